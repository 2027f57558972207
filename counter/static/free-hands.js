// @ts-check
/** The card while nobody is at the counter: ready, paused or closed, and who waits. */
import { html } from "htm/preact";
import { hhmm, serverNow } from "/ui/time.js";
import { useNow, useTexts } from "/manage/static/staff/language.js";
import { zoneOf } from "./bar.js";
import { dayIsClosed } from "./news.js";
import { longest } from "./walk.js";

/** A return further off than this is told by the clock alone. */
const SOON_MIN = 90;

/** @param {{ state: any, situation: import("./moves.js").Situation, lists: any, hall: any, ended: string | null }} props */
export function FreeHands({ state, situation, lists, hall, ended }) {
  const { t } = useTexts();
  const auto = state.mode === "auto";
  const waiting = lists?.waiting ?? [];
  const late = waiting.filter((/** @type {any} */ row) => row.late).length;
  const priority = waiting.filter((/** @type {any} */ row) => row.priority).length;
  const count = lists ? waiting.length : (state.waiting ?? 0);
  return html`<div class="now-head"><p class="now-state" role="status">${t(`state-${situation}`)}</p></div>
    <div class="now-free">
      ${situation === "paused" && html`<${PauseWords} state=${state} hall=${hall} />`}
      ${situation === "closed" && html`<${ClosedWords} state=${state} ended=${ended} />`}
      ${situation === "ready" && count === 0 && html`<p class="now-big">${t("nobody-title")}</p>`}
      ${situation === "ready" && count > 0 && html`<p class="now-number number">${count}</p>`}
      <p class="now-facts">${facts()}</p>
      <p class="now-tags">
        ${late > 0 && html`<span class="tag tag-paper">${t("some-late", { count: late })}</span>`}
        ${priority > 0 && html`<span class="tag tag-priority">${t("some-priority", { count: priority })}</span>`}
      </p>
    </div>`;

  function facts() {
    if (count === 0 && situation === "ready" && dayIsClosed(state)) return t("empty-day-closed");
    if (count === 0) return t(situation !== "ready" ? "waiting-none" : auto ? "nobody-hint-auto" : "nobody-hint");
    const words = situation !== "ready" ? "waiting-facts" : auto ? "ready-facts-auto" : "ready-facts";
    return t(words, { count, minutes: longest(waiting) });
  }
}

/** @param {{ state: any, hall: any }} props */
function PauseWords({ state, hall }) {
  const { t, lang } = useTexts();
  const now = useNow(5_000, serverNow);
  const left = state.back_at ? Math.ceil((Date.parse(state.back_at) - now.getTime()) / 60_000) : null;
  const words = left === null ? "" : left < 0 ? "back-late" : left > SOON_MIN ? "back-later" : "back-at";
  return html`<p class="now-big">${state.reason || t("paused-title")}</p>
    ${left !== null && html`<p class=${left < 0 ? "now-back late" : "now-back"}>
      ${t(words, { time: hhmm(state.back_at, zoneOf(hall), lang), minutes: Math.abs(left) })}
    </p>`}`;
}

/** Shut by the officer, or because the day has ended for everybody. @param {{ state: any, ended: string | null }} props */
function ClosedWords({ state, ended }) {
  const { t } = useTexts();
  if (!dayIsClosed(state)) return html`<p class="now-big">${t("closed-title")}</p>`;
  const because = state.hall.because;
  return html`<p class="now-big">${t("day-closed-title")}</p>
    ${because && html`<p class="now-because">${because}</p>`}
    <p class="now-back">${t("day-closed-hint")}</p>
    ${ended && html`<p class="now-ended">${t("day-closed-ended", { number: ended })}</p>`}`;
}
