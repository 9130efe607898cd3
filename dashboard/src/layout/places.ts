import { listGateBenchmarks } from '../api/gate.ts';
import { listTasks } from '../api/launch.ts';
import { readLeaderboard } from '../api/leaderboard.ts';
import { listRuns } from '../api/runs.ts';
import { links } from '../routing/links.ts';
import type { Place } from './palette.ts';

export const views: readonly Place[] = [
  { kind: 'view', title: 'Runs', detail: 'recent', href: links.runs() },
  { kind: 'view', title: 'Launch', detail: 'a new run', href: links.launch() },
  { kind: 'view', title: 'Leaderboard', detail: 'who leads', href: links.leaderboard() },
  { kind: 'view', title: 'Compare', detail: 'two runs', href: links.compare() },
  { kind: 'view', title: 'Heatmap', detail: 'models × tasks', href: links.heatmap() },
  { kind: 'view', title: 'Gate', detail: 'timelines and verdicts', href: links.gate() },
];

/** Runs (those the server finds for what was typed), models, tasks and benchmarks; what cannot be read is left out. */
export async function readPlaces(typed: string, signal: AbortSignal): Promise<readonly Place[]> {
  const [runs, models, tasks, benchmarks] = await Promise.all([
    listRuns({ q: typed, limit: 20 }, signal).then(
      (page) =>
        page.runs.map((run): Place => ({
          kind: 'run',
          title: run.run_id,
          detail: `${run.benchmark} ${run.models.join(' ')} ${run.status}`,
          href: links.run(run.run_id),
        })),
      nothing,
    ),
    readLeaderboard({}, signal).then(
      (board) =>
        board.standings.map(({ model }): Place => ({
          kind: 'model',
          title: model,
          detail: 'runs of this model',
          href: links.runs({ q: model }),
        })),
      nothing,
    ),
    listTasks(signal).then(
      (answer) =>
        answer.tasks.map((task): Place => ({
          kind: 'task',
          title: task.id,
          detail: `${task.language} ${task.difficulty}`,
          href: links.heatmap() + `?q=${encodeURIComponent(task.id)}`,
        })),
      nothing,
    ),
    listGateBenchmarks(signal).then(
      (answer) =>
        answer.benchmarks.map(({ project, benchmark }): Place => ({
          kind: 'benchmark',
          title: `${project} ${benchmark}`,
          detail: 'gate',
          href: links.gateBenchmark(project, benchmark),
        })),
      nothing,
    ),
  ]);
  return [...runs, ...models, ...tasks, ...benchmarks];
}

function nothing(): Place[] {
  return [];
}
