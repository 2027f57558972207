// @ts-check
/** Whole pages that say one thing: starting, cut off, closed. */
import { html } from "htm/preact";
import { publicWords } from "/ui/public_words.js";
import { Icon } from "./icons.js";
import { hoursText, opensText, saysHours } from "./words.js";

/** "Soon" is what one would wait for at the door. */
const SOON_MIN = 30;

/** @param {{t: import("/ui/i18n.js").Translate}} props */
export function Starting({ t }) {
  return html`<main class="page notice-page"><h1 tabindex="-1">${t("starting")}</h1></main>`;
}

/** @param {{t?: import("/ui/i18n.js").Translate, words?: import("./types.d.ts").Words}} props */
export function Away({ t, words }) {
  const say = /** @type {import("/ui/i18n.js").Translate} */ (words?.t ?? t);
  return html`
    <main class="page notice-page" role="alert">
      <span class="notice-icon"><${Icon} name="cloud" /></span>
      <h1 tabindex="-1">${say("away-title")}</h1>
      <p>${say("away-do")}</p>
      <p class="quiet">${say("away-trying")}</p>
    </main>
  `;
}

/** What the closed door says first. @param {import("./types.d.ts").Catalogue} catalogue */
function headOf({ why, opens_at, now }) {
  if (why === "day-closing" || why === "day-closed" || why === "after-last-ticket") return `why-${why}`;
  if (why !== "before-opening") return "closed-title";
  const soon = opens_at !== null && Date.parse(opens_at) - Date.parse(now) < SOON_MIN * 60_000;
  return soon ? "closed-early" : "closed-not-yet";
}

/** @param {import("./app.js").Props} props */
export function Closed({ words, step }) {
  const { t, catalogue } = words;
  const { why, because, opens_at } = catalogue;
  return html`
    <main class="page notice-page">
      <span class="notice-icon"><${Icon} name=${why === "before-opening" ? "time" : "moon"} /></span>
      <h1 tabindex="-1">${t(headOf(catalogue))}</h1>
      ${why === "holiday" && html`<p>${t("why-holiday")}</p>`}
      ${why === "day-closing" && html`<p>${t("closed-holders")}</p>`}
      ${because && html`<p class="notice-because">${publicWords(t, because)}</p>`}
      ${opens_at && html`<p class="notice-when">${opensText(words, opens_at)}</p>`}
      ${saysHours(catalogue) && html`<p class="quiet">${hoursText(words)}</p>`}
      <button type="button" class="btn big" onClick=${() => step({ do: "browse" })}>${t("closed-browse")}</button>
    </main>
  `;
}
