// @ts-check
/**
 * Keeps the visitor's page fresh: asks for the ticket as often as the server says, and when something changed fetches the
 * page's own part anew (the server draws it, so there is one place that knows the words). No library; old phones run it.
 */

const LONGEST_WAIT_S = 60;
/** After one question without an answer the next comes soon: two of them, and the page may no longer be believed. */
const ASK_AGAIN_S = 4;
const STALE_AFTER = 2;
const TIME_OUT_MS = 8000;
const BUZZ = [500, 200, 500, 200, 500];

/** @param {string} id */
const maybe = (id) => document.getElementById(id);
/** @param {string} id */
const find = (id) => /** @type {HTMLElement} */ (maybe(id));
const page = () => find("ticket");
/** What the server wrote on the part that it drew. @param {string} name */
const written = (name) => String(page().getAttribute(`data-${name}`));

const token = written("token");
let lang = written("lang");
/** What the visitor has chosen here; the server remembers it on this phone, so the address need not. */
let chosen = new URLSearchParams(location.search).get("lang") || "";
/** The hall's clock minus ours. */
const skew = Date.parse(written("now")) - Date.now();

let etag = "";
let seen = { state: written("state"), recalls: Number(written("recalls")), others: "" };
let pace = Number(written("poll"));
let failures = 0;
let heard = Date.now();
let asking = false;
/** Somebody wanted to know while a question was under way: its answer may be too old. */
let again = false;
/** @type {number | undefined} */
let timer;
let confirming = false;
let buzzing = false;
/** @type {AudioContext | undefined} */
let sound;

/** @param {string} path @param {RequestInit} [options] */
function ask(path, options = {}) {
  return Promise.race([
    fetch(path, Object.assign({ cache: "no-store" }, options)),
    new Promise((_, fail) => setTimeout(() => fail(new Error("time-out")), TIME_OUT_MS)),
  ]);
}

/** One question; draws only when the answer is new. */
async function poll() {
  again = asking;
  // Who asked to be rung is asked for also while another page is in front.
  if (asking || (document.hidden && !buzzing)) return;
  asking = true;
  clearTimeout(timer);
  try {
    const response = await ask(`/api/v1/public/tickets/${token}`, etag ? { headers: { "If-None-Match": etag } } : {});
    if (response.status === 404) return location.reload();
    if (response.status !== 304) {
      if (!response.ok) throw new Error(String(response.status));
      const ticket = await response.json();
      await redraw();
      etag = response.headers.get("ETag") || "";
      pace = ticket.next_poll_s;
      notice(ticket);
    }
    heard = Date.now();
    failures = 0;
  } catch (_) {
    failures += 1;
  } finally {
    asking = false;
    marks();
    timer = setTimeout(poll, again ? 0 : 1000 * pause());
  }
}

/** Seconds until the next question. */
function pause() {
  return failures === 1 ? Math.min(pace, ASK_AGAIN_S) : Math.min(LONGEST_WAIT_S, pace * Math.pow(1.6, failures));
}

/** The page's part, drawn by the server. @param {string} [said] why a wish was not done */
async function redraw(said) {
  const query = (chosen ? `&lang=${chosen}` : "") + (said ? `&said=${encodeURIComponent(said)}` : "");
  const response = await ask(`/t/${token}?part${query}`);
  if (!response.ok) throw new Error(String(response.status));
  const focused = document.activeElement ? document.activeElement.id : "";
  const holder = document.createElement("div");
  holder.innerHTML = await response.text();
  page().replaceWith(/** @type {HTMLElement} */ (holder.firstElementChild));
  document.title = written("title");
  const bar = document.querySelector("meta[name=theme-color]");
  if (bar) bar.setAttribute("content", written("colour"));
  dress();
  const same = focused && maybe(focused);
  if (same) same.focus();
}

/** Browsers let a page vibrate, and sound, only after it was touched once. */
function alarm() {
  const touched = !navigator.userActivation || navigator.userActivation.hasBeenActive;
  if (navigator.vibrate && touched) navigator.vibrate(BUZZ);
  if (sound) ring(sound);
  if (buzzing) notify();
}

/** Over plain HTTP browsers show none, and some phones never from a page: nobody is promised one. */
function notify() {
  if (!isSecureContext || !("Notification" in window) || Notification.permission !== "granted") return;
  try {
    new Notification(document.title);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
}

/** The screen stays on where the browser lets it; it forgets that whenever the page is hidden. */
function stayAwake() {
  if (buzzing && "wakeLock" in navigator) navigator.wakeLock.request("screen").catch(() => null);
}

/** Two tones, three times, as loud as the phone is. @param {AudioContext} context */
function ring(context) {
  if (context.state === "suspended") context.resume();
  for (let nth = 0; nth < 6; nth += 1) {
    const tone = context.createOscillator();
    const from = context.currentTime + Math.floor(nth / 2) * 0.9 + (nth % 2) * 0.28;
    tone.frequency.value = nth % 2 ? 660 : 880;
    tone.connect(context.destination);
    tone.start(from);
    tone.stop(from + 0.25);
  }
}

/** Unlocked by the touch that asks for it. */
function beReady() {
  buzzing = true;
  if (navigator.vibrate) navigator.vibrate(200);
  if ("AudioContext" in window && !sound) sound = new AudioContext();
  if (isSecureContext && "Notification" in window) Notification.requestPermission();
  stayAwake();
}

/**
 * A call, or a call again, is felt, and read out by a screen reader; so is the call of the visitor's other number.
 *
 * @param {{state: string, recalls: number, also: {number: string, state: string}[]}} ticket
 */
function notice(ticket) {
  const others = ticket.also.filter((other) => other.state === "called").map((other) => other.number).join();
  const isNew = ticket.state !== seen.state || ticket.recalls > seen.recalls;
  if (others && others !== seen.others) {
    alarm();
    const called = document.querySelector(".also-called");
    find("spoken").textContent = called ? called.textContent : others;
  }
  if (ticket.state === "called" && isNew) {
    scrollTo(0, 0);
    alarm();
    find("spoken").textContent = document.title;
  }
  seen = { state: ticket.state, recalls: ticket.recalls, others };
}

/** When the page was true last, by the hall's clock; and whether that is long ago. */
function marks() {
  const zone = /([+-])(\d\d):(\d\d)$/.exec(written("now")) || ["", "+", "0", "0"];
  const ahead = (zone[1] === "-" ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3]));
  const local = new Date(heard + skew + ahead * 60000);
  const two = (/** @type {number} */ value) => (value < 10 ? "0" : "") + value;
  find("updated").textContent = two(local.getUTCHours()) + (lang === "en" ? ":" : ".") + two(local.getUTCMinutes());
  const stale = failures >= STALE_AFTER;
  page().classList.toggle("stale", stale);
  find("cut").hidden = !stale;
}

/** Gives the drawn part what only works with JavaScript. */
function dress() {
  const buzz = /** @type {HTMLButtonElement | null} */ (maybe("buzz"));
  if (buzz && ("vibrate" in navigator || "AudioContext" in window)) {
    buzz.hidden = false;
    find("buzz-hint").hidden = !buzzing;
    buzz.onclick = () => {
      beReady();
      dress();
    };
    if (buzzing) {
      buzz.disabled = true;
      buzz.textContent = buzz.getAttribute("data-on");
    }
  }
  const pushBack = /** @type {HTMLFormElement | null} */ (maybe("push-back"));
  if (pushBack) pushBack.onsubmit = (event) => letOthersGo(event, pushBack);
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".languages a"))) {
    link.onclick = (event) => {
      event.preventDefault();
      speak(link.lang);
    };
  }
  const cancel = maybe("cancel");
  if (!cancel) return;
  cancel.hidden = false;
  find("cancel-ask").hidden = confirming;
  find("cancel-confirm").hidden = !confirming;
  find("cancel-ask").onclick = () => confirm(true);
  find("cancel-no").onclick = () => confirm(false);
  find("cancel-yes").onclick = giveBack;
}

/** In another language, on the same page: a ring that was asked for is kept. @param {string} wanted */
async function speak(wanted) {
  const before = chosen;
  chosen = wanted;
  try {
    await redraw();
    lang = wanted;
    history.replaceState(null, "", location.pathname);
    document.documentElement.lang = lang;
  } catch (_) {
    chosen = before;
    failures = Math.max(failures, STALE_AFTER);
    marks();
  }
}

/** The visitor lets others go before, without leaving the page. @param {Event} event @param {HTMLFormElement} form */
async function letOthersGo(event, form) {
  event.preventDefault();
  const button = /** @type {HTMLButtonElement} */ (form.querySelector("button"));
  const body = new URLSearchParams();
  new FormData(form).forEach((value, name) => body.set(name, String(value)));
  button.disabled = true;
  find("push-back-error").hidden = true;
  try {
    const response = await ask(form.action, { method: "POST", body });
    if (!response.ok) throw new Error(String(response.status));
    const said = new URL(response.url).searchParams.get("said");
    // What has become of the ticket meanwhile, the page says by itself.
    if (said && said !== "illegal-move") {
      await redraw(said);
      scrollTo(0, 0);
    }
    else poll();
  } catch (_) {
    find("push-back-error").hidden = false;
  } finally {
    button.disabled = false;
  }
}

/** @param {boolean} open */
function confirm(open) {
  confirming = open;
  dress();
  find(open ? "cancel-no" : "cancel-ask").focus();
  if (open) find("cancel-confirm").scrollIntoView();
}

/** The visitor gives the number back; when the ticket has moved on meanwhile, the page says where it stands now. */
async function giveBack() {
  const yes = /** @type {HTMLButtonElement} */ (find("cancel-yes"));
  yes.disabled = true;
  find("cancel-error").hidden = true;
  try {
    const response = await ask(`/api/v1/public/tickets/${token}/cancel`, { method: "POST" });
    if (response.status >= 500 || response.status === 429) throw new Error(String(response.status));
    confirming = false;
    dress();
    poll();
  } catch (_) {
    find("cancel-error").hidden = false;
  } finally {
    yes.disabled = false;
  }
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden && buzzing) return;
  clearTimeout(timer);
  if (document.hidden) return;
  stayAwake();
  poll();
});
addEventListener("online", poll);
addEventListener("offline", poll);
dress();
if (seen.state === "called") alarm();
timer = setTimeout(poll, 1000 * pace);
setInterval(marks, 5000);
