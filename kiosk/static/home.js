// @ts-check
/** The first page: one question, a search, common wishes, and every agency. */
import { html } from "htm/preact";
import { Icon } from "./icons.js";
import { Tiles } from "./tiles.js";
import { closedLine, queueParts } from "./words.js";

/** @typedef {import("./app.js").Props} Props */
/** @typedef {import("./types.d.ts").Agency} Agency */

const AGENCY_SIZES = [
  { minWidth: 23.75, minHeight: 6.9, maxHeight: 11 },
  { minWidth: 17.5, minHeight: 6, maxHeight: 9 },
];
const MOST_CHIPS = 6;

/**
 * Where a wish leads: one service straight to its page, several to a choice.
 *
 * @param {import("./types.d.ts").Situation} situation
 * @returns {import("./visit.js").Page}
 */
export const wayTo = ({ id, services }) =>
  services.length === 1 ? { name: "service", service: services[0] } : { name: "choose", situation: id };

/** The situation's name in the visitor's language, else its first words. @param {Props["words"]} words @param {import("./types.d.ts").Situation} situation */
export function wishText({ t }, { id, words }) {
  const key = `situation-${id}`;
  const text = t(key);
  return text === key ? words[0] : text;
}

/** @param {Props & {agency: Agency, size: number}} props */
function AgencyTile({ words, step, agency, size }) {
  const closed = agency.services.every((service) => !service.open) ? agency.services[0] : null;
  const parts = closed ? [closedLine(words, closed, { brief: true, because: agency.closed_because })] : queueParts(words, agency, { short: size > 0 });
  return html`
    <button type="button" class="tile" data-zone=${agency.zone} onClick=${() => step({ do: "open", page: { name: "agency", agency: agency.code } })}>
      <span class="letter">${agency.code}</span>
      <span class="tile-text">
        <span class="tile-name" lang="id">${agency.short}</span>
        <span class=${`tile-line ${agency.closed_because ? "tile-closed" : ""}`}><span class="parts">${parts.map((part) => html`<span class="part">${part}</span> `)}</span></span>
      </span>
    </button>
  `;
}

/** The field that leads to the search page. @param {Props & {agency?: string}} props */
export function SearchDoor({ words: { t }, step, agency }) {
  return html`
    <button type="button" class="door" onClick=${() => step({ do: "open", page: { name: "find", query: "", agency: agency ?? null } })}>
      <${Icon} name="search" /><span>${t(agency ? "search-here" : "search-door")}</span>
    </button>
  `;
}

/** @param {Props} props */
export function Home(props) {
  const { words, step } = props;
  const { t, catalogue } = words;
  const wishes = catalogue.situations.filter(({ services }) => services.length > 0).slice(0, MOST_CHIPS);
  return html`
    <main class="page home">
      <h1 class="page-head" tabindex="-1">${t("home-question")}</h1>
      <${SearchDoor} ...${props} />
      <ul class="chips" aria-label=${t("common-wishes")}>
        ${wishes.map((wish) => html`
          <li><button type="button" class="chip" onClick=${() => step({ do: "open", page: wayTo(wish) })}>${wishText(words, wish)}</button></li>
        `)}
      </ul>
      <${Tiles} items=${catalogue.agencies} sizes=${AGENCY_SIZES} large=${props.visit.large} label=${t("agencies")} t=${t}
        tile=${(/** @type {Agency} */ agency, /** @type {number} */ size) => html`<${AgencyTile} ...${props} agency=${agency} size=${size} />`} />
    </main>
  `;
}
