// @ts-check
/** The videos' loudness: lowered, not cut, while somebody is called. */

const LOW = 0.12;
const STEP_MS = 40;
const STEPS = 8;

/** @type {{video: HTMLVideoElement, full: number} | null} */
let playing = null;
/** @type {Set<string>} who wants it low */
const reasons = new Set();
/** @type {ReturnType<typeof setInterval> | undefined} */
let slide;

/** This video plays now, at `full` (0 to 1) when nobody is called. @param {HTMLVideoElement} video @param {number} full */
export function hold(video, full) {
  playing = { video, full };
  video.volume = wanted();
  video.muted = full === 0;
}

/** This video is over. @param {HTMLVideoElement} video */
export function release(video) {
  if (playing?.video === video) playing = null;
}

/** Lowers the video until the same `reason` is taken back with `unduck`. */
export function duck(reason = "voice") {
  reasons.add(reason);
  glide();
}

export function unduck(reason = "voice") {
  reasons.delete(reason);
  glide();
}

function wanted() {
  return playing === null ? 0 : playing.full * (reasons.size ? LOW : 1);
}

/** A third of a second from one loudness to the other: no click. */
function glide() {
  clearInterval(slide);
  const from = playing?.video.volume ?? 0;
  let step = 0;
  slide = setInterval(() => {
    step += 1;
    if (playing) playing.video.volume = from + ((wanted() - from) * step) / STEPS;
    if (step === STEPS || !playing) clearInterval(slide);
  }, STEP_MS);
}
