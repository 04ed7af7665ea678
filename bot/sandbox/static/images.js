/** Pictures: of the sandbox's own files; one from elsewhere is named with a link, for the page loads nothing from outside. */

import { link } from "./angle.js";
import { el } from "./dom.js";
import { plainText } from "./mrkdwn.js";

const isOwn = (url) => new URL(url, window.location.href).origin === window.location.origin;

const urlOf = ({ image_url: url, slack_file: file }) => url ?? file?.url ?? `/sandbox/files/${encodeURIComponent(file?.id ?? "")}`;

export function image(given, size = "full") {
  const url = urlOf(given);
  const alt = given.alt_text ?? "";
  if (!isOwn(url)) return el("p", { class: `block picture-elsewhere ${size}` }, "Bild: ", link(url, alt || url));
  const picture = el("img", { src: url, alt, class: size });
  if (size !== "full") return picture;
  return el("figure", { class: "block picture" }, given.title && el("figcaption", {}, plainText(given.title)), picture);
}
