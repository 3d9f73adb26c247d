// The line in which one writes: Enter sends, the up arrow recalls, Escape lets a
// reply go. A file goes with it, or alone.
import { cardList } from "./cards.js";
import { byId, words } from "./dom.js";
import { toast } from "./notify.js";

const maxText = 4096; // UTF-16 units, as in Telegram
const maxFile = 1 << 20; // bytes

/** A file as the server takes it; its content in base64. */
async function packed(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let content = "";
  for (let at = 0; at < bytes.length; at += 8192) content += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return { name: file.name, photo: file.type.startsWith("image/"), content: btoa(content) };
}

/**
 * send(text, replyTo, file) resolves when sent; file is undefined for none. past() lists
 * own earlier texts, newest last. ask(words, signal) resolves to the bot's cards for some
 * words, and choose(words, card, replyTo) when one is sent.
 */
export function composer({ send, past, ask, choose }) {
  const input = byId("input");
  const picker = byId("file");
  let replyTo = 0;
  let chosen = null; // the file that goes with the next message
  let back = 0; // how many texts back is recalled; 0 is none

  function fit() {
    input.style.height = "auto";
    input.style.height = input.scrollHeight + "px";
    byId("send").classList.toggle("ready", input.value.trim() !== "" || chosen !== null);
  }

  function set(text) {
    input.value = text;
    input.setSelectionRange(text.length, text.length);
    fit();
  }

  const cards = cardList(input, {
    ask,
    async choose(q, card) {
      const text = input.value;
      const answered = replyTo;
      set("");
      reply(null);
      try {
        await choose(q, card.id, answered);
      } catch {
        if (!input.value) set(text);
        toast(words.notSent);
      }
    },
    changed(text) {
      set(text);
      cards.typed();
    },
  });

  async function submit() {
    if (!chosen && cards.enter()) return;
    cards.close();
    const text = input.value.trim();
    if (!text && !chosen) return;
    if (text.length > maxText) return toast(words.tooLong);
    const answered = replyTo;
    const file = chosen;
    attach(null);
    set("");
    back = 0;
    reply(null);
    try {
      await send(text, answered, file ? await packed(file) : undefined);
    } catch {
      if (!input.value) set(text);
      if (!chosen) attach(file);
      toast(words.notSent);
    }
  }

  function attach(file) {
    if (file && file.size > maxFile) return toast(words.fileTooLarge);
    if (file && !file.size) return toast(words.fileEmpty);
    chosen = file;
    byId("attached").hidden = !file;
    byId("attached-name").textContent = file ? file.name : "";
    fit();
    if (file) input.focus();
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

  input.addEventListener("input", () => { back = 0; fit(); cards.typed(); });
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
    } else if (!event.shiftKey && cards.key(event.key)) {
      event.preventDefault();
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
  byId("attach").addEventListener("click", () => picker.click());
  // Emptied at once, so that the same file can be chosen again.
  picker.addEventListener("change", () => { attach(picker.files[0] ?? null); picker.value = ""; });
  byId("attached-cancel").addEventListener("click", () => { attach(null); input.focus(); });
  return {
    reply, named: cards.named, focus: () => input.focus(),
    clear() { cards.close(); reply(null); attach(null); back = 0; set(""); },
    /** Puts a text into the line, as if it were typed. */
    type(text) { set(text); input.focus(); cards.typed(); },
  };
}
