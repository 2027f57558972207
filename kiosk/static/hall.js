// @ts-check
/** What the kiosk knows of the hall: the catalogue kept fresh, whether the server answers, and how each paper went. */
import { Api, Offline, Problem } from "/ui/api.js";
import { forget } from "/ui/device.js";
import { Live } from "/ui/live.js";
import { heard, isAboutPaper, paperOf } from "./paper.js";
import { syncClock } from "/ui/time.js";

/** @typedef {import("./types.d.ts").Catalogue} Catalogue */
/** @typedef {import("./types.d.ts").Ticket} Ticket */
/** @typedef {import("./paper.js").Paper} Paper */

const AT_MOST_EVERY_MS = 5_000;
const AT_LEAST_EVERY_MS = 60_000;
const TRY_AGAIN_MS = 2_000;
const PAPERS_KEPT = 50;

export class Hall {
  /** @param {string} token */
  constructor(token) {
    this.api = new Api({ token });
    /** @type {Catalogue | null} */
    this.catalogue = null;
    this.answered = true;
    this.fetched = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** @type {Set<() => void>} */
    this.listeners = new Set();
    /** @type {Map<string, Paper>} by ticket; an event may come before the answer of the kiosk's own call */
    this.papers = new Map();
    this.live = new Live({
      api: this.api,
      token,
      board: () => this.#get(),
      onSnapshot: (catalogue) => this.#know(catalogue),
      onEvents: (events) => this.#hear(events),
      onStatus: (status) => {
        if (status === "refused") this.#refused();
        else this.#plan(0);
      },
    });
  }

  /** Whether a visitor can get a number here. */
  get online() {
    return this.answered;
  }

  /** Whether a number that was asked for is made even when the server is gone. */
  get sure() {
    return false;
  }

  start() {
    this.live.start();
    this.#plan(0);
  }

  /** @param {() => void} listener @returns {() => void} ends it */
  listen(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Takes a number; the same key never takes two.
   *
   * @param {{service: string, priority: boolean, language: string}} wish
   * @param {string} key
   * @returns {Promise<Ticket>}
   */
  async issue(wish, key) {
    try {
      return await this.api.post("/api/v1/kiosk/tickets", wish, { key });
    } finally {
      this.#plan(0);
    }
  }

  /**
   * A slip was scanned after a missed call.
   *
   * @param {string} token
   * @returns {Promise<import("./types.d.ts").Comeback>} why: "returned", else how the ticket stands, "unknown" or "away"
   */
  async comeBack(token) {
    return this.#withSlip("/api/v1/kiosk/return", token, "returned");
  }

  /**
   * The visitor of a scanned slip gives the number back.
   *
   * @param {string} token
   * @returns {Promise<import("./types.d.ts").Comeback>} why: "given-back", else as above
   */
  async giveBack(token) {
    return this.#withSlip("/api/v1/kiosk/cancel", token, "given-back");
  }

  /** @param {string} path @param {string} token @param {string} done @returns {Promise<import("./types.d.ts").Comeback>} */
  async #withSlip(path, token, done) {
    try {
      return { why: done, ticket: await this.api.post(path, { token }) };
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) return { why: "away", ticket: null };
      const ticket = error.body.ticket ?? null;
      return { why: ticket?.state ?? (error.body.why === "day-over" ? "expired" : "unknown"), ticket };
    } finally {
      this.#plan(0);
    }
  }

  /** @param {Ticket} ticket @returns {Paper} */
  paperOf(ticket) {
    return this.papers.get(ticket.id) ?? paperOf(ticket);
  }

  /** @returns {Promise<import("./paper.js").Printer[]>} none when the server does not answer: there is nothing to offer then */
  async printers() {
    try {
      return (await this.api.get("/api/v1/kiosk/printers")).printers;
    } catch (error) {
      if (error instanceof Problem || error instanceof Offline) return [];
      throw error;
    }
  }

  /**
   * Prints the slip again, here or on another printer.
   *
   * @param {Ticket} ticket
   * @param {{name: string, own: boolean}} printer
   * @returns {Promise<boolean>} whether it is on its way
   */
  async printAgain(ticket, { name, own }) {
    try {
      const { job } = await this.api.post(`/api/v1/kiosk/tickets/${ticket.id}/print`, { printer: name });
      const paper = heard(this.papers.get(ticket.id), { type: "ticket.reprinted", data: { job, printer: name } });
      this.papers.set(ticket.id, { ...paper, printer: own ? null : name });
      this.tell();
      return true;
    } catch (error) {
      if (error instanceof Problem || error instanceof Offline) return false;
      throw error;
    }
  }

  /** Something has changed that pages show. */
  tell() {
    this.listeners.forEach((listener) => listener());
  }

  async #get() {
    this.fetched = Date.now();
    const catalogue = await this.api.get("/api/v1/kiosk/catalogue");
    syncClock(catalogue.now);
    return catalogue;
  }

  /** @param {Catalogue} catalogue */
  #know(catalogue) {
    this.catalogue = catalogue;
    this.answered = true;
    this.tell();
    this.#plan(this.live.status === "live" ? AT_LEAST_EVERY_MS : AT_MOST_EVERY_MS);
  }

  /** Fetches after so many milliseconds, but never twice within five seconds. @param {number} ms */
  #plan(ms) {
    const due = Math.max(Date.now() + ms, this.answered ? this.fetched + AT_MOST_EVERY_MS : 0);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), due - Date.now());
  }

  /** Reads the catalogue anew. */
  async refresh() {
    try {
      this.#know(await this.#get());
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return this.#refused();
      this.answered = false;
      this.tell();
      this.#plan(TRY_AGAIN_MS);
    }
  }

  /** @param {import("/ui/sequence.js").Event[]} events */
  #hear(events) {
    const papers = events.filter(isAboutPaper);
    for (const event of papers) {
      const { id } = event.data.ticket;
      this.papers.set(id, heard(this.papers.get(id), event));
      if (this.papers.size > PAPERS_KEPT) this.papers.delete([...this.papers.keys()][0]);
    }
    if (papers.length) this.tell();
    this.#plan(0);
  }

  /** A manager revoked this kiosk: it has to be paired anew. */
  #refused() {
    this.live.stop();
    clearTimeout(this.timer);
    forget("kiosk");
    location.reload();
  }
}
