// @ts-check
/** Text that is as large as its place allows: shrinks only when it would not fit, and where it must stay large it is condensed. */
import { html } from "htm/preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** Smaller than this (36 px at 1080p) nobody reads it; what is longer still is cut. */
const LEAST_REM = 2.25;
/** A called number is never smaller than this: 300 px at 1080p. */
export const CALL_REM = 18.75;
/** Capital letters and digits are so much of their font size high, with some air. */
const CAPITALS = 0.82;

/** @param {HTMLElement} element */
const px = (element) => parseFloat(getComputedStyle(element).fontSize);

/** @param {HTMLElement} text @param {number} least in rem @param {boolean} high whether the height counts too */
function fit(text, least, high) {
  const place = /** @type {HTMLElement} */ (text.parentElement);
  text.style.cssText = "";
  const full = px(place);
  const wide = place.clientWidth / text.offsetWidth;
  const share = Math.min(wide, high ? place.clientHeight / (full * CAPITALS) : 1);
  if (share >= 1) return;
  const size = Math.max(least * px(document.documentElement), Math.floor(full * share));
  text.style.fontSize = `${Math.ceil((size / full) * 10_000) / 10_000}em`;
  const condensed = place.clientWidth / text.offsetWidth;
  if (least > LEAST_REM && condensed < 1) text.style.setProperty("--condensed", condensed.toFixed(3));
}

/** @param {{class: string, children?: any, lang?: string, least?: number, high?: boolean}} props the class gives the place and its full size */
export function Fit({ class: name, children, lang, least = LEAST_REM, high = false }) {
  const text = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    const again = () => text.current && fit(text.current, least, high);
    again();
    // A notice or the running text that comes or goes changes the room.
    const room = new ResizeObserver(again);
    if (text.current?.parentElement) room.observe(text.current.parentElement);
    return () => room.disconnect();
  }, [children, least, high]);
  return html`<p class=${`fit ${name}`} lang=${lang}><span ref=${text}>${children}</span></p>`;
}

/** A called number: its dash is short, so that letters and digits have the room. @param {{class: string, number: string}} props */
export function Called({ class: name, number }) {
  const [prefix, digits] = number.split("-");
  return html`<${Fit} class=${`number called-number ${name}`} least=${CALL_REM} high>${prefix}<i class="dash">-</i>${digits}<//>`;
}
