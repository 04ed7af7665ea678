/** Draws Block Kit: one function per kind of block; a kind unknown here says so. */

import { el } from "./dom.js";
import { drawElement } from "./elements.js";
import { icon } from "./icons.js";
import { image } from "./images.js";
import { inputBlock } from "./input.js";
import { markdown } from "./markdown.js";
import { plainText, textNodes } from "./mrkdwn.js";
import { richText } from "./rich_text.js";
import { blockIdOf, placeOf } from "./surface.js";
import { table } from "./table.js";

const BLOCKS = {
  header: (block) => el("h3", { class: "block header" }, plainText(block.text)),
  section,
  context: (block) => el("div", { class: "block context" }, block.elements.map(contextItem)),
  divider: () => el("hr", { class: "block divider" }),
  actions: (block, surface, blockId) =>
    el("div", { class: "block actions" }, block.elements.map((element) => drawElement(element, placeOf(surface, blockId, element)))),
  input: (block, surface, blockId) => inputBlock(block, surface, blockId),
  image: (block) => image(block),
  table: (block) => el("div", { class: "block" }, table(block)),
  rich_text: (block) => el("div", { class: "block prose" }, richText(block)),
  markdown: (block) => el("div", { class: "block prose" }, markdown(block)),
  alert,
};

export function drawBlocks(blocks, surface) {
  return blocks.map((block, at) => drawBlock(block, surface, blockIdOf(block, at)));
}

function drawBlock(block, surface, blockId) {
  const draw = BLOCKS[block.type];
  const node = draw ? draw(block, surface, blockId) : el("p", { class: "block unknown" }, `(block av typen ${block.type})`);
  node.dataset.block = blockId;
  return node;
}

function section(block, surface, blockId) {
  const text = block.text && el("div", { class: "prose" }, textNodes(block.text));
  const fields = block.fields && el("div", { class: "fields" }, block.fields.map((field) => el("div", { class: "prose" }, textNodes(field))));
  return el("div", { class: block.accessory ? "block section with-accessory" : "block section" },
    el("div", { class: "section-text" }, text, fields),
    block.accessory && accessory(block, surface, blockId));
}

function accessory(block, surface, blockId) {
  if (block.accessory.type === "image") return image(block.accessory, "thumbnail");
  const name = plainText(block.text).replace(/[*_~`]/g, "").split("\n")[0];
  return el("div", { class: "accessory" }, drawElement(block.accessory, placeOf(surface, blockId, block.accessory, { name })));
}

function contextItem(item) {
  if (item.type === "image") return image(item, "tiny");
  return el("div", { class: "prose" }, textNodes(item));
}

const ALERT_ICONS = { warning: "warning", error: "warning", success: "success" };

function alert(block) {
  const level = block.level ?? "default";
  return el("div", { class: `block alert alert-${level}` }, icon(ALERT_ICONS[level] ?? "info"),
    el("div", { class: "prose" }, textNodes(block.text)));
}
