import type { Attempt } from '../../api/attempts.ts';
import type { Outcome } from '../../api/shared.ts';

/** Attempts that failed in one way. */
export interface FailureGroup {
  readonly signature: string;
  readonly outcome: Outcome;
  readonly attempts: number;
  readonly tasks: number;
  readonly models: readonly string[];
  /** One of the reasons, as it was written. */
  readonly example: string;
}

/** What an attempt failed of; while the server has not told its signature, the reason itself. */
export function signatureOf(attempt: Attempt): string {
  return attempt.signature || attempt.reason || 'no reason was given';
}

/** All that did not pass, by outcome and signature, the most frequent first. */
export function failureGroups(attempts: Iterable<Attempt>): FailureGroup[] {
  const groups = new Map<string, { attempts: Attempt[]; outcome: Outcome }>();
  for (const attempt of attempts) {
    const { outcome } = attempt;
    if (outcome === null || outcome === 'PASSED') continue;
    const key = `${outcome} ${signatureOf(attempt)}`;
    const group = groups.get(key);
    if (group) group.attempts.push(attempt);
    else groups.set(key, { attempts: [attempt], outcome });
  }
  return [...groups.values()]
    .map(({ attempts: members, outcome }) => ({
      signature: members[0] ? signatureOf(members[0]) : '',
      outcome,
      attempts: members.length,
      tasks: new Set(members.map(({ task }) => task)).size,
      models: [...new Set(members.map(({ model }) => model))].sort(),
      example: members[0]?.reason ?? '',
    }))
    .sort((a, b) => b.attempts - a.attempts || a.signature.localeCompare(b.signature));
}
