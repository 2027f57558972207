// @ts-check
/** Starts the kiosk: its key, its texts, the hall, the page. */
import { html, render } from "htm/preact";
import { enrol } from "/ui/device.js";
import { loadAllTexts } from "/ui/i18n.js";
import { App } from "./app.js";
import { Hall } from "./hall.js";
import { lock } from "./locked.js";
import { enrolled, MachineHall } from "./machine.js";

const page = /** @type {HTMLElement} */ (document.querySelector("#kiosk"));

/** The hall, through the kiosk machine that serves this page or, in any other browser, with a key of the page's own. */
async function hallOf() {
  if (page.dataset.machine === undefined) return new Hall((await enrol("kiosk")).token);
  await enrolled();
  return new MachineHall();
}

const hall = await hallOf();
lock(window);
/** Every language that has a text file; the catalogue says which of them are offered. */
const texts = await loadAllTexts("kiosk");
render(html`<${App} hall=${hall} texts=${texts} />`, page);
hall.start();
