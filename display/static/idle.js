// @ts-check
/** The screen when nobody is called: before opening, the morning before the first call, and the closed hall. */
import { html } from "htm/preact";
import { publicWords } from "/ui/public_words.js";
import { clockText, dayName, hhmm, longDate, parts, serverNow } from "/ui/time.js";
import { Fit } from "./fit.js";

/** @typedef {import("./screen.js").View} View */
/** @typedef {import("./board.js").Board} Board */

const DAY_MS = 86_400_000;
/** Why the hall is shut, where the supervisor said nothing. */
const KNOWN = ["day-closed", "day-closing", "after-last-ticket", "holiday", "closed-day"];

/** @param {{view: View, board: Board, shut: boolean}} props */
export function Idle({ view, board, shut }) {
  const { open, why } = view.catalogue;
  const early = why === "before-opening";
  const word = !shut ? "welcome" : early ? greeting(view) : why === "holiday" ? "holiday" : "closed";
  const hint = !shut ? (open ? "take-number" : "last-numbers") : early ? "take-soon" : "closed-thanks";
  return html`
    <section class=${`panel panel-idle ${shut && !early ? "panel-closed" : ""}`}>
      <p class="idle-hall">${board.branch.name}</p>
      <${Fit} class="idle-word">${view.t(word)}<//>
      ${shut && !early && html`<p class="idle-because">${because(view)}</p>`}
      <p class="idle-date">${longDate(serverNow(), view.lang, view.tz)}</p>
      <${Fit} class="idle-hours">${shut ? opening(view) : hours(view)}<//>
      ${shut && early && html`<${Fit} class="idle-hours">${hours(view)}<//>`}
      <p class="idle-hint">${view.t(hint)}</p>
    </section>`;
}

/** The shut hall on screens that show something else while it is open. @param {{view: View, board: Board}} props */
export function Shut({ view, board }) {
  return html`<main class="shut"><${Idle} view=${view} board=${board} shut=${true} /></main>`;
}

/** Good morning, by the hall's clock. @param {View} view */
function greeting(view) {
  const { hour } = parts(serverNow(), view.tz);
  return hour < 3 || hour >= 18 ? "good-evening" : hour < 11 ? "good-morning" : hour < 15 ? "good-day" : "good-afternoon";
}

/** @param {View} view */
function because({ catalogue, t, tz, lang }) {
  if (catalogue.because) return publicWords(t, catalogue.because);
  const close = catalogue.hours_today?.close;
  // Who has a number is still served.
  if (catalogue.why === "after-last-ticket" && close && hhmm(serverNow(), tz, "en") < close) return t("why-no-more-numbers", { time: clockText(close, lang) });
  return KNOWN.includes(catalogue.why) ? t(`why-${catalogue.why}`) : "";
}

/** @param {View} view */
function hours(view) {
  const today = view.catalogue.hours_today;
  if (!today) return "";
  const text = (/** @type {string} */ clock) => clockText(clock, view.lang);
  const says = view.t("open-today", { open: text(today.open), close: text(today.close) });
  const rest = today.break && view.t("break-today", { from: text(today.break[0]), to: text(today.break[1]) });
  return html`<span>${says}</span>${rest && html`${" · "}<span>${rest}</span>`}`;
}

/** When numbers are given out again: today, on a day of this week, or on a date. @param {View} view */
export function opening(view) {
  const moment = view.catalogue.opens_at;
  if (!moment) return "";
  const { lang, tz } = view;
  const time = view.time(moment);
  const date = longDate(moment, lang, tz);
  if (date === longDate(serverNow(), lang, tz)) return view.t("opens-today", { time });
  const soon = Date.parse(moment) - serverNow().getTime() < 6 * DAY_MS;
  return view.t("opens-again", { day: soon ? dayName(moment, lang, tz) : date, time });
}
