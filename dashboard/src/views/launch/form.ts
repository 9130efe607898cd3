import type { LaunchRequest, Task } from '../../api/launch.ts';
import { listOf } from '../../routing/query.ts';

/** What the URL says of tasks where none is chosen: nothing said means all. */
export const noTask = 'none';

/** What the URL of the launch page says, as the server wants it. Nothing about tasks means all of them. */
export function requestOf(query: URLSearchParams): LaunchRequest {
  const tasks = listOf(query, 'tasks');
  const minutes = number(query, 'max_minutes');
  return {
    models: listOf(query, 'models'),
    tasks: tasks.length === 0 ? ['all'] : tasks,
    languages: listOf(query, 'languages'),
    tags: listOf(query, 'tags'),
    difficulties: listOf(query, 'difficulties'),
    samples: number(query, 'samples') ?? 1,
    temperature: number(query, 'temperature'),
    max_tokens: number(query, 'max_tokens'),
    include_tests: query.get('include_tests') === '1',
    runner: query.get('runner'),
    max_cost_usd: number(query, 'max_cost'),
    max_time_seconds: minutes === null ? null : Math.round(minutes * 60),
    provider: query.get('provider'),
    thinking_level: query.get('thinking'),
    notes: (query.get('notes') ?? '').split('\n').filter((note) => note.trim() !== ''),
  };
}

/** What keeps a request from being sent, a sentence for each field by its name in the URL. */
export function problemsOf(query: URLSearchParams): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  const check = (name: string, fits: (value: number) => boolean, sentence: string) => {
    const text = query.get(name);
    if (text !== null && !fits(Number(text))) problems[name] = sentence;
  };
  const whole = (value: number) => Number.isInteger(value) && value >= 1;
  const positive = (value: number) => value > 0;
  check('samples', whole, 'a whole number from 1');
  check('temperature', (value) => value >= 0 && value <= 2, 'a number from 0 to 2');
  check('max_tokens', whole, 'a whole number from 1');
  check('max_cost', positive, 'an amount above 0');
  check('max_minutes', positive, 'a time above 0');
  if (listOf(query, 'models').length === 0) problems['models'] = 'choose at least one model';
  if (query.get('tasks') === noTask) problems['tasks'] = 'choose at least one task';
  return problems;
}

/** The tasks that a request means, as far as they are named or all: globs are the server's. */
export function chosenTasks(tasks: readonly Task[], request: LaunchRequest): readonly Task[] {
  const any = (wanted: readonly string[], has: readonly string[]) =>
    wanted.length === 0 || wanted.some((name) => has.includes(name));
  return tasks.filter(
    (task) =>
      (request.tasks.includes('all') || request.tasks.includes(task.id)) &&
      any(request.languages, [task.language]) &&
      any(request.difficulties, [task.difficulty]) &&
      any(request.tags, task.tags),
  );
}

function number(query: URLSearchParams, name: string): number | null {
  const text = query.get(name);
  const value = Number(text);
  return text === null || text === '' || Number.isNaN(value) ? null : value;
}
