// @ts-check
/** Whole pages that say one thing: starting, cut off, closed. */
import { html } from "htm/preact";
import { Icon } from "./icons.js";
import { hoursText, whenText } from "./words.js";

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

/** @param {import("./app.js").Props} props */
export function Closed({ words, step }) {
  const { t, catalogue } = words;
  return html`
    <main class="page notice-page">
      <span class="notice-icon"><${Icon} name="moon" /></span>
      <h1 tabindex="-1">${t(catalogue.why === "before-opening" ? "closed-early" : "closed-title")}</h1>
      ${catalogue.why === "holiday" && html`<p>${t("why-holiday")}</p>`}
      ${catalogue.opens_at && html`<p class="notice-when">${t("opens-again", { when: whenText(words, catalogue.opens_at) })}</p>`}
      <p class="quiet">${hoursText(words)}</p>
      <button type="button" class="btn big" onClick=${() => step({ do: "browse" })}>${t("closed-browse")}</button>
    </main>
  `;
}
