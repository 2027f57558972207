// @ts-check
/** Why a copy, and where it shall come out: a broken printer is named but cannot be picked. */
import { useEffect, useState } from "preact/hooks";
import { html } from "htm/preact";
import { Offline, Problem } from "/ui/api.js";
import { Dialog } from "/manage/static/staff/dialog.js";
import { useTexts } from "/manage/static/staff/language.js";
import { Choices } from "./choices.js";

const REASONS = ["not-out", "lost", "unreadable"];
/** Somebody may be putting paper in while the question is open. */
const LOOK_AGAIN_MS = 3_000;

/** @param {any[]} printers @returns {any[]} */
const ready = (printers) => printers.filter(({ offered }) => offered);

/** There are printers, and none of them prints. @param {any[] | null} printers not known yet: null */
const noneReady = (printers) => printers !== null && printers.length > 0 && ready(printers).length === 0;

/** @param {import("/ui/api.js").Api} api @returns {Promise<any[] | null>} */
async function readPrinters(api) {
  try {
    return (await api.get("/api/v1/kiosk/printers")).printers;
  } catch (error) {
    if (error instanceof Problem || error instanceof Offline) return null;
    throw error;
  }
}

/** @param {{ api: import("/ui/api.js").Api, ticket: any, send: (answers: any) => void, onClose: () => void }} props */
export function AskReprint({ api, ticket, send, onClose }) {
  const { t, hallT } = useTexts();
  const [printers, setPrinters] = useState(/** @type {any[] | null} */ (null));
  const [printer, setPrinter] = useState("");
  const [reason, setReason] = useState(/** @type {string | null} */ (null));
  const none = noneReady(printers);
  useEffect(() => {
    let gone = false;
    const ask = async () => {
      const found = await readPrinters(api);
      if (gone || !found) return;
      setPrinters(found);
      setPrinter((was) => ready(found).find(({ name }) => name === was)?.name ?? ready(found)[0]?.name ?? "");
    };
    ask();
    const timer = setInterval(ask, LOOK_AGAIN_MS);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, []);
  const options = REASONS.map((value) => ({ value, words: t(`reason-reprint-${value}`) }));
  return html`<${Dialog}
    title=${t("ask-reprint", { number: ticket.number })}
    hint=${t("ask-reprint-hint")}
    go=${t("ask-reprint-go")}
    ready=${reason !== null && !none}
    onGo=${() => send({ reason: hallT(`reason-reprint-${reason}`), ...(printer && { printer }) })}
    onClose=${onClose}
  >
    <${Choices} name="reason" legend=${t("reason")} options=${options} value=${reason} first needed pick=${setReason} />
    <label class="field"><span>${t("reprint-printer")}</span>
      <select disabled=${none} value=${printer} onChange=${(/** @type {any} */ event) => setPrinter(event.currentTarget.value)}>
        ${!printers?.length && html`<option value="">${t("reprint-printer-same")}</option>`}
        ${none && html`<option value="" selected>–</option>`}
        ${(printers ?? []).map(({ name, zone, offered }) => html`<option key=${name} value=${name} disabled=${!offered} selected=${name === printer}>${words(name, zone, offered)}</option>`)}
      </select>
    </label>
    ${none && html`<p class="say say-stop" role="alert">${t("reprint-printer-none")}</p>`}
  <//>`;

  /** @param {string} name @param {string | null} zone @param {boolean} offered */
  function words(name, zone, offered) {
    const place = zone ? t("reprint-printer-zone", { printer: name, zone }) : name;
    return offered ? place : t("reprint-printer-broken", { printer: place });
  }
}
