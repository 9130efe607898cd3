import type { Attempt } from '../../api/attempts.ts';
import { isScored } from '../../api/shared.ts';
import type { Tally } from './samples.ts';

/** A row of the attempts: one attempt, or the samples of one task and model folded together. */
export interface Line {
  readonly key: string;
  readonly task: string;
  readonly model: string;
  /** Null where samples are folded. */
  readonly attempt: Attempt | null;
  /** Those that fit the filters; never none. */
  readonly attempts: readonly Attempt[];
  /** Over all samples of the task and model, whatever the filters. */
  readonly tally: Tally;
  readonly samples: number;
  /** What an export has of it: the attempt itself, or the folded ones with their count. */
  readonly toJSON: () => unknown;
}

export function single(attempt: Attempt): Line {
  return {
    key: attempt.attempt,
    task: attempt.task,
    model: attempt.model,
    attempt,
    attempts: [attempt],
    tally: tallyOf([attempt]),
    samples: 1,
    toJSON: () => attempt,
  };
}

/** Folds the samples of each task and model. `all` are the attempts without filters. */
export function fold(chosen: readonly Attempt[], all: Iterable<Attempt>): Line[] {
  const everySample = grouped(all);
  return [...grouped(chosen)].map(([key, attempts]) => {
    const samples = everySample.get(key) ?? attempts;
    const { task, model } = attempts[0] as Attempt;
    const tally = tallyOf(samples);
    return {
      key,
      task,
      model,
      attempt: null,
      attempts,
      tally,
      samples: samples.length,
      toJSON: () => ({ task, model, ...tally, attempts }),
    };
  });
}

export function tallyOf(attempts: readonly Attempt[]): Tally {
  const scored = attempts.filter(({ outcome }) => outcome !== null && isScored(outcome));
  return {
    scored: scored.length,
    passed: scored.filter(({ outcome }) => outcome === 'PASSED').length,
  };
}

function grouped(attempts: Iterable<Attempt>): Map<string, Attempt[]> {
  const groups = new Map<string, Attempt[]>();
  for (const attempt of attempts) {
    const key = `${attempt.task}\n${attempt.model}`;
    const group = groups.get(key);
    if (group) group.push(attempt);
    else groups.set(key, [attempt]);
  }
  return groups;
}
