import type { ConversationState, Message, Messages } from './types';

/** A message that the service has not acknowledged yet. */
export interface Pending {
  clientId: string;
  text: string;
  at: string;
  failed?: string;
}

export interface Streaming {
  reply: string;
  text: string;
  /** The number of the next piece. */
  next: number;
}

/**
 * What one conversation looks like from here: messages by number, what is still on its way out, the answer that is being
 * written. No network: frames and answers go in, a picture comes out.
 */
export class Ledger {
  readonly messages: Message[] = [];
  pending: Pending[] = [];
  streaming: Streaming | null = null;
  typing: string | null = null;
  state: ConversationState | null = null;

  /** The highest number that came from the service's ledger: where to resume. An acknowledgement alone does not count. */
  last = 0;

  /** Takes a message in at its number; the same number again only replaces it. Answers whether it is new. */
  add(message: Message): boolean {
    this.settle(message);
    this.last = Math.max(this.last, message.seq);
    return this.place(message);
  }

  private place(message: Message): boolean {
    let at = this.messages.length;
    while (at > 0 && this.messages[at - 1].seq > message.seq) at--;
    if (at > 0 && this.messages[at - 1].seq === message.seq) {
      this.messages[at - 1] = message;
      return false;
    }
    this.messages.splice(at, 0, message);
    if (message.from === 'BOT' || message.from === 'AGENT') {
      this.streaming = null;
      this.typing = null;
    }
    return true;
  }

  addAll(page: Messages): Message[] {
    const fresh = page.messages.filter((message) => this.add(message));
    this.become(page);
    return fresh;
  }

  /** An older epoch never replaces a newer one; within an epoch what is not said stays as it was. */
  become(next: ConversationState): void {
    const before = this.state;
    if (before && next.epoch < before.epoch) return;
    const same = before?.epoch === next.epoch;
    this.state = {
      owner: next.owner,
      epoch: next.epoch,
      position: next.position ?? (same ? before?.position : undefined),
      agent: next.agent ?? (same || next.owner === before?.owner ? before?.agent : undefined),
      ticket: next.ticket ?? before?.ticket,
    };
    if (next.owner !== 'BOT') this.streaming = null;
  }

  /** One more piece of the answer; who came in the middle of it waits for the whole. */
  delta(reply: string, index: number, text: string): void {
    const before = this.streaming?.reply === reply ? this.streaming : null;
    if (index === 0) this.streaming = { reply, text, next: 1 };
    else if (before?.next === index) this.streaming = { reply, text: before.text + text, next: index + 1 };
    else this.streaming = null;
    this.typing = this.streaming ? null : 'BOT';
  }

  /** For a service that knows fewer messages than we do: everything is read again. */
  forget(): void {
    this.messages.length = 0;
    this.last = 0;
    this.streaming = null;
  }

  queue(entry: Pending): void {
    this.pending = [...this.pending, entry];
  }

  fail(clientId: string, why: string): void {
    this.pending = this.pending.map((entry) => (entry.clientId === clientId ? { ...entry, failed: why } : entry));
  }

  /** The service keeps this one now, under the number; it shows as sent until the message itself arrives. */
  acknowledge(clientId: string, seq: number): void {
    if (this.messages.some((message) => message.seq === seq)) return this.drop(clientId);
    const entry = this.pending.find((each) => each.clientId === clientId);
    this.pending = this.pending.filter((each) => each.clientId !== clientId);
    if (entry) this.place({ seq, from: 'EMPLOYEE', text: entry.text, at: entry.at, clientId });
  }

  drop(clientId: string): void {
    this.pending = this.pending.filter((each) => each.clientId !== clientId);
  }

  private settle(message: Message): void {
    if (message.from !== 'EMPLOYEE') return;
    const own = message.clientId
      ? this.pending.find((entry) => entry.clientId === message.clientId)
      : this.pending.find((entry) => entry.text === message.text);
    if (own) this.drop(own.clientId);
  }
}
