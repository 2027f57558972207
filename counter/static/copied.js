// @ts-check
/** A copy is sent at once; whether it came out is heard later. Pure. */

/** What a printer tells of a slip; of a mute one nothing more is known than that it was sent. */
const OUTCOMES = new Set(["ticket.printed", "ticket.print_failed"]);

/**
 * What is now said of the copy that was sent, or the same notice when this event is about another slip.
 * @param {import("./view.js").Notice | null} notice
 * @param {{ type: string, data: any }} event
 * @returns {import("./view.js").Notice | null}
 */
export function toldOfCopy(notice, { type, data }) {
  if (!notice?.job || notice.job !== data?.job || !OUTCOMES.has(type)) return notice;
  if (type === "ticket.printed") return { ...notice, tone: "calm", id: "did-reprint-done" };
  return { ...notice, tone: "stop", id: data.paper === "unknown" ? "did-reprint-unsure" : "did-reprint-failed" };
}

/** @param {{ type: string }} event */
export const tellsOfSlip = ({ type }) => OUTCOMES.has(type);
