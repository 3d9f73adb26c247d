// Turns messages into elements. Only the kinds below are ever built, and all
// words become text nodes; nothing is read as markup.
import { icon, make, sizeOf, timeOf, words } from "./dom.js";

const plain = new Set(["b", "i", "u", "s", "code", "pre"]);
const drawings = {
  reply: "M10 6l-6 6 6 6M4 12h9c4 0 7 2 7 6",
  away: "M8 16L17 7M9 7h8v8",
  copy: "M9 9h10v11H9zM15 9V4H5v11h4",
  file: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
  save: "M12 4v11M7 11l5 5 5-5M5 20h14",
};
const blocks = new Set(["pre", "blockquote"]);

/**
 * The element of one message.
 * view: { mine, sender, showSender, via, tone, nameOf(person), onCommand(text),
 * onPress(key, entry, data), onCopy(text), onQuote(id), onPicture(picture), onReply(entry) or none }
 */
export function message(entry, view) {
  const bubble = make("div", { class: "bubble" },
    make("p", { class: view.showSender ? "sender" : "hidden-text" }, view.sender),
    view.via ? make("p", { class: "via" }, view.via) : null,
    quote(entry, view),
    picture(entry, view),
    file(entry),
    entry.body?.length ? make("div", { class: "text" }, ...nodes(entry.body, view)) : null,
    footer(entry, view));
  return make("article", {
    class: "message" + (view.mine ? " mine" : "") + (entry.buttons ? " has-buttons" : "") + (entry.picture ? " has-picture" : ""),
    "data-message": entry.id, "data-tone": view.tone,
  }, bubble, keyboard(entry, view));
}

/** To be called once the element stands: short quotes need no folding. */
export function settle(element) {
  for (const fold of element.querySelectorAll(".fold")) {
    const text = fold.firstElementChild;
    if (text.scrollHeight <= text.clientHeight + 4) fold.classList.add("short");
  }
}

function nodes(list, view) {
  return list.map((node, at) => {
    if (node.k) return element(node, view);
    // A block begins and ends a line by itself, so the breaks beside it go.
    let text = node.s;
    if (blocks.has(list[at - 1]?.k)) text = text.replace(/^\n/, "");
    if (blocks.has(list[at + 1]?.k)) text = text.replace(/\n$/, "");
    return text;
  });
}

function element(node, view) {
  const inner = nodes(node.c ?? [], view);
  if (node.k === "cmd") {
    const command = node.c[0].s;
    return make("button", { type: "button", class: "command", onclick: () => view.onCommand(command) }, command);
  }
  if (node.k === "a") {
    return node.href && /^https?:/.test(node.href) ? link(node.href, ...inner) : make("span", {}, ...inner);
  }
  if (node.k === "blockquote") {
    const text = make("blockquote", {}, ...inner);
    return node.folded ? folded(text) : text;
  }
  return make(plain.has(node.k) ? node.k : "span", {}, ...inner);
}

function link(address, ...inner) {
  return make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, ...inner,
    make("span", { class: "hidden-text" }, ` (${words.newTab})`));
}

/** A long quote that shows its first lines until it is opened. */
function folded(text) {
  const toggle = make("button", { type: "button", class: "fold-toggle", "aria-expanded": "false" }, words.more);
  const box = make("div", { class: "fold" }, text, toggle);
  toggle.addEventListener("click", () => {
    const open = box.classList.toggle("open");
    toggle.setAttribute("aria-expanded", open);
    toggle.textContent = open ? words.less : words.more;
  });
  return box;
}

function quote(entry, view) {
  if (!entry.quote) return null;
  return make("button", { type: "button", class: "quote", onclick: () => view.onQuote(entry.quote.id) },
    make("span", { class: "quote-name" }, view.nameOf(entry.quote.person)),
    make("span", { class: "quote-text" }, entry.quote.text || words.photo));
}

/** A picture that opens large, or in a tab of its own where one asks for that; words when there is none. */
function picture(entry, view) {
  const p = entry.picture;
  if (!p) return null;
  if (!p.address) return noPicture(p, words.pictureFailed);
  const image = make("img", {
    src: p.address, alt: p.alt || words.photo, width: p.width, height: p.height, loading: "lazy",
  });
  const link = make("a", { class: "picture", href: p.address, target: "_blank", rel: "noopener", "aria-haspopup": "dialog" }, image);
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    view.onPicture(p);
  });
  image.addEventListener("error", () => link.replaceWith(noPicture(p, words.pictureGone)));
  return link;
}

function noPicture(p, reason) {
  return make("p", { class: "no-picture" }, reason, p.alt ? make("span", { class: "hidden-text" }, " " + p.alt) : null);
}

/** Shows the picture before an edit until the one after it has come. */
export function settlePicture(element, old) {
  const image = element.querySelector(".picture img");
  const before = old.querySelector(".picture img");
  if (!image || !before?.complete || image.src === before.src) return;
  image.loading = "eager";
  image.style.backgroundImage = `url("${before.src}")`;
  image.addEventListener("load", () => { image.style.backgroundImage = ""; });
}

/** A document to open or download, or the name of one that is gone. */
function file(entry) {
  const f = entry.file;
  if (!f) return null;
  const name = f.name || (f.photo ? words.photo : words.file);
  const about = f.address ? sizeOf(f.size ?? 0) : words.fileGone;
  const inner = [icon(drawings.file), make("span", { class: "file-name" }, name, make("span", { class: "file-about" }, about))];
  if (!f.address) return make("div", { class: "file" }, ...inner);
  const save = { href: f.address, download: f.name || "" };
  if (!f.opens) return make("a", { class: "file", ...save }, ...inner);
  const open = link(f.address, ...inner);
  open.className = "file";
  return make("div", { class: "files" }, open,
    make("a", { class: "icon", ...save, "aria-label": `${words.save} ${name}`, title: words.save }, icon(drawings.save)));
}

function footer(entry, view) {
  return make("p", { class: "meta" },
    view.onReply ? replyButton(entry, view) : null,
    entry.edited ? make("span", { class: "edited" }, words.edited) : null,
    make("time", { datetime: new Date(entry.time).toISOString() }, timeOf(entry.time)));
}

function replyButton(entry, view) {
  return make("button", {
    type: "button", class: "reply", "aria-label": words.reply, onclick: () => view.onReply(entry),
  }, icon(drawings.reply));
}

function keyboard(entry, view) {
  if (!entry.buttons) return null;
  return make("div", { class: "keyboard" }, ...entry.buttons.map((row) =>
    make("div", { class: "keys" }, ...row.map((button) => key(entry, button, view)))));
}

function key(entry, button, view) {
  if (button.url) {
    const address = link(button.url, button.label, icon(drawings.away));
    address.className = "key";
    return address;
  }
  const element = make("button", { type: "button", class: "key" }, button.label, button.copy ? icon(drawings.copy) : null);
  element.addEventListener("click", () =>
    button.copy ? view.onCopy(button.copy) : view.onPress(element, entry, button.data));
  return element;
}
