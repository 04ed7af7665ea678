/** The page's few icons, as inline SVG that follows the text colour. */

const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  menu: "M3 6h18M3 12h18M3 18h18",
  close: "M6 6l12 12M18 6 6 18",
  back: "M15 5l-7 7 7 7",
  send: "M4 12 20 4l-5 16-3.5-6.5L4 12Zm7.5 1.5L20 4",
  eye: "M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12Zm10 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z",
  hash: "M9 4 7 20M17 4l-2 16M4 9h16.5M3.5 15H20",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  home: "M4 11.5 12 4l8 7.5V20h-5.5v-5h-5v5H4z",
  sprout: "M12 20v-9M12 13.2C11.3 9 8.500 7 4.500 7c0 4.600 3 7 7.500 6.200Zm0-2.400C12 7 15 4.500 19.500 4.500c0 4.600-3 7-7.500 6.300Z",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  file: "M7 3h7l4 4v14H7zM14 3v4h4M10 13h5M10 17h5",
  down: "M12 5v14M6 13l6 6 6-6",
  info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-10v5M12 8h.01",
  warning: "M12 4 2.500 20h19L12 4Zm0 6v4.500M12 17.500h.01",
  success: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm-4-9 3 3 5-6",
  chevron: "M9 6l6 6-6 6",
};

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `icon icon-${name}`);
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
