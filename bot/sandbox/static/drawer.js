/** On a narrow screen the sidebar is a drawer behind the menu button. */

import { byId } from "./dom.js";
import { icon } from "./icons.js";

const narrow = window.matchMedia("(max-width: 760px)");

export function startDrawer() {
  const menu = byId("menu");
  menu.append(icon("menu"));
  menu.addEventListener("click", () => setDrawer(menu.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen()) closeDrawer();
  });
  document.addEventListener("click", (event) => {
    if (isOpen() && !event.target.closest("#sidebar, #menu")) closeDrawer();
  });
}

const isOpen = () => narrow.matches && document.body.classList.contains("drawer-open");

function setDrawer(open) {
  document.body.classList.toggle("drawer-open", open);
  byId("menu").setAttribute("aria-expanded", String(open));
  byId("main").inert = open && narrow.matches;
  if (open) byId("as").focus();
}

export function closeDrawer() {
  if (!document.body.classList.contains("drawer-open")) return;
  setDrawer(false);
  byId("menu").focus();
}

narrow.addEventListener("change", () => setDrawer(false));
