// @ts-check
/** Who waits, who stepped aside, who did not come; and today's own figures. */
import { useEffect, useRef } from "preact/hooks";
import { html } from "htm/preact";
import { hhmm } from "/ui/time.js";
import { useTexts } from "/manage/static/staff/language.js";
import { zoneOf } from "./bar.js";
import { SHOWN } from "./keys.js";
import { rowMoves } from "./moves.js";
import { PaperTag } from "./paper-tag.js";
import { LISTS, longest } from "./walk.js";

/**
 * @typedef {import("./walk.js").ListName} ListName
 * @param {{
 *   lists: any, list: ListName, chosen: import("./moves.js").Chosen | null, situation: import("./moves.js").Situation, hall: any,
 *   show: (list: ListName) => void, choose: (id: string) => void, press: (move: string) => void,
 * }} props
 */
export function Queue({ lists, list, chosen, situation, hall, show, choose, press }) {
  const { t } = useTexts();
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => box.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }), [chosen?.row.id]);

  if (!lists) return html`<aside class="queue"><p class="quiet" role="status">${t("asking")}</p></aside>`;
  const rows = lists[list] ?? [];
  return html`<aside class="queue" aria-label=${t("queue")}>
    <h2 class="queue-title">${heading()}</h2>
    <div class="queue-tabs" role="tablist">
      ${LISTS.map((name) => html`<button key=${name} role="tab" aria-selected=${name === list} aria-controls="queue-rows" onClick=${() => show(name)}>
        ${t(`list-${name}`)} <b>${lists[name]?.length ?? 0}</b>
      </button>`)}
    </div>
    ${rows.length === 0
      ? html`<p id="queue-rows" class="queue-empty" role="tabpanel">${t(list === "waiting" && hall?.why === "day-closed" ? "empty-day-closed" : `empty-${list}`)}</p>`
      : html`<div id="queue-rows" class="queue-rows" role="listbox" tabindex="0" ref=${box} aria-label=${t(`list-${list}`)} aria-activedescendant=${chosen ? `row-${chosen.row.id}` : undefined}>
          ${rows.map((/** @type {any} */ row) => html`<${Row} key=${row.id} row=${row} list=${list} chosen=${row.id === chosen?.row.id} hall=${hall} choose=${choose} />`)}
        </div>`}
    ${chosen ? html`<${RowBar} chosen=${chosen} situation=${situation} press=${press} />` : html`<${Today} today=${lists.today} />`}
  </aside>`;

  function heading() {
    const waiting = lists.waiting ?? [];
    return waiting.length ? t("queue-facts", { count: waiting.length, minutes: longest(waiting) }) : t("queue-none");
  }
}

/** @param {{ row: any, list: ListName, chosen: boolean, hall: any, choose: (id: string) => void }} props */
function Row({ row, list, chosen, hall, choose }) {
  const { t, lang } = useTexts();
  const late = row.late && list === "waiting";
  const back = list === "parked" && row.back_at ? t("row-back-at", { time: hhmm(row.back_at, zoneOf(hall), lang) }) : null;
  return html`<div class="row" role="option" id=${`row-${row.id}`} aria-selected=${chosen} onClick=${() => choose(row.id)}>
    <span class="row-number number">${row.number}</span>
    <span class="row-what">
      <span class="row-service">${row.service.name}</span>
      ${row.priority && html`<span class="tag tag-priority">${t("priority")}</span>`}
      ${row.returned && html`<span class="tag">${t("returned-short")}</span>`}
      <${PaperTag} ticket=${row} />
      ${row.note && html`<span class="tag tag-language">${t("row-noted")}</span>`}
      ${list === "parked" && (row.reason || back) && html`<span class="row-why">${[row.reason, back].filter(Boolean).join(" · ")}</span>`}
    </span>
    <span class=${late ? "row-wait late" : "row-wait"}>
      ${t("minutes-short", { minutes: row.waited_min })}
      ${late && html`<span class="row-late">${t("late")}</span>`}
    </span>
  </div>`;
}

/**
 * @param {{ chosen: import("./moves.js").Chosen, situation: import("./moves.js").Situation, press: (move: string) => void }} props
 */
function RowBar({ chosen, situation, press }) {
  const { t } = useTexts();
  const { row, list } = chosen;
  const moves = rowMoves(situation, chosen);
  const inHand = situation === "called" || situation === "serving";
  const docs = row.docs ?? [];
  const waits = list !== "no_shows" && !moves.includes("call");
  return html`<div class="row-bar">
    <p><b class="number">${row.number}</b> ${row.service.name}</p>
    ${row.note && html`<p class="row-note"><strong>${t("note")}</strong> ${row.note}</p>`}
    ${docs.length > 0 && html`<p class="quiet row-docs">${docs.join(" · ")}</p>`}
    ${waits && html`<p class="quiet">${t(inHand ? "row-hands-full" : "row-not-open")}</p>`}
    <div class="row-moves">
      ${moves.map((move) => html`<button class="btn" key=${move} onClick=${() => press(move === "return" || move === "resume" ? "row-back" : `row-${move}`)}>
        ${t(`row-move-${move}`)} ${keyOf(move) && html`<kbd>${keyOf(move)}</kbd>`}
      </button>`)}
    </div>
  </div>`;

  /** With a ticket in hand T, C and D mean that ticket. @param {string} move */
  function keyOf(move) {
    return inHand && ["transfer", "cancel", "reprint"].includes(move) ? "" : SHOWN[move].key;
  }
}

/** @param {{ today: any }} props */
function Today({ today }) {
  const { t } = useTexts();
  if (!today) return null;
  const mean = today.mean_service_min;
  return html`<p class="today">
    ${t("today", { served: today.served, no_shows: today.no_shows })}
    ${mean !== null && mean !== undefined && html` · ${t("today-mean", { minutes: Math.round(mean * 10) / 10 })}`}
  </p>`;
}
