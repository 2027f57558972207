// @ts-check
/** Times that a person types or picks, without a library and without the computer's own zone. */
import { parts } from "/ui/time.js";
import { minutesOf } from "./minutes.js";

/**
 * The moment so many minutes from `now`, as the server wants it.
 * @param {number} minutes
 * @param {Date} now
 */
export function inMinutes(minutes, now) {
  return new Date(now.getTime() + minutes * 60_000).toISOString();
}

/**
 * The next time the hall's clock shows what was typed ("13.00", "1300", "13"); null when it is no time.
 * @param {string} typed
 * @param {Date} now
 * @param {string} tz
 * @returns {string | null}
 */
export function atClock(typed, now, tz) {
  const wanted = minutesOf(typed);
  if (wanted === null) return null;
  const { hour, minute, second } = parts(now, tz);
  const ahead = (wanted - (hour * 60 + minute) + 24 * 60) % (24 * 60) || 24 * 60;
  return new Date(now.getTime() + ahead * 60_000 - second * 1_000).toISOString();
}
