const SMALL = new Set('a an and as at but by for in nor of on or the to'.split(' '));
const COUNTED = /[\p{L}\p{Nd}]/u;
const CAPITAL_LATER = /\p{L}.*\p{Lu}/su;
const OUTSIDE = /^[^\p{L}\p{Nd}]+|[^\p{L}\p{Nd}]+$/gu;

/**
 * Sets a headline in title case. See the instructions.
 *
 * @param {string} text
 * @returns {string}
 */
export function titleCase(text) {
  if (typeof text !== 'string') {
    throw new TypeError(`a text is expected, not ${typeof text}`);
  }
  // Words are at the even places, the white space between them at the odd ones.
  const parts = text.split(/(\s+)/);
  const counted = parts.map((part, index) => (COUNTED.test(part) ? index : -1)).filter((index) => index >= 0);
  const [first, last] = [counted.at(0), counted.at(-1)];
  return parts
    .map((word, index) => {
      const prominent = index === first || index === last || parts[index - 2]?.endsWith(':');
      return !prominent && isSmall(word) ? word.toLowerCase() : capitalized(word);
    })
    .join('');
}

function isSmall(word) {
  return !CAPITAL_LATER.test(word) && SMALL.has(word.replace(OUTSIDE, '').toLowerCase());
}

function capitalized(word) {
  return CAPITAL_LATER.test(word) ? word : word.split('-').map(capitalizedPiece).join('-');
}

function capitalizedPiece(piece) {
  if (CAPITAL_LATER.test(piece)) {
    return piece;
  }
  return piece.replace(/^([^\p{L}\p{Nd}]*)(\p{L})/u, (_, before, letter) => before + letter.toUpperCase());
}
