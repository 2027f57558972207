// @ts-check
/** The bar on top: which counter, which agency, is the line to the server there, the time, the officer's menu. */
import { html } from "htm/preact";
import { hhmm, serverNow } from "/ui/time.js";
import { LanguageMenu, useNow, useTexts } from "/manage/static/staff/language.js";

/**
 * @param {{
 *   me: import("/manage/static/staff/session.js").Me, state: any, hall: any, line: string, away: Date | null,
 *   press: (move: string) => void,
 * }} props
 */
export function Bar({ me, state, hall, line, away, press }) {
  const { t, lang } = useTexts();
  const tz = zoneOf(hall);
  const now = useNow(1_000, serverNow);
  return html`<header class="bar">
      <h1 class="bar-counter">${state.counter.name ?? me.counter?.name}</h1>
      <p class="bar-agency">${agencyName(me, state, hall)}</p>
      ${(hall?.trial ?? state.trial) && html`<p class="tag tag-trial">${t("trial-mark")}</p>`}
      <button class="bar-mode" data-mode=${state.mode} title=${t(`mode-${state.mode}-now`)} onClick=${() => press("mode")}>${t(`mode-${state.mode}`)}</button>
      <p class="bar-line" data-line=${away ? "away" : line} role="status"><span class="bar-line-word">${t(away ? "line-away" : line === "live" ? "line-live" : "line-slow")}</span></p>
      <time class="bar-clock">${hhmm(now, tz, lang)}</time>
      <button class="bar-who" popovertarget="who-menu" aria-haspopup="true">${me.officer.name}</button>
      <div id="who-menu" class="who-menu" popover>
        <${LanguageMenu} />
        <button class="btn" popovertarget="who-menu" popovertargetaction="hide" onClick=${() => press("leave")}>${t("leave")}</button>
      </div>
    </header>`;
}

/** @param {any} hall */
export function zoneOf(hall) {
  return hall?.branch?.timezone ?? "Asia/Jakarta";
}

/**
 * @param {any} me
 * @param {any} state
 * @param {any} hall
 */
function agencyName(me, state, hall) {
  const code = state.agency?.code ?? me.officer.agency;
  return state.agency?.short ?? hall?.agencies.find((/** @type {any} */ each) => each.code === code)?.short ?? "";
}
