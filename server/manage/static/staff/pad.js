// @ts-check
/** A numeric pad has no Esc: its point leaves a question. Pure. */

/** What is typed letter by letter; a choice or a button is not. */
const TYPED = new Set(["INPUT", "TEXTAREA"]);
const NOT_TYPED = new Set(["radio", "checkbox", "button", "submit"]);

/**
 * Whether this key leaves the question, as Esc does. In a field that holds text the point is a point: 08.00.
 * @param {{ code?: string, ctrlKey?: boolean, altKey?: boolean, metaKey?: boolean, repeat?: boolean }} press
 * @param {any} field where the key was pressed
 */
export function leavesByPad(press, field) {
  if (press.code !== "NumpadDecimal" || press.repeat || press.ctrlKey || press.altKey || press.metaKey) return false;
  const typing = TYPED.has(field?.tagName) && !NOT_TYPED.has(field.type);
  // A date that is half typed has no value yet.
  return !(typing && (field.value || field.validity?.badInput));
}
