// @ts-check
/** Line icons on a 24-unit square, drawn in the colour of the text; always beside words, so hidden from readers. */
import { html } from "htm/preact";

/** @type {Record<string, string>} */
const PATHS = {
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5 20.5 20.5",
  back: "M19 12H5M11 6l-6 6 6 6",
  next: "M5 12h14M13 6l6 6-6 6",
  home: "M4 11l8-7 8 7M6 9.5V20h4.5v-5.5h3V20H18V9.5",
  down: "M12 4v15M5 12.5l7 7 7-7",
  doc: "M7 4h7l4 4v12H7zM14 4v4h4M10 12.5h5M10 16h5",
  check: "M5 12.5l5 5L19.5 7",
  steps: "M4 19h5v-5h5V9h5V4",
  product: "M5 4h14v11H5zM8.5 8h7M8.5 11h4M12 15a2.6 2.6 0 1 0 .01 0M10.5 19.5V22M13.5 19.5V22",
  talk: "M4 5h16v11h-8l-5 4v-4H4zM8 9.5h8M8 12.5h5",
  close: "M6 6l12 12M18 6 6 18",
  erase: "M9 6h11v12H9l-6-6zM12 9.5l5 5M17 9.5l-5 5",
  large: "M3 18 7.5 7 12 18M4.5 14.5h6M13.5 18l3.5-8.5L20.5 18M14.7 15.3h4.7",
  wheelchair: "M10 4.5a1.3 1.3 0 1 0 .01 0M10 8.5v6h5.5l2.5 5M10 11h4.5M8 12.5a4.5 4.5 0 1 0 6 5.5",
  contrast: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 4v16M14.5 6.5v11M17 8v8",
  people: "M9 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M3.5 19c0-3.5 2.5-5.5 5.5-5.5s5.5 2 5.5 5.5M16 5.5a2.8 2.8 0 0 1 0 5.3M17 13.8c2.2.5 3.5 2.4 3.5 5.2",
  fee: "M4 7h16v10H4zM12 9.7a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6M7 10v4M17 10v4",
  time: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 8v4.5l3 2",
  ticket: "M4 7h16v3.5a1.8 1.8 0 0 0 0 3.5V17H4v-3a1.8 1.8 0 0 0 0-3.5zM14 7v10",
  sofa: "M5 12V8.5A2.5 2.5 0 0 1 7.5 6h9A2.5 2.5 0 0 1 19 8.5V12M3.5 12.5A1.5 1.5 0 0 1 6.5 12.5V14h11v-1.5a1.5 1.5 0 0 1 3 0V18h-17zM6 18v2M18 18v2",
  speaker: "M4 10v4h3.5L13 18V6l-5.5 4zM16 9.5a3.5 3.5 0 0 1 0 5M18.5 7a7 7 0 0 1 0 10",
  photo: "M4 8h4l1.5-2h5L16 8h4v11H4zM12 10.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6",
  cloud: "M4 4l16 16M8.5 8.5A6 6 0 0 0 6 10a4 4 0 0 0 1 8h9.5M11 6.6A6 6 0 0 1 17.5 11 3.8 3.8 0 0 1 20 16",
  scan: "M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M8 8v8M11 8v8M13.5 8v8M16 8v8",
  notice: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 11v5M12 7.9v.2",
  guide: "M7 10a5 5 0 1 1 10 0c0 3-2.5 4-3.3 5.8-.5 1.2-.4 4.2-2.9 4.2-1.6 0-2.3-1.2-2.3-2.4M9.8 10a2.2 2.2 0 1 1 3.6 1.8c-.9.7-1.3 1.2-1.3 2",
  moon: "M19.5 14A8 8 0 1 1 10 4.5 6.5 6.5 0 0 0 19.5 14",
};

/** @param {{name: string}} props */
export function Icon({ name }) {
  return html`
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d=${PATHS[name]} fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  `;
}
