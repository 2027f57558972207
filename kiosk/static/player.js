// @ts-check
/** The guide's mouth: one thing at a time, from the hall's voice; the browser's own only when that does not answer. */
import { addressOf, written } from "./spoken.js";

/** @typedef {import("./spoken.js").Part} Part */

const GAINS = [0.2, 0.4, 0.7, 1, 1.6];
export const LEVELS = GAINS.length;
const USUAL = 4;
const KEPT = 80;
const ANSWER_WITHIN_MS = 4_000;
/** How long a letter takes, about, when nothing can be heard and only the written line is there. */
const LETTER_MS = 70;

export class Player {
  /** @param {string | null} token */
  constructor(token) {
    this.token = token;
    this.level = USUAL;
    /** @type {AudioContext | null} */
    this.context = null;
    /** @type {AudioBufferSourceNode | null} */
    this.source = null;
    /** @type {Map<string, Promise<AudioBuffer>>} */
    this.known = new Map();
    this.turn = 0;
    /** @type {() => void} */
    this.hush = () => {};
  }

  /** Browsers make no sound before the first key or touch: called with each. */
  unlock() {
    this.context ??= new AudioContext({ latencyHint: "interactive" });
    if (this.context.state === "suspended") void this.context.resume();
  }

  /** @param {number} by @returns {number} the level now, 1 to {@link LEVELS} */
  louder(by) {
    this.level = Math.min(LEVELS, Math.max(1, this.level + by));
    return this.level;
  }

  /** The next visitor begins with the usual volume, and nothing of what was said is kept. */
  reset() {
    this.stop();
    this.level = USUAL;
    this.known.clear();
  }

  stop() {
    this.turn++;
    this.hush();
  }

  /**
   * Says the pieces one after the other, unless something else is said meanwhile.
   *
   * @param {Part[][]} pieces
   * @param {(piece: Part[]) => void} begins
   * @returns {Promise<boolean>} whether all was said
   */
  async say(pieces, begins) {
    this.stop();
    const turn = this.turn;
    for (const [place, piece] of pieces.entries()) {
      const sound = await this.#sound(piece).catch(() => null);
      if (turn !== this.turn) return false;
      if (place + 1 < pieces.length) this.#sound(pieces[place + 1]).catch(() => {});
      begins(piece);
      await (sound && this.context ? this.#play(this.context, sound) : this.#speak(piece));
      if (turn !== this.turn) return false;
    }
    return true;
  }

  /** @param {Part[]} piece @returns {Promise<AudioBuffer>} */
  #sound(piece) {
    const address = addressOf(piece);
    const known = this.known.get(address);
    if (known) return known;
    const sound = this.#fetched(address);
    this.known.set(address, sound);
    sound.catch(() => this.known.delete(address));
    if (this.known.size > KEPT) this.known.delete([...this.known.keys()][0]);
    return sound;
  }

  /** @param {string} address */
  async #fetched(address) {
    if (!this.context) throw new Error("no key was pressed yet");
    const headers = this.token ? { Authorization: `Bearer ${this.token}` } : undefined;
    const answer = await fetch(address, { headers, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return this.context.decodeAudioData(await answer.arrayBuffer());
  }

  /** @param {AudioContext} context @param {AudioBuffer} sound @returns {Promise<void>} */
  #play(context, sound) {
    return new Promise((resolve) => {
      const source = new AudioBufferSourceNode(context, { buffer: sound });
      const gain = new GainNode(context, { gain: GAINS[this.level - 1] });
      source.connect(gain).connect(context.destination);
      source.onended = () => resolve();
      this.hush = () => source.stop();
      source.start();
    });
  }

  /** @param {Part[]} piece @returns {Promise<void>} */
  #speak(piece) {
    return new Promise((resolve) => {
      const ends = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(ends, 1_500 + written(piece).length * LETTER_MS);
      this.hush = () => {
        globalThis.speechSynthesis?.cancel();
        ends();
      };
      const last = piece.length - 1;
      for (const [place, { lang, text }] of piece.entries()) {
        const words = new SpeechSynthesisUtterance(text);
        words.lang = lang === "jv" ? "id" : lang;
        words.volume = this.level / LEVELS;
        if (place === last) words.onend = ends;
        speechSynthesis.speak(words);
      }
    });
  }
}
