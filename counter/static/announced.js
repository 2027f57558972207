// @ts-check
/** Whether the visitor can know: what screens have shown and loudspeakers said of the call in hand. */
import { html } from "htm/preact";
import { useTexts } from "/manage/static/staff/language.js";

/**
 * What is said of it, as a message id with its values; null where the hall has no screen that tells.
 *
 * @param {{shown_ms: number | null, spoken_ms: number | null, screens: boolean, voice: boolean} | null | undefined} announced
 * @returns {{id: string, args: Record<string, number>, good: boolean} | null}
 */
export function wordsFor(announced) {
  if (!announced || !(announced.screens || announced.voice)) return null;
  const [shown, spoken] = [announced.shown_ms, announced.spoken_ms].map((ms) => (ms === null ? null : seconds(ms)));
  if (shown !== null && spoken !== null) return { id: "announced-both", args: { shown, spoken }, good: true };
  if (spoken !== null) return { id: "announced-spoken", args: { spoken }, good: true };
  if (shown !== null) return { id: announced.voice ? "announced-voice-to-come" : "announced-shown", args: { shown }, good: !announced.voice };
  return { id: "announced-not", args: {}, good: false };
}

/** Tenths below ten seconds; whole seconds above. @param {number} ms */
function seconds(ms) {
  return ms < 9_950 ? Math.round(ms / 100) / 10 : Math.round(ms / 1_000);
}

/** @param {{ announced: any }} props */
export function Announced({ announced }) {
  const { t } = useTexts();
  const words = wordsFor(announced);
  if (words === null) return null;
  return html`<p class=${words.good ? "timer-told timer-told-good" : "timer-told"}>${t(words.id, words.args)}</p>`;
}
