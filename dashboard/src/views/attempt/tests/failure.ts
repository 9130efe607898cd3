import type { LogMatches } from '../../../api/logs.ts';

/** Looks for a text in a file of the attempt. */
export type Search = (file: string, text: string) => Promise<Pick<LogMatches, 'lines'>>;

/** A line of a file, counted from 0. */
export interface LogPlace {
  readonly file: string;
  readonly line: number;
}

/** How test programs head the output of a test that failed: pytest, cargo, go. */
const headings: readonly ((name: string) => string)[] = [
  (name) => `${name} ___`,
  (name) => `${name} stdout ----`,
  (name) => `--- FAIL: ${name}`,
];

/** The names under which a log may speak of a test: its id, and the last part of it. */
export function namesOf(id: string): string[] {
  const last = id.split('::').at(-1) ?? id;
  const withoutParameters = last.replace(/\[.*\]$/, '');
  return [...new Set([id, last, withoutParameters])].filter((name) => name.trim() !== '');
}

/**
 * Where a log first tells of a test's failure: under the heading of its output, else where it is
 * named along with a failure, else where it is named first. Null where no file names it.
 */
export async function firstFailure(
  id: string,
  files: readonly string[],
  search: Search,
): Promise<LogPlace | null> {
  for (const file of files) {
    for (const name of namesOf(id)) {
      const named = (await search(file, name)).lines;
      const first = named[0];
      if (first === undefined) continue;
      if (named.length === 1) return { file, line: first };
      for (const heading of headings) {
        const [line] = (await search(file, heading(name))).lines;
        if (line !== undefined) return { file, line };
      }
      for (const word of ['fail', 'error', 'not ok', 'panic']) {
        const spoken = new Set((await search(file, word)).lines);
        const line = named.find((number) => spoken.has(number));
        if (line !== undefined) return { file, line };
      }
      return { file, line: first };
    }
  }
  return null;
}
