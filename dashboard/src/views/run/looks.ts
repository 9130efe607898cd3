import type { Attempt } from '../../api/attempts.ts';
import { attemptLook, type StateLook } from '../../parts/states.ts';
import type { Line } from './lines.ts';

const unfinished: StateLook = { glyph: '○', word: 'not finished', tone: 'idle' };
const notBegun: StateLook = { glyph: '○', word: 'not begun', tone: 'idle' };

/** How an attempt is shown: in a run that nobody works on, nothing is under way. */
export function lookOf(attempt: Attempt, running: boolean): StateLook {
  if (attempt.outcome !== null || running) return attemptLook(attempt);
  return attempt.state === 'queued' ? notBegun : unfinished;
}

/** How folded samples are shown: by what they have in common. */
export function lineLook(line: Line, running: boolean): StateLook {
  const looks = line.attempts.map((attempt) => lookOf(attempt, running));
  const first = looks[0] ?? notBegun;
  if (looks.every(({ word }) => word === first.word)) return first;
  const busy = looks.find(({ tone }) => tone === 'busy');
  return busy ?? { glyph: '◑', word: 'mixed', tone: 'idle' };
}
