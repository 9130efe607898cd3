import { get, path, post } from './client.ts';

export interface Task {
  readonly id: string;
  readonly language: string;
  readonly type: string;
  readonly difficulty: string;
  readonly tags: readonly string[];
  readonly requirements: readonly string[];
  /** Why it cannot be judged on this machine, a sentence each; empty where it can. */
  readonly missing: readonly string[];
}

export interface TaskDetail extends Task {
  /** Markdown. */
  readonly instructions: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

export interface Runner {
  readonly name: string;
  readonly isolation: string;
  readonly available: boolean;
  readonly reason: string | null;
}

export interface ProviderModel {
  /** With the provider's prefix, as a launch names it. */
  readonly id: string;
  readonly name: string;
  readonly context_length: number | null;
  readonly prompt_usd_per_million: number | null;
  readonly completion_usd_per_million: number | null;
  readonly loaded: boolean | null;
}

export interface Provider {
  readonly name: string;
  readonly reachable: boolean;
  readonly reason: string | null;
  readonly base_url: string;
  readonly has_key: boolean;
  readonly models: readonly ProviderModel[];
}

export interface Models {
  readonly controls: readonly { readonly id: string; readonly description: string }[];
  readonly providers: readonly Provider[];
}

export interface LaunchRequest {
  readonly models: readonly string[];
  readonly tasks: readonly string[];
  readonly languages: readonly string[];
  readonly tags: readonly string[];
  readonly difficulties: readonly string[];
  readonly samples: number;
  readonly temperature: number | null;
  readonly max_tokens: number | null;
  readonly include_tests: boolean;
  readonly runner: string | null;
  readonly max_cost_usd: number | null;
  readonly max_time_seconds: number | null;
  readonly provider: string | null;
  readonly thinking_level: string | null;
  readonly notes: readonly string[];
}

export interface Preview {
  readonly attempts: number;
  readonly tasks: number;
  readonly models: number;
  readonly skipped_tasks: readonly { readonly id: string; readonly missing: readonly string[] }[];
  readonly prompt_tokens_estimate: number;
  readonly max_cost_usd: number | null;
  readonly free: boolean;
  readonly cost_note: string;
}

export function listTasks(signal?: AbortSignal): Promise<{ tasks: readonly Task[] }> {
  return get('/tasks', signal);
}

export function readTask(task: string, signal?: AbortSignal): Promise<TaskDetail> {
  return get(path('tasks', task), signal);
}

export function listRunners(
  signal?: AbortSignal,
): Promise<{ runners: readonly Runner[]; chosen: string | null }> {
  return get('/runners', signal);
}

export function listModels(signal?: AbortSignal): Promise<Models> {
  return get('/models', signal);
}

export function switchModel(model: string, to: 'load' | 'unload'): Promise<null> {
  return post(`/models/lmstudio/${to}`, { model });
}

export function previewLaunch(request: LaunchRequest): Promise<Preview> {
  return post('/runs/preview', request);
}

export function launch(request: LaunchRequest): Promise<{ run_id: string }> {
  return post('/runs', request);
}
