// @ts-check
/** What the screen says before it has a board. */
import { html } from "htm/preact";
import { zoneParts } from "./words.js";

/** @typedef {import("/ui/i18n.js").Translate} Translate */

/** @param {{t: Translate}} props */
export function Starting({ t }) {
  return html`
    <main class="notice" role="status">
      <h1>${t("starting")}</h1>
      <p>${t("starting-hint")}</p>
    </main>`;
}

/** @param {{t: Translate, zone: string, zones: {code: string, name: string}[], lang: string}} props */
export function WrongZone({ t, zone, zones, lang }) {
  const words = lang === "id" ? "" : `&lang=${lang}`;
  return html`
    <main class="notice choose">
      <h1>${t("no-zone", { zone })}</h1>
      <p>${t("no-zone-hint")}</p>
      <ul class="choose-zones">
        ${zones.map((each) => {
          const { tag, about } = zoneParts(each, t("zone"));
          return html`<li><a class="choose-zone" data-zone=${each.code} href=${`?zone=${each.code}${words}`}><b>${tag}</b> ${about}</a></li>`;
        })}
        <li><a class="choose-zone choose-hall" href=${lang === "id" ? "?" : `?lang=${lang}`}><b>${t("zone-hall")}</b></a></li>
      </ul>
    </main>`;
}
