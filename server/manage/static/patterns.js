// @ts-check
/** What is worth a second look in one day: each finding in a sentence, never an accusation. */
import { useEffect, useState } from "preact/hooks";
import { html } from "htm/preact";
import { hhmm, longDate, noon } from "/ui/time.js";
import { useTexts } from "./staff/language.js";
import { useList, Waiting } from "./use-list.js";

const PATH = "/api/v1/manage/patterns";
/** The hall moves all the time; what is found there changes slowly. */
const AGAIN_MS = 60_000;

/** @param {{ api: import("/ui/api.js").Api, hall: import("./use-hall.js").HallView, onLost: (why: any) => void }} props */
export function Patterns({ api, hall, onLost }) {
  const { t, lang } = useTexts();
  const [day, setDay] = useState("");
  const { list, error, load } = useList(api, day ? `${PATH}?day=${day}` : PATH, onLost);
  const today = hall.overview?.day ?? "";
  useEffect(() => {
    const timer = setInterval(load, AGAIN_MS);
    return () => clearInterval(timer);
  }, [day]);
  const shown = list && (!day || list.day === day) ? list : null;
  return html`<div class="tools">
      <p class="quiet patterns-hint">${t("patterns-hint")}</p>
      <label class="patterns-day"><span>${t("patterns-day")}</span> <input type="date" max=${today} value=${day || today} onChange=${(/** @type {any} */ e) => e.currentTarget.value && setDay(e.currentTarget.value)} /></label>
    </div>
    <${Waiting} list=${shown} error=${error} load=${load} />
    ${shown && html`<p class="patterns-checked" role="status">${t("patterns-checked", { day: shown.day ? longDate(noon(shown.day), lang, "UTC") : "–", numbers: shown.checked.numbers, count: shown.findings.length })}</p>
      ${shown.findings.length === 0 && html`<p class="panel empty"><b>${t("patterns-none")}</b><br />${t(shown.checked.numbers ? "patterns-none-hint" : "patterns-no-numbers")}</p>`}
      <ul class="patterns">
        ${shown.findings.map((/** @type {any} */ finding) => html`<${Finding} key=${`${finding.kind} ${finding.who.name} ${finding.first_at} ${finding.deed}`} finding=${finding} />`)}
      </ul>
      <${OnRecord} record=${shown.record} tz=${hall.tz} />`}`;
}

/** Who has no name of its own is told in words. @param {(id: string) => string} t @param {{kind: string, name: string}} who */
const named = (t, who) => (who.kind === "phone" || who.kind === "visitor" ? t(`pattern-who-${who.kind}`) : who.name);

/** @param {{ finding: any }} props */
function Finding({ finding }) {
  const { t, lang } = useTexts();
  const { agency, numbers } = finding;
  return html`<li class="panel pattern">
    <p class="pattern-count"><b class="number">${finding.count}</b>${finding.of !== null && html` <span>${t("pattern-of", { all: finding.of })}</span>`}</p>
    <div>
      <h2>${t(`pattern-${finding.kind}`)}</h2>
      <p class="pattern-who"><b>${named(t, finding.who)}</b>${agency && html` · <span class="tag">${agency.code}</span> ${agency.short}`}</p>
      <p class="pattern-words">${finding.text[lang] ?? finding.text.id}</p>
      <p class="pattern-numbers"><span class="visually-hidden">${t("pattern-numbers")}</span> ${numbers.map((/** @type {string} */ number) => html`<span key=${number}>${number}</span> `)}</p>
    </div>
  </li>`;
}

/** What somebody has to answer for, newest first. @param {{ record: any[], tz: string }} props */
function OnRecord({ record, tz }) {
  const { t, lang } = useTexts();
  if (record.length === 0) return html`<p class="quiet">${t("record-none")}</p>`;
  const why = (/** @type {any} */ row) => {
    if (row.reason === "walk-direct") return t("record-walk-direct");
    return row.reason ?? (row.paper_why ? t("record-paper", { code: row.paper_why }) : "–");
  };
  return html`<section class="panel table-box" aria-labelledby="record-title">
    <h2 id="record-title">${t("record")}</h2>
    <p class="quiet">${t("record-hint")}</p>
    <table class="people record">
      <thead><tr>${["time", "number", "deed", "who", "reason"].map((name) => html`<th key=${name} scope="col">${t(`record-${name}`)}</th>`)}</tr></thead>
      <tbody>${[...record].reverse().map((row) => html`<tr key=${`${row.at} ${row.number} ${row.deed}`} class=${row.undone ? "row-off" : ""}>
        <td><time datetime=${row.at}>${hhmm(row.at, tz, lang)}</time></td>
        <th scope="row" class="number">${row.number}</th>
        <td>${t(`record-${row.deed}`)}${row.copy && html` <span class="tag">${t("record-copy")}</span>`}${row.undone && html` <span class="tag">${t("record-undone")}</span>`}</td>
        <td>${named(t, row.who)}</td>
        <td class=${row.reason ? "" : "quiet"} lang=${row.reason && row.reason !== "walk-direct" ? "id" : undefined}>${why(row)}</td>
      </tr>`)}</tbody>
    </table>
  </section>`;
}
