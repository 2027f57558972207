// @ts-check
/** What the screen says before it has a board, and when it cannot have one. */
import { html } from "htm/preact";
import { address } from "./choice.js";
import { zoneParts } from "./words.js";

/** @typedef {import("/ui/i18n.js").Translate} Translate */

/** More to choose from than this are not offered: the manager's page is the place for it. */
const MOST = 24;

/** @param {{t: Translate}} props */
export function Starting({ t }) {
  return html`
    <main class="notice" role="status">
      <h1>${t("starting")}</h1>
      <p>${t("starting-hint")}</p>
    </main>`;
}

/** @param {{t: Translate, wrong: {what: string, code: string, known: string[]}, catalogue: any, lang: string}} props */
export function WrongScreen({ t, wrong: { what, code, known }, catalogue, lang }) {
  /** @type {{code: string, name: string, short?: string}[]} */
  const named = { zone: catalogue.zones, agency: catalogue.agencies, counter: catalogue.counters }[what] ?? [];
  const offered = known.slice(0, MOST).map((each) => {
    const found = named.find((one) => one.code === each);
    return { code: each, name: found?.short ?? found?.name ?? "" };
  });
  return html`
    <main class="notice choose">
      <h1>${t(`no-${what}`, { code })}</h1>
      <p>${t(what === "zone" ? "no-zone-hint" : "no-screen-hint")}</p>
      <ul class=${`choose-list choose-${what}`}>
        ${offered.map((each) => html`<li><a class="choose-one" data-zone=${what === "zone" ? each.code : null} href=${address(what, each.code, lang)}>${what === "zone" ? html`<${ZoneName} t=${t} zone=${each} />` : html`<b>${each.code}</b> ${each.name}`}</a></li>`)}
        ${what === "zone" && html`<li><a class="choose-one choose-hall" href=${lang === "id" ? "?" : `?lang=${lang}`}><b>${t("zone-hall")}</b></a></li>`}
      </ul>
    </main>`;
}

/** @param {{t: Translate, zone: {code: string, name: string}}} props */
function ZoneName({ t, zone }) {
  const { tag, about } = zoneParts(zone, t("zone"));
  return html`<b>${tag}</b> ${about}`;
}
