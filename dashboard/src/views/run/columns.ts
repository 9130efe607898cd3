import type { Attempt } from '../../api/attempts.ts';
import { duration } from '../../format/duration.ts';
import { percent } from '../../format/interval.ts';
import { money } from '../../format/money.ts';
import { count } from '../../format/numbers.ts';
import type { Column } from '../../table/columns.ts';
import { lineLook } from './looks.ts';
import type { Line } from './lines.ts';
import { passAtK, passHatK } from './samples.ts';

/** The columns of the attempts without what is drawn in them. Of folded samples they show sums and means. */
export function attemptColumns(
  samples: number,
  k: number,
  running: boolean,
): readonly Column<Line>[] {
  const perSample: readonly Column<Line>[] =
    samples === 1
      ? []
      : [
          {
            id: 'samples',
            title: 'Samples',
            value: ({ tally }) => (tally.scored === 0 ? null : tally.passed / tally.scored),
            text: (line) =>
              line.attempt
                ? `sample ${line.attempt.sample + 1}`
                : `${line.tally.passed}/${line.tally.scored}`,
            numeric: true,
            width: 105,
            help: 'Passed of scored samples',
          },
          {
            id: 'pass_at_k',
            title: `pass@${k}`,
            value: (line) => (line.attempt ? null : passAtK(line.tally, k)),
            text: (line) => (line.attempt ? '' : percent(passAtK(line.tally, k))),
            numeric: true,
            width: 85,
            help: `The chance that at least one of ${k} samples passes`,
          },
          {
            id: 'pass_hat_k',
            title: `pass^${k}`,
            value: (line) => (line.attempt ? null : passHatK(line.tally, k)),
            text: (line) => (line.attempt ? '' : percent(passHatK(line.tally, k))),
            numeric: true,
            width: 85,
            help: `The chance that all of ${k} samples pass`,
          },
        ];
  return [
    { id: 'task', title: 'Task', value: ({ task }) => task, width: 240 },
    {
      id: 'state',
      title: 'State',
      value: (line) => lineLook(line, running).word,
      choices: true,
      width: 160,
    },
    { id: 'model', title: 'Model', value: ({ model }) => model, choices: true, width: 150 },
    ...perSample,
    {
      id: 'tests',
      title: 'Tests',
      value: (line) => {
        const total = sum(line, ({ tests_total }) => tests_total) ?? 0;
        return total === 0 ? null : (sum(line, ({ tests_passed }) => tests_passed) ?? 0) / total;
      },
      text: (line) => {
        const total = sum(line, ({ tests_total }) => tests_total) ?? 0;
        return total === 0
          ? ''
          : `${count(sum(line, ({ tests_passed }) => tests_passed))}/${count(total)}`;
      },
      numeric: true,
      width: 80,
      help: 'Expected tests that passed; filtered as a share from 0 to 1',
    },
    { id: 'reason', title: 'Reason', value: reasonOf, width: 260 },
    {
      id: 'cost',
      title: 'Cost',
      value: (line) => sum(line, ({ cost_usd }) => cost_usd),
      text: (line) => money(sum(line, ({ cost_usd }) => cost_usd)),
      numeric: true,
      width: 90,
    },
    {
      id: 'tokens',
      title: 'Tokens',
      value: (line) => sum(line, tokensOf),
      text: (line) => count(sum(line, tokensOf)),
      numeric: true,
      width: 95,
    },
    {
      id: 'duration',
      title: 'Duration',
      value: (line) => mean(line, millisOf),
      text: (line) => duration(mean(line, millisOf)),
      numeric: true,
      width: 100,
      help: 'Asking and judging together, in milliseconds where it is filtered; the mean of folded samples',
    },
    {
      id: 'asking',
      title: 'Asking',
      value: (line) => mean(line, ({ submission_millis }) => submission_millis),
      text: (line) => duration(mean(line, ({ submission_millis }) => submission_millis)),
      numeric: true,
      width: 95,
      optional: true,
    },
    {
      id: 'judging',
      title: 'Judging',
      value: (line) => mean(line, ({ evaluation_millis }) => evaluation_millis),
      text: (line) => duration(mean(line, ({ evaluation_millis }) => evaluation_millis)),
      numeric: true,
      width: 95,
      optional: true,
    },
    {
      id: 'tries',
      title: 'Tries',
      value: (line) => sum(line, ({ tries }) => tries),
      numeric: true,
      width: 75,
      optional: true,
    },
    {
      id: 'started',
      title: 'Started',
      value: ({ attempts }) => attempts[0]?.started_at || null,
      width: 110,
      optional: true,
    },
  ];
}

export function tokensOf({ usage }: Attempt): number {
  return usage.prompt_tokens + usage.completion_tokens;
}

export function millisOf(attempt: Attempt): number | null {
  const { submission_millis, evaluation_millis } = attempt;
  if (submission_millis === null && evaluation_millis === null) return null;
  return (submission_millis ?? 0) + (evaluation_millis ?? 0);
}

function reasonOf(line: Line): string {
  return line.attempts.find(({ reason }) => reason)?.reason ?? '';
}

function known(line: Line, value: (attempt: Attempt) => number | null): number[] {
  return line.attempts.map(value).filter((number) => number !== null);
}

function sum(line: Line, value: (attempt: Attempt) => number | null): number | null {
  const values = known(line, value);
  return values.length === 0 ? null : values.reduce((total, number) => total + number, 0);
}

function mean(line: Line, value: (attempt: Attempt) => number | null): number | null {
  const values = known(line, value);
  const total = sum(line, value);
  return total === null ? null : total / values.length;
}
