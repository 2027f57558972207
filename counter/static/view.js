// @ts-check
/** What the console shows of its desk. */

/** @typedef {import("/ui/api.js").Problem} Problem */
/** @typedef {{ tone: "calm" | "stop", id?: string, args?: any, also?: string, key?: string, problem?: Problem, alsoDone?: string, job?: string }} Notice `job`: the slip that was sent to a printer; `key`: the words of a key */
/**
 * `came`: the visitor who was called without a key. `ended`: whose number the end of the day took from the hands.
 * `notYet`: a move that was too early, and until when.
 * @typedef {{
 *   state: any, lists: any, busy: string | null, notice: Notice | null, away: Date | null,
 *   came: string | null, ended: string | null, notYet: { move: string, until: number } | null,
 * }} View
 */

/** @type {View} */
export const NOTHING_YET = { state: null, lists: null, busy: null, notice: null, away: null, came: null, ended: null, notYet: null };
