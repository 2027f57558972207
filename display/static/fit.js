// @ts-check
/** Text that is as large as its place allows: shrinks only when it would not fit. */
import { html } from "htm/preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** Smaller than this (36 px at 1080p) nobody reads it; what is longer still is cut. */
const LEAST = "2.25rem";

/** @param {HTMLElement} text */
function fit(text) {
  const place = /** @type {HTMLElement} */ (text.parentElement);
  text.style.fontSize = "";
  const share = place.clientWidth / text.offsetWidth;
  if (share < 1) text.style.fontSize = `max(${LEAST}, ${Math.floor(share * 1000) / 1000}em)`;
}

/** @param {{class: string, children?: any, lang?: string}} props the class gives the place and its full size */
export function Fit({ class: name, children, lang }) {
  const text = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    const again = () => text.current && fit(text.current);
    again();
    addEventListener("resize", again);
    return () => removeEventListener("resize", again);
  }, [children]);
  return html`<p class=${`fit ${name}`} lang=${lang}><span ref=${text}>${children}</span></p>`;
}
