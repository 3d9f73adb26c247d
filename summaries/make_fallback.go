package summaries

import "strings"

// template writes with our words: figures, or news of a page that has none. Where the
// whole is refused, other variants of it are tried, and then what is least important is
// left out, sentence by sentence.
func (w *work) template() bool {
	switch {
	case w.choice.Abstain:
		return false
	case !w.choice.figures():
		return w.news()
	}
	for range mostVariants {
		if w.offers(within(w.writer.lines(w.choice), MostWords)) {
			return true
		}
		w.writer.shift++
	}
	lines := within(w.writer.lines(w.choice), MostWords)
	for n := len(lines) - 1; n > 0; n-- {
		if w.offers(lines[:n]) {
			return true
		}
	}
	return false
}

// mostVariants is how many wordings of the whole are tried.
const mostVariants = 4

// news tells sentences of the page itself: both, or one of them.
func (w *work) news() bool {
	lines := within(extracted(w.reading, false), MostWords)
	for _, some := range [][]line{lines, lines[:min(1, len(lines))], lines[min(1, len(lines)):]} {
		if len(some) > 0 && w.offers(some) {
			return true
		}
	}
	return false
}

// addNews puts news of the page behind the figures, if there is room and it passes.
func (w *work) addNews() {
	if w.Method != ByModel && w.Method != ByTemplate || !w.choice.figures() {
		return
	}
	news := within(extracted(w.reading, true), MostWords-w.Words)
	for n := len(news); n > 0; n-- {
		text := w.Text + " " + joined(news[:n])
		if v := w.reading.Verify(text); len(v.Faults) == 0 && len(text) <= mostBytes {
			w.take(w.Method, text, v)
			return
		}
	}
}

func (w *work) offers(lines []line) bool { return len(w.offer(ByTemplate, joined(lines))) == 0 }

// single tells one claim alone.
func (w *work) single() bool {
	l := one(w.choice)
	return l.text != "" && len(w.offer(ByOne, l.text)) == 0
}

// nothing tells no figure.
func (w *work) nothing() bool {
	w.Method, w.Text = ByTitle, render("none", words{})
	w.Words = wordCount(w.Text)
	w.trace("hasil", w.Text)
	return true
}

// finish adds news and the title, and says what speaks for a look before it goes out.
func (w *work) finish() {
	w.addNews()
	w.Title = w.title()
	w.Doubts = w.doubts()
}

// title is the rate in one line where the text tells it; else the page's own if every
// number in it passes; else one that names the subject.
func (w *work) title() string {
	var titles []string
	if rate := w.choice.Rate.Level; w.Method != ByTitle && rate.isSet() {
		with := words{Place: w.shortPlace(), On: titlePeriod(rate.Period), Value: amount(rate)}
		titles = append(titles, render("title/rate", with))
		with.Place = placeWords(w.choice.Place)
		titles = append(titles, render("title/rate", with), render("title/ratio", with))
	}
	titles = append(titles, shortened(oneLine(w.reading.Page.Title)))
	if w.choice.Place.Name != "" {
		titles = append(titles, render("title/place", words{Place: placeWords(w.choice.Place)}))
	}
	for _, title := range titles {
		if title != "" && len(w.reading.Verify(title).Faults) == 0 {
			return title
		}
	}
	return render("title/none", words{})
}

// shortPlace is the subject without "Kabupaten" or "Provinsi", if no other region bears
// the short name; a kota keeps its kind.
func (w *work) shortPlace() string {
	full := placeWords(w.choice.Place)
	short := shortName(full)
	if short == full || full == "Kota "+short {
		return full
	}
	for _, r := range w.Catalogue.Regions() {
		if r.Name == short && r.Code != w.choice.Place.Code {
			return full
		}
	}
	return short
}

// shortened cuts a long title between words.
func shortened(title string) string {
	if len(title) <= mostTitle {
		return title
	}
	title = cut(title, mostTitle)
	return title[:max(strings.LastIndexByte(title, ' '), 0)] + "…"
}

// mostTitle is how long a title may be, in bytes.
const mostTitle = 200
