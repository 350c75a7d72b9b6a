// Leaves the site at once: by the link, or by pressing Shift three times. The page that is left does not stay behind the
// Back button. Nothing can erase the rest of the browser's history, and the page says so.

const WITHIN_MS = 1500;
const links = document.querySelectorAll("[data-quick-exit]");
let presses = [];
let alone = false;

function leave(event) {
  event.preventDefault();
  document.body.hidden = true;
  document.title = "";
  window.location.replace(links[0].href);
}

/** A press counts when Shift goes down and up with nothing else in between: who types a capital does not leave. */
function start(event) {
  if (event.repeat) return;
  alone = event.key === "Shift" && !event.isComposing && !(event.ctrlKey || event.altKey || event.metaKey);
  if (!alone) presses = [];
}

function end(event) {
  if (event.key !== "Shift" || !alone) return;
  alone = false;
  presses = [...presses.filter((at) => event.timeStamp - at < WITHIN_MS), event.timeStamp];
  if (presses.length >= 3) leave(event);
}

function forget() {
  alone = false;
  presses = [];
}

if (links.length) {
  for (const link of links) link.addEventListener("click", leave);
  document.addEventListener("keydown", start);
  document.addEventListener("keyup", end);
  // Shift with a click selects text or opens a window.
  document.addEventListener("pointerdown", forget);
}
