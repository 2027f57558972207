// @ts-check
/** Keys that come from outside: a real keyboard begins a search, a scanner reads a slip. */
import { useEffect, useRef } from "preact/hooks";
import { Burst, BURST_MS, PAUSE_MS } from "./scan.js";

/**
 * @param {(change: (query: string) => string) => void} type what somebody typed, where there is something to search
 * @param {(token: string) => void} scanned "" is a code that is no slip
 */
export function useTyping(type, scanned) {
  const now = useRef({ type, scanned });
  now.current = { type, scanned };
  useEffect(() => {
    const burst = new Burst();
    /** Keys of a search field are in it already; all others wait here for the end of the burst. */
    let held = "";
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const flush = () => {
      const typed = held.replace(/[^\p{L}\p{N} -]/gu, "");
      held = "";
      if (typed) now.current.type((query) => query + typed);
    };
    /** @param {KeyboardEvent} event */
    const pressed = (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      clearTimeout(timer);
      if (event.key === "Enter") {
        const token = burst.end(event.timeStamp);
        if (token !== null) {
          held = "";
          event.preventDefault();
          event.stopPropagation();
          now.current.scanned(token);
        } else flush();
        return;
      }
      timer = setTimeout(flush, held.length > 1 ? PAUSE_MS : BURST_MS);
      if ([...event.key].length !== 1) return;
      // A key that is held down repeats as fast as a scanner types.
      if (!event.repeat) burst.add(event.key, event.timeStamp);
      if (event.target instanceof HTMLInputElement) return;
      if (!held && !/[\p{L}\p{N}]/u.test(event.key)) return;
      held += event.key;
      event.preventDefault();
    };
    document.addEventListener("keydown", pressed, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("keydown", pressed, true);
    };
  }, []);
}
