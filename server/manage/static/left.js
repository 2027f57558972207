// @ts-check
/** How many characters still fit into a field, told when they are few: a text that is cut in mid-word is cut with a word. */
import { html } from "htm/preact";
import { useTexts } from "./staff/language.js";

/** The longest texts that the server takes. */
export const NAME_MAX = 60;
export const SENTENCE_MAX = 200;

/** Told from the last fifth on. */
const FEW = 1 / 5;

/**
 * @param {string} value
 * @param {number} max
 * @returns {number | null} null: there is room enough
 */
export function fewLeft(value, max) {
  const left = Math.max(0, max - value.length);
  return left <= max * FEW ? left : null;
}

/** @param {{ value: string, max: number }} props */
export function Left({ value, max }) {
  const { t } = useTexts();
  const left = fewLeft(value, max);
  if (left === null) return null;
  return left > 0 ? html`<small class="quiet">${t("chars-left", { count: left })}</small>` : html`<small class="late" role="status">${t("chars-full", { max })}</small>`;
}
