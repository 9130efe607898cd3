import type { Attempt } from '../../api/attempts.ts';
import type { AttemptKey } from '../../api/events.ts';
import type { RunDetail } from '../../api/runs.ts';

/** The name of an attempt's folder, which is its id in addresses; what a file name cannot hold becomes `_`. */
export function attemptName({ task, participant, sample }: AttemptKey): string {
  const safe = (name: string) => name.replace(/[^A-Za-z0-9._-]/g, '_');
  return `${safe(task)}__${safe(participant)}__sample${String(sample).padStart(2, '0')}`;
}

/** Every attempt of a run's plan, by model, task and sample. */
export function planned(
  detail: Pick<RunDetail, 'tasks'> & {
    readonly run: { readonly models: readonly string[] };
    readonly settings: { readonly samples: number };
  },
): AttemptKey[] {
  return detail.run.models.flatMap((participant) =>
    detail.tasks.flatMap(({ id }) =>
      Array.from({ length: detail.settings.samples }, (_, sample) => ({
        task: id,
        participant,
        sample,
      })),
    ),
  );
}

/** An attempt that has not begun, as lists show it. */
export function queued({ task, participant, sample }: AttemptKey): Attempt {
  return {
    attempt: attemptName({ task, participant, sample }),
    task,
    model: participant,
    sample,
    tries: 0,
    state: 'queued',
    outcome: null,
    reason: null,
    signature: null,
    tests_passed: 0,
    tests_total: 0,
    cost_usd: null,
    usage: { prompt_tokens: 0, completion_tokens: 0, reasoning_tokens: 0, cached_tokens: 0 },
    submission_millis: null,
    evaluation_millis: null,
    retries: 0,
    started_at: '',
    ended_at: null,
  };
}
