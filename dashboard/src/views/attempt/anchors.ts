import { tick } from 'svelte';

/** Brings what a hash names into view, once it is there; lines and events bring themselves. */
export async function bringIntoView(hash: string): Promise<void> {
  if (!/^#[a-z][a-z0-9-]*$/.test(hash)) return;
  await tick();
  document.getElementById(hash.slice(1))?.scrollIntoView({ block: 'start' });
}

/** Whether an arrow key is meant for what it is pressed in: a field, a grid, something that scrolls. */
export function takesArrows(target: EventTarget | null): boolean {
  const own =
    'input, textarea, select, dialog, [contenteditable], [role="grid"], [role="separator"], [role="table"], [role="region"], pre';
  return target instanceof Element && target.closest(own) !== null;
}
