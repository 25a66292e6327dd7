import type { Schemas } from '../shared/types';
import { Problem } from '../shared/api';
import { currentLang, i18n } from './i18n';

/** Tickets as `/api/v1/tickets` tells them. */
export type Listed = Schemas['Listed'];
export type TicketEvent = Schemas['Event'];
export type Opened = Schemas['Opened'];

export interface Page<T> {
  items: T[];
  total: number;
}

export function priorityType(priority: string): 'danger' | 'warning' | 'info' | 'primary' {
  return priority === 'P1' ? 'danger' : priority === 'P2' ? 'warning' : priority === 'P3' ? 'primary' : 'info';
}

export function stateType(state: string): 'warning' | 'success' | 'info' | 'primary' {
  return state === 'QUEUED' ? 'warning' : state === 'RESOLVED' ? 'success' : state === 'CLOSED' ? 'info' : 'primary';
}

/** How long ago, in the largest unit that says something. */
export function since(at: string, now: number): string {
  const t = i18n.global.t;
  const minutes = Math.max(0, Math.floor((now - new Date(at).getTime()) / 60_000));
  if (minutes < 1) return t('justNow');
  if (minutes < 60) return t('minutes', { n: minutes });
  if (minutes < 48 * 60) return t('hours', { n: Math.floor(minutes / 60) });
  return t('days', { n: Math.floor(minutes / 1440) });
}

export function shortMoment(at: string): string {
  const tag = currentLang() === 'zh' ? 'zh-CN' : 'en';
  return new Intl.DateTimeFormat(tag, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    .format(new Date(at));
}

export function explain(e: unknown): string {
  const t = i18n.global.t;
  return e instanceof Problem ? (e.offline ? t('offline') : e.message || e.type) : String(e);
}
