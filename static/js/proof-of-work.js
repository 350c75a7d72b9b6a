/* While many messages come in: finds the number that the page asks for, so that a flood costs its sender something.
   Without scripts, or on a page without TLS, the form can be sent all the same. */
const BATCH = 500;
const form = document.querySelector("form[data-target]");

const hex = (sum) => Array.from(new Uint8Array(sum), (byte) => byte.toString(16).padStart(2, "0")).join("");

const solve = async ({ salt, target, most }) => {
  const encoder = new TextEncoder();
  for (let start = 0; start < Number(most); start += BATCH) {
    const sums = await Promise.all(
      Array.from({ length: BATCH }, (_, offset) => crypto.subtle.digest("SHA-256", encoder.encode(salt + (start + offset)))),
    );
    const found = sums.findIndex((sum) => hex(sum) === target);
    if (found >= 0) return String(start + found);
  }
  return "";
};

if (form && window.crypto?.subtle) {
  let done = false;
  const work = solve(form.dataset)
    .then((solution) => {
      form.elements.solution.value = solution;
    })
    .finally(() => {
      done = true;
    });
  form.addEventListener("submit", async (event) => {
    if (done || event.submitter?.name === "change") return;
    event.preventDefault();
    form.querySelector("[role=status]").hidden = false;
    await work.catch(() => {});
    form.requestSubmit();
  });
}
