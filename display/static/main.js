// @ts-check
/** Starts the lobby screen: its key, which screen it is, its texts; then lets it run. */
import { html } from "htm/preact";
import { render } from "preact";
import { Api, Problem } from "/ui/api.js";
import { enrol, forget } from "/ui/device.js";
import { loadAllTexts } from "/ui/i18n.js";
import { differs, question } from "./choice.js";
import { Running } from "./running.js";
import { Starting, WrongScreen } from "./start.js";

const ROLE = "display";
const TRY_AGAIN_MS = 2_000;
/** A screen that cannot be shown asks so often whether the manager has chosen another. */
const WRONG_MS = 4_000;

/** @param {number} ms @returns {Promise<void>} */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param {any} tree */
const show = (tree) => render(tree, document.body);

/** Keeps trying until it works; a key that was revoked is forgotten, and the screen pairs anew. @template T @param {() => Promise<T>} ask @param {() => void} waiting @returns {Promise<T>} */
async function untilItWorks(ask, waiting) {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof Problem && (error.status === 401 || error.status === 403)) startAnew();
      waiting();
      await pause(TRY_AGAIN_MS);
    }
  }
}

function startAnew() {
  forget(ROLE);
  location.reload();
}

async function start() {
  const wanted = new URLSearchParams(location.search).get("lang") ?? "id";
  const texts = await untilItWorks(() => loadAllTexts(ROLE), () => {});
  const first = Object.hasOwn(texts, wanted) ? wanted : "id";
  document.documentElement.lang = first;
  const device = await enrol(ROLE);
  const api = new Api({ token: device.token });
  const waiting = () => show(html`<${Starting} t=${texts[first]} />`);
  const ask = () => api.get(question(location.search));
  const screen = await untilItWorks(ask, waiting);
  const lang = screen.language;
  document.documentElement.lang = lang;
  document.documentElement.dataset.theme = screen.theme;
  /** Another screen begins with a fresh page: nothing of the old one is left. */
  const lookAgain = async () => {
    const now = await ask().catch(() => screen);
    if (differs(screen, now)) location.reload();
  };
  const catalogue = await untilItWorks(() => api.get("/api/v1/kiosk/catalogue"), waiting);
  if (screen.wrong) {
    setInterval(lookAgain, WRONG_MS);
    return show(html`<${WrongScreen} t=${texts[lang]} wrong=${screen.wrong} catalogue=${catalogue} lang=${lang} />`);
  }
  await document.fonts.load('800 1em "Atkinson Hyperlegible Next"').catch(() => {});
  const running = new Running({
    api, token: device.token, lang, texts, catalogue, screen,
    onChoice: lookAgain,
    onRefused: startAnew,
  });
  return running.start();
}

start();
