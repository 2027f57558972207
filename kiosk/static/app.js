// @ts-check
/** The kiosk as a whole: one visitor's page at a time, inside one frame. */
import { html } from "htm/preact";
import { useEffect, useMemo, useReducer, useState } from "preact/hooks";
import { Agency } from "./agency.js";
import { Banner } from "./banner.js";
import { Choose } from "./choose.js";
import { ComeBack } from "./comeback.js";
import { Find } from "./find.js";
import { Bottom, Top } from "./frame.js";
import { useGuide } from "./guide.js";
import { Home } from "./home.js";
import { patienceWith, StillThere, useIdle } from "./idle.js";
import { Away, Closed, Starting } from "./notices.js";
import { Number } from "./number.js";
import { finder } from "./search.js";
import { Service } from "./service.js";
import { useTyping } from "./typing.js";
import { advance, freshVisit, isUntouched } from "./visit.js";
import { Wishes } from "./wishes.js";

/**
 * @typedef {import("./visit.js").Step} Step
 * @typedef {import("./types.d.ts").Words} Words
 * @typedef {{words: Words, visit: import("./visit.js").Visit, step: (step: Step) => void, hall: import("./hall.js").Hall,
 *   find: import("./search.js").Find, guide: import("./guide.js").Guide}} Props what every page is given
 */

const FIRST_LANGUAGE = "id";
/** The answer to a code that is no slip: nobody need be asked. */
const NO_SLIP = { why: "unknown", ticket: null };
/** How long a slip that was lost at once can be asked for again; then the next in line stands here, and staff print it. */
const RECENT_MS = 40_000;

/** @param {{hall: import("./hall.js").Hall, texts: Record<string, import("/ui/i18n.js").Translate>}} props */
export function App({ hall, texts }) {
  const [, redraw] = useReducer((/** @type {number} */ count) => count + 1, 0);
  useEffect(() => hall.listen(() => redraw(null)), [hall]);
  const { catalogue, online } = hall;
  const home = catalogue?.languages[0] ?? FIRST_LANGUAGE;
  const [visit, step] = useReducer(advance, freshVisit(FIRST_LANGUAGE));
  const t = texts[visit.lang] ?? texts[FIRST_LANGUAGE];

  const answered = visit.page.name === "number" || visit.page.name === "comeback";
  const watched = !answered && !isUntouched(visit, home);
  const left = useIdle(watched, () => step({ do: "leave", lang: home }), { patience: patienceWith(visit) });
  usePageManners(visit, t);
  useTyping((change) => step({ do: "key", change }), async (token) => {
    step({ do: "scanned", token });
    step({ do: "slip", token, answer: token ? await hall.comeBack(token) : NO_SLIP });
  });
  useEffect(() => {
    if (!visit.recent) return;
    const timer = setTimeout(() => step({ do: "forget" }), RECENT_MS);
    return () => clearTimeout(timer);
  }, [visit.recent]);
  const find = useFinder(catalogue, texts);
  const guide = useGuide(visit, step, t, hall.api.token);

  if (catalogue === null) {
    return html`<div class="kiosk"><${online ? Starting : Away} t=${t} /></div>`;
  }
  const words = { t, lang: visit.lang, catalogue, nameOf: (/** @type {string} */ lang) => (texts[lang] ?? t)(`language-${lang}`) };
  const props = { words, visit, step, hall, find, guide };
  return html`
    <div class="kiosk" data-page=${visit.page.name} data-wheelchair=${visit.wheelchair || null}>
      <${Top} ...${props} />
      <${Banner} ...${props} />
      <${pageOf(visit, words, online)} ...${props} key=${keyOf(visit)} />
      <${Bottom} ...${props} />
      ${left !== null && html`<${StillThere} t=${t} left=${left} />`}
    </div>
  `;
}

/**
 * @param {import("./visit.js").Visit} visit
 * @param {Words} words
 * @param {boolean} online
 * @returns {any} the component of the page
 */
function pageOf(visit, { catalogue }, online) {
  const { page } = visit;
  if (page.name === "number") return Number;
  if (page.name === "comeback") return ComeBack;
  if (!online && page.name === "home") return Away;
  if (!catalogue.open && page.name === "home" && !visit.browsing) return Closed;
  return { home: Home, wishes: Wishes, agency: Agency, choose: Choose, find: Find, service: Service }[page.name];
}

/** @param {import("./visit.js").Visit} visit */
const keyOf = ({ page }) => page.name + ("agency" in page ? page.agency : "") + ("service" in page ? page.service : "");

/**
 * A new page is announced: its heading takes the focus. The document carries language and helps.
 *
 * @param {import("./visit.js").Visit} visit
 * @param {import("/ui/i18n.js").Translate} t
 */
function usePageManners(visit, t) {
  const { documentElement: root } = document;
  useEffect(() => {
    root.lang = visit.lang;
    document.title = t("page-title");
  }, [visit.lang]);
  useEffect(() => {
    root.toggleAttribute("data-large", visit.large);
    root.toggleAttribute("data-contrast", visit.contrast);
  }, [visit.large, visit.contrast]);
  const key = keyOf(visit);
  const [first] = useState({ key });
  useEffect(() => {
    if (key === first.key) return;
    first.key = "";
    if (visit.page.name !== "find") document.querySelector("h1")?.focus({ preventScroll: true });
  }, [key]);
}

/**
 * The search index is made anew only when the offer changes, not with every new waiting count.
 *
 * @param {import("./types.d.ts").Catalogue | null} catalogue
 * @param {Record<string, import("/ui/i18n.js").Translate>} texts
 */
function useFinder(catalogue, texts) {
  const offer = catalogue && JSON.stringify([catalogue.situations, catalogue.agencies.map(({ services }) => services)]);
  return useMemo(() => {
    if (!catalogue) return () => [];
    /** @param {string} id */
    const labels = (id) => Object.values(texts).map((t) => t(`situation-${id}`)).filter((label) => label !== `situation-${id}`);
    return finder(catalogue, labels);
  }, [offer]);
}
