import assert from 'node:assert/strict';
import test from 'node:test';

import { titleCase } from '../titlecase.mjs';

/** A test of several texts with what they become. */
function becomes(name, pairs) {
  test(name, () => {
    for (const [text, expected] of pairs) {
      assert.equal(titleCase(text), expected, JSON.stringify(text));
    }
  });
}

becomes('words are capitalized', [
  ['war', 'War'],
  ['moby dick returns', 'Moby Dick Returns'],
  ['', ''],
]);

becomes('small words become lower case', [
  ['salt and pepper', 'Salt and Pepper'],
  ['pride And prejudice', 'Pride and Prejudice'],
  ['one A day', 'One a Day'],
  ['what Nor whence But why', 'What nor Whence but Why'],
]);

becomes('the first and the last word are capitalized', [
  ['the man of the hour', 'The Man of the Hour'],
  ['a', 'A'],
  ['what dreams are made of', 'What Dreams Are Made Of'],
  ['to be or not to', 'To Be or Not To'],
]);

becomes('white space and punctuation do not hide the first and the last word', [
  [' the sky ', ' The Sky '],
  ['\tof mice\n', '\tOf Mice\n'],
  ['what is it for?', 'What Is It For?'],
  ['what is it for ?', 'What Is It For ?'],
  ['« the way to »', '« The Way To »'],
  ['the best of 2024', 'The Best of 2024'],
]);

becomes('white space stays as it is', [
  ['two  spaces', 'Two  Spaces'],
  ['a\ttab and\n a line', 'A\tTab and\n a Line'],
  ['no\u00a0break', 'No\u00a0Break'],
  ['   ', '   '],
]);

becomes('small words are known with punctuation around them', [
  ['he came, and, he went', 'He Came, and, He Went'],
  ['read (The manual) now', 'Read (the Manual) Now'],
  ['all "of" it', 'All "of" It'],
]);

becomes('an apostrophe does not part a word', [
  ["don't panic", "Don't Panic"],
  ['it’s five o’clock', 'It’s Five O’clock'],
  ['this and/or that', 'This And/or That'],
]);

becomes('letters of other scripts are letters', [
  ['élan vital', 'Élan Vital'],
  ['über den wolken', 'Über Den Wolken'],
  ['naïve café', 'Naïve Café'],
  ['война и мир', 'Война И Мир'],
  ['\u{10428}\u{10429} deseret', '\u{10400}\u{10429} Deseret'],
]);

becomes('pieces between hyphens are capitalized each', [
  ['a state-of-the-art plan', 'A State-Of-The-Art Plan'],
  ['well-\u00e9tabli', 'Well-\u00c9tabli'],
  ['see-saw- -end', 'See-Saw- -End'],
]);

becomes('other capitals are left alone', [
  ['the NASA files', 'The NASA Files'],
  ['iPhone users', 'iPhone Users'],
  ['an eBay-style shop', 'An eBay-Style Shop'],
  ['what is OF here', 'What Is OF Here'],
  ['McDonald and O\'Hara', 'McDonald and O\'Hara'],
]);

becomes('a digit before the first letter leaves a piece alone', [
  ['the 3rd man', 'The 3rd Man'],
  ['a 19th-century book', 'A 19th-Century Book'],
  ['mp3 files', 'Mp3 Files'],
]);

becomes('punctuation before the first letter is passed over', [
  ['"hello" (world)', '"Hello" (World)'],
  ['¿qué pasa?', '¿Qué Pasa?'],
]);

becomes('the word after a colon is capitalized', [
  ['the end: a tale to come to', 'The End: A Tale to Come To'],
  ['part two:  the way', 'Part Two:  The Way'],
  ['part two : of men', 'Part Two : Of Men'],
  ['a:b of c', 'A:b of C'],
]);

test('the same text gives the same result however often', () => {
  for (let turn = 0; turn < 5; turn++) {
    assert.equal(titleCase('it is of the sea and the sky of old'), 'It Is of the Sea and the Sky of Old');
  }
});

test('anything but a string is a TypeError', () => {
  for (const wrong of [undefined, null, 7, ['a'], new String('a')]) {
    assert.throws(() => titleCase(wrong), TypeError);
  }
});

test('seeded headlines keep their characters and do not change a second time', () => {
  const words = ['the', 'Of', 'iPod', 'x-ray', 'don’t', '3rd', '(to', 'end:', '–', 'NATO', 'ça', '\u{10428}', 'a-'];
  const gaps = [' ', '  ', '\n', '\u2003'];
  let state = 20260101;
  const below = (bound) => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) % bound;
  for (let round = 0; round < 500; round++) {
    const text = Array.from({ length: below(9) }, () => words[below(13)] + gaps[below(4)]).join('');
    const title = titleCase(text);
    assert.equal(title.toLowerCase(), text.toLowerCase(), `round ${round}`);
    assert.equal(titleCase(title), title, `round ${round}: ${JSON.stringify(text)}`);
  }
});
