// @ts-check
/** The calls before this one: they stay for minutes, so that whoever looked away still finds the way. */
import { html } from "htm/preact";
import { arrow } from "./icons.js";
import { counterName } from "./panel.js";
import { mark } from "./shown.js";
import { counterParts } from "./words.js";

/** @typedef {import("./screen.js").View} View */

/** @param {{view: View, calls: ReturnType<typeof import("./calls.js").lastCalls>}} props */
export function LastCalls({ view, calls }) {
  return html`
    <section class="last" aria-labelledby="last-title">
      <h2 id="last-title" class="side-title">${view.t("last-calls")}</h2>
      <ol class="last-rows">
        ${calls.map((call) => html`<${LastCall} key=${call.row.ticket} view=${view} ...${call} />`)}
        ${calls.length === 0 && html`<li class="last-none">${view.t("none-yet")}</li>`}
      </ol>
    </section>`;
}

/** @param {{view: View, row: import("./board.js").Row, awaited: boolean, next: boolean}} props */
function LastCall({ view, row, awaited, next }) {
  const { word, number } = counterParts(counterName(view, row.counter.name, view.lang));
  const long = row.number.length > 6 ? "last-call-long last-call-longer" : row.number.length > 5 ? "last-call-long" : "";
  const again = row.recalls > 0;
  return html`
    <li class=${`last-call ${long} ${awaited ? "awaited" : ""} ${next ? "next" : ""} ${row.state === "no_show" ? "last-missed" : ""}`} ...${mark(row)}>
      <span class="last-number number">${row.number}</span>
      <span class="last-marks">
        ${again && html`<span class="again">${view.t("times", { count: row.recalls + 1 })}</span>`}
        ${awaited && !again && arrow()}
      </span>
      ${view.hall && html`<span class="last-zone zone-tag" data-zone=${row.zone}>${view.t("zone")} ${row.zone}</span>`}
      ${number
        ? html`<span class="last-to"><span class="last-word">${word}</span><span class="last-counter number">${number}</span></span>`
        : html`<span class="last-to last-word last-word-only">${word}</span>`}
    </li>`;
}
