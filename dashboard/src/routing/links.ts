import { href } from './query.ts';

/** Where the dashboard lies on the server. */
export const base = '/ui';

const segment = encodeURIComponent;

/** The addresses of all views, in one place. */
export const links = {
  runs: (query: Readonly<Record<string, string | null>> = {}) => href(`${base}/`, query),
  launch: (query: Readonly<Record<string, string | null>> = {}) => href(`${base}/launch`, query),
  leaderboard: (benchmark: string | null = null) => href(`${base}/leaderboard`, { benchmark }),
  heatmap: (run: string | null = null) => href(`${base}/heatmap`, { run }),
  compare: (a: string | null = null, b: string | null = null) => href(`${base}/compare`, { a, b }),
  gate: () => `${base}/gate`,
  gateBenchmark: (project: string, benchmark: string) =>
    `${base}/gate/${segment(project)}/${segment(benchmark)}`,
  run: (run: string, query: Readonly<Record<string, string | null>> = {}) =>
    href(`${base}/runs/${segment(run)}`, query),
  /** The attempts of a model at a task in the newest run that has some. */
  newestAttempts: (model: string, task: string) => href(`${base}/attempts`, { model, task }),
  attempt: (
    run: string,
    attempt: string,
    query: Readonly<Record<string, string | null>> | URLSearchParams = {},
  ) => href(`${base}/runs/${segment(run)}/attempts/${segment(attempt)}`, query),
  task: (task: string) => href(`${base}/launch`, { tasks: task }),
};
