import { Problem } from '../shared/api';
import { i18n } from './i18n';
import { api } from './session';

/** Articles as `/api/v1/articles` tells them. */
export interface ArticleRow {
  id: string;
  version: number;
  state: string;
  pending?: string | null;
  title: string;
  lang: string;
  owner: string;
  reviewBy: string;
  newest: number;
  publishAt?: string | null;
  conflict: boolean;
}

export interface Article {
  id: string;
  version: number;
  state: string;
  edition: number;
  newest: number;
  title: string;
  lang: 'zh' | 'en';
  audience: string[];
  owner: string;
  reviewBy: string;
  tags: string[];
  questions: string[];
  translationOf?: string | null;
  returned?: string | null;
  /** When it publishes itself. */
  publishAt?: string | null;
  source?: string;
  conflict: boolean;
  /** Kinds of text in it that are not searched. */
  warnings: string[];
  translations: { id: string; lang: string; title: string; older: boolean }[];
  markdown: string;
}

export interface DiffRow {
  kind: 'same' | 'changed' | 'removed' | 'added';
  left?: { n: number; text: string } | null;
  right?: { n: number; text: string } | null;
}

export interface ReplayRow {
  question: string;
  verdict: string;
  before: { title?: string | null; confidence: number };
  after: { title?: string | null; confidence: number };
}

export interface Replay {
  state: string;
  done: number;
  total: number;
  result?: { total: number; improves: number; changes: number; breaks: number; rows: ReplayRow[] } | null;
}

export interface MissedRow {
  id: number;
  question: string;
  people: number;
  times: number;
  questions: string[];
  conversations: string[];
  answered: boolean;
  similar?: { articleId: string; title: string } | null;
}

export interface DueRow {
  id: string;
  title: string;
  owner: string;
  reviewBy: string;
  days: number;
}

export interface HygieneItem {
  id: number;
  kind: string;
  articleId: string;
  title: string;
  other: string;
  detail: string;
  owner: string;
  due: string;
}

/** The newest version, which is what an editor works on. */
export async function newest(id: string): Promise<Article> {
  const shown = await api.get<Article>(`/api/v1/articles/${id}`);
  return shown.newest === shown.version ? shown : api.get<Article>(`/api/v1/articles/${id}/versions/${shown.newest}`);
}

/** Changes an article only if nobody else did since it was opened. */
export function change<T>(article: Article, path: string, method: string, body?: unknown): Promise<T> {
  return api.call<T>(`/api/v1/articles/${article.id}${path}`, { method, body, headers: { 'If-Match': `"${article.edition}"` } });
}

export function draftOf(article: Article): unknown {
  const { id, title, lang, audience, owner, reviewBy, tags, questions, translationOf, markdown } = article;
  return { id, title, lang, audience, owner, reviewBy, tags, questions, translationOf, markdown };
}

/** A draft is changed in place; of anything else a new draft is made. */
export function save(article: Article): Promise<Article> {
  return article.state === 'draft'
    ? change(article, `/versions/${article.version}`, 'PUT', draftOf(article))
    : change(article, '/versions', 'POST', draftOf(article));
}

export async function replayed(article: Article, heard: (now: Replay) => void): Promise<Replay> {
  const { id } = await api.post<{ id: string }>(`/api/v1/articles/${article.id}/versions/${article.version}/replay`);
  for (;;) {
    const now = await api.get<Replay>(`/api/v1/articles/replays/${id}`);
    heard(now);
    if (now.state !== 'running') return now;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

export function breaksAnswers(e: unknown): boolean {
  return e instanceof Problem && e.type.endsWith('publish-breaks-answers');
}

export function stateName(name: string): string {
  const { t, te } = i18n.global;
  return te('states.' + name) ? t('states.' + name) : name;
}
