// @ts-check
/** The hall at a glance: what needs help first. */
import { useState } from "preact/hooks";
import { html } from "htm/preact";
import { useTexts } from "./staff/language.js";
import { byTrouble, LATE_MIN, showing, unserved } from "./sorting.js";
import { Alarms, Machines } from "./machines.js";
import { Voices } from "./voices.js";

/** @param {{ hall: import("./use-hall.js").HallView, me: import("./staff/session.js").Me }} props */
export function Glance({ hall, me }) {
  const { t } = useTexts();
  const { overview } = hall;
  if (!overview) return html`<p class="quiet" role="status">${t(hall.away ? "offline" : "asking")}</p>`;
  return html`<div class="glance">
    <${Totals} overview=${overview} />
    <${Agencies} agencies=${overview.agencies} late=${overview.target_wait_min ?? LATE_MIN} />
    <div class="glance-right">
      <${Alarms} alarms=${overview.alarms} devices=${overview.devices} />
      ${overview.notices.length > 0 && html`<p class="say say-warn glance-notices"><a href="#/notices">${t("notices-now", { count: overview.notices.length })}</a> ${overview.notices[0].text.id ?? ""}</p>`}
      <${Counters} counters=${overview.counters} tz=${hall.tz} />
      <${Voices} voices=${overview.voices} />
      <${Machines} devices=${overview.devices} printers=${overview.printers} tz=${hall.tz} manager=${me.officer.role === "manager"} />
    </div>
  </div>`;
}

/** @param {{ overview: any }} props */
function Totals({ overview }) {
  const { t } = useTexts();
  const { totals, counters } = overview;
  const open = counters.filter((/** @type {any} */ counter) => counter.state === "open").length;
  const figures = [
    ["waiting", totals.waiting],
    ["now", (totals.called ?? 0) + totals.serving],
    ["open", t("of", { some: open, all: counters.length })],
    ["served", totals.served],
    ["no-show", totals.no_show],
    ["issued", totals.issued],
  ];
  return html`<dl class="totals">
    ${figures.map(([name, value]) => html`<div key=${name} class=${`total total-${name}`}><dt>${t(`total-${name}`)}</dt><dd class="number">${value}</dd></div>`)}
  </dl>`;
}

/** @param {{ agencies: any[], late: number }} props */
function Agencies({ agencies, late }) {
  const { t } = useTexts();
  const [first, setFirst] = useState("trouble");
  const shown = first === "trouble" ? byTrouble(agencies) : agencies;
  return html`<section class="panel" aria-labelledby="agencies-title">
    <div class="panel-head">
      <h2 id="agencies-title">${t("agencies")}</h2>
      <div class="switch" role="group" aria-label=${t("sort")}>
        ${["trouble", "hall"].map((name) => html`<button key=${name} aria-pressed=${first === name} onClick=${() => setFirst(name)}>${t(`sort-${name}`)}</button>`)}
      </div>
    </div>
    <table class="figures">
      <thead><tr>
        ${["agency", "waiting", "longest", "counters", "served", "mean"].map((name) => html`<th key=${name} scope="col">${t(`col-${name}`)}</th>`)}
      </tr></thead>
      <tbody>${shown.map((agency) => html`<${AgencyRow} key=${agency.code} agency=${agency} late=${late} />`)}</tbody>
    </table>
  </section>`;
}

/** @param {{ agency: any, late: number }} props */
function AgencyRow({ agency, late }) {
  const { t } = useTexts();
  const alone = unserved(agency);
  const long = agency.longest_min !== null && agency.longest_min >= late;
  return html`<tr class=${alone ? "row-alone" : ""}>
    <th scope="row"><a class="figures-link" href=${`#/floor/${agency.code}`}><span class="letter" data-zone=${agency.zone}>${agency.code}</span> ${agency.closed_because && html`<span class="tag tag-shut" title=${agency.closed_because}>${t("queue-shut-mark")}</span> `}${agency.short}</a></th>
    <td class=${agency.waiting ? "strong" : "quiet"}>${agency.waiting}</td>
    <td class=${long ? "late" : agency.longest_min === null ? "quiet" : ""}>${agency.longest_min === null ? "–" : t("minutes-short", { minutes: agency.longest_min })}</td>
    <td class=${alone ? "late" : ""}>${alone ? t("no-counter") : t("of", { some: agency.open_counters, all: agency.counters })}</td>
    <td>${agency.served}</td>
    <td class="quiet">${agency.mean_wait_min === null ? "–" : t("minutes-short", { minutes: Math.round(agency.mean_wait_min) })}</td>
  </tr>`;
}

/** @param {{ counters: any[], tz: string }} props */
function Counters({ counters }) {
  const { t } = useTexts();
  return html`<section class="panel" aria-labelledby="counters-title">
    <h2 id="counters-title">${t("counters")}</h2>
    <ul class="counters">
      ${counters.map((counter) => {
        const state = showing(counter);
        const words = t(`counter-${state}`);
        return html`<li key=${counter.code} class="counter" data-state=${state} title=${[counter.name, words, counter.officer, counter.reason].filter(Boolean).join(" · ")}>
          <span class="counter-name">${counter.name}</span>
          <b class="counter-now">${counter.ticket ? counter.ticket.number : words}</b>
          ${counter.ticket && html`<span class="visually-hidden">${words}</span>`}
        </li>`;
      })}
    </ul>
    <p class="legend">${["called", "serving", "open", "paused", "closed"].map((state) => html`<span key=${state} data-state=${state}>${t(`counter-${state}`)}</span>`)}</p>
  </section>`;
}
