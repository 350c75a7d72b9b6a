/* Starts the admin's widgets from data attributes, so that the admin needs no inline script.
   Only the names below are ever called: an attribute that somebody smuggled in can start nothing else. */
(() => {
  "use strict";

  const FUNCTIONS = new Set(["createTaskChooser", "initDateChooser", "initDateTimeChooser", "initTimeChooser"]);
  const CONSTRUCTORS = new Set([
    "Chooser",
    "DocumentChooser",
    "ImageChooser",
    "InlinePanel",
    "MultipleChooserPanel",
    "PageChooser",
    "SnippetChooser",
  ]);
  const SELECTOR = "[data-admin-init]";
  const started = new WeakSet();

  const start = (element) => {
    const name = element.dataset.adminInit;
    if (started.has(element) || !element.isConnected) return;
    started.add(element);
    const values = JSON.parse(element.dataset.adminArgs);
    if (FUNCTIONS.has(name)) window[name](...values);
    else if (CONSTRUCTORS.has(name)) new window[name](...values);
  };

  const scan = (node) => {
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    if (node.matches(SELECTOR)) start(node);
    node.querySelectorAll(SELECTOR).forEach(start);
  };

  const watch = () => {
    scan(document.documentElement);
    const observer = new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach(scan)));
    observer.observe(document.documentElement, { childList: true, subtree: true });
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", watch);
  else watch();
})();
