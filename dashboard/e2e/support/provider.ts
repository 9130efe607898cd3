import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How to solve a task: what its prompt holds, and a patch that passes. */
export interface Solution {
  readonly task: string;
  readonly instructions: string;
  readonly patch: string;
}

/**
 * A provider of models for Assay to ask, for there is none on this machine. What a model answers hangs on its
 * name, the task and the temperature alone, so that every run comes out the same:
 *
 * - `steady`, `able` and `weak` solve most, many and few tasks; what they do not, they fail in several ways;
 * - `held` answers as `steady` does, but only after a POST to `/release`;
 * - `refused` is refused by the provider.
 */
export class Provider {
  readonly #server: Server;
  readonly #solutions: readonly Solution[];
  #waiting: (() => void)[] = [];
  #open = 0;

  constructor(solutions: readonly Solution[]) {
    this.#solutions = solutions;
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  /** Gives the base URL. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  stop(): void {
    this.#release(this.#waiting.length);
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://provider');
    const body = await bodyOf(request);
    if (url.pathname === '/v1/models') return json(response, 200, catalog);
    if (url.pathname === '/release') {
      this.#release(Number(url.searchParams.get('count') ?? '1000'));
      return json(response, 200, {});
    }
    if (url.pathname !== '/v1/chat/completions') return json(response, 404, {});
    const asked = JSON.parse(body) as {
      model: string;
      temperature?: number;
      messages: { content: unknown }[];
    };
    const model = asked.model.split('/').at(-1) ?? '';
    if (model === 'refused') {
      return json(response, 400, { error: { message: 'this model is not for you', code: 400 } });
    }
    if (model === 'held') await this.#turn();
    const prompt = asked.messages.map(({ content }) => JSON.stringify(content)).join('\n');
    json(response, 200, this.#reply(asked.model, model, prompt, asked.temperature ?? 0));
  }

  #reply(id: string, model: string, prompt: string, temperature: number) {
    const solution = this.#solutions.find(({ instructions }) =>
      prompt.includes(JSON.stringify(instructions).slice(1, -1)),
    );
    const content = solution ? answer(model, solution, temperature) : 'I do not know this task.';
    const usage = {
      prompt_tokens: Math.round(prompt.length / 4),
      completion_tokens: Math.round(content.length / 4),
    };
    return {
      id: 'reply',
      model: id,
      provider: 'here',
      choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
      usage: {
        ...usage,
        total_tokens: usage.prompt_tokens + usage.completion_tokens,
        cost: usage.prompt_tokens * 1e-6 + usage.completion_tokens * 3e-6,
      },
    };
  }

  #turn(): Promise<void> {
    if (this.#open > 0) {
      this.#open -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Lets some answers go; what nobody waits for yet may go at once when it is asked for. */
  #release(count: number): void {
    const now = this.#waiting.splice(0, count);
    this.#open += count - now.length;
    if (this.#open > 900) this.#open = 0;
    for (const go of now) go();
  }
}

/** Of a hundred tasks a model solves so many. */
const skill: Readonly<Record<string, number>> = { steady: 75, able: 65, weak: 15, held: 75 };

function answer(model: string, solution: Solution, temperature: number): string {
  const luck = hash(`${model === 'held' ? 'steady' : model} ${solution.task} ${temperature}`) % 100;
  const patch = '```diff\n' + solution.patch + '\n```\n';
  if (luck < (skill[model] ?? 0)) return `The patch below solves it.\n\n${patch}`;
  switch (luck % 4) {
    case 0:
      return 'I could not find out what is wrong. <script>document.title = "run"</script>';
    case 1:
      return '```diff\n--- a/nowhere.txt\n+++ b/nowhere.txt\n@@ -1 +1 @@\n-old\n+new\n```\n';
    default:
      // A plausible mistake: the first comparison that the solution brings is one off.
      return patch.replace(/^(\+.*[^<=>-])(<|>)([^<=>].*)$/m, '$1$2=$3').replace(/ \+ 1\b/, '');
  }
}

/** FNV-1a: small, and the same everywhere. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return value;
}

const catalog = {
  data: ['steady', 'able', 'weak', 'held', 'refused'].map((name) => ({
    id: `assay/${name}`,
    name,
    context_length: 128_000,
    pricing: { prompt: '0.000001', completion: '0.000003' },
  })),
};

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
