// @ts-check
/** The server's clock and how times are written. No text of Intl is used: browsers know no Javanese. */

const NAMES = {
  id: {
    days: ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"],
    months: ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"],
  },
  jv: {
    days: ["Ngahad", "Senèn", "Slasa", "Rebo", "Kemis", "Jemuwah", "Setu"],
    months: ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"],
  },
  en: {
    days: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    months: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
  },
};

/* Counted on by the monotonic clock: setting the device's own clock must not move the hall's. */
let known = Date.now();
let since = performance.now();

/** Sets our clock by the server's. @param {string} nowIso */
export function syncClock(nowIso) {
  const now = Date.parse(nowIso);
  if (!Number.isNaN(now)) [known, since] = [now, performance.now()];
}

/** The server's time now. */
export function serverNow() {
  return new Date(known + performance.now() - since);
}

/** @param {Date | string} when */
const asDate = (when) => (typeof when === "string" ? new Date(when) : when);

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * The parts of a moment in a zone, as numbers: weekday 0 is Sunday, month 0 is January.
 *
 * @param {Date | string} when
 * @param {string} tz
 */
export function parts(when, tz) {
  let format = formats.get(tz);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone: tz, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric",
      hour: "numeric", minute: "numeric", second: "numeric",
    });
    formats.set(tz, format);
  }
  /** @type {Record<string, number>} */
  const found = {};
  for (const part of format.formatToParts(asDate(when))) found[part.type] = Number(part.value);
  const { year, month, day, hour, minute, second } = found;
  return { year, month: month - 1, day, hour, minute, second, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() };
}

/** @param {number} value */
const two = (value) => String(value).padStart(2, "0");

/**
 * 09.14, in English 09:14.
 *
 * @param {Date | string} when
 * @param {string} tz
 * @param {string} [lang]
 */
export function hhmm(when, tz, lang = "id") {
  const { hour, minute } = parts(when, tz);
  return `${two(hour)}${lang === "en" ? ":" : "."}${two(minute)}`;
}

/**
 * A clock time of the hours, "08:00", as it is written in the language.
 *
 * @param {string} clock
 * @param {string} [lang]
 */
export function clockText(clock, lang = "id") {
  return lang === "en" ? clock : clock.replace(":", ".");
}

/**
 * Senin, 23 November 2026.
 *
 * @param {Date | string} when
 * @param {string} lang
 * @param {string} tz
 */
export function longDate(when, lang, tz) {
  const { year, month, day, weekday } = parts(when, tz);
  const names = NAMES[/** @type {"id"} */ (lang)] ?? NAMES.id;
  return `${names.days[weekday]}, ${day} ${names.months[month]} ${year}`;
}

/**
 * A date without a clock, at noon: no zone moves it to another day.
 *
 * @param {string} date such as 2026-11-23
 */
export const noon = (date) => new Date(`${date}T12:00:00Z`);

/**
 * Sen, 23 Nov: where there is little room.
 *
 * @param {Date | string} when
 * @param {string} lang
 * @param {string} tz
 */
export function shortDate(when, lang, tz) {
  const { month, day, weekday } = parts(when, tz);
  const names = NAMES[/** @type {"id"} */ (lang)] ?? NAMES.id;
  return `${names.days[weekday].slice(0, 3)}, ${day} ${names.months[month].slice(0, 3)}`;
}

/**
 * Senin: the day's name alone.
 *
 * @param {Date | string} when
 * @param {string} lang
 * @param {string} tz
 */
export function dayName(when, lang, tz) {
  return (NAMES[/** @type {"id"} */ (lang)] ?? NAMES.id).days[parts(when, tz).weekday];
}

/**
 * 10–18: a range of minutes with an en dash; one number when both ends are the same.
 *
 * @param {{low_min: number, high_min: number}} estimate
 */
export function minutesRange({ low_min, high_min }) {
  return low_min === high_min ? `${low_min}` : `${low_min}–${high_min}`;
}

/**
 * 04:12, or 1:04:12: how long something has lasted.
 *
 * @param {number} seconds
 */
export function stopwatch(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}
