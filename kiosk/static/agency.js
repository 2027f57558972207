// @ts-check
/** One agency's services. What cannot be had now is shown too, with why and when. */
import { html } from "htm/preact";
import { byDemand } from "./demand.js";
import { SearchDoor } from "./home.js";
import { Tiles } from "./tiles.js";
import { closedLine, queueLine } from "./words.js";

/** @typedef {import("./app.js").Props} Props */
/** @typedef {import("./types.d.ts").Service} Service */

export const SERVICE_SIZES = [
  { minWidth: 40, minHeight: 6.5, maxHeight: 7.5 },
  { minWidth: 23.75, minHeight: 7, maxHeight: 9.5 },
];

/**
 * @param {Props & {service: Service, size: number, line?: any, told?: boolean}} props
 *   `line` says more than the name, for instance the agency; `told`: the page's head says already why the queue is closed
 */
export function ServiceTile({ words, step, service, size, line = null, told = false }) {
  const because = told ? null : words.catalogue.agencies.find(({ code }) => code === service.agency)?.closed_because;
  return html`
    <button type="button" class="tile service-tile" data-closed=${!service.open || null}
      onClick=${() => step({ do: "open", page: { name: "service", service: service.code } })}>
      <span class="tile-text">
        <span class="tile-name" lang="id">${service.name}</span>
        ${line && html`<span class="tile-line">${line}</span>`}
        ${!service.open && html`<span class="tile-line tile-closed">${closedLine(words, service, { brief: size > 0, because })}</span>`}
      </span>
    </button>
  `;
}

/** @param {Props} props */
export function Agency(props) {
  const { words, visit } = props;
  const { t, catalogue } = words;
  const code = visit.page.name === "agency" ? visit.page.agency : "";
  const agency = catalogue.agencies.find((each) => each.code === code);
  if (!agency) return html`<main class="page"><h1 class="page-head" tabindex="-1">${t("gone")}</h1></main>`;
  return html`
    <main class="page list">
      <div class="page-head with-letter" data-zone=${agency.zone}>
        <span class="letter" aria-hidden="true">${agency.code}</span>
        <div>
          <h1 tabindex="-1" lang="id">${agency.short}</h1>
          ${agency.name !== agency.short && html`<p class="page-sub" lang="id">${agency.name}</p>`}
          ${agency.closed_because
            ? html`<p class="page-sub tile-closed">${closedLine(words, { why: "queue-closed", opens_at: null }, { because: agency.closed_because })}</p>`
            : html`<p class="page-sub quiet">${queueLine(words, agency)}</p>`}
        </div>
      </div>
      <${SearchDoor} ...${props} agency=${code} />
      <${Tiles} items=${byDemand(catalogue, agency.services)} sizes=${SERVICE_SIZES} large=${props.visit.large} label=${t("services")} t=${t}
        tile=${(/** @type {Service} */ service, /** @type {number} */ size) =>
          html`<${ServiceTile} ...${props} service=${service} size=${size} told />`} />
    </main>
  `;
}
