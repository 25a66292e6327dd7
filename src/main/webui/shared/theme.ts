import { recall, remember } from './api';

export type Theme = 'auto' | 'light' | 'dark';

const dark = matchMedia('(prefers-color-scheme: dark)');

export function theme(): Theme {
  return (recall('zhiban.theme') as Theme | null) ?? 'auto';
}

export function isDark(): boolean {
  const chosen = theme();
  return chosen === 'dark' || (chosen === 'auto' && dark.matches);
}

export function setTheme(next: Theme): void {
  remember('zhiban.theme', next === 'auto' ? null : next);
  applyTheme();
}

/** Puts the class `dark` on the page and keeps it there as the system changes. */
export function applyTheme(): void {
  document.documentElement.classList.toggle('dark', isDark());
}

dark.addEventListener('change', applyTheme);
addEventListener('storage', (e) => e.key === 'zhiban.theme' && applyTheme());
