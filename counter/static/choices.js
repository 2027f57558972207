// @ts-check
/** A short list to pick from by its digit, by the arrow keys or by hand. */
import { html } from "htm/preact";
import { digit } from "./keys.js";

/**
 * @param {{
 *   name: string, legend: string, options: { value: string, words: string }[], value: string | null, first?: boolean, needed?: boolean,
 *   pick: (value: string) => void, onPicked?: (value: string) => void,
 * }} props `onPicked` hears of a choice by digit or by Enter: the question goes on from there.
 *   `needed`: without a choice Enter picks the one that has the focus
 */
export function Choices({ name, legend, options, value, first = false, needed = false, pick, onPicked }) {
  const press = (/** @type {KeyboardEvent} */ event) => {
    const nth = digit(event);
    const here = event.target instanceof HTMLInputElement ? event.target.value : null;
    const entered = event.key === "Enter" && needed && value === null ? here : null;
    const option = nth ? options[nth - 1] : options.find((each) => each.value === entered);
    if (!option) return;
    event.preventDefault();
    const group = /** @type {HTMLElement} */ (event.currentTarget);
    group.querySelectorAll("input")[options.indexOf(option)].focus();
    pick(option.value);
    onPicked?.(option.value);
  };
  return html`<fieldset class="choices" onKeyDown=${press}>
    <legend>${legend}</legend>
    ${options.map((option, at) => html`<label class="choice" key=${option.value}>
      <input
        type="radio"
        name=${name}
        value=${option.value}
        checked=${option.value === value}
        data-first=${first && (value ? option.value === value : at === 0) ? "" : undefined}
        onChange=${() => pick(option.value)}
      />
      <kbd>${at + 1}</kbd> <span>${option.words}</span>
    </label>`)}
  </fieldset>`;
}
