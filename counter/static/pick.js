// @ts-check
/** Which counter do you sit at? Who holds which, and taking over asks first. */
import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "htm/preact";
import { Problem } from "/ui/api.js";
import { Dialog } from "/manage/static/staff/dialog.js";
import { LanguageMenu, useTexts } from "/manage/static/staff/language.js";
import { digit } from "./keys.js";

/** @typedef {import("/manage/static/staff/session.js").Counter} Counter */

const DIGITS = 9;

/**
 * @param {{
 *   me: import("/manage/static/staff/session.js").Me, taken: Problem | null, back: (() => void) | null,
 *   take: (code: string, over: boolean) => Promise<void>, logout: () => void,
 * }} props
 */
export function Pick({ me, taken, take, back, logout }) {
  const { t, lang } = useTexts();
  const [asking, setAsking] = useState(/** @type {{ counter: Counter, holder: string } | null} */ (null));
  const [error, setError] = useState(/** @type {unknown} */ (null));
  const list = useRef(/** @type {HTMLElement | null} */ (null));

  useEffect(() => {
    const free = list.current?.querySelector("[data-free=true]") ?? list.current?.querySelector("button");
    if (free instanceof HTMLElement) free.focus();
  }, []);

  /** @param {Counter} counter */
  const choose = async (counter, over = false) => {
    const holder = counter.officer && counter.officer !== me.officer.name ? counter.officer : null;
    if (holder && !over) return setAsking({ counter, holder });
    try {
      await take(counter.code, over);
    } catch (failed) {
      setAsking(null);
      if (failed instanceof Problem && failed.slug === "counter-taken") return setAsking({ counter, holder: failed.body.officer ?? "" });
      setError(failed);
    }
  };

  const press = (/** @type {KeyboardEvent} */ event) => {
    const nth = digit(event);
    if (nth && me.counters[nth - 1]) return choose(me.counters[nth - 1]);
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!by) return undefined;
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    buttons[(at + by + buttons.length) % buttons.length]?.focus();
    event.preventDefault();
    return undefined;
  };

  const said = error instanceof Problem ? error.say(lang) : error ? t("login-offline") : taken ? lost(taken) : "";
  return html`<div class="entrance">
    <main class="card entrance-card entrance-wide">
      <h1>${t("pick-title", { name: me.officer.name })}</h1>
      <p class="quiet">${t(me.counters.length ? "pick-hint" : "pick-none")}</p>
      <p class="say say-stop" role="alert" hidden=${!said}>${said}</p>
      <div class=${me.counters.length > DIGITS ? "pick-list pick-many" : "pick-list"} ref=${list} onKeyDown=${press}>
        ${me.counters.map((counter, at) => html`<${Choice} counter=${counter} at=${at} mine=${counter.officer === me.officer.name} choose=${choose} />`)}
      </div>
      <div class="pick-ends">
        ${back && html`<button class="btn" onClick=${back}>${t("pick-back")}</button>`}
        ${me.officer.role !== "officer" && html`<a class="btn" href="/manage/">${t("pick-manage")}</a>`}
        <button class="btn" onClick=${logout}>${t("logout")}</button>
      </div>
    </main>
    <${LanguageMenu} />
    ${asking && html`<${Dialog}
      title=${t("take-title", { counter: asking.counter.name, holder: asking.holder })}
      hint=${t("take-hint", { holder: asking.holder })}
      go=${t("take-go")}
      onGo=${() => choose(asking.counter, true)}
      onClose=${() => setAsking(null)}
    />`}
  </div>`;

  /** @param {Problem} why */
  function lost(why) {
    return why.body.officer ? t("pick-lost-to", { officer: why.body.officer }) : t("pick-lost");
  }
}

/** @param {{ counter: Counter, at: number, mine: boolean, choose: (counter: Counter) => void }} props */
function Choice({ counter, at, mine, choose }) {
  const { t } = useTexts();
  const held = Boolean(counter.officer) && !mine;
  const words = mine ? t("pick-mine") : held ? t("pick-held", { holder: counter.officer ?? "" }) : t("pick-free");
  return html`<button class="pick" data-free=${!held} onClick=${() => choose(counter)}>
    ${at < DIGITS ? html`<kbd>${at + 1}</kbd>` : html`<span></span>`}
    <span class="pick-name">${counter.name}</span>
    <span class=${held ? "pick-who pick-held" : "pick-who"}>${words}</span>
  </button>`;
}
