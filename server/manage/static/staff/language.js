// @ts-check
/** The language of a staff screen: Indonesian first, remembered on this computer. */
import { createContext, render } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { html } from "htm/preact";
import { loadTexts } from "/ui/i18n.js";

const KEPT = "antrean.staff.language";

/** Each language by its own name: a person finds it whatever the page speaks now. */
const LANGUAGES = { id: "Indonesia", jv: "Jawa", en: "English" };

/** @typedef {import("/ui/i18n.js").Translate} Translate */
/**
 * `t` speaks to the person at the screen, `hallT` Indonesian, for words that the whole hall will read.
 * @typedef {{ t: Translate, hallT: Translate, lang: string, speak: (lang: string) => void }} Words
 */

const Texts = createContext(/** @type {Words} */ ({ t: (id) => id, hallT: (id) => id, lang: "id", speak: () => {} }));

/** @returns {Words} */
export function useTexts() {
  return useContext(Texts);
}

function kept() {
  const lang = localStorage.getItem(KEPT) ?? "id";
  return lang in LANGUAGES ? lang : "id";
}

/**
 * @param {{ screen: string, first: Translate, hallT: Translate, children?: any }} props
 */
function Speaking({ screen, first, hallT, children }) {
  const [words, setWords] = useState({ t: first, lang: kept() });
  /** @param {string} lang */
  const speak = async (lang) => {
    localStorage.setItem(KEPT, lang);
    setWords({ t: await loadTexts(screen, lang), lang });
  };
  return html`<${Texts.Provider} value=${{ ...words, hallT, speak }}>${children}<//>`;
}

/**
 * Shows `App` in the page's element, with its texts; says so when even the texts do not come.
 * @param {string} screen
 * @param {any} App
 */
export async function mount(screen, App) {
  const place = /** @type {HTMLElement} */ (document.getElementById("app"));
  try {
    const first = await loadTexts(screen, kept());
    const hallT = await loadTexts(screen, "id", { mark: false });
    place.replaceChildren();
    render(html`<${Speaking} screen=${screen} first=${first} hallT=${hallT}><${App} /><//>`, place);
  } catch {
    place.dataset.away = "true";
    setTimeout(() => mount(screen, App), 2_000);
  }
}

export function LanguageMenu() {
  const { t, lang, speak } = useTexts();
  return html`<label class="language">
    <span class="visually-hidden">${t("language")}</span>
    <select value=${lang} onChange=${(/** @type {any} */ event) => speak(event.currentTarget.value)}>
      ${Object.entries(LANGUAGES).map(([code, name]) => html`<option value=${code} selected=${code === lang}>${name}</option>`)}
    </select>
  </label>`;
}

/**
 * The time of the page, told again every `ms`, so that clocks and count-downs move.
 * @param {number} ms
 * @param {() => Date} now
 */
export function useNow(ms, now) {
  const [value, setValue] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setValue(now()), ms);
    return () => clearInterval(timer);
  }, [ms]);
  return value;
}
