// @ts-check
/** Whether the visitor can know: what screens have shown and loudspeakers said of the call in hand. */
import { html } from "htm/preact";
import { useTexts } from "/manage/static/staff/language.js";

/**
 * What is said of it, as a message id with its values; null where the hall has no screen that tells.
 *
 * @param {{shown_ms: number | null, spoken_ms: number | null, screens: boolean, voice: boolean} | null | undefined} announced
 * @returns {{id: string, args: Record<string, number>, tone: "done" | "going" | "missing"} | null}
 */
export function wordsFor(announced) {
  if (!announced || !(announced.screens || announced.voice)) return null;
  const [shown, spoken] = [announced.shown_ms, announced.spoken_ms].map((ms) => (ms === null ? null : seconds(ms)));
  if (shown !== null && spoken !== null) return { id: "announced-both", args: { shown, spoken }, tone: "done" };
  if (spoken !== null) return { id: "announced-spoken", args: { spoken }, tone: "done" };
  if (shown !== null && announced.voice) return { id: "announced-voice-to-come", args: { shown }, tone: "going" };
  if (shown !== null) return { id: "announced-shown", args: { shown }, tone: "done" };
  return { id: "announced-not", args: {}, tone: "missing" };
}

/**
 * Whether the officer must still wait with what was refused as too early: a no-show waits for the announcement alone.
 *
 * @template {{move: string} | null} T
 * @param {T} notYet
 * @param {any} state
 * @returns {T | null}
 */
export function stillEarly(notYet, state) {
  return notYet?.move === "no-show" && wordsFor(state.announced)?.tone === "done" ? null : notYet;
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
  return html`<p class=${`timer-told timer-told-${words.tone}`}>${t(words.id, words.args)}</p>`;
}
