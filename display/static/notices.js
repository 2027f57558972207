// @ts-check
/**
 * What is to be read by everybody: a supervisor's notices, closed queues, the last numbers of the day. Pure.
 *
 * @typedef {{id: string, zone: string | null, agency: string | null, text: Record<string, string>, until: string | null}} Notice
 * @typedef {{key: string, lang: string, head: string, text: string}} Banner
 * @typedef {import("./board.js").Board} Board
 */
import { publicWords } from "/ui/public_words.js";
import { secondLanguage } from "./words.js";

/** Nobody new, but whoever has a number is still served. */
const SERVED_ON = ["day-closing", "after-last-ticket"];

/** Is the notice for this screen's zone? @param {Board} board @param {Notice} notice */
export function concerns({ zone, agencies }, notice) {
  if (zone === null || (notice.zone === null && notice.agency === null)) return true;
  return notice.zone === zone.code || agencies.some(({ code }) => code === notice.agency);
}

/** The notices after an event about one of them. @param {Board} board @param {{type: string, data: any}} event @returns {Notice[]} */
export function noticed(board, { type, data }) {
  const others = (board.notices ?? []).filter(({ id }) => id !== data.notice.id);
  return type === "notice.raised" && concerns(board, data.notice) ? [data.notice, ...others] : others;
}

/** Is the hall shut for everybody, or does somebody with a number still wait for a call? @param {Board} board @param {any} catalogue */
export function isShut(board, { open, why }) {
  const here = board.now_serving.length + Object.values(board.waiting).reduce((sum, count) => sum + count, 0);
  return !open && !(SERVED_ON.includes(why) && here > 0);
}

/**
 * What the banner shows, one after the other; each notice in the screen's language, then in the second one if it has it.
 *
 * @param {{lang: string, texts: Record<string, (id: string, args?: any) => string>, catalogue: any, board: Board, now: number}} screen
 * @returns {Banner[]}
 */
export function banners({ lang, texts, catalogue, board, now }) {
  const languages = [lang, secondLanguage(lang)];
  const shorts = new Map(catalogue.agencies.map((/** @type {any} */ agency) => [agency.code, agency.short]));
  const raised = (board.notices ?? [])
    .filter(({ until }) => until === null || Date.parse(until) > now)
    .flatMap(({ id, agency, text }) =>
      spoken(text, languages).map((each) => ({ key: `${id} ${each}`, lang: each, head: shorts.get(agency) ?? "", text: text[each] })));
  const shut = isShut(board, catalogue);
  const closed = catalogue.agencies
    .filter((/** @type {any} */ agency) => !shut && agency.closed_because && board.agencies.some(({ code }) => code === agency.code))
    .map((/** @type {any} */ agency) => ({ key: `closed ${agency.code}`, lang, head: agency.short, text: texts[lang]("queue-closed", { because: publicWords(texts[lang], agency.closed_because) }) }));
  const last = !catalogue.open && !shut
    ? languages.map((each) => ({ key: `last ${each}`, lang: each, head: "", text: texts[each]("last-numbers") }))
    : [];
  return [...raised, ...closed, ...last];
}

/** In which languages a notice is read out: those of the screen that it has, or else its first. @param {Record<string, string>} text @param {string[]} languages */
function spoken(text, languages) {
  const found = languages.filter((each) => text[each]);
  return found.length ? found : Object.keys(text).slice(0, 1);
}
