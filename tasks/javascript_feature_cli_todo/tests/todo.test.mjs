import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, linkSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

import { withList } from './harness.mjs';

// Commands

test('add numbers the items and keeps them in the file', withList((list) => {
  assert.equal(list.ok('add', 'buy', 'milk'), 'Added 1: buy milk\n');
  assert.equal(list.ok('add', 'pay rent', '--due', '2026-03-05'), 'Added 2: pay rent\n');
  assert.deepEqual(list.json, {
    version: 1,
    next: 3,
    items: [
      { id: 1, text: 'buy milk', done: false },
      { id: 2, text: 'pay rent', done: false, due: '2026-03-05' },
    ],
  });
  assert.equal(list.bytes, `${JSON.stringify(list.json, null, 2)}\n`);
}));

test('white space in a text is folded', withList((list) => {
  assert.equal(list.ok('add', '  one\n', '\ttwo  three ', ''), 'Added 1: one two three\n');
}));

test('done, reopen and remove tell each item once, in the order given', withList((list) => {
  for (const text of ['a', 'b', 'c']) list.ok('add', text);
  assert.equal(list.ok('done', '3', '1', '3'), 'Done 3: c\nDone 1: a\n');
  assert.deepEqual(list.json.items.map(({ done }) => done), [true, false, true]);
  assert.equal(list.ok('done', '3'), 'Done 3: c\n');
  assert.equal(list.ok('reopen', '3', '2'), 'Reopened 3: c\nReopened 2: b\n');
  assert.deepEqual(list.json.items.map(({ done }) => done), [true, false, false]);
  assert.equal(list.ok('remove', '2', '1', '2'), 'Removed 2: b\nRemoved 1: a\n');
  assert.deepEqual(list.json.items.map(({ id }) => id), [3]);
}));

test('clear takes out what is done and counts it', withList((list) => {
  for (const text of ['a', 'b', 'c', 'd']) list.ok('add', text);
  list.ok('done', '1', '3');
  assert.equal(list.ok('clear'), 'Cleared 2 items.\n');
  list.ok('done', '4');
  assert.equal(list.ok('clear'), 'Cleared 1 item.\n');
  assert.equal(list.ok('clear'), 'Cleared 0 items.\n');
  assert.deepEqual(list.json.items, [{ id: 2, text: 'b', done: false }]);
}));

test('no id is given twice', withList((list) => {
  for (const text of ['a', 'b', 'c']) list.ok('add', text);
  list.ok('remove', '3');
  assert.equal(list.ok('add', 'd'), 'Added 4: d\n');
  list.ok('done', '4', '1', '2');
  list.ok('clear');
  assert.equal(list.ok('add', 'e'), 'Added 5: e\n');
}));

// Listing

test('an empty list says so', withList((list) => {
  assert.equal(list.ok('list'), 'Nothing to do.\n');
  assert.equal(list.ok('list', '--all'), 'Nothing to do.\n');
  list.ok('add', 'a');
  list.ok('done', '1');
  assert.equal(list.ok('list'), 'Nothing to do.\n');
}));

test('list is ordered by state, due date and number', withList((list) => {
  for (let id = 1; id <= 12; id++) {
    const due = { 2: '2026-01-01', 9: '2026-02-28', 12: '2026-03-05', 4: '2026-03-05' }[id];
    list.ok('add', `item ${id}`, ...(due ? [`--due=${due}`] : []));
  }
  list.ok('done', '1', '2', '3', '5', '6', '7', '8');
  const open = [
    ' 9 [ ] item 9 (overdue 2026-02-28)',
    ' 4 [ ] item 4 (due 2026-03-05)',
    '12 [ ] item 12 (due 2026-03-05)',
    '10 [ ] item 10',
    '11 [ ] item 11',
  ];
  const done = [' 2 [x] item 2 (due 2026-01-01)', ...[1, 3, 5, 6, 7, 8].map((id) => ` ${id} [x] item ${id}`)];
  assert.equal(list.ok('list'), `${open.join('\n')}\n`);
  assert.equal(list.ok('list', '--all'), `${[...open, ...done].join('\n')}\n`);
}));

test('items without a due date are ordered by number', withList((list) => {
  for (let id = 1; id <= 11; id++) list.ok('add', 'x');
  assert.deepEqual(list.ok('list').match(/\d+/g).map(Number), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
}));

test('ids are padded to the longest one that is shown', withList((list) => {
  for (let id = 1; id <= 10; id++) list.ok('add', 'x');
  list.ok('done', '10');
  assert.ok(list.ok('list').startsWith('1 [ ] x\n'));
  assert.ok(list.ok('list', '--all').startsWith(' 1 [ ] x\n'));
}));

test('an item is not overdue on the day itself', withList((list) => {
  list.ok('add', '--due', '2026-03-01', 'today');
  assert.equal(list.ok('list'), '1 [ ] today (due 2026-03-01)\n');
  list.today = '2026-03-02';
  assert.equal(list.ok('list'), '1 [ ] today (overdue 2026-03-01)\n');
}));

// Options

test('options may stand between and after the words', withList((list) => {
  list.ok('add', 'a', '--due', '2026-01-01', 'b', '--due=2026-12-31');
  assert.deepEqual(list.json.items, [{ id: 1, text: 'a b', done: false, due: '2026-12-31' }]);
}));

test('after two hyphens nothing is an option', withList((list) => {
  assert.equal(list.ok('add', 'a', '--', '--due', '--', '-x'), 'Added 1: a --due -- -x\n');
  assert.equal(list.ok('add', '-', 'b'), 'Added 2: - b\n');
  assert.equal(list.ok('done', '--', '2'), 'Done 2: - b\n');
}));

// The file

test('fields of other programs stay', withList((list) => {
  const items = [{ note: { deep: [1] }, id: 5, text: 'a', done: false }, { id: 6, text: 'b', done: true, due: '2026-01-01', tag: null }];
  list.bytes = JSON.stringify({ colour: 'red', version: 1, next: 9, items });
  list.ok('done', '5');
  list.ok('reopen', '6');
  list.ok('add', 'c');
  assert.deepEqual(list.json, {
    colour: 'red',
    version: 1,
    next: 10,
    items: [
      { ...items[0], done: true },
      { ...items[1], done: false },
      { id: 9, text: 'c', done: false },
    ],
  });
}));

test('the file is replaced as a whole, and nothing is left behind', withList((list) => {
  list.ok('add', 'a');
  const before = list.bytes;
  const old = join(list.folder, 'old.json');
  linkSync(list.file, old);
  const open = openSync(list.file);
  list.ok('add', 'b');
  assert.equal(readFileSync(old, 'utf8'), before, 'a link to the old file still has the old list');
  assert.equal(readFileSync(open, 'utf8'), before, 'who has the old file open reads the old list');
  closeSync(open);
  assert.deepEqual(list.files.sort(), ['list.json', 'old.json']);
}));

test('a command that changes nothing does not write', withList((list) => {
  list.ok('list');
  list.ok('clear');
  assert.equal(list.bytes, undefined);
  list.bytes = '{"version":1,"next":3,"items":[{"id":2,"text":"a","done":false},{"id":1,"text":"b","done":true}]}';
  const before = [list.bytes, statSync(list.file).ino];
  list.ok('list', '--all');
  list.ok('done', '1');
  list.ok('reopen', '2');
  assert.deepEqual([list.bytes, statSync(list.file).ino], before);
}));

// Errors

/** The command fails with the status, prints only an error, and leaves the file alone. */
function fails(list, status, line, ...args) {
  const before = list.bytes;
  const answer = list.run(...args);
  const label = JSON.stringify(args);
  assert.equal(answer.status, status, `${label}: ${JSON.stringify(answer)}`);
  assert.equal(answer.out, '', label);
  assert.match(answer.err, /^todo: [^\n]+\n$/, label);
  if (line !== undefined) assert.ok(answer.err.startsWith(line), `${label}: ${answer.err}`);
  assert.equal(list.bytes, before, label);
}

test('wrong usage ends with 2, before the file is looked at', withList((list) => {
  list.bytes = 'no list';
  for (const args of [
    [], ['ad', 'x'], ['toString'], ['add'], ['add', ' ', '\n'], ['add', 'a', '--due'], ['add', '--all', 'x'], ['add', '-x'],
    ['list', 'x'], ['list', '--due', '2026-01-01'], ['clear', '--all'], ['clear', '1'], ['done'], ['remove', '--'],
    ['done', '-1'], ['add', 'x', '--dues=1'],
  ]) {
    fails(list, 2, undefined, ...args);
  }
}));

test('what is no id ends with 2', withList((list) => {
  list.ok('add', 'a');
  for (const wrong of ['0', '07', '+1', 'x', '1.0', '1e0', '1-2', '0x1', '١']) {
    for (const command of ['done', 'reopen', 'remove']) {
      fails(list, 2, `todo: not an id: ${wrong}`, command, '1', wrong);
    }
  }
}));

test('a day that does not exist is no date', withList((list) => {
  for (const wrong of [
    '2026-02-30', '2026-02-29', '1900-02-29', '2026-04-31', '2026-00-10', '2026-13-01', '2026-01-00', '2026-01-32',
    '2026-1-1', '26-01-01', 'tomorrow', '2026-01-01T00:00', '2026/01/01', '--all',
  ]) {
    fails(list, 2, `todo: not a date: ${wrong}\n`, 'add', 'x', '--due', wrong);
  }
  for (const right of ['2028-02-29', '2000-02-29', '2026-12-31', '0099-01-31']) {
    list.ok('add', 'x', '--due', right);
    assert.equal(list.json.items.at(-1).due, right);
  }
}));

test('an id that is not there leaves all items as they were', withList((list) => {
  for (const text of ['a', 'b', 'c']) list.ok('add', text);
  for (const command of ['done', 'remove', 'reopen']) {
    if (command === 'reopen') list.ok('done', '1', '2', '3');
    fails(list, 1, 'todo: no item 9\n', command, '1', '9', '3', '8');
  }
  list.ok('remove', '2');
  fails(list, 1, 'todo: no item 2\n', 'done', '2');
}));

test('a file that is no list is told and left alone', withList((list) => {
  for (const bytes of [
    '', '{', 'null', '[]', '{}', '{"version":2,"next":1,"items":[]}', '{"version":1,"next":1}',
    '{"version":1,"items":[]}', '{"version":1,"next":1.5,"items":[]}', '{"version":1,"next":1,"items":{}}',
    '{"version":1,"next":1,"items":[null]}',
  ]) {
    list.bytes = bytes;
    for (const args of [['list'], ['add', 'x'], ['clear']]) fails(list, 1, `todo: cannot read ${list.file}`, ...args);
  }
}));

test('a list that cannot be written is told instead of a success', withList((list) => {
  list.file = join(list.folder, 'no', 'such', 'folder.json');
  fails(list, 1, `todo: cannot write ${list.file}`, 'add', 'x');
  list.file = join(list.folder, 'folder');
  mkdirSync(list.file);
  const answer = list.run('add', 'x');
  assert.deepEqual([answer.status, answer.out], [1, '']);
  assert.deepEqual(list.files, ['folder']);
}));

// The program

test('the program uses the file of TODO_FILE and ends with the status', withList((list) => {
  const program = fileURLToPath(new URL('../todo.mjs', import.meta.url));
  const node = (args, env) =>
    spawnSync(process.execPath, [program, ...args], { cwd: list.folder, env, encoding: 'utf8' });
  const added = node(['add', 'buy milk'], { ...process.env, TODO_FILE: list.file });
  assert.deepEqual([added.status, added.stdout, added.stderr], [0, 'Added 1: buy milk\n', '']);
  assert.equal(list.ok('list'), '1 [ ] buy milk\n');
  const { TODO_FILE: _, ...env } = process.env;
  const missing = node(['done', '1'], env);
  assert.deepEqual([missing.status, missing.stdout, missing.stderr], [1, '', 'todo: no item 1\n']);
}));
