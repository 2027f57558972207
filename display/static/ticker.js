// @ts-check
/** The running text: two copies after each other, so that the end is the beginning and nothing jumps. Where motion is not wanted, it turns pages. */
import { html } from "htm/preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Pages } from "./pages.js";

/** How far it runs in a second, in rem: 112 px at 1080p, a pace at which one reads along. */
const PACE_REM = 7;

const still = matchMedia("(prefers-reduced-motion: reduce)");

/** @param {{view: import("./screen.js").View, texts: Record<string, string>}} props */
export function Ticker({ view, texts }) {
  const said = Object.entries(texts).filter(([, text]) => text.trim() !== "");
  if (said.length === 0) return null;
  if (still.matches) {
    const words = said.flatMap(([lang, text]) => text.trim().split(/\s+/).map((word, at) => html`<span key=${`${lang} ${at}`} lang=${lang}>${word}</span>`));
    return html`<aside class="ticker ticker-still" aria-label=${view.t("ticker")}><${Pages} view=${view} items=${words} name="ticker" /></aside>`;
  }
  return html`<${Running} key=${JSON.stringify(said)} label=${view.t("ticker")} said=${said} />`;
}

/** @param {{label: string, said: [string, string][]}} props */
function Running({ label, said }) {
  const line = useRef(/** @type {HTMLElement | null} */ (null));
  const [seconds, setSeconds] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      const copy = /** @type {HTMLElement} */ (line.current?.firstElementChild);
      const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
      setSeconds(Math.round(copy.offsetWidth / rem / PACE_REM));
    };
    measure();
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, []);
  const copy = (/** @type {boolean} */ again) => html`
    <p class="ticker-copy" aria-hidden=${again}>${said.map(([lang, text]) => html`<span key=${lang} lang=${lang}>${text.trim()}</span>`)}</p>`;
  return html`
    <aside class="ticker" aria-label=${label}>
      <div class="ticker-line" ref=${line} style=${`--seconds: ${seconds}s`}>${copy(false)}${copy(true)}</div>
    </aside>`;
}
