// @ts-check
/**
 * For visitors who do not hear the call: the edge of the screen flashes. Two flashes in 1.2 seconds and never again before they are
 * over: at most three in any second (WCAG 2.3.1). Where motion is not wanted the edge stands still for the same time.
 */
import { html } from "htm/preact";
import { useEffect, useRef, useState } from "preact/hooks";

export const FLASH_MS = 1_200;

/** @param {{wanted: string | null}} props the key of the call on the screen */
export function Flash({ wanted }) {
  const [lit, setLit] = useState(/** @type {string | null} */ (null));
  const last = useRef(/** @type {string | null} */ (null));
  useEffect(() => {
    if (wanted === null || wanted === last.current || lit !== null) return;
    last.current = wanted;
    setLit(wanted);
  }, [wanted, lit]);
  useEffect(() => {
    if (lit === null) return undefined;
    const over = setTimeout(() => setLit(null), FLASH_MS);
    return () => clearTimeout(over);
  }, [lit]);
  return lit !== null && html`<div class="flash" key=${lit} aria-hidden="true"></div>`;
}
