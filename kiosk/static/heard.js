// @ts-check
/** Reads the page as it stands, for the audio guide: its controls in order, and what is written between them. */
import { add, pause } from "./spoken.js";

/** @typedef {import("./spoken.js").Part} Part */

const CONTROLS = "button, input, a[href]";
const GROUPS = "ul[aria-label], nav[aria-label], [role=group]";
/** What is a control speaks for itself, what is hidden is not for readers, a code is nothing to listen to. */
const NOT_READ = "button, input, figure, svg, nav, .pager, .keyboard, .suggest ul, [role=group], [aria-hidden=true], [role=status].visually-hidden";

/** The part of the page that can be reached: a question in front of it comes first. @returns {ParentNode} */
export const reachable = () => document.querySelector("[role=alertdialog]") ?? document.querySelector(".kiosk") ?? document;

/** @returns {HTMLElement[]} in the order of the page */
export function controls() {
  const all = /** @type {HTMLElement[]} */ ([...reachable().querySelectorAll(CONTROLS)]);
  return all.filter((each) => !each.matches(":disabled, [aria-hidden=true] *") && each.checkVisibility());
}

/** @param {Element} element @returns {Element | null} */
export const groupOf = (element) => element.closest(GROUPS);

/** @param {Element} element @returns {string} */
const langOf = (element) => element.closest("[lang]:not([lang=''])")?.getAttribute("lang") ?? "id";

/** A control as data. @param {HTMLElement} element @returns {import("./spoken.js").Control} */
export function controlOf(element) {
  const group = groupOf(element);
  const peers = group ? controls().filter((each) => groupOf(each) === group) : [];
  const checked = element.getAttribute("aria-checked");
  const state = checked ?? element.getAttribute("aria-pressed");
  const field = element instanceof HTMLInputElement;
  return {
    name: nameOf(element),
    role: field ? "field" : checked === null ? "button" : "checkbox",
    pressed: state === null ? null : state === "true",
    disabled: element.matches(":disabled"),
    value: field ? element.value : "",
    place: peers.indexOf(element) + 1,
    of: peers.length,
  };
}

/** @param {Element} element @returns {Part[]} */
export function nameOf(element) {
  const label = element.getAttribute("aria-label");
  if (label) return [{ lang: langOf(element), text: label }];
  const by = element.getAttribute("aria-labelledby");
  const named = by ? document.getElementById(by) : null;
  return said(named ?? element, ",");
}

/** Everything written in an element, aloud. @param {Element} element @param {string} mark between blocks @returns {Part[]} */
export function said(element, mark = ".") {
  /** @type {Part[]} */
  const parts = [];
  gather(element, langOf(element), mark, parts);
  return parts.map(({ lang, text }) => ({ lang, text: text.replace(/\s+/g, " ") })).filter(({ text }) => text.trim());
}

/** @param {Element} element @param {string} lang @param {string} mark @param {Part[]} parts */
function gather(element, lang, mark, parts) {
  for (const node of element.childNodes) {
    if (node instanceof Text) {
      if (node.data.trim() || parts.length) add(parts, lang, node.data);
    } else if (node instanceof Element && !node.matches(NOT_READ) && node.checkVisibility()) {
      const apart = !getComputedStyle(node).display.startsWith("inline");
      if (apart) pause(parts, mark);
      gather(node, node.getAttribute("lang") ?? lang, mark, parts);
      if (apart) pause(parts, mark);
    }
  }
}

/** The page's heading and what stands below it; then what the hall is told. @returns {Part[]} */
export function pageSaid() {
  const main = document.querySelector("main");
  const told = document.querySelector(".told");
  const parts = main ? said(main) : [];
  pause(parts, ".");
  return told ? [...parts, ...said(told)] : parts;
}
