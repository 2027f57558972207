// @ts-check
/** The first page: one question, a search, common wishes, and every agency. */
import { html } from "htm/preact";
import { commonWishes } from "./demand.js";
import { Icon } from "./icons.js";
import { Tiles } from "./tiles.js";
import { whatText } from "./what.js";
import { closedLine, isBeforeHours, queueParts } from "./words.js";

/** @typedef {import("./app.js").Props} Props */
/** @typedef {import("./types.d.ts").Agency} Agency */

const AGENCY_SIZES = [
  { minWidth: 23.75, minHeight: 7, maxHeight: 11 },
  { minWidth: 17.5, minHeight: 6, maxHeight: 9 },
];
const MOST_CHIPS = 4;
/** So many letters of a name stand on one line in large text too. */
const ONE_LINE = 16;

/** What is true of every agency is said once, above them all. @param {Props["words"]} words @returns {string | null} */
function hallLine(words) {
  const { t, catalogue } = words;
  if (!catalogue.open) return closedLine(words, catalogue);
  const nobody = catalogue.agencies.every(({ open_counters }) => open_counters === 0);
  return nobody && catalogue.counters.every(({ state }) => state === "closed") ? t(isBeforeHours(catalogue) ? "hall-not-served" : "hall-not-served-now") : null;
}

/** @param {Props["words"]} words @param {Agency} agency @param {boolean} said whether the hall's line tells already why nobody serves @param {boolean} short */
function lineOf(words, agency, said, short) {
  const closed = agency.services.every((service) => !service.open) ? agency.services[0] : null;
  if (!words.catalogue.open) return [];
  if (closed) return [closedLine(words, closed, { brief: true, because: agency.closed_because })];
  if (!said) return queueParts(words, agency, { short, tile: true });
  return agency.waiting ? [words.t("queue-waiting", { waiting: agency.waiting })] : [];
}

/** @param {Props & {agency: Agency, size: number, said: boolean}} props */
function AgencyTile({ words, step, agency, size, said }) {
  const parts = lineOf(words, agency, said, size > 0);
  const what = whatText(words, agency);
  return html`
    <button type="button" class="tile" data-zone=${agency.zone} data-long=${agency.short.length > ONE_LINE || null} onClick=${() => step({ do: "open", page: { name: "agency", agency: agency.code } })}>
      <span class="letter">${agency.code}</span>
      <span class="tile-text">
        <span class="tile-name" lang="id">${agency.short}</span>
        ${size === 0 && html`<span class="tile-what" lang=${what.lang}>${what.text}</span>`}
        ${parts.length > 0 && html`<span class=${`tile-line ${agency.closed_because ? "tile-closed" : ""}`}><span class="parts">${parts.map((part) => html`<span class="part">${part}</span> `)}</span></span>`}
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
  const said = hallLine(words);
  const wishes = commonWishes(words);
  return html`
    <main class="page home">
      <div class="page-head">
        <h1 tabindex="-1">${t("home-question")}</h1>
        ${said && html`<p class="hall-line" role="status">${said}</p>`}
      </div>
      <${SearchDoor} ...${props} />
      <ul class="chips" aria-label=${t("common-wishes")}>
        ${wishes.slice(0, MOST_CHIPS).map(({ text, lang, page }) => html`
          <li><button type="button" class="chip" lang=${lang} onClick=${() => step({ do: "open", page })}>${text}</button></li>
        `)}
        ${wishes.length > MOST_CHIPS && html`
          <li><button type="button" class="chip chip-more" onClick=${() => step({ do: "open", page: { name: "wishes" } })}>${t("more-wishes")}</button></li>
        `}
      </ul>
      <${Tiles} items=${catalogue.agencies} sizes=${AGENCY_SIZES} large=${props.visit.large} roomy=${props.visit.wheelchair} label=${t("agencies")} t=${t}
        tile=${(/** @type {Agency} */ agency, /** @type {number} */ size) => html`<${AgencyTile} ...${props} agency=${agency} size=${size} said=${said !== null} />`} />
    </main>
  `;
}
