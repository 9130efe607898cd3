// Package wordcount finds and counts the words of a text.
package wordcount

import (
	"bufio"
	"errors"
	"io"
	"sort"
	"strings"
	"unicode"
)

// Entry is a word and how often it occurs.
type Entry struct {
	Word  string
	Count int
}

// Words gives the words of a text in their order.
func Words(text string) []string {
	var words []string
	s := scanner{found: func(word string) { words = append(words, word) }}
	for _, c := range text {
		s.next(c)
	}
	s.end()
	return words
}

// Count counts the words that r gives, the most frequent first.
func Count(r io.Reader, limit int) ([]Entry, error) {
	counts := map[string]int{}
	s := scanner{found: func(word string) { counts[word]++ }}
	text := bufio.NewReader(r)
	for {
		c, _, err := text.ReadRune()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		s.next(c)
	}
	s.end()
	return ranked(counts, limit), nil
}

func ranked(counts map[string]int, limit int) []Entry {
	entries := make([]Entry, 0, len(counts))
	for word, count := range counts {
		entries = append(entries, Entry{Word: word, Count: count})
	}
	sort.Slice(entries, func(a, b int) bool {
		if entries[a].Count != entries[b].Count {
			return entries[a].Count > entries[b].Count
		}
		return entries[a].Word < entries[b].Word
	})
	if limit >= 0 && limit < len(entries) {
		entries = entries[:limit]
	}
	return entries
}

const softHyphen = '\u00ad'

// scanner takes a text character by character and says which words it found.
type scanner struct {
	found  func(word string)
	word   strings.Builder
	joiner rune // stands after the word and belongs to it if a word character follows; or 0
}

func (s *scanner) next(c rune) {
	switch {
	case c == softHyphen:
	case unicode.In(c, unicode.L, unicode.M, unicode.N):
		if s.joiner != 0 {
			s.word.WriteRune(s.joiner)
			s.joiner = 0
		}
		s.word.WriteRune(unicode.ToLower(c))
	case joinerOf(c) != 0 && s.joiner == 0 && s.word.Len() > 0:
		s.joiner = joinerOf(c)
	default:
		s.end()
	}
}

func (s *scanner) end() {
	if s.word.Len() > 0 {
		s.found(s.word.String())
	}
	s.word.Reset()
	s.joiner = 0
}

// joinerOf gives a joiner in its one spelling, or 0.
func joinerOf(c rune) rune {
	switch c {
	case '\'', '’':
		return '\''
	case '-', '‐', '‑':
		return '-'
	}
	return 0
}
