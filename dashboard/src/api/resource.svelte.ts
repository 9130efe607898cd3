import { failureOf, type Failure } from './failure.ts';

/** An answer that is read when it is first shown and again when what it depends on changes. */
export interface Resource<Answer> {
  /** The newest answer; while a newer one is on its way, the one before it. */
  readonly answer: Answer | null;
  readonly failure: Failure | null;
  readonly loading: boolean;
  /** Reads again, keeping the answer meanwhile. */
  reload(): void;
}

/**
 * Reads within a component. `read` is called again when state that it reads before its first `await` changes;
 * the request of before is aborted then, so that a late answer never replaces a newer one.
 * It may give null where there is nothing to ask yet.
 */
export function resource<Answer>(
  read: (signal: AbortSignal) => Promise<Answer> | null,
): Resource<Answer> {
  let answer = $state.raw<Answer | null>(null);
  let failure = $state.raw<Failure | null>(null);
  let loading = $state(true);
  let turn = $state(0);

  $effect(() => {
    void turn;
    const abort = new AbortController();
    const reading = read(abort.signal);
    if (reading === null) {
      answer = null;
      failure = null;
      loading = false;
      return;
    }
    loading = true;
    reading
      .then((value) => {
        if (abort.signal.aborted) return;
        answer = value;
        failure = null;
        loading = false;
      })
      .catch((thrown: unknown) => {
        if (abort.signal.aborted) return;
        failure = failureOf(thrown);
        loading = false;
      });
    return () => abort.abort();
  });

  return {
    get answer() {
      return answer;
    },
    get failure() {
      return failure;
    },
    get loading() {
      return loading;
    },
    reload() {
      turn += 1;
    },
  };
}
