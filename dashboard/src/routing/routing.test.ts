import { describe, expect, test } from 'vitest';
import { match } from './match.ts';
import { changedQuery, href, listEntry, listOf } from './query.ts';

describe('a path', () => {
  test('gives its placeholders, decoded', () =>
    expect(match('/runs/:run/attempts/:attempt', '/runs/r%201/attempts/a%2Fb')).toEqual({
      run: 'r 1',
      attempt: 'a/b',
    }));
  test('of another length is of another view', () =>
    expect(match('/runs/:run', '/runs/r/attempts')).toBeNull());
  test('with a broken escape is of no view', () =>
    expect(match('/runs/:run', '/runs/%')).toBeNull());
  test('may end in a slash', () => expect(match('/gate', '/gate/')).toEqual({}));
});

describe('the query', () => {
  test('changes and loses names, and keeps the others in order', () => {
    const query = new URLSearchParams('sort=model&outcome=FAILED&q=x');
    expect(changedQuery(query, { outcome: null, q: '', tab: 'patch' }).toString()).toBe(
      'sort=model&tab=patch',
    );
    expect(query.get('q')).toBe('x');
  });
  test('is left out where empty', () => expect(href('/ui/', { q: null })).toBe('/ui/'));
  test('is escaped', () => expect(href('/ui/', { q: 'a&b' })).toBe('/ui/?q=a%26b'));
  test('holds lists', () => {
    expect(listOf(new URLSearchParams('outcome=FAILED,TIMED_OUT'), 'outcome')).toEqual([
      'FAILED',
      'TIMED_OUT',
    ]);
    expect(listOf(new URLSearchParams(), 'outcome')).toEqual([]);
    expect(listEntry([])).toBeNull();
  });
});
