// @ts-check
/** A question over the page: the browser's own modal dialog keeps the focus inside; Esc always leaves. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { html } from "htm/preact";
import { useTexts } from "./language.js";

/**
 * @param {{
 *   title: string, hint?: string, go?: string, goKind?: string, ready?: boolean, busy?: boolean, wide?: boolean,
 *   onGo?: () => void, onClose: () => void, children?: any,
 * }} props
 */
export function Dialog({ title, hint, go, goKind = "btn-go", ready = true, busy = false, wide = false, onGo, onClose, children }) {
  const { t } = useTexts();
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

  return html`<dialog ref=${box} class=${wide ? "dialog dialog-wide" : "dialog"} aria-labelledby="dialog-title" onCancel=${leave}>
    <form onSubmit=${submit} novalidate>
      <h2 id="dialog-title">${title}</h2>
      ${hint && html`<p class="quiet">${hint}</p>`}
      ${children}
      <div class="dialog-ends">
        <button type="button" class="btn" onClick=${onClose}>${t(go ? "dialog-back" : "dialog-close")} <kbd>Esc</kbd></button>
        ${go && html`<button type="submit" class=${`btn ${goKind}`} aria-disabled=${!ready || busy}>${go} <kbd>Enter</kbd></button>`}
      </div>
    </form>
  </dialog>`;
}
