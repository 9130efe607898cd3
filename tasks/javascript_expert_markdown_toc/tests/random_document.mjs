// Documents that are the same on every run, built of blocks whose headings are known.

/** Numbers that are the same on every run (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * bound);
  };
}

const TEXTS = [
  ['Setup', 'Setup'], ['Setup 1', 'Setup 1'], ['setup-1', 'setup-1'], ['*Setup*', 'Setup'], ['`# code`', '# code'],
  ['A [link](x.md) here', 'A link here'], ['Q&A', 'Q&A'], ['!', '!'], ['\\*stars\\*', '*stars*'], ['snake_case', 'snake_case'],
];

const NO_HEADINGS = [
  ['```js', '# no', '~~~', '# no', '``', '# no', '```'],
  ['~~~~', '```', '# no', '~~~', '# no', '~~~~~  '],
  ['<!-- one', '# no', '', '# no --> # no'],
  ['', '    # no', '    ---', ''],
  ['', '---', ''],
  ['', '#no', '#######', '\\# no', ''],
  ['', 'text', '```', 'no', '===', '```', ''],
];

/** A document as lines, with its headings in order, without slugs. */
export function randomDocument(seed) {
  const below = random(seed);
  const pick = (list) => list[below(list.length)];
  const lines = [];
  const headings = [];
  for (let block = 2 + below(14); block > 0; block--) {
    const [source, text] = pick(TEXTS);
    const indent = ' '.repeat(below(4));
    const kind = below(4);
    if (kind === 0) {
      const level = 1 + below(6);
      headings.push({ level, text, line: lines.length + 1 });
      lines.push(`${indent}${'#'.repeat(level)} ${source}${pick(['', ' ##', '   '])}`);
    } else if (kind === 1) {
      const level = 1 + below(2);
      lines.push('');
      headings.push({ level, text: `more ${text}`, line: lines.length + 1 });
      lines.push(`${indent}more`, `      ${source} `, `${indent}${(level === 1 ? '=' : '-').repeat(1 + below(5))} `);
    } else {
      lines.push(...pick(NO_HEADINGS));
    }
  }
  return { lines, headings };
}

/** The slugs that headings of these texts have, found the slow way. */
export function slugsOf(texts) {
  const slugs = [];
  for (const text of texts) {
    let base = '';
    for (const character of text.toLowerCase()) {
      if (character === ' ') base += '-';
      else if (/[\p{L}\p{M}\p{N}_-]/u.test(character)) base += character;
    }
    base ||= 'section';
    let slug = base;
    for (let number = 1; slugs.includes(slug); number++) slug = `${base}-${number}`;
    slugs.push(slug);
  }
  return slugs;
}
