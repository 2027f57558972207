// @ts-check
/** Finding the place to send a visitor to: services, counters, officers and agencies of the hall, the own agency first. */

/**
 * @typedef {{
 *   kind: "service" | "counter" | "officer" | "agency", code: string, name: string, agency: string, agencyName: string,
 *   zone: string, own: boolean, open: boolean, at: string, staffed: boolean,
 * }} Place `staffed`: a counter of the agency is open, so that somebody will call
 */

/** @param {string} text */
function plain(text) {
  return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
}

/** @param {any} agency */
const codeOf = (agency) => (typeof agency === "string" ? agency : agency?.code);

/**
 * Everywhere a ticket could go: not where it is already.
 * @param {any} catalogue
 * @param {{ agency: string, service: string, counter: string }} here
 * @param {any[]} [seats] counters with the officer who sits there, of `GET /api/v1/staff/me`
 * @returns {Place[]}
 */
export function places(catalogue, here, seats = []) {
  const agencies = new Map(catalogue.agencies.map((/** @type {any} */ each) => [each.code, each]));
  const counters = catalogue.counters.map((/** @type {any} */ each) => place("counter", each, codeOf(each.agency), each.state === "open"));
  const officers = seats
    .filter((each) => each.officer && each.code !== here.counter)
    .map((each) => place("officer", { code: each.officer, name: each.officer, at: each.name }, codeOf(each.agency), true));
  const others = catalogue.agencies
    .filter((/** @type {any} */ each) => each.code !== here.agency && each.services.length > 0)
    .map((/** @type {any} */ each) => place("agency", each, each.code, !each.closed_because));
  return [...others, ...services(catalogue, here), ...officers, ...counters.filter((/** @type {any} */ each) => each.code !== here.counter)]
    .sort((a, b) => Number(b.own) - Number(a.own));

  /**
   * @param {Place["kind"]} kind
   * @param {any} it
   * @param {string} agencyCode
   * @param {boolean} open
   * @returns {Place}
   */
  function place(kind, it, agencyCode, open) {
    const agency = agencies.get(agencyCode);
    return {
      kind, code: it.code, name: it.name, agency: agencyCode, agencyName: agency?.short ?? agencyCode,
      zone: agency?.zone ?? "", own: agencyCode === here.agency, open, at: it.at ?? "", staffed: agency?.open_counters !== 0,
    };
  }
}

/**
 * Every other service of the hall, the own agency's first.
 * @param {any} catalogue
 * @param {{ agency: string, service: string }} here
 * @returns {Place[]}
 */
export function services(catalogue, here) {
  return catalogue.agencies
    .flatMap((/** @type {any} */ agency) => agency.services.map((/** @type {any} */ service) => ({
      kind: "service", code: service.code, name: service.name, agency: agency.code, agencyName: agency.short,
      zone: agency.zone, own: agency.code === here.agency, open: service.open !== false, at: "", staffed: agency.open_counters !== 0,
    })))
    .filter((/** @type {Place} */ each) => each.code !== here.service)
    .sort((/** @type {Place} */ a, /** @type {Place} */ b) => Number(b.own) - Number(a.own));
}

/**
 * The places in which every word typed begins a word.
 * @param {Place[]} all
 * @param {string} typed
 */
export function find(all, typed) {
  const wanted = plain(typed).split(/[^a-z0-9]+/).filter(Boolean);
  return all.filter((each) => {
    const words = plain(`${each.name} ${each.code} ${each.agencyName} ${each.at}`).split(/[^a-z0-9]+/);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  });
}
