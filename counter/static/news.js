// @ts-check
/** What has happened to the counter by itself, between two looks: nobody pressed anything here. */

const HELD = new Set(["called", "serving"]);

/** @param {any} state */
const held = (state) => (HELD.has(state?.ticket?.state) ? state.ticket : null);

/** @param {any} state */
export const dayIsClosed = (state) => state?.hall?.why === "day-closed";

/**
 * `came`: called by the server (auto mode). `gone`: no longer in hand. Null where nothing changed.
 * @param {any} before what the screen showed; null at the start
 * @param {any} after
 * @returns {{ came: any, gone: any }}
 */
export function newsBetween(before, after) {
  const [was, is] = [held(before), held(after)];
  if (!before || was?.id === is?.id) return { came: null, gone: null };
  return { came: is?.state === "called" ? is : null, gone: was };
}

/**
 * The words for it; the end of the day has a card of its own.
 * @param {{ came: any, gone: any }} news
 * @param {any} after
 * @returns {{ id: string, args: { number: string } } | null}
 */
export function wordsOf(news, after) {
  if (news.came) return { id: "came-by-itself", args: { number: news.came.number } };
  if (news.gone && !dayIsClosed(after)) return { id: "gone-by-itself", args: { number: news.gone.number } };
  return null;
}

/**
 * Notices that this counter's officer should read: of the hall, of its zone, of its agency.
 * @param {any} state
 */
export function noticesFor(state) {
  const [zone, agency] = [state.zone, state.agency?.code];
  const here = (/** @type {any} */ notice) => (notice.zone ?? zone) === zone && (notice.agency ?? agency) === agency;
  return (state.notices ?? []).filter(here);
}
