import { describe, expect, test } from 'vitest';
import type { LabEvent } from '../../api/events.ts';
import type { Attempt } from '../../api/attempts.ts';
import { timelineOf } from './events/lanes.ts';
import { eventRows, summaryOf } from './events/rows.ts';
import { parseDiff } from './patch/diff.ts';
import { sideBySide } from './patch/split.ts';
import { differenceOf, medianOfPeers } from './peers.ts';
import { kept, tabOf } from './tabs.ts';
import { firstFailure, namesOf } from './tests/failure.ts';
import { withoutEntities } from './text/entities.ts';

describe('a diff', () => {
  const diff = [
    'From: somebody',
    'diff --git a/src/one.py b/src/one.py',
    'index 1..2 100644',
    '--- a/src/one.py',
    '+++ b/src/one.py',
    '@@ -1,3 +1,3 @@ def f():',
    ' a',
    '--- b',
    '+++ c',
    ' d',
    '@@ -10 +10,2 @@',
    ' e',
    '+f',
    '\\ No newline at end of file',
    'diff --git a/new file.txt b/new file.txt',
    'new file mode 100644',
    '--- /dev/null',
    '+++ b/new file.txt',
    '@@ -0,0 +1 @@',
    '+<b>x</b>',
    'diff --git a/old.txt b/moved.txt',
    'similarity index 100%',
    'rename from old.txt',
    'rename to moved.txt',
    'diff --git a/gone.txt b/gone.txt',
    'deleted file mode 100644',
    '--- a/gone.txt',
    '+++ /dev/null',
    '@@ -1 +0,0 @@',
    '-x',
    'diff --git a/i.png b/i.png',
    'Binary files a/i.png and b/i.png differ',
    '',
  ].join('\n');

  test('has files, each with what became of it', () =>
    expect(
      parseDiff(diff).map(({ path, from, change, added, removed, binary }) =>
        [path, from, change, added, removed, binary].join(' '),
      ),
    ).toEqual([
      'src/one.py  changed 2 1 false',
      'new file.txt  added 1 0 false',
      'moved.txt old.txt renamed 0 0 false',
      'gone.txt  removed 0 1 false',
      'i.png  changed 0 0 true',
    ]));

  test('numbers its lines, and takes a removed "-- b" for no header', () =>
    expect(parseDiff(diff)[0]?.hunks[0]?.lines).toEqual([
      { kind: 'context', before: 1, after: 1, text: 'a' },
      { kind: 'removed', before: 2, after: null, text: '-- b' },
      { kind: 'added', before: null, after: 2, text: '++ c' },
      { kind: 'context', before: 3, after: 3, text: 'd' },
    ]));

  test('may have no header of git, and no last line feed', () =>
    expect(
      parseDiff('--- x.c\t2026-01-01\n+++ x.c\t2026-01-02\n@@ -1 +1 @@\n-a\n+b'),
    ).toMatchObject([{ path: 'x.c', change: 'changed', added: 1, removed: 1 }]));

  test('that is none has no files', () => {
    expect(parseDiff('')).toEqual([]);
    expect(parseDiff('I could not find it.\n@@ -1 +1 @@\n-a\n+b\n')).toEqual([]);
  });

  test('side by side pairs what was with what is', () => {
    const [file] = parseDiff('--- x\n+++ x\n@@ -1,4 +1,3 @@\n a\n-b\n-c\n+B\n d\n');
    const rows = sideBySide(file?.hunks[0]?.lines ?? []);
    expect(rows.map(({ before, after }) => [before?.text, after?.text])).toEqual([
      ['a', 'a'],
      ['b', 'B'],
      ['c', undefined],
      ['d', 'd'],
    ]);
  });
});

function event(sequence: number, type: string, second: number, payload = {}): LabEvent {
  const time = new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
  return { sequence, stream: 'lab', type, time, run_id: 'r', payload };
}

describe('lanes', () => {
  test('have what took a while as bars, try by try', () => {
    const timeline = timelineOf([
      event(1, 'attempt_started', 0, { try_number: 1 }),
      event(2, 'submission_received', 5, { try_number: 1 }),
      event(3, 'attempt_evaluated', 9, { try_number: 1 }),
      event(4, 'attempt_started', 20, { try_number: 2 }),
    ]);
    const bars = timeline.marks.filter(({ end, start }) => end > start);
    expect(bars.map(({ label, start, end }) => [label, (end - start) / 1000])).toEqual([
      ['asking, try 1', 5],
      ['judging, try 1', 4],
    ]);
    expect(timeline.lanes).toEqual(['asking', 'judging', 'attempt_evaluated']);
  });

  test('join what falls together, however many there are', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => event(i, 'step', i / 100));
    const { marks } = timelineOf(many, 100);
    expect(marks.length).toBeLessThan(120);
    expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(10_000);
  });

  test('have what never ended up to the next try, or up to now', () => {
    const tries = Array.from({ length: 3 }, (_, i) =>
      event(i, 'attempt_started', i * 10, { try_number: i + 1 }),
    );
    const { marks } = timelineOf([...tries, event(9, 'attempt_evaluated', 50, { try_number: 3 })]);
    expect(marks.map(({ label, start, end }) => [label, (end - start) / 1000])).toEqual([
      ['asking, try 1', 10],
      ['asking, try 2', 10],
      ['asking, try 3', 30],
      ['attempt_evaluated', 0],
    ]);
  });

  test('of a hundred thousand tries are few marks', () => {
    const tries = Array.from({ length: 100_000 }, (_, i) =>
      event(i, 'attempt_started', i, { try_number: i + 1 }),
    );
    expect(timelineOf(tries).marks.length).toBeLessThan(700);
  });

  test('of nothing are empty', () =>
    expect(timelineOf([])).toEqual({ lanes: [], marks: [], start: 0, end: 0 }));
});

describe('rows of events', () => {
  const events = [event(1, 'a', 0, { x: 1 }), event(2, 'b', 1), event(3, 'a', 2)];
  test('leave out hidden kinds, and fold out what is said', () => {
    const rows = eventRows(events, new Set(['b']), ({ sequence }) => sequence === 1);
    expect(rows.map(({ event: { sequence }, line }) => line ?? sequence)).toEqual([
      1,
      '{',
      '  "x": 1',
      '}',
      3,
    ]);
  });
  test('say in short what happened', () =>
    expect(
      summaryOf(
        event(1, 'a', 0, {
          attempt: { task: 't' },
          try_number: 2,
          result: { outcome: 'failed', reason: '' },
        }),
      ),
    ).toBe('try number 2 · outcome failed'));
});

describe('the first failure of a test', () => {
  const search = (logs: Record<string, string[]>) => (file: string, text: string) =>
    Promise.resolve({
      lines: (logs[file] ?? []).flatMap((line, i) =>
        line.toLowerCase().includes(text.toLowerCase()) ? [i] : [],
      ),
    });
  const find = (id: string, logs: Record<string, string[]>) =>
    firstFailure(id, ['stdout.log', 'stderr.log'], search(logs));

  test('is under the heading of its output', async () =>
    expect(
      await find('tests.a.TestX::test_one', {
        'stdout.log': ['test_one FAILED', 'x', '____ TestX.test_one _____', 'E  assert'],
      }),
    ).toEqual({ file: 'stdout.log', line: 2 }));

  test('is where it is named along with a failure', async () =>
    expect(
      await find('pkg::adds up', {
        'stdout.log': ['# running: adds up', 'ok', 'not ok 1 - adds up'],
      }),
    ).toEqual({ file: 'stdout.log', line: 2 }));

  test('may be in the other file', async () =>
    expect(await find('pkg::TestA', { 'stderr.log': ['panic in TestA'] })).toEqual({
      file: 'stderr.log',
      line: 0,
    }));

  test('is nowhere where no file names it', async () =>
    expect(await find('pkg::TestA', { 'stdout.log': ['nothing'] })).toBeNull());

  test('is looked for by id, last part, and without parameters', () =>
    expect(namesOf('m::test_one[1-a]')).toEqual(['m::test_one[1-a]', 'test_one[1-a]', 'test_one']));
});

describe('differences', () => {
  const attempt = (name: string, task: string, cost: number | null) =>
    ({ attempt: name, task, state: 'ended', cost_usd: cost }) as unknown as Attempt;
  const cost = (each: Attempt) => each.cost_usd;

  test('are to the median of the others at the same task', () => {
    const own = attempt('a', 't', 9);
    const peers = [own, attempt('b', 't', 1), attempt('c', 't', 4), attempt('d', 'u', 100)];
    expect(medianOfPeers(peers, own, cost)).toBe(2.5);
    expect(medianOfPeers([...peers, attempt('e', 't', null)], own, cost)).toBe(2.5);
    expect(medianOfPeers([own], own, cost)).toBeNull();
  });
  test('have a sign, and none where nothing is seen of them', () => {
    const words = (n: number) => `${n.toFixed(1)} s`;
    expect(differenceOf(2, 1.5, words)).toBe('+0.5 s');
    expect(differenceOf(1, 2.25, words)).toBe('−1.3 s');
    expect(differenceOf(1.01, 1.02, words)).toBe('±0');
  });
});

describe('the URL of an attempt', () => {
  test('names a tab that there is', () => {
    expect(tabOf(new URLSearchParams('tab=patch'))).toBe('patch');
    expect(tabOf(new URLSearchParams('tab=none'))).toBe('overview');
  });
  test('hands filters and tab on to the next attempt, and what is its own not', () =>
    expect(
      kept(new URLSearchParams('outcome=FAILED&tab=logs&file=stderr.log&find=x')).toString(),
    ).toBe('outcome=FAILED&tab=logs'));
});

test('entities are the characters that they stand for', () => {
  expect(withoutEntities('a &lt;b&gt; &amp;amp; &#39;&#x27; &nothing; &#0;')).toBe(
    "a <b> &amp; '' &nothing; &#0;",
  );
});
