// @ts-check
/**
 * A kiosk is not a document and not a browser: no menu, no selecting, dragging, zooming or printing, no keys that lead away.
 * What a page cannot prevent (closing its window, the desk behind it) the kiosk's own browser flags must: see docs/kiosk.md.
 */

const GESTURES = [
  "contextmenu", "dragstart", "dragover", "drop", "selectstart", "auxclick", "gesturestart", "copy", "cut", "paste", "beforeprint",
];
/** Keys that open, reload, search, scroll or leave in a browser; all else with Ctrl, Alt or Meta is a shortcut too. */
const LEADING_AWAY = /^(F\d{1,2}|Browser\w+|Launch\w+|ContextMenu|GoBack|GoForward|Help|Find|Print|PrintScreen|Open|Save|ZoomIn|ZoomOut)$/;

/** Whether a browser might do more with it than type. Pure. @param {Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey"> & {altGraph?: boolean}} pressed */
export function leadsAway({ key, ctrlKey, altKey, metaKey, altGraph = false }) {
  if (LEADING_AWAY.test(key)) return true;
  if (altGraph) return false;
  return ctrlKey || altKey || metaKey;
}

/** @param {Window} place */
export function lock(place) {
  const options = { capture: true, passive: false };
  for (const gesture of GESTURES) place.addEventListener(gesture, (event) => event.preventDefault(), options);
  place.addEventListener(
    "keydown",
    (event) => {
      if (!leadsAway({ ...picked(event), altGraph: event.getModifierState("AltGraph") })) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    options,
  );
  place.addEventListener("wheel", (event) => event.ctrlKey && event.preventDefault(), options);
  place.addEventListener("touchmove", (event) => event.touches.length > 1 && event.preventDefault(), options);
  // Nothing is behind this page and nothing before it: whoever goes back arrives here.
  place.history.replaceState(null, "", place.location.pathname + place.location.search);
  place.history.pushState(null, "");
  place.addEventListener("popstate", () => place.history.pushState(null, ""));
}

/** @param {KeyboardEvent} event */
const picked = ({ key, ctrlKey, altKey, metaKey }) => ({ key, ctrlKey, altKey, metaKey });
