// @ts-check
/** Clock times as people type them. */

/**
 * Minutes since midnight of "13.00", "13:00", "1300" or "13"; null when it is none.
 * @param {string} typed
 * @returns {number | null}
 */
export function minutesOf(typed) {
  const found = /^(\d{1,2})(?:[.:]?(\d{2}))?$/.exec(typed.trim());
  if (!found) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  return hour < 24 && minute < 60 ? hour * 60 + minute : null;
}

/**
 * "08:00" of what was typed, or null.
 * @param {string} typed
 */
export function clockOf(typed) {
  const all = minutesOf(typed);
  if (all === null) return null;
  return `${String(Math.floor(all / 60)).padStart(2, "0")}:${String(all % 60).padStart(2, "0")}`;
}
