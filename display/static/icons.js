// @ts-check
/** Drawn signs, so that colour is never alone. */
import { html } from "htm/preact";

/** @param {{class?: string, path: string}} props */
const sign = ({ class: name = "", path }) =>
  html`<svg class=${`sign ${name}`} viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;

export const arrow = () => sign({ class: "sign-arrow", path: "M4 12h14M12.5 5.5 19 12l-6.5 6.5" });
export const speaker = () => sign({ path: "M4 9v6h4l5 4V5L8 9H4zM16.5 8.5a5 5 0 0 1 0 7M19 6a8.5 8.5 0 0 1 0 12" });
export const muted = () => sign({ path: "M4 9v6h4l5 4V5L8 9H4zM16.5 9.5l5 5M21.5 9.5l-5 5" });
export const pause = () => sign({ path: "M8 5v14M16 5v14" });
export const horn = () => sign({ path: "M4 10v5h3l9 4.5v-14L7 10H4zM7.5 15.5 9 20M19.5 10.5v4" });
export const cut = () => sign({ path: "M12 3 1.8 20.5h20.4L12 3zM12 9.5v5M12 17.4v.2" });
