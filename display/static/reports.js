// @ts-check
/**
 * Tells the server what this screen has shown and said, and that it is there: at once when there is news, else every few
 * seconds. What could not be sent is sent with the next report; a board that is not known to be true reports nothing.
 *
 * @typedef {{call: number, recalls: number}} Shown
 */

/** Older news helps nobody. */
const MOST_KEPT = 60;
const FIRST_AGAIN_S = 15;
const AFTER_FAILURE_MS = 2_000;

export class Reports {
  /** @param {{post: (path: string, body: unknown) => Promise<{device: string, again_s: number, voice: boolean}>, about: () => {zone: string | null, layout: string, sound: string}}} options */
  constructor({ post, about }) {
    this.post = post;
    this.about = about;
    /** @type {string | null} the device's id, once the server has said it */
    this.me = null;
    /** Does the screen ring by itself, because no voice does? */
    this.rings = false;
    /** @type {Shown[]} */
    this.shown = [];
    /** @type {string[]} */
    this.spoken = [];
    this.again = FIRST_AGAIN_S;
    this.busy = false;
    this.waits = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /** The screen has painted a call. @param {number} call @param {number} recalls */
  hasShown(call, recalls) {
    this.shown = [...this.shown, { call, recalls }].slice(-MOST_KEPT);
    this.send();
  }

  /** An announcement was heard to its end. @param {string} utterance */
  hasSaid(utterance) {
    this.spoken = [...this.spoken, utterance].slice(-MOST_KEPT);
    this.send();
  }

  /** Sends what is new; while a report is on its way, once more behind it. */
  async send() {
    if (this.busy) {
      this.waits = true;
      return;
    }
    this.busy = true;
    clearTimeout(this.timer);
    const { shown, spoken } = this;
    let next = this.again * 1_000;
    try {
      const told = await this.post("/api/v1/display/report", { ...this.about(), shown, spoken });
      this.me = told.device;
      this.rings = !told.voice;
      this.again = told.again_s;
      next = this.again * 1_000;
      this.shown = this.shown.filter((each) => !shown.includes(each));
      this.spoken = this.spoken.filter((each) => !spoken.includes(each));
    } catch {
      // Kept for the next report: the screen itself shows that the connection is lost.
      next = AFTER_FAILURE_MS;
    }
    this.busy = false;
    const atOnce = this.waits;
    this.waits = false;
    if (atOnce) return void this.send();
    this.timer = setTimeout(() => this.send(), next);
  }
}
