// @ts-check
/** A new officer: name, role and, for officers, the agency. */
import { useState } from "preact/hooks";
import { html } from "htm/preact";
import { Left, NAME_MAX } from "./left.js";
import { Dialog } from "./staff/dialog.js";
import { useTexts } from "./staff/language.js";
import { Trouble } from "./use-list.js";

/** @param {{ hall: import("./use-hall.js").HallView, step: any, add: (body: any) => void, onClose: () => void }} props */
export function AddOfficer({ hall, step, add, onClose }) {
  const { t } = useTexts();
  const [name, setName] = useState("");
  const [role, setRole] = useState("officer");
  const [agency, setAgency] = useState("");
  const ready = name.trim() !== "" && (role !== "officer" || agency !== "");
  const body = { name: name.trim(), role, ...(agency && { agency }) };
  return html`<${Dialog} title=${t("officers-add")} hint=${t("officers-add-hint")} go=${t("officers-add-go")} ready=${ready} busy=${step.busy} onGo=${() => add(body)} onClose=${onClose}>
    <label class="field"><span>${t("officer-name")}</span>
      <input data-first maxlength=${NAME_MAX} autocomplete="off" value=${name} onInput=${(/** @type {any} */ e) => setName(e.currentTarget.value)} />
      <${Left} value=${name} max=${NAME_MAX} />
    </label>
    <label class="field"><span>${t("officer-role")}</span>
      <select value=${role} onChange=${(/** @type {any} */ e) => setRole(e.currentTarget.value)}>
        ${["officer", "supervisor", "manager"].map((each) => html`<option key=${each} value=${each} selected=${each === role}>${t(`role-${each}`)}</option>`)}
      </select>
    </label>
    <label class="field"><span>${t(role === "officer" ? "officer-agency" : "officer-agency-maybe")}</span>
      <select value=${agency} onChange=${(/** @type {any} */ e) => setAgency(e.currentTarget.value)}>
        <option value="">${t("choose")}</option>
        ${(hall.catalogue?.agencies ?? []).map((/** @type {any} */ each) => html`<option key=${each.code} value=${each.code} selected=${each.code === agency}>${each.code} · ${each.short}</option>`)}
      </select>
    </label>
    <${Trouble} error=${step.error} />
  <//>`;
}
