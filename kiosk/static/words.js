// @ts-check
/** How the kiosk says things: waits, fees, reasons, documents. Pure: texts come in as `t`. */
import { publicWords } from "/ui/public_words.js";
import { clockText, dayName, hhmm, minutesRange, parts } from "/ui/time.js";

/**
 * @typedef {import("./types.d.ts").Words} Words
 * @typedef {import("./types.d.ts").Agency} Agency
 * @typedef {import("./types.d.ts").Service} Service
 */

/**
 * "9 menunggu", "13–23 menit"; or honestly that nobody serves there now.
 *
 * @param {Words} words
 * @param {Agency} agency
 * @param {{short?: boolean, tile?: boolean}} [options] short: for small tiles
 * @returns {string[]} parts that should not be broken
 */
export function queueParts(words, agency, { short = false, tile = short } = {}) {
  const { t } = words;
  if (agency.waiting === null) return []; // cut off: the banner says so once
  const waiting = agency.waiting ? t(short ? "queue-waiting.short" : "queue-waiting", { waiting: agency.waiting }) : t("queue-none");
  if (agency.open_counters === 0) {
    const away = absence(words, agency, { brief: short, tile });
    if (away === null) return agency.waiting ? [waiting] : [];
    return agency.waiting && !short ? [waiting, away] : [capital(away)];
  }
  if (!agency.waiting || !agency.estimate) return [waiting];
  return [waiting, t(short ? "range.short" : "range", { range: minutesRange(agency.estimate) })];
}

/** @param {string} text */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** "kira-kira 9–20 menit"; a short wait is not promised to be none. @param {Words} words @param {import("./types.d.ts").Estimate} estimate */
export function waitText({ t }, estimate) {
  if (estimate.low_min === 0) return t("wait-short", { high: estimate.high_min });
  return t("wait-about", { range: minutesRange(estimate) });
}

/** The queue's parts in one line. @param {Words} words @param {Agency} agency */
export const queueLine = (words, agency) => queueParts(words, agency).join(" · ");

/** Whether counters are still to open today: "not yet" is true before the hour of the hall only. @param {Words["catalogue"]} catalogue */
export const isBeforeHours = ({ now, hours_today }) => hours_today !== null && now.slice(11, 16) < hours_today.open;

/**
 * Why no counter of the agency is open: closed (not yet, or now), or paused with the public reason and the return time of the
 * first one back. Of a hall that is closed itself nothing is said.
 *
 * @param {Words} words
 * @param {{code: string}} agency
 * @param {{brief?: boolean, tile?: boolean}} [options] brief: without the reason, for small tiles; tile: in two or three words
 * @returns {string | null}
 */
export function absence({ t, lang, catalogue }, agency, { brief = false, tile = brief } = {}) {
  if (!catalogue.open) return null;
  const paused = catalogue.counters.filter((counter) => counter.agency === agency.code && counter.state === "paused");
  const [first] = paused.filter(({ back_at }) => back_at !== null).sort((a, b) => String(a.back_at).localeCompare(String(b.back_at)));
  const why = (first ?? paused[0])?.reason;
  const words = !first?.back_at
    ? paused.length ? t("counters-paused") : closed()
    : t("counters-paused-until", { time: hhmm(first.back_at, catalogue.branch.timezone, lang) });
  return why && !brief ? `${words} (${publicWords(t, why)})` : words;

  function closed() {
    if (isBeforeHours(catalogue)) return t("counters-closed");
    return t(tile ? "counters-closed-now.short" : "counters-closed-now");
  }
}

/**
 * "hari ini 13.00", "besok 07.45", "Senin 07.45".
 *
 * @param {Words} words
 * @param {string} at
 */
export function whenText({ t, lang, catalogue }, at) {
  const tz = catalogue.branch.timezone;
  const time = hhmm(at, tz, lang);
  const days = dayNumber(at, tz) - dayNumber(catalogue.now, tz);
  if (days === 0) return t("when-today", { time });
  if (days === 1) return t("when-tomorrow", { time });
  const { day, month } = parts(at, tz);
  return days < 7 ? t("when-day", { day: dayName(at, lang, tz), time }) : t("when-date", { day, month: month + 1, time });
}

/** @param {string} at @param {string} tz */
function dayNumber(at, tz) {
  const { year, month, day } = parts(at, tz);
  return Date.UTC(year, month, day) / 86_400_000;
}

/**
 * Today's outlook of who takes a number now: the hour, the chance (a bad one is told beside the button), and the numbers
 * left when they run short.
 *
 * @param {Words} words
 * @param {Service} service
 * @returns {{hour: string | null, chance: string | null, left: string | null}}
 */
export function outlookParts({ t, lang, catalogue }, { outlook, left, open }) {
  if (!outlook) return { hour: null, chance: null, left: null };
  const tz = catalogue.branch.timezone;
  const hour = outlook.from && outlook.to ? t("about-hour", { range: `${hhmm(outlook.from, tz, lang)}–${hhmm(outlook.to, tz, lang)}` }) : null;
  const chance = open && outlook.chance && outlook.chance !== "unlikely" ? t(`chance-${outlook.chance}`) : null;
  return { hour: open ? hour : null, chance, left: open && left !== null && left <= FEW_LEFT ? t("numbers-left", { left }) : null };
}

const FEW_LEFT = 5;

const REASONS = new Set(["holiday", "closed-day", "before-opening", "after-last-ticket", "day-closing", "day-closed", "queue-closed", "full", "no-time", "cut-off-day", "cut-off-long", "cut-off-no-band", "cut-off-empty"]);

/** "Buka hari ini 07.45", "Buka lagi besok 07.45": again only after it was open. @param {Words} words @param {string} at */
export function opensText(words, at) {
  const { catalogue } = words;
  const today = dayNumber(at, catalogue.branch.timezone) === dayNumber(catalogue.now, catalogue.branch.timezone);
  return words.t(today ? "opens-today" : "opens-again", { when: whenText(words, at) });
}

/**
 * Why a service takes no numbers and when to come back, in one breath; a supervisor's own words where there are any.
 *
 * @param {Words} words
 * @param {{why: string | null, opens_at: string | null}} closed
 * @param {{brief?: boolean, because?: string | null}} [options] brief: only when, if that is known and tells enough
 */
export function closedLine(words, closed, { brief = false, because = null } = {}) {
  if (because && closed.why === "queue-closed") return words.t("queue-closed", { because: publicWords(words.t, because) });
  const used = closed.why === "full" || closed.why === "no-time";
  if (brief && closed.opens_at) return (used ? `${words.t(`why-${closed.why}.short`)} · ` : "") + opensText(words, closed.opens_at);
  const why = words.t(`why-${closed.why !== null && REASONS.has(closed.why) ? closed.why : "closed"}`);
  return closed.opens_at ? `${why} · ${opensText(words, closed.opens_at)}` : why;
}

/** Whoever has a number is still served, and a slip scanned after a missed call is taken. */
const SERVED_ON = ["day-closing", "after-last-ticket"];

/** @param {Words["catalogue"]} catalogue */
export const takesSlips = ({ open, why }) => open || SERVED_ON.includes(String(why));

/** Whether the hours of today tell anything: a day that was open without any (training, an extra day) just ends. @param {Words["catalogue"]} catalogue */
export const saysHours = ({ hours_today, why }) => hours_today !== null || ![...SERVED_ON, "day-closed"].includes(String(why));

/** "Rp80.000", "Gratis", or to be asked. @param {Words} words @param {Service} service */
export function feeText({ t }, { fee_idr }) {
  if (fee_idr === null) return t("fee-ask");
  return fee_idr === 0 ? t("fee-free") : t("fee-amount", { fee: fee_idr });
}

/** The hours of today in one line. @param {Words} words */
export function hoursText({ t, lang, catalogue }) {
  const hours = catalogue.hours_today;
  if (!hours) return t("hours-none");
  return t("hours-today", { open: clockText(hours.open, lang), close: clockText(hours.close, lang) });
}

/** The hours of today below a title that says so. @param {Words} words */
export function hoursRange({ t, lang, catalogue }) {
  const hours = catalogue.hours_today;
  return hours ? `${clockText(hours.open, lang)}–${clockText(hours.close, lang)}` : t("hours-none");
}

/** Office shorthand written out: "FC KK" is "Fotokopi KK". @param {string} doc */
export function docText(doc) {
  return capital(doc.replace(/\bFC\b/g, "fotokopi").replace(/^KK$/, "Kartu Keluarga (KK)"));
}
