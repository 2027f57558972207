// @ts-check
/** Why a copy, and where it shall come out: a broken printer is named but cannot be picked. */
import { useEffect, useState } from "preact/hooks";
import { html } from "htm/preact";
import { Offline, Problem } from "/ui/api.js";
import { Dialog } from "/manage/static/staff/dialog.js";
import { useTexts } from "/manage/static/staff/language.js";
import { Choices } from "./choices.js";

const REASONS = ["not-out", "lost", "unreadable"];

/** @param {{ api: import("/ui/api.js").Api, ticket: any, send: (answers: any) => void, onClose: () => void }} props */
export function AskReprint({ api, ticket, send, onClose }) {
  const { t, hallT } = useTexts();
  const [printers, setPrinters] = useState(/** @type {any[]} */ ([]));
  const [printer, setPrinter] = useState("");
  const [reason, setReason] = useState(/** @type {string | null} */ (null));
  useEffect(() => {
    let gone = false;
    api.get("/api/v1/kiosk/printers").then(
      (found) => {
        if (gone) return;
        setPrinters(found.printers);
        setPrinter(found.printers.find((/** @type {any} */ each) => each.offered)?.name ?? "");
      },
      (error) => {
        if (!(error instanceof Problem || error instanceof Offline)) throw error;
      },
    );
    return () => {
      gone = true;
    };
  }, []);
  const options = REASONS.map((value) => ({ value, words: t(`reason-reprint-${value}`) }));
  return html`<${Dialog}
    title=${t("ask-reprint", { number: ticket.number })}
    hint=${t("ask-reprint-hint")}
    go=${t("ask-reprint-go")}
    ready=${reason !== null}
    onGo=${() => send({ reason: hallT(`reason-reprint-${reason}`), ...(printer && { printer }) })}
    onClose=${onClose}
  >
    <${Choices} name="reason" legend=${t("reason")} options=${options} value=${reason} first needed pick=${setReason} />
    <label class="field"><span>${t("reprint-printer")}</span>
      <select value=${printer} onChange=${(/** @type {any} */ event) => setPrinter(event.currentTarget.value)}>
        ${printers.length === 0 && html`<option value="">${t("reprint-printer-same")}</option>`}
        ${printers.map(({ name, zone, offered }) => html`<option key=${name} value=${name} disabled=${!offered} selected=${name === printer}>${words(name, zone, offered)}</option>`)}
      </select>
    </label>
  <//>`;

  /** @param {string} name @param {string | null} zone @param {boolean} offered */
  function words(name, zone, offered) {
    const place = zone ? t("reprint-printer-zone", { printer: name, zone }) : name;
    return offered ? place : t("reprint-printer-broken", { printer: place });
  }
}
