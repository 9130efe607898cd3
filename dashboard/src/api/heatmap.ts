import { address, get } from './client.ts';

export interface HeatmapCell {
  readonly scored: number;
  readonly passed: number;
  readonly low: number;
  readonly high: number;
}

export interface Heatmap {
  readonly tasks: readonly string[];
  readonly models: readonly string[];
  /** A row for each model, in it a cell for each task; null where the model did not run it. */
  readonly cells: readonly (readonly (HeatmapCell | null)[])[];
}

export function readHeatmap(
  filters: { benchmark?: string | null; run?: string | null },
  signal?: AbortSignal,
): Promise<Heatmap> {
  return get(address('/heatmap', filters), signal);
}
