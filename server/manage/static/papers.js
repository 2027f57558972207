// @ts-check
/** Which papers visitors lack most, by service: what to say more plainly beforehand. */
import { useState } from "preact/hooks";
import { html } from "htm/preact";
import { useTexts } from "./staff/language.js";
import { ranked } from "./sorting.js";
import { useList, Waiting } from "./use-list.js";

const SPANS = [7, 30, 90];

/** @param {{ api: import("/ui/api.js").Api, onLost: (why: any) => void }} props */
export function Papers({ api, onLost }) {
  const { t } = useTexts();
  const [days, setDays] = useState(30);
  const { list, error, load } = useList(api, `/api/v1/manage/missing-papers?days=${days}`, onLost);
  const rows = ranked(list?.services ?? []);
  return html`<div class="tools">
      <p class="quiet">${t("papers-hint")}</p>
      <div class="switch" role="group" aria-label=${t("papers-span")}>
        ${SPANS.map((each) => html`<button key=${each} aria-pressed=${each === days} onClick=${() => setDays(each)}>${t("papers-days", { days: each })}</button>`)}
      </div>
    </div>
    <${Waiting} list=${list} error=${error} load=${load} />
    ${list && rows.length === 0 && html`<p class="panel empty">${t("papers-none")}</p>`}
    ${rows.length > 0 && html`<div class="panel table-box"><table class="people papers">
      <thead><tr>${["doc", "service", "times", "share"].map((name) => html`<th key=${name} scope="col" class=${name === "times" ? "row-end" : ""}>${t(`papers-${name}`)}</th>`)}</tr></thead>
      <tbody>${rows.map((row) => html`<tr key=${`${row.code} ${row.doc}`}>
        <th scope="row">${row.doc}</th>
        <td>${row.name}</td>
        <td class="row-end number">${row.times}</td>
        <td><span class="share"><span class="share-bar" style=${`--share: ${row.percent}%`}></span><span>${t("papers-of", { percent: row.percent, served: row.served })}</span></span></td>
      </tr>`)}</tbody>
    </table></div>`}`;
}
