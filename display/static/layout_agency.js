// @ts-check
/** Layout "agency": one agency's counters, its waiting numbers in the order of the calls to come, its last calls. */
import { html } from "htm/preact";
import { lastCalls } from "./calls.js";
import { seats } from "./counters.js";
import { Shut } from "./idle.js";
import { LastCalls } from "./last_calls.js";
import { ROOM } from "./layout_calls.js";
import { Missed } from "./missed.js";
import { isShut } from "./notices.js";
import { Seats } from "./seat.js";
import { Takeover } from "./takeover.js";

/** Counters in a row, lying and standing; more stand in two rows. */
const ROW = { lying: 4, standing: 3 };
/** So many waiting numbers fit below one row of counters, and below two. */
const NUMBERS = [20, 10];

/** @param {import("./screen.js").LayoutProps} props */
export function AgencyLayout({ view, board, lobby, line }) {
  if (isShut(board, view.catalogue) && !lobby.shown) return html`<${Shut} view=${view} board=${board} />`;
  const all = seats(board);
  const row = view.narrow ? ROW.standing : ROW.lying;
  const rows = all.length > row ? 2 : 1;
  return html`
    <${Takeover} view=${view} board=${board} lobby=${lobby} class="agency-layout">
      <${Seats} view=${view} all=${all} room=${[row, rows]} />
      <${Waiting} view=${view} count=${board.waiting[view.screen.agency ?? ""] ?? 0} line=${line} most=${NUMBERS[view.narrow ? 0 : rows - 1]} />
      <div class="side">
        <${LastCalls} view=${view} calls=${lastCalls(lobby, board, ROOM, { kind: "none" })} />
        <${Missed} view=${view} board=${board} />
      </div>
    <//>`;
}

/** @param {{view: import("./screen.js").View, count: number, line: import("./screen.js").Line | null, most: number}} props line: null until the server has told it */
function Waiting({ view, count, line, most }) {
  const [next, ...others] = line?.numbers ?? [];
  const shown = others.slice(0, others.length > most ? most - 1 : most);
  const more = line ? line.waiting - shown.length - 1 : 0;
  return html`
    <section class="waiting" aria-labelledby="waiting-title">
      <header class="waiting-head">
        <h2 id="waiting-title">${view.t("waiting")} <b class="waiting-count number">${count}</b></h2>
        ${next && html`<p>${view.t("waiting-next")} <b class="waiting-next number">${next}</b></p>`}
      </header>
      ${shown.length === 0
        ? count === 0 && html`<p class="waiting-none">${view.t("nobody-waits")}</p>`
        : html`<ol class="waiting-numbers">
            ${shown.map((number) => html`<li class="waiting-number number" key=${number}>${number}</li>`)}
            ${more > 0 && html`<li class="waiting-more">${view.t("waiting-more", { count: more })}</li>`}
          </ol>`}
    </section>`;
}
