// @ts-check
/** The bar at the bottom: who waits where and which counter rests; where the shut hall is; or that the connection is lost. */
import { html } from "htm/preact";
import { publicWords } from "/ui/public_words.js";
import { cut, pause } from "./icons.js";
import { Pages } from "./pages.js";
import { counterName } from "./panel.js";
import { isAhead } from "./seat.js";
import { useTurn } from "./turn.js";

/** @typedef {import("./screen.js").View} View */
/** @typedef {import("./board.js").Board} Board */

/** With more agencies than this only those with somebody waiting are told, and with many of those only by their letters. */
const FEW = 6;
const MANY = 12;
/** So often it is looked whether a counter should be back by now. */
const LOOK_MS = 20_000;

/** @param {{view: View, board: Board, lostAt: string | null, shut: boolean}} props */
export function Footer({ view, board, lostAt, shut }) {
  useTurn(LOOK_MS);
  if (lostAt) return html`<${Lost} view=${view} since=${lostAt} />`;
  if (shut) return html`<footer class="bar"><span class="bar-address">${board.branch.address}</span></footer>`;
  const items = [...queues(view, board), ...resting(view, board)];
  return html`
    <footer class="bar">
      <span class="bar-label">${view.t("waiting")}</span>
      <${Pages} view=${view} items=${items} name="bar" />
    </footer>`;
}

/** @param {{view: View, since: string}} props */
function Lost({ view, since }) {
  return html`
    <footer class="bar bar-lost" role="status">
      ${cut()}
      <p><b>${view.t("lost")}</b> <span>${view.t("last-update", { time: view.time(since) })}</span></p>
    </footer>`;
}

/** @param {View} view @param {Board} board */
function queues(view, board) {
  const many = board.agencies.length > FEW;
  const told = board.agencies.filter(({ code }) => !many || board.waiting[code] > 0);
  if (told.length === 0) return [html`<span class="bar-item" key="none">${view.t("nobody-waits")}</span>`];
  const brief = told.length > MANY;
  return told.map(
    ({ code, short }) => html`
      <span class="bar-item" key=${code}>
        <span class="bar-letter" data-zone=${view.zoneOf(code)}>${code}</span>${brief ? html`<span class="visually-hidden">${short}</span>` : short} <b class="number">${board.waiting[code] ?? 0}</b>
      </span>`,
  );
}

/** @param {View} view @param {Board} board */
function resting(view, board) {
  return board.counters
    .filter(({ state }) => state === "paused")
    .map(({ code, name, reason, back_at: back }) => {
      const counter = counterName(view, name, view.lang);
      const says = back && isAhead(back) ? view.t("paused-until", { counter, time: view.time(back) }) : view.t("paused", { counter });
      return html`<span class="bar-item bar-paused" key=${`pause ${code}`}>${pause()}${says}${reason && html`<span class="bar-reason">· ${publicWords(view.t, reason)}</span>`}</span>`;
    });
}
