// Package web is the bot in a browser: a chat page on loopback (Demo) with the
// very same Answer that Telegram gets and the messages that nobody asked for
// (Demo.Deliver), the health check of the service (Health) and its numbers for
// Prometheus (Metrics).
//
// The page needs no token, no build step and nothing from outside: its files
// are embedded, and its Content-Security-Policy forbids any other. It has three
// places to talk: the private chats of the secretariat and of a head of
// department, and that department's group, in which one speaks as one of a few
// personas, so that rights, reports and reminders can be tried by one person
// alone. Files go in and out, the bot's name and some words offer cards (inline
// mode), and time can be made to pass (Config.Skip), since reminders come on
// working mornings only.
//
// What it promises:
//   - Updates of one chat are answered in order, chats in parallel, and an
//     answer is finished even when the tab that asked has gone.
//   - Every tab shows the same chats. What a tab missed it gets when it comes
//     back, and history outlives a reload; a restart begins anew.
//   - Memory is bounded: history, pictures, files, waiting updates, inline queries,
//     streams, bodies. A picture that no longer fits is drawn again when it is
//     looked at.
//   - Pictures are drawn with no chat's lock held, one at a time and each only once
//     while it is kept; one that fails leaves the words standing.
//   - A file is only ever a download or, by its content, a picture or PDF; no
//     browser takes one for a page.
//   - Of the words of an inline query nothing is kept.
//   - Nothing said reaches the page as markup. The bot's HTML is read into a
//     tree of permitted kinds (node), from which the page builds elements.
//   - Only loopback names are served, and changes are taken from the page's own
//     origin only, so no other site can read or steer the demo.
//
// The words on the page are Indonesian and stand in page/page.html; the code
// here has none.
package web
