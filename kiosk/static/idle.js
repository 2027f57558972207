// @ts-check
/** Nobody there any more? The kiosk asks, counts down where all can see, and gives itself to the next visitor. */
import { html } from "htm/preact";
import { useEffect, useRef, useState } from "preact/hooks";

const IDLE_S = 45;
/** Twenty seconds at least to answer (WCAG 2.2.1). */
export const WARN_S = 20;
/** Who listens, or reaches from a wheelchair, needs longer for everything. */
const PATIENT = 2;
/** What the guide says is listened to; its keys are touches too. */
const SIGNS_OF_LIFE = ["pointerdown", "click", "keydown", "input", "wheel", "guide-press", "guide-speaks"];
/** The touch that says "I am here" ends with its click; until then the cover stays, or the click would fall through it. */
const TOUCH_ENDS = ["click", "keydown", "input", "guide-press"];
const LONGEST_TOUCH_MS = 800;

/** How many times as long as usual the kiosk waits for this visitor. @param {{guide: boolean, wheelchair: boolean}} visit */
export const patienceWith = ({ guide, wheelchair }) => (guide || wheelchair ? PATIENT : 1);

/**
 * Counts the seconds since the last touch.
 *
 * @param {boolean} watched
 * @param {() => void} leave
 * @param {{after?: number, warn?: number, patience?: number}} [options] seconds, and how many times as long
 * @returns {number | null} seconds left, in the last part only
 */
export function useIdle(watched, leave, { after: usual = IDLE_S, warn: usualWarn = WARN_S, patience = 1 } = {}) {
  const [after, warn] = [usual * patience, usualWarn * patience];
  const [left, setLeft] = useState(/** @type {number | null} */ (null));
  const leaving = useRef(leave);
  leaving.current = leave;
  useEffect(() => {
    if (!watched) return;
    let touched = Date.now();
    /** @param {Event} event */
    const alive = ({ type }) => {
      touched = Date.now();
      if (TOUCH_ENDS.includes(type)) setLeft(null);
    };
    const timer = setInterval(() => {
      const seconds = Math.ceil(after - (Date.now() - touched) / 1_000);
      if (seconds <= 0) leaving.current();
      if (seconds > 0 && seconds <= warn) setLeft(seconds);
      else if (Date.now() - touched > LONGEST_TOUCH_MS) setLeft(null);
    }, 200);
    SIGNS_OF_LIFE.forEach((sign) => document.addEventListener(sign, alive, true));
    return () => {
      clearInterval(timer);
      setLeft(null);
      SIGNS_OF_LIFE.forEach((sign) => document.removeEventListener(sign, alive, true));
    };
  }, [watched, after, warn]);
  return left;
}

/**
 * Covers the page, so that the touch that says "I am here" does nothing else.
 *
 * @param {{t: import("/ui/i18n.js").Translate, left: number}} props
 */
export function StillThere({ t, left }) {
  const [first] = useState(left);
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
  useEffect(() => {
    const before = /** @type {HTMLElement | null} */ (document.activeElement);
    button.current?.focus();
    return () => before?.focus();
  }, []);
  return html`
    <div class="still" role="alertdialog" aria-modal="true" aria-labelledby="still-title" aria-describedby="still-hint">
      <div class="still-card">
        <h2 id="still-title">${t("still-there")}</h2>
        <p class="number still-left" aria-hidden="true">${left}</p>
        <p class="visually-hidden">${t("stay-warning", { left: first })}</p>
        <p id="still-hint">${t("still-hint")}</p>
        <button ref=${button} type="button" class="btn btn-go big">${t("still-go-on")}</button>
      </div>
    </div>
  `;
}
