// @ts-check
/**
 * Which key of a keypad does what, for hands that do not see the screen. Only keys of the number block and the arrows:
 * the row of digits above the letters, and a scanner, go on typing. Pure.
 *
 * @typedef {"start" | "next" | "before" | "section" | "section-before" | "choose" | "back" | "repeat" | "keys" | "louder" | "softer"} Press
 * @typedef {{key: string, code: string, repeat?: boolean}} Key
 */

/** @type {Record<string, Press>} */
const KEYPAD = {
  Numpad2: "next", Numpad6: "next", Numpad8: "before", Numpad4: "before", Numpad3: "section", Numpad9: "section-before",
  Numpad5: "choose", Numpad0: "back", NumpadDecimal: "back", Numpad7: "keys", Numpad1: "repeat", NumpadMultiply: "repeat",
  NumpadAdd: "louder", NumpadSubtract: "softer",
};
/** @type {Record<string, Press>} also on a keyboard */
const KEYBOARD = {
  ArrowDown: "next", ArrowUp: "before", ArrowRight: "next", ArrowLeft: "before", PageDown: "section", PageUp: "section-before",
  Escape: "back", Backspace: "back",
};
/** What a field does with these itself is more than walking on. */
const OF_A_FIELD = new Set(["ArrowLeft", "ArrowRight", "Backspace"]);
/** While nobody listens, these ask for the guide: the middle key has a bump, the others stand at the edge. */
const ASKING = new Set(["Numpad5", "NumpadAdd", "NumpadMultiply"]);

/**
 * @param {Key} event
 * @param {{on: boolean, field: boolean, control: boolean}} now whether the guide speaks; whether a field, or any control, has the focus
 * @returns {Press | null} null: the key keeps its usual meaning
 */
export function pressOf(event, { on, field, control }) {
  if (!on) {
    if (event.code === "Enter" || event.code === "NumpadEnter") return event.repeat && !control ? "start" : null;
    return ASKING.has(event.code) && !field ? "start" : null;
  }
  if (event.code in KEYPAD) return KEYPAD[event.code];
  if (field && OF_A_FIELD.has(event.key)) return null;
  return KEYBOARD[event.key] ?? null;
}
