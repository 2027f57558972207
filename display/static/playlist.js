// @ts-check
/**
 * Which file comes next. Pure: broken ones are passed over for a while, and for good only until they are replaced.
 *
 * @typedef {{name: string, kind: "video" | "picture" | "page", url: string}} Item the url changes when the file does
 * @typedef {Record<string, number>} Broken url -> until when it is passed over
 */

/** A broken file is tried again after this: the disk or the network may have been at fault. */
export const PASS_OVER_MS = 300_000;

/**
 * The next item behind the one of this url, in the order of the names; the same one again when there is no other.
 *
 * @param {Item[]} items
 * @param {string | null} url
 * @param {Broken} broken
 * @param {number} now
 * @returns {Item | null} null: nothing can be shown
 */
export function following(items, url, broken, now) {
  const at = items.findIndex((item) => item.url === url);
  const round = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return round.find((item) => !(broken[item.url] > now)) ?? null;
}

/** After a failure; what is over, or no longer there, is forgotten. @param {Broken} broken @param {Item[]} items @param {string} url @param {number} now @returns {Broken} */
export function breaking(broken, items, url, now) {
  const kept = Object.entries(broken).filter(([each, until]) => until > now && items.some((item) => item.url === each));
  return { ...Object.fromEntries(kept), [url]: now + PASS_OVER_MS };
}

/** The page of the settings goes before the files while it can be reached. @param {string} page @param {boolean} reached @param {Item[]} files @returns {Item[]} */
export function programme(page, reached, files) {
  return page && reached ? [{ name: page, kind: "page", url: page }] : files;
}
