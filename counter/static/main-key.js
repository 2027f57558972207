// @ts-check
/** The key that this computer uses for the main button beside Enter: for a pad or a pedal with few keys. */

const KEPT = "antrean.counter.main-key";

/** By position, as keys report themselves; the first one is none. */
export const MAIN_KEYS = ["", "Space", "NumpadAdd", "Numpad0", "NumpadDecimal", "F8"];

/** What stands on the key. */
export const CAPS = /** @type {Record<string, string>} */ ({ Space: "␣", NumpadAdd: "+", Numpad0: "0", NumpadDecimal: ".", F8: "F8" });

export function mainKey() {
  const kept = localStorage.getItem(KEPT) ?? "";
  return MAIN_KEYS.includes(kept) ? kept : "";
}

/** @param {string} code */
export function keepMainKey(code) {
  localStorage.setItem(KEPT, code);
}
