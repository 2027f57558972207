// @ts-check
/** The week table as a form: what was typed, what is wrong with it, what is sent. Pure. */
import { clockOf } from "./staff/minutes.js";

export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** @typedef {{ works: boolean, open: string, close: string, from: string, to: string }} DayForm */
/** @typedef {Record<string, DayForm>} WeekForm */

/**
 * @param {Record<string, any> | undefined} week
 * @param {string} mark what stands between hours and minutes on screen
 * @returns {WeekForm}
 */
export function formOf(week, mark = ".") {
  const show = (/** @type {string | undefined} */ clock) => (clock ?? "").replace(":", mark);
  return Object.fromEntries(DAYS.map((day) => {
    const hours = week?.[day];
    return [day, {
      works: Boolean(hours),
      open: show(hours?.open ?? "08:00"),
      close: show(hours?.close ?? "15:00"),
      from: show(hours?.break?.[0]),
      to: show(hours?.break?.[1]),
    }];
  }));
}

/** @typedef {"clock" | "close-after-open" | "rest-inside" | "rest-order"} Why */

/**
 * What is wrong with a day, by the field that has to change: a break is not blamed for hours that are wrong themselves.
 * @param {DayForm} day
 * @returns {Partial<Record<"open" | "close" | "from" | "to", Why>>}
 */
export function wrongs(day) {
  if (!day.works) return {};
  const [open, close] = [clockOf(day.open), clockOf(day.close)];
  if (!open || !close) return { ...(!open && { open: "clock" }), ...(!close && { close: "clock" }) };
  if (close <= open) return { close: "close-after-open" };
  return day.from.trim() || day.to.trim() ? wrongRest(clockOf(day.from), clockOf(day.to), open, close) : {};
}

/**
 * @param {string | null} from
 * @param {string | null} to
 * @param {string} open
 * @param {string} close
 * @returns {ReturnType<typeof wrongs>}
 */
function wrongRest(from, to, open, close) {
  if (!from || !to) return { ...(!from && { from: "clock" }), ...(!to && { to: "clock" }) };
  if (to <= from) return { to: "rest-order" };
  return { ...(from < open && { from: "rest-inside" }), ...(to > close && { to: "rest-inside" }) };
}

/**
 * The fields of a day that cannot be sent as they are.
 * @param {DayForm} day
 * @returns {string[]}
 */
export const faults = (day) => Object.keys(wrongs(day));

/** @param {WeekForm} form */
export function weekOf(form) {
  return Object.fromEntries(DAYS.map((name) => {
    const day = form[name];
    if (!day.works) return [name, null];
    const rest = day.from.trim() ? [clockOf(day.from), clockOf(day.to)] : null;
    return [name, { open: clockOf(day.open), close: clockOf(day.close), break: rest }];
  }));
}
