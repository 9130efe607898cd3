import type { AttemptState, TestStatus } from '../api/attempts.ts';
import type { Verdict } from '../api/gate.ts';
import type { Run } from '../api/runs.ts';
import type { Outcome } from '../api/shared.ts';

export type Tone = 'pass' | 'fail' | 'error' | 'idle' | 'busy';

/** How a state is shown: never by its colour alone. */
export interface StateLook {
  readonly glyph: string;
  readonly word: string;
  readonly tone: Tone;
}

const look = (tone: Tone, word: string, glyph = glyphs[tone]): StateLook => ({ glyph, word, tone });

const glyphs: Readonly<Record<Tone, string>> = {
  pass: '✓',
  fail: '✕',
  error: '!',
  idle: '○',
  busy: '◐',
};

const outcomeLooks: Readonly<Record<Outcome, StateLook>> = {
  PASSED: look('pass', 'passed'),
  FAILED: look('fail', 'failed'),
  NO_PATCH: look('fail', 'no patch'),
  PATCH_REJECTED: look('fail', 'patch rejected'),
  TIMED_OUT: look('fail', 'timed out'),
  INVALID: look('fail', 'invalid'),
  API_ERROR: look('error', 'API error'),
  INFRASTRUCTURE_ERROR: look('error', 'infrastructure error'),
  SKIPPED: look('idle', 'skipped'),
};

const stateLooks: Readonly<Record<Exclude<AttemptState, 'ended'>, StateLook>> = {
  queued: look('idle', 'queued'),
  asking: look('busy', 'asking'),
  judging: look('busy', 'judging'),
};

const testLooks: Readonly<Record<TestStatus, StateLook>> = {
  PASSED: look('pass', 'passed'),
  FAILED: look('fail', 'failed'),
  ERROR: look('error', 'error'),
  SKIPPED: look('idle', 'skipped'),
  MISSING: look('error', 'missing'),
};

const verdictLooks: Readonly<Record<Verdict, StateLook>> = {
  PROMOTE: look('pass', 'PROMOTE', '▲'),
  REJECT: look('fail', 'REJECT', '▼'),
  NEEDS_MORE_DATA: look('idle', 'NEEDS MORE DATA', '◇'),
  NO_BASELINE: look('idle', 'NO BASELINE', '◇'),
  PASS: look('pass', 'PASS'),
  FAIL: look('fail', 'FAIL'),
  NO_REFERENCE: look('idle', 'NO REFERENCE', '◇'),
};

export function outcomeLook(outcome: Outcome): StateLook {
  return outcomeLooks[outcome];
}

export function attemptLook(attempt: { state: AttemptState; outcome: Outcome | null }): StateLook {
  if (attempt.outcome !== null) return outcomeLooks[attempt.outcome];
  return attempt.state === 'ended' ? look('idle', 'ended') : stateLooks[attempt.state];
}

export function testLook(status: TestStatus): StateLook {
  return testLooks[status];
}

export function verdictLook(verdict: Verdict): StateLook {
  return verdictLooks[verdict];
}

/** A run that is not ended and that no process here works on may have been killed, or runs elsewhere. */
export function runLook(run: Pick<Run, 'status' | 'active'>): StateLook {
  if (run.status === 'completed') return look('pass', 'completed');
  if (run.status === 'stopped') return look('error', 'stopped');
  return look('busy', 'running');
}
