// @ts-check
/**
 * What the audio guide says: a control by its name, state, role and place; long texts in pieces, so that the first is heard
 * at once. Pure: texts come in as `t`, the page as plain data.
 *
 * @typedef {{lang: string, text: string}} Part words in one language
 * @typedef {{name: Part[], role: "button" | "checkbox" | "field", pressed?: boolean | null, disabled?: boolean, value?: string,
 *   group?: Part[], place?: number, of?: number}} Control
 */

/** A piece takes about eight seconds, and stands on three lines. */
const MOST_LETTERS = 120;

/** @param {Part[]} parts @param {string} lang @param {string} text */
export function add(parts, lang, text) {
  const last = parts.at(-1);
  if (last && last.lang === lang) last.text += text;
  else parts.push({ lang, text });
}

/** A pause between two things that stand apart, unless there is one already. @param {Part[]} parts @param {string} mark */
export function pause(parts, mark) {
  const last = parts.at(-1);
  if (!last) return;
  last.text = last.text.trimEnd();
  if (last.text && !/[.,:;?!]$/.test(last.text)) last.text += mark;
  last.text += " ";
}

/**
 * "Dindukcapil, 9 menunggu. Tombol, 2 dari 17."
 *
 * @param {import("/ui/i18n.js").Translate} t
 * @param {string} lang
 * @param {Control} control
 * @returns {Part[]}
 */
export function controlSaid(t, lang, { name, role, pressed = null, disabled = false, value = "", group = [], place = 0, of = 0 }) {
  /** @type {Part[]} */
  const said = [];
  for (const part of group) add(said, part.lang, part.text);
  pause(said, ".");
  for (const part of name) add(said, part.lang, part.text);
  pause(said, ".");
  const more = [{ button: t("guide-button"), checkbox: t("guide-checkbox"), field: t("guide-field") }[role]];
  if (role === "checkbox") more.push(t(pressed ? "guide-checked" : "guide-not-checked"));
  else if (pressed !== null) more.push(t(pressed ? "guide-pressed" : "guide-not-pressed"));
  if (disabled) more.push(t("guide-disabled"));
  if (value) more.push(value);
  if (of > 1) more.push(t("guide-place", { place, of }));
  add(said, lang, `${more.join(", ")}.`);
  return said.filter(({ text }) => text.trim());
}

/**
 * Cut at the ends of sentences, or between words where a sentence is too long.
 *
 * @param {Part[]} parts
 * @returns {Part[][]}
 */
export function pieces(parts) {
  /** @type {Part[][]} */
  const cut = [];
  let letters = Infinity;
  for (const { lang, text } of parts) {
    for (const sentence of sentences(text)) {
      if (letters + sentence.length > MOST_LETTERS) {
        cut.push([]);
        letters = 0;
      }
      add(cut[cut.length - 1], lang, `${sentence} `);
      letters += sentence.length;
    }
  }
  return cut.map((piece) => piece.map(({ lang, text }) => ({ lang, text: text.trim() })));
}

/** @param {string} text @returns {string[]} none longer than a piece */
function sentences(text) {
  return text
    .replace(/\s+/g, " ")
    .split(/(?<=[.?!:]) /)
    .map((each) => each.trim())
    .filter((each) => /[\p{L}\p{N}]/u.test(each))
    .flatMap((each) => each.match(new RegExp(`.{1,${MOST_LETTERS}}(?= |$)`, "g")) ?? [each.slice(0, MOST_LETTERS)])
    .map((each) => each.trim());
}

/** As it stands on the screen. @param {Part[]} parts */
export const written = (parts) => parts.map(({ text }) => text).join(" ");

/** Where the server's voice reads it. @param {Part[]} parts */
export const addressOf = (parts) =>
  `/api/v1/kiosk/speech?${parts.map(({ lang, text }) => `say=${encodeURIComponent(`${lang}:${text}`)}`).join("&")}`;
