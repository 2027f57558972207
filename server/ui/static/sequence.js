// @ts-check
/**
 * The order of events, without network or page: what a screen may apply, and when it must ask for what it misses.
 *
 * @typedef {{seq: number, type: string, at: string, actor?: string, branch?: string, data: any}} Event
 * @typedef {{first: number, last: number, events: Event[]}} Batch
 */

/** When a screen is further behind than this, a fresh snapshot is cheaper than all the events. */
export const TOO_FAR_BEHIND = 500;

/**
 * What of a batch is new to a screen that has applied everything up to `last`.
 * A gap means: apply nothing, ask the server for what follows `last`.
 *
 * @param {number} last
 * @param {Batch} batch
 * @returns {{fresh: Event[], gap: boolean}}
 */
export function sift(last, batch) {
  if (batch.first > last + 1) return { fresh: [], gap: true };
  const fresh = batch.events.filter((event) => event.seq > last);
  const whole = fresh.every((event, index) => event.seq === last + 1 + index);
  const ends = batch.last <= last + fresh.length;
  return whole && ends ? { fresh, gap: false } : { fresh: [], gap: true };
}

/**
 * Does a screen at `last` do better with a snapshot than with the events up to `head`?
 * Also true when the server is behind the screen: it was restored from a backup.
 *
 * @param {number | null} last
 * @param {number} head
 */
export function needsSnapshot(last, head) {
  return last === null || head < last || head - last > TOO_FAR_BEHIND;
}
