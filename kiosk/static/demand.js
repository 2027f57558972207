// @ts-check
/** What people have come for in the last weeks stands first. Without a history the catalogue's own order holds. */
import { plain, wishText } from "./what.js";

/**
 * @typedef {import("./types.d.ts").Words} Words
 * @typedef {import("./types.d.ts").Service} Service
 * @typedef {import("./types.d.ts").Situation} Situation
 * @typedef {import("./visit.js").Page} Page
 * @typedef {{text: string, lang: string | null, page: Page}} Wish
 */

/** The services in the order of demand; those that nobody asked for keep their order behind. @param {Words["catalogue"]} catalogue @param {Service[]} services */
export function byDemand({ popular }, services) {
  const place = new Map(popular.map((code, nth) => [code, nth]));
  return [...services].sort((one, other) => (place.get(one.code) ?? popular.length) - (place.get(other.code) ?? popular.length));
}

/**
 * Where a wish leads: one service straight to its page, several to a choice.
 *
 * @param {Situation} situation
 * @returns {Page}
 */
export const wayTo = ({ id, services }) =>
  services.length === 1 ? { name: "service", service: services[0] } : { name: "choose", situation: id };

/** @param {Words} words @param {Situation} situation @returns {Wish} */
const wishOf = (words, situation) => ({ text: wishText(words, situation), lang: null, page: wayTo(situation) });

/**
 * The wishes in the order of demand: each popular service under the situation that means it first, else under its own
 * name, then every other situation.
 *
 * @param {Words} words
 * @returns {Wish[]}
 */
export function commonWishes(words) {
  const { popular, situations, agencies } = words.catalogue;
  const offered = new Map(agencies.flatMap(({ services }) => services).map((service) => [service.code, service]));
  const known = situations.filter(({ services }) => services.length > 0);
  /** @type {Map<string, Wish>} */
  const wishes = new Map();
  for (const code of popular) {
    const situation = known.find(({ services }) => services[0] === code) ?? known.find(({ services }) => services.includes(code));
    const service = offered.get(code);
    if (situation) wishes.set(situation.id, wishes.get(situation.id) ?? wishOf(words, situation));
    else if (service) wishes.set(code, { text: plain(service.name), lang: "id", page: { name: "service", service: code } });
  }
  for (const situation of known) if (!wishes.has(situation.id)) wishes.set(situation.id, wishOf(words, situation));
  return [...wishes.values()];
}

/** Every situation, the most wanted first. @param {Words} words @returns {Wish[]} */
export function allWishes(words) {
  return commonWishes(words).filter(({ lang }) => lang === null);
}
