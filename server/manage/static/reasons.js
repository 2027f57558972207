// @ts-check
/** Why somebody does this: the usual reasons to pick, or one's own words. In Indonesian, because the record and the hall read it. */
import { useState } from "preact/hooks";
import { html } from "htm/preact";
import { Left, SENTENCE_MAX } from "./left.js";
import { useTexts } from "./staff/language.js";

/**
 * @param {{ legend: string, ids: string[], set: (reason: string) => void, first?: boolean }} props
 * `ids` name texts; `set` gets "" as long as there is no reason
 */
export function Reasons({ legend, ids, set, first = false }) {
  const { t, hallT } = useTexts();
  const [picked, setPicked] = useState("");
  const [written, setWritten] = useState("");
  const write = (/** @type {string} */ words) => {
    setWritten(words);
    set(words.trim());
  };
  const pick = (/** @type {string} */ id) => {
    setPicked(id);
    set(id === "other" ? written.trim() : hallT(id));
  };
  return html`<fieldset class="reasons"><legend>${legend}</legend>
      ${[...ids, "other"].map((id, at) => html`<label key=${id} class="works"><input type="radio" name="reason" data-first=${first && at === 0 ? "" : undefined} checked=${picked === id} onChange=${() => pick(id)} /> ${t(id === "other" ? "reason-other" : id)}</label>`)}
    </fieldset>
    ${picked === "other" && html`<label class="field"><span>${t("reason-write")}</span><input maxlength=${SENTENCE_MAX} autocomplete="off" value=${written} onInput=${(/** @type {any} */ e) => write(e.currentTarget.value)} /><${Left} value=${written} max=${SENTENCE_MAX} /></label>`}`;
}
