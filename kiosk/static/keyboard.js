// @ts-check
/** The keyboard on the screen: a kiosk has no other. It never takes the focus from the field it types into. */
import { html } from "htm/preact";
import { Icon } from "./icons.js";

const ROWS = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

/**
 * @param {{t: import("/ui/i18n.js").Translate, press: (change: (query: string) => string) => void}} props
 */
export function Keyboard({ t, press }) {
  /** @param {string} letter */
  const key = (letter) => html`
    <button type="button" class="key" key=${letter} onClick=${() => press((query) => query + letter)}>${letter.toUpperCase()}</button>
  `;
  return html`
    <div class="keyboard" role="group" aria-label=${t("keyboard")} onPointerDown=${(/** @type {Event} */ event) => event.preventDefault()}>
      ${ROWS.map((row, place) => html`
        <div class="keys">
          ${[...row].map(key)}
          ${place === ROWS.length - 1 && html`
            <button type="button" class="key key-erase" onClick=${() => press((query) => query.slice(0, -1))}>
              <${Icon} name="erase" /><span>${t("key-erase")}</span>
            </button>
          `}
        </div>
      `)}
      <div class="keys">
        <button type="button" class="key key-clear" onClick=${() => press(() => "")}>${t("key-clear")}</button>
        <button type="button" class="key key-space" onClick=${() => press((query) => query + " ")}>${t("key-space")}</button>
      </div>
    </div>
  `;
}
