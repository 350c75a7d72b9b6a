// Adds up the answers of the self-check in the browser. Nothing is sent, kept or put into the address, and leaving the
// page clears it. Without this script the page is read, or printed, and added up by hand.

const sheet = document.querySelector("[data-self-check]");

/** Returns the sum of what is chosen, or null while an answer is missing that counts. */
function sumOf(instrument) {
  let sum = 0;
  for (const question of instrument.querySelectorAll("[role=radiogroup]")) {
    const chosen = question.querySelector(":checked");
    if (!chosen) return null;
    sum += Number(chosen.value);
    if (chosen.hasAttribute("data-ends")) return sum;
  }
  return sum;
}

function line(name, text) {
  const made = document.createElement("p");
  made.className = `instrument__${name}`;
  made.textContent = text;
  return made;
}

/** Shows the words of the sum that stand on the page already; they are hidden on the screen and printed. */
function show(instrument) {
  const result = instrument.querySelector("[data-result]");
  const sum = sumOf(instrument);
  const band = [...instrument.querySelectorAll("[data-least]")].find(
    ({ dataset }) => sum !== null && sum >= Number(dataset.least) && sum <= Number(dataset.most),
  );
  const words = (part) => band.querySelector(`[data-${part}]`).textContent;
  result.replaceChildren(
    ...(band
      ? [
          line("result-sum", `Your sum: ${sum} of ${instrument.dataset.most}`),
          line("result-title", words("title")),
          line("result-text", words("text")),
        ]
      : []),
  );
}

function clear() {
  for (const chosen of sheet.querySelectorAll(":checked")) chosen.checked = false;
  for (const instrument of sheet.querySelectorAll("[data-instrument]")) show(instrument);
}

if (sheet) {
  sheet.classList.add("self-check--scored");
  const button = sheet.querySelector("[data-clear]");
  button.hidden = false;
  button.addEventListener("click", clear);
  sheet.addEventListener("change", (event) => show(event.target.closest("[data-instrument]")));
  // Browsers keep pages, and fill in old answers, for the way back.
  window.addEventListener("pagehide", clear);
  window.addEventListener("pageshow", clear);
}
