// @ts-check
/**
 * A scanner for codes types like a keyboard, only faster, and ends with Enter. Keys that come in such a burst are held back
 * until it is clear what they are: the code of a slip, or somebody who types quickly after all. Pure: time comes in.
 */

/** Nobody types two keys so fast for long; scanners send one every few milliseconds, slow ones every thirty. */
export const BURST_MS = 60;
/** A whole code on the average: hands that know a word by heart come near sixty. */
const SCANNER_MS = 40;
/** The shortest code that is printed anywhere: a grocery's eight digits. */
const LEAST_CODE = 8;
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

  /**
   * Enter ends it.
   *
   * @param {number} at
   * @returns {string | null} the token of the slip that was scanned, "" for a code that is no slip of ours, null when a person typed
   */
  end(at) {
    const typed = at - this.last > PAUSE_MS ? "" : this.typed;
    this.typed = "";
    const address = ADDRESS.exec(typed);
    if (address) return address[1];
    const took = this.last - this.first;
    if (took <= BURST_MS * typed.length && BARE.test(typed)) return typed;
    return typed.length >= LEAST_CODE && took <= SCANNER_MS * typed.length ? "" : null;
  }
}
