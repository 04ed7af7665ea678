/** The table block: its first row is the heading, its settings align the columns. */

import { el } from "./dom.js";
import { richText } from "./rich_text.js";

const content = (cell) => (cell.type === "rich_text" ? richText(cell) : (cell.text ?? String(cell.value ?? "")));

function drawCell(tag, cell, setting) {
  const align = setting?.align ?? "left";
  const wrap = setting?.is_wrapped ? " wrapped" : "";
  return el(tag, { class: `align-${align}${wrap}`, scope: tag === "th" ? "col" : null }, content(cell));
}

export function table(block) {
  const settings = block.column_settings ?? [];
  const row = (cells, tag) => el("tr", {}, cells.map((cell, at) => drawCell(tag, cell, settings[at])));
  const [head, ...rows] = block.rows;
  return el("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": `Tabell, ${rows.length} rader` },
    el("table", {},
      el("thead", {}, row(head, "th")),
      el("tbody", {}, rows.map((cells) => row(cells, "td")))));
}
