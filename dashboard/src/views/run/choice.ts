import type { Attempt } from '../../api/attempts.ts';
import { listOf } from '../../routing/query.ts';
import { signatureOf } from './failures.ts';

/** Which attempts of a run are meant, as the URL says it. */
export interface Choice {
  /** Outcomes, and `queued`, `asking`, `judging` for those that have none yet; empty for all. */
  readonly outcomes: readonly string[];
  readonly model: string | null;
  readonly task: string | null;
  readonly signature: string | null;
  /** Part of the task, model or reason, in any case. */
  readonly text: string;
}

export function choiceOf(query: URLSearchParams): Choice {
  return {
    outcomes: listOf(query, 'outcome'),
    model: query.get('model'),
    task: query.get('task'),
    signature: query.get('signature'),
    text: (query.get('q') ?? '').trim().toLowerCase(),
  };
}

/** What an attempt is counted as in the filter of outcomes. */
export function kindOf(attempt: Attempt): string {
  return attempt.outcome ?? attempt.state;
}

export function chosen(attempts: Iterable<Attempt>, choice: Choice): Attempt[] {
  const { outcomes, model, task, signature, text } = choice;
  return [...attempts].filter(
    (attempt) =>
      (outcomes.length === 0 || outcomes.includes(kindOf(attempt))) &&
      (model === null || attempt.model === model) &&
      (task === null || attempt.task === task) &&
      (signature === null || signatureOf(attempt) === signature) &&
      (text === '' ||
        `${attempt.task}\n${attempt.model}\n${attempt.reason ?? ''}`.toLowerCase().includes(text)),
  );
}
