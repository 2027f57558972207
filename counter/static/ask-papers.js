// @ts-check
/** Which documents were missing: digits mark them, Enter ends the visit. The manager learns what is forgotten most. */
import { useState } from "preact/hooks";
import { html } from "htm/preact";
import { Dialog } from "/manage/static/staff/dialog.js";
import { useTexts } from "/manage/static/staff/language.js";
import { digit } from "./keys.js";

const LONGEST = 120;
const DIGITS = 9;

/** @param {{ ticket: any, docs: string[], send: (answers: any) => void, onClose: () => void }} props */
export function AskPapers({ ticket, docs, send, onClose }) {
  const { t } = useTexts();
  const [missing, setMissing] = useState(/** @type {string[]} */ ([]));
  const [written, setWritten] = useState("");
  const named = docs.length ? docs.filter((doc) => missing.includes(doc)) : [written.trim()].filter(Boolean);
  const toggle = (/** @type {string} */ doc) =>
    setMissing((was) => (was.includes(doc) ? was.filter((each) => each !== doc) : [...was, doc]));
  return html`<${Dialog}
    title=${t("ask-papers", { number: ticket.number })}
    hint=${t(docs.length ? "ask-papers-hint" : "ask-papers-hint-write")}
    go=${t("ask-papers-go")}
    ready=${named.length > 0}
    onGo=${() => send({ outcome: "papers-missing", missing: named })}
    onClose=${onClose}
  >
    ${docs.length > 0
      ? html`<${Papers} docs=${docs} missing=${missing} toggle=${toggle} />`
      : html`<label class="field">
          <span>${t("ask-papers-write")}</span>
          <input data-first maxlength=${LONGEST} value=${written} onInput=${(/** @type {any} */ e) => setWritten(e.currentTarget.value)} />
          <small class="quiet">${t("no-names")}</small>
        </label>`}
  <//>`;
}

/** @param {{ docs: string[], missing: string[], toggle: (doc: string) => void }} props */
function Papers({ docs, missing, toggle }) {
  const { t } = useTexts();
  const press = (/** @type {KeyboardEvent} */ event) => {
    const nth = digit(event);
    const doc = nth ? docs[nth - 1] : undefined;
    if (!doc) return;
    event.preventDefault();
    toggle(doc);
    /** @type {HTMLElement} */ (event.currentTarget).querySelectorAll("input")[docs.indexOf(doc)].focus();
  };
  return html`<fieldset class="choices" onKeyDown=${press}>
    <legend>${t("ask-papers-legend")}</legend>
    ${docs.map((doc, at) => html`<label class="choice choice-many" key=${doc}>
      <input type="checkbox" checked=${missing.includes(doc)} data-first=${at === 0 ? "" : undefined} onChange=${() => toggle(doc)} />
      <kbd>${at < DIGITS ? at + 1 : ""}</kbd> <span>${doc}</span> <span class="choice-mark" aria-hidden="true">${missing.includes(doc) ? "✕" : ""}</span>
    </label>`)}
  </fieldset>`;
}
