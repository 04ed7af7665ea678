/** The markdown block: the common part of Markdown as DOM nodes. */

import { link } from "./angle.js";
import { el } from "./dom.js";

const INLINE = [
  [/`([^`\n]+)`/, (found) => el("code", {}, found[1])],
  [/\[([^\]\n]+)\]\(([^)\s]+)\)/, (found) => link(found[2], marked(found[1]))],
  [/\*\*(?=\S)([^\n]+?)\*\*/, (found) => el("strong", {}, marked(found[1]))],
  [/~~(?=\S)([^\n]+?)~~/, (found) => el("s", {}, marked(found[1]))],
  [/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]+?)\*/u, (found) => el("em", {}, marked(found[1]))],
  [/(?<![\p{L}\p{N}_])_(?=\S)([^_\n]+?)_(?![\p{L}\p{N}])/u, (found) => el("em", {}, marked(found[1]))],
  [/https?:\/\/[^\s<>]*[^\s<>.,:;!?)]/, (found) => link(found[0], found[0])],
];

function marked(text) {
  const hits = INLINE.map(([pattern, draw]) => ({ found: pattern.exec(text), draw })).filter(({ found }) => found);
  if (!hits.length) return [text];
  const first = hits.reduce((best, hit) => (hit.found.index < best.found.index ? hit : best));
  const { index, 0: whole } = first.found;
  return [text.slice(0, index), first.draw(first.found), ...marked(text.slice(index + whole.length))];
}

const LEVELS = ["h3", "h4", "h5", "h6", "h6", "h6"];
const withoutMark = (lines, mark) => lines.map((line) => line.replace(mark, ""));
const items = (lines, mark) => withoutMark(lines, mark).map((line) => el("li", {}, marked(line)));
const broken = (lines) => lines.flatMap((line, at) => (at ? [el("br"), ...marked(line)] : marked(line)));
const cells = (line, tag) => line.replace(/^\||\|$/g, "").split("|").map((cell) => el(tag, {}, marked(cell.trim())));

function table([head, , ...rows]) {
  const body = rows.map((row) => el("tr", {}, cells(row, "td")));
  return el("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": "Tabell" },
    el("table", {}, el("thead", {}, el("tr", {}, cells(head, "th"))), el("tbody", {}, body)));
}

const KINDS = [
  [/^#{1,6} /, (lines) => lines.map((line) => el(LEVELS[line.indexOf(" ") - 1], {}, marked(line.replace(/^#+ /, ""))))],
  [/^(-{3,}|\*{3,})$/, () => el("hr")],
  [/^> ?/, (lines) => el("blockquote", {}, broken(withoutMark(lines, /^> ?/)))],
  [/^\s*[-*+] +/, (lines) => el("ul", {}, items(lines, /^\s*[-*+] +/))],
  [/^\s*\d+[.)] +/, (lines) => el("ol", { start: Number.parseInt(lines[0], 10) }, items(lines, /^\s*\d+[.)] +/))],
  [/^\|/, table],
  [/\S/, (lines) => el("p", {}, broken(lines))],
];

function prose(text) {
  const groups = [];
  for (const line of text.split("\n")) {
    const kind = KINDS.find(([start]) => start.test(line)) ?? null;
    if (groups.at(-1)?.kind === kind) groups.at(-1).lines.push(line);
    else groups.push({ kind, lines: [line] });
  }
  return groups.filter(({ kind }) => kind).map(({ kind, lines }) => kind[1](lines));
}

export function markdown(block) {
  return block.text.split(/^```.*\n([\s\S]*?)\n?```$/m).map((part, at) =>
    at % 2 ? el("pre", { tabindex: "0" }, el("code", {}, part)) : prose(part));
}
