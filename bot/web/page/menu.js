// The menu of commands: a button and a list that obeys arrow keys and Escape.
import { byId, make } from "./dom.js";

/** items() lists { command, summary }; choose("/command") is called for a pick. */
export function menu(items, choose) {
  const button = byId("menu-button");
  const list = byId("menu");

  function open(last) {
    list.replaceChildren(...items().map((item) =>
      make("button", {
        type: "button", role: "menuitem", tabindex: "-1",
        onclick: () => { close(); choose("/" + item.command); },
      }, make("b", {}, "/" + item.command), make("span", {}, item.summary))));
    if (!list.children.length) return;
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
    (last ? list.lastElementChild : list.firstElementChild).focus();
  }

  function close() {
    const inside = list.contains(document.activeElement);
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (inside) button.focus();
  }

  function move(event) {
    const all = [...list.children];
    const at = all.indexOf(document.activeElement);
    const to = {
      ArrowDown: (at + 1) % all.length, ArrowUp: (at - 1 + all.length) % all.length,
      Home: 0, End: all.length - 1,
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      all[to].focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      if (event.key === "Escape") event.preventDefault();
      close();
    }
  }

  button.addEventListener("click", () => (list.hidden ? open() : close()));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open(event.key === "ArrowUp");
  });
  list.addEventListener("keydown", move);
  document.addEventListener("pointerdown", (event) => {
    if (!list.hidden && !list.contains(event.target) && !button.contains(event.target)) close();
  });
}
