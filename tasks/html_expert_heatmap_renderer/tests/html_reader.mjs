// A strict reader of the HTML that the instructions allow. It forgives nothing.

const TEXT = new Set(['caption', 'th', 'td', 'p', 'li']);
const STRUCTURE = new Set(['figure', 'table', 'colgroup', 'thead', 'tbody', 'tr', 'ul']);
const REFERENCES = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** An element: `{ name, attributes, children, text }`; children of a structure, or text. */
export function readHtml(source) {
  const reader = new Reader(source);
  reader.space();
  const root = reader.element();
  reader.space();
  if (reader.at < source.length) reader.fail('something follows the figure');
  return root;
}

class Reader {
  constructor(source) {
    if (typeof source !== 'string') throw new TypeError(`a string is expected, not ${typeof source}`);
    this.source = source;
    this.at = 0;
  }

  fail(message) {
    const around = this.source.slice(Math.max(0, this.at - 30), this.at + 30);
    throw new SyntaxError(`${message} at ${this.at}, near ${JSON.stringify(around)}`);
  }

  /** Takes what the sticky expression matches here, or nothing. */
  take(expression) {
    expression.lastIndex = this.at;
    const match = expression.exec(this.source);
    if (match) this.at = expression.lastIndex;
    return match;
  }

  space() {
    this.take(/[ \t\n]*/y);
  }

  element() {
    const tag = this.take(/<([a-z]+)/y) ?? this.fail('no start tag');
    const name = tag[1];
    if (!TEXT.has(name) && !STRUCTURE.has(name)) this.fail(`the element ${name} is not foreseen`);
    const attributes = {};
    for (let match; (match = this.take(/[ \t\n]+([a-z-]+)="([^"]*)"/y)); ) {
      if (Object.hasOwn(attributes, match[1])) this.fail(`the attribute ${match[1]} occurs twice`);
      attributes[match[1]] = this.decode(match[2]);
    }
    this.take(/[ \t\n]*>/y) ?? this.fail(`the start tag of ${name} is malformed`);
    const element = { name, attributes, children: [], text: '' };
    if (TEXT.has(name)) {
      element.text = this.decode(this.take(/[^<]*/y)[0]);
    } else {
      for (this.space(); !this.source.startsWith('</', this.at); this.space()) {
        element.children.push(this.element());
      }
    }
    this.take(new RegExp(`</${name}[ \\t\\n]*>`, 'y')) ?? this.fail(`${name} is not closed here`);
    return element;
  }

  decode(raw) {
    if (/[<>"]/.test(raw)) this.fail(`a character that has to be a reference in ${JSON.stringify(raw)}`);
    if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|[\u{d800}-\u{dfff}]/u.test(raw)) {
      this.fail(`a character that HTML cannot hold in ${JSON.stringify(raw)}`);
    }
    return raw.replace(/&[^;&]*;?/g, (reference) => {
      return REFERENCES[reference] ?? this.fail(`the reference ${reference} is not foreseen`);
    });
  }
}

/** All elements of the name below the element, in document order. */
export function all(element, name) {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

/**
 * Forms the table as HTML does: which cell covers each slot, with spans. Fails on slots that are
 * covered twice or not at all.
 */
export function slots(table) {
  const grid = [];
  for (const section of ['thead', 'tbody']) {
    const top = grid.length;
    const rows = all(table, section).flatMap((part) => all(part, 'tr'));
    rows.forEach(() => grid.push([]));
    rows.forEach((row, index) => {
      const y = top + index;
      let x = 0;
      for (const cell of row.children) {
        while (grid[y][x]) x++;
        const width = span(cell, 'colspan');
        const height = span(cell, 'rowspan');
        for (let dy = 0; dy < height; dy++) {
          for (let dx = 0; dx < width; dx++) {
            if (!grid[y + dy] || y + dy >= top + rows.length) throw new RangeError('a cell leaves its section');
            if (grid[y + dy][x + dx]) throw new RangeError(`two cells cover row ${y + dy}, column ${x + dx}`);
            grid[y + dy][x + dx] = cell;
          }
        }
        x += width;
      }
    });
  }
  for (const row of grid) {
    if (row.length !== grid[0].length || row.includes(undefined)) throw new RangeError('the table has gaps');
  }
  return grid;
}

export function span(element, attribute) {
  const written = element.attributes[attribute] ?? '1';
  if (!/^[1-9]\d*$/.test(written)) throw new RangeError(`${attribute}="${written}" is no number`);
  return Number(written);
}
