import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from './world.ts';

/** Puts another text in place of a file of an attempt, as a participant could have written it. */
export function writeArtifact(
  world: World,
  run: string,
  attempt: string,
  file: string,
  text: string,
): void {
  writeFileSync(join(world.output, run, attempt, file), text);
}
