import type { Comparison } from '../../api/compare.ts';

/**
 * What a comparison says in a sentence. The interval decides, so that the words never contradict the
 * numbers beside them.
 */
export function verdictOf({ difference, pairs }: Comparison): {
  word: 'better' | 'worse' | 'no telling' | 'nothing in common';
  sentence: string;
} {
  if (pairs === 0) {
    return {
      word: 'nothing in common',
      sentence: 'No attempt of A has a counterpart in B: the runs share no scored task and sample.',
    };
  }
  if (difference.low > 0) {
    return { word: 'better', sentence: 'B passes more than A: chance alone would hardly do that.' };
  }
  if (difference.high < 0) {
    return { word: 'worse', sentence: 'B passes less than A: chance alone would hardly do that.' };
  }
  return {
    word: 'no telling',
    sentence: 'These pairs cannot tell A and B apart: the difference may be chance.',
  };
}
