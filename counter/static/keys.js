// @ts-check
/** The keys of the console: letters, and a USB numeric pad that does the same with one hand. */

/** @type {Record<string, string>} letter -> move */
const LETTERS = {
  r: "recall",
  x: "no-show",
  t: "transfer",
  h: "park",
  j: "pause",
  k: "close",
  c: "cancel",
  u: "undo",
  f: "finish",
  s: "start",
  b: "papers",
  a: "add",
  d: "reprint",
  l: "direct",
  o: "mode",
  y: "agree",
  n: "keep",
  p: "row-call",
  m: "row-back",
  "?": "help",
};

/** @type {Record<string, string>} the pad, by position, so that NumLock does not matter */
const PAD = {
  NumpadEnter: "main",
  Numpad1: "recall",
  Numpad2: "start",
  Numpad3: "finish",
  Numpad4: "no-show",
  Numpad5: "park",
  Numpad6: "transfer",
  Numpad7: "pause",
  Numpad8: "row-call",
  Numpad9: "row-back",
  Numpad0: "undo",
  NumpadAdd: "row-next",
  NumpadSubtract: "row-previous",
  NumpadMultiply: "list-next",
  NumpadDivide: "help",
  NumpadDecimal: "let-go",
};

/** @type {Record<string, string>} keys that move in the lists */
const WALK = {
  ArrowDown: "row-next",
  ArrowUp: "row-previous",
  ArrowRight: "list-next",
  ArrowLeft: "list-previous",
  Escape: "let-go",
};

/** The two keys of every move, for the buttons and the page of all keys. */
export const SHOWN = /** @type {Record<string, { key: string, pad: string }>} */ ({
  main: { key: "Enter", pad: "Enter" },
  recall: { key: "R", pad: "1" },
  start: { key: "S", pad: "2" },
  finish: { key: "F", pad: "3" },
  papers: { key: "B", pad: "4" },
  add: { key: "A", pad: "" },
  reprint: { key: "D", pad: "" },
  direct: { key: "L", pad: "" },
  mode: { key: "O", pad: "" },
  agree: { key: "Y", pad: "" },
  keep: { key: "N", pad: "" },
  "no-show": { key: "X", pad: "4" },
  park: { key: "H", pad: "5" },
  transfer: { key: "T", pad: "6" },
  pause: { key: "J", pad: "7" },
  undo: { key: "U", pad: "0" },
  cancel: { key: "C", pad: "" },
  close: { key: "K", pad: "" },
  walk: { key: "↑ ↓", pad: "− +" },
  lists: { key: "← →", pad: "*" },
  call: { key: "P", pad: "8" },
  resume: { key: "M", pad: "9" },
  return: { key: "M", pad: "9" },
  "let-go": { key: "Esc", pad: "." },
  help: { key: "?", pad: "/" },
});

/** Moves for which a pad has no key: a digit picks them on the page of all keys. */
export const WITHOUT_PAD = Object.keys(SHOWN).filter((move) => SHOWN[move].pad === "");

/**
 * What a key press asks for, or null when it is not ours (a browser short cut, a held-down key).
 * @param {{ key: string, code?: string, ctrlKey?: boolean, altKey?: boolean, metaKey?: boolean, repeat?: boolean }} press
 * @param {string} [also] the code of the key that this computer uses for the main button beside Enter
 * @returns {string | null}
 */
export function meaning(press, also = "") {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  const asked = PAD[press.code ?? ""] ?? WALK[press.key] ?? LETTERS[press.key.toLowerCase()] ?? null;
  const move = press.key === "Enter" || (also && press.code === also) ? "main" : asked;
  const walking = move === "row-next" || move === "row-previous";
  return press.repeat && !walking ? null : move;
}

/**
 * A digit pressed on either row of digits picks the nth choice of a dialog.
 * @param {{ key: string, code?: string, ctrlKey?: boolean, altKey?: boolean, metaKey?: boolean, repeat?: boolean }} press
 * @returns {number | null}
 */
export function digit(press) {
  if (press.repeat || press.ctrlKey || press.altKey || press.metaKey) return null;
  const found = /^(?:Numpad|Digit)([1-9])$/.exec(press.code ?? "") ?? /^([1-9])$/.exec(press.key);
  return found ? Number(found[1]) : null;
}
