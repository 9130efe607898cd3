import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The checkout that the tests are of. */
export const home = fileURLToPath(new URL('../../..', import.meta.url));

/** The command line; ASSAY names that of another checkout. */
const command = process.env['ASSAY'] ?? `${home}/assay`;

export type Environment = Readonly<Record<string, string>>;

/** Runs a command of Assay to its end and gives what it printed. Some ends tell verdicts, so the code is not looked at. */
export function assay(
  parameters: readonly string[],
  environment: Environment,
  folder = home,
): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      command,
      parameters,
      { cwd: folder, env: { ...process.env, ...environment }, maxBuffer: 1 << 26 },
      (error, output, errors) => {
        // From 64 on it is an error, below it is a verdict.
        if (error && (typeof error.code !== 'number' || error.code >= 64)) {
          reject(new Error(`assay ${parameters.join(' ')}: ${errors || error.message}`));
        } else {
          resolve(output);
        }
      },
    );
  });
}

export interface Server {
  /** Without a path. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts `assay serve` on a free port. */
export function serve(output: string, environment: Environment): Promise<Server> {
  const process_ = spawn(command, ['serve', '--json', '--port', '0', '--output-dir', output], {
    cwd: home,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let printed = '';
    process_.on('exit', (code) => reject(new Error(`assay serve ended with ${code}`)));
    process_.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const url = /"url"\s*:\s*"(http:\/\/[^/"]+)/.exec(printed)?.[1];
      if (url) resolve({ url, stop: () => stop(process_) });
    });
  });
}

function stop(process_: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    process_.removeAllListeners('exit');
    process_.on('exit', () => resolve());
    process_.kill('SIGTERM');
  });
}
