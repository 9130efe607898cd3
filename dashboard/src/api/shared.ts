/** A share between 0 and 1 with the ends of its 95 % interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Usage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly reasoning_tokens: number;
  readonly cached_tokens: number;
}

export type Outcome =
  | 'PASSED'
  | 'FAILED'
  | 'NO_PATCH'
  | 'PATCH_REJECTED'
  | 'TIMED_OUT'
  | 'INVALID'
  | 'API_ERROR'
  | 'INFRASTRUCTURE_ERROR'
  | 'SKIPPED';

/** All outcomes, in the order of a summary. */
export const outcomes: readonly Outcome[] = [
  'PASSED',
  'FAILED',
  'NO_PATCH',
  'PATCH_REJECTED',
  'TIMED_OUT',
  'INVALID',
  'API_ERROR',
  'INFRASTRUCTURE_ERROR',
  'SKIPPED',
];

/** Whether an outcome says something about the participant. */
export function isScored(outcome: Outcome): boolean {
  return outcome !== 'API_ERROR' && outcome !== 'INFRASTRUCTURE_ERROR' && outcome !== 'SKIPPED';
}
