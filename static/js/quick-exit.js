// Leaves the site at once: by the link, or by pressing Shift three times. The page that is left does not stay behind the
// Back button. Nothing can erase the rest of the browser's history, and the page says so.

const WITHIN_MS = 1500;
const link = document.querySelector("[data-quick-exit]");
let presses = [];

function leave(event) {
  event.preventDefault();
  document.body.hidden = true;
  document.title = "";
  window.location.replace(link.href);
}

function countPresses(event) {
  const now = Date.now();
  presses = event.key === "Shift" ? [...presses.filter((at) => now - at < WITHIN_MS), now] : [];
  if (presses.length >= 3) leave(event);
}

if (link) {
  link.addEventListener("click", leave);
  document.addEventListener("keyup", countPresses);
}
