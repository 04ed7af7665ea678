/** Files of a message: pictures shown with their alt text, documents as links to download. */

import { el } from "./dom.js";
import { icon } from "./icons.js";

const KINDS = { "text/csv": "Tabell (CSV)", "application/pdf": "PDF", "application/json": "JSON", "text/plain": "Text" };

export function drawFiles(files) {
  if (!files.length) return null;
  return el("ul", { class: "files" }, files.map((file) => el("li", {}, drawFile(file))));
}

function drawFile(file) {
  return file.mimetype?.startsWith("image/") ? picture(file) : card(file);
}

const picture = (file) =>
  el("figure", { class: "picture" },
    el("figcaption", {}, el("a", { href: file.url, download: file.name }, file.name)),
    el("img", { src: file.url, alt: file.alt || file.name }));

const card = (file) =>
  el("a", { class: "file-card", href: file.url, download: file.name }, icon("file"),
    el("span", {}, el("strong", {}, file.name), el("span", { class: "file-kind" }, `${KINDS[file.mimetype] ?? "Dokument"}, ladda ner`)));
