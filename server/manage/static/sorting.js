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
 * Kiosks and screens, those that are gone first; tokens of programs have no line to lose.
 * @param {any[]} devices
 */
export function screensFirst(devices) {
  return devices
    .filter((device) => !device.revoked_at && (device.role === "kiosk" || device.role === "display"))
    .sort((a, b) => Number(a.online) - Number(b.online) || a.name.localeCompare(b.name));
}

const BAD = ["trouble", "unknown", "ok"];

/** @param {any[]} printers */
export function printersFirst(printers) {
  return [...printers].sort((a, b) => BAD.indexOf(a.state) - BAD.indexOf(b.state) || b.queued - a.queued);
}

/** Everybody whose visit a closing of the day would end. @param {any} totals */
export function stillHere(totals) {
  return (totals.waiting ?? 0) + (totals.called ?? 0) + (totals.serving ?? 0) + (totals.parked ?? 0);
}
