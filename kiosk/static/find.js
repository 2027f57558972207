// @ts-check
/** Search over every service, with a keyboard on the screen; a real one works too. */
import { html } from "htm/preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { ServiceTile } from "./agency.js";
import { commonWishes } from "./demand.js";
import { Icon } from "./icons.js";
import { Keyboard } from "./keyboard.js";
import { Tiles } from "./tiles.js";
import { LONGEST_QUERY } from "./visit.js";

/** @typedef {import("./search.js").Hit} Hit */
/** @typedef {import("./app.js").Props} Props */

const MOST_WISHES = 12;
const HIT_SIZES = [{ minWidth: 40, minHeight: 6.5, maxHeight: 7.5 }, { minWidth: 23.75, minHeight: 8.75, maxHeight: 9 }];

/** @param {Props & {query: string, type: (query: string) => void}} props */
function Field({ words: { t }, step, query, type }) {
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  return html`
    <div class="field">
      <${Icon} name="search" />
      <input ref=${field} type="text" inputmode="none" autocomplete="off" autocapitalize="off" spellcheck=${false}
        aria-label=${t("search-label")} placeholder=${t("search-door")} maxlength=${LONGEST_QUERY} value=${query}
        onInput=${(/** @type {any} */ event) => type(event.target.value)}
        onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.key === "Escape" && step({ do: "back" })} />
      ${query && html`
        <button type="button" class="field-clear" aria-label=${t("key-clear")} onClick=${() => type("")}><${Icon} name="close" /></button>
      `}
    </div>
  `;
}

/** What does not stand whole in its place is not shown. */
function useWhole() {
  const list = useRef(/** @type {HTMLUListElement | null} */ (null));
  useLayoutEffect(() => {
    if (!list.current) return;
    const each = /** @type {HTMLElement[]} */ ([...list.current.children]);
    for (const one of each) one.hidden = false;
    const end = list.current.getBoundingClientRect().bottom + 1;
    const below = each.filter((one) => one.getBoundingClientRect().bottom > end);
    for (const one of below) one.hidden = true;
  });
  return list;
}

/** Nothing typed yet, or nothing found: a next step either way. @param {Props & {query: string}} props */
function Suggestions({ words, step, query }) {
  const { t } = words;
  const list = useWhole();
  return html`
    <div class="suggest">
      <p class="suggest-line" role="status">${query ? t("find-none", { query }) : t("find-start")}</p>
      ${query && html`<p class="quiet">${t("find-none-hint")}</p>`}
      <ul ref=${list} class="chips chips-many">
        ${commonWishes(words).slice(0, MOST_WISHES).map(({ text, lang, page }) => html`
          <li><button type="button" class="chip" lang=${lang} onClick=${() => step({ do: "open", page })}>${text}</button></li>
        `)}
      </ul>
      <button type="button" class="btn way" onClick=${() => step({ do: "home" })}><${Icon} name="home" />${t("find-browse")}</button>
    </div>
  `;
}

/** @param {Props} props */
export function Find(props) {
  const { words, visit, step, find } = props;
  const { t } = words;
  const { query, agency } = visit.page.name === "find" ? visit.page : { query: "", agency: null };
  const hits = find(query, agency);
  /** @param {string} text */
  const type = (text) => step({ do: "typed", query: text });
  /** @param {Event} event */
  const openFirst = (event) => {
    event.preventDefault();
    if (hits.length) step({ do: "open", page: { name: "service", service: hits[0].service.code } });
  };
  return html`
    <main class="page find">
      <h1 class="visually-hidden" tabindex="-1">${t("search-label")}</h1>
      <form role="search" onSubmit=${openFirst}><${Field} ...${props} query=${query} type=${type} /></form>
      <p class="visually-hidden" role="status">${query && hits.length ? t("find-count", { count: hits.length }) : ""}</p>
      ${hits.length
        ? html`<${Tiles} items=${hits} sizes=${HIT_SIZES} large=${props.visit.large} label=${t("find-results")} t=${t} key=${query}
            tile=${(/** @type {Hit} */ hit, /** @type {number} */ size) =>
              html`<${ServiceTile} ...${props} service=${hit.service} size=${size} line=${html`<span lang="id">${hit.agency.short}</span>`} />`} />`
        : html`<${Suggestions} ...${props} query=${query.trim().length > 1 ? query.trim() : ""} />`}
      <${Keyboard} t=${t} press=${(/** @type {(query: string) => string} */ change) => step({ do: "key", change })} />
    </main>
  `;
}
