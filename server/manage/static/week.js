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

/**
 * The fields of a day that cannot be sent as they are.
 * @param {DayForm} day
 * @returns {string[]}
 */
export function faults(day) {
  if (!day.works) return [];
  const clocks = { open: clockOf(day.open), close: clockOf(day.close), from: clockOf(day.from), to: clockOf(day.to) };
  const wrong = [];
  if (!clocks.open) wrong.push("open");
  if (!clocks.close || (clocks.open && clocks.close <= clocks.open)) wrong.push("close");
  if (!day.from.trim() && !day.to.trim()) return wrong;
  if (!clocks.from || (clocks.open && clocks.from < clocks.open)) wrong.push("from");
  if (!clocks.to || (clocks.from && clocks.to <= clocks.from) || (clocks.close && clocks.to > clocks.close)) wrong.push("to");
  return wrong;
}

/** @param {WeekForm} form */
export function weekOf(form) {
  return Object.fromEntries(DAYS.map((name) => {
    const day = form[name];
    if (!day.works) return [name, null];
    const rest = day.from.trim() ? [clockOf(day.from), clockOf(day.to)] : null;
    return [name, { open: clockOf(day.open), close: clockOf(day.close), break: rest }];
  }));
}
