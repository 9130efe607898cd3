const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const COMMENT = /^ {0,3}<!--/;
const HEADING = /^ {0,3}(#{1,6})(?: (.*))?$/;
const UNDERLINE = /^ {0,3}(=+|-+) *$/;
const OPENING = /^ {0,3}<!-- toc --> *$/;
const CLOSING = /^ {0,3}<!-- \/toc --> *$/;
const INLINE = /\\([!-/:-@[-`{-~])|(`+)|!?\[([^[\]]*)\]\([^\s()]*\)|\*/g;

/** The headings as a tree of `{ level, text, slug, line, children }`. See the instructions. */
export function tocOf(markdown, options) {
  return treeOf(readDocument(markdown).headings, options);
}

/** The tree as a Markdown list. */
export function renderToc(markdown, options) {
  return listOf(tocOf(markdown, options)).join('\n');
}

/** The document with a fresh list between its markers. */
export function updateToc(markdown, options) {
  const { lines, headings, opening, closing } = readDocument(markdown);
  if (opening === undefined) {
    return markdown;
  }
  const list = listOf(treeOf(headings, options));
  const end = lines[opening].end;
  const fresh = list.length === 0 ? [''] : ['', ...list, ''];
  return [
    ...lines.slice(0, opening + 1).map((line) => line.text + line.end),
    ...fresh.map((text) => text + end),
    ...lines.slice(closing).map((line) => line.text + line.end),
  ].join('');
}

function readDocument(markdown) {
  const lines = [...markdown.matchAll(/([^\n]*?)(\r?\n|$)/g)].map(([, text, end]) => ({ text, end }));
  const headings = [];
  let opening;
  let closing;
  let paragraph = [];
  for (let at = 0; at < lines.length; at++) {
    const { text } = lines[at];
    const before = paragraph;
    paragraph = [];
    let match;
    if ((match = FENCE.exec(text))) {
      const end = new RegExp(`^ {0,3}${match[1][0]}{${match[1].length},} *$`);
      at = find(lines, at + 1, (line) => end.test(line)) ?? lines.length;
    } else if (opening === undefined && OPENING.test(text)) {
      opening = at;
      at = closing = find(lines, at + 1, (line) => CLOSING.test(line));
      if (closing === undefined) {
        throw new SyntaxError(`line ${opening + 1}: the marker '<!-- toc -->' has no '<!-- /toc -->'`);
      }
    } else if (COMMENT.test(text)) {
      const isLast = (line, index) => line.includes('-->', index === at ? line.indexOf('<!--') + 4 : 0);
      at = find(lines, at, isLast) ?? lines.length;
    } else if ((match = HEADING.exec(text))) {
      const source = (match[2] ?? '').trim().replace(/(^| +)#+$/, '');
      headings.push({ level: match[1].length, source, line: at + 1 });
    } else if (/^ *$/.test(text)) {
      // The paragraph has ended.
    } else if ((match = UNDERLINE.exec(text)) && before.length > 0) {
      const source = before.map((line) => line.trim()).join(' ');
      headings.push({ level: match[1][0] === '=' ? 1 : 2, source, line: at + 1 - before.length });
    } else if (before.length > 0 || !(match?.[1][0] === '-' || text.startsWith('    '))) {
      paragraph = before;
      paragraph.push(text);
    }
  }
  return { lines, headings: withSlugs(headings), opening, closing };
}

function find(lines, from, test) {
  for (let index = from; index < lines.length; index++) {
    if (test(lines[index].text, index)) {
      return index;
    }
  }
  return undefined;
}

function withSlugs(headings) {
  const taken = new Set();
  const numbers = new Map();
  return headings.map(({ level, source, line }) => {
    const text = plain(source).trim().replace(/\s+/g, ' ');
    const base = text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}_ -]/gu, '').replaceAll(' ', '-') || 'section';
    let slug = base;
    // All lesser numbers were taken the last time, and stay so.
    let number = numbers.get(base) ?? 1;
    while (taken.has(slug)) {
      slug = `${base}-${number++}`;
    }
    numbers.set(base, number);
    taken.add(slug);
    return { level, text, slug, line };
  });
}

function plain(source) {
  let result = '';
  let at = 0;
  const inline = new RegExp(INLINE);
  for (let match; (match = inline.exec(source)); ) {
    const [whole, escaped, ticks, linked] = match;
    result += source.slice(at, match.index);
    at = inline.lastIndex;
    if (escaped !== undefined) {
      result += escaped;
    } else if (linked !== undefined) {
      result += plain(linked);
    } else if (ticks !== undefined) {
      const end = endOfSpan(source, at, ticks.length);
      result += end === undefined ? whole : source.slice(at, end);
      at = inline.lastIndex = end === undefined ? at : end + ticks.length;
    }
  }
  return result + source.slice(at);
}

function endOfSpan(source, from, length) {
  const runs = /`+/g;
  runs.lastIndex = from;
  for (let run; (run = runs.exec(source)); ) {
    if (run[0].length === length) {
      return run.index;
    }
  }
  return undefined;
}

function treeOf(headings, { min = 1, max = 6 } = {}) {
  const root = { level: 0, children: [] };
  const above = [root];
  for (const heading of headings) {
    if (heading.level >= min && heading.level <= max) {
      const entry = { ...heading, children: [] };
      while (above.at(-1).level >= entry.level) {
        above.pop();
      }
      above.at(-1).children.push(entry);
      above.push(entry);
    }
  }
  return root.children;
}

function listOf(entries, indent = '') {
  return entries.flatMap(({ text, slug, children }) => [
    `${indent}- [${text.replace(/[\\`*_[\]<&]/g, '\\$&')}](#${slug})`,
    ...listOf(children, `${indent}  `),
  ]);
}
