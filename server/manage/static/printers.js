// @ts-check
/** Every printer: how it is in its own words, the paper that is left, and what staff do about it. */
import { useState } from "preact/hooks";
import { html } from "htm/preact";
import { Dialog } from "./staff/dialog.js";
import { useTexts } from "./staff/language.js";
import { When } from "./officers.js";
import { printersFirst } from "./sorting.js";
import { Trouble, useStep } from "./use-list.js";

const PATH = "/api/v1/manage/printers";

/** @param {{ api: import("/ui/api.js").Api, hall: import("./use-hall.js").HallView, onLost: (why: any) => void }} props */
export function Printers({ api, hall, onLost }) {
  const { t } = useTexts();
  const step = useStep(onLost);
  const [done, setDone] = useState("");
  const [rolling, setRolling] = useState("");
  const printers = printersFirst(hall.overview?.printers ?? []);
  const act = async (/** @type {string} */ name, /** @type {"roll" | "test"} */ what) => {
    setDone("");
    if (!(await step.run(() => api.post(`${PATH}/${encodeURIComponent(name)}/${what}`)))) return;
    setRolling("");
    setDone(t(`printer-did-${what}`, { printer: name }));
    await hall.look();
  };
  if (!hall.overview) return html`<p class="quiet" role="status">${t("asking")}</p>`;
  return html`<p class="quiet lead">${t("printers-hint")}</p>
    <${Trouble} error=${rolling ? null : step.error} />
    <p class="say" role="status" hidden=${!done}>${done}</p>
    <section class="panel table-box"><table class="people printers">
      <thead><tr>${["printer", "state", "paper", "last"].map((name) => html`<th key=${name} scope="col">${t(`printers-${name}`)}</th>`)}<th><span class="visually-hidden">${t("steps")}</span></th></tr></thead>
      <tbody>${printers.map((/** @type {any} */ printer) => html`<tr key=${printer.name}>
        <th scope="row">${printer.name}<small class="row-more">${[printer.zone && t("zone", { zone: printer.zone }), printer.driver, `${printer.width_mm} mm`].filter(Boolean).join(" · ")}</small></th>
        <td><${State} printer=${printer} /></td>
        <td><${Paper} paper=${printer.paper} /></td>
        <td>${printer.last_ok_at ? html`<${When} at=${printer.last_ok_at} tz=${hall.tz} />` : "–"}</td>
        <td class="row-steps">
          <button class="btn small" aria-label=${`${t("printer-test")} ${printer.name}`} aria-disabled=${step.busy} onClick=${() => act(printer.name, "test")}>${t("printer-test")}</button>
          <button class="btn small" aria-label=${`${t("printer-roll")} ${printer.name}`} aria-disabled=${step.busy} onClick=${() => setRolling(printer.name)}>${t("printer-roll")}</button>
        </td>
      </tr>`)}</tbody>
    </table></section>
    ${rolling && html`<${Dialog} title=${t("printer-roll-title", { printer: rolling })} hint=${t("printer-roll-hint")} go=${t("printer-roll-go")} busy=${step.busy}
      onGo=${() => act(rolling, "roll")} onClose=${() => { step.forget(); setRolling(""); }}><${Trouble} error=${step.error} /><//>`}`;
}

/** @param {{ printer: any }} props */
function State({ printer }) {
  const { t, lang } = useTexts();
  const words = printer.message?.[lang] ?? printer.message?.id;
  return html`<span class="dot" data-ok=${printer.state !== "trouble"} data-unknown=${printer.state === "unknown"}></span> ${t(`printer-${stateOf(printer)}`)}
    ${printer.queued > 0 && html` · ${t("queued", { count: printer.queued })}`}
    ${words && html`<small class=${printer.state === "trouble" ? "row-more late" : "row-more"}>${words}</small>`}`;
}

/** What is left, in metres and in slips; where it is little, words and not the colour alone say so. @param {{ paper: any }} props */
function Paper({ paper }) {
  const { t, lang } = useTexts();
  const share = Math.round((paper.metres / paper.of_metres) * 100);
  const metres = paper.metres.toLocaleString(lang === "en" ? "en-GB" : "id-ID");
  return html`<span class=${paper.low ? "late" : ""}>${t("paper-left", { metres, slips: paper.slips })}${paper.low && html` · ${t("paper-is-low")}`}</span>
    <span class="paper-left" data-low=${paper.low}><i style=${`width: ${share}%`}></i></span>`;
}

/** A printer that has printed and tells nothing is mute; another has not been tried. @param {any} printer */
export function stateOf(printer) {
  return printer.state === "unknown" && printer.paper?.printed > 0 ? "mute" : printer.state;
}
