// @ts-check
/** A search through the hall: type, arrow keys, Enter. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { html } from "htm/preact";
import { Dialog } from "/manage/static/staff/dialog.js";
import { useTexts } from "/manage/static/staff/language.js";
import { find } from "./find.js";

const SHOWN = 60;
const WALK = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1, NumpadAdd: 1, NumpadSubtract: -1 });

/** @typedef {import("./find.js").Place} Place */

/**
 * @param {{
 *   title: string, hint?: string, search: string, go?: string, all: Place[] | null,
 *   pick: (place: Place) => void, onClose: () => void,
 * }} props `all` is null while the catalogue is on its way
 */
export function PickPlace({ title, hint, search, go, all, pick, onClose }) {
  const { t } = useTexts();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  const found = useMemo(() => find(all ?? [], typed), [all, typed]);
  const shown = found.slice(0, SHOWN);
  useEffect(() => list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }), [at]);

  const look = (/** @type {string} */ words) => {
    setTyped(words);
    setAt(0);
  };
  const press = (/** @type {KeyboardEvent} */ event) => {
    // The point finds nothing: it wipes what was typed, and then leaves.
    if (event.code === "NumpadDecimal" && typed) {
      event.preventDefault();
      return look("");
    }
    const by = WALK[event.code] ?? WALK[event.key];
    if (!by) return;
    event.preventDefault();
    setAt(Math.min(shown.length - 1, Math.max(0, at + by)));
  };
  return html`<${Dialog} key="pick" title=${title} hint=${hint} go=${go ?? t("transfer-next")} ready=${Boolean(shown[at])} wide
    onGo=${() => pick(shown[at])} onClose=${onClose}>
    <label class="field">
      <span>${search}</span>
      <input data-first role="combobox" aria-expanded="true" aria-controls="places" aria-autocomplete="list" autocomplete="off" spellcheck=${false}
        aria-activedescendant=${shown[at] ? `place-${at}` : undefined} value=${typed}
        onKeyDown=${press} onInput=${(/** @type {any} */ e) => look(e.currentTarget.value)} />
    </label>
    ${shown.length === 0
      ? html`<p id="places" class="places-empty" role="status">${t(all ? "transfer-nothing" : "asking")}</p>`
      : html`<div id="places" class="places" role="listbox" aria-label=${t("transfer-places")} tabindex="-1" ref=${list}>
          ${shown.map((each, index) => html`<div key=${each.kind + each.code} id=${`place-${index}`} class="place" role="option" aria-selected=${index === at} onClick=${() => pick(each)}>
            <${PlaceWords} place=${each} />
          </div>`)}
        </div>`}
    ${found.length > SHOWN && html`<p class="quiet places-more">${t("transfer-more", { count: found.length - SHOWN })}</p>`}
  <//>`;
}

/** @param {{ place: Place }} props */
export function PlaceWords({ place }) {
  const { t } = useTexts();
  const kind = { service: place.code, counter: t("place-counter"), agency: t("place-agency"), officer: place.at }[place.kind];
  return html`<span class="letter" data-zone=${place.zone}>${place.agency}</span>
    <span class="place-name">${place.name}</span>
    <span class="place-where">${place.agencyName} · ${kind}${place.open ? "" : html` · <span class="place-shut">${t(place.kind === "counter" ? "place-shut" : "place-no-service")}</span>`}</span>`;
}
