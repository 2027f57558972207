// @ts-check
/** What stays around every page: where we are, the time, the language above; the way back and the helps below. */
import { html } from "htm/preact";
import { useEffect, useReducer } from "preact/hooks";
import { hhmm, longDate, serverNow } from "/ui/time.js";
import { GuideLine } from "./guide.js";
import { Icon } from "./icons.js";
import { takesSlips } from "./words.js";

/** @typedef {import("./app.js").Props} Props */

const PORTRAIT = matchMedia("(orientation: portrait)");
export const LANDSCAPE = matchMedia("(orientation: landscape)");

/** @param {{words: import("./types.d.ts").Words}} props */
function Clock({ words: { lang, catalogue } }) {
  const [, tick] = useReducer((/** @type {number} */ count) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(() => tick(null), 1_000);
    return () => clearInterval(timer);
  }, []);
  const tz = catalogue.branch.timezone;
  const now = serverNow();
  return html`<span>${longDate(now, lang, tz)} · <b class="top-time">${hhmm(now, tz, lang)}</b></span>`;
}

/** @param {Props} props */
function Languages({ words: { t, catalogue, nameOf }, visit, step }) {
  if (catalogue.languages.length < 2) return null;
  return html`
    <div class="languages" role="group" aria-label=${t("language")}>
      ${catalogue.languages.map(
        (lang) => html`
          <button type="button" lang=${lang} aria-pressed=${visit.lang === lang} onClick=${() => step({ do: "language", lang })}>
            ${nameOf(lang)}
          </button>
        `,
      )}
    </div>
  `;
}

/** @param {Props} props */
export function Top(props) {
  const { t, catalogue } = props.words;
  return html`
    <header class="top">
      ${props.visit.guide && html`<${GuideLine} guide=${props.guide} />`}
      <div class="top-hall" hidden=${props.visit.guide}>
        <p class="top-name">
          ${catalogue.branch.short_name}
          ${catalogue.trial && html` <span class="tag tag-trial">${t("trial-mark")}</span>`}
        </p>
        <p class="quiet"><${Clock} words=${props.words} /></p>
      </div>
      ${!props.visit.wheelchair && html`<${Languages} ...${props} />`}
    </header>
  `;
}

/**
 * @param {Props & {help: import("./visit.js").Help}} props
 */
function Help({ words: { t }, visit, step, help }) {
  return html`
    <button type="button" class="btn help" aria-pressed=${visit[help]} onClick=${() => step({ do: "toggle", help })}>
      <${Icon} name=${help} />${t(`help-${help}`)}
    </button>
  `;
}

/** A number is never broken at its hyphen. @param {string} text @param {string} number */
function unbroken(text, number) {
  const [before, after] = text.split(number);
  return html`${before}<span class="unbroken">${number}</span>${after}`;
}

/** @param {Props} props */
export function Bottom(props) {
  const { words: { t, catalogue }, visit, hall, step } = props;
  if (visit.page.name === "number" || visit.page.name === "comeback") return null;
  const inside = visit.page.name !== "home";
  const scans = !inside && !visit.browsing && hall.online && takesSlips(catalogue);
  return html`
    <footer class="bottom">
      ${visit.recent && html`
        <button type="button" class="btn lost-slip" onClick=${() => step({ do: "lost" })}><span>${unbroken(t("slip-lost", { number: visit.recent.number }), visit.recent.number)}</span></button>
      `}
      ${scans && html`<p class="scan-hint"><${Icon} name="scan" /><span>${t("scan-hint")}</span></p>`}
      ${inside && html`
        <nav class="bottom-ways" aria-label=${t("ways")}>
          <button type="button" class="btn way" disabled=${visit.taking} onClick=${() => step({ do: "back" })}><${Icon} name="back" />${t("back")}</button>
          ${visit.trail.length > 1 && html`
            <button type="button" class="btn way" disabled=${visit.taking} onClick=${() => step({ do: "home" })}><${Icon} name="home" />${t("to-start")}</button>
          `}
        </nav>
      `}
      ${!inside && visit.browsing && html`
        <button type="button" class="btn way" onClick=${() => step({ do: "home" })}><${Icon} name="back" />${t("back")}</button>
      `}
      <div class="bottom-helps" role="group" aria-label=${t("helps")}>
        <${Help} ...${props} help="guide" />
        <${Help} ...${props} help="large" />
        ${PORTRAIT.matches && html`<${Help} ...${props} help="wheelchair" />`}
        <${Help} ...${props} help="contrast" />
      </div>
      ${visit.wheelchair && html`<${Languages} ...${props} />`}
    </footer>
  `;
}
