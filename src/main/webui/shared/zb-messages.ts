import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';

import { bytes, day, time } from './lang';
import type { Pending, Streaming } from './ledger';
import { messagesLook } from './messages.css';
import { base } from './styles';
import type { Attachment, Lang, Message, QuickReply } from './types';
import { words } from './words';
import './zb-markdown';
import { CiteEvent } from './zb-markdown';

/**
 * The messages of a conversation. `viewer` says whose side is on the right. The answer that is being written stands outside
 * of the log region, so that a screen reader hears the finished message once and not every piece of it.
 *
 * Dispatches `zb-cite`, `zb-quick` (detail: QuickReply), `zb-download` (detail: Attachment), `zb-retry` and `zb-discard`
 * (detail: client id), `zb-stop`.
 */
@customElement('zb-messages')
export class ZbMessages extends LitElement {
  static override styles = [base, messagesLook];

  @property({ attribute: false }) messages: readonly Message[] = [];
  @property({ attribute: false }) pending: readonly Pending[] = [];
  @property({ attribute: false }) streaming: Streaming | null = null;
  @property() typing: string | null = null;
  @property() override lang: Lang = 'zh';
  @property() viewer: 'EMPLOYEE' | 'AGENT' = 'EMPLOYEE';
  @property() employee = '';
  /** Raised by the owner after changing the arrays in place. */
  @property({ type: Number }) revision = 0;
  /** Offers quick replies and Stop; off for those who only look on. */
  @property({ type: Boolean }) acting = false;
  private away = false;
  private placed = 0;
  /** The last message of the reader's own: a new one, a file too, leads back to the end. */
  private ownSeq = 0;
  private readonly grown = new ResizeObserver(() => this.follow());

  override connectedCallback(): void {
    super.connectedCallback();
    this.tabIndex = 0;
    this.addEventListener('scroll', this.scrolled, { passive: true });
  }

  override disconnectedCallback(): void {
    this.grown.disconnect();
    this.removeEventListener('scroll', this.scrolled);
    super.disconnectedCallback();
  }

  /** The part that draws logs is fetched when the first log is there. */
  protected override willUpdate(): void {
    if (this.messages.some((message) => message.explanation)) void import('./zb-explanation');
  }

  protected override firstUpdated(): void {
    this.grown.observe(this.renderRoot.querySelector('.all')!);
    this.grown.observe(this);
  }

  protected override updated(changed: Map<string, unknown>): void {
    const own = this.messages.findLast((message) => message.from === this.viewer)?.seq ?? 0;
    if ((changed.has('pending') && this.pending.length) || own > this.ownSeq) this.away = false;
    this.ownSeq = own;
    this.follow();
  }

  /** To the end of what came last, or to its beginning where it does not fit; not while the reader has scrolled away. */
  private readonly follow = (): void => {
    if (this.away) return;
    const last = this.renderRoot.querySelector<HTMLElement>('.streaming') ?? [...this.renderRoot.querySelectorAll<HTMLElement>('.item')].at(-1);
    if (!last) return;
    const top = last.getBoundingClientRect().top - this.getBoundingClientRect().top + this.scrollTop - 12;
    this.scrollTop = Math.min(top, this.scrollHeight - this.clientHeight);
    this.placed = this.scrollTop;
  };

  private readonly scrolled = (): void => {
    const atEnd = this.scrollHeight - this.scrollTop - this.clientHeight < 60;
    this.away = !atEnd && Math.abs(this.scrollTop - this.placed) > 60;
  };

  protected override render() {
    const t = words(this.lang);
    return html`<div class="all">
      <div role="log" aria-label=${t.conversation} aria-relevant="additions">
        ${repeat(
          this.messages,
          (message) => message.seq,
          (message, i) => html`${this.dayBefore(i)}${this.message(message, i)}`,
        )}
        ${repeat(
          this.pending,
          (entry) => entry.clientId,
          (entry) => this.unsent(entry),
        )}
      </div>
      ${this.writing()}
    </div>`;
  }

  private dayBefore(i: number) {
    const at = day(this.messages[i].at, this.lang);
    if (i > 0 && day(this.messages[i - 1].at, this.lang) === at) return nothing;
    return html`<div class="item day">${at}</div>`;
  }

  private message(message: Message, i: number) {
    const mine = message.from === this.viewer;
    const last = i === this.messages.length - 1 && !this.pending.length && !this.streaming;
    const wide = message.explanation ? 'wide' : '';
    return html`<div class="item ${message.from} ${mine ? 'mine' : ''}" data-seq=${message.seq}>
      ${message.from === 'SYSTEM'
        ? nothing
        : html`<div class="who">${this.who(message)} · <time datetime=${message.at}>${time(message.at, this.lang)}</time></div>`}
      <div class="bubble ${wide}">
        ${this.text(message)} ${this.file(message.attachment)}
        ${message.explanation
          ? html`<zb-explanation .explanation=${message.explanation} .lang=${this.lang}></zb-explanation>`
          : nothing}
        ${this.sources(message)}
      </div>
      ${this.quick(message, last)}
    </div>`;
  }

  private text(message: Message) {
    if (!message.text) return nothing;
    if (message.from === 'EMPLOYEE') return html`<span class="said">${message.text}</span>`;
    return html`<zb-markdown
      .text=${message.text}
      .lang=${this.lang}
      .citations=${message.citations ?? []}
    ></zb-markdown>`;
  }

  private who(message: Message): string {
    const t = words(this.lang);
    if (message.from === this.viewer && (this.viewer === 'EMPLOYEE' || !message.by)) return t.you;
    if (message.from === 'BOT') return t.assistant;
    if (message.from === 'AGENT') return message.by ?? t.colleague;
    return this.employee || t.employee;
  }

  private sources(message: Message) {
    const t = words(this.lang);
    const kind = message.answer;
    if (!message.citations?.length && !kind) return nothing;
    return html`<div class="sources">
      ${kind
        ? html`<span class="kind ${kind}">
            <i></i>${kind === 'grounded' ? t.grounded : kind === 'quoted' ? t.quoted : t.unknownAnswer}
          </span>`
        : nothing}
      ${(message.citations ?? []).map(
        (citation) => html`<button
          type="button"
          class="source"
          aria-label=${t.openSource(citation.n, citation.title)}
          @click=${() => this.dispatchEvent(new CiteEvent(citation))}
        >
          <b>${citation.n}</b><span>${citation.title}</span>
        </button>`,
      )}
    </div>`;
  }

  private quick(message: Message, last: boolean) {
    if (!last || !this.acting || !message.quickReplies?.length) return nothing;
    return html`<div class="quick">
      ${message.quickReplies.map(
        (reply) => html`<button type="button" class="pill" data-act=${reply.act} @click=${() => this.tell('zb-quick', reply)}>
          ${reply.label}
        </button>`,
      )}
    </div>`;
  }

  private file(attachment: Attachment | null | undefined) {
    if (!attachment) return nothing;
    return html`<button
      type="button"
      class="file"
      aria-label=${words(this.lang).download(attachment.name)}
      @click=${() => this.tell('zb-download', attachment)}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6" /></svg>
      <span>${attachment.name}${attachment.size ? html`<small>${bytes(attachment.size, this.lang)}</small>` : nothing}</span>
    </button>`;
  }

  private unsent(entry: Pending) {
    const t = words(this.lang);
    return html`<div class="item EMPLOYEE mine">
      <div class="bubble sending"><span class="said">${entry.text}</span></div>
      ${entry.failed
        ? html`<div class="after failed" role="alert">
            ${t.failed}
            <button type="button" class="plain" @click=${() => this.tell('zb-retry', entry.clientId)}>${t.retry}</button>
            <button type="button" class="plain" @click=${() => this.tell('zb-discard', entry.clientId)}>${t.discard}</button>
          </div>`
        : html`<div class="after">${t.sending}</div>`}
    </div>`;
  }

  private writing() {
    const t = words(this.lang);
    if (!this.streaming && !this.typing) return nothing;
    const bot = this.streaming || this.typing === 'BOT';
    const stop = bot && this.acting
      ? html`<button type="button" class="plain" @click=${() => this.tell('zb-stop', null)}>${t.stop}</button>`
      : nothing;
    if (!this.streaming) {
      const who = this.typing === 'AGENT' ? t.colleague : this.employee || t.employee;
      return html`<div class="streaming">
        <div class="after">
          <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${bot ? t.thinking : t.writing(who)} ${stop}
        </div>
      </div>`;
    }
    return html`<div class="streaming BOT" aria-busy="true">
      <div class="who">${t.assistant}</div>
      <div class="bubble"><zb-markdown .text=${this.streaming.text}></zb-markdown></div>
      <div class="after">${stop}</div>
    </div>`;
  }

  private tell(name: string, detail: QuickReply | Attachment | string | null): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
