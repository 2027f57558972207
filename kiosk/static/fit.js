// @ts-check
/**
 * How many tiles fit where: roomy when they can, dense when they must, pages with big buttons when nothing else helps.
 * Never scrolling: a visitor who has never seen a touch screen does not know that one can.
 *
 * @typedef {{minWidth: number, minHeight: number, maxHeight: number}} Size
 * @typedef {{columns: number, rows: number, pages: number, perPage: number, tileHeight: number, size: number}} Fit
 */

/** @param {number} space @param {number} least @param {number} gap */
const howMany = (space, least, gap) => Math.max(1, Math.floor((space + gap) / (least + gap)));

/**
 * @param {{count: number, width: number, height: number, gap: number, pager: number, sizes: Size[]}} room
 *   `sizes` from roomy to dense; `pager` is the height the page buttons take
 * @returns {Fit}
 */
export function fit({ count, width, height, gap, pager, sizes }) {
  for (const [size, { minWidth, minHeight, maxHeight }] of sizes.entries()) {
    const columns = howMany(width, minWidth, gap);
    const rows = Math.max(1, Math.ceil(count / columns));
    if (rows <= howMany(height, minHeight, gap)) {
      const tileHeight = Math.min(maxHeight, (height - (rows - 1) * gap) / rows);
      return { columns, rows, pages: 1, perPage: Math.max(count, 1), tileHeight, size };
    }
  }
  const size = sizes.length - 1;
  const { minWidth, minHeight, maxHeight } = sizes[size];
  const room = height - pager - gap;
  const columns = howMany(width, minWidth, gap);
  const pages = Math.ceil(count / (columns * howMany(room, minHeight, gap)));
  const rows = Math.ceil(Math.ceil(count / pages) / columns);
  const tileHeight = Math.max(minHeight, Math.min(maxHeight, (room - (rows - 1) * gap) / rows));
  return { columns, rows, pages, perPage: rows * columns, tileHeight, size };
}
