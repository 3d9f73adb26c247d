// Package telegram is the door to Telegram, and the only package that knows the
// Bot API. It turns what the API brings into chat.Update, hands that to Answer,
// and sends what comes back.
//
// It promises:
//   - Updates of one chat are answered in order, chats beside each other, and no
//     more at once than the workers allow.
//   - The polling offset moves past finished updates only. What a killed process
//     had in hand comes again; what was answered does not.
//   - An answer finishes even when the program is told to stop (ten seconds).
//   - A 429 is obeyed to the second; outages are waited out.
//   - Being let in, shut out or moved to another number is an update like words, in
//     the order of its chat, and is never given up for a flood of words.
//   - Neither the token nor what people write stands in a log or an error.
//
// Files that come in are named in the update; Download gives their content, on the
// same way and without the token in any error.
//
// Files that go out are documents and pictures, from their bytes or by the id that
// Telegram keeps them under, with words of up to 1,024 characters as their caption; a
// file with longer words goes ahead of them alone. A chat that takes words and no files
// refuses a file and is not given up for it.
//
// Pictures that the bot draws go up once: their ids are kept by chat.Photo.Key (Pictures),
// and one whose id is known goes out by it, undrawn, and takes the place of another by it.
// An id that the API refuses is forgotten and the picture goes up in the same send. One
// that cannot be drawn, or that the chat does not take, leaves its words.
//
// Inline queries are answered beside the chats: they hold up no lane and no offset, and
// of one person only the newest is answered. Their pictures need an id too: one that is
// not known goes up into the operator's own chat (Door.Album), once and without a sound,
// and is left out when it does not come within four seconds. Cards have the buttons of a
// channel, since they stand in chats that the bot may not know.
//
// What nobody asked for goes out by Split and Deliver, one attempt at a time: the
// outbox decides what becomes of one that fails, from the errors of chat. There a
// connection that breaks after the request went out is uncertain too, so that every
// double that may be is counted.
//
// A message may double in one case only: the API took it and the connection
// broke before the reply. A send that timed out, or whose reply broke off half
// way, counts as taken and is not repeated; a connection that was refused or
// reset, a 5xx and a page that some proxy put in place of a reply count as not
// taken and are repeated up to four times. Edits and everything else that does
// the same when done twice are always repeated.
//
// The library github.com/go-telegram-bot-api/telegram-bot-api/v5 speaks an older
// API, so everything goes through its MakeRequest and UploadFiles with our own
// parameters. It never sees the token: it puts "TOKEN" into addresses, and the
// last step before the wire puts the real one there.
package telegram
