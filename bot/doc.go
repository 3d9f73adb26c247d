// Package bot is the conversation: an update comes in, a command answers it.
//
// Answer has no error result and never sends. It returns what is to be said, so
// that every door (Telegram, the demo page, the terminal) says the same, and a
// test is Answer(update) == reply. A user's mistake is a helpful reply; a fault of
// ours becomes an apology with a reference, and is logged once under it.
//
// Commands stand one a file (cmd_*.go) in the table of commands.go; their words
// are in bot/text; what they know comes from the rooms. A button is a command that
// somebody else typed: its data is the command with codes in place of names.
//
// What nobody asked for at that moment goes out as letters of package outbox:
// Announce, PostReleases and Remind put them in, as often as they are called; Address
// makes those of a broadcast for a page of its readers; Words finds what a letter says
// once its turn has come; Delivered, Rested and TopicGone hear what became of it. What
// takes long to read is promised by Answer and done by Work.
//
// # Where things stand
//
// Files that belong together begin with the same word or stand beside each other here:
//
//	bot, commands, answer, talk     an update, the command that is meant, and what it is answered with
//	arguments, buttons, forms*      what a command is told: words, buttons, one question after the other
//	openquestion                    the question that a command leaves open
//	question, understood, followup  words without a command; what was asked before, and a model that may
//	subject, asked                  read what our own reading does not
//	regions, figures, comparison    the regions that are meant, and answers on figures
//	ranking, since                  about them
//	pictures_*, inline*             the same as pictures, and on cards in any chat
//	reading_*, work                 texts, pages and files that somebody has checked or summarised
//	preferences, subscribed         what a chat has settled: subscriptions, conditions, binding to a
//	watches, binding, channels      region, channels
//	events, outgoing                the bot is let in or shut out; what became of letters
//	news*                           new figures: announced, addressed to those who want them, put into words
//	corrections                     figures that are corrected by hand
//	releases_*                      releases: approved, posted, corrected
//	tenant, roles, offices          whose things are meant here and who may do what; offices and
//	start_invitation, targets       invitations; planned values
//	resident                        numbers of residents, which are refused wherever they are said
//	affairs, recipients, history    what is common to commitments and meetings: a region's rules, who is told
//	                                of them, who changed what
//	pledge_*                        commitments: recorded, changed, reported on, reviewed
//	remind*, rekap*                 reminders of them, and the weekly recap
//	agenda*                         meetings
//	export_*                        commitments as XLSX, CSV and calendar
//
// A conversation in testdata/*.txt shows each of them; transcript_test.go tells its signs,
// and stage_test.go and the files *stage_test.go play it.
package bot
