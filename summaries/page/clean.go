package page

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/PuerkitoBio/goquery"
)

// clean takes out of a page what is not its article: first what a reader does not see,
// then the furniture of the site, then pointers to other articles.
func clean(doc *goquery.Document) {
	doc.Find(unseen).Remove()
	doc.Find("[style]").FilterFunction(styledAway).Remove()
	doc.Find("sup").FilterFunction(isMark).Remove()
	sizes := measure(doc.Get(0))
	doc.Find(furnished).Each(func(_ int, s *goquery.Selection) { sizes.drop(s.Get(0)) })
	doc.Find("[class], [id]").FilterFunction(namedFurniture).Each(func(_ int, s *goquery.Selection) { sizes.drop(s.Get(0)) })
	doc.Find("ul, ol, dl, div, section, article, header, table, h2, h3, h4, h5, h6").FilterFunction(func(_ int, s *goquery.Selection) bool { return sizes[s.Get(0)].isMenu() }).Remove()
	dropReadAlso(doc.Get(0))
	for _, form := range doc.Find("form, fieldset").Nodes { // some sites put the whole page into one
		rename(form, "div")
	}
}

// unseen are elements that no reader sees, or that are no prose. What is struck out is
// what the page no longer says.
const unseen = `[hidden], [aria-hidden="true"], template, object, embed, applet, canvas, audio, video, picture, img, map,
	input, select, button, label, option, datalist, dialog, del, link,
	.sr-only, .visually-hidden, .screen-reader-text, .d-none, .hidden, .hide`

// furnished are elements and roles that are never the article.
const furnished = `nav, footer, aside, menu, [role="navigation"], [role="banner"], [role="contentinfo"], [role="complementary"],
	[role="search"], [role="dialog"], [role="alert"], [role="alertdialog"], [role="menu"], [role="menubar"]`

// styledAwayBy are the styles that hide an element, written without blanks. White on
// white is not among them: what surrounds an element cannot be told from here.
var styledAwayBy = regexp.MustCompile(`display:none|visibility:(?:hidden|collapse)|opacity:0(?:\.0*)?(?:;|$|!)|font-size:0(?:px|em|rem|pt|%)?(?:;|$|!)|` +
	`(?:left|top|text-indent):-\d{3,}|clip:rect\(0|clip-path:inset\((?:50|100)%`)

func styledAway(_ int, s *goquery.Selection) bool {
	style := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s.AttrOr("style", ""))
	return styledAwayBy.MatchString(style)
}

// isMark tells whether a superscript is the mark of a footnote, which would else become
// the last digit of the number before it.
func isMark(_ int, s *goquery.Selection) bool { return mark.MatchString(strings.TrimSpace(s.Text())) }

var mark = regexp.MustCompile(`^[\[(]?(?:\d{1,3}|[a-z]|[*†‡]+)(?:[,;]\s?\d{1,2})*[\])]?$`)

// names are the words in class and id by which sites name their furniture; wholly are
// those that name it only when they stand alone.
var names, wholly = wordSet(`share sharing shares sharer sharebar sharebox sosmed socmed social medsos addtoany addthis sharedaddy
	related terkait terkini terbaru terpopuler populer popular trending recommended rekomendasi relatedposts
	bacajuga readalso comment comments komentar disqus respond
	ad ads adsense advert advertisement advertising iklan sponsor sponsored banner promo
	breadcrumb breadcrumbs navbar navigation topbar sidebar footer cookie cookies consent gdpr newsletter subscribe subscription
	tags tagcloud pagination authorbox viewcount prevnext preloader`),
	wordSet(`menu nav widget widgets widget-area popup modal overlay pager paging hits login search copyright loader counter author-box reply replies`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// namedFurniture tells whether a class or the id of an element names furniture.
func namedFurniture(_ int, s *goquery.Selection) bool {
	for _, name := range strings.Fields(strings.ToLower(s.AttrOr("class", "") + " " + s.AttrOr("id", ""))) {
		if wholly[name] || namedInPart(name) {
			return true
		}
	}
	return false
}

// namedInPart looks at the words of a name like "td-related-posts". A name that speaks of
// having or lacking a thing, like "has-sidebar", is not that thing's.
func namedInPart(name string) bool {
	parts := strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' || r == ':' })
	for i, part := range parts {
		switch {
		case part == "has" || part == "with" || part == "no" || part == "without":
			return false
		case names[part] || i > 0 && names[parts[i-1]+part]:
			return true
		}
	}
	return false
}
