import { expect, test } from 'vitest';
import { found, type Place } from './palette.ts';

const place = (title: string, detail = ''): Place => ({ kind: 'run', title, detail, href: title });
const places = [place('old heat'), place('Heatmap', 'tasks'), place('run_1', 'oracle heat')];
const titles = (typed: string, most = 9) => found(places, typed, most).map(({ title }) => title);

test('places are found by every word, in title or detail, the best first', () => {
  expect(titles('heat')).toEqual(['Heatmap', 'old heat', 'run_1']);
  expect(titles('ORACLE run')).toEqual(['run_1']);
  expect(titles('nothing')).toEqual([]);
});

test('without words all places stay in order, up to the bound', () => {
  expect(titles(' ', 2)).toEqual(['old heat', 'Heatmap']);
});
