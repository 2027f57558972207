// @ts-check
/** Layout "counter": the small screen above one counter. Its number huge; or in words why nobody is served, and where one goes instead. */
import { html } from "htm/preact";
import { stage } from "./calls.js";
import { seats } from "./counters.js";
import { Called, Fit } from "./fit.js";
import { arrow, pause } from "./icons.js";
import { opening } from "./idle.js";
import { Panel, counterName } from "./panel.js";
import { until } from "./seat.js";
import { mark } from "./shown.js";
import { useTurn } from "./turn.js";
import { counterRange, secondLanguage } from "./words.js";

/** @typedef {import("./screen.js").View} View */
/** @typedef {import("./counters.js").Seat} Seat */

/** So often it is looked whether the officer should be back by now. */
const LOOK_MS = 20_000;

/** @param {import("./screen.js").LayoutProps} props */
export function CounterLayout({ view, board, lobby, whole }) {
  useTurn(LOOK_MS);
  const [seat] = seats(board);
  if (!seat) return null;
  if (lobby.shown?.row === null) return html`<main class="above"><${Panel} view=${view} stage=${stage(lobby, board)} /></main>`;
  const agency = whole.agencies.find(({ code }) => code === seat.agency);
  const { row, state } = seat;
  const second = secondLanguage(view.lang);
  const lit = state === "called" ? `${row?.call} ${row?.recalls}` : "";
  return html`
    <main class=${`above above-${state}`}>
      <section class=${`above-card ${lit ? "panel-lit" : ""}`} key=${lit} aria-live="assertive">
        <header class="above-head">
          <${Fit} class="above-name"><b>${counterName(view, seat.name, view.lang)}</b> <span>${agency?.short ?? seat.agency}</span><//>
          ${row && row.recalls > 0 && html`<span class="again again-large">${view.t("times", { count: row.recalls + 1 })}</span>`}
        </header>
        ${row
          ? html`<div class="above-who" ...${mark(row)}><${Called} class="above-number" number=${row.number} /></div>
              <p class="above-says">${lit && arrow()}${view.t(`above-${state}`)}</p>
              <p class="above-second" lang=${second}>${view.texts[second](`above-${state}`)}</p>`
          : html`<${Fit} class="above-word" high>${state === "paused" && pause()}${view.t(`seat-${state}`)}<//>
              <${Fit} class="above-says">${says(view, whole, seat)}<//>`}
      </section>
    </main>`;
}

/** What a visitor before an empty counter does. @param {View} view @param {import("./board.js").Board} whole @param {Seat} seat */
function says(view, whole, seat) {
  if (seat.state === "open") return view.t("above-open");
  const back = until(view, seat);
  if (back) return back;
  const others = whole.counters.filter(({ agency, state, code }) => agency === seat.agency && state === "open" && code !== seat.code);
  if (others.length) return view.t("above-others", { counters: counterRange(others.map(({ name }) => counterName(view, name, view.lang))) });
  return view.catalogue.open ? "" : opening(view);
}
