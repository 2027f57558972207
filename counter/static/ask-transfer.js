// @ts-check
/** Where to send the visitor: search, arrow keys, Enter; then a note for the colleague, Enter. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { html } from "htm/preact";
import { Dialog } from "/manage/static/staff/dialog.js";
import { useTexts } from "/manage/static/staff/language.js";
import { find, places } from "./find.js";

const SHOWN = 60;
const LONGEST = 200;
const WALK = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1, NumpadAdd: 1, NumpadSubtract: -1 });

/** @typedef {import("./find.js").Place} Place */

/** @param {{ ticket: any, state: any, hall: any, send: (answers: any) => void, onClose: () => void }} props */
export function AskTransfer({ ticket, state, hall, send, onClose }) {
  const { t } = useTexts();
  const [place, setPlace] = useState(/** @type {Place | null} */ (null));
  const [note, setNote] = useState("");

  if (!place) return html`<${PickPlace} ticket=${ticket} state=${state} hall=${hall} pick=${setPlace} onClose=${onClose} />`;
  return html`<${Dialog}
    key="note"
    title=${t("transfer-to", { number: ticket.number, to: place.name })}
    hint=${t("transfer-hint")}
    go=${t("transfer-go")}
    wide
    onGo=${() => send({ [place.kind]: place.code, ...(note.trim() && { note: note.trim() }) })}
    onClose=${() => setPlace(null)}
  >
    <p class="place place-picked"><${PlaceWords} place=${place} /></p>
    <label class="field">
      <span>${t("transfer-note")}</span>
      <input data-first maxlength=${LONGEST} value=${note} onInput=${(/** @type {any} */ e) => setNote(e.currentTarget.value)} />
      <small class="quiet">${t("no-names")}</small>
    </label>
  <//>`;
}

/** @param {{ ticket: any, state: any, hall: any, pick: (place: Place) => void, onClose: () => void }} props */
function PickPlace({ ticket, state, hall, pick, onClose }) {
  const { t } = useTexts();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  const here = { agency: ticket.agency.code, service: ticket.service.code, counter: state.counter.code };
  const all = useMemo(() => (hall ? places(hall, here) : []), [hall, ticket.id]);
  const found = useMemo(() => find(all, typed), [all, typed]);
  const shown = found.slice(0, SHOWN);
  useEffect(() => list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }), [at]);

  const press = (/** @type {KeyboardEvent} */ event) => {
    const by = WALK[event.code] ?? WALK[event.key];
    if (!by) return;
    event.preventDefault();
    setAt(Math.min(shown.length - 1, Math.max(0, at + by)));
  };
  return html`<${Dialog} key="pick" title=${t("transfer-title", { number: ticket.number })} go=${t("transfer-next")} ready=${Boolean(shown[at])} wide
    onGo=${() => pick(shown[at])} onClose=${onClose}>
    <label class="field">
      <span>${t("transfer-search")}</span>
      <input data-first role="combobox" aria-expanded="true" aria-controls="places" aria-autocomplete="list" autocomplete="off" spellcheck=${false}
        aria-activedescendant=${shown[at] ? `place-${shown[at].kind}-${shown[at].code}` : undefined} value=${typed}
        onKeyDown=${press} onInput=${(/** @type {any} */ e) => { setTyped(e.currentTarget.value); setAt(0); }} />
    </label>
    ${shown.length === 0
      ? html`<p id="places" class="places-empty" role="status">${t(hall ? "transfer-nothing" : "asking")}</p>`
      : html`<div id="places" class="places" role="listbox" aria-label=${t("transfer-places")} tabindex="-1" ref=${list}>
          ${shown.map((each, index) => html`<div key=${each.kind + each.code} id=${`place-${each.kind}-${each.code}`} class="place" role="option" aria-selected=${index === at} onClick=${() => pick(each)}>
            <${PlaceWords} place=${each} />
          </div>`)}
        </div>`}
    ${found.length > SHOWN && html`<p class="quiet places-more">${t("transfer-more", { count: found.length - SHOWN })}</p>`}
  <//>`;
}

/** @param {{ place: Place }} props */
function PlaceWords({ place }) {
  const { t } = useTexts();
  const kind = place.kind === "counter" ? t("place-counter") : place.code;
  return html`<span class="letter" data-zone=${place.zone}>${place.agency}</span>
    <span class="place-name">${place.name}</span>
    <span class="place-where">${place.agencyName} · ${kind}${place.open ? "" : html` · <span class="place-shut">${t(place.kind === "counter" ? "place-shut" : "place-no-service")}</span>`}</span>`;
}
