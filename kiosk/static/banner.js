// @ts-check
/** What a supervisor tells the people in the hall, calmly above every page that it concerns. */
import { html } from "htm/preact";
import { Icon } from "./icons.js";

/** @typedef {import("./types.d.ts").Notice} Notice */
/** @typedef {import("./types.d.ts").Agency} Agency */

/** The newest; more would push the tiles away. */
const MOST = 2;
/** Pages that say one thing, or have no room. */
const QUIET = new Set(["number", "comeback", "find"]);

/** The agency whose page is open, if it is one's. @param {import("./app.js").Props} props @returns {Agency | undefined} */
function agencyOf({ words: { catalogue }, visit: { page } }) {
  if (page.name === "agency") return catalogue.agencies.find(({ code }) => code === page.agency);
  if (page.name !== "service") return undefined;
  return catalogue.agencies.find(({ services }) => services.some(({ code }) => code === page.service));
}

/** For whom a notice is, when it is not for all. @param {import("./types.d.ts").Words} words @param {Notice} notice */
function whose({ t, catalogue }, { zone, agency }) {
  if (agency) return catalogue.agencies.find(({ code }) => code === agency)?.short ?? agency;
  return zone ? t("zone", { zone }) : null;
}

/** @param {import("./app.js").Props} props */
export function Banner(props) {
  const { words, visit } = props;
  const agency = agencyOf(props);
  const concerns = (/** @type {Notice} */ each) =>
    !agency || (!each.zone && !each.agency) || each.zone === agency.zone || each.agency === agency.code;
  const shown = words.catalogue.notices.filter(concerns).slice(0, MOST);
  if (shown.length === 0 || QUIET.has(visit.page.name)) return null;
  return html`
    <div class="told" role="status">
      ${shown.map((notice) => {
        const lang = notice.text[visit.lang] ? visit.lang : "id";
        const who = whose(words, notice);
        return html`<p key=${notice.id}><${Icon} name="notice" /><span lang=${lang}>${who && html`<b>${who}: </b>`}${notice.text[lang]}</span></p>`;
      })}
    </div>
  `;
}
