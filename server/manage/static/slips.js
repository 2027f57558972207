// @ts-check
/** The last slips as the printer got them: what a visitor holds in the hand. */
import { useEffect, useState } from "preact/hooks";
import { html } from "htm/preact";
import { hhmm } from "/ui/time.js";
import { Dialog } from "./staff/dialog.js";
import { useTexts } from "./staff/language.js";
import { useList, Waiting } from "./use-list.js";

const PATH = "/api/v1/manage/slips?limit=20";

/** @param {{ api: import("/ui/api.js").Api, hall: import("./use-hall.js").HallView, onLost: (why: any) => void }} props */
export function Slips({ api, hall, onLost }) {
  const { t, lang } = useTexts();
  const { list, error, load } = useList(api, PATH, onLost);
  const [large, setLarge] = useState(/** @type {any} */ (null));
  const seq = hall.overview?.seq;
  useEffect(() => void (seq && load()), [seq]);
  const slips = list?.slips ?? [];
  return html`<p class="quiet">${t("slips-hint")}</p>
    <${Waiting} list=${list} error=${error} load=${load} />
    ${list && slips.length === 0 && html`<p class="panel empty">${t("slips-none")}</p>`}
    <ul class="slips">
      ${slips.map((/** @type {any} */ slip) => html`<li key=${slip.job}>
        <button class="slip" onClick=${() => setLarge(slip)}>
          <img src=${slip.png} alt=${t("slip-of", { number: slip.number })} loading="lazy" />
          <span><b class="number">${slip.number}</b> ${hhmm(slip.at, hall.tz, lang)}</span>
        </button>
      </li>`)}
    </ul>
    ${large && html`<${Dialog} title=${large.number} onClose=${() => setLarge(null)}><img class="slip-large" src=${large.png} alt=${t("slip-of", { number: large.number })} /><//>`}`;
}
