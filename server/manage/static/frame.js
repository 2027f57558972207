// @ts-check
/** What every page of the manager has: the way to the others, the day and its time, the line to the server. */
import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "htm/preact";
import { hhmm, longDate, serverNow } from "/ui/time.js";
import { LanguageMenu, useNow, useTexts } from "./staff/language.js";
import { useHall } from "./use-hall.js";
import { Day } from "./day.js";
import { Devices } from "./devices.js";
import { Floor } from "./floor.js";
import { Glance } from "./glance.js";
import { Holidays } from "./holidays.js";
import { Hours } from "./hours.js";
import { Notices } from "./notices.js";
import { Officers } from "./officers.js";
import { Papers } from "./papers.js";
import { Patterns } from "./patterns.js";
import { Printers } from "./printers.js";
import { Slips } from "./slips.js";
import { TestCall } from "./test-call.js";

const PAGES = /** @type {Record<string, any>} */ ({
  glance: Glance,
  floor: Floor,
  notices: Notices,
  papers: Papers,
  patterns: Patterns,
  officers: Officers,
  devices: Devices,
  printers: Printers,
  hours: Hours,
  holidays: Holidays,
  slips: Slips,
  "test-call": TestCall,
  day: Day,
});

/** These the server lets only a manager do; a supervisor is not even shown them. */
const MANAGERS = new Set(["patterns", "officers", "devices", "hours", "holidays", "slips"]);

/** The page in the address, and what stands behind it: "#/floor/C". @param {string[]} pages */
function placeNow(pages) {
  const [name, rest = ""] = location.hash.replace(/^#\/?/, "").split("/");
  return pages.includes(name) ? { page: name, rest: decodeURIComponent(rest) } : { page: "glance", rest: "" };
}

/**
 * @param {{
 *   api: import("/ui/api.js").Api, me: import("./staff/session.js").Me, onLost: (why: any) => void, onLogout: () => Promise<void>,
 * }} props
 */
export function Frame({ api, me, onLost, onLogout }) {
  const { t } = useTexts();
  const pages = Object.keys(PAGES).filter((name) => me.officer.role === "manager" || !MANAGERS.has(name));
  const [{ page, rest }, setPlace] = useState(() => placeNow(pages));
  const title = useRef(/** @type {HTMLElement | null} */ (null));
  const hall = useHall(api, onLost);

  useEffect(() => {
    const turn = () => {
      setPlace((was) => {
        const place = placeNow(pages);
        if (place.page !== was.page) title.current?.focus();
        return place;
      });
    };
    addEventListener("hashchange", turn);
    return () => removeEventListener("hashchange", turn);
  }, []);
  useEffect(() => {
    document.title = `${t(`page-${page}`)} · ${hall.catalogue?.branch.short_name ?? "Antrean"}`;
  }, [page, hall.catalogue, t]);

  const Page = PAGES[page];
  return html`<div class="frame">
    <nav class="side" aria-label=${t("pages")}>
      <p class="side-hall">${hall.catalogue?.branch.short_name ?? "Antrean"}</p>
      <ul>
        ${pages.map((name) => html`<li key=${name}><a href=${`#/${name}`} aria-current=${name === page ? "page" : undefined}>${t(`page-${name}`)}</a></li>`)}
      </ul>
      <div class="side-who">
        <p>${me.officer.name}</p>
        <${LanguageMenu} />
        <button class="btn" onClick=${() => onLogout().catch(() => {})}>${t("logout")}</button>
      </div>
    </nav>
    <div class="sheet">
      <header class="head">
        <h1 tabindex="-1" ref=${title}>${t(`page-${page}`)}</h1>
        <${Today} hall=${hall} />
      </header>
      <main><${Page} api=${api} hall=${hall} me=${me} rest=${rest} onLost=${onLost} /></main>
    </div>
  </div>`;
}

/** @param {{ hall: import("./use-hall.js").HallView }} props */
function Today({ hall }) {
  const { t, lang } = useTexts();
  const now = useNow(1_000, serverNow);
  const { overview, away, line, tz } = hall;
  const state = overview && (overview.day_closed ? "closed" : overview.day_closing ? "closing" : overview.open ? "open" : "shut");
  return html`<div class="today-line">
    ${(overview?.trial ?? hall.catalogue?.trial) && html`<span class="tag tag-trial" title=${t("trial-hint")}>${t("trial-mark")}</span>`}
    ${state && html`<span class=${`tag day-${state}`}>${t(`day-is-${state}`)}</span>`}
    <span>${longDate(now, lang, tz)} · <b class="clock">${hhmm(now, tz, lang)}</b></span>
    <span class="line" data-line=${away ? "away" : line} role="status">${away ? t("line-away", { since: hhmm(away, tz, lang) }) : t(line === "live" ? "line-live" : "line-slow")}</span>
  </div>`;
}
