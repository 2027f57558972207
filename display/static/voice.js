// @ts-check
/**
 * Says what the server lets this screen say: one announcement at a time, nothing stale.
 *
 * The server decides who speaks, when and what (`voice.started`); this plays the clip. Without a clip the browser's own
 * voice reads the sentence, as a last resort. What was said to its end is reported: the officer sees it.
 *
 * @typedef {{call: number, ticket: string, recalls: number, number: string, counter: string, at_ms: number}} Said
 * @typedef {{
 *   utterance: string, zone: string | null, speaker: string, clip: string | null, ms: number, text: string,
 *   language: string, volume: number, calls: Said[],
 * }} Utterance
 * @typedef {"on" | "locked" | "off" | "broken"} Sound
 */

/** An announcement that reaches the screen later than this was meant for a screen that was away. */
export const FRESH_MS = 3_000;
/** A clip that does not begin or end by then is given up. */
const SPARE_MS = 4_000;
/** After so many clips in a row that did not play, the screen says that it cannot be heard. */
const BROKEN_AFTER = 2;
/** ... and after so long tries to be heard again: a cable may be back in its socket. */
const TRY_AGAIN_MS = 60_000;
/** Javanese words are read with Indonesian sounds: browsers have no Javanese voice. */
const VOICE_OF = /** @type {Record<string, string>} */ ({ id: "id-ID", jv: "id-ID", en: "en-GB" });

/**
 * Is this announcement for this screen, now? Two pages of one browser are one device: the one of the zone speaks.
 *
 * @param {Utterance} said @param {number} at ms @param {number} now ms @param {{device: string | null, zone: string | null}} screen
 */
export function isMine(said, at, now, { device, zone }) {
  return said.speaker === device && said.zone === zone && now - at <= FRESH_MS;
}

/** Which call is said until when, for an announcement that begins `now` (ms). @param {Utterance} said @param {number} now */
export function segmentsOf({ calls, ms }, now) {
  return calls.map(({ call }, place) => ({ call, until: now + (calls[place + 1]?.at_ms ?? ms) }));
}

export class Voice {
  /**
   * @param {{
   *   isLocked: () => boolean, wanted: boolean, onSaid: (utterance: string) => void, onChange: () => void,
   *   ring: () => void, duck: () => void, unduck: () => void, sound?: HTMLAudioElement,
   * }} options `wanted`: false, this screen is to be silent; `ring`: a chime of its own; `duck`: others make way while a call is said
   */
  constructor({ isLocked, wanted, onSaid, onChange, ring, duck, unduck, sound = new Audio() }) {
    this.isLocked = isLocked;
    this.wanted = wanted;
    this.onSaid = onSaid;
    this.onChange = onChange;
    this.ring = ring;
    this.duck = duck;
    this.unduck = unduck;
    this.sound = sound;
    this.failed = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.forgiving = undefined;
    /** @type {Promise<void>} */
    this.turn = Promise.resolve();
  }

  /** @returns {Sound} */
  get state() {
    if (!this.wanted) return "off";
    if (this.isLocked()) return "locked";
    return this.failed >= BROKEN_AFTER ? "broken" : "on";
  }

  /** Says it after whatever is being said: two at once would be understood by nobody. @param {Utterance} said */
  say(said) {
    this.turn = this.turn.then(() => this.#sayNow(said));
    return this.turn;
  }

  /** @param {Utterance} said */
  async #sayNow(said) {
    const before = this.state;
    this.duck();
    try {
      if (said.clip) await this.#play(said);
      else await this.#ringAndSpeak(said);
      clearTimeout(this.forgiving);
      this.failed = 0;
      this.onSaid(said.utterance);
    } catch {
      // Not said: the server sees that nothing was reported, and has it said again. That there is no clip is not our fault.
      if (said.clip) this.failed += 1;
      if (this.failed === BROKEN_AFTER) this.forgiving = setTimeout(() => this.#forgive(), TRY_AGAIN_MS);
    } finally {
      this.unduck();
    }
    if (this.state !== before) this.onChange();
  }

  /** @param {Utterance} said */
  #ringAndSpeak(said) {
    this.ring();
    return speak(said);
  }

  #forgive() {
    this.failed = 0;
    this.onChange();
  }

  /** Resolves when the clip has been heard to its end. @param {Utterance} said @returns {Promise<void>} */
  #play({ clip, volume, ms }) {
    const sound = this.sound;
    return new Promise((resolve, reject) => {
      let over = false;
      const done = (/** @type {() => void} */ how) => {
        if (over) return; // the next clip may be playing by now
        over = true;
        clearTimeout(limit);
        sound.onended = sound.onerror = null;
        how();
      };
      const fail = () => done(reject);
      const limit = setTimeout(() => {
        sound.pause();
        fail();
      }, ms + SPARE_MS);
      sound.onended = () => done(resolve);
      sound.onerror = fail;
      sound.volume = volume;
      sound.src = /** @type {string} */ (clip);
      sound.play().catch(fail);
    });
  }
}

/** The browser's own voice. @param {Utterance} said @returns {Promise<void>} */
function speak({ text, language, volume, ms }) {
  return new Promise((resolve, reject) => {
    if (!("speechSynthesis" in window) || !speechSynthesis.getVoices().length) return reject(new Error("no voice"));
    const spoken = new SpeechSynthesisUtterance(text);
    spoken.lang = VOICE_OF[language] ?? language;
    spoken.volume = volume;
    const limit = setTimeout(() => speechSynthesis.cancel(), 2 * ms + SPARE_MS);
    spoken.onend = () => resolve(clearTimeout(limit));
    spoken.onerror = () => reject(clearTimeout(limit));
    speechSynthesis.speak(spoken);
  });
}
