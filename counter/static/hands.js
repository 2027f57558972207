// @ts-check
/** The officer's hands: keys anywhere on the page, and a short rest after a step so that a double press counts once. */
import { useEffect, useRef, useState } from "preact/hooks";
import { meaning } from "./keys.js";
import { mainKey } from "./main-key.js";

/** Longer than a nervous second press, shorter than reading the next number. */
const REST_MS = 600;

/** Keys that press the button which has the focus, wherever it is. */
const PRESSES_BUTTONS = new Set(["Enter", "Space"]);

/**
 * @param {(move: string) => void} press
 * @param {boolean} held a question is open: its own keys count
 */
export function useKeys(press, held) {
  const now = useRef({ press, held });
  now.current = { press, held };
  useEffect(() => {
    const listen = (/** @type {KeyboardEvent} */ event) => {
      if (now.current.held || event.defaultPrevented) return;
      const at = event.target instanceof HTMLElement ? event.target : document.body;
      if (at.closest("select, input, textarea")) return;
      const asked = meaning(event, mainKey());
      if (!asked || (PRESSES_BUTTONS.has(event.code) && at.closest("button:not(.main-move), a"))) return;
      event.preventDefault();
      now.current.press(asked);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

/**
 * After a click the next Enter is the main button's again, not the clicked button's once more.
 * @param {{ current: HTMLElement | null }} main
 */
export function useMainAfterClicks(main) {
  useEffect(() => {
    const listen = (/** @type {MouseEvent} */ event) => {
      const byHand = event.detail > 0 && event.target instanceof Element;
      if (byHand && !event.target.closest("dialog, [popover], [popovertarget]")) main.current?.focus({ preventScroll: true });
    };
    document.addEventListener("click", listen);
    return () => document.removeEventListener("click", listen);
  }, []);
}

/**
 * The same key (or button) counts again only after a short rest; another key counts at once.
 * @returns {[(asked: string) => boolean, (asked: string, ms?: number) => void]} does this key rest; let it rest from now on
 */
export function useResting() {
  const last = useRef({ asked: "", until: 0 });
  const [, redraw] = useState(0);
  const rest = (/** @type {string} */ asked, ms = REST_MS) => {
    last.current = { asked, until: performance.now() + ms };
    redraw((n) => n + 1);
    setTimeout(() => redraw((n) => n + 1), ms + 5);
  };
  return [(asked) => last.current.asked === asked && performance.now() < last.current.until, rest];
}
