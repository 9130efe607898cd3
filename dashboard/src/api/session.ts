import { post } from './client.ts';
import { signedIn } from './connection.svelte.ts';

/** Exchanges the token that `assay serve` printed for a cookie. Fails with 401 where it is another one. */
export async function signIn(token: string): Promise<void> {
  await post('/session', { token });
  signedIn();
}
