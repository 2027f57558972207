// @ts-check
/** Who waits, who is parked, who did not come: of one agency. */
import { useState } from "preact/hooks";
import { html } from "htm/preact";
import { hhmm } from "/ui/time.js";
import { useTexts } from "./staff/language.js";

const LISTS = /** @type {[string, string][]} */ ([["waiting", "move"], ["parked", ""], ["no_shows", "call-back"]]);

/** @param {{ queue: any, tz: string, ask: (kind: string, row: any) => void }} props */
export function QueueLists({ queue, tz, ask }) {
  const { t } = useTexts();
  const [open, setOpen] = useState("waiting");
  const [name, step] = LISTS.find(([each]) => each === open) ?? LISTS[0];
  const rows = queue[name];
  return html`<div class="switch queue-switch" role="group" aria-label=${t("queue-lists")}>
      ${LISTS.map(([each]) => html`<button key=${each} aria-pressed=${each === name} onClick=${() => setOpen(each)}>${t(`list-${each}`)} <b class="number">${queue[each].length}</b></button>`)}
    </div>
    ${rows.length === 0 && html`<p class="empty">${t(`list-${name}-none`)}</p>`}
    ${rows.length > 0 && html`<div class="queue-rows" tabindex="0" role="group" aria-label=${t(`list-${name}`)}><table class="people">
      <thead><tr><th scope="col">${t("row-number")}</th><th scope="col">${t("row-service")}</th><th scope="col" class="row-end">${t(name === "waiting" ? "row-waited" : "row-since")}</th><th><span class="visually-hidden">${t("steps")}</span></th></tr></thead>
      <tbody>${rows.map((/** @type {any} */ row) => html`<tr key=${row.id}>
        <th scope="row" class="number">${row.number}</th>
        <td><${About} row=${row} tz=${tz} /></td>
        <td class=${`row-end ${row.late ? "late" : ""}`}>${name === "waiting" ? t("minutes-short", { minutes: row.waited_min }) : row.called_at ? clock(row.called_at) : "–"}</td>
        <td class="row-steps"><button class="btn small" aria-label=${`${t("reprint")} ${row.number}`} onClick=${() => ask("reprint", row)}>${t("reprint")}</button>${step && html`<button class="btn small" aria-label=${`${t(step)} ${row.number}`} onClick=${() => ask(step, row)}>${t(step)}</button>`}</td>
      </tr>`)}</tbody>
    </table></div>`}`;

  /** @param {string} at */
  function clock(at) {
    return html`<${Clock} at=${at} tz=${tz} />`;
  }
}

/** @param {{ at: string, tz: string }} props */
function Clock({ at, tz }) {
  const { lang } = useTexts();
  return html`<time dateTime=${at}>${hhmm(at, tz, lang)}</time>`;
}

/** Somebody who has reason to think that no slip came out; a mute printer is none. @param {any} row */
const holdsNoPaper = ({ paper, paper_why }) => ["failed", "expired"].includes(paper) || (paper === "unknown" && paper_why !== "unconfirmed");

/** What is known about a ticket beside its number. @param {{ row: any, tz: string }} props */
function About({ row, tz }) {
  const { t, lang } = useTexts();
  const more = [
    row.reason,
    row.back_at && t("row-back", { time: hhmm(row.back_at, tz, lang) }),
    row.note && t("row-note", { note: row.note }),
    row.returned && t("row-returned"),
    row.state === "no_show" && row.counter?.name,
  ].filter(Boolean);
  return html`${row.service.name} ${holdsNoPaper(row) && html`<span class="tag tag-shut">${t("row-no-paper")}</span>`} ${row.priority && html`<span class="tag tag-priority">${t("row-priority")}</span>`}
    ${more.length > 0 && html`<small class="row-more">${more.join(" · ")}</small>`}`;
}
