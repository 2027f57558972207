// @ts-check
/** Name and PIN, keyboard first. The PIN pad of a USB keyboard works as it is. */
import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "htm/preact";
import { Problem } from "/ui/api.js";
import { LanguageMenu, useTexts } from "./language.js";

const KEPT = "antrean.staff.name";

/** Told by the page itself, before anybody has logged in. */
const trial = () => document.getElementById("app")?.dataset.trial !== undefined;

/** @param {unknown} error */
function waitOf(error) {
  return error instanceof Problem && error.status === 429 ? (error.retryAfter ?? 30) : 0;
}

/**
 * `ended`: what to say instead of the server's words when the session has run out.
 *
 * @param {{ title: string, hint: string, why: Problem | null, ended?: string, login: (name: string, pin: string) => Promise<void> }} props
 */
export function Login({ title, hint, why, ended, login }) {
  const { t, lang } = useTexts();
  const [name, setName] = useState(() => localStorage.getItem(KEPT) ?? "");
  const [pin, setPin] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(/** @type {unknown} */ (null));
  const [wait, setWait] = useState(0);
  const nameField = useRef(/** @type {HTMLInputElement | null} */ (null));
  const pinField = useRef(/** @type {HTMLInputElement | null} */ (null));

  useEffect(() => (name ? pinField : nameField).current?.focus(), []);
  useEffect(() => {
    if (wait <= 0) return undefined;
    const timer = setTimeout(() => setWait(wait - 1), 1_000);
    return () => clearTimeout(timer);
  }, [wait]);

  const enter = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (busy || wait > 0) return;
    if (!name.trim()) return nameField.current?.focus();
    if (!pin) return pinField.current?.focus();
    setBusy(true);
    setError(null);
    try {
      localStorage.setItem(KEPT, name.trim());
      await login(name.trim(), pin);
    } catch (failed) {
      setError(failed);
      setWait(waitOf(failed));
      setPin("");
      setBusy(false);
      pinField.current?.focus();
    }
  };

  const wrong = error instanceof Problem && error.status < 429;
  return html`<div class="entrance">
    <form class="card entrance-card" onSubmit=${enter} novalidate>
      ${trial() && html`<p class="tag tag-trial">${t("trial-mark")}</p>`}
      <h1>${title}</h1>
      <p class="quiet">${hint}</p>
      ${why && !error && html`<p class="say" role="status">${(why.status === 401 && ended) || why.say(lang)}</p>`}
      <label class="field">
        <span>${t("login-name")}</span>
        <input ref=${nameField} name="name" autocomplete="username" autocapitalize="none" spellcheck=${false} value=${name}
          onInput=${(/** @type {any} */ e) => setName(e.currentTarget.value)} />
      </label>
      <label class="field">
        <span>${t("login-pin")}</span>
        <input ref=${pinField} name="pin" type="password" inputmode="numeric" autocomplete="current-password" value=${pin}
          aria-invalid=${wrong} aria-describedby="login-error" onInput=${(/** @type {any} */ e) => setPin(e.currentTarget.value)} />
      </label>
      <p id="login-error" class="say say-stop" role="alert" hidden=${!error}>${error ? words(error, wait) : ""}</p>
      <button class="btn btn-go entrance-go" type="submit" aria-disabled=${busy || wait > 0}>
        ${busy ? t("login-busy") : t("login-go")} <kbd>Enter</kbd>
      </button>
    </form>
    <${LanguageMenu} />
  </div>`;

  /**
   * @param {unknown} failed
   * @param {number} seconds
   */
  function words(failed, seconds) {
    if (!(failed instanceof Problem)) return t("login-offline");
    if (failed.status !== 429) return failed.say(lang);
    return seconds > 0 ? t("login-throttled", { seconds }) : t("login-again");
  }
}
