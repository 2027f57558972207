// @ts-check
/** The line at the top: which hall, which zone, the server's date and clock; and while the sound is off, the request to be touched. */
import { html } from "htm/preact";
import { hhmm, serverNow, shortDate } from "/ui/time.js";
import { muted } from "./icons.js";
import { zoneParts } from "./words.js";

/** @typedef {import("./screen.js").View} View */
/** @typedef {import("./board.js").Board} Board */

/** In a header of one line, the hall's name, the zone's and the date share this many letters. */
const LETTERS = 78;
const DATE_LETTERS = 12;
/** The sign and the frame of the request to be touched are as wide as so many letters. */
const ASK_LETTERS = 6;

/** @param {{view: View, board: Board, sound: string}} props */
export function Header({ view, board, sound }) {
  const { name, short_name: short } = board.branch;
  const zone = board.zone && zoneParts(board.zone, view.t("zone"));
  const mine = view.screen.layout === "agency" ? board.agencies[0] : null;
  const told = mine ? mine.short : zone ? `${zone.tag} · ${zone.about}` : view.t("zone-hall");
  const marks = (sound === "off" ? 16 : 0) + (board.trial ? 16 : 0) + DATE_LETTERS;
  const asks = sound === "ask";
  const full = !view.narrow && !board.trial && !asks && name.length + told.length + marks <= LETTERS;
  // What asks to be touched stands where the hall's name would; the clock is never pushed out.
  const first = asks ? view.t("sound-off").length + ASK_LETTERS : short.length;
  const dated = view.narrow || full || first + told.length + marks <= LETTERS;
  return html`
    <header class="head">
      <h1 class=${asks ? "visually-hidden" : "head-hall"}>${full ? name : short}</h1>
      ${asks && html`<p class="head-muted head-ask">${muted()}${view.t("sound-off")}</p>`}
      ${mine
        ? html`<p class="head-zone" data-zone=${view.zoneOf(mine.code)}><b>${mine.code}</b> · ${mine.short}</p>`
        : zone
          ? html`<p class="head-zone" data-zone=${board.zone?.code}><b>${zone.tag}</b>${zone.about && ` · ${zone.about}`}</p>`
          : view.screen.layout !== "door" && html`<p class="head-zone head-zone-hall"><b>${view.t("zone-hall")}</b></p>`}
      ${board.trial && html`<p class="head-trial">${view.t("trial-mark")}</p>`}
      ${sound === "off" && html`<p class="head-muted">${muted()}${view.t("sound-none")}</p>`}
      <p class="head-when">
        ${dated && html`<span class="head-date">${shortDate(serverNow(), view.lang, view.tz)}</span>`}
        <time class="head-clock number">${hhmm(serverNow(), view.tz, view.lang)}</time>
      </p>
    </header>`;
}
