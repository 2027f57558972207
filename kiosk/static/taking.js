// @ts-check
/** Taking the number, and what is said when there is none. */
import { useEffect, useRef, useState } from "preact/hooks";
import { newKey, Problem } from "/ui/api.js";
import { closedLine, opensText } from "./words.js";

/** @typedef {import("./app.js").Props} Props */

const WAIT_S = 5;
/** So long a number may take before somebody wonders; usually it is there at once. */
const SLOW_MS = 3_000;

/**
 * Takes the number. One key lives until there is an answer: pressing again after a lost answer does not take a second number.
 *
 * @param {Props & {service: import("./types.d.ts").Service}} props
 */
export function useTaking({ hall, step, visit, service }) {
  const key = useRef("");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(/** @type {Problem | "away" | null} */ (null));
  const [wait, setWait] = useState(0);
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [busy]);
  useEffect(() => {
    if (wait <= 0) return undefined;
    const timer = setTimeout(() => setWait(wait - 1), 1_000);
    return () => clearTimeout(timer);
  }, [wait]);
  /** @param {boolean} priority */
  const take = async (priority) => {
    if (busy || wait > 0) return;
    setBusy(true);
    step({ do: "taking", on: true });
    key.current ||= newKey();
    try {
      const ticket = await hall.issue({ service: service.code, priority, language: visit.lang }, key.current);
      step({ do: "issued", ticket });
    } catch (error) {
      if (error instanceof Problem && error.status < 500) key.current = "";
      const why = error instanceof Problem && error.status < 500 ? error : "away";
      setRefused(why);
      setWait(toWait(why));
      setBusy(false);
      step({ do: "taking", on: false });
    }
  };
  return { take, busy, slow, refused, wait };
}

/** Whether it helps to wait: the kiosk has given out too many numbers in this minute. @param {Problem | "away"} refused */
export const isPassing = (refused) => refused !== "away" && refused.status === 429;

/** Seconds before pressing again can help. @param {Problem | "away"} refused */
export const toWait = (refused) => (refused !== "away" && isPassing(refused) ? Math.ceil(refused.retryAfter ?? refused.body.retry_after_s ?? WAIT_S) : 0);

/** What the refusal means, and when to come back where the server knows. @param {Props["words"]} words @param {Problem} refused */
export function refusalLine(words, refused) {
  const { opens_at: at = null, why, because = null } = refused.body;
  if (why === "full" || why === "no-time" || (why === "queue-closed" && because)) return closedLine(words, { why, opens_at: at }, { because });
  const said = refused.say(words.lang);
  return at ? `${said} ${opensText(words, at)}.` : said;
}
