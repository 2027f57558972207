// @ts-check
/** Counters as tiles: the name, who is there or in words why nobody is, until when. Many take turns. */
import { html } from "htm/preact";
import { publicWords } from "/ui/public_words.js";
import { serverNow } from "/ui/time.js";
import { shape } from "./counters.js";
import { arrow, pause } from "./icons.js";
import { counterName } from "./panel.js";
import { mark } from "./shown.js";
import { useTurn } from "./turn.js";

const PAGE_MS = 8_000;

/** @typedef {import("./screen.js").View} View */
/** @typedef {import("./counters.js").Seat} Seat */

/** @param {{view: View, all: Seat[], room: number[]}} props room: columns and rows that fit */
export function Seats({ view, all, room: [most, high] }) {
  const turn = useTurn(PAGE_MS);
  const { pages, columns, rows } = shape(all.length, most, high);
  const page = turn % pages;
  const shown = all.slice(page * columns * rows, (page + 1) * columns * rows);
  return html`
    <section class="seats" aria-labelledby="seats-title">
      <h2 id="seats-title" class="side-title">${view.t("seats")}${pages > 1 && html`<span class="number seats-page">${view.t("page", { page: page + 1, pages })}</span>`}</h2>
      <ul class="seat-tiles" key=${page} style=${`--columns: ${columns}; --rows: ${rows}`}>
        ${shown.map((seat) => html`<${SeatTile} key=${seat.code} view=${view} seat=${seat} />`)}
      </ul>
    </section>`;
}

/** @param {{view: View, seat: Seat}} props */
function SeatTile({ view, seat }) {
  const { row, state } = seat;
  const long = row && row.number.length > 5 ? (row.number.length > 6 ? "seat-longer" : "seat-long") : "";
  return html`
    <li class=${`seat seat-${state} ${long}`} data-counter=${seat.code}>
      <p class="seat-name"><b>${counterName(view, seat.name, view.lang)}</b><span class="seat-letter" data-zone=${view.zoneOf(seat.agency)}>${seat.agency}</span></p>
      ${row
        ? html`<p class="seat-number number" ...${mark(row)}>${row.number}</p>
            <p class="seat-state">${state === "called" && arrow()}${view.t(`seat-${state}`)}${row.recalls > 0 && html`<span class="again">${view.t("times", { count: row.recalls + 1 })}</span>`}</p>`
        : html`<p class="seat-word">${state === "paused" && pause()}${view.t(`seat-${state}`)}</p>
            <p class="seat-why">${until(view, seat)}</p>`}
    </li>`;
}

/** Whether what a paused counter has promised can still be kept. @param {string} back */
export const isAhead = (back) => Date.parse(back) > serverNow().getTime();

/** "s.d. 09.30 · salat": when somebody is back, and why they are away. @param {View} view @param {Seat} seat */
export function until(view, { reason, back_at: back }) {
  const time = back && (isAhead(back) ? view.t("seat-until", { time: view.time(back) }) : view.t("seat-soon"));
  return [time, reason && publicWords(view.t, reason)].filter(Boolean).join(" · ");
}
