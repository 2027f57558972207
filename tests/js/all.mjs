// @ts-check
/** Every test of this folder in one process: one for each file takes five times as long. */
import { readdirSync } from "node:fs";

const here = new URL(".", import.meta.url);
for (const name of readdirSync(here).sort()) {
  if (name.endsWith(".test.mjs")) await import(new URL(name, here).href);
}
