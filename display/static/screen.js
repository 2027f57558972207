// @ts-check
/** The whole screen from the state: header, big panel, last calls, bar. */
import { html } from "htm/preact";
import { hhmm, serverNow } from "/ui/time.js";
import { lastCalls, stage } from "./calls.js";
import { NoticeBanner } from "./banner.js";
import { Footer } from "./footer.js";
import { Here } from "./here.js";
import { muted } from "./icons.js";
import { Idle } from "./idle.js";
import { LastCalls } from "./last_calls.js";
import { banners, isShut } from "./notices.js";
import { Panel } from "./panel.js";
import { zoneParts } from "./words.js";

/**
 * @typedef {{
 *   lang: string, t: import("/ui/i18n.js").Translate, texts: Record<string, import("/ui/i18n.js").Translate>,
 *   tz: string, hall: boolean, narrow: boolean, catalogue: any,
 *   time: (when: string) => string, zoneOf: (agency: string) => string,
 * }} View
 * @typedef {{
 *   board: import("./board.js").Board, lobby: import("./calls.js").Lobby, catalogue: any, lostAt: string | null,
 *   sound: "on" | "ask" | "off",
 *   lang: string, texts: Record<string, import("/ui/i18n.js").Translate>,
 * }} State
 */

/** How many last calls fit beside the panel. */
const ROOM = 6;
/** In a header of one line, the hall's full name and the zone's share this many letters. */
const HEADER_LETTERS = 78;

/** @param {State} state @returns {View} */
function viewOf({ board, catalogue, lang, texts }) {
  const zones = new Map(catalogue.agencies.map((/** @type {any} */ agency) => [agency.code, agency.zone]));
  const tz = board.branch.timezone;
  return {
    lang, texts, tz, catalogue,
    t: texts[lang],
    hall: board.zone === null,
    narrow: innerHeight > innerWidth,
    time: (when) => hhmm(when, tz, lang),
    zoneOf: (agency) => zones.get(agency) ?? board.zone?.code ?? "",
  };
}

/** @param {{state: State}} props */
export function Screen({ state }) {
  const { board, lobby, lostAt, sound } = state;
  const view = viewOf(state);
  const on = stage(lobby, board);
  const shut = isShut(board, view.catalogue);
  const idle = on.kind === "none" || (on.kind === "call" && !on.lit && shut);
  const told = banners({ ...state, now: serverNow().getTime() });
  return html`
    <div class=${`screen ${lostAt ? "screen-lost" : ""} ${told.length ? "screen-told" : ""}`}>
      <${Header} view=${view} board=${board} sound=${sound} />
      <${NoticeBanner} view=${view} banners=${told} />
      <main class=${view.hall ? "main main-hall" : "main"}>
        ${idle ? html`<${Idle} view=${view} board=${board} shut=${shut} />` : html`<${Panel} view=${view} stage=${on} />`}
        ${idle ? html`<${Here} view=${view} board=${board} />` : html`<${LastCalls} view=${view} calls=${lastCalls(lobby, board, ROOM)} />`}
      </main>
      <${Footer} view=${view} board=${board} lostAt=${lostAt} shut=${shut} />
    </div>`;
}

/** While the sound is off the screen first asks to be touched, in the place of the hall's name; later it only says so. @param {{view: View, board: import("./board.js").Board, sound: string}} props */
function Header({ view, board, sound }) {
  const { name, short_name: short } = board.branch;
  const zone = board.zone && zoneParts(board.zone, view.t("zone"));
  const letters = name.length + (sound === "off" ? 16 : 0) + (zone ? `${zone.tag} · ${zone.about}`.length : 12);
  const full = !view.narrow && !board.trial && letters <= HEADER_LETTERS;
  return html`
    <header class="head">
      <h1 class=${sound === "ask" ? "visually-hidden" : "head-hall"}>${full ? name : short}</h1>
      ${sound === "ask" && html`<p class="head-muted head-ask">${muted()}${view.t("sound-off")}</p>`}
      ${zone
        ? html`<p class="head-zone" data-zone=${board.zone?.code}><b>${zone.tag}</b>${zone.about && ` · ${zone.about}`}</p>`
        : html`<p class="head-zone head-zone-hall"><b>${view.t("zone-hall")}</b></p>`}
      ${board.trial && html`<p class="head-trial">${view.t("trial-mark")}</p>`}
      ${sound === "off" && html`<p class="head-muted">${muted()}${view.t("sound-none")}</p>`}
      <time class="head-clock number">${hhmm(serverNow(), view.tz, view.lang)}</time>
    </header>`;
}
