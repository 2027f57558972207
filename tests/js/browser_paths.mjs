// Lets tests import modules that name each other as the browser does: /ui/api.js, /manage/static/... .
import { register } from "node:module";

const FOLDERS = { "/ui/": "server/ui/static/", "/manage/static/": "server/manage/static/" };
const root = new URL("../../", import.meta.url).href;

const hook = `
  const folders = ${JSON.stringify(FOLDERS)};
  export async function resolve(name, context, next) {
    const at = Object.keys(folders).find((path) => name.startsWith(path));
    return at ? next(${JSON.stringify(root)} + folders[at] + name.slice(at.length), context) : next(name, context);
  }
`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
