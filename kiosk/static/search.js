// @ts-check
/** Finds services by what people say and how they spell: "ktp ilang", "pasport", "sim c". */
import MiniSearch from "minisearch";
import { DOING, EMPTY, isKnown, meanings, roots, sameWish } from "./synonyms.js";

const MOST_HITS = 24;

/**
 * @typedef {import("./types.d.ts").Catalogue} Catalogue
 * @typedef {import("./types.d.ts").Service} Service
 * @typedef {import("./types.d.ts").Agency} Agency
 * @typedef {{service: Service, agency: Agency}} Hit
 * @typedef {(query: string, agency?: string | null) => Hit[]} Find
 */

/** Lower case, no accents, words only. @param {string} text @returns {string[]} */
export function wordsOf(text) {
  const plain = text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/\be-ktp\b/g, "ktp");
  return plain.split(/[^a-z0-9]+/).filter(Boolean);
}

/** The words of a wish that tell something. @param {string} query */
function telling(query) {
  const words = wordsOf(query);
  const told = words.filter((word) => !EMPTY.has(word) || (word === "a" && words.length > 1));
  return told.length ? told : words;
}

/**
 * What to look with. The index is made when somebody looks: the first page of the kiosk does without.
 *
 * @param {Catalogue} catalogue
 * @param {(situation: string) => string[]} labels the situation's names on the chips, in every language
 * @returns {Find}
 */
export function finder(catalogue, labels = () => []) {
  /** @type {Find | undefined} */
  let find;
  return (query, first) => (find ??= indexed(catalogue, labels))(query, first);
}

/**
 * @param {Catalogue} catalogue
 * @param {(situation: string) => string[]} labels
 * @returns {Find}
 */
function indexed(catalogue, labels) {
  /** @type {Map<string, string[]>} what people call it who mean this service first ... */
  const words = new Map();
  /** @type {Map<string, string[]>} ... and who may mean it as well */
  const also = new Map();
  for (const { id, services, words: said } of catalogue.situations) {
    for (const [place, code] of services.entries()) {
      const field = place === 0 ? words : also;
      field.set(code, [...(field.get(code) ?? []), ...said, ...labels(id)]);
    }
  }
  /** @type {Map<string, Hit>} */
  const hits = new Map();
  for (const agency of catalogue.agencies) for (const service of agency.services) hits.set(service.code, { service, agency });

  const index = new MiniSearch({
    fields: ["name", "words", "also", "agency"],
    tokenize: wordsOf,
    processTerm: (term) => [term, ...roots(term)],
    searchOptions: {
      processTerm: (term) => term,
      boost: { name: 4, words: 3, also: 1, agency: 1 },
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (term.length > 6 ? 0.25 : term.length > 3 ? 1 : false),
      weights: { prefix: 0.6, fuzzy: 0.35 },
    },
  });
  index.addAll(
    [...hits].map(([id, { service, agency }]) => ({
      id,
      name: `${service.name} ${service.code}`,
      words: (words.get(id) ?? []).join(" "),
      also: (also.get(id) ?? []).join(" "),
      agency: `${agency.short} ${agency.name}`,
    })),
  );

  return (query, first = null) => {
    const bonus = situationBonus(catalogue, labels, query);
    const boostDocument = (/** @type {string} */ id) => bonus.get(id) ?? (first !== null && hits.get(id)?.agency.code === first ? 3 : 1);
    const found = ranked(index, telling(query), boostDocument);
    return found.slice(0, MOST_HITS).flatMap((id) => hits.get(id) ?? []);
  };
}

/**
 * What matches every word; when nothing does, what matches the word that tells most: a thing rather than a doing, the rarer the better.
 *
 * @param {MiniSearch} index
 * @param {string[]} wish
 * @param {(id: string) => number} boostDocument
 * @returns {string[]}
 */
function ranked(index, wish, boostDocument) {
  if (wish.length === 0) return [];
  const words = wish.map(alternatives);
  const strict = index.search({ combineWith: "AND", queries: words }, { boostDocument });
  if (strict.length) return strict.map(({ id }) => id);
  const things = wish.some((word) => !DOING.has(word)) ? words.filter((_, place) => !DOING.has(wish[place])) : words;
  const each = things.map((word) => new Set(index.search(word).map(({ id }) => id))).filter((ids) => ids.size > 0);
  const rarest = each.sort((one, other) => one.size - other.size)[0];
  const loose = rarest ? index.search({ combineWith: "OR", queries: words }, { boostDocument }) : [];
  return loose.map(({ id }) => id).filter((id) => rarest.has(id));
}

/** A word as it was said, and for half as much what else it may mean. @param {string} word */
function alternatives(word) {
  const [said, ...others] = meanings(word);
  const either = /** @type {const} */ ("OR");
  const first = isKnown(word) ? { combineWith: either, queries: [said], fuzzy: false } : said;
  return { combineWith: either, queries: [first, { combineWith: either, queries: others, boostTerm: () => 0.5 }] };
}

/**
 * Who says what a situation is called, in any order and spelling, means its services, in the situation's order.
 *
 * @param {Catalogue} catalogue
 * @param {(situation: string) => string[]} labels
 * @param {string} query
 */
function situationBonus(catalogue, labels, query) {
  const wish = sameWish(telling(query));
  /** @type {Map<string, number>} */
  const bonus = new Map();
  for (const { id, services, words } of catalogue.situations) {
    if (![...words, ...labels(id)].some((each) => sameWish(telling(each)) === wish)) continue;
    services.forEach((code, place) => bonus.set(code, Math.max(bonus.get(code) ?? 1, 4 / (place + 1))));
  }
  return bonus;
}
