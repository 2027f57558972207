// @ts-check
/** The audio guide: says the page, then each control that is reached, and lets a keypad do what fingers do. */
import { html } from "htm/preact";
import { useEffect, useReducer, useRef } from "preact/hooks";
import { controlOf, controls, groupOf, nameOf, pageSaid, said } from "./heard.js";
import { pressOf } from "./keypad.js";
import { LEVELS, Player } from "./player.js";
import { BURST_MS } from "./scan.js";
import { controlSaid, pieces, written } from "./spoken.js";
import { leap, walk } from "./walk.js";

/**
 * @typedef {import("./spoken.js").Part} Part
 * @typedef {{on: boolean, t: import("/ui/i18n.js").Translate, lang: string, start: () => void, back: (() => void) | null}} Now
 */

/** What can wait until a sentence is over. */
const POLITE = "[role=status]:not(.ticket-card, [data-warning])";
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
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.telling = undefined;
    /** @type {(() => void) | null} what is said when this is finished */
    this.behind = null;
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
    const watcher = new MutationObserver(() => {
      clearTimeout(this.telling);
      // A new page says what stands on it by itself.
      this.telling = setTimeout(() => this.#told(), SETTLED_MS);
    });
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
    this.behind = null;
    this.player
      .say(pieces(parts), (piece) => this.#write(written(piece)))
      .then((whole) => whole && this.#rest());
  }

  #rest() {
    const { behind } = this;
    this.behind = null;
    if (behind) behind();
    else this.#write("");
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
      const say = () => this.#say(parts, { keep: false, warning: each.hasAttribute("data-warning") });
      if (parts.length === 0) continue;
      if (this.line && each.matches(POLITE)) this.behind = say;
      else say();
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    // A scanner's code may hold digits too: what comes so quickly behind a letter belongs to it.
    const burst = !event.repeat && event.timeStamp - this.typed < BURST_MS;
    const focused = document.activeElement;
    const field = focused instanceof HTMLInputElement;
    const press = burst ? null : pressOf(event, { on: this.now.on, field, control: focused instanceof HTMLButtonElement });
    if (press === null) {
      if ([...event.key].length === 1) this.typed = event.timeStamp;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    const asked = document.querySelector("[role=alertdialog]") !== null;
    document.dispatchEvent(new Event("guide-press"));
    if (!asked || press === "louder" || press === "softer") this.#press(press);
    else setTimeout(() => this.#again(), SETTLED_MS);
  }

  /** Where a question has covered the page, and what had the focus is gone, the page is said anew. */
  #again() {
    if (document.activeElement === document.body) /** @type {HTMLElement | null} */ (document.querySelector("h1"))?.focus({ preventScroll: true });
  }

  /** @param {import("./keypad.js").Press} press */
  #press(press) {
    const { t, lang, start, back } = this.now;
    this.player.unlock();
    if (press === "start") start();
    else if (press === "next" || press === "before") walk(this.at, press === "next" ? 1 : -1);
    else if (press === "section" || press === "section-before") leap(this.at, press === "section" ? 1 : -1);
    else if (press === "choose") this.#choose();
    else if (press === "back" && back) back();
    else if (press === "keys") this.#say([{ lang, text: t("guide-keys") }], { keep: false });
    else if (press === "louder" || press === "softer") {
      const level = this.player.louder(press === "louder" ? 1 : -1);
      this.#say([{ lang, text: t("guide-volume", { level, most: LEVELS }) }], { keep: false });
    } else this.#say(this.last);
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
