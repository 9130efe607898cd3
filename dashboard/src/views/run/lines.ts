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
  };
}

/** Folds the samples of each task and model. `all` are the attempts without filters. */
export function fold(chosen: readonly Attempt[], all: Iterable<Attempt>): Line[] {
  const everySample = grouped(all);
  return [...grouped(chosen)].map(([key, attempts]) => {
    const samples = everySample.get(key) ?? attempts;
    const first = attempts[0] as Attempt;
    return {
      key,
      task: first.task,
      model: first.model,
      attempt: null,
      attempts,
      tally: tallyOf(samples),
      samples: samples.length,
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
