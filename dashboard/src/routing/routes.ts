import type { Component } from 'svelte';
import { match, type Parameters } from './match.ts';

interface Route {
  readonly pattern: string;
  readonly title: string;
  /** The view's code, fetched when it is first opened. Its component takes the placeholders as properties. */
  readonly load: () => Promise<{ default: Component<never> }>;
}

export const routes: readonly Route[] = [
  { pattern: '/', title: 'Runs', load: () => import('../views/runs/Runs.svelte') },
  { pattern: '/runs', title: 'Runs', load: () => import('../views/runs/Runs.svelte') },
  { pattern: '/launch', title: 'Launch', load: () => import('../views/launch/Launch.svelte') },
  {
    pattern: '/leaderboard',
    title: 'Leaderboard',
    load: () => import('../views/leaderboard/Leaderboard.svelte'),
  },
  { pattern: '/compare', title: 'Compare', load: () => import('../views/compare/Compare.svelte') },
  { pattern: '/heatmap', title: 'Heatmap', load: () => import('../views/heatmap/Heatmap.svelte') },
  { pattern: '/gate', title: 'Gate', load: () => import('../views/gate/Gate.svelte') },
  {
    pattern: '/gate/:project/:benchmark',
    title: 'Gate',
    load: () => import('../views/gate/GateBenchmark.svelte'),
  },
  { pattern: '/runs/:run', title: 'Run', load: () => import('../views/run/Run.svelte') },
  {
    pattern: '/attempts',
    title: 'Attempts',
    load: () => import('../views/heatmap/NewestAttempts.svelte'),
  },
  {
    pattern: '/runs/:run/attempts/:attempt',
    title: 'Attempt',
    load: () => import('../views/attempt/Attempt.svelte'),
  },
];

export interface Match {
  readonly route: Route;
  readonly parameters: Parameters;
}

/** The view of a path, or null where there is none. */
export function routeOf(path: string): Match | null {
  for (const route of routes) {
    const parameters = match(route.pattern, path);
    if (parameters !== null) return { route, parameters };
  }
  return null;
}
