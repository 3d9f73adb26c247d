// The page: which chat is shown, who speaks, and what the events change.
import { setClock } from "./clock.js";
import { byId, dayOf, make, post, words } from "./dom.js";
import { composer } from "./compose.js";
import { menu } from "./menu.js";
import { alertBox, toast } from "./notify.js";
import { message, settle, settlePicture } from "./render.js";
import { follow } from "./stream.js";
import { view } from "./viewer.js";

const keep = 300; // messages shown a chat
const chats = new Map(); // number → { kind, persons, admin, typing, messages, unread }
let menus = {};
let username = ""; // of the bot; empty when it offers no cards
let current = Number(sessionStorage.getItem("chat")) || Number(tabs()[0].dataset.chat);

const log = byId("log");
const scroll = byId("scroll");
const persona = byId("persona");
persona.value = sessionStorage.getItem("persona") || persona.options[0].value;

function tabs() {
  return [...document.querySelectorAll("button.chat")];
}

// Who speaks, and how persons are called.

const isGroup = (chat) => chats.get(chat)?.kind === "group";
const speaker = (chat) => (isGroup(chat) ? Number(persona.value) : chats.get(chat)?.persons[0]);

function nameOf(person) {
  if (person === 0) return words.bot;
  if (!isGroup(current) && person === speaker(current)) return words.you;
  const option = [...persona.options].find((one) => Number(one.value) === person);
  return option ? option.text : words.you;
}

// What goes to the bot.

const say = (text, replyTo = 0, file = undefined) =>
  post("/api/say", { chat: current, person: speaker(current), text, reply_to: replyTo, file });

const sayOrTell = (text) => say(text).catch(() => toast(words.notSent));

async function press(key, entry, data) {
  if (key.getAttribute("aria-busy")) return;
  key.setAttribute("aria-busy", "true");
  try {
    const { notice, alert } = await post("/api/press",
      { chat: entry.chat, person: speaker(entry.chat), message: entry.id, data });
    if (notice) (alert ? alertBox : toast)(notice);
  } catch (error) {
    toast(error.status === 410 ? words.pressGone : words.pressFailed);
  } finally {
    key.removeAttribute("aria-busy");
  }
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(words.copied);
  } catch {
    toast(words.copyFailed);
  }
}

const asked = (text, more) => ({ chat: current, person: speaker(current), text, ...more });

const compose = composer({
  send: say,
  past: () => chats.get(current).messages
    .filter((entry) => entry.person === speaker(current) && !entry.via).map(textOf).slice(-50),
  ask: async (text, signal) => (await post("/api/cards", asked(text), signal)).cards,
  choose: (text, card, replyTo) => post("/api/choose", asked(text, { card, reply_to: replyTo })),
});

const textOf = (entry) => (entry.body ?? []).map(nodeText).join("") || (entry.file?.name ?? "");
const nodeText = (node) => node.s ?? (node.c ?? []).map(nodeText).join("");

// What is shown.

function show(entry) {
  const group = isGroup(entry.chat);
  return message(entry, {
    mine: entry.person !== 0 && entry.person === speaker(entry.chat),
    sender: nameOf(entry.person),
    showSender: group,
    tone: group ? chats.get(entry.chat).persons.indexOf(entry.person) + 1 : 0,
    via: entry.via ? `${words.via} @${username}` : "",
    nameOf, onCommand: sayOrTell, onPress: press, onCopy: copy, onQuote: jump, onPicture: view,
    onReply: group && entry.person === 0 ? reply : undefined,
  });
}

const reply = (entry) => compose.reply(entry, textOf(entry).slice(0, 80));
const shown = (id) => log.querySelector(`[data-message="${id}"]`);

function jump(id) {
  const element = shown(id);
  if (!element) return;
  element.scrollIntoView({ block: "center" });
  element.classList.remove("found");
  requestAnimationFrame(() => element.classList.add("found"));
}

/** Puts one message at the end, below a new day's name if need be. */
function append(entry) {
  const day = dayOf(entry.time);
  if (log.dataset.day !== day) log.append(make("p", { class: "day" }, make("span", {}, day)));
  log.dataset.day = day;
  const element = show(entry);
  log.append(element);
  settle(element);
  while (log.children.length > keep) log.firstElementChild.remove();
  return element;
}

/** Shows the current chat from scratch, without reading it all aloud. */
function redraw() {
  const chat = chats.get(current);
  log.setAttribute("aria-live", "off");
  log.replaceChildren();
  delete log.dataset.day;
  const unread = chat.unread;
  chat.unread = 0;
  chat.messages.forEach(append);
  requestAnimationFrame(() => log.setAttribute("aria-live", "polite"));
  byId("as").hidden = chat.kind !== "group";
  mark();
  if (byId("empty").hidden || unread) toEnd();
  else toStart();
}

/** Brings all that surrounds the messages up to date. */
function mark() {
  const chat = chats.get(current);
  byId("empty").hidden = chat.messages.some((entry) => entry.person !== 0);
  byId("typing").hidden = !chat.typing;
  for (const one of document.querySelectorAll("[data-only]")) one.hidden = Number(one.dataset.only) !== current;
  for (const tab of tabs()) markTab(tab, chats.get(Number(tab.dataset.chat)));
}

function markTab(tab, chat) {
  const here = Number(tab.dataset.chat) === current;
  tab.toggleAttribute("aria-current", here);
  if (here) {
    tab.setAttribute("aria-current", "true");
    byId("title").textContent = tab.querySelector(".chat-title").textContent;
    byId("about").textContent = tab.dataset.about;
  }
  const last = chat.messages.at(-1);
  if (last) tab.querySelector(".chat-last").textContent = `${nameOf(last.person)}: ${textOf(last) || words.photo}`;
  const unread = tab.querySelector(".unread");
  unread.hidden = !chat.unread;
  unread.replaceChildren(String(chat.unread || ""), make("span", { class: "hidden-text" }, " " + words.unread));
}

// Scrolling: the end stays in sight for whoever is there.

let stick = true;
const atEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 24;

function toEnd() {
  scroll.scrollTop = log.childElementCount ? scroll.scrollHeight : 0;
  byId("down").hidden = true;
  stick = true;
}

/** Shows the welcome, and that messages stand below it. */
function toStart() {
  scroll.scrollTop = 0;
  byId("down").hidden = log.childElementCount === 0;
  stick = log.childElementCount === 0;
}

/** Shows a new message: its end, or its beginning when it is longer than the screen. */
function toNew(element) {
  toEnd();
  if (element.offsetHeight <= scroll.clientHeight - 16) return;
  scroll.scrollTop = scroll.scrollTop + element.getBoundingClientRect().top - scroll.getBoundingClientRect().top - 8;
  stick = false;
  byId("down").hidden = false;
}

scroll.addEventListener("scroll", () => { if (atEnd()) byId("down").hidden = true; });
// Pictures and the keyboard of a phone change the height later.
scroll.addEventListener("scroll", () => { stick = atEnd(); });
new ResizeObserver(() => { if (stick) toEnd(); }).observe(log);
new ResizeObserver(() => { if (stick) toEnd(); }).observe(scroll);
byId("down").addEventListener("click", () => { toEnd(); compose.focus(); });

const waits = new Map(); // chat → timer until its waiting is shown

function wait(chat, on) {
  chats.get(chat).typing = on;
  mark();
  if (stick) toEnd();
}

// What the server tells.

follow({
  reset(state) {
    menus = state.menus;
    introduce(state.username ?? "");
    setClock(state.clock);
    chats.clear();
    for (const one of state.chats) chats.set(one.chat, { ...one, unread: 0 });
    if (!chats.has(current)) current = state.chats[0].chat;
    redraw();
  },
  message(entry) {
    const chat = chats.get(entry.chat);
    chat.messages.push(entry);
    if (chat.messages.length > keep) chat.messages.shift();
    if (entry.chat !== current) {
      if (entry.person === 0) chat.unread++;
      return mark();
    }
    const own = entry.person === speaker(current);
    const followed = stick;
    const element = append(entry);
    mark();
    if (own) toEnd();
    else if (followed) toNew(element);
    else byId("down").hidden = false;
    if (entry.asks && !entry.buttons && isGroup(current) && entry.quote?.person === speaker(current)) reply(entry);
  },
  edit(entry) {
    const chat = chats.get(entry.chat);
    const at = chat.messages.findIndex((one) => one.id === entry.id);
    if (at < 0) return;
    chat.messages[at] = entry;
    if (entry.chat === current) replace(entry);
    mark();
  },
  clock: setClock,
  // Most answers come at once; only waiting is worth showing.
  typing({ chat, on }) {
    clearTimeout(waits.get(chat));
    if (on) waits.set(chat, setTimeout(() => wait(chat, true), 300));
    else wait(chat, false);
  },
}, (online) => { byId("offline").hidden = online; });

/** Learns the bot's name, and shows examples of what it is good for. */
function introduce(name) {
  username = name;
  compose.named(name);
  for (const chip of document.querySelectorAll("[data-ask]")) {
    if (!name) chip.remove();
    else chip.querySelector("code").textContent = `@${name} ${chip.dataset.ask}`;
  }
}

const label = (key) => key.textContent.replace(/^✓ /, ""); // the key stays the same when it is chosen

/** Changes a message in place; the focus stays on the same key. */
function replace(entry) {
  const old = shown(entry.id);
  if (!old) return;
  const keys = [...old.querySelectorAll(".key, .picture")];
  const at = keys.indexOf(document.activeElement);
  const element = show(entry);
  element.classList.add("changed");
  settlePicture(element, old);
  old.replaceWith(element);
  settle(element);
  if (at < 0) return;
  const now = [...element.querySelectorAll(".key, .picture")];
  (now.find((key) => label(key) === label(keys[at])) ?? now[at] ?? now[0] ?? byId("input")).focus({ preventScroll: true });
}

// What the person does.

for (const tab of tabs()) {
  tab.addEventListener("click", () => {
    current = Number(tab.dataset.chat);
    sessionStorage.setItem("chat", current);
    compose.clear();
    redraw();
  });
}
for (const chip of document.querySelectorAll(".chip")) {
  chip.addEventListener("click", () => {
    if (chip.dataset.ask) return compose.type(`@${username} ${chip.dataset.ask}`);
    scroll.focus();
    sayOrTell(chip.dataset.say);
  });
}
persona.addEventListener("change", () => {
  sessionStorage.setItem("persona", persona.value);
  redraw();
});
menu(() => {
  const chat = chats.get(current);
  const scope = chat.kind !== "group" ? "private" : speaker(current) === chat.admin ? "admins" : "groups";
  return menus[scope] ?? menus.groups ?? [];
}, sayOrTell);
