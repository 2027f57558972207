// @ts-check
/** Who was called and did not come: their numbers in a strip of their own, with what to do. */
import { html } from "htm/preact";
import { missed } from "./counters.js";
import { Pages } from "./pages.js";

/** So many of the newest; older ones have gone home or asked. */
const MOST = 12;

/** @param {{view: import("./screen.js").View, board: import("./board.js").Board}} props */
export function Missed({ view, board }) {
  const rows = missed(board).slice(0, MOST);
  if (rows.length === 0) return null;
  const items = rows.map((row) => html`<span class="missed-number number" key=${row.ticket}>${row.number}</span>`);
  return html`
    <section class="missed" aria-labelledby="missed-title">
      <h2 id="missed-title" class="missed-title"><b>${view.t("missed")}</b> <span>${view.t("missed-hint")}</span></h2>
      <div class="missed-numbers"><${Pages} view=${view} items=${items} name="missed" /></div>
    </section>`;
}
