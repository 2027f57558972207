// @ts-check
/**
 * Keeps a screen true: every committed event once and in order, by socket; by asking every five seconds while the socket is
 * lost. Never gives up. The order at start: watch, snapshot, then only what follows the snapshot.
 */
import { io } from "socket.io-client";
import { Offline, Problem } from "/ui/api.js";
import { needsSnapshot, sift } from "/ui/sequence.js";

/** @typedef {import("/ui/sequence.js").Event} Event */
/** @typedef {import("/ui/sequence.js").Batch} Batch */
/** @typedef {"live" | "lost" | "refused"} Status */

const PAGE = 500;
const HEARTBEAT_MS = 2_000;
const ANSWER_MS = 2_500;
const POLL_MS = 5_000;

export class Live {
  /**
   * @param {{
   *   api: import("/ui/api.js").Api,
   *   token?: string | null,
   *   board: () => Promise<{seq: number} & Record<string, any>>,
   *   onSnapshot: (board: any) => void,
   *   onEvents?: (events: Event[]) => void,
   *   onStatus?: (status: Status) => void,
   * }} options `token` is left out by browsers that have a session cookie
   */
  constructor({ api, token = null, board, onSnapshot, onEvents = () => {}, onStatus = () => {} }) {
    this.api = api;
    this.board = board;
    this.onSnapshot = onSnapshot;
    this.onEvents = onEvents;
    this.onStatus = onStatus;
    /** @type {number | null} the seq up to which everything has been applied */
    this.last = null;
    /** @type {Status | null} */
    this.status = null;
    this.running = false;
    /** @type {Promise<void> | null} the run of catching up under way */
    this.syncing = null;
    this.behind = false;
    this.heard = 0;
    /** @type {Batch[]} */
    this.early = [];
    this.socket = io({
      autoConnect: false,
      auth: token ? { token } : {},
      transports: ["websocket", "polling"],
      reconnectionDelay: 300,
      reconnectionDelayMax: 5_000,
      randomizationFactor: 0.5,
      timeout: 4_000,
    });
    this.socket.on("connect", () => this.#watch());
    this.socket.on("events", (/** @type {Batch} */ batch) => this.#receive(batch));
    this.socket.on("disconnect", () => this.#lost());
    this.socket.on("connect_error", () => this.#refusedOrAway());
  }

  start() {
    if (this.running) return;
    this.running = true;
    this.heard = performance.now();
    this.socket.connect();
    this.beat = setInterval(() => this.#heartbeat(), HEARTBEAT_MS);
    this.poll = setInterval(() => {
      if (this.status !== "live") this.#catchUp();
    }, POLL_MS);
  }

  stop() {
    this.running = false;
    clearInterval(this.beat);
    clearInterval(this.poll);
    this.socket.disconnect();
  }

  /** @param {Status} status */
  #tell(status) {
    if (this.status === status || !this.running) return;
    this.status = status;
    this.onStatus(status);
  }

  #lost() {
    if (!this.running) return;
    this.#tell("lost");
    if (!this.socket.active) this.socket.connect();
  }

  /** Asks to be told everything; the answer says how far the branch is. Also serves as the heartbeat. */
  async #watch() {
    try {
      const reply = await this.socket.timeout(ANSWER_MS).emitWithAck("watch", {});
      this.heard = performance.now();
      if (reply?.error) return this.#refused(reply.error.status);
      if (this.last === null || reply.seq !== this.last) await this.#catchUp();
      if (this.socket.connected) this.#tell("live");
    } catch {
      this.#restart();
    }
  }

  #heartbeat() {
    const silent = performance.now() - this.heard;
    if (this.status !== "live") {
      if (silent > HEARTBEAT_MS * 2) this.#tell("lost");
    } else if (silent >= HEARTBEAT_MS - 100) {
      this.#watch();
    }
  }

  /** A cable that was pulled says nothing: drop the connection ourselves and begin anew. */
  #restart() {
    if (!this.running) return;
    this.#tell("lost");
    this.socket.disconnect();
    this.socket.connect();
  }

  /** @param {number | undefined} status */
  #refused(status) {
    if (status === 401 || status === 403) this.#tell("refused");
    else this.#restart();
  }

  /** The handshake failed: is it our key, or is the server away? A plain request tells, and its answer is not lost. */
  async #refusedOrAway() {
    if (this.socket.active) return this.#lost();
    await this.#catchUp();
    if (this.status === "refused") return;
    this.#tell("lost");
    setTimeout(() => this.running && this.socket.connect(), 2_000 + Math.random() * 2_000);
  }

  /** @param {Batch} batch */
  #receive(batch) {
    this.heard = performance.now();
    if (this.last === null || this.syncing !== null) {
      this.early.push(batch);
      return;
    }
    const { fresh, gap } = sift(this.last, batch);
    if (gap) this.#catchUp();
    else this.#apply(fresh);
  }

  /** @param {Event[]} events */
  #apply(events) {
    if (events.length === 0) return;
    this.last = events[events.length - 1].seq;
    this.onEvents(events);
  }

  /** Comes level with the server, by snapshot or by the missing events; one run at a time. */
  #catchUp() {
    this.behind = this.syncing !== null;
    this.syncing ??= this.#run().finally(() => {
      this.syncing = null;
      this.early.splice(0).forEach((batch) => this.#receive(batch));
    });
    return this.syncing;
  }

  async #run() {
    try {
      do {
        this.behind = false;
        if (this.last === null) await this.#snapshot();
        else await this.#missing(this.last);
      } while (this.behind);
    } catch (error) {
      if (error instanceof Problem && (error.status === 401 || error.status === 403)) this.#tell("refused");
      else if (error instanceof Problem || error instanceof Offline) this.#tell("lost");
      else throw error;
    }
  }

  async #snapshot() {
    const board = await this.board();
    if (!this.running) return;
    this.last = board.seq;
    this.onSnapshot(board);
  }

  /** @param {number} last */
  async #missing(last) {
    for (let head = last + 1; last < head; ) {
      const page = await this.api.get(`/api/v1/events?after=${last}&limit=${PAGE}`);
      if (!this.running) return;
      head = page.head;
      if (needsSnapshot(last, head)) return this.#snapshot();
      if (page.events.length === 0) return;
      this.#apply(page.events);
      last = page.last;
    }
  }
}
