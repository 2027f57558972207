// @ts-check
/**
 * A scanner for codes types like a keyboard, only faster, and ends with Enter. Keys that come in such a burst are held back
 * until it is clear what they are: the code of a slip, or somebody who types quickly after all. Pure: time comes in.
 */

/** Nobody types two keys so fast for long; scanners send one every few milliseconds, slow ones every thirty. */
export const BURST_MS = 60;
/** After so long a pause nothing more of the burst comes. */
export const PAUSE_MS = 250;

/** The address on the slip ends in 128 random bits; some scanners are set to send only these. */
const ADDRESS = /\/t\/([A-Za-z0-9_-]{22})\/?$/;
const BARE = /^[A-Za-z0-9_-]{22}$/;

export class Burst {
  constructor() {
    this.typed = "";
    this.first = 0;
    this.last = -Infinity;
  }

  /** One more key. @param {string} key one character @param {number} at milliseconds */
  add(key, at) {
    if (at - this.last > PAUSE_MS) {
      this.typed = "";
      this.first = at;
    }
    this.typed += key;
    this.last = at;
  }

  /** Enter ends it. @param {number} at @returns {string | null} the token of the slip that was scanned */
  end(at) {
    const typed = at - this.last > PAUSE_MS ? "" : this.typed;
    this.typed = "";
    const address = ADDRESS.exec(typed);
    if (address) return address[1];
    const quick = this.last - this.first <= BURST_MS * typed.length;
    return quick && BARE.test(typed) ? typed : null;
  }
}
