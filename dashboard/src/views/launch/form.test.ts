import { describe, expect, test } from 'vitest';
import type { Task } from '../../api/launch.ts';
import { chosenTasks, problemsOf, requestOf } from './form.ts';

const request = (query: string) => requestOf(new URLSearchParams(query));
const task = (id: string, language: string, ...tags: string[]): Task => ({
  id,
  language,
  type: 'bugfix',
  difficulty: 'easy',
  tags,
  requirements: [],
  missing: [],
});

describe('a launch', () => {
  test('takes all tasks once where the URL says nothing', () => {
    const { tasks, samples, temperature, include_tests } = request('models=oracle');
    expect({ tasks, samples, temperature, include_tests }).toEqual({
      tasks: ['all'],
      samples: 1,
      temperature: null,
      include_tests: false,
    });
  });

  test('reads everything from the URL', () => {
    const read = request(
      'models=oracle,openrouter/a/b&tasks=go_*&samples=4&temperature=0&max_minutes=1.5&include_tests=1&notes=one%0Atwo',
    );
    expect(read.models).toEqual(['oracle', 'openrouter/a/b']);
    expect(read.tasks).toEqual(['go_*']);
    expect([read.samples, read.temperature, read.max_time_seconds]).toEqual([4, 0, 90]);
    expect(read.include_tests).toBe(true);
    expect(read.notes).toEqual(['one', 'two']);
  });

  test('is not sent with numbers that make no sense, or without a model', () => {
    const problems = problemsOf(
      new URLSearchParams('samples=0&temperature=3&max_tokens=1.5&max_cost=-1&max_minutes=x'),
    );
    expect(Object.keys(problems).sort()).toEqual([
      'max_cost',
      'max_minutes',
      'max_tokens',
      'models',
      'samples',
      'temperature',
    ]);
    expect(problemsOf(new URLSearchParams('models=noop&samples=3'))).toEqual({});
    expect(problemsOf(new URLSearchParams('models=noop&tasks=none'))).toHaveProperty('tasks');
  });

  test('means tasks that fit every kind of filter', () => {
    const tasks = [task('a', 'go', 'x'), task('b', 'go', 'y'), task('c', 'rust', 'x')];
    const ids = (query: string) => chosenTasks(tasks, request(query)).map(({ id }) => id);
    expect(ids('')).toEqual(['a', 'b', 'c']);
    expect(ids('languages=go&tags=x,z')).toEqual(['a']);
    expect(ids('tasks=b,c')).toEqual(['b', 'c']);
  });
});
