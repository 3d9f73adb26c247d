// Inline mode: "@bot words" in the line offers cards above it. The arrow keys move
// among them, Enter or a tap chooses, Escape lets them go.
import { byId, make, words } from "./dom.js";

const pause = 250; // milliseconds of silence before the bot is asked

/**
 * ask(words, signal) resolves to the cards { id, title, summary, picture }, and
 * choose(words, card) takes one. changed(text) puts another text into the input.
 */
export function cardList(input, { ask, choose, changed }) {
  const list = byId("cards");
  let name = ""; // of the bot, without @
  let cards = []; // as they stand in the list
  let found = ""; // the words for which they were offered
  let at = 0; // the one that Enter chooses
  let timer = 0;
  let asking = null; // what takes the question back

  /** The words behind the bot's name; null when the text does not begin with it. */
  function query(text) {
    const start = "@" + name;
    if (!name || text.slice(0, start.length).toLowerCase() !== start.toLowerCase()) return null;
    const rest = text.slice(start.length);
    return /^\s/.test(rest) ? rest.trim() : null;
  }

  /** Whether the text is on the way to the bot's name. */
  const begins = (text) => name !== "" && /^@\w*$/.test(text) && ("@" + name).toLowerCase().startsWith(text.toLowerCase());

  function typed() {
    stop();
    const text = input.value;
    const q = query(text);
    if (q !== null) timer = setTimeout(find, pause);
    else if (begins(text)) show([{ title: "@" + name, summary: words.inlineHint, completes: true }]);
    else hide();
  }

  async function find() {
    stop();
    const q = query(input.value);
    const mine = asking = new AbortController();
    list.setAttribute("aria-busy", "true");
    try {
      const got = await ask(q, mine.signal);
      if (mine !== asking) return;
      found = q;
      show(got);
      if (!got.length) excuse(words.noCards);
    } catch {
      if (mine !== asking) return;
      hide();
      excuse(words.cardsFailed);
    }
    if (mine === asking) stop();
  }

  /** Takes back what is being asked or about to be. */
  function stop() {
    clearTimeout(timer);
    asking?.abort();
    timer = 0;
    asking = null;
    list.removeAttribute("aria-busy");
  }

  function show(some) {
    cards = some;
    list.replaceChildren(...cards.map(option));
    list.hidden = !cards.length;
    byId("cards-note").hidden = true;
    if (!cards.length) return hide();
    list.scrollTop = 0;
    mark(0);
    tell(cards[0].completes ? "" : `${cards.length} ${words.cardsFound}`);
  }

  function option(card, number) {
    return make("div", {
      class: "card", role: "option", id: "card-" + number,
      onpointerdown: (event) => event.preventDefault(), // the input keeps the focus
      onpointermove: (event) => { if (event.pointerType === "mouse" && at !== number) mark(number); },
      onclick: () => take(number),
    },
    card.picture ? thumbnail(card.picture) : null,
    make("span", { class: "card-text" }, make("b", {}, card.title), make("span", {}, card.summary)));
  }

  const thumbnail = (address) => make("img", {
    class: "card-picture", src: address, alt: "", width: 88, height: 50, loading: "lazy", onerror: (event) => event.target.remove(),
  });

  function mark(number) {
    at = number;
    [...list.children].forEach((one, i) => one.setAttribute("aria-selected", i === at));
    list.children[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", "card-" + at);
  }

  /** Says to a screen reader what stands in the list. */
  const tell = (text) => { byId("cards-count").textContent = text; };

  /** Says in place of the cards why there are none. */
  function excuse(text) {
    byId("cards-note").textContent = text;
    byId("cards-note").hidden = false;
    tell(text);
  }

  function hide() {
    cards = [];
    list.hidden = true;
    list.replaceChildren();
    byId("cards-note").hidden = true;
    tell("");
    input.removeAttribute("aria-activedescendant");
  }

  function take(number) {
    const card = cards[number];
    if (card.completes) return changed(card.title + " ");
    const q = found;
    close();
    choose(q, card);
  }

  function close() {
    stop();
    hide();
  }

  /** Enter: chooses, or hurries what is being asked. False when it is not about cards. */
  function enter() {
    if (timer) find();
    else if (!asking && cards.length) take(at);
    else if (!asking) return false;
    return true;
  }

  /** A key of the input; true when it was for the cards. */
  function key(name) {
    if (name === "Escape" && (cards.length || asking || timer || !byId("cards-note").hidden)) close();
    else if (!cards.length) return false;
    else if (name === "ArrowDown") mark((at + 1) % cards.length);
    else if (name === "ArrowUp") mark((at - 1 + cards.length) % cards.length);
    else return false;
    return true;
  }

  document.addEventListener("pointerdown", (event) => {
    if (!list.contains(event.target) && !byId("compose").contains(event.target)) close();
  });
  return { typed, enter, key, close, named(username) { name = username; } };
}
