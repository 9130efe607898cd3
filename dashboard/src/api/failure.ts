/** Why a request gave no answer: the server's own words, or what is known without it. */
export class Failure extends Error {
  /** The server's code, such as `not_found`; `offline` where nothing answered. */
  readonly code: string;
  /** The HTTP status; 0 where nothing answered. */
  readonly status: number;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'Failure';
    this.status = status;
    this.code = code;
  }

  static offline(path: string): Failure {
    return new Failure(
      0,
      'offline',
      `no answer from the server for ${path}; is \`assay serve\` running?`,
    );
  }

  /** The error of an answer; an answer without the usual body (a proxy's, say) is told by its status. */
  static async of(response: Response): Promise<Failure> {
    const text = await response.text().catch(() => '');
    try {
      const { error } = JSON.parse(text) as { error: { code: string; message: string } };
      return new Failure(response.status, error.code, error.message);
    } catch {
      return new Failure(
        response.status,
        'unexpected',
        `the server answered ${response.status} ${response.statusText} without saying why`,
      );
    }
  }
}

/** What was thrown, as a failure that can be shown. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  return new Failure(0, 'unexpected', thrown instanceof Error ? thrown.message : String(thrown));
}
