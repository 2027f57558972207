// @ts-check
/**
 * One visitor's way through the kiosk as plain data: which page, where "back" leads, which helps are on.
 * A new visitor always begins with `freshVisit`: no trace of the one before. Only a slip that is lost at once can be asked
 * for again: the last ticket stays at hand for a moment, until anybody touches anything else.
 *
 * @typedef {import("./types.d.ts").Ticket} Ticket
 * @typedef {{name: "home"} | {name: "wishes"} | {name: "agency", agency: string} | {name: "choose", situation: string}
 *   | {name: "find", query: string, agency: string | null} | {name: "service", service: string}
 *   | {name: "number", ticket: Ticket, lost?: boolean} | {name: "comeback", token: string, answer: import("./types.d.ts").Comeback | null}} Page
 * @typedef {{page: Page, trail: Page[], lang: string, large: boolean, wheelchair: boolean, contrast: boolean, guide: boolean, browsing: boolean, taking: boolean, recent: Ticket | null}} Visit
 *   `taking`: a number is being made; nobody leaves before it is here
 * @typedef {"large" | "wheelchair" | "contrast" | "guide"} Help
 * @typedef {{do: "open", page: Page} | {do: "back"} | {do: "home"} | {do: "typed", query: string} | {do: "key", change: (query: string) => string} | {do: "issued", ticket: Ticket}
 *   | {do: "leave", lang: string} | {do: "language", lang: string} | {do: "toggle", help: Help}
 *   | {do: "browse"} | {do: "taking", on: boolean} | {do: "lost"} | {do: "forget"} | {do: "scanned", token: string}
 *   | {do: "slip", token: string, answer: import("./types.d.ts").Comeback}} Step
 */

/** Nobody wishes for so much; a book on the keyboard would. */
export const LONGEST_QUERY = 60;
/** @param {string} query */
const short = (query) => query.slice(0, LONGEST_QUERY);

/** @param {string} lang @returns {Visit} */
export function freshVisit(lang) {
  return { page: { name: "home" }, trail: [], lang, large: false, wheelchair: false, contrast: false, guide: false, browsing: false, taking: false, recent: null };
}

/** What would leave a number behind that is just being made. */
const LEAVES_IT = new Set(["back", "home", "open", "scanned", "key"]);

/** @param {Visit} visit @param {Step} step @returns {Visit} */
export function advance(visit, step) {
  const { page, recent, taking } = visit;
  if (taking && LEAVES_IT.has(step.do)) return visit;
  if (step.do === "leave") return { ...freshVisit(step.lang), recent: page.name === "number" ? page.ticket : null };
  if (step.do === "lost") return recent ? { ...visit, page: { name: "number", ticket: recent, lost: true }, recent: null } : visit;
  return { ...moved(visit, step), recent: null };
}

/** @param {Visit} visit @param {Step} step @returns {Visit} */
function moved(visit, step) {
  const { page, trail } = visit;
  switch (step.do) {
    case "open":
      return { ...visit, page: step.page, trail: [...trail, page] };
    case "back":
      return { ...visit, page: trail[trail.length - 1] ?? { name: "home" }, trail: trail.slice(0, -1) };
    case "home":
      return { ...visit, page: { name: "home" }, trail: [], browsing: false };
    case "typed":
      return page.name === "find" ? { ...visit, page: { ...page, query: short(step.query) } } : visit;
    case "key":
      return pressed(visit, step.change);
    case "issued":
      return { ...visit, page: { name: "number", ticket: step.ticket }, trail: [], taking: false };
    case "taking":
      return { ...visit, taking: step.on };
    case "scanned":
      return { ...visit, page: { name: "comeback", token: step.token, answer: null }, trail: [] };
    case "slip":
      // An answer that comes after its visitor has left, or scanned another slip, is nobody's.
      if (page.name !== "comeback" || page.token !== step.token) return visit;
      return { ...visit, page: { ...page, answer: step.answer } };
    case "language":
      return { ...visit, lang: step.lang };
    case "toggle":
      return { ...visit, [step.help]: !visit[step.help] };
    case "browse":
      return { ...visit, browsing: true };
  }
  return visit;
}

/**
 * A key was pressed: in the search it changes the words, elsewhere it begins a search (of this agency first).
 *
 * @param {Visit} visit
 * @param {(query: string) => string} change
 * @returns {Visit}
 */
function pressed(visit, change) {
  const { page, trail } = visit;
  if (page.name === "find") return { ...visit, page: { ...page, query: short(change(page.query)) } };
  if (page.name === "service" || page.name === "number" || page.name === "comeback") return visit;
  const agency = page.name === "agency" ? page.agency : null;
  return { ...visit, page: { name: "find", query: short(change("")), agency }, trail: [...trail, page] };
}

/** Is there anything to take back when nobody touches the screen? @param {Visit} visit @param {string} lang */
export function isUntouched(visit, lang) {
  const helps = visit.large || visit.wheelchair || visit.contrast || visit.guide || visit.browsing;
  return visit.page.name === "home" && visit.lang === lang && !helps;
}
