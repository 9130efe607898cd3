import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { assay, home, type Environment } from './assay.ts';

/** A project of the examples with a baseline and a verdict on each of its changes. */
export async function measureChanges(folder: string, environment: Environment): Promise<void> {
  const example = join(home, 'examples', 'optimisation-loop');
  const project = join(folder, 'primes');
  cpSync(join(example, 'project'), project, { recursive: true });
  const git = (...parameters: string[]) =>
    execFileSync('git', ['-c', 'user.name=e2e', '-c', 'user.email=e2e@localhost', ...parameters], {
      cwd: project,
      stdio: 'pipe',
    });
  git('init', '-q', '-b', 'main');
  git('add', '--all');
  git('commit', '-q', '-m', 'begin');
  const gate = (...parameters: string[]) => assay(['gate', ...parameters], environment, project);
  await gate('register', '.');
  await gate('baseline', 'establish', 'primes', 'time');
  for (const change of readdirSync(join(example, 'changes')).sort()) {
    cpSync(join(example, 'changes', change), project, { recursive: true });
    git('add', '--all');
    git('commit', '-q', '-m', change);
    await gate('run', 'primes', 'time');
    await gate('evaluate', 'primes', 'time');
  }
}
