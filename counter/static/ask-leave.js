// @ts-check
/** Leaving the desk: a counter that stays open without a person would lie to the hall. */
import { useState } from "preact/hooks";
import { html } from "htm/preact";
import { Dialog } from "/manage/static/staff/dialog.js";
import { useTexts } from "/manage/static/staff/language.js";
import { situationOf } from "./moves.js";

/**
 * @param {{
 *   state: any, act: (move: string, ticket: any) => Promise<boolean>,
 *   leave: { logout: () => Promise<void>, choose: () => void }, onClose: () => void,
 * }} props
 */
export function AskLeave({ state, act, leave, onClose }) {
  const { t } = useTexts();
  const [busy, setBusy] = useState(false);
  const situation = situationOf(state);
  const held = situation === "called" || situation === "serving";
  const open = situation === "ready" || situation === "paused";
  const go = async () => {
    setBusy(true);
    if (open && !(await act("close", null))) return;
    onClose();
    await leave.logout();
  };
  const hint = held ? t("leave-held", { number: state.ticket.number }) : t(open ? "leave-open" : "leave-closed");
  return html`<${Dialog} title=${t("leave-title")} hint=${hint} go=${t(open ? "leave-close-go" : "logout")} goKind=${held ? "btn-stop" : "btn-go"} busy=${busy} onGo=${go} onClose=${onClose}>
    <button type="button" class="btn leave-choose" onClick=${leave.choose}>${t("leave-choose")}</button>
  <//>`;
}
