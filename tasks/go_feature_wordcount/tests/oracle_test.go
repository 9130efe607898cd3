package tests

import (
	"math/rand"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"assay.test/wordcount"
)

var pattern = regexp.MustCompile(`[\p{L}\p{M}\p{N}]+(?:['’\-‐‑][\p{L}\p{M}\p{N}]+)*`)

// expectedWords is the rule of the instructions as a regular expression.
func expectedWords(text string) []string {
	words := []string{}
	for _, word := range pattern.FindAllString(strings.ReplaceAll(text, "\u00ad", ""), -1) {
		words = append(words, strings.Map(func(c rune) rune {
			switch c {
			case '’':
				return '\''
			case '‐', '‑':
				return '-'
			}
			return unicode.ToLower(c)
		}, word))
	}
	return words
}

// expectedCount picks the best entry again and again.
func expectedCount(text string, limit int) []wordcount.Entry {
	counts := map[string]int{}
	for _, word := range expectedWords(text) {
		counts[word]++
	}
	entries := []wordcount.Entry{}
	for len(counts) > 0 && (limit < 0 || len(entries) < limit) {
		best := wordcount.Entry{}
		for word, count := range counts {
			if count > best.Count || count == best.Count && word < best.Word {
				best = wordcount.Entry{Word: word, Count: count}
			}
		}
		delete(counts, best.Word)
		entries = append(entries, best)
	}
	return entries
}

var pieces = []string{
	"a", "B", "é", "e\u0301", "ß", "Ж", "Σ", "ς", "日", "本", "𝒳", "٣", "½", "Ⅷ", "İ", "नि", "\u200d",
	"'", "'", "’", "-", "‐", "‑", "\u00ad", "—", "_", ".", " ", "\n", "\u00a0", "\xff", "\ufffd", "🙂",
}

func randomText(random *rand.Rand, length int) string {
	var text strings.Builder
	for i := 0; i < length; i++ {
		text.WriteString(pieces[random.Intn(len(pieces))])
	}
	return text.String()
}

func words(t *testing.T, text string, want ...string) {
	t.Helper()
	if got := wordcount.Words(text); len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
		t.Fatalf("Words(%+q): got %+q, want %+q", text, got, want)
	}
}

func entries(t *testing.T, what string, got, want []wordcount.Entry) {
	t.Helper()
	if len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
		t.Fatalf("%s: got %+q, want %+q", what, got, want)
	}
}
