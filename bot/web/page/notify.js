// What is shown over the chat: toasts that pass, and alerts to be tapped away.
import { byId, make } from "./dom.js";

/** Shows a short text for as long as it takes to read. */
export function toast(text) {
  const box = byId("toasts");
  const note = make("p", { class: "toast" }, text);
  box.append(note);
  while (box.children.length > 3) box.firstElementChild.remove();
  setTimeout(() => note.remove(), Math.max(4000, text.length * 80));
}

/** Shows a text until it is closed; the focus returns to where it was. */
export function alertBox(text) {
  byId("alert-text").textContent = text;
  const box = byId("alert");
  if (!box.open) box.showModal();
}
