import { untrack } from 'svelte';
import { base } from './links.ts';
import { changedQuery, href, type QueryChanges } from './query.ts';

interface Place {
  /** The path below the dashboard's base: `/`, `/runs/r1`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** With its `#`, or empty. */
  readonly hash: string;
}

function here(): Place {
  const { pathname, search, hash } = window.location;
  const path = pathname.startsWith(base) ? pathname.slice(base.length) : pathname;
  return { path: path === '' ? '/' : path, query: new URLSearchParams(search), hash };
}

let place = $state.raw<Place>(here());
let moves = $state(0);

/** Where the browser is; reading it makes an effect or a template follow. */
export const location = {
  get path() {
    return place.path;
  },
  get query() {
    return place.query;
  },
  get hash() {
    return place.hash;
  },
  /** Counts moves to another view, so that focus and scroll can begin anew. */
  get moves() {
    return moves;
  },
};

/** Goes to an address of the dashboard: a new entry in the history, or in place of this one. */
export function navigate(address: string, how: { replace?: boolean } = {}): void {
  // An effect that goes elsewhere does not follow where it is: it would go on and on.
  const before = untrack(() => place.path);
  if (how.replace) window.history.replaceState(null, '', address);
  else window.history.pushState(null, '', address);
  arrive(before);
}

function arrive(before: string): void {
  const there = here();
  place = there;
  if (there.path !== before) moves = untrack(() => moves) + 1;
}

/**
 * Changes the query of this view. Filters, sort and selection replace the entry in the history, so
 * that "back" leaves the view; pass `push` for what a person would go back to, such as a tab.
 */
export function setQuery(changes: QueryChanges, how: { push?: boolean } = {}): void {
  const { path, query: before, hash } = untrack(() => place);
  const query = changedQuery(before, changes);
  if (query.toString() === before.toString()) return;
  navigate(href(base + path, query) + hash, { replace: !how.push });
}

/** The address of this view with changes to its query: for links. */
export function withQuery(changes: QueryChanges): string {
  return href(base + place.path, changedQuery(place.query, changes));
}

/** Sets `#…` without a jump of the browser's own; empty takes it away. */
export function setHash(hash: string): void {
  const { path, query } = untrack(() => place);
  navigate(href(base + path, query) + hash, { replace: true });
}

/**
 * Follows plain clicks on links of the dashboard without loading the page again. Everything else (a
 * modifier, a middle click, a download, another origin) is left to the browser.
 */
export function followLinks(root: Document): void {
  root.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!(link instanceof HTMLAnchorElement) || link.target !== '' || link.download !== '') return;
    const url = new URL(link.href, window.location.href);
    if (url.origin !== window.location.origin) return;
    if (url.pathname !== base && !url.pathname.startsWith(`${base}/`)) return;
    event.preventDefault();
    navigate(url.pathname + url.search + url.hash);
  });
  window.addEventListener('popstate', () => {
    arrive(place.path);
  });
  window.addEventListener('hashchange', () => (place = here()));
}
