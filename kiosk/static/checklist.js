// @ts-check
/** The documents as a list to tick: a help for the visitor, never a hurdle. Nothing of it is sent anywhere. */
import { html } from "htm/preact";
import { Icon } from "./icons.js";
import { Tiles } from "./tiles.js";
import { docText } from "./words.js";

/** One column where it fits, two where there are many; then pages, like every list of the kiosk. */
const SIZES = [
  { minWidth: 40, minHeight: 5.5, maxHeight: 7.5 },
  { minWidth: 23, minHeight: 6.5, maxHeight: 8 },
];
/** Large letters: the tiles grow by themselves, two lines and no more. */
const LARGE_SIZES = [{ minWidth: 40, minHeight: 4.6, maxHeight: 6 }];

/**
 * How the ticks stand: nothing touched yet, some are missing, all there.
 *
 * @param {string[]} docs
 * @param {Set<string>} have
 * @returns {"untouched" | "lacking" | "complete"}
 */
export function standing(docs, have) {
  const ticked = docs.filter((doc) => have.has(doc)).length;
  if (ticked === 0) return "untouched";
  return ticked < docs.length ? "lacking" : "complete";
}

/** @param {{t: import("/ui/i18n.js").Translate, docs: string[], have: Set<string>}} props */
function Standing({ t, docs, have }) {
  const how = standing(docs, have);
  const lacking = docs.filter((doc) => !have.has(doc)).length;
  const said = { untouched: t("docs-touch"), lacking: t("docs-lacking", { lacking }), complete: t("docs-complete") };
  return html`<p class="docs-standing" data-how=${how} role="status">${how === "complete" && html`<${Icon} name="check" />`}${said[how]}</p>`;
}

/**
 * @param {{t: import("/ui/i18n.js").Translate, docs: string[], large: boolean, have: Set<string>, tick: (doc: string) => void}} props
 */
export function Checklist({ t, docs, large, have, tick }) {
  if (docs.length === 0) return html`<section class="card docs"><h2>${t("docs-title")}</h2><p>${t("docs-none")}</p></section>`;
  return html`
    <section class="card docs docs-list" style=${`--docs: ${docs.length}`}>
      <div class="docs-head">
        <h2>${t("docs-have")}</h2>
        <${Standing} t=${t} docs=${docs} have=${have} />
      </div>
      <${Tiles} items=${docs} sizes=${large ? LARGE_SIZES : SIZES} large=${large} label=${t("docs-title")} t=${t}
        tile=${(/** @type {string} */ doc) => html`
          <button type="button" class="check" role="checkbox" aria-checked=${have.has(doc)} onClick=${() => tick(doc)}>
            <span class="check-box"><${Icon} name="check" /></span><span lang="id">${docText(doc)}</span>
          </button>
        `} />
    </section>
  `;
}
