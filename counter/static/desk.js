// @ts-check
/**
 * The officer's desk: what the server last said, and the moves. Every move answers from its own HTTP answer;
 * the live feed only wakes a fresh look. Nothing is sent twice: one move at a time, one key per move, and the
 * same key again while nobody knows whether the first try arrived.
 */
import { newKey, Offline, Problem } from "/ui/api.js";
import { serverNow, syncClock } from "/ui/time.js";
import { stillEarly } from "./announced.js";
import { afterAnswer, wordsAfter } from "./answers.js";
import { tellsOfSlip, toldOfCopy } from "./copied.js";
import { dayIsClosed, newsBetween, wordsOf } from "./news.js";
import { NOTHING_YET } from "./view.js";
import { wire } from "./wire.js";

const STATE = "/api/v1/counter/state";
const WAITING = "/api/v1/counter/waiting";
const LOOK_AGAIN_MS = 2_000;
const LEAST_BETWEEN_LOOKS_MS = 400;
/** A printer may be quicker than the answer: so many of its words are kept. */
const SLIPS_KEPT = 20;

/** @typedef {import("./view.js").View} View */

export class Desk {
  /**
   * @param {import("/ui/api.js").Api} api
   * @param {(view: View) => void} onChange
   * @param {(why: Problem, number: string) => void} onLost this browser no longer holds the counter; what was in hand
   */
  constructor(api, onChange, onLost) {
    this.api = api;
    this.onChange = onChange;
    this.onLost = onLost;
    this.view = NOTHING_YET;
    this.turn = 0;
    this.wanted = false;
    /** @type {Promise<void> | null} */
    this.looking = null;
    /** @type {{ sign: string, key: string } | null} a move of which nobody knows whether it arrived */
    this.unsure = null;
    /** @type {{ type: string, data: any }[]} */
    this.slips = [];
    this.closed = false;
  }

  /** @param {Partial<View>} part */
  #show(part) {
    this.view = { ...this.view, ...part };
    if (!this.closed) this.onChange(this.view);
  }

  stop() {
    this.closed = true;
    clearTimeout(this.again);
  }

  /** @param {string} id words about something that failed beside the moves */
  say(id) {
    this.#show({ notice: { tone: "stop", id } });
  }

  /** A key that can do nothing now; what went wrong before is not covered by it. @param {string} key the id of its words */
  hint(key) {
    if (this.view.notice?.tone !== "stop") this.#show({ notice: { tone: "calm", id: "not-now", key } });
  }

  /** What the hall tells of a slip, which may be the copy that was just sent. @param {{ type: string, data: any }} event */
  hear(event) {
    if (!tellsOfSlip(event)) return;
    this.slips = [...this.slips, event].slice(-SLIPS_KEPT);
    const notice = toldOfCopy(this.view.notice, event);
    if (notice !== this.view.notice) this.#show({ notice });
  }

  dismiss() {
    if (this.view.notice) this.#show({ notice: null });
  }

  /** Asks for the whole truth soon; many wishes at once become one look. */
  look() {
    this.wanted = true;
    this.looking ??= this.#keepLooking().finally(() => {
      this.looking = null;
    });
    return this.looking;
  }

  async #keepLooking() {
    while (this.wanted && !this.closed) {
      this.wanted = false;
      await this.#lookOnce();
      if (this.wanted) await new Promise((resolve) => setTimeout(resolve, LEAST_BETWEEN_LOOKS_MS));
    }
  }

  async #lookOnce() {
    clearTimeout(this.again);
    const turn = this.turn;
    try {
      const [state, lists] = await Promise.all([this.api.get(STATE), this.api.get(WAITING)]);
      syncClock(state.now ?? lists.now);
      if (turn !== this.turn) return void (this.wanted = true);
      // What was said while the line was away is over: the screen shows how things stand.
      const back = this.view.notice?.id === "not-sent" && { notice: { tone: /** @type {const} */ ("calm"), id: "line-back" } };
      this.#show({ ...this.#news(state), ...back, state, lists, away: null, notYet: stillEarly(this.view.notYet, state) });
      this.unsure = null;
    } catch (error) {
      this.#couldNotLook(error);
    }
  }

  /** @param {any} state @returns {Partial<View>} */
  #news(state) {
    const ended = dayIsClosed(state) ? this.view.ended : null;
    // A step of which we do not know whether it arrived explains a change by itself.
    if (this.unsure) return { ended };
    const news = newsBetween(this.view.state, state);
    const words = wordsOf(news, state);
    return {
      ended: dayIsClosed(state) && news.gone ? news.gone.number : ended,
      ...(news.came && { came: news.came.id }),
      ...(words && { notice: { tone: "calm", ...words } }),
    };
  }

  /** Once, and then for good. @param {Problem} why */
  #lose(why) {
    if (this.closed) return;
    this.stop();
    this.onLost(why, this.view.state?.ticket?.number ?? "");
  }

  /** @param {unknown} error */
  #couldNotLook(error) {
    if (error instanceof Problem && [401, 403, 409].includes(error.status)) return this.#lose(error);
    if (!(error instanceof Problem || error instanceof Offline)) throw error;
    this.#show({ away: this.view.away ?? serverNow() });
    if (!this.closed) this.again = setTimeout(() => this.look(), LOOK_AGAIN_MS);
  }

  /**
   * Does one move. A second press while the first is on its way does nothing.
   * @param {string} move
   * @param {any} ticket
   * @param {Record<string, unknown>} [answers]
   * @returns {Promise<boolean>} whether it worked
   */
  async act(move, ticket, answers) {
    if (this.view.busy) return false;
    this.turn += 1;
    this.#show({ busy: move, notice: null, came: null, notYet: null });
    try {
      return await (move === "finish-next" ? this.#finishThenCall(ticket, answers) : this.#one(move, ticket, answers));
    } finally {
      this.turn += 1;
      this.#show({ busy: null });
      this.look();
    }
  }

  /**
   * @param {any} ticket
   * @param {Record<string, unknown>} [answers]
   */
  async #finishThenCall(ticket, answers) {
    if (!(await this.#one("finish", ticket, answers))) return false;
    const done = this.view.notice?.args?.number ?? "";
    this.#show({ notice: null });
    const called = await this.#one("call-next", null);
    const { notice, notYet } = this.view;
    if (notice) this.#show({ notice: { ...notice, alsoDone: done } });
    else if (notYet) this.#show({ notice: { tone: "calm", id: "did-finish", args: { number: done } } });
    return called;
  }

  /**
   * @param {string} move
   * @param {any} ticket
   * @param {Record<string, unknown>} [answers]
   */
  async #one(move, ticket, answers) {
    const { path, body } = wire(move, ticket, answers);
    const sign = JSON.stringify([path, body]);
    const key = this.unsure?.sign === sign ? this.unsure.key : newKey();
    try {
      const answer = await this.api.post(path, body, { key });
      this.unsure = null;
      const words = wordsAfter(move, ticket, answer);
      const { state, lists } = afterAnswer(this.view, move, answer);
      /** @type {import("./view.js").Notice | null} */
      const notice = words && { tone: "calm", ...words };
      this.#show({ state, lists, away: null, notice: this.slips.reduce(toldOfCopy, notice) });
      if (answer.handed_over) this.#lose(new Problem(409, { type: "/problems/counter-taken", officer: answer.officer, given: true }));
      return true;
    } catch (error) {
      this.#couldNot(error, move, sign, key);
      return false;
    }
  }

  /**
   * @param {unknown} error
   * @param {string} move
   * @param {string} sign
   * @param {string} key
   */
  #couldNot(error, move, sign, key) {
    if (error instanceof Offline) {
      this.unsure = { sign, key };
      this.#show({ away: this.view.away ?? serverNow(), notice: { tone: "stop", id: "not-sent" } });
    } else if (error instanceof Problem) {
      this.unsure = null;
      if (error.status === 401 || error.slug === "counter-taken") return this.#lose(error);
      // Too early is no mistake: the button counts down.
      const wait = error.slug === "not-yet" ? error.body.retry_after_s : null;
      if (wait) this.#show({ notYet: { move, until: Date.now() + wait * 1_000 } });
      else this.#show({ notice: { tone: "stop", problem: error } });
    } else {
      throw error;
    }
  }
}
