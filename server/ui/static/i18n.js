// @ts-check
/** Texts in Project Fluent: the screen's language first, Indonesian where something is not translated. */
import { FluentBundle, FluentResource } from "@fluent/bundle";

const FALLBACK = "id";

/** @typedef {Record<string, string | number>} Args */
/** @typedef {(id: string, args?: Args) => string} Translate */

/** @type {Map<string, Promise<FluentBundle>>} */
const loaded = new Map();

/**
 * @param {string} lang
 * @param {string} words what stands in its file
 */
function read(lang, words) {
  const texts = new FluentBundle([lang, FALLBACK], { useIsolating: false });
  texts.addResource(new FluentResource(words), { allowOverrides: true });
  return texts;
}

/**
 * @param {string} screen
 * @param {string} lang
 * @returns {Promise<FluentBundle>}
 */
function bundle(screen, lang) {
  const path = `/ui/texts/${screen}/${lang}.ftl`;
  let made = loaded.get(path);
  if (!made) {
    made = fetch(path).then(async (response) => {
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      return read(lang, await response.text());
    });
    made.catch(() => loaded.delete(path));
    loaded.set(path, made);
  }
  return made;
}

/**
 * @param {Iterable<FluentBundle>} bundles
 * @returns {Translate}
 */
export function translator(bundles) {
  return (id, args = {}) => {
    const [name, attribute] = id.split(".");
    for (const texts of bundles) {
      const message = texts.getMessage(name);
      const pattern = attribute ? message?.attributes[attribute] : message?.value;
      if (pattern) return texts.formatPattern(pattern, args, []);
    }
    return id;
  };
}

/**
 * Loads the texts of a screen and tells the page its language.
 *
 * @param {string} screen kiosk, display, counter, phone or manage
 * @param {string} lang
 * @param {{mark?: boolean}} [options] mark: false loads without changing the page's language
 * @returns {Promise<Translate>}
 */
export async function loadTexts(screen, lang, { mark = true } = {}) {
  const wanted = lang === FALLBACK ? [lang] : [lang, FALLBACK];
  const bundles = await Promise.all(wanted.map((each) => bundle(screen, each)));
  if (mark) document.documentElement.lang = lang;
  return translator(bundles);
}

/**
 * Loads the texts of a screen in every language that it has, in one request; the page keeps its language.
 *
 * @param {string} screen kiosk or display
 * @returns {Promise<Record<string, Translate>>}
 */
export async function loadAllTexts(screen) {
  const path = `/ui/texts/${screen}.json`;
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return speakers(await response.json());
}

/**
 * Each language is read when it first speaks: most visitors need one.
 *
 * @param {Record<string, string>} words what stands in the file of each language
 * @returns {Record<string, Translate>}
 */
export function speakers(words) {
  /** @type {Map<string, FluentBundle>} */
  const made = new Map();
  /** @param {string} lang */
  const bundleOf = (lang) => {
    const bundle = made.get(lang) ?? read(lang, words[lang]);
    made.set(lang, bundle);
    return bundle;
  };
  /** @param {string} lang */
  function* spoken(lang) {
    yield bundleOf(lang);
    if (lang !== FALLBACK) yield bundleOf(FALLBACK);
  }
  return Object.fromEntries(Object.keys(words).map((lang) => [lang, translator({ [Symbol.iterator]: () => spoken(lang) })]));
}
