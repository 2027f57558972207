// @ts-check
/** Why, in one key; and until when. Reasons are public or kept: never a name, never a person's condition. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { html } from "htm/preact";
import { hhmm, serverNow } from "/ui/time.js";
import { atClock, inMinutes } from "/manage/static/staff/clock.js";
import { Dialog } from "/manage/static/staff/dialog.js";
import { useTexts } from "/manage/static/staff/language.js";
import { zoneOf } from "./bar.js";
import { Choices } from "./choices.js";

const OTHER = "other";
const REASONS = /** @type {Record<string, string[]>} */ ({
  call: ["unheard", "continued", "wrong-service", "supervisor"],
  cancel: ["visitor", "wrong-number", "double"],
  pause: ["rest", "prayer", "meeting", "system", "errand"],
  park: ["fetching", "copying", "paying", "form", "colleague"],
});
const TIMES = { pause: [10, 15, 30, 60], park: [5, 15, 30, 60] };
const LONGEST = 120;

/**
 * A reason picked from a short list or written; null while "other" is empty.
 * @param {string} move
 */
function useReason(move) {
  const { t, hallT } = useTexts();
  const [picked, setPicked] = useState(/** @type {string | null} */ (null));
  const [written, setWritten] = useState("");
  const wanted = useRef(false);
  const options = [...REASONS[move], OTHER].map((value) => ({ value, words: t(value === OTHER ? "reason-other" : `reason-${move}-${value}`) }));
  const reason = picked === OTHER ? written.trim() : picked ? hallT(`reason-${move}-${picked}`) : "";
  const write = picked === OTHER && html`<${Typed} label=${t("reason-write")} hint=${t("no-names")} max=${LONGEST} value=${written} type=${setWritten} now=${wanted.current} />`;
  /** The next key already belongs to the next question. @param {string} value @param {() => void} [next] */
  const goOn = (value, next) => {
    wanted.current = value === OTHER;
    if (value !== OTHER) next?.();
  };
  return { options, picked, setPicked, reason, write, goOn };
}

/** @param {{ move: string, ticket: any, send: (answers: any) => void, onClose: () => void }} props */
export function AskReason({ move, ticket, send, onClose }) {
  const { t } = useTexts();
  const { options, picked, setPicked, reason, write, goOn } = useReason(move);
  return html`<${Dialog}
    title=${t(`ask-${move}`, { number: ticket.number })}
    hint=${t(`ask-${move}-hint`)}
    go=${t(`ask-${move}-go`, { number: ticket.number })}
    goKind=${move === "cancel" ? "btn-stop" : "btn-go"}
    ready=${reason !== ""}
    onGo=${() => send({ reason })}
    onClose=${onClose}
  >
    <${Choices} name="reason" legend=${t("reason")} options=${options} value=${picked} first needed pick=${setPicked} onPicked=${goOn} />
    ${write}
  <//>`;
}

/** @param {{ move: "pause" | "park", ticket: any, hall: any, send: (answers: any) => void, onClose: () => void }} props */
export function AskReasonAndTime({ move, ticket, hall, send, onClose }) {
  const { t, lang } = useTexts();
  const { options, picked, setPicked, reason, write, goOn } = useReason(move);
  const [back, setBack] = useState("none");
  const [typed, setTyped] = useState("");
  const times = useRef(/** @type {HTMLElement | null} */ (null));
  const toClock = useRef(false);
  const tz = zoneOf(hall);

  const choices = [
    { value: "none", words: t("back-none") },
    ...TIMES[move].map((minutes) => ({ value: String(minutes), words: t("back-in", { minutes, time: hhmm(inMinutes(minutes, serverNow()), tz, lang) }) })),
    { value: "clock", words: t("back-clock") },
  ];
  const backAt = back === "none" ? null : back === "clock" ? atClock(typed, serverNow(), tz) : inMinutes(Number(back), serverNow());
  const ready = (reason !== "" || move === "park") && (back !== "clock" || backAt !== null);
  const toTimes = () => /** @type {HTMLElement | null} */ (times.current?.querySelector("input"))?.focus();

  return html`<${Dialog}
    title=${t(`ask-${move}`, { number: ticket?.number ?? "" })}
    hint=${t(`ask-${move}-hint`)}
    go=${t(`ask-${move}-go`, { number: ticket?.number ?? "" })}
    ready=${ready}
    wide
    onGo=${() => send({ ...(reason && { reason }), ...(backAt && { back_at: backAt }) })}
    onClose=${onClose}
  >
    <div class="two-questions">
      <div>
        <${Choices} name="reason" legend=${t(move === "pause" ? "reason-public" : "reason")} options=${options} value=${picked} first needed=${move === "pause"} pick=${setPicked} onPicked=${(/** @type {string} */ v) => goOn(v, toTimes)} />
        ${write}
      </div>
      <div ref=${times}>
        <${Choices} name="back" legend=${t(`back-${move}`)} options=${choices} value=${back} pick=${setBack} onPicked=${(/** @type {string} */ v) => (toClock.current = v === "clock")} />
        ${back === "clock" && html`<${Typed} label=${t("back-type")} clock wrong=${typed !== "" && backAt === null} value=${typed} type=${setTyped} now=${toClock.current} />`}
      </div>
    </div>
  <//>`;
}

/**
 * A field that appears when a choice needs words; `now` puts the hand into it at once.
 * @param {{ label: string, hint?: string, max?: number, clock?: boolean, wrong?: boolean, value: string, type: (value: string) => void, now: boolean }} props
 */
function Typed({ label, hint, max, clock = false, wrong = false, value, type, now }) {
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  useLayoutEffect(() => {
    if (!now) return;
    field.current?.focus();
    // In a low window the dialog's foot would lie over it.
    field.current?.scrollIntoView({ block: "center" });
  }, []);
  return html`<label class="field">
    <span>${label}</span>
    <input ref=${field} class=${clock ? "clock-field" : ""} inputmode=${clock ? "numeric" : "text"} placeholder=${clock ? "13.00" : ""} maxlength=${max} value=${value}
      aria-invalid=${wrong} onInput=${(/** @type {any} */ event) => type(event.currentTarget.value)} />
    ${hint && html`<small class="quiet">${hint}</small>`}
  </label>`;
}
