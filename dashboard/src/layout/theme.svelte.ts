export type Theme = 'system' | 'dark' | 'light';

const key = 'assay.theme';

let chosen = $state<Theme>(stored());

/** The theme that was chosen in this browser; `system` follows what the system prefers. */
export const theme = {
  get chosen() {
    return chosen;
  },
};

export function chooseTheme(wanted: Theme): void {
  chosen = wanted;
  try {
    localStorage.setItem(key, wanted);
  } catch {
    // Storage is forbidden: the choice then lasts as long as the page.
  }
  applyTheme();
}

export function applyTheme(): void {
  if (chosen === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = chosen;
}

function stored(): Theme {
  try {
    const value = localStorage.getItem(key);
    return value === 'dark' || value === 'light' ? value : 'system';
  } catch {
    return 'system';
  }
}
