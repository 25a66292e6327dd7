import { createI18n } from 'vue-i18n';

import { browserLang, rememberLang, tag } from '../shared/lang';
import type { Lang } from '../shared/types';
import { en, zh } from './words';

export const i18n = createI18n({ legacy: false, locale: browserLang(), fallbackLocale: 'en', messages: { zh, en } });

document.documentElement.lang = tag(browserLang());

export function currentLang(): Lang {
  return i18n.global.locale.value as Lang;
}

export function speak(lang: Lang): void {
  i18n.global.locale.value = lang;
  rememberLang(lang);
}
