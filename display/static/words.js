// @ts-check
/** Small decisions about words and room, without a page. */

/**
 * "Loket 12" is a word and a number; "Meja Informasi" is only words.
 *
 * @param {string} name
 */
export function counterParts(name) {
  const match = /^(.*?)\s*(\d+)$/.exec(name);
  return match ? { word: match[1], number: match[2] } : { word: name, number: "" };
}

/**
 * "Loket 5–8": counters in a row as one range; anything else one by one.
 *
 * @param {string[]} names
 */
export function counterRange(names) {
  const all = names.map(counterParts);
  const inRow = all.every(({ word, number }, place) => word === all[0].word && Number(number) === Number(all[0].number) + place);
  const simple = all.length > 1 && all[0].number !== "" && inRow;
  return simple ? `${names[0]}–${all[all.length - 1].number}` : names.join(", ");
}

/**
 * "Zona B - Kependudukan dan Kepolisian" is a tag and what is there.
 *
 * @param {{code: string, name: string}} zone
 * @param {string} word "Zona" in the screen's language
 */
export function zoneParts({ code, name }, word) {
  const about = name.replace(/^zon[ae]\s+\S+\s*[-–·:]?\s*/i, "");
  return { tag: `${word} ${code}`, about };
}

/** The language that stands below the first: English for Indonesian, Indonesian for everybody else. @param {string} first */
export function secondLanguage(first) {
  return first === "id" ? "en" : "id";
}
