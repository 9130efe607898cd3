import assert from 'node:assert/strict';
import test from 'node:test';

import { renderHeatmap } from '../heatmap.mjs';
import { all, readHtml, slots, span } from './html_reader.mjs';
import { expectedTree } from './oracle.mjs';
import { randomHeatmap } from './random_heatmap.mjs';

const EXAMPLE = freeze({
  id: 'visits',
  title: 'Visits by hour',
  rows: ['Monday', { label: 'Tuesday', short: 'Tue' }],
  groups: [
    { label: 'Morning', columns: ['8', '9'] },
    { label: { label: 'Evening', short: 'Eve' }, columns: ['20'] },
  ],
  values: [
    [1, 5.25, null],
    [0, 2, 3],
  ],
});

function freeze(value) {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(freeze);
    Object.freeze(value);
  }
  return value;
}

const render = (changes = {}, options) => readHtml(renderHeatmap(freeze({ ...EXAMPLE, ...changes }), options));

/** A table of one group whose columns are numbered. */
const plain = (values, options) =>
  render(
    {
      rows: values.map((_, r) => `row ${r}`),
      groups: [{ label: 'all', columns: values[0].map((_, c) => `column ${c}`) }],
      values,
    },
    options,
  );

const cells = (tree) => all(all(tree, 'tbody')[0], 'td');
const texts = (elements) => elements.map((element) => element.text);
const levels = (tree) => cells(tree).map((cell) => cell.attributes['data-level']);
const byId = (tree, name, id) => all(tree, name).find((element) => element.attributes.id === id);
const legend = (tree) => all(all(tree, 'ul')[0], 'li');

// Structure

test('the elements are those of the instructions, in their order', () => {
  const outline = (element) => [element.name, ...element.children.map(outline)];
  const cell = ['td'];
  assert.deepEqual(outline(render()), [
    'figure',
    [
      'table',
      ['caption'],
      ['colgroup'],
      ['colgroup'],
      ['colgroup'],
      ['thead', ['tr', cell, ['th'], ['th']], ['tr', ['th'], ['th'], ['th']]],
      ['tbody', ['tr', ['th'], cell, cell, cell], ['tr', ['th'], cell, cell, cell]],
    ],
    ['p'],
    ['ul', ['li'], ['li'], ['li'], ['li'], ['li'], ['li']],
  ]);
});

test('the table has no gaps and the columns of a group lie below it', () => {
  const grid = slots(render());
  assert.equal(grid.length, 4);
  assert.deepEqual(texts(grid[0]), ['', 'Morning', 'Morning', 'Evening']);
  assert.deepEqual(texts(grid[1]), ['', '8', '9', '20']);
  assert.equal(grid[0][0], grid[1][0], 'the corner covers both header rows');
});

test('column groups are as wide as the groups', () => {
  const [rowHeaders, ...groups] = all(render(), 'colgroup');
  assert.deepEqual(rowHeaders.attributes, {});
  assert.deepEqual(groups.map((group) => group.attributes), [{ span: '2' }, { span: '1' }]);
});

test('every header has its scope and id', () => {
  const header = (element) => [element.attributes.scope, element.attributes.id];
  assert.deepEqual(all(render(), 'th').map(header), [
    ['colgroup', 'visits-g1'],
    ['colgroup', 'visits-g2'],
    ['col', 'visits-c1'],
    ['col', 'visits-c2'],
    ['col', 'visits-c3'],
    ['row', 'visits-r1'],
    ['row', 'visits-r2'],
  ]);
});

test('every cell names the headers of its row, its group and its column', () => {
  const tree = render();
  const grid = slots(tree);
  grid.slice(2).forEach((row) => {
    row.slice(1).forEach((cell, c) => {
      const expected = [row[0], grid[0][c + 1], grid[1][c + 1]].map((th) => th.attributes.id);
      assert.equal(cell.attributes.headers, expected.join(' '));
    });
  });
});

test('ids are unique and all that is referred to exists', () => {
  const twins = [
    { label: 'same', columns: ['same', 'same'] },
    { label: 'same', columns: ['same'] },
  ];
  const tree = render({ rows: ['same', 'same'], groups: twins });
  const everything = [tree, ...['table', 'th', 'p', 'ul'].flatMap((name) => all(tree, name))];
  const ids = everything.map((element) => element.attributes.id).filter((id) => id !== undefined);
  assert.equal(new Set(ids).size, ids.length);
  const references = [
    all(tree, 'table')[0].attributes['aria-describedby'],
    ...cells(tree).map((cell) => cell.attributes.headers),
  ];
  for (const id of references.flatMap((list) => list.split(' '))) {
    assert.ok(ids.includes(id), `the id ${id} exists`);
  }
});

test('a short form is the abbreviation of its header and not its text', () => {
  const headers = all(render(), 'th').filter((th) => th.attributes.abbr !== undefined);
  assert.deepEqual(headers.map((th) => [th.text, th.attributes.abbr]), [['Evening', 'Eve'], ['Tuesday', 'Tue']]);
});

test('attributes are those of the instructions and no others', () => {
  const tree = render();
  const names = (element) => Object.keys(element.attributes).sort();
  assert.deepEqual(tree.attributes, { class: 'heatmap', id: 'visits' });
  assert.deepEqual(all(tree, 'table')[0].attributes, { 'aria-describedby': 'visits-summary visits-legend' });
  assert.deepEqual(all(tree, 'tr').flatMap(names), []);
  assert.deepEqual(names(cells(tree)[0]), ['data-level', 'headers', 'style']);
  assert.deepEqual(names(cells(tree)[2]), ['data-level', 'headers']);
  assert.deepEqual(names(legend(tree)[5]), ['data-level']);
});

// Texts

for (const [name, text] of [
  ['that ends an attribute and starts a script', '"><script>alert(1)</script>'],
  ['that adds an attribute', `' onmouseover='alert(1)`],
  ['full of references', '&lt; &amp; &quot; &#39; &nbsp; & &&amp;'],
  ['that ends the table', '</th></tr></table><!-- ]]>'],
  ['full of replacement patterns', '$& $1 $$ $` %s ${x} \\u0041'],
  ['in many scripts with emoji', 'ünï ✓ שלום 😀👩‍🚀'],
  ['with spaces and lines', '  two  spaces\tand\na line '],
]) {
  test(`a text ${name} arrives as it was given`, () => {
    const label = { label: text, short: text + '!' };
    const tree = render(
      { title: text, rows: [text, label], groups: [{ label, columns: [text, label, 'x'] }] },
      { missing: text },
    );
    assert.equal(all(tree, 'caption')[0].text, text);
    const headers = all(tree, 'th');
    assert.deepEqual(texts(headers), [text, text, text, 'x', text, text]);
    assert.deepEqual(headers.map((th) => th.attributes.abbr), [
      text + '!', undefined, text + '!', undefined, undefined, text + '!',
    ]);
    assert.equal(cells(tree)[2].text, text);
    assert.equal(legend(tree)[5].text, text);
    assert.ok(byId(tree, 'p', 'visits-summary').text.includes(`(${text}, ${text}, ${text})`));
  });
}

test('what HTML cannot hold becomes a replacement character', () => {
  const tree = render({ title: 'a\0b\x07c\rd\x7fe\x9ff\ud83dg\ude00h😀\ude00\ud83d' });
  const r = '\ufffd';
  assert.equal(all(tree, 'caption')[0].text, `a${r}b${r}c${r}d${r}e${r}f${r}g${r}h😀${r}${r}`);
});

// Values

test('values are shown with their decimals', () => {
  assert.deepEqual(texts(cells(render({}, { decimals: 1 }))), ['1.0', '5.3', 'no data', '0.0', '2.0', '3.0']);
  assert.deepEqual(texts(cells(plain([[1234567.891, 1e21, 0.000049]], { decimals: 4 }))), [
    '1234567.8910', '1e+21', '0.0000',
  ]);
});

test('zero has no minus sign', () => {
  assert.deepEqual(texts(cells(plain([[-0, -0.4, -0.6, -10]]))), ['0', '0', '-1', '-10']);
  assert.deepEqual(texts(cells(plain([[-0.04, -0.05, -100]], { decimals: 1 }))), ['0.0', '-0.1', '-100.0']);
  assert.deepEqual(texts(legend(plain([[-0.4, -0.2]], { levels: 1 }))), ['0 to 0']);
});

test('a missing value is no zero', () => {
  const tree = plain([[null, 5, null, 10]], { levels: 2, missing: '–' });
  assert.deepEqual(texts(cells(tree)), ['–', '5', '–', '10']);
  assert.deepEqual(levels(tree), ['none', '1', 'none', '2']);
  assert.equal(
    all(tree, 'p')[0].text,
    'Lowest: 5 (row 0, all, column 1). Highest: 10 (row 0, all, column 3). Missing: 2 of 4.',
  );
});

// Levels

test('a value on a bound belongs to the level above it', () => {
  assert.deepEqual(levels(plain([[0, 1, 2, 3, 4, 5, 6, 7, 8]], { levels: 4 })), [...'112233444']);
});

test('bounds are computed as the instructions say', () => {
  const [min, max] = [0.1, 0.7];
  for (let n = 2; n <= 12; n++) {
    for (let i = 1; i < n; i++) {
      const bound = min * (1 - i / n) + max * (i / n);
      const below = bound * (1 - Number.EPSILON);
      assert.deepEqual(levels(plain([[min, below, bound, max]], { levels: n })).slice(1, 3), [`${i}`, `${i + 1}`]);
    }
  }
});

test('the widest range has all its levels', () => {
  const max = Number.MAX_VALUE;
  const tree = plain([[-max, -max * 0.6, -max * 0.4, max * 0.1, max * 0.9, max]], { levels: 4 });
  assert.deepEqual(levels(tree), ['1', '1', '2', '3', '4', '4']);
  assert.ok(texts(legend(tree)).every((text) => !/NaN|Infinity/.test(text)));
});

test('equal values have level 1 and one item in the legend', () => {
  const tree = plain([[3, 3, 3]], { levels: 7 });
  assert.deepEqual(levels(tree), ['1', '1', '1']);
  assert.deepEqual(texts(legend(tree)), ['3']);
  assert.equal(legend(tree)[0].attributes['data-level'], '1');
});

// Colours

const styles = (elements) => elements.map((element) => element.attributes.style);

test('levels go from the low to the high colour', () => {
  const tree = plain([[0, 1, 2, 3]], { levels: 4, low: '#FF0010', high: '#00fF21' });
  const backgrounds = styles(cells(tree)).map((style) => style.slice(0, 'background-color:#123456'.length));
  assert.deepEqual(backgrounds, [
    'background-color:#ff0010', 'background-color:#aa5516', 'background-color:#55aa1b', 'background-color:#00ff21',
  ]);
});

test('a single level has the low colour', () => {
  const tree = plain([[0, 9]], { levels: 1, low: '#123456', high: '#ffffff' });
  assert.deepEqual(styles(cells(tree)), Array(2).fill('background-color:#123456;color:#ffffff'));
});

test('text has the greater contrast, at least 4.5 to 1, on every background', () => {
  const channel = (v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = (colour) =>
    [0.2126, 0.7152, 0.0722].reduce(
      (sum, weight, i) => sum + weight * channel(parseInt(colour.slice(1 + 2 * i, 3 + 2 * i), 16)), 0);
  const contrast = (a, b) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };
  const corners = ['#000000', '#ffffff', '#ff0000', '#00ff00', '#0000ff', '#757575'];
  for (const low of corners) {
    for (const high of corners) {
      for (const style of styles(cells(plain([[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]], { levels: 12, low, high })))) {
        const [, background, text] = /^background-color:(#[0-9a-f]{6});color:(#[0-9a-f]{6})$/.exec(style) ?? [];
        assert.ok(['#000000', '#ffffff'].includes(text), style);
        const other = text === '#000000' ? '#ffffff' : '#000000';
        assert.ok(contrast(background, text) >= 4.5, `${style}: contrast ${contrast(background, text)}`);
        assert.ok(contrast(background, text) >= contrast(background, other), `${style}: the other is better`);
      }
    }
  }
});

// Summary and legend

test('the summary tells the extremes with their places', () => {
  assert.equal(
    byId(render({}, { decimals: 1 }), 'p', 'visits-summary').text,
    'Lowest: 0.0 (Tuesday, Morning, 8). Highest: 5.3 (Monday, Morning, 9). Missing: 1 of 6.',
  );
});

test('of equal extremes the first is told', () => {
  assert.equal(
    all(plain([[5, 1, 9], [1, 9, 1]]), 'p')[0].text,
    'Lowest: 1 (row 0, all, column 1). Highest: 9 (row 0, all, column 2). Missing: 0 of 6.',
  );
});

test('the legend tells the range of each level in its colours', () => {
  const tree = render({}, { decimals: 2, levels: 3 });
  const items = legend(tree);
  assert.deepEqual(texts(items), ['0.00 to 1.75', '1.75 to 3.50', '3.50 to 5.25', 'no data']);
  assert.deepEqual(items.map((item) => item.attributes['data-level']), ['1', '2', '3', 'none']);
  for (const cell of cells(tree).filter((cell) => cell.attributes['data-level'] !== 'none')) {
    assert.equal(cell.attributes.style, items[cell.attributes['data-level'] - 1].attributes.style);
  }
});

test('the legend speaks of missing values only if there are any', () => {
  assert.deepEqual(texts(legend(plain([[0, 10]], { levels: 2 }))), ['0 to 5', '5 to 10']);
});

test('a table without any value can be rendered', () => {
  const tree = plain([[null, null]], { missing: 'none yet' });
  assert.deepEqual(texts(cells(tree)), ['none yet', 'none yet']);
  assert.equal(all(tree, 'p')[0].text, 'No values. Missing: 2 of 2.');
  assert.deepEqual(texts(legend(tree)), ['none yet']);
});

// The function

test('options have their defaults', () => {
  for (const options of [undefined, {}, { levels: undefined, missing: undefined }]) {
    const tree = render({}, options);
    assert.equal(legend(tree).length, 6);
    assert.deepEqual(texts(cells(tree)), ['1', '5', 'no data', '0', '2', '3']);
    assert.equal(cells(tree)[3].attributes.style, 'background-color:#ffffff;color:#000000');
    assert.equal(cells(tree)[1].attributes.style, 'background-color:#08306b;color:#ffffff');
  }
});

test('the same arguments give the same string and are left alone', () => {
  const data = structuredClone(EXAMPLE);
  const options = { levels: 3, decimals: 2 };
  const first = renderHeatmap(data, options);
  renderHeatmap({ ...data, id: 'other', title: 'other' }, {});
  assert.equal(renderHeatmap(data, options), first);
  assert.deepEqual(data, structuredClone(EXAMPLE));
  assert.deepEqual(options, { levels: 3, decimals: 2 });
});

test('150000 cells are rendered', () => {
  const values = Array.from({ length: 300 }, (_, r) => Array.from({ length: 500 }, (_, c) => r * 500 + c));
  const html = renderHeatmap({
    id: 'big',
    title: 'Big',
    rows: values.map((_, r) => `r${r}`),
    groups: [{ label: 'all', columns: values[0].map((_, c) => `c${c}`) }],
    values,
  });
  assert.ok(html.includes('Lowest: 0 (r0, all, c0). Highest: 149999 (r299, all, c499). Missing: 0 of 150000.'));
  assert.equal(html.split('</td>').length - 1, 150_001);
});

// Errors

const valuesWith = (value) => [EXAMPLE.values[0], [0, 1, value]];
// eslint-disable-next-line no-sparse-arrays
const withHole = [EXAMPLE.values[0], [0, , 2]];

for (const [place, Kind, wrong, changes, options] of [
  ['id', TypeError, 'a number', { id: 7 }],
  ['id', RangeError, 'an empty string', { id: '' }],
  ['id', RangeError, 'a digit first', { id: '1st' }],
  ['id', RangeError, 'a space', { id: 'a b' }],
  ['id', RangeError, 'a line feed', { id: 'a\n' }],
  ['title', TypeError, 'undefined', { title: undefined }],
  ['rows', RangeError, 'none', { rows: [], values: [] }],
  ['rows[1]', TypeError, 'a number', { rows: ['a', 2] }],
  ['rows[0]', TypeError, 'null', { rows: [null, 'b'] }],
  ['rows[1]', RangeError, 'an empty label', { rows: ['a', ''] }],
  ['rows[1]', RangeError, 'an empty short form', { rows: ['a', { label: 'b', short: '' }] }],
  ['rows[1]', TypeError, 'a short form of digits', { rows: ['a', { label: 'b', short: 3 }] }],
  ['rows[0]', TypeError, 'no short form', { rows: [{ label: 'b' }, 'a'] }],
  ['groups', RangeError, 'none', { groups: [], values: [[], []] }],
  ['groups[1].columns', RangeError, 'none', { groups: [EXAMPLE.groups[0], { label: 'x', columns: [] }] }],
  ['groups[1].label', TypeError, 'a number', { groups: [EXAMPLE.groups[0], { label: 1, columns: ['x'] }] }],
  ['groups[0].label', RangeError, 'an empty label', { groups: [{ label: '', columns: ['x', 'y', 'z'] }] }],
  ['groups[1].columns[0]', TypeError, 'false', { groups: [EXAMPLE.groups[0], { label: 'x', columns: [false] }] }],
  ['values', RangeError, 'too few rows', { values: [[1, 2, 3]] }],
  ['values', RangeError, 'too many rows', { values: [...EXAMPLE.values, [1, 2, 3]] }],
  ['values[1]', RangeError, 'too few values', { values: [EXAMPLE.values[0], [1, 2]] }],
  ['values[0]', RangeError, 'too many values', { values: [[1, 2, 3, 4], [1, 2, 3]] }],
  ['values[1][2]', TypeError, 'a string', { values: valuesWith('3') }],
  ['values[1][2]', TypeError, 'undefined', { values: valuesWith(undefined) }],
  ['values[1][2]', TypeError, 'true', { values: valuesWith(true) }],
  ['values[1][1]', TypeError, 'a hole', { values: withHole }],
  ['values[1][2]', RangeError, 'not a number', { values: valuesWith(NaN) }],
  ['values[1][2]', RangeError, 'infinite', { values: valuesWith(-Infinity) }],
  ['levels', RangeError, 'zero', {}, { levels: 0 }],
  ['levels', RangeError, 'thirteen', {}, { levels: 13 }],
  ['levels', RangeError, 'a fraction', {}, { levels: 2.5 }],
  ['decimals', RangeError, 'negative', {}, { decimals: -1 }],
  ['decimals', RangeError, 'twenty-one', {}, { decimals: 21 }],
  ['low', RangeError, 'three digits', {}, { low: '#fff' }],
  ['low', RangeError, 'a letter that is no digit', {}, { low: '#12345g' }],
  ['high', RangeError, 'a name and more', {}, { high: 'red;}' }],
  ['high', RangeError, 'seven digits', {}, { high: '#1234567' }],
  ['missing', TypeError, 'null', {}, { missing: null }],
]) {
  test(`${Kind.name} at ${place}: ${wrong}`, () => {
    assert.throws(
      () => renderHeatmap({ ...EXAMPLE, ...changes }, options),
      (error) => {
        assert.ok(error instanceof Kind, `${error} is a ${Kind.name}`);
        assert.ok(error.message.startsWith(`${place}: `), `"${error.message}" begins with "${place}: "`);
        return true;
      },
    );
  });
}

// Everything together

test('seeded heatmaps are what a slow and plain renderer expects', () => {
  for (let seed = 0; seed < 150; seed++) {
    const { data, options } = randomHeatmap(seed);
    const tree = readHtml(renderHeatmap(freeze(data), freeze(options)));
    assert.deepEqual(tree, expectedTree(data, options), `seed ${seed}`);
    const widths = all(tree, 'colgroup').slice(1).map((group) => span(group, 'span'));
    assert.equal(slots(tree)[0].length, widths.reduce((sum, width) => sum + width, 1));
  }
});
