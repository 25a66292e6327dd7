/** The JSON of the service, as the pages use it; see `api.d.ts` for the whole, generated document. */

export type Lang = 'zh' | 'en';

/** One sentence in both languages. */
export interface Text {
  zh: string;
  en: string;
}

export type Owner = 'BOT' | 'QUEUED' | 'PERSON' | 'CLOSED';
export type From = 'EMPLOYEE' | 'BOT' | 'AGENT' | 'SYSTEM';
export type AnswerKind = 'grounded' | 'quoted' | 'unknown';

export interface Person {
  id: string;
  name: string;
  username?: string;
  roles: string[];
  teams?: string[];
}

export interface Citation {
  n: number;
  articleId: string;
  version: number;
  paragraph: number;
  title: string;
  quote: string;
  url: string;
}

export interface QuickReply {
  label: string;
  send: string;
  act: string;
}

export interface Attachment {
  id?: string;
  name: string;
  mediaType?: string;
  size?: number;
  url?: string;
}

export interface LogPlace {
  line: number;
  at?: string | null;
}

export interface LogTemplate {
  id: number;
  text: string;
  count: number;
  level: string;
  first: LogPlace;
  last: LogPlace;
  exemplars: number[];
}

/** A line of the log with its masked text. */
export interface LogNear {
  line: number;
  text: string;
}

/** Bin i begins i × seconds after start. */
export interface LogTimeline {
  start: string;
  seconds: number;
  levels: Record<string, number[]>;
  findings?: { finding: number; counts: number[] }[];
}

export interface LogFinding {
  kind: string;
  template?: number | null;
  lines: number[];
  evidence: string;
  score: number;
  text?: Text | null;
  near?: LogNear[];
}

export interface KnownError {
  id: string;
  title: Text;
  cause?: Text | null;
  workaround?: Text | null;
  severity?: string;
  article?: string | null;
  citation?: Citation | null;
  lines?: number[];
}

export interface Explanation {
  records: number;
  lines: number;
  from?: string | null;
  to?: string | null;
  format: string;
  levels: Record<string, number>;
  templates: LogTemplate[];
  findings: LogFinding[];
  knownErrors: KnownError[];
  masked: Record<string, number>;
  summary?: Text | null;
  timeline?: LogTimeline | null;
}

export interface Message {
  seq: number;
  from: From;
  text: string;
  at: string;
  clientId?: string | null;
  /** The agent's name, where an agent wrote it. */
  by?: string | null;
  /** Where the bot answers: the number of the message that it answers. */
  reply?: number | null;
  answer?: AnswerKind | null;
  confidence?: number | null;
  citations?: Citation[] | null;
  quickReplies?: QuickReply[] | null;
  attachment?: Attachment | null;
  explanation?: Explanation | null;
}

export interface ConversationState {
  owner: Owner;
  epoch: number;
  /** How many wait before this one; 0 is next. */
  position?: number | null;
  agent?: string | null;
  ticket?: string | null;
}

export interface Messages extends ConversationState {
  messages: Message[];
  /** There are newer ones already. */
  more?: boolean;
}

export interface Paragraph {
  /** Counts from 1 within the version. */
  n: number;
  heading: string;
  markdown: string;
  html: string;
}

export interface ArticleVersion {
  id: string;
  version: number;
  title: string;
  lang: string;
  paragraphs: Paragraph[];
}

/** What anybody may know about this service before signing in. */
export interface About {
  demo: boolean;
  accounts?: string[];
  version?: string;
}
