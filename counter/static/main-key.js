// @ts-check
/** The key that this computer uses for the main button beside Enter: for a pad or a pedal with few keys. */

const KEPT = "antrean.counter.main-key";

/** By position, as keys report themselves; the first one is none. */
export const MAIN_KEYS = ["", "Space", "NumpadAdd", "Numpad0", "NumpadDecimal", "F8"];

/** What stands on the key; the space bar has no word on it. */
const CAPS = /** @type {Record<string, string>} */ ({ NumpadAdd: "+", Numpad0: "0", NumpadDecimal: ".", F8: "F8" });

/**
 * @param {string} code
 * @param {import("/ui/i18n.js").Translate} t
 */
export function nameOfKey(code, t) {
  return code === "Space" ? t("main-key-space") : CAPS[code];
}

export function mainKey() {
  const kept = localStorage.getItem(KEPT) ?? "";
  return MAIN_KEYS.includes(kept) ? kept : "";
}

/** @param {string} code */
export function keepMainKey(code) {
  localStorage.setItem(KEPT, code);
}
