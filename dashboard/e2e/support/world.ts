/** What the set-up has made for all tests. */
export interface World {
  readonly url: string;
  /** The folder of all runs. */
  readonly output: string;
  /** Of the models' provider; POST to `/release?count=n` lets the model `held` answer. */
  readonly provider: string;
  /** A run of the controls `oracle` and `noop`. */
  readonly controls: string;
  /** A run of the models `steady`, `able` and `weak`, with several samples. */
  readonly models: string;
  /** A later run of `steady` at another temperature, with other answers. */
  readonly later: string;
  /** An attempt of `controls` that failed, whose stdout.log holds 120 MB. */
  readonly large: string;
  readonly largeLines: number;
  /** An attempt of `controls` that failed, with 100,000 events. */
  readonly busy: string;
  readonly tasks: readonly string[];
}

const name = 'ASSAY_E2E_WORLD';

/** Hands the world over to the processes that run the tests. */
export function publish(world: World): void {
  process.env[name] = JSON.stringify(world);
}

export function world(): World {
  const text = process.env[name];
  if (text === undefined) throw new Error('the set-up has not run');
  return JSON.parse(text) as World;
}
