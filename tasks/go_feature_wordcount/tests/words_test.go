package tests

import (
	"math/rand"
	"testing"
)

func TestExamplesOfTheInstructions(t *testing.T) {
	words(t, "Don’t panic", "don't", "panic")
	words(t, "'tis the dogs' rock-'n'-roll", "tis", "the", "dogs", "rock", "n", "roll")
	words(t, "mother-in-law's 3-D - 1.5", "mother-in-law's", "3-d", "1", "5")
}

func TestTextWithoutWords(t *testing.T) {
	words(t, "")
	words(t, " -- '' — … \u00ad\n\t🙂")
}

func TestWordsOfAllScripts(t *testing.T) {
	words(t, "ÉCOLE Straße, ПРИВЕТ! 日本語。 ٣٤ Ⅷ ½", "école", "straße", "привет", "日本語", "٣٤", "ⅷ", "½")
	words(t, "𝒳y 𐐀", "𝒳y", "𐐨")
}

func TestCaseIsLoweredCharacterByCharacter(t *testing.T) {
	words(t, "ΟΔΟΣ οδος", "οδοσ", "οδος")
	words(t, "İstanbul ẞ ǅ", "istanbul", "ß", "ǆ")
}

func TestMarksBelongToTheirWord(t *testing.T) {
	words(t, "cafe\u0301s", "cafe\u0301s")
	words(t, "नमस्ते दुनिया", "नमस्ते", "दुनिया")
	words(t, "a'\u0301b", "a'\u0301b")
	words(t, "\u0301", "\u0301")
}

func TestNoNormalFormIsComputed(t *testing.T) {
	words(t, "\u00e9 e\u0301 ﬁ ²", "\u00e9", "e\u0301", "ﬁ", "²")
}

func TestOtherSignsSeparate(t *testing.T) {
	words(t, "snake_case a.b,c/d a—b a–b a\u00a0b a\u200db a´b a`b a‘b a−b", "snake", "case", "a", "b", "c", "d",
		"a", "b", "a", "b", "a", "b", "a", "b", "a", "b", "a", "b", "a", "b", "a", "b")
}

func TestApostrophesAndHyphensHaveOneSpelling(t *testing.T) {
	words(t, "it's it’s", "it's", "it's")
	words(t, "up-to up‐to up‑to", "up-to", "up-to", "up-to")
}

func TestJoinersAtTheEdgeAreNoPartOfAWord(t *testing.T) {
	words(t, "-a a- 'b b' ’c c’ ‑d d‑", "a", "a", "b", "b", "c", "c", "d", "d")
	words(t, "-", []string{}...)
	words(t, "a -b", "a", "b")
	words(t, "a- b", "a", "b")
	words(t, "a-.b", "a", "b")
	words(t, "-'a'-", "a")
}

func TestTwoJoinersInARowSeparate(t *testing.T) {
	words(t, "rock--roll a-'b c’’d e-'-f", "rock", "roll", "a", "b", "c", "d", "e", "f")
}

func TestSoftHyphensAreRemovedFirst(t *testing.T) {
	words(t, "co\u00adoperate", "cooperate")
	words(t, "\u00adx\u00ad", "x")
	words(t, "a-\u00adb c\u00ad-d", "a-b", "c-d")
	words(t, "a-\u00ad-b", "a", "b")
	words(t, "a\u00ad b", "a", "b")
}

func TestInvalidBytesSeparate(t *testing.T) {
	words(t, "a\xffb \xc3 c\xe2\x80d e-\x80f \ufffdg", "a", "b", "c", "d", "e", "f", "g")
}

func TestSeededTextsAgreeWithTheRule(t *testing.T) {
	for seed := int64(0); seed < 4000; seed++ {
		random := rand.New(rand.NewSource(seed))
		text := randomText(random, random.Intn(24))
		words(t, text, expectedWords(text)...)
	}
}
