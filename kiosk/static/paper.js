// @ts-check
/**
 * How a slip fares, as plain data: what is heard of it, and what the visitor may do when none came out.
 * A mute printer's slip is "unconfirmed": nothing speaks against it, so nobody is alarmed.
 */
import { html } from "htm/preact";
import { useEffect, useState } from "preact/hooks";
import { Icon } from "./icons.js";

/** @typedef {import("./types.d.ts").Ticket} Ticket */
/** @typedef {"waiting" | "printed" | "unconfirmed" | "failed"} State */
/** @typedef {{state: State, printer: string | null, job: number}} Paper `printer` null: the kiosk's own; `job`: which slip of the ticket */
/** @typedef {{name: string, zone: string | null, state: string, own: boolean, offered: boolean}} Printer */

const PATIENCE_MS = 8_000;
const MOST_OFFERED = 2;

/** @type {Record<string, State>} */
const HEARD = {
  "ticket.printed": "printed",
  "ticket.print_unconfirmed": "unconfirmed",
  "ticket.print_failed": "failed",
  "ticket.reprinted": "waiting",
};

/** @param {{type: string}} event */
export const isAboutPaper = ({ type }) => type in HEARD;

/**
 * What is known after an event: an older slip's bad end says nothing of the newer one, and paper stays paper.
 *
 * @param {Paper | undefined} known
 * @param {{type: string, data: any}} event
 * @returns {Paper}
 */
export function heard(known, { type, data }) {
  const job = Number(data.job ?? 0);
  const printer = known && job === known.job ? known.printer : type === "ticket.reprinted" ? data.printer : null;
  const paper = { state: HEARD[type], printer, job };
  if (!known) return paper;
  if (known.state === "printed" && paper.state !== "printed") return known;
  return job < known.job && paper.state !== "printed" ? known : paper;
}

/** As the ticket itself tells it, before anything was heard. @param {Ticket} ticket @returns {Paper} */
export function paperOf({ paper, paper_why }) {
  const state = paper === "done" ? "printed" : paper === "queued" || paper === "sending" ? "waiting" : paper === "unknown" && paper_why === "unconfirmed" ? "unconfirmed" : "failed";
  return { state, printer: null, job: 0 };
}

/**
 * Paper that has not come after some seconds counts as failed: the visitor needs to know now.
 *
 * @param {import("./hall.js").Hall} hall
 * @param {Ticket} ticket
 * @param {boolean} [gone] the slip came out and is lost: only a further one counts
 * @returns {Paper & {lose: () => void}} lose: the visitor says that nothing came out
 */
export function usePaper(hall, ticket, gone = false) {
  const paper = hall.paperOf(ticket);
  const [before] = useState(gone ? paper.job : -1);
  const [given, giveUp] = useState(-1);
  useEffect(() => {
    const timer = setTimeout(() => giveUp((job) => Math.max(job, paper.job)), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [ticket.id, paper.job]);
  const [lost, lose] = useState(-1);
  const failed = paper.job === before || (paper.state === "waiting" && given >= paper.job) || (paper.state === "unconfirmed" && lost >= paper.job);
  return { ...paper, state: failed ? "failed" : paper.state, lose: () => lose(paper.job) };
}

/**
 * No slip: the number holds, here is how to keep it, and where else a slip may come out. Who listens was just interrupted in
 * hearing the number, and hears it again.
 *
 * @param {{t: import("/ui/i18n.js").Translate, hall: import("./hall.js").Hall, ticket: Ticket, lost?: boolean}} props
 */
export function NoPaper({ t, hall, ticket, lost = false }) {
  const [printers, setPrinters] = useState(/** @type {Printer[]} */ ([]));
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(false);
  const seq = hall.catalogue?.seq;
  const ended = hall.paperOf(ticket).state !== "waiting";
  useEffect(() => {
    let gone = false;
    hall.printers().then((found) => !gone && setPrinters(worthTrying(found, ended)));
    return () => {
      gone = true;
    };
  }, [seq, ended]);
  const print = async (/** @type {Printer} */ printer) => {
    setBusy(true);
    setRefused(!(await hall.printAgain(ticket, printer)));
    setBusy(false);
  };
  const offered = refused ? [] : printers;
  return html`<div class="refused no-paper">
    <p><b>${t(lost ? "paper-lost" : "paper-failed")}</b> ${t("paper-failed-do")}</p>
    <p class="visually-hidden">${t("your-number")} ${ticket.number}.</p>
    ${offered.length > 0 && html`<div class="print-places">${offered.map((printer) => html`<button key=${printer.name} type="button" class="btn print-at" disabled=${busy} onClick=${() => print(printer)}>
      <${Icon} name="ticket" /><span>${words(printer)}</span>
    </button>`)}</div>`}
    ${refused && html`<p>${t("print-refused")}</p>`}
  </div>`;

  /** @param {Printer} printer */
  function words({ name, zone, own }) {
    if (own) return t("print-here");
    return zone ? t("print-at-zone", { printer: name, zone }) : t("print-at", { printer: name });
  }
}

/**
 * The printers to offer: this kiosk's own once its slip has ended and nothing is wrong with it (any more), then the others.
 *
 * @param {Printer[]} printers
 * @param {boolean} ended
 */
export function worthTrying(printers, ended) {
  const own = printers.filter((printer) => ended && printer.own && printer.state !== "trouble");
  return [...own, ...printers.filter(({ offered }) => offered)].slice(0, MOST_OFFERED);
}

/**
 * The band at the foot, read out right behind the number: where the paper is, or (of a mute printer) what to do if there is none.
 *
 * @param {{t: import("/ui/i18n.js").Translate, paper: Paper & {lose: () => void}}} props
 */
export function TakePaper({ t, paper }) {
  const elsewhere = paper.printer !== null;
  return html`<div class="take-paper" data-elsewhere=${elsewhere || null}>
    <p role="status"><${Icon} name=${elsewhere ? "ticket" : "down"} />${words()}${!elsewhere && html`<${Icon} name="down" />`}</p>
    ${paper.state === "unconfirmed" && html`<button type="button" class="btn lost" onClick=${paper.lose}>${t("paper-none")}</button>`}
  </div>`;

  function words() {
    if (!elsewhere) return t("paper-below");
    return t(paper.state === "waiting" ? "paper-coming-at" : "paper-at", { printer: paper.printer ?? "" });
  }
}
