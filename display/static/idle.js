// @ts-check
/** The screen when nobody is called: the morning before the first call, and the closed hall. */
import { html } from "htm/preact";
import { clockText, dayName, longDate, parts, serverNow } from "/ui/time.js";
import { Fit } from "./fit.js";
import { counterRange, zoneParts } from "./words.js";

/** @typedef {import("./screen.js").View} View */
/** @typedef {import("./board.js").Board} Board */

/** More rows than this do not fit below each other ... */
const MOST = 13;
/** ... and with more than this each has one line only. */
const ROOMY = 6;

/** @param {{view: View, board: Board}} props */
export function Idle({ view, board }) {
  const open = view.catalogue.open;
  return html`
    <section class=${`panel panel-idle ${open ? "" : "panel-closed"}`}>
      <p class="idle-hall">${board.branch.name}</p>
      <${Fit} class="idle-word">${view.t(open ? "welcome" : "closed")}<//>
      <p class="idle-date">${longDate(serverNow(), view.lang, view.tz)}</p>
      <p class="idle-hours">${open ? hours(view) : opening(view)}</p>
      <p class="idle-hint">${view.t(open ? "take-number" : "closed-thanks")}</p>
    </section>`;
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

/** @param {View} view */
function opening(view) {
  const moment = view.catalogue.opens_at;
  if (!moment) return "";
  const time = view.time(moment);
  const today = parts(moment, view.tz).day === parts(serverNow(), view.tz).day;
  return today ? view.t("opens-today", { time }) : view.t("opens-again", { day: dayName(moment, view.lang, view.tz), time });
}

/** Beside it: what this zone has, or which zones the hall has. @param {{view: View, board: Board}} props */
export function Here({ view, board }) {
  /** @type {{code: string, zone: string, name: string, more: string}[]} */
  const rows = (view.hall ? zones(view) : agencies(view, board)).slice(0, MOST);
  return html`
    <section class="last" aria-labelledby="here-title">
      <h2 id="here-title" class="side-title">${view.t(view.hall ? "here-hall" : "here")}</h2>
      <ul class=${`last-rows here-rows ${rows.length > ROOMY ? "here-many" : ""}`}>
        ${rows.map(
          (row) => html`
            <li class="here-row" key=${row.code} data-zone=${row.zone}>
              <b class="here-letter">${row.code}</b>
              <p><b>${row.name}</b>${rows.length <= ROOMY && html`<small>${row.more}</small>`}</p>
            </li>`,
        )}
      </ul>
    </section>`;
}

/** @param {View} view */
function zones(view) {
  return view.catalogue.zones.map((/** @type {any} */ zone) => {
    const { tag, about } = zoneParts(zone, view.t("zone"));
    return { code: zone.code, zone: zone.code, name: tag, more: about };
  });
}

/** @param {View} view @param {Board} board */
function agencies(view, board) {
  return board.agencies.map(({ code, short }) => {
    const names = board.counters.filter(({ agency }) => agency === code).map(({ name }) => name);
    return { code, zone: view.zoneOf(code), name: short, more: counterRange(names) };
  });
}
