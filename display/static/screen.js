// @ts-check
/** The whole screen from the state: header, notices, the layout's field, bar, running text, flash. */
import { html } from "htm/preact";
import { hhmm, serverNow } from "/ui/time.js";
import { NoticeBanner } from "./banner.js";
import { scoped } from "./counters.js";
import { Flash } from "./flash.js";
import { Footer } from "./footer.js";
import { Header } from "./header.js";
import { AgencyLayout } from "./layout_agency.js";
import { CallsLayout } from "./layout_calls.js";
import { CounterLayout } from "./layout_counter.js";
import { DoorLayout } from "./layout_door.js";
import { GridLayout } from "./layout_grid.js";
import { MediaLayout } from "./layout_media.js";
import { banners, isShut } from "./notices.js";
import { Ticker } from "./ticker.js";

/**
 * @typedef {{
 *   device: string | null, name: string, layout: "calls" | "grid" | "agency" | "counter" | "media" | "door",
 *   zone: string | null, agency: string | null, counter: string | null, theme: string, language: string, flash: boolean,
 *   page: string, picture_s: number, volume: number, ticker: Record<string, string>,
 *   wrong: {what: string, code: string, known: string[]} | null,
 * }} Choice which screen this is, as the server says
 * @typedef {{waiting: number, numbers: string[]}} Line
 * @typedef {{
 *   lang: string, t: import("/ui/i18n.js").Translate, texts: Record<string, import("/ui/i18n.js").Translate>,
 *   tz: string, hall: boolean, narrow: boolean, lost: boolean, catalogue: any, screen: Choice, api: import("/ui/api.js").Api,
 *   time: (when: string) => string, zoneOf: (agency: string) => string,
 * }} View
 * @typedef {import("./board.js").Board} Board
 * @typedef {{
 *   board: Board, lobby: import("./calls.js").Lobby, catalogue: any, lostAt: string | null, line: Line | null,
 *   sound: "on" | "ask" | "off", screen: Choice, api: import("/ui/api.js").Api,
 *   lang: string, texts: Record<string, import("/ui/i18n.js").Translate>,
 * }} State
 * @typedef {{view: View, board: Board, lobby: import("./calls.js").Lobby, line: Line | null, whole: Board}} LayoutProps `board` is what
 *   concerns this screen, `whole` what the server told
 */

const LAYOUTS = { calls: CallsLayout, grid: GridLayout, agency: AgencyLayout, counter: CounterLayout, media: MediaLayout, door: DoorLayout };

/** The others tell in their field what the bar would. */
const WITH_BAR = ["calls", "grid", "media"];

/** @param {State} state @returns {View} */
function viewOf({ board, catalogue, lang, texts, screen, api, lostAt }) {
  const zones = new Map(catalogue.agencies.map((/** @type {any} */ agency) => [agency.code, agency.zone]));
  const tz = board.branch.timezone;
  return {
    lang, texts, tz, catalogue, screen, api,
    t: texts[lang],
    hall: board.zone === null && screen.layout !== "agency",
    narrow: innerHeight > innerWidth,
    lost: lostAt !== null,
    time: (when) => hhmm(when, tz, lang),
    zoneOf: (agency) => zones.get(agency) ?? board.zone?.code ?? "",
  };
}

/** @param {{state: State}} props */
export function Screen({ state }) {
  const { lobby, lostAt, sound, screen, line } = state;
  const view = viewOf(state);
  const board = scoped(state.board, screen);
  const told = banners({ ...state, board, now: serverNow().getTime() });
  const runs = Object.values(screen.ticker).some((text) => text.trim() !== "");
  const classes = ["screen", `screen-${screen.layout}`, lostAt && "screen-lost", told.length > 0 && "screen-told", runs && "screen-runs"];
  const bar = WITH_BAR.includes(screen.layout) || lostAt !== null;
  return html`
    <div class=${classes.filter(Boolean).join(" ")}>
      <${Header} view=${view} board=${board} sound=${sound} />
      <${NoticeBanner} view=${view} banners=${told} />
      <${LAYOUTS[screen.layout]} view=${view} board=${board} lobby=${lobby} line=${line} whole=${state.board} />
      ${bar && html`<${Footer} view=${view} board=${board} lostAt=${lostAt} shut=${isShut(board, view.catalogue)} />`}
      <${Ticker} view=${view} texts=${screen.ticker} />
      <${Flash} wanted=${screen.flash && screen.layout !== "door" && !lostAt && lobby.shown?.row ? lobby.shown.key : null} />
    </div>`;
}
