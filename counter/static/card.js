// @ts-check
/** What is happening now, so large that it is read without looking. */
import { html } from "htm/preact";
import { serverNow, stopwatch } from "/ui/time.js";
import { useNow, useTexts } from "/manage/static/staff/language.js";
import { Announced } from "./announced.js";
import { FreeHands } from "./free-hands.js";
import { NoticeLine } from "./notice.js";
import { pausesAfter } from "./moves.js";
import { PaperTag } from "./paper-tag.js";

const OTHER_LANGUAGES = new Set(["jv", "en"]);

/**
 * @param {{ state: any, situation: import("./moves.js").Situation, lists: any, hall: any,
 *   view: import("./view.js").View }} props
 */
export function Card({ state, situation, lists, hall, view }) {
  const { t } = useTexts();
  const inHand = situation === "called" || situation === "serving";
  return html`<section class="card now-card" data-came=${inHand && view.came === state.ticket.id} aria-label=${t("now")}>
    ${inHand ? html`<${InHand} state=${state} situation=${situation} />` : html`<${FreeHands} state=${state} situation=${situation} lists=${lists} hall=${hall} ended=${view.ended} />`}
    <${NoticeLine} notice=${view.notice} />
  </section>`;
}

/** @param {{ state: any, situation: "called" | "serving" }} props */
function InHand({ state, situation }) {
  const { t } = useTexts();
  const { ticket } = state;
  const docs = state.docs ?? ticket.docs ?? [];
  const note = state.note ?? ticket.note;
  return html`<div class="now-head">
      <p class="now-state" role="status">${t(`state-${situation}`)}</p>
      ${pausesAfter(state) && html`<span class="tag tag-priority">${t("pauses-after")}</span>`}
      <${Timer} state=${state} situation=${situation} />
    </div>
    <p class=${note || (state.also ?? []).length ? "now-number number now-number-less" : "now-number number"}>${ticket.number}</p>
    <h2 class="now-service">${ticket.service.name}</h2>
    <p class="now-facts"><span>${t("waited", { minutes: waited(ticket) })}</span> <${Tags} ticket=${ticket} /></p>
    <${Also} also=${state.also ?? []} />
    ${note && html`<p class="now-note"><strong>${t("note")}</strong> ${note}</p>`}
    ${docs.length > 0 && html`<h3 class="visually-hidden">${t("docs")}</h3>
      <ul class="now-docs">${docs.map((/** @type {string} */ doc) => html`<li>${doc}</li>`)}</ul>`}`;
}

/** What the officer should know before the visitor sits down. @param {{ ticket: any }} props */
function Tags({ ticket }) {
  const { t } = useTexts();
  return html`
    ${ticket.priority && html`<span class="tag tag-priority">${t("priority")}</span>`}
    ${OTHER_LANGUAGES.has(ticket.language) && html`<span class="tag tag-language">${t(`speaks-${ticket.language}`)}</span>`}
    <${PaperTag} ticket=${ticket} />
    ${ticket.returned && html`<span class="tag">${t("returned")}</span>`}
  `;
}

/** What else the visitor came for. @param {{ also: any[] }} props */
function Also({ also }) {
  const { t } = useTexts();
  if (also.length === 0) return null;
  return html`<p class="now-also">${t("also")} ${also.map((each) => html`<span class="tag" key=${each.number}><b class="number">${each.number}</b> ${each.service.name} · ${where(each)}</span> `)}</p>`;

  /** @param {any} each */
  function where(each) {
    return each.counter ? each.counter.name : t(`also-${each.state}`);
  }
}

/** @param {any} ticket */
function waited(ticket) {
  if (typeof ticket.waited_min === "number") return ticket.waited_min;
  return Math.max(0, Math.round((Date.parse(ticket.called_at) - Date.parse(ticket.issued_at)) / 60_000));
}

/**
 * Serving: time against the target. Called: time since the (last) call.
 * @param {{ state: any, situation: "called" | "serving" }} props
 */
function Timer({ state, situation }) {
  const { t } = useTexts();
  const now = useNow(500, serverNow);
  const { ticket } = state;
  const since = situation === "serving" ? (ticket.started_at ?? ticket.called_at) : (ticket.last_called_at ?? ticket.called_at);
  const seconds = Math.max(0, (now.getTime() - Date.parse(since)) / 1_000);
  const target = situation === "serving" ? (state.service_target_min ?? ticket.service_target_min) : null;
  const over = target ? Math.floor(seconds / 60 - target) : -1;
  const calls = (ticket.recalls ?? 0) + 1;
  return html`<div class=${over >= 0 ? "timer timer-late" : "timer"}>
    <p class="timer-clock number" role="timer" aria-label=${t("timer")}>${stopwatch(seconds)}</p>
    <p class="timer-words">${words()}</p>
    ${target && html`<span class="timer-track"><span style=${`width: ${Math.min(100, (seconds / 60 / target) * 100)}%`}></span></span>`}
    ${situation === "called" && calls > 1 && html`<p class="timer-calls">${t("calls", { times: calls })}</p>`}
    ${situation === "called" && html`<${Announced} announced=${state.announced} />`}
  </div>`;

  function words() {
    if (target) return over >= 0 ? t("over-target", { over: over + 1, target }) : t("target", { target });
    if (situation !== "called") return t("since-start");
    return t(calls > 1 ? "since-recall" : "since-call");
  }
}
