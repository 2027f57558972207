// @ts-check
/** The big panel: the call whose turn it is, the last call at rest, a test of the sound. */
import { html } from "htm/preact";
import { Called, Fit } from "./fit.js";
import { arrow, speaker } from "./icons.js";
import { mark } from "./shown.js";
import { counterParts, secondLanguage } from "./words.js";

/** @typedef {import("./calls.js").Stage} Stage */
/** @typedef {import("./board.js").Row} Row */
/** @typedef {import("./screen.js").View} View */

/** "Loket 6" in a language; a counter with a name of its own keeps it. @param {View} view @param {string} name @param {string} lang */
export function counterName(view, name, lang) {
  const { word, number } = counterParts(name);
  return word === "Loket" && number ? view.texts[lang]("counter-name", { number }) : name;
}

/** @param {{view: View, stage: Stage}} props */
export function Panel({ view, stage }) {
  if (stage.kind === "test") return html`<${TestPanel} key=${stage.key} view=${view} sentence=${stage.sentence} />`;
  if (stage.kind === "call") return html`<${CallPanel} key=${`${stage.key} ${stage.lit}`} view=${view} row=${stage.row} lit=${stage.lit} />`;
  return null;
}

/** @param {{view: View, row: Row, lit: boolean}} props */
function CallPanel({ view, row, lit }) {
  const first = row.language in view.texts ? row.language : view.lang;
  const second = secondLanguage(first);
  return html`
    <section class=${`panel ${lit ? "panel-lit" : "panel-rest"}`} aria-live="assertive" ...${mark(row)}>
      <header class="panel-head">
        <${Fit} class="panel-title">${title(view, row, lit)}<b>${row.agency.short ?? row.agency.name}</b><//>
        ${row.recalls > 0 && html`<span class="again again-large">${view.t("times", { count: row.recalls + 1 })}</span>`}
        ${view.hall && html`<span class="zone-tag panel-zone" data-zone=${row.zone}>${view.t("zone")} ${row.zone}</span>`}
      </header>
      <${Called} class="panel-number" number=${row.number} />
      <${Go} view=${view} counter=${row.counter.name} first=${first} second=${second} lit=${lit} />
      ${lit && html`<p class="panel-sentence" lang=${first}>${speaker()}<span>${row.sentence[first] ?? row.sentence.id}</span></p>`}
    </section>`;
}

/** What comes before the agency's name; in the whole hall's board a recall has its mark and the zone, and no room for more. @param {View} view @param {Row} row @param {boolean} lit */
function title(view, row, lit) {
  const says = (/** @type {string} */ words) => `${words} · `;
  if (!lit) return says(view.t("called-last", { time: view.time(row.last_called_at) }));
  if (row.recalls === 0) return says(view.t(view.hall && view.narrow ? "called-short" : "called-now"));
  return view.hall ? "" : says(view.t("called-again", { count: row.recalls + 1 }));
}

/** Where to go: the number of the counter in a block, then the words in two languages. @param {{view: View, counter: string, first: string, second: string, lit: boolean}} props */
function Go({ view, counter, first, second, lit }) {
  const { number } = counterParts(counter);
  const says = (/** @type {string} */ lang) => {
    const name = counterName(view, counter, lang);
    return lit ? view.texts[lang]("go-to", { counter: name }) : name;
  };
  return html`
    <div class="panel-go">
      ${number ? html`<span class="panel-to">${arrow()}</span><span class="panel-counter number" aria-hidden="true">${number}</span>` : html`<span class="panel-way">${arrow()}</span>`}
      <div class="panel-words">
        <${Fit} class="go-first" lang=${first}>${says(first)}<//>
        ${says(second) !== says(first) && html`<${Fit} class="go-second" lang=${second}>${says(second)}<//>`}
      </div>
    </div>`;
}

/** @param {{view: View, sentence: Record<string, string>}} props */
function TestPanel({ view, sentence }) {
  return html`
    <section class="panel panel-test" aria-live="polite">
      <${Fit} class="panel-number">${view.t("test")}<//>
      <p class="panel-sentence">${speaker()}<span>${sentence[view.lang] ?? sentence.id}</span></p>
    </section>`;
}
