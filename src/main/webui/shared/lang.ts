import { recall, remember } from './api';
import type { Lang, Text } from './types';

/** The language of this browser, or the one that was chosen on it. */
export function browserLang(): Lang {
  const chosen = recall('zhiban.lang');
  if (chosen === 'zh' || chosen === 'en') return chosen;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function rememberLang(lang: Lang): void {
  remember('zhiban.lang', lang);
  document.documentElement.lang = tag(lang);
}

export function tag(lang: Lang): string {
  return lang === 'zh' ? 'zh-CN' : 'en';
}

export function inLang(text: Text | string | null | undefined, lang: Lang): string {
  if (!text) return '';
  return typeof text === 'string' ? text : text[lang] || text.zh || text.en;
}

export function time(at: string, lang: Lang): string {
  return new Intl.DateTimeFormat(tag(lang), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
}

export function day(at: string, lang: Lang): string {
  return new Intl.DateTimeFormat(tag(lang), { month: 'long', day: 'numeric', weekday: 'short' }).format(new Date(at));
}

/** A time of a log, some seconds later, by the log's own clock: so that a person finds it there. */
export function logMoment(at: string | null | undefined, lang: Lang, seconds = 0): string {
  const clock = at?.replace(/(Z|[+-]\d{2}:\d{2})$/, '');
  const start = Date.parse(`${clock}Z`);
  if (Number.isNaN(start)) return at ?? '';
  return new Intl.DateTimeFormat(tag(lang), { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23', timeZone: 'UTC' })
    .format(new Date(start + seconds * 1000));
}

export function number(value: number, lang: Lang): string {
  return new Intl.NumberFormat(tag(lang)).format(value);
}

export function bytes(size: number, lang: Lang): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const at = Math.min(units.length - 1, size < 1 ? 0 : Math.floor(Math.log(size) / Math.log(1000)));
  return new Intl.NumberFormat(tag(lang), { style: 'unit', unit: units[at], unitDisplay: 'short', maximumFractionDigits: 1 })
    .format(size / 1000 ** at);
}
