// @ts-check
/** All that may bring somebody here, in plain words, for those who do not know which agency is theirs. */
import { html } from "htm/preact";
import { allWishes } from "./demand.js";
import { SearchDoor } from "./home.js";
import { Tiles } from "./tiles.js";

/** @typedef {import("./demand.js").Wish} Wish */

const WISH_SIZES = [
  { minWidth: 23.75, minHeight: 5.5, maxHeight: 7 },
  { minWidth: 17.5, minHeight: 5.5, maxHeight: 7 },
];

/** @param {import("./app.js").Props} props */
export function Wishes(props) {
  const { words, visit, step } = props;
  const { t } = words;
  return html`
    <main class="page list">
      <div class="page-head"><h1 tabindex="-1">${t("which-wish")}</h1></div>
      <${SearchDoor} ...${props} />
      <${Tiles} items=${allWishes(words)} sizes=${WISH_SIZES} large=${visit.large} label=${t("common-wishes")} t=${t}
        tile=${(/** @type {Wish} */ { text, page }) => html`
          <button type="button" class="tile wish-tile" onClick=${() => step({ do: "open", page })}><span class="tile-name">${text}</span></button>
        `} />
    </main>
  `;
}
