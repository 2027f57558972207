// @ts-check
/** Finding the place to send a visitor to: services and counters of the whole hall, the own agency first. */

/**
 * @typedef {{
 *   kind: "service" | "counter", code: string, name: string, agency: string, agencyName: string,
 *   zone: string, own: boolean, open: boolean, state: string,
 * }} Place
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
 * @returns {Place[]}
 */
export function places(catalogue, here) {
  const agencies = new Map(catalogue.agencies.map((/** @type {any} */ each) => [each.code, each]));
  const services = catalogue.agencies.flatMap((/** @type {any} */ agency) =>
    agency.services.map((/** @type {any} */ service) => place("service", service, agency.code)));
  const counters = catalogue.counters.map((/** @type {any} */ counter) => place("counter", counter, codeOf(counter.agency)));
  return [...services, ...counters]
    .filter((each) => each.code !== (each.kind === "service" ? here.service : here.counter))
    .sort((a, b) => Number(b.own) - Number(a.own));

  /**
   * @param {"service" | "counter"} kind
   * @param {any} it
   * @param {string} agencyCode
   * @returns {Place}
   */
  function place(kind, it, agencyCode) {
    const agency = agencies.get(agencyCode);
    const own = agencyCode === here.agency;
    const open = kind === "service" ? it.open !== false : it.state === "open";
    return {
      kind, code: it.code, name: it.name, agency: agencyCode, agencyName: agency?.short ?? agencyCode,
      zone: agency?.zone ?? "", own, open, state: it.state ?? "",
    };
  }
}

/**
 * The places in which every word typed begins a word.
 * @param {Place[]} all
 * @param {string} typed
 */
export function find(all, typed) {
  const wanted = plain(typed).split(/[^a-z0-9]+/).filter(Boolean);
  return all.filter((each) => {
    const words = plain(`${each.name} ${each.code} ${each.agencyName}`).split(/[^a-z0-9]+/);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  });
}
