// Marks in the table of contents which part of the page is being read.

const links = new Map(
  [...document.querySelectorAll(".toc .toc__link")].map((link) => [decodeURIComponent(link.hash.slice(1)), link]),
);
const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);

function mark() {
  const passed = headings.filter((heading) => heading.getBoundingClientRect().top < window.innerHeight / 3);
  const current = passed.at(-1)?.id;
  for (const [id, link] of links) {
    if (id === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

if (headings.length) {
  const observer = new IntersectionObserver(mark, { rootMargin: "100000px 0px -66% 0px" });
  headings.forEach((heading) => observer.observe(heading));
  mark();
}
