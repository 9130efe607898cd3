import { address, get, path } from './client.ts';

export interface LogLine {
  /** Counted from 0. */
  readonly number: number;
  readonly text: string;
  /** The bytes that were left out of a very long line. */
  readonly cut: number;
}

export interface LogWindow {
  readonly lines: readonly LogLine[];
  readonly total_lines: number;
  readonly bytes: number;
  /** False while the server still makes the index: `total_lines` is what is known so far. */
  readonly complete: boolean;
}

export interface LogMatches {
  readonly total: number;
  /** The numbers of the lines, counted from 0. */
  readonly lines: readonly number[];
  readonly complete: boolean;
}

/** Some lines of a log; the server keeps an index, so the place in the log does not matter. */
export function readLog(
  run: string,
  attempt: string,
  file: string,
  from: number,
  limit: number,
  signal?: AbortSignal,
): Promise<LogWindow> {
  return get(address(path('logs', run, attempt, file), { from, limit }), signal);
}

/** The lines that hold a text, whatever its case. */
export function searchLog(
  run: string,
  attempt: string,
  file: string,
  q: string,
  signal?: AbortSignal,
): Promise<LogMatches> {
  return get(address(path('logs', run, attempt, file, 'matches'), { q, limit: 1000 }), signal);
}

/** The address of a file as it is: text, with ranges. */
export function artifact(run: string, attempt: string, file: string, download = false): string {
  return address(path('artifacts', run, attempt, file), { download: download ? 1 : null });
}
