/** The rich_text block: sections, lists, quotes and code, each a run of styled elements. */

import { broadcast, channel, link, moment, person } from "./angle.js";
import { el } from "./dom.js";
import { emoji } from "./emoji.js";

const STYLES = [["code", "code"], ["strike", "s"], ["italic", "em"], ["bold", "strong"], ["underline", "u"]];

const ELEMENTS = {
  text: (piece) => broken(piece.text),
  link: (piece) => link(piece.url, piece.text ?? piece.url),
  user: (piece) => person(piece.user_id),
  channel: (piece) => channel(piece.channel_id),
  usergroup: (piece) => el("span", { class: "mention" }, `@${piece.usergroup_id}`),
  broadcast: (piece) => broadcast(piece.range),
  date: (piece) => moment(piece.timestamp, piece.format ?? "{date_pretty} {time}", piece.url),
  color: (piece) => el("code", {}, piece.value),
  emoji: (piece) => fromCode(piece.unicode) ?? emoji(piece.name) ?? `:${piece.name}:`,
};

const fromCode = (code) => code && String.fromCodePoint(...code.split("-").map((part) => Number.parseInt(part, 16)));

const broken = (text) => text.split("\n").flatMap((line, index) => (index ? [el("br"), line] : [line]));

function piece(given) {
  const drawn = ELEMENTS[given.type]?.(given) ?? given.text ?? "";
  return STYLES.filter(([style]) => given.style?.[style]).reduce((node, [, tag]) => el(tag, {}, node), drawn);
}

const pieces = (part) => part.elements.map(piece);

function list(part) {
  const items = part.elements.map((item) => el("li", {}, pieces(item)));
  const indent = { class: `indent-${Math.min(part.indent ?? 0, 4)}` };
  if (part.style === "ordered") return el("ol", { ...indent, start: (part.offset ?? 0) + 1 }, items);
  return el("ul", indent, items);
}

const PARTS = {
  rich_text_section: (part) => el("p", {}, pieces(part)),
  rich_text_list: list,
  rich_text_quote: (part) => el("blockquote", {}, pieces(part)),
  rich_text_preformatted: (part) => el("pre", { tabindex: "0" }, el("code", {}, pieces(part))),
};

export const richText = (block) => block.elements.map((part) => PARTS[part.type]?.(part) ?? "");
