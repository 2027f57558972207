// @ts-check
/** Which screen this is: the server says, by the address, by what the manager chose, or by the zone. */

/** @typedef {import("./screen.js").Choice} Choice */

const IN_ADDRESS = ["screen", "layout", "zone", "agency", "counter", "theme", "lang"];

/** What the address asks for, as the server wants to hear it. @param {string} search */
export function question(search) {
  const given = new URLSearchParams(search);
  const asked = new URLSearchParams(IN_ADDRESS.flatMap((name) => (given.has(name) ? [[name, given.get(name) ?? ""]] : [])));
  return asked.size ? `/api/v1/display/screen?${asked}` : "/api/v1/display/screen";
}

/** The address of another screen than the wrong one. @param {string} what @param {string} code @param {string} lang */
export function address(what, code, lang) {
  const parts = new URLSearchParams(what === "agency" || what === "counter" ? { layout: what, [what]: code } : { [what]: code });
  if (lang !== "id") parts.set("lang", lang);
  return `?${parts}`;
}

/** Is it another screen than before? @param {Choice} before @param {Choice} after */
export function differs(before, after) {
  return JSON.stringify(before) !== JSON.stringify(after);
}
