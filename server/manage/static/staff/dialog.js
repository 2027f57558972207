// @ts-check
/** A question over the page: the browser's own modal dialog keeps the focus inside; Esc always leaves, and so does the point of a numeric pad. */
import { createContext } from "preact";
import { useContext, useLayoutEffect, useRef } from "preact/hooks";
import { html } from "htm/preact";
import { useTexts } from "./language.js";
import { leavesByPad } from "./pad.js";

/** The keys that leave, as they are named on this page: only some pages are worked with a pad. */
export const LeaveKeys = createContext(["Esc"]);

/**
 * @param {{
 *   title: string, hint?: string, go?: string, goKind?: string, ready?: boolean, busy?: boolean, wide?: boolean,
 *   onGo?: () => void, onClose: () => void, onKey?: (event: KeyboardEvent) => void, children?: any, foot?: any,
 * }} props `onKey` hears every key that does not leave; `foot` stands beside the ways out and never scrolls away
 */
export function Dialog({ title, hint, go, goKind = "btn-go", ready = true, busy = false, wide = false, onGo, onClose, onKey, children, foot }) {
  const { t } = useTexts();
  const leaveKeys = useContext(LeaveKeys);
  const box = useRef(/** @type {HTMLDialogElement | null} */ (null));
  // Before the next key: it already belongs to the question.
  useLayoutEffect(() => {
    const dialog = /** @type {HTMLDialogElement} */ (box.current);
    dialog.showModal();
    const first = dialog.querySelector("[data-first]") ?? dialog.querySelector("[type=submit]");
    const target = first ?? dialog.querySelector("button");
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
    return () => dialog.close();
  }, []);

  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (ready && !busy) onGo?.();
  };
  const leave = (/** @type {Event} */ event) => {
    event.preventDefault();
    onClose();
  };
  const press = (/** @type {KeyboardEvent} */ event) => {
    if (event.defaultPrevented) return;
    if (!leavesByPad(event, event.target)) return onKey?.(event);
    leave(event);
  };

  return html`<dialog ref=${box} class=${wide ? "dialog dialog-wide" : "dialog"} aria-labelledby="dialog-title" onCancel=${leave} onKeyDown=${press}>
    <form onSubmit=${submit} novalidate>
      <h2 id="dialog-title">${title}</h2>
      ${hint && html`<p class="quiet">${hint}</p>`}
      ${children}
      <div class="dialog-ends">
        ${foot}
        <button type="button" class="btn" data-first=${go ? undefined : ""} onClick=${onClose}>${t(go ? "dialog-back" : "dialog-close")} ${leaveKeys.map((key) => html`<kbd key=${key}>${key}</kbd> `)}</button>
        ${go && html`<button type="submit" class=${`btn ${goKind}`} aria-disabled=${!ready || busy}>${go} <kbd>Enter</kbd></button>`}
      </div>
    </form>
  </dialog>`;
}
