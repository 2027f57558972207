// @ts-check
/** On a kiosk machine the page is all there is: no key, no gesture and no menu leads out of it. */

const KEPT = new Set(["Tab", "Enter", " ", "Escape", "Backspace", "Delete", "Home", "End", "Shift", "AltGraph"]);

/** Whether the browser itself would do something with the key. @param {KeyboardEvent} event */
export function leadsOut({ key, ctrlKey, metaKey, altKey }) {
  if (ctrlKey || metaKey || altKey) return key !== "AltGraph";
  if (/^F\d+$/.test(key)) return true;
  return key.length > 1 && !KEPT.has(key) && !/^(Arrow|Page)/.test(key);
}

/** Everything that a browser offers beside its page. */
export function lock() {
  const never = (/** @type {Event} */ event) => event.preventDefault();
  for (const gesture of ["contextmenu", "dragstart", "drop", "dragover", "auxclick", "selectstart", "gesturestart"]) {
    addEventListener(gesture, (event) => {
      if (!(event.target instanceof HTMLInputElement && event.type === "selectstart")) never(event);
    }, { capture: true });
  }
  addEventListener("keydown", (event) => {
    if (leadsOut(event)) never(event);
  }, { capture: true });
  addEventListener("wheel", (event) => {
    if (event.ctrlKey) never(event);
  }, { capture: true, passive: false });
  addEventListener("touchmove", (event) => {
    if (event.touches.length > 1) never(event);
  }, { capture: true, passive: false });
  // "Back" leads to this page again.
  history.pushState(null, "");
  addEventListener("popstate", () => history.pushState(null, ""));
  window.open = () => null;
  window.print = () => {};
}
