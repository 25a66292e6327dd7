/** The JSON of the service in the names that the pages use; `npm run api` writes `api.d.ts` from the service's own document. */

import type { components, paths } from './api.d';

export type Schemas = components['schemas'];

/** What a GET of the path answers. */
export type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer T } } } };
}
  ? T
  : never;

export type Lang = 'zh' | 'en';
export type Owner = Schemas['Owner'];
export type From = Schemas['From'];
export type AnswerKind = 'grounded' | 'quoted' | 'unknown';

/** One sentence in both languages. */
export type Text = Schemas['Text'];
export type Citation = Schemas['Citation'];
export type QuickReply = Schemas['QuickReply'];
export type Attachment = Schemas['Attachment'];
export type LogTemplate = Schemas['Template'];
/** A line of the log with its masked text. */
export type LogNear = Schemas['Near'];
/** Bin i begins i × seconds after start. */
export type LogTimeline = Schemas['Timeline'];
export type LogFinding = Schemas['Finding'];
export type KnownError = Schemas['Known'];
export type Explanation = Schemas['Explanation'];
export type Message = Omit<Schemas['Message'], 'answer'> & { answer?: AnswerKind };
export type ConversationState = Schemas['Standing'];
export type Messages = Omit<Schemas['Messages'], 'messages'> & { messages: Message[] };
export type Paragraph = Schemas['Paragraph'];
export type ArticleVersion = Pick<Schemas['Whole'], 'id' | 'version' | 'title' | 'lang' | 'paragraphs'>;
/** What anybody may know about this service before signing in. */
export type About = Partial<Schemas['About']>;
export type Person = Schemas['Me'];
