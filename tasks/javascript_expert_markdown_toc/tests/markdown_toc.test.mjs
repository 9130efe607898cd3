import assert from 'node:assert/strict';
import test from 'node:test';

import { renderToc, tocOf, updateToc } from '../markdown_toc.mjs';
import { random, randomDocument, slugsOf } from './random_document.mjs';

/** All headings of a tree in order, as `line level text`. */
const flat = (tree) => tree.flatMap(({ line, level, text, children }) => [`${line} ${level} ${text}`, ...flat(children)]);

const headings = (...lines) => flat(tocOf(lines.join('\n')));

/** The text of a heading of this source. */
const textOf = (source) => tocOf(`# ${source}`)[0].text;

const slugs = (...texts) => {
  const all = (tree) => tree.flatMap(({ slug, children }) => [slug, ...all(children)]);
  return all(tocOf(texts.map((text) => `# ${text}`).join('\n')));
};

// Which lines are headings

test('headings with number signs have their level and their text', () => {
  assert.deepEqual(headings('# One', '', '###### Six ######', '   ##   Three  # ', '#', '## ##', '### a#', '# a # b #'),
    ['1 1 One', '3 6 Six', '4 2 Three', '5 1 ', '6 2 ', '7 3 a#', '8 1 a # b']);
});

test('what only looks like a heading is none', () => {
  assert.deepEqual(headings('#no', '####### no', '    # no', '\\# no', 'text # no', '', '    # code'), []);
});

test('underlines make headings of whole paragraphs', () => {
  assert.deepEqual(headings('One', '=', '', '  Two ', 'lines', '      and three', '   -----  ', 'a', '==='),
    ['1 1 One', '4 2 Two lines and three', '8 1 a']);
});

test('an underline without a paragraph is none', () => {
  assert.deepEqual(headings('---', '', '----', '# a', '---', '', '    code', '---', '```', '```', '---', 'x', '', '---', '- -', '- - -'), ['4 1 a']);
  assert.deepEqual(headings('===', '==='), ['1 1 ===']);
  assert.deepEqual(headings('a', '=-=', '    ---', '==='), ['1 1 a =-= ---']);
});

test('lines of lists and quotes are text', () => {
  assert.deepEqual(headings('- item', '---', '> quote', '==='), ['1 2 - item', '3 1 > quote']);
});

test('fenced code holds no headings, and ends only with a fence that fits', () => {
  assert.deepEqual(headings('```', '# no', '~~~', '``', '    ```', '``` x', '# no', '````  ', '# one'), ['9 1 one']);
  assert.deepEqual(headings('~~~~ ~ `', '# no', '~~~', '```', '# no', '   ~~~~', '# one'), ['7 1 one']);
  assert.deepEqual(headings('``` a`b', '# one', '```', '# no'), ['2 1 one']);
  assert.deepEqual(headings('text', '```', 'no', '===', '```', '==='), []);
});

test('comments hold no headings', () => {
  assert.deepEqual(headings('<!-- # a -->', '# one', '<!--', '# no', '```', '--> # no', '# two', 'text <!--', '===', '<!-->', '# no', '--> x', '---'),
    ['2 1 one', '7 1 two', '8 1 text <!--']);
  assert.deepEqual(headings('```', '<!--', '```', '# one', '    <!--', '# two', '<!-- never', '# no'), ['4 1 one', '6 1 two']);
});

// Text and slugs

test('the text of a heading is what is read', () => {
  for (const [source, text] of [
    ['a *b* **c** _d_', 'a b c _d_'], ['`*a*` `` `b` ``', '*a* `b`'], ['`a *b*', '`a b'], ['``a` *b*', '``a` b'], ['\\*a\\* \\`b\\` \\a', '*a* `b` \\a'],
    ['`a\\` b', 'a\\ b'], ['[a *b*](c) ![d `e*`](f)', 'a b d e*'], ['[a](b c) [d](e) [f]', '[a](b c) d [f]'], ['[[a](b)](c)', '[a](c)'],
    ['\\[a](b) [a](b)', '[a](b) a'], ['`[a`](b)', '[a](b)'], ['a \u00a0  b', 'a b'], ['!\\[a](b)', '![a](b)'], ['[](x)y', 'y'],
  ]) {
    assert.equal(textOf(source), text, source);
  }
});

test('slugs keep letters, marks and numbers of all scripts', () => {
  assert.deepEqual(slugs('Hello, World!', 'C++ & C#', 'Über_Größe', 'नमस्ते', 'x² – 1', 'a  -  b', '!?', '日本 語'),
    ['hello-world', 'c--c', 'über_größe', 'नमस्ते', 'x²--1', 'a---b', 'section', '日本-語']);
});

test('slugs are unique', () => {
  assert.deepEqual(slugs('Foo', 'foo', 'Foo!', 'bar'), ['foo', 'foo-1', 'foo-2', 'bar']);
});

test('a number behind a slug is not taken twice', () => {
  assert.deepEqual(slugs('foo', 'foo-1', 'foo', 'foo', 'foo-1', 'foo-2'), ['foo', 'foo-1', 'foo-2', 'foo-3', 'foo-1-1', 'foo-2-1']);
  assert.deepEqual(slugs('a', 'a', 'a-1', 'a-1'), ['a', 'a-1', 'a-1-1', 'a-1-2']);
});

test('slugs may be called like properties of objects', () => {
  assert.deepEqual(slugs('constructor', 'toString', '__proto__', 'constructor', '__proto__'),
    ['constructor', 'tostring', '__proto__', 'constructor-1', '__proto__-1']);
});

// The tree

test('a heading is below the nearest one of a smaller level', () => {
  const entry = (level, line, children = []) => ({ level, text: 'x', slug: line === 1 ? 'x' : `x-${line - 1}`, line, children });
  assert.deepEqual(tocOf('### x\n# x\n#### x\n## x\n### x\n## x\n# x'),
    [entry(3, 1), entry(1, 2, [entry(4, 3), entry(2, 4, [entry(3, 5)]), entry(2, 6)]), entry(1, 7)]);
});

test('headings of other levels are left out, and have their slugs', () => {
  const markdown = '# a\n## a\n### b\n#### b\n## a';
  assert.equal(renderToc(markdown, { min: 2, max: 3 }), '- [a](#a-1)\n  - [b](#b)\n- [a](#a-2)');
  assert.equal(renderToc(markdown, { min: 4 }), '- [b](#b-1)');
  assert.deepEqual(tocOf(markdown, { max: 1 }).map(({ children }) => children), [[]]);
});

// The list

test('the list is indented by depth and not by level', () => {
  assert.equal(renderToc('## a\n##### b\n###### c\n### d\n# e'), '- [a](#a)\n  - [b](#b)\n    - [c](#c)\n  - [d](#d)\n- [e](#e)');
  assert.equal(renderToc('no headings'), '');
});

test('what has a meaning in a link text is escaped', () => {
  assert.equal(renderToc('# `a_b` \\[c] \\* <d> & \\` \\\\'), '- [a\\_b \\[c\\] \\* \\<d> \\& \\` \\\\](#a_b-c--d---)');
});

test('texts come back out of the list as they were', () => {
  const below = random(7);
  const characters = 'ab *_`[]<>&\\!()#é';
  for (let turn = 0; turn < 400; turn++) {
    const source = Array.from({ length: below(12) }, () => characters[below(characters.length)]).join('');
    const text = textOf(`x${source}x`);
    const [, shown] = /^- \[(.*)\]\(#[^)]*\)$/s.exec(renderToc(`# x${source}x`));
    assert.equal(textOf(shown), text, JSON.stringify(source));
  }
});

// Markers

test('the list is put between the markers, and all else stays', () => {
  const before = '\n  <!-- toc -->  \nold\n# old\n   <!-- /toc -->\n\n# a\ntext  \n## b';
  const after = '\n  <!-- toc -->  \n\n- [a](#a)\n  - [b](#b)\n\n   <!-- /toc -->\n\n# a\ntext  \n## b';
  assert.equal(updateToc(before), after);
  assert.equal(updateToc(after), after);
  assert.equal(updateToc('<!-- toc -->\n<!-- /toc -->'), '<!-- toc -->\n\n<!-- /toc -->');
});

test('new lines end as the line of the marker does', () => {
  assert.equal(updateToc('# a\n<!-- toc -->\r\n<!-- /toc -->\n## b\r\n'),
    '# a\n<!-- toc -->\r\n\r\n- [a](#a)\r\n  - [b](#b)\r\n\r\n<!-- /toc -->\n## b\r\n');
  assert.deepEqual(headings('# a #\r', 'b\r', '===\r', '```\r', '# no\r', '```\r', '# c'), ['1 1 a', '2 1 b', '7 1 c']);
});

test('what is between the markers is not part of the document', () => {
  const lines = ['<!-- toc -->', '# no', '```', '<!--', '<!-- /toc -->', '# a'];
  assert.deepEqual(headings(...lines), ['6 1 a']);
  assert.equal(updateToc(lines.join('\n')), '<!-- toc -->\n\n- [a](#a)\n\n<!-- /toc -->\n# a');
});

test('only the first marker that is a comment of its own counts', () => {
  const document = ['```', '<!-- toc -->', '```', '<!--', '<!-- toc -->', '<!-- /toc -->', '    <!-- toc -->', 'x <!-- toc -->', '<!-- /toc -->', '# a'];
  assert.equal(updateToc(document.join('\n')), document.join('\n'));
  const more = [...document, '<!-- toc -->', '<!-- /toc -->', '<!-- toc -->'];
  assert.equal(updateToc(more.join('\n')), [...document, '<!-- toc -->', '', '- [a](#a)', '', ...more.slice(-2)].join('\n'));
});

test('a marker that is not closed is a SyntaxError with its line', () => {
  const markdown = 'a\n\n<!-- toc -->\n# b\n    <!-- /toc -->\n';
  for (const call of [tocOf, renderToc, updateToc]) {
    assert.throws(() => call(markdown), (error) => error instanceof SyntaxError && error.message.startsWith('line 3: '));
  }
});

// Everything together

test('seeded documents have the headings that were put into them', () => {
  for (let seed = 0; seed < 120; seed++) {
    const { lines, headings } = randomDocument(seed);
    for (const end of ['\n', '\r\n']) {
      const expected = headings.map(({ line, level, text }) => `${line} ${level} ${text}`);
      assert.deepEqual(flat(tocOf(lines.join(end))), expected, `seed ${seed}: ${JSON.stringify(lines)}`);
    }
    const expected = slugsOf(headings.map(({ text }) => text));
    const found = [...renderToc(lines.join('\n')).matchAll(/\]\(#(.*)\)$/gm)].map(([, slug]) => slug);
    assert.deepEqual(found, expected, `seed ${seed}: ${JSON.stringify(lines)}`);
    const document = `<!-- toc -->\nold\n<!-- /toc -->\n${lines.join('\n')}`;
    const updated = updateToc(document);
    assert.ok(updated.endsWith(`<!-- /toc -->\n${lines.join('\n')}`), `seed ${seed}`);
    assert.equal(updateToc(updated), updated, `seed ${seed}: a second time changes nothing`);
  }
});

test('20000 headings of the same text have their slugs', () => {
  const list = renderToc('# same\n'.repeat(20_000)).split('\n');
  assert.deepEqual([list.length, list.at(-1)], [20_000, '- [same](#same-19999)']);
});
