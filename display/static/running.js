// @ts-check
/** The running screen: one state, drawn after every change; the events in, the calls in their turn out. */
import { html } from "htm/preact";
import { render } from "preact";
import { Live } from "/ui/live.js";
import { serverNow, syncClock } from "/ui/time.js";
import { Again } from "./again.js";
import { apply, needsRefresh } from "./board.js";
import { advance, comeBack, emptyLobby, hear, settle, speak, wakeIn } from "./calls.js";
import { Chime } from "./chime.js";
import { scoped } from "./counters.js";
import { duck, unduck } from "./ducking.js";
import { Reports } from "./reports.js";
import { Screen } from "./screen.js";
import { Shown } from "./shown.js";
import { Starting } from "./start.js";
import { isMine, segmentsOf, Voice } from "./voice.js";

const CATALOGUE_MS = 120_000;
/** So long after the start somebody who could touch the screen is likely to stand before it. */
const ASK_FOR_TOUCH_MS = 60_000;
/** Screens that show every call of their place; the others neither speak for it nor ring. */
const FOR_EVERYBODY = ["calls", "grid", "media"];
/** The waiting numbers are asked for at most so often. */
const LINE_MS = 400;

/** @typedef {import("./screen.js").Choice} Choice */
/**
 * @typedef {{
 *   api: import("/ui/api.js").Api, token: string, lang: string, texts: Record<string, any>, catalogue: any, screen: Choice,
 *   onChoice: () => void, onRefused: () => void,
 * }} Options onChoice: the manager may have chosen another screen
 */

export class Running {
  /** @param {Options} options */
  constructor({ api, token, onChoice, onRefused, ...rest }) {
    this.api = api;
    this.onChoice = onChoice;
    this.onRefused = onRefused;
    this.rest = { api, ...rest };
    const { agency, zone } = rest.screen;
    // One agency's visitors may be called to a helping counter in another zone.
    const [what, code] = agency ? ["agency", agency] : ["zone", zone];
    this.path = `/api/v1/display/board${code ? `?${what}=${encodeURIComponent(code)}` : ""}`;
    /** @type {import("./board.js").Board | null} */
    this.board = null;
    /** @type {import("./screen.js").Line | null} */
    this.line = null;
    /** @type {string | null} the last moment at which the board was known to be true */
    this.lostAt = null;
    this.lobby = emptyLobby();
    this.rung = "";
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.asking = undefined;
    this.began = Date.now();
    this.chime = new Chime(() => this.soundChanged());
    this.voice = new Voice({
      isLocked: () => this.chime.locked,
      wanted: FOR_EVERYBODY.includes(rest.screen.layout),
      ring: () => this.chime.play(),
      onSaid: (utterance) => this.reports.hasSaid(utterance),
      onChange: () => this.soundChanged(),
      duck,
      unduck,
    });
    this.reports = new Reports({ post: (path, body) => api.post(path, body, { key: null }), about: () => this.about() });
    this.shown = new Shown((call, recalls) => this.reports.hasShown(call, recalls));
    this.live = new Live({
      api,
      token,
      board: () => api.get(this.path),
      onSnapshot: (board) => this.settle(board),
      onEvents: (events) => this.hear(events),
      onStatus: (status) => this.tell(status),
    });
    this.again = new Again(() => {
      this.live.socket.disconnect();
      this.live.socket.connect();
    });
  }

  start() {
    render(html`<${Starting} t=${this.rest.texts[this.rest.lang]} />`, document.body);
    this.live.start();
    this.reports.send();
    setInterval(() => this.draw(), 1_000);
    setInterval(() => this.catalogue(), CATALOGUE_MS);
    addEventListener("resize", () => this.draw());
  }

  /** What of the board concerns this screen. @param {import("./board.js").Board} board */
  mine(board) {
    return scoped(board, this.rest.screen);
  }

  /** @param {import("./board.js").Board} board */
  settle(board) {
    syncClock(board.now);
    this.board = board;
    this.lobby = settle(this.lobby, this.mine(board), serverNow().getTime());
    this.askLine();
    this.turn();
  }

  /** @param {import("./board.js").Event[]} events */
  hear(events) {
    if (this.board === null) return;
    this.board = events.reduce(apply, this.board);
    if (Date.parse(this.board.now) > serverNow().getTime()) syncClock(this.board.now);
    this.lobby = hear(this.lobby, this.mine(this.board), events, serverNow().getTime());
    if (this.lostAt) this.lobby = comeBack(this.lobby, this.mine(this.board));
    for (const { type, at, data } of events) if (type === "voice.started") this.say(data, Date.parse(at));
    if (needsRefresh(events)) this.refresh();
    if (events.some(({ type, data }) => type === "device.placed" && data.device.id === this.rest.screen.device)) this.onChoice();
    if (events.some(({ type }) => type.startsWith("ticket."))) this.askLine();
    this.turn();
  }

  /** A voice begins: its calls are on the panel while it says them, and it may be ours. @param {import("./voice.js").Utterance} said @param {number} at */
  say(said, at) {
    if (this.board === null) return;
    const now = serverNow().getTime();
    if (now - at <= said.ms) this.lobby = speak(this.lobby, this.mine(this.board), segmentsOf(said, now), now);
    if (this.voice.wanted && isMine(said, at, now, this.rest.screen)) this.voice.say(said);
  }

  /** What the server should know of this screen. */
  about() {
    const { zone, layout } = this.rest.screen;
    return { zone, layout, sound: this.voice.state };
  }

  /** The sound was freed, or has failed: the server chooses who speaks, the manager hears of it. */
  soundChanged() {
    this.reports.send();
    this.draw();
  }

  /** @param {import("/ui/live.js").Status} status */
  tell(status) {
    if (status === "refused") return this.onRefused();
    // The server may come back with another config.yaml.
    if (status === "live" && this.lostAt !== null) this.onChoice();
    this.lostAt = status === "lost" ? serverNow().toISOString() : null;
    this.again.tell(status === "lost");
    if (status === "live") this.reports.send();
    this.draw();
  }

  /** A new day or a changed catalogue: the events do not tell it all. What the answer already holds is not applied twice. */
  async refresh() {
    await this.catalogue();
    const board = await this.api.get(this.path).catch(() => null);
    if (board && this.board && board.seq >= this.board.seq) this.settle(board);
  }

  async catalogue() {
    const catalogue = await this.api.get("/api/v1/kiosk/catalogue").catch(() => null);
    if (catalogue === null) return;
    syncClock(catalogue.now);
    this.rest.catalogue = catalogue;
    this.draw();
  }

  /** The waiting numbers in their order: only the server knows the policy, so they are asked for, not computed. */
  askLine() {
    const { agency, layout } = this.rest.screen;
    if (layout !== "agency" || this.asking !== undefined) return;
    this.asking = setTimeout(async () => {
      this.asking = undefined;
      const line = await this.api.get(`/api/v1/display/queue?agency=${encodeURIComponent(agency ?? "")}`).catch(() => null);
      if (line === null) return;
      this.line = line;
      this.draw();
    }, this.line === null ? 0 : LINE_MS);
  }

  /** Lets the next call have the panel when it is its turn, rings once for each, and comes back in time. */
  turn() {
    const now = serverNow().getTime();
    this.lobby = advance(this.lobby, now);
    const { shown } = this.lobby;
    if (shown && shown.key !== this.rung) {
      this.rung = shown.key;
      if (this.reports.rings && this.voice.wanted) this.chime.play();
    }
    clearTimeout(this.timer);
    const wait = wakeIn(this.lobby, now);
    if (wait !== null) this.timer = setTimeout(() => this.turn(), wait);
    this.draw();
  }

  draw() {
    const { board, lobby, lostAt, line } = this;
    if (board === null) return;
    const sound = ["on", "off"].includes(this.voice.state) ? "on" : Date.now() - this.began < ASK_FOR_TOUCH_MS ? "ask" : "off";
    render(html`<${Screen} state=${{ board, lobby, lostAt, line, sound, ...this.rest }} />`, document.body);
    this.shown.look(this.mine(board));
  }
}
