// @ts-check
/** The audio guide: says the page, then each control that is reached, and lets a keypad do what fingers do. */
import { html } from "htm/preact";
import { useEffect, useReducer, useRef } from "preact/hooks";
import { controlOf, controls, groupOf, nameOf, pageSaid, reachable, said } from "./heard.js";
import { pressOf } from "./keypad.js";
import { LEVELS, Player } from "./player.js";
import { BURST_MS } from "./scan.js";
import { controlSaid, pieces, written } from "./spoken.js";

/**
 * @typedef {import("./spoken.js").Part} Part
 * @typedef {{on: boolean, t: import("/ui/i18n.js").Translate, lang: string, start: () => void, back: (() => void) | null}} Now
 */

const LIFE_EVERY_MS = 1_000;
/** A page has its new content and its focus well before this. */
const SETTLED_MS = 150;

export class Guide {
  /** @param {string | null} token */
  constructor(token) {
    this.player = new Player(token);
    /** @type {Now} */
    this.now = { on: false, t: (id) => id, lang: "id", start: () => {}, back: null };
    this.line = "";
    /** @type {Set<() => void>} */
    this.listeners = new Set();
    /** @type {Part[]} */
    this.last = [];
    /** @type {HTMLElement | null} */
    this.at = null;
    /** @type {Element | null} */
    this.group = null;
    /** @type {WeakMap<Element, string>} */
    this.heard = new WeakMap();
    this.typed = -Infinity;
    this.explained = false;
  }

  /** @returns {() => void} ends it */
  attach() {
    const ending = new AbortController();
    const options = { capture: true, signal: ending.signal };
    addEventListener("keydown", (event) => this.#key(event), options);
    addEventListener("keydown", () => this.player.unlock(), options);
    addEventListener("pointerdown", () => this.player.unlock(), options);
    document.addEventListener("focusin", (event) => this.#focused(event.target), { signal: ending.signal });
    document.addEventListener("click", (event) => this.#clicked(event.target), { signal: ending.signal });
    const watcher = new MutationObserver(() => this.#told());
    watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
    const life = setInterval(() => this.line && !this.warning && document.dispatchEvent(new Event("guide-speaks")), LIFE_EVERY_MS);
    return () => {
      ending.abort();
      watcher.disconnect();
      clearInterval(life);
    };
  }

  /** Somebody begins or ends to listen. */
  turn() {
    this.explained = false;
    this.at = this.group = null;
    if (!this.now.on) {
      this.player.reset();
      this.#write("");
      return;
    }
    const heading = /** @type {HTMLElement | null} */ (document.querySelector("h1"));
    if (document.activeElement === heading) this.#page();
    else heading?.focus({ preventScroll: true });
  }

  /** The new page is said even where its field has the focus. */
  #page() {
    const { t, lang } = this.now;
    this.group = null;
    for (const each of document.querySelectorAll("[role=alert], [role=status]")) this.heard.set(each, each.textContent ?? "");
    const first = !this.explained;
    this.explained = true;
    const start = first ? [{ lang, text: t("guide-starts") }] : [];
    const count = { lang, text: t("guide-controls", { count: controls().length }) };
    const keys = { lang, text: first ? t("guide-keys") : t("guide-keys-short") };
    this.#say([...start, ...pageSaid(), count, keys]);
  }

  /** @param {Part[]} parts @param {{keep?: boolean, warning?: boolean}} [how] keep: can be repeated */
  #say(parts, { keep = true, warning = false } = {}) {
    if (!this.now.on) return;
    if (keep) this.last = parts;
    this.warning = warning;
    this.player
      .say(pieces(parts), (piece) => this.#write(written(piece)))
      .then((whole) => whole && this.#write(""));
  }

  /** @param {string} line */
  #write(line) {
    this.line = line;
    this.listeners.forEach((listener) => listener());
  }

  /** @param {EventTarget | null} target */
  #focused(target) {
    if (!this.now.on || !(target instanceof HTMLElement)) return;
    this.at = target;
    if (target.matches("h1")) this.#page();
    else this.#control(target);
  }

  /** @param {HTMLElement} control */
  #control(control) {
    const { t, lang } = this.now;
    const group = groupOf(control);
    const entered = group !== this.group && group ? nameOf(group) : [];
    this.group = group;
    const dialog = control.closest("[role=alertdialog]");
    const before = dialog ? said(dialog) : control.matches("input") && !this.explained ? pageSaid() : [];
    this.explained = true;
    this.#say([...before, ...controlSaid(t, lang, { ...controlOf(control), group: entered })], { warning: dialog !== null });
  }

  /** What has changed by it is said: a language, a choice, a help that is on now. @param {EventTarget | null} target */
  #clicked(target) {
    const control = target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest("button")) : null;
    if (!this.now.on || !control?.hasAttribute("aria-pressed")) return;
    setTimeout(() => control.isConnected && this.now.on && this.#control(control), SETTLED_MS);
  }

  /** What a page tells by itself: no paper, a queue that closed, how many were found. */
  #told() {
    if (!this.now.on) return;
    for (const each of document.querySelectorAll("[role=alert], main [role=status]")) {
      const text = (each.textContent ?? "").trim();
      if (text === (this.heard.get(each) ?? "")) continue;
      this.heard.set(each, text);
      const parts = said(each);
      if (parts.length) this.#say(parts, { keep: false, warning: each.hasAttribute("data-warning") });
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const burst = !event.repeat && event.timeStamp - this.typed < BURST_MS;
    if ([...event.key].length === 1) this.typed = event.timeStamp;
    const focused = document.activeElement;
    const field = focused instanceof HTMLInputElement;
    const press = burst ? null : pressOf(event, { on: this.now.on, field, control: focused instanceof HTMLButtonElement });
    if (press === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const asked = document.querySelector("[role=alertdialog]") !== null;
    document.dispatchEvent(new Event("guide-press"));
    if (!asked || press === "louder" || press === "softer") this.#press(press);
  }

  /** @param {import("./keypad.js").Press} press */
  #press(press) {
    const { t, lang, start, back } = this.now;
    this.player.unlock();
    if (press === "start") start();
    else if (press === "next" || press === "before") this.#walk(press === "next" ? 1 : -1);
    else if (press === "section" || press === "section-before") this.#leap(press === "section" ? 1 : -1);
    else if (press === "choose") this.#choose();
    else if (press === "back" && back) back();
    else if (press === "keys") this.#say([{ lang, text: t("guide-keys") }], { keep: false });
    else if (press === "louder" || press === "softer") {
      const level = this.player.louder(press === "louder" ? 1 : -1);
      this.#say([{ lang, text: t("guide-volume", { level, most: LEVELS }) }], { keep: false });
    } else this.#say(this.last);
  }

  /** The controls, and where among them one is: -1 and a half before the first behind the heading. */
  #place() {
    const all = controls();
    const at = document.activeElement instanceof HTMLElement && document.activeElement !== document.body ? document.activeElement : this.at;
    const place = at ? all.indexOf(at) : -1;
    if (place >= 0) return { all, place };
    const from = at?.isConnected ? at : reachable().querySelector("h1");
    const behind = all.findIndex((each) => from && from.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING);
    return { all, place: (behind < 0 ? all.length : behind) - 0.5 };
  }

  /** Round the page, so that nobody stands at an end and wonders. @param {1 | -1} way */
  #walk(way) {
    const { all, place } = this.#place();
    if (all.length === 0) return;
    const next = way > 0 ? Math.floor(place + 1) : Math.ceil(place - 1);
    all[(next + all.length) % all.length].focus({ preventScroll: true });
  }

  /** To the first control of the next group. @param {1 | -1} way */
  #leap(way) {
    const { all, place } = this.#place();
    const heads = all.flatMap((each, nth) => (nth === 0 || groupOf(each) === null || groupOf(each) !== groupOf(all[nth - 1]) ? [nth] : []));
    const next = way > 0 ? heads.find((nth) => nth > place) ?? heads[0] : heads.findLast((nth) => nth < place) ?? heads.at(-1);
    if (next !== undefined) all[next].focus({ preventScroll: true });
  }

  #choose() {
    const at = document.activeElement;
    if (at instanceof HTMLInputElement) at.form?.requestSubmit();
    else if (at instanceof HTMLButtonElement) at.click();
    else this.#say(this.last);
  }
}

/**
 * @param {import("./visit.js").Visit} visit
 * @param {(step: import("./visit.js").Step) => void} step
 * @param {import("/ui/i18n.js").Translate} t
 * @param {string | null} token
 */
export function useGuide(visit, step, t, token) {
  const held = useRef(/** @type {Guide | null} */ (null));
  const guide = (held.current ??= new Guide(token));
  const { page, trail } = visit;
  guide.now = {
    on: visit.guide,
    t,
    lang: visit.lang,
    start: () => step({ do: "toggle", help: "guide" }),
    back: trail.length || page.name === "find" ? () => step({ do: "back" }) : null,
  };
  useEffect(() => guide.attach(), [guide]);
  useEffect(() => guide.turn(), [visit.guide]);
  return guide;
}

/** What is being said, to be read along. @param {{guide: Guide}} props */
export function GuideLine({ guide }) {
  const [, redraw] = useReducer((/** @type {number} */ count) => count + 1, 0);
  useEffect(() => {
    const listener = () => redraw(null);
    guide.listeners.add(listener);
    return () => void guide.listeners.delete(listener);
  }, [guide]);
  return html`<p class="guide-line" aria-hidden="true">${guide.line}</p>`;
}
