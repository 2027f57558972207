// @ts-check
/** Starts the lobby screen: its key, its zone, the board and every event after it; then time and sound. */
import { html } from "htm/preact";
import { render } from "preact";
import { Api, Problem } from "/ui/api.js";
import { enrol, forget } from "/ui/device.js";
import { loadTexts } from "/ui/i18n.js";
import { Live } from "/ui/live.js";
import { serverNow, syncClock } from "/ui/time.js";
import { Again } from "./again.js";
import { apply, needsRefresh } from "./board.js";
import { advance, comeBack, emptyLobby, hear, settle, wakeIn } from "./calls.js";
import { Chime } from "./chime.js";
import { Screen } from "./screen.js";
import { Starting, WrongZone } from "./start.js";

const ROLE = "display";
const LANGUAGES = ["id", "en", "jv"];
const TRY_AGAIN_MS = 2_000;
const CATALOGUE_MS = 120_000;
/** So long after the start somebody who could touch the screen is likely to stand before it. */
const ASK_FOR_TOUCH_MS = 60_000;

/** @param {number} ms @returns {Promise<void>} */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param {any} tree */
const show = (tree) => render(tree, document.body);

/** Keeps trying until it works; a key that was revoked is forgotten, and the screen pairs anew. @template T @param {() => Promise<T>} ask @param {() => void} waiting @returns {Promise<T>} */
async function untilItWorks(ask, waiting) {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof Problem && (error.status === 401 || error.status === 403)) startAnew();
      waiting();
      await pause(TRY_AGAIN_MS);
    }
  }
}

function startAnew() {
  forget(ROLE);
  location.reload();
}

async function start() {
  const wanted = new URLSearchParams(location.search).get("lang") ?? "id";
  const lang = LANGUAGES.includes(wanted) ? wanted : "id";
  const loaded = await untilItWorks(() => Promise.all(LANGUAGES.map((each) => loadTexts(ROLE, each, { mark: each === lang }))), () => {});
  const texts = Object.fromEntries(LANGUAGES.map((each, place) => [each, loaded[place]]));
  const device = await enrol(ROLE);
  const api = new Api({ token: device.token });
  const catalogue = await untilItWorks(
    () => api.get("/api/v1/kiosk/catalogue"),
    () => show(html`<${Starting} t=${texts[lang]} />`),
  );
  const zone = device.zone?.toUpperCase() ?? null;
  if (zone && !catalogue.zones.some((/** @type {any} */ each) => each.code === zone)) {
    return show(html`<${WrongZone} t=${texts[lang]} zone=${zone} zones=${catalogue.zones} lang=${lang} />`);
  }
  await document.fonts.load('800 1em "Atkinson Hyperlegible Next"').catch(() => {});
  new Board({ api, token: device.token, zone, lang, texts, catalogue }).start();
}

/** The running board: one state, drawn after every change. */
class Board {
  /** @param {{api: Api, token: string, zone: string | null, lang: string, texts: Record<string, any>, catalogue: any}} options */
  constructor({ api, token, zone, lang, texts, catalogue }) {
    this.api = api;
    this.path = `/api/v1/display/board${zone ? `?zone=${encodeURIComponent(zone)}` : ""}`;
    /** @type {import("./board.js").Board | null} */
    this.board = null;
    this.rest = { lang, texts, catalogue };
    /** @type {string | null} the last moment at which the board was known to be true */
    this.lostAt = null;
    this.lobby = emptyLobby();
    this.rung = "";
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.began = Date.now();
    this.chime = new Chime(() => this.draw());
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
    show(html`<${Starting} t=${this.rest.texts[this.rest.lang]} />`);
    this.live.start();
    setInterval(() => this.draw(), 1_000);
    setInterval(() => this.catalogue(), CATALOGUE_MS);
  }

  /** @param {import("./board.js").Board} board */
  settle(board) {
    syncClock(board.now);
    this.board = board;
    this.lobby = settle(this.lobby, board, serverNow().getTime());
    this.turn();
  }

  /** @param {import("./board.js").Event[]} events */
  hear(events) {
    if (this.board === null) return;
    this.board = events.reduce(apply, this.board);
    if (Date.parse(this.board.now) > serverNow().getTime()) syncClock(this.board.now);
    this.lobby = hear(this.lobby, this.board, events, serverNow().getTime());
    if (this.lostAt) this.lobby = comeBack(this.lobby, this.board);
    if (needsRefresh(events)) this.refresh();
    this.turn();
  }

  /** @param {import("/ui/live.js").Status} status */
  tell(status) {
    if (status === "refused") return startAnew();
    this.lostAt = status === "lost" ? serverNow().toISOString() : null;
    this.again.tell(status === "lost");
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

  /** Lets the next call have the panel when it is its turn, rings once for each, and comes back in time. */
  turn() {
    const now = serverNow().getTime();
    this.lobby = advance(this.lobby, now);
    const { shown } = this.lobby;
    if (shown && shown.key !== this.rung) {
      this.rung = shown.key;
      this.chime.play();
    }
    clearTimeout(this.timer);
    const wait = wakeIn(this.lobby, now);
    if (wait !== null) this.timer = setTimeout(() => this.turn(), wait);
    this.draw();
  }

  draw() {
    if (this.board === null) return;
    const sound = !this.chime.locked ? "on" : Date.now() - this.began < ASK_FOR_TOUCH_MS ? "ask" : "off";
    const state = { board: this.board, lobby: this.lobby, lostAt: this.lostAt, sound, ...this.rest };
    show(html`<${Screen} state=${state} />`);
  }
}

start();
