// The line in which one writes: Enter sends, the up arrow recalls, Escape lets a
// reply go.
import { byId, words } from "./dom.js";
import { toast } from "./notify.js";

const maxText = 4096; // UTF-16 units, as in Telegram

/** send(text, replyTo) resolves when sent; past() lists own earlier texts, newest last. */
export function composer(send, past) {
  const input = byId("input");
  let replyTo = 0;
  let back = 0; // how many texts back is recalled; 0 is none

  function fit() {
    input.style.height = "auto";
    input.style.height = input.scrollHeight + "px";
    byId("send").classList.toggle("ready", input.value.trim() !== "");
  }

  function set(text) {
    input.value = text;
    input.setSelectionRange(text.length, text.length);
    fit();
  }

  async function submit() {
    const text = input.value.trim();
    if (!text) return;
    if (text.length > maxText) return toast(words.tooLong);
    const answered = replyTo;
    set("");
    back = 0;
    reply(null);
    try {
      await send(text, answered);
    } catch {
      if (!input.value) set(text);
      toast(words.notSent);
    }
  }

  function recall(step) {
    const texts = past();
    const to = Math.min(Math.max(back + step, 0), texts.length);
    if (to === back) return;
    back = to;
    set(back ? texts[texts.length - back] : "");
  }

  function reply(entry, text) {
    replyTo = entry ? entry.id : 0;
    byId("replying").hidden = !entry;
    byId("replying-text").textContent = text ?? "";
    if (entry) input.focus();
  }

  input.addEventListener("input", () => { back = 0; fit(); });
  // Keyboards on glass do not always name their keys, but they break the line.
  let shift = false;
  input.addEventListener("beforeinput", (event) => {
    if (event.inputType !== "insertLineBreak" || shift) return;
    event.preventDefault();
    submit();
  });
  input.addEventListener("keydown", (event) => {
    shift = event.shiftKey;
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      submit();
    } else if (event.key === "ArrowUp" && (back || !input.value)) {
      event.preventDefault();
      recall(1);
    } else if (event.key === "ArrowDown" && back) {
      event.preventDefault();
      recall(-1);
    } else if (event.key === "Escape" && replyTo) {
      reply(null);
    }
  });
  byId("compose").addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  byId("replying-cancel").addEventListener("click", () => { reply(null); input.focus(); });
  return { reply, clear() { reply(null); back = 0; set(""); }, focus: () => input.focus() };
}
