// @ts-check
/**
 * The hall as a kiosk machine (`antrean kiosk`) knows it, which serves this page from its own disk: no key, no socket, only
 * questions to the machine itself. It goes on answering while the server is gone.
 */
import { Api, Offline } from "/ui/api.js";
import { loadTexts } from "/ui/i18n.js";
import { Hall } from "./hall.js";

/** @typedef {{enrolled: boolean, code: string | null, connected: boolean, serves: boolean, catalogue: string | null,
 *   papers: Record<string, string>}} State */

const ASK_EVERY_MS = 1_000;
/** The machine itself tries the server for ten seconds before it gives a number of its own. */
const PATIENCE_MS = 20_000;
const HEARD = /** @type {Record<string, import("./paper.js").State>} */ ({
  queued: "waiting", sending: "waiting", done: "printed", unconfirmed: "unconfirmed", unknown: "failed", failed: "failed",
});

const api = new Api();
/** @param {number} ms @returns {Promise<void>} */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
/** The browser's monotonic clock: that of the wall may be set. Null: nobody has touched this page yet, though it may be new. */
let touched = /** @type {number | null} */ (null);
for (const sign of ["pointerdown", "keydown"]) document.addEventListener(sign, () => (touched = performance.now()), true);

/** @returns {Promise<State>} */
const ask = () => api.get(`/machine/state${touched === null ? "" : `?idle=${Math.round((performance.now() - touched) / 1_000)}`}`);

export class MachineHall extends Hall {
  constructor() {
    super("");
    this.serves = true;
    /** @type {string | null} */
    this.version = null;
    /** @type {Map<string, string>} what the machine has said last of a ticket's paper: news only counts once */
    this.said = new Map();
  }

  /** Whether a visitor can get a number here, from the server or from the machine. */
  get online() {
    return this.serves;
  }

  /** The machine has numbers of its own. */
  get sure() {
    return true;
  }

  start() {
    this.#follow();
  }

  /** @type {Hall["issue"]} */
  issue(wish, key) {
    return this.api.post("/api/v1/kiosk/tickets", wish, { key, patience: PATIENCE_MS });
  }

  /**
   * How a slip fares at another printer is not heard here: it is shown where it should come out, and whoever finds none says so.
   *
   * @type {Hall["printAgain"]}
   */
  async printAgain(ticket, printer) {
    const sent = await super.printAgain(ticket, printer);
    const paper = this.papers.get(ticket.id);
    if (sent && paper) {
      // Whatever was said before was of the slip before.
      if (printer.own) this.said.delete(ticket.id);
      this.papers.set(ticket.id, printer.own ? { state: "waiting", printer: null, job: paper.job + 1 } : { ...paper, state: "unconfirmed" });
    }
    this.tell();
    return sent;
  }

  async #follow() {
    for (;;) {
      try {
        this.#heard(await ask());
      } catch (error) {
        if (!(error instanceof Offline)) throw error;
        this.#serve(false); // the machine starts anew
      }
      await pause(ASK_EVERY_MS);
    }
  }

  /** @param {State} state */
  #heard(state) {
    if (!state.enrolled) return location.reload();
    for (const [ticket, paper] of Object.entries(state.papers)) {
      if (this.said.get(ticket) === paper || !HEARD[paper]) continue;
      this.said.set(ticket, paper);
      this.papers.set(ticket, { state: HEARD[paper], printer: null, job: this.papers.get(ticket)?.job ?? 0 });
      this.tell();
    }
    this.#serve(state.serves);
    if (state.catalogue === this.version) return;
    this.version = state.catalogue;
    this.refresh();
  }

  /** @param {boolean} serves */
  #serve(serves) {
    if (serves === this.serves) return;
    this.serves = serves;
    this.tell();
  }
}

/** Waits until the machine is enrolled; meanwhile the page shows its code. */
export async function enrolled() {
  const page = document.createElement("main");
  page.className = "notice";
  page.setAttribute("aria-live", "polite");
  for (let first = true; ; first = false) {
    if (!first) await pause(ASK_EVERY_MS);
    const state = await ask().catch(() => null);
    if (state?.enrolled) return page.remove();
    if (state) await show(page, state.code);
  }
}

/**
 * What the page of a machine without a key says: the code to type, and the same code for a phone.
 *
 * @param {import("/ui/i18n.js").Translate} t
 * @param {string | null} code null: the server cannot be reached
 * @returns {[tag: string, text: string, more?: Record<string, string>][]}
 */
export function pairingLines(t, code) {
  if (code === null) return [["h1", t("pairing-offline")], ["p", t("pairing-offline-hint")]];
  return [
    ["h1", t("pairing-title", { role: t("pairing-kiosk") })],
    ["p", t("pairing-hint")],
    ["p", code, { className: "number notice-code" }],
    ["p", t("pairing-scan")],
    ["img", "", { src: `/machine/pairing.svg?${code}`, alt: t("pairing-qr"), className: "notice-qr" }],
    ["p", t("pairing-wait")],
  ];
}

/** @param {HTMLElement} page @param {string | null} code null: the server cannot be reached */
async function show(page, code) {
  if (page.dataset.code === String(code)) return;
  const t = await loadTexts("kiosk", "id");
  page.dataset.code = String(code);
  page.replaceChildren(
    ...pairingLines(t, code).map(([tag, text, more]) => Object.assign(document.createElement(tag), { textContent: text, ...more })),
  );
  if (!page.isConnected) document.body.prepend(page);
}
