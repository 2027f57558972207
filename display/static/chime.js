// @ts-check
/** A short two-tone ding-dong, made here: no file to fetch. Browsers keep sound locked until the page was touched once. */

const TONES = [
  { hertz: 880, at: 0 },
  { hertz: 659.25, at: 0.42 },
];
const RING_S = 1.1;
const LOUDNESS = 0.5;

export class Chime {
  /** @param {() => void} onChange called when the sound gets locked or free */
  constructor(onChange) {
    /** @type {AudioContext | null} */
    this.context = typeof AudioContext === "undefined" ? null : new AudioContext();
    this.context?.addEventListener("statechange", onChange);
    const free = () => this.context?.resume();
    for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, free);
  }

  /** Nothing can be heard until somebody touches the screen. */
  get locked() {
    return this.context?.state !== "running";
  }

  play() {
    if (this.context === null || this.locked) return;
    for (const tone of TONES) strike(this.context, tone.hertz, this.context.currentTime + tone.at);
  }
}

/** One soft bell tone. @param {AudioContext} context @param {number} hertz @param {number} at */
function strike(context, hertz, at) {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(LOUDNESS, at + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + RING_S);
  tone.connect(volume).connect(context.destination);
  tone.onended = () => volume.disconnect();
  tone.start(at);
  tone.stop(at + RING_S);
}
