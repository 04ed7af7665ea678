/** Slack's mrkdwn as DOM nodes: fenced code, quotes, lists and paragraphs. */

import { decode } from "./angle.js";
import { el } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { inline } from "./inline.js";

const KINDS = [
  ["quote", /^(?:&gt;|>) ?/],
  ["list", /^\s*[•◦▪-] +/],
  ["ordered", /^\s*\d{1,3}[.)] +/],
];

/** A fragment for a mrkdwn text; a `verbatim` one is not searched for bare addresses. */
export function mrkdwn(text, verbatim = false) {
  const fragment = document.createDocumentFragment();
  text.split(/```\n?([\s\S]*?)\n?```/).forEach((part, index) => {
    if (index % 2) fragment.append(el("pre", { tabindex: "0" }, el("code", {}, decode(part))));
    else fragment.append(...paragraphs(part, verbatim));
  });
  return fragment;
}

/** The node for a Block Kit text object. */
export function textNodes(text) {
  if (!text) return "";
  if (typeof text === "string") return withEmoji(text);
  return text.type === "mrkdwn" ? mrkdwn(text.text, text.verbatim) : withEmoji(text.text);
}

/** A text object as a bare string, for names and labels. */
export const plainText = (text) => withEmoji(typeof text === "string" ? text : (text?.text ?? ""));

function paragraphs(part, verbatim) {
  const groups = [];
  for (const line of part.replace(/^\n+|\n+$/g, "").split("\n")) {
    const kind = kindOf(line);
    if (groups.at(-1)?.kind === kind) groups.at(-1).lines.push(line);
    else groups.push({ kind, lines: [line] });
  }
  return groups.map((group) => drawGroup(group, verbatim)).filter(Boolean);
}

const kindOf = (line) => (line.trim() ? (KINDS.find(([, start]) => start.test(line))?.[0] ?? "text") : "blank");

const stripped = (line, kind) => line.replace(KINDS.find(([name]) => name === kind)[1], "");

function drawGroup({ kind, lines }, verbatim) {
  if (kind === "blank") return null;
  if (kind === "text") return el("p", {}, broken(lines, verbatim));
  if (kind === "quote") return el("blockquote", {}, broken(lines.map((line) => stripped(line, kind)), verbatim));
  const items = lines.map((line) => el("li", {}, inline(stripped(line, kind), verbatim)));
  if (kind === "list") return el("ul", {}, items);
  return el("ol", { start: Number.parseInt(lines[0], 10) }, items);
}

const broken = (lines, verbatim) =>
  lines.flatMap((line, index) => [...(index ? [el("br")] : []), ...inline(line, verbatim)]);
