// @ts-check
/** The counter is no longer this screen's: it says so and nothing can be pressed by mistake. */
import { useEffect, useRef } from "preact/hooks";
import { html } from "htm/preact";

/** @param {{ title: string, hint: string, go: string, onGo: () => void }} props */
export function Stopped({ title, hint, go, onGo }) {
  const heading = useRef(/** @type {HTMLElement | null} */ (null));
  // The heading holds the focus: the Enter that was on its way meets no button.
  useEffect(() => {
    heading.current?.focus();
    document.title = title;
  }, [title]);
  return html`<main class="entrance stopped">
    <div class="card entrance-card entrance-wide">
      <h1 ref=${heading} tabindex="-1" role="alert">${title}</h1>
      <p class="stopped-hint">${hint}</p>
      <button class="btn stopped-go" onClick=${onGo}>${go}</button>
    </div>
  </main>`;
}
