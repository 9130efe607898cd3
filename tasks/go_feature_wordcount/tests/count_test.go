package tests

import (
	"errors"
	"fmt"
	"io"
	"math/rand"
	"strings"
	"testing"
	"testing/iotest"

	"assay.test/wordcount"
)

func count(t *testing.T, what string, r io.Reader, limit int, want []wordcount.Entry) {
	t.Helper()
	got, err := wordcount.Count(r, limit)
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	entries(t, what, got, want)
}

func TestCountsAreInOrder(t *testing.T) {
	text := "pear fig apple pear zoo Fig élan fig"
	count(t, text, strings.NewReader(text), -1,
		[]wordcount.Entry{{"fig", 3}, {"pear", 2}, {"apple", 1}, {"zoo", 1}, {"élan", 1}})
}

func TestEqualCountsAreInTheOrderOfTheirWords(t *testing.T) {
	text := "k j i h g f e d c b a a-b a'b"
	count(t, text, strings.NewReader(text), 5,
		[]wordcount.Entry{{"a", 1}, {"a'b", 1}, {"a-b", 1}, {"b", 1}, {"c", 1}})
}

func TestSpellingsOfOneWordAreCountedTogether(t *testing.T) {
	text := "Don't DON’T don't, d\u00adon't! e\u0301 \u00e9"
	count(t, text, strings.NewReader(text), -1, []wordcount.Entry{{"don't", 4}, {"e\u0301", 1}, {"é", 1}})
}

func TestLimitKeepsTheFirstEntries(t *testing.T) {
	text := "a a b b c"
	all := []wordcount.Entry{{"a", 2}, {"b", 2}, {"c", 1}}
	for _, limit := range []int{0, 1, 2, 3} {
		count(t, fmt.Sprint("limit ", limit), strings.NewReader(text), limit, all[:limit])
	}
	count(t, "limit 99", strings.NewReader(text), 99, all)
	count(t, "limit -7", strings.NewReader(text), -7, all)
	count(t, "no text", strings.NewReader(""), -1, nil)
}

// cut gives its pieces one by one, and nothing now and then.
type cut struct {
	text   string
	random *rand.Rand
}

func (c *cut) Read(p []byte) (int, error) {
	if len(c.text) == 0 {
		return 0, io.EOF
	}
	n := min(c.random.Intn(4), len(c.text), len(p))
	copy(p, c.text[:n])
	c.text = c.text[n:]
	return n, nil
}

func TestCutsMakeNoDifference(t *testing.T) {
	text := "Don’t 日本語 co\u00adoperate mother‑in‑law's e\u0301 𝒳𝒳 don't a--b end"
	want := expectedCount(text, -1)
	count(t, "byte by byte", iotest.OneByteReader(strings.NewReader(text)), -1, want)
	count(t, "half by half", iotest.HalfReader(strings.NewReader(text)), -1, want)
	for seed := int64(0); seed < 300; seed++ {
		count(t, fmt.Sprint("seed ", seed), &cut{text, rand.New(rand.NewSource(seed))}, -1, want)
	}
}

func TestCharactersMayLieAcrossTheEndsOfBuffers(t *testing.T) {
	// Words of seven bytes, among them an apostrophe of three, at every place of usual buffers.
	const times = 40_000
	text := strings.Repeat("d’é ", times)
	for shift := 0; shift < 7; shift++ {
		count(t, fmt.Sprint("shift ", shift), strings.NewReader(strings.Repeat(" ", shift)+text), -1,
			[]wordcount.Entry{{"d'é", times}})
	}
}

func TestLastBytesMayComeTogetherWithTheEnd(t *testing.T) {
	text := "one two two"
	count(t, text, iotest.DataErrReader(strings.NewReader(text)), -1, []wordcount.Entry{{"two", 2}, {"one", 1}})
}

func TestSingleWordMayBeVeryLong(t *testing.T) {
	for _, length := range []int{4095, 4096, 65_536, 1_000_000} {
		word := strings.Repeat("x", length)
		count(t, fmt.Sprint("a word of ", length), strings.NewReader(word+" y "+word), -1,
			[]wordcount.Entry{{word, 2}, {"y", 1}})
	}
}

func TestInvalidBytesAtTheEndAreNoError(t *testing.T) {
	count(t, "cut off", strings.NewReader("a b\xe2\x80"), -1, []wordcount.Entry{{"a", 1}, {"b", 1}})
	count(t, "cut off", iotest.OneByteReader(strings.NewReader("a b-\xc3")), -1, []wordcount.Entry{{"a", 1}, {"b", 1}})
}

func TestErrorOfTheReaderIsReturned(t *testing.T) {
	broken := errors.New("the disk is on fire")
	for _, limit := range []int{-1, 0, 1} {
		for name, r := range map[string]io.Reader{
			"at once":              iotest.ErrReader(broken),
			"after some words":     io.MultiReader(strings.NewReader("one two "), iotest.ErrReader(broken)),
			"in a word":            io.MultiReader(strings.NewReader("one tw"), iotest.ErrReader(broken)),
			"within a character":   io.MultiReader(strings.NewReader("one \xe2\x80"), iotest.ErrReader(broken)),
			"in an unexpected way": io.MultiReader(strings.NewReader("one "), iotest.ErrReader(io.ErrUnexpectedEOF)),
		} {
			got, err := wordcount.Count(r, limit)
			if got != nil || !errors.Is(err, broken) && !errors.Is(err, io.ErrUnexpectedEOF) {
				t.Fatalf("%s, limit %d: got %v, %v", name, limit, got, err)
			}
		}
	}
}

func TestSeededTextsInPiecesAreCounted(t *testing.T) {
	for seed := int64(0); seed < 500; seed++ {
		random := rand.New(rand.NewSource(seed))
		text := randomText(random, random.Intn(120))
		limit := random.Intn(8) - 1
		count(t, fmt.Sprintf("seed %d: %+q", seed, text), &cut{text, random}, limit, expectedCount(text, limit))
	}
}
