import '../shared/tokens.css';
import './page.css';

import { browserLang, rememberLang, tag } from '../shared/lang';
import { applyTheme } from '../shared/theme';
import type { Lang } from '../shared/types';

/** Says everything in one language and offers the other. */
export function speak(lang: Lang = browserLang()): void {
  document.documentElement.lang = tag(lang);
  document.querySelectorAll<HTMLElement>('[data-zh]').forEach((each) => (each.textContent = each.dataset[lang]!));
  const button = document.querySelector<HTMLButtonElement>('#lang')!;
  button.textContent = lang === 'zh' ? 'English' : '中文';
  button.lang = lang === 'zh' ? 'en' : 'zh-CN';
  button.onclick = () => {
    const next: Lang = lang === 'zh' ? 'en' : 'zh';
    rememberLang(next);
    speak(next);
    (window as any).Zhiban?.('update', { lang: next });
  };
}

applyTheme();
speak();
