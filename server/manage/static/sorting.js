// @ts-check
/** What a manager must see first. Pure functions of the overview. */

/** Waits from here on are marked when the server does not say its own target. */
export const LATE_MIN = 30;

/** @param {any} agency people wait and nobody is there to serve them */
export function unserved(agency) {
  return agency.waiting > 0 && agency.open_counters === 0;
}

/**
 * Agencies that need help first: unserved queues, then the longest wait, then the longest queue.
 * @param {any[]} agencies
 */
export function byTrouble(agencies) {
  return [...agencies].sort(
    (a, b) => Number(unserved(b)) - Number(unserved(a)) || (b.longest_min ?? -1) - (a.longest_min ?? -1) || b.waiting - a.waiting,
  );
}

/**
 * How a counter shows: what it does with a visitor, else its own state.
 * @param {any} counter
 * @returns {"called" | "serving" | "open" | "paused" | "closed"}
 */
export function showing(counter) {
  const held = counter.ticket?.state;
  return held === "called" || held === "serving" ? held : counter.state;
}

/**
 * Kiosks and screens: real ones before those of a trial, and of each those that are gone first; tokens of programs have no line to lose.
 * @param {any[]} devices
 */
export function screensFirst(devices) {
  return devices
    .filter((device) => !device.revoked_at && (device.role === "kiosk" || device.role === "display"))
    .sort((a, b) => Number(a.trial ?? false) - Number(b.trial ?? false) || Number(a.online) - Number(b.online) || a.name.localeCompare(b.name));
}

/** What stands before a screen's name in the list of places, to tell it from a zone's code. */
export const SCREEN = "screen:";

/** A display's place as the list of places names it. @param {{ screen?: string | null, zone: string | null }} device */
export const chosen = ({ screen, zone }) => (screen ? SCREEN + screen : zone ?? "");

/** What the server is told of a choice in that list. @param {string} value @returns {{ screen?: string, zone?: string }} */
export const placed = (value) => (value.startsWith(SCREEN) ? { screen: value.slice(SCREEN.length) } : value ? { zone: value } : {});

/** Does a display show the calls of this zone (null: any)? The one at the door shows none. @param {any} screen @param {string | null} zone */
export function shows({ zones, zone: own = null, layout = null }, zone) {
  if (layout === "door") return false;
  return zone === null || (zones ? zones.includes(zone) : own === null || own === zone);
}

/**
 * The connected screens that a test call to `zone` (null: the hall) reaches.
 * @param {any[]} screens
 * @param {string | null} zone
 */
export function reached(screens, zone) {
  return screens.filter((screen) => screen.online && shows(screen, zone));
}

/** A kiosk machine's clock that differs by so much gets a word. */
const CLOCK_OFF_S = 60;

/**
 * How a machine stands, worst first. Pure.
 *
 * @param {any} machine
 * @returns {"cut-off" | "no-numbers" | "paper" | "clock" | "well"}
 */
export function standing({ online, numbers, paper, skew_s }) {
  if (!online) return numbers ? "cut-off" : "no-numbers";
  if (paper.state === "trouble") return "paper";
  return Math.abs(skew_s) >= CLOCK_OFF_S ? "clock" : "well";
}

/**
 * Whole minutes since the machine was touched: what it said, and how old that word is. Null: never touched.
 *
 * @param {{ touched_s: number | null, seen_at: string }} machine
 * @param {Date} now
 */
export function minutesUntouched({ touched_s, seen_at }, now) {
  if (touched_s === null) return null;
  const said_s = Math.max(0, (now.getTime() - Date.parse(seen_at)) / 1_000);
  return Math.floor((touched_s + said_s) / 60);
}

/** @typedef {{ what: string, since: string | null } | null} Doing `since`: when the machine said yes; null: not yet */

/**
 * What a machine has been told to do: from the manager's wish until it is heard of again after its "yes". Pure.
 *
 * @param {Doing} before
 * @param {{ wish: string | null, seen_at: string }} machine
 * @returns {Doing}
 */
export function doing(before, { wish, seen_at }) {
  if (wish) return { what: wish, since: null };
  if (!before || before.since === null) return before && { what: before.what, since: seen_at };
  return before.since === seen_at ? before : null;
}

const BAD = ["trouble", "unknown", "ok"];

/** @param {any[]} printers */
export function printersFirst(printers) {
  return [...printers].sort((a, b) => BAD.indexOf(a.state) - BAD.indexOf(b.state) || b.queued - a.queued);
}

/**
 * Missing papers of all services in one list, the most frequent first, with their share of those who were served.
 * @param {{ code: string, name: string, served: number, missing: { doc: string, times: number }[] }[]} services
 */
export function ranked(services) {
  return services
    .flatMap(({ code, name, served, missing }) =>
      missing.map(({ doc, times }) => ({ code, name, served, doc, times, percent: Math.round((100 * times) / Math.max(served, 1)) })))
    .sort((a, b) => b.times - a.times || b.percent - a.percent || a.doc.localeCompare(b.doc));
}

/** Everybody whose visit a closing of the day would end. @param {any} totals */
export function stillHere(totals) {
  return (totals.waiting ?? 0) + (totals.called ?? 0) + (totals.serving ?? 0) + (totals.parked ?? 0);
}
