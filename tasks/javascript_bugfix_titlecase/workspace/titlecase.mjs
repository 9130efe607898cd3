const SMALL = /^(a|an|and|as|at|but|by|for|in|nor|of|on|or|the|to)$/gi;

/**
 * Sets a headline in title case. See the instructions.
 *
 * @param {string} text
 * @returns {string}
 */
export function titleCase(text) {
  return text
    .split(' ')
    .map((word) => {
      if (SMALL.test(word)) {
        return word.toLowerCase();
      }
      return word.toLowerCase().replace(/\b\w/g, (letter) => letter.toUpperCase());
    })
    .join(' ');
}
