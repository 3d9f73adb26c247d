// Package examtest puts questions to the bot, as officials type them, and marks what
// it answers. The set is text that a head of department can read and correct: one
// file a theme, its first line the theme, questions apart by blank lines.
//
//	Tema: Angka satu wilayah
//
//	# a line that nobody reads
//	@ Kota Bandung                                   the chat's own region; Balangan unless said
//	? berapa persen penduduk miskin tabalong 2023    a question in a new chat
//	= Kabupaten Tabalong · P0 · Maret 2023 · 5,77    a figure that must be told; "|" between those of which one does
//	= 1. Kabupaten Sampang · P0 · Maret 2025 · 20,61  … as the first of its kind, 2. as the second
//	= hanya itu                                      no further region of that kind is told
//	= turun … 0,10 persen poin                       words that must be told: "…" is up to 80 letters of one line
//	≠ naik 3 persen                                  words that must not
//	! tanya balik: Kabupaten Banjar, Kota Banjar     it must ask back, with these among the choices
//	! tolak: proyeksi                                it must decline, with these words; without words in any, and without figures
//	! tidak ada: belum ada di data                   it must say that there is no such figure, with these words
//	~ Kabupaten Balangan · P0 · Maret 2025 · 4,64    a figure that may be told where it must decline
//	> kalau hst?                                     the next question in the same chat
//
// "turun" also stands for "berkurang" and a minus, "naik" for "bertambah" and a plus.
// How answers are marked is said at Outcome.
package examtest
