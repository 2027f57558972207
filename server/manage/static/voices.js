// @ts-check
/** The voices of the hall: who is being said, who waits for it, and whether it nears its limit. */
import { html } from "htm/preact";
import { useTexts } from "./staff/language.js";

/** @typedef {{zone: string | null, speaker: string | null, saying: string | null, waiting: string[], calls: number, busy: number, mean_wait_s: number, split: boolean}} Spoken */

/** @param {{ voices: Spoken[] }} props */
export function Voices({ voices }) {
  const { t } = useTexts();
  if (voices.length === 0) return null;
  return html`<section class="panel" aria-labelledby="voices-title">
    <h2 id="voices-title">${t("voices")}</h2>
    <ul class="machine-list">
      ${voices.map((voice) => html`<li key=${voice.zone ?? ""}>
        <span class="dot" data-ok=${voice.speaker !== null && !voice.split}></span>
        <span class="machine-name">${voice.zone ? t("voice-zone", { zone: voice.zone }) : t("voice-hall")}</span>
        <span class=${voice.split || voice.speaker === null ? "late" : "quiet"}>${words(voice)}</span>
        ${voice.saying && html`<span class="machine-error voice-saying">${voice.saying}</span>`}
      </li>`)}
    </ul>
  </section>`;

  /** @param {Spoken} voice */
  function words(voice) {
    if (voice.speaker === null) return t("voice-silent");
    if (voice.waiting.length) return t("voice-waiting", { count: voice.waiting.length });
    return t("voice-busy", { percent: Math.round(voice.busy * 100), seconds: Math.round(voice.mean_wait_s) });
  }
}
