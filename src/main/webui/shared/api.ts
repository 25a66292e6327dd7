import type { Lang } from './types';

/** An error that the service explained (RFC 9457), or a connection that failed (`status` 0). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    title: string,
    readonly details: Record<string, unknown> = {},
    readonly retryAfter = 0,
  ) {
    super(title);
  }

  get offline(): boolean {
    return this.status === 0;
  }

  get signedOut(): boolean {
    return this.status === 401;
  }
}

export interface Call {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/**
 * Calls the service with a bearer token and never with a cookie: a page that embeds the widget and a console in the next
 * tab keep apart, and no request can be forged from elsewhere.
 */
export class Api {
  token: string | null = null;
  lang: Lang = 'zh';
  onSignedOut: () => void = () => {};

  constructor(readonly base: string = '') {}

  async call<T>(path: string, { method = 'GET', body, headers, signal }: Call = {}): Promise<T> {
    let response: Response;
    try {
      response = await fetch(this.base + path, {
        method,
        headers: { ...this.headers(body !== undefined), ...headers },
        body: body === undefined ? undefined : JSON.stringify(body),
        credentials: 'omit',
        signal,
      });
    } catch (e) {
      if (signal?.aborted) throw e;
      throw new Problem(0, 'offline', '');
    }
    return this.read<T>(response.status, await response.text(), response.headers.get('Retry-After'));
  }

  get<T>(path: string, signal?: AbortSignal): Promise<T> {
    return this.call<T>(path, { signal });
  }

  post<T>(path: string, body?: unknown): Promise<T> {
    return this.call<T>(path, { method: 'POST', body: body ?? {} });
  }

  /** The bytes of a file that needs the token, such as an image of an article. */
  async blob(path: string): Promise<Blob> {
    const response = await fetch(this.base + path, { headers: { ...this.headers(false), Accept: '*/*' }, credentials: 'omit' });
    if (!response.ok) throw new Problem(response.status, 'http-' + response.status, '');
    return response.blob();
  }

  /** Sends a file; `progress` hears 0 to 1. XMLHttpRequest, because fetch tells nothing about what was sent. */
  upload<T>(path: string, form: FormData, progress: (done: number) => void, signal?: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', this.base + path);
      for (const [name, value] of Object.entries(this.headers(false))) request.setRequestHeader(name, value);
      request.upload.onprogress = (e) => e.lengthComputable && progress(e.loaded / e.total);
      request.onerror = () => reject(new Problem(0, 'offline', ''));
      request.onabort = () => reject(new Problem(0, 'aborted', ''));
      request.onload = () => {
        try {
          resolve(this.read<T>(request.status, request.responseText, request.getResponseHeader('Retry-After')));
        } catch (e) {
          reject(e);
        }
      };
      signal?.addEventListener('abort', () => request.abort());
      request.send(form);
    });
  }

  private headers(json: boolean): Record<string, string> {
    const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': this.lang };
    if (json) headers['Content-Type'] = 'application/json';
    if (this.token) headers.Authorization = `Bearer ${this.token}`;
    return headers;
  }

  private read<T>(status: number, text: string, retryAfter: string | null): T {
    let json: any = null;
    try {
      json = text ? JSON.parse(text) : null;
    } catch {
      json = null;
    }
    if (status >= 200 && status < 300) return json as T;
    const type = String(json?.type ?? 'http-' + status).replace(/^urn:zhiban:problem:/, '');
    if (status === 401 && this.token) this.onSignedOut();
    throw new Problem(status, type, String(json?.title ?? ''), json ?? {}, Number(retryAfter) || 0);
  }
}

/** Where the token is kept: this tab only, and gone with it. Without storage (a strict browser) it lives in memory. */
export class SessionStore {
  constructor(private readonly key: string) {}

  read<T>(): T | null {
    try {
      return JSON.parse(sessionStorage.getItem(this.key) ?? 'null') as T | null;
    } catch {
      return null;
    }
  }

  write(value: unknown): void {
    try {
      if (value === null) sessionStorage.removeItem(this.key);
      else sessionStorage.setItem(this.key, JSON.stringify(value));
    } catch {
      // memory only
    }
  }
}

export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // a preference that is not kept
  }
}

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
