import { heard } from './clock.ts';
import { online, signedOut } from './connection.svelte.ts';
import { Failure } from './failure.ts';

/** A filter that is empty, null or undefined is left out of the address. */
export type Filters = Readonly<Record<string, string | number | boolean | null | undefined>>;

export function address(path: string, filters: Filters = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    if (value !== null && value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** A path of encoded segments: `path('runs', id)` is `/runs/<id>`. */
export function path(...segments: string[]): string {
  return '/' + segments.map(encodeURIComponent).join('/');
}

export async function get<Answer>(url: string, signal?: AbortSignal): Promise<Answer> {
  const response = await send(url, signal ? { signal } : {});
  heard(response.headers.get('Date'));
  return (await response.json()) as Answer;
}

/** The text of an artifact, and whether more of it was left out. Never more than `bytes` are read. */
export async function getText(
  url: string,
  bytes: number,
  signal?: AbortSignal,
): Promise<{ text: string; whole: boolean; size: number }> {
  const response = await send(url, {
    headers: { Range: `bytes=0-${bytes - 1}` },
    ...(signal ? { signal } : {}),
  });
  const text = await response.text();
  const range = /\/(\d+)$/.exec(response.headers.get('Content-Range') ?? '');
  const size = range ? Number(range[1]) : new Blob([text]).size;
  return { text, whole: size <= bytes, size };
}

/** Posts JSON; gives the answer, or null where the server sends none (204). */
export async function post<Answer>(url: string, body: unknown = {}): Promise<Answer> {
  const response = await send(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return (text === '' ? null : JSON.parse(text)) as Answer;
}

async function send(url: string, request: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'same-origin', ...request });
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') throw thrown;
    online(false);
    throw Failure.offline(url);
  }
  online(true);
  // 416: the range of an empty file.
  if (response.status === 416) return new Response('');
  if (response.ok) return response;
  const failure = await Failure.of(response);
  if (failure.status === 401 && failure.code === 'token_needed') signedOut();
  throw failure;
}
