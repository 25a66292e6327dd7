import { type Api, Problem, recall, remember } from './api';
import { Ledger, type Pending } from './ledger';
import type { ConversationState, Message, Messages } from './types';

export type LinkState = 'connecting' | 'live' | 'polling' | 'offline';

const PROTOCOL = 'zhiban.v1';
const ACK_WITHIN = 8_000;
const LONGEST_WAIT = 30_000;
const SOCKET_TRIES_BEFORE_POLLING = 2;
const SOCKET_AGAIN_AFTER = 60_000;
const SIGNED_OUT = 4001;
const QUEUE_MOVES = 10_000;

/**
 * Keeps one conversation's ledger up to date: over a WebSocket, and by long polling where no socket gets through. What is
 * sent goes through an outbox that outlives the page; the service recognises a repeated client id, so sending twice is safe.
 * Dispatches `change` for every change and `arrived` (detail: Message) for each new message.
 */
export class Feed extends EventTarget {
  readonly ledger = new Ledger();
  link: LinkState = 'connecting';
  /** The code of the last frame that was refused, until something goes well again. */
  trouble: string | null = null;

  private socket: WebSocket | null = null;
  private tries = 0;
  private timer = 0;
  private resend = 0;
  private typingShown = 0;
  private queue = 0;
  private polling: AbortController | null = null;
  private stopped = false;
  private readonly path: string;

  constructor(
    private readonly api: Api,
    readonly conversation: string,
    private readonly keepOutbox = true,
  ) {
    super();
    this.path = `/api/v1/conversations/${conversation}`;
    this.ledger.pending = this.kept();
  }

  start(): void {
    addEventListener('online', this.wake);
    document.addEventListener('visibilitychange', this.wake);
    this.connect();
  }

  stop(): void {
    this.stopped = true;
    removeEventListener('online', this.wake);
    document.removeEventListener('visibilitychange', this.wake);
    clearTimeout(this.timer);
    clearTimeout(this.resend);
    clearTimeout(this.typingShown);
    this.polling?.abort();
    this.socket?.close();
  }

  send(text: string): void {
    const entry: Pending = { clientId: crypto.randomUUID(), text, at: new Date().toISOString() };
    this.ledger.queue(entry);
    this.keep();
    this.changed();
    this.deliver(entry);
  }

  retry(clientId: string): void {
    const entry = this.ledger.pending.find((each) => each.clientId === clientId);
    if (!entry) return;
    this.ledger.pending = this.ledger.pending.map((each) => (each === entry ? { ...entry, failed: undefined } : each));
    this.changed();
    this.deliver(entry);
  }

  discard(clientId: string): void {
    this.ledger.drop(clientId);
    this.keep();
    this.changed();
  }

  stopAnswer(): void {
    this.frame({ type: 'stop' });
    this.ledger.streaming = null;
    this.ledger.typing = null;
    this.changed();
  }

  typing(): void {
    this.frame({ type: 'typing' });
  }

  read(seq: number): void {
    this.frame({ type: 'read', seq });
  }

  /** Takes in what an own request answered with, without waiting for the feed to bring it. */
  become(state: ConversationState): void {
    this.ledger.become(state);
    this.changed();
  }

  /** Asks once for what came since; for after an own request while there is no socket. */
  async refresh(): Promise<void> {
    let page: Messages;
    do {
      page = await this.api.get<Messages>(`${this.path}/messages?after=${this.ledger.last}`);
      this.take(page);
    } while (page.more && page.messages.length && !this.stopped);
  }

  private connect(): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.set(this.link === 'polling' ? 'polling' : navigator.onLine ? 'connecting' : 'offline');
    let heard = false;
    const socket = new WebSocket(this.address(), [PROTOCOL]);
    this.socket = socket;
    socket.onopen = () => {
      this.frame({ type: 'auth', token: this.api.token });
      this.frame({ type: 'hello', conversation: this.conversation, after: this.ledger.last });
    };
    socket.onmessage = (e) => {
      if (!heard) {
        heard = true;
        this.welcomed();
      }
      this.handle(String(e.data));
    };
    socket.onclose = (e) => (e.code === SIGNED_OUT ? this.api.onSignedOut() : this.lost(socket, heard));
  }

  private welcomed(): void {
    this.tries = 0;
    this.polling?.abort();
    this.polling = null;
    this.set('live');
    for (const entry of this.ledger.pending) if (!entry.failed) this.deliver(entry);
  }

  private lost(socket: WebSocket, heard: boolean): void {
    if (this.stopped || this.socket !== socket) return;
    this.socket = null;
    this.tries = heard ? 1 : this.tries + 1;
    if (this.tries > SOCKET_TRIES_BEFORE_POLLING) {
      if (!this.polling) void this.poll();
      this.timer = setTimeout(() => this.connect(), SOCKET_AGAIN_AFTER);
      return;
    }
    this.set(navigator.onLine ? 'connecting' : 'offline');
    this.timer = setTimeout(() => this.connect(), this.backoff(this.tries));
  }

  /** Full jitter: a thousand pages that lost the same server do not come back in the same second. */
  private backoff(tries: number): number {
    return 250 + Math.random() * Math.min(LONGEST_WAIT, 500 * 2 ** tries);
  }

  private async poll(): Promise<void> {
    const polling = (this.polling = new AbortController());
    let failures = 0;
    while (!polling.signal.aborted && !this.stopped) {
      try {
        const url = `${this.path}/messages?after=${this.ledger.last}&wait=20`;
        const page = await this.api.get<Messages>(url, polling.signal);
        failures = 0;
        this.set('polling');
        this.take(page);
        for (const entry of this.ledger.pending) if (!entry.failed) this.deliver(entry);
      } catch (e) {
        if (polling.signal.aborted || (e instanceof Problem && [401, 404].includes(e.status))) return;
        this.set('offline');
        await new Promise((done) => setTimeout(done, this.backoff(++failures)));
      }
    }
  }

  private readonly wake = (): void => {
    if (document.visibilityState !== 'visible' || this.socket) return;
    this.tries = 0;
    this.connect();
  };

  private handle(data: string): void {
    const frame = JSON.parse(data) as Record<string, any> & { type: string };
    switch (frame.type) {
      case 'message':
        this.arrive((frame.message ?? frame) as Message);
        break;
      case 'ack':
        this.ledger.acknowledge(frame.clientId, frame.seq);
        this.keep();
        break;
      case 'delta':
        this.ledger.delta(String(frame.reply), frame.index, frame.text);
        break;
      case 'typing':
        this.showTyping(frame.from);
        break;
      case 'state':
        this.ledger.become(frame as unknown as ConversationState);
        this.watchQueue();
        break;
      case 'resync':
        this.ledger.forget();
        break;
      case 'error':
        this.refused(frame);
        break;
    }
    this.changed();
  }

  private showTyping(from: string): void {
    this.ledger.typing = from;
    clearTimeout(this.typingShown);
    this.typingShown = setTimeout(() => {
      this.ledger.typing = null;
      this.changed();
    }, from === 'BOT' ? 60_000 : 6_000);
  }

  private refused(frame: Record<string, any>): void {
    if (frame.code === 'not-signed-in' || frame.code === 'unauthorized') {
      this.api.onSignedOut();
    } else if (frame.clientId && !frame.retryAfter) {
      this.ledger.fail(frame.clientId, frame.code);
    } else {
      this.trouble = frame.code;
      if (frame.retryAfter) {
        this.resend = setTimeout(() => this.again(), frame.retryAfter * 1000);
      }
    }
  }

  private again(): void {
    this.trouble = null;
    for (const entry of this.ledger.pending) if (!entry.failed) this.deliver(entry);
    this.changed();
  }

  /** Numbers have no gaps: a jump means that something was missed. */
  private arrive(message: Message): void {
    if (message.seq > this.ledger.last + 1) return void this.refresh().catch(() => this.socket?.close());
    if (this.ledger.add(message)) this.dispatchEvent(new CustomEvent('arrived', { detail: message }));
    this.trouble = null;
    this.keep();
  }

  private take(page: Messages): void {
    for (const message of page.messages) {
      if (this.ledger.add(message)) this.dispatchEvent(new CustomEvent('arrived', { detail: message }));
    }
    this.keep();
    this.ledger.become(page);
    this.watchQueue();
    this.changed();
  }

  private deliver(entry: Pending): void {
    if (this.link === 'live' && this.frame({ type: 'send', clientId: entry.clientId, text: entry.text })) {
      setTimeout(() => this.waiting(entry.clientId) && void this.post(entry), ACK_WITHIN);
    } else {
      void this.post(entry);
    }
  }

  private async post(entry: Pending): Promise<void> {
    try {
      const kept = await this.api.post<{ seq: number }>(`${this.path}/messages`, {
        clientId: entry.clientId,
        text: entry.text,
      });
      this.ledger.acknowledge(entry.clientId, kept.seq);
      this.keep();
      if (this.link !== 'live') void this.refresh().catch(() => {});
    } catch (e) {
      if (e instanceof Problem && e.status >= 400 && e.status < 500 && ![401, 408, 429].includes(e.status)) {
        this.ledger.fail(entry.clientId, e.message || e.type);
        this.keep();
      } else {
        setTimeout(() => this.waiting(entry.clientId) && this.deliver(entry), 2_000 + Math.random() * 2_000);
      }
    }
    this.changed();
  }

  private waiting(clientId: string): boolean {
    return !this.stopped && this.ledger.pending.some((each) => each.clientId === clientId && !each.failed);
  }

  /** Nothing is pushed when others leave the queue: ask now and then where we stand in it. */
  private watchQueue(): void {
    clearTimeout(this.queue);
    if (this.stopped || this.ledger.state?.owner !== 'QUEUED') return;
    const ask = this.ledger.state.position == null ? 0 : QUEUE_MOVES;
    this.queue = setTimeout(async () => {
      await this.api.get<ConversationState>(this.path).then((now) => this.become(now), () => {});
      this.queue = setTimeout(() => this.watchQueue(), this.ledger.state?.position == null ? QUEUE_MOVES : 0);
    }, ask);
  }

  private frame(frame: object): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  private address(): string {
    const url = new URL(`${this.api.base}/api/v1/chat`, location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    return url.href;
  }

  private set(link: LinkState): void {
    if (this.link === link) return;
    this.link = link;
    this.changed();
  }

  private changed(): void {
    this.dispatchEvent(new Event('change'));
  }

  private kept(): Pending[] {
    try {
      return JSON.parse(recall(this.outboxKey()) ?? '[]') as Pending[];
    } catch {
      return [];
    }
  }

  private keep(): void {
    if (!this.keepOutbox) return;
    const { pending } = this.ledger;
    remember(this.outboxKey(), pending.length ? JSON.stringify(pending) : null);
  }

  private outboxKey(): string {
    return `zhiban.outbox.${this.conversation}`;
  }
}

/** Forgets what was never sent: for signing out on a shared machine. */
export function forgetOutboxes(): void {
  try {
    Object.keys(localStorage)
      .filter((key) => key.startsWith('zhiban.outbox.'))
      .forEach((key) => localStorage.removeItem(key));
  } catch {
    // nothing is kept then
  }
}
