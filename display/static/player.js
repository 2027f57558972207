// @ts-check
/** Plays a programme of pictures, videos or a page. The next one is loaded behind the one that is seen, so nothing is ever black. */
import { hold, release } from "./ducking.js";
import { breaking, following } from "./playlist.js";

/** @typedef {import("./playlist.js").Item} Item */
/** @typedef {{item: Item, element: HTMLElement}} Part */

/** So long a file may take until it can be seen, and a video may stand still. */
const PATIENCE_MS = 12_000;
const LOOK_MS = 3_000;

export class Player {
  /**
   * @param {HTMLElement} place
   * @param {{pictureMs: number, volume: number, onEmpty: (empty: boolean) => void, onSeen: (item: Item, shown: boolean) => void}} options
   */
  constructor(place, { pictureMs, volume, onEmpty, onSeen }) {
    this.place = place;
    this.pictureMs = pictureMs;
    this.volume = volume;
    this.onEmpty = onEmpty;
    this.onSeen = onSeen;
    /** @type {Item[]} */
    this.items = [];
    /** @type {import("./playlist.js").Broken} */
    this.broken = {};
    /** @type {Part | null} what is seen */
    this.front = null;
    /** @type {Part | null} what is being loaded behind it */
    this.back = null;
    this.due = Infinity;
    this.looker = setInterval(() => this.#look(), LOOK_MS);
  }

  /** The programme may have changed. @param {Item[]} items */
  show(items) {
    this.items = items;
    const gone = this.front !== null && !items.some(({ url }) => url === this.front?.item.url);
    if (gone || (this.front === null && this.back === null)) this.#next();
  }

  stop() {
    clearInterval(this.looker);
    this.items = [];
    for (const part of [this.front, this.back]) if (part) drop(part);
  }

  /** Once in a while: is a picture's time over, does the video still run, has anything become showable? */
  #look() {
    if (performance.now() >= this.due) {
      const late = this.back ?? this.front;
      const failed = late !== null && (late === this.back || late.item.kind === "video");
      if (failed) this.#fail(late);
      else this.#next();
    } else if (this.front === null && this.back === null) this.#next();
  }

  #next(after = this.front?.item.url ?? null) {
    const item = following(this.items, after, this.broken, performance.now());
    if (item === null) return this.#clear();
    if (item.url === this.front?.item.url) return this.#again(this.front);
    if (this.back) drop(this.back);
    const part = { item, element: make(item) };
    this.back = part;
    this.due = performance.now() + PATIENCE_MS;
    part.element.addEventListener(item.kind === "video" ? "loadeddata" : "load", () => this.#ready(part));
    part.element.addEventListener("error", () => this.#fail(part));
    this.place.append(part.element);
  }

  /** @param {Part} part */
  #ready(part) {
    if (part !== this.back) return;
    if (this.front) drop(this.front);
    [this.front, this.back] = [part, null];
    part.element.classList.add("media-seen");
    this.onEmpty(false);
    this.onSeen(part.item, true);
    if (part.element instanceof HTMLVideoElement) this.#play(part, part.element);
    else this.due = part.item.kind === "page" ? Infinity : performance.now() + this.pictureMs;
  }

  /** @param {Part} part @param {HTMLVideoElement} video */
  #play(part, video) {
    hold(video, this.volume);
    const runs = () => {
      if (part === this.front) this.due = performance.now() + PATIENCE_MS;
    };
    runs();
    video.addEventListener("timeupdate", runs);
    video.addEventListener("ended", () => part === this.front && this.#next());
    video.play().catch(() => {
      // The browser keeps sound locked until somebody touches the screen: rather silent than still.
      video.muted = true;
      video.play().catch(() => {});
    });
  }

  /** The only one there is. @param {Part} part */
  #again({ item, element }) {
    this.due = item.kind === "page" ? Infinity : performance.now() + (item.kind === "video" ? PATIENCE_MS : this.pictureMs);
    if (!(element instanceof HTMLVideoElement)) return;
    element.currentTime = 0;
    element.play().catch(() => {});
  }

  /** Broken, or is only the server away? Then what is seen stays, and the file gets another chance. @param {Part} part */
  async #fail(part) {
    if (part !== this.back && part !== this.front) return;
    this.due = Infinity;
    const there = await fetch(part.item.url, { method: "HEAD", cache: "no-store" }).catch(() => null);
    if (part !== this.back && part !== this.front) return;
    if (there === null || there.status >= 500) {
      this.due = performance.now() + PATIENCE_MS;
      if (part === this.back) this.back = drop(part);
      return;
    }
    this.broken = breaking(this.broken, this.items, part.item.url, performance.now());
    if (there.ok) this.onSeen(part.item, false);
    if (part === this.back) this.back = drop(part);
    this.#next(part.item.url);
  }

  #clear() {
    for (const part of [this.front, this.back]) if (part) drop(part);
    [this.front, this.back, this.due] = [null, null, Infinity];
    this.onEmpty(true);
  }
}

/** @param {Item} item @returns {HTMLElement} */
function make({ kind, url }) {
  const element = document.createElement({ video: "video", picture: "img", page: "iframe" }[kind]);
  element.className = `media-part media-${kind}`;
  if (element instanceof HTMLVideoElement) Object.assign(element, { playsInline: true, preload: "auto", disableRemotePlayback: true });
  if (element instanceof HTMLImageElement) element.alt = "";
  if (element instanceof HTMLIFrameElement) {
    // It may run its own scripts, but neither lead this screen elsewhere nor open windows.
    element.setAttribute("sandbox", "allow-scripts allow-same-origin");
    Object.assign(element, { title: url, tabIndex: -1 });
  }
  /** @type {HTMLImageElement} */ (element).src = url;
  return element;
}

/** Takes it off the page and lets the decoder go. @param {Part} part @returns {null} */
function drop({ element }) {
  if (element instanceof HTMLVideoElement) {
    release(element);
    element.pause();
    element.removeAttribute("src");
    element.load();
  }
  element.remove();
  return null;
}
