// @ts-check
/**
 * A counter's work profile, by agency: which services it covers, and who is called first. Pure.
 *
 * @typedef {Record<string, number>} Ranks by service code; 1 is called first
 * @typedef {{ code: string, short: string, services: { code: string, name: string }[] }} Agency
 * @typedef {{ agency: Agency, own: boolean, rank: number | null, picked: string[] }} Group rank null: not the same for all its services
 */

/** The ranks to choose from. */
export const RANKS = [1, 2, 3];

/**
 * @param {Ranks} ranks
 * @param {Agency[]} agencies
 * @param {string} own the counter's own agency
 * @returns {Group[]}
 */
export function groupsOf(ranks, agencies, own) {
  return agencies
    .map((agency) => {
      const picked = agency.services.map(({ code }) => code).filter((code) => code in ranks);
      const found = new Set(picked.map((code) => ranks[code]));
      const rank = found.size === 1 ? [...found][0] : found.size === 0 ? 1 : null;
      return { agency, own: agency.code === own, rank, picked };
    })
    .filter((group) => group.own || group.picked.length > 0)
    .sort((a, b) => Number(b.own) - Number(a.own));
}

/**
 * What is sent; a group whose rank was left mixed keeps what each of its services had.
 * @param {Group[]} groups
 * @param {Ranks} before
 * @returns {Ranks}
 */
export function ranksOf(groups, before) {
  return Object.fromEntries(groups.flatMap(({ rank, picked }) => picked.map((code) => [code, rank ?? before[code] ?? 1])));
}

/**
 * The other agencies that a counter of the catalogue helps out.
 * @param {{ agency: string, services: string[] }} counter
 * @param {{ agencies: Agency[] }} catalogue
 */
export function helpedBy(counter, catalogue) {
  const covered = new Set(counter.services);
  return catalogue.agencies.filter((agency) => agency.code !== counter.agency && agency.services.some(({ code }) => covered.has(code)));
}
