let reachable = $state(true);
let tokenNeeded = $state(false);

/** Whether the server answers, and whether it wants a token first. */
export const connection = {
  get reachable() {
    return reachable;
  },
  get tokenNeeded() {
    return tokenNeeded;
  },
};

export function online(answered: boolean): void {
  reachable = answered;
}

export function signedOut(): void {
  tokenNeeded = true;
}

export function signedIn(): void {
  tokenNeeded = false;
}
