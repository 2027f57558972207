// @ts-check
/** The service standard beside the documents: whose turn when, fee, time, what one goes home with, the steps, where to complain. */
import { html } from "htm/preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "./icons.js";
import { absence, capital, docText, feeText, hoursRange, outlookParts, saysHours } from "./words.js";

/** @typedef {import("./types.d.ts").Words} Words */
/** @typedef {import("./types.d.ts").Service} Service */
/** @typedef {import("./types.d.ts").Agency} Agency */

/** @param {{icon: string, title: string, value: any, more?: any, name?: string}} props */
function Fact({ icon, title, value, more, name = "" }) {
  return html`
    <div class=${`fact ${name}`}>
      <${Icon} name=${icon} />
      <dt>${title}</dt>
      <dd><b>${value}</b>${more && html` <span class="quiet">${more}</span>`}</dd>
    </div>
  `;
}

/**
 * Who waits and when one's turn comes; while no counter is open that is the news, and in a closed hall its hours.
 *
 * @param {Words} words
 * @param {Service} service
 * @param {Agency} agency
 */
function turnOf(words, service, agency) {
  const { t } = words;
  const { waiting, open_counters } = agency;
  if (waiting === null) return { title: t("fact-queue"), value: t("queue-unknown"), more: "" };
  const { hour, chance, left } = outlookParts(words, service);
  const people = t("ahead-now", { waiting });
  if (!words.catalogue.open && waiting === 0 && saysHours(words.catalogue)) return { title: t("fact-hours"), value: hoursRange(words), more: "" };
  const absent = open_counters === 0 ? absence(words, agency) : null;
  const away = absent && capital(absent);
  const value = away ?? (waiting > 0 && hour ? hour : people);
  const more = [away && hour, value !== people && (waiting > 0 || !away) && people, !away && chance, left].filter(Boolean);
  return { title: t(value === hour ? "fact-turn" : "fact-queue"), value, more: more.join(" · ") };
}

/** The same in one line, where the standard stands on a leaf of its own. @param {{words: Words, service: Service, agency: Agency}} props */
export function TurnLine({ words, service, agency }) {
  const { title, value, more } = turnOf(words, service, agency);
  return html`<p class="page-sub turn-line"><${Icon} name="people" /><span>${title}: <b>${value}</b>${more && ` · ${more}`}</span></p>`;
}

/** @param {{words: Words, service: Service}} props */
function Time({ words: { t }, service: { minutes, sla } }) {
  if (!sla) return html`<${Fact} icon="time" title=${t("fact-counter")} value=${t("about-minutes", { minutes })} />`;
  const done = html`<span lang="id">${docText(sla)}</span>`;
  return html`<${Fact} icon="time" title=${t("fact-done")} value=${done} more=${t("at-counter", { minutes })} />`;
}

/** @param {{words: Words, service: Service}} props */
function Steps({ words: { t }, service: { procedure } }) {
  return html`
    <div class="fact steps">
      <${Icon} name="steps" />
      <dt>${t("fact-steps")}</dt>
      <dd>
        ${procedure.length
          ? html`<ol lang="id">${procedure.map((each) => html`<li>${each}</li>`)}</ol>`
          : html`<b>${t("fee-ask")}</b>`}
      </dd>
    </div>
  `;
}

/**
 * @param {{words: Words, service: Service, agency: Agency, crowded?: () => void}} props `crowded` is told when it does not fit its place
 */
export function Standard({ words, service, agency, crowded }) {
  const { t } = words;
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    if (list.current && list.current.scrollHeight > list.current.clientHeight + 2) crowded?.();
  });
  /** What the agency has not told is asked at the counter. @param {string | null} text */
  const told = (text) => (text ? html`<span lang="id">${text}</span>` : t("fee-ask"));
  return html`
    <dl ref=${list} class="card facts" aria-label=${t("standard")}>
      <${Fact} name="turn" icon="people" ...${turnOf(words, service, agency)} />
      <${Fact} icon="fee" title=${t("fact-fee")} value=${feeText(words, service)} />
      <${Time} words=${words} service=${service} />
      <${Fact} icon="product" title=${t("fact-product")} value=${told(service.product)} />
      <${Steps} words=${words} service=${service} />
      <${Fact} name="complaints" icon="talk" title=${t("fact-complaints")} value=${told(service.complaints)} />
    </dl>
  `;
}
