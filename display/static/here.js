// @ts-check
/** Beside the idle panel: what this zone has, or which zones the hall has; many take turns, nobody is left out. */
import { html } from "htm/preact";
import { useTurn } from "./turn.js";
import { counterRange, zoneParts } from "./words.js";

/** @typedef {import("./screen.js").View} View */
/** @typedef {import("./board.js").Board} Board */

/** More rows than this do not fit below each other ... */
const MOST = 12;
/** ... and with more than this each has one line only. */
const ROOMY = 6;
const PAGE_MS = 8_000;

/** @param {{view: View, board: Board}} props */
export function Here({ view, board }) {
  const turn = useTurn(PAGE_MS);
  /** @type {{code: string, zone: string, name: string, more: string}[]} */
  const all = view.hall ? zones(view) : agencies(view, board);
  const pages = Math.max(1, Math.ceil(all.length / MOST));
  const each = Math.ceil(all.length / pages);
  const page = turn % pages;
  const rows = all.slice(page * each, (page + 1) * each);
  const many = all.length > ROOMY;
  return html`
    <section class="last" aria-labelledby="here-title">
      <h2 id="here-title" class="side-title">${view.t(view.hall ? "here-hall" : "here")}${pages > 1 && html`<span class="number">${view.t("page", { page: page + 1, pages })}</span>`}</h2>
      <ul class=${`last-rows here-rows ${many ? "here-many" : ""}`}>
        ${rows.map(
          (row) => html`
            <li class="here-row" key=${row.code} data-zone=${row.zone}>
              <b class="here-letter">${row.code}</b>
              <p><b>${row.name}</b>${!many && html`<small>${row.more}</small>`}</p>
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
