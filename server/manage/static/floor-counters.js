// @ts-check
/** An agency's counters: who sits there, what they do, whom they help; and who helps here. */
import { html } from "htm/preact";
import { hhmm } from "/ui/time.js";
import { useTexts } from "./staff/language.js";
import { helpedBy } from "./profile.js";
import { showing } from "./sorting.js";

/** @param {{ hall: import("./use-hall.js").HallView, code: string | null, ask: (counter: any) => void }} props */
export function FloorCounters({ hall, code, ask }) {
  const { t } = useTexts();
  const counters = hall.overview.counters;
  const covered = new Map((hall.catalogue?.counters ?? []).map((/** @type {any} */ each) => [each.code, helpedBy(each, hall.catalogue)]));
  const own = counters.filter((/** @type {any} */ each) => each.agency === code);
  const helping = counters.filter((/** @type {any} */ each) => each.agency !== code && covered.get(each.code)?.some((/** @type {any} */ agency) => agency.code === code));
  return html`<section class="panel floor-counters" aria-labelledby="floor-counters-title">
    <h2 id="floor-counters-title">${t("counters")}</h2>
    <ul>${own.map((/** @type {any} */ each) => html`<${FloorCounter} key=${each.code} counter=${each} helps=${covered.get(each.code) ?? []} tz=${hall.tz} ask=${ask} />`)}</ul>
    ${helping.length > 0 && html`<h3>${t("helping-here")}</h3>
      <ul>${helping.map((/** @type {any} */ each) => html`<${FloorCounter} key=${each.code} counter=${each} helps=${covered.get(each.code) ?? []} tz=${hall.tz} ask=${ask} />`)}</ul>`}
  </section>`;
}

/** @param {{ counter: any, helps: any[], tz: string, ask: (counter: any) => void }} props */
function FloorCounter({ counter, helps, tz, ask }) {
  const { t, lang } = useTexts();
  const state = showing(counter);
  const about = [
    counter.officer,
    counter.reason,
    counter.state === "paused" && counter.back_at && t("row-back", { time: hhmm(counter.back_at, tz, lang) }),
    counter.mode === "auto" && t("mode-auto"),
    helps.length > 0 && t("helps", { agencies: helps.map((each) => each.short).join(", ") }),
  ].filter(Boolean);
  return html`<li class="floor-counter counters"><div class="floor-counter-now" data-state=${state}>
    <p><b>${counter.name}</b> ${t(`counter-${state}`)} ${counter.ticket && html`<b class="number">${counter.ticket.number}</b>`}</p>
    ${about.length > 0 && html`<small class="row-more">${about.join(" · ")}</small>`}
    <button class="btn small" aria-label=${`${t("profile")} ${counter.name}`} onClick=${() => ask(counter)}>${t("profile")}</button>
  </div></li>`;
}
