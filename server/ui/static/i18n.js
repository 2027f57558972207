// @ts-check
/** Texts in Project Fluent: the screen's language first, Indonesian where something is not translated. */
import { FluentBundle, FluentResource } from "@fluent/bundle";

const FALLBACK = "id";

/** @typedef {Record<string, string | number>} Args */
/** @typedef {(id: string, args?: Args) => string} Translate */

/** @type {Map<string, Promise<FluentBundle>>} */
const loaded = new Map();

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
      const texts = new FluentBundle([lang, FALLBACK], { useIsolating: false });
      texts.addResource(new FluentResource(await response.text()), { allowOverrides: true });
      return texts;
    });
    made.catch(() => loaded.delete(path));
    loaded.set(path, made);
  }
  return made;
}

/**
 * @param {FluentBundle[]} bundles
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
