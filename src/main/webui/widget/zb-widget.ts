import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import { Api, Problem, SessionStore, recall, remember } from '../shared/api';
import { Feed, forgetOutboxes } from '../shared/feed';
import { saveFile } from '../shared/files';
import { browserLang, rememberLang, tag } from '../shared/lang';
import { pictures } from '../shared/pictures';
import { base } from '../shared/styles';
import { setTheme, theme, type Theme } from '../shared/theme';
import type { About, Attachment, Citation, ConversationState, Lang, Message, Person, QuickReply } from '../shared/types';
import { words as shared } from '../shared/words';
import type { ZbCitation } from '../shared/zb-citation';
import { type FromHost, type HostSettings, alone, hearHost, tellHost } from './host';
import { shell } from './shell.css';
import { Uploads } from './uploads';
import { trouble, uploadBars, welcome } from './views';
import { words } from './words';
import './zb-composer';
import type { ZbComposer } from './zb-composer';
import './zb-head';
import type { Choice, ZbHead } from './zb-head';
import './zb-sign-in';
import type { Session } from './zb-sign-in';

/** The employee's side: signs in, shows one conversation and lets it be continued, left, handed over and rated. */
@customElement('zb-widget')
export class ZbWidget extends LitElement {
  static override styles = [base, shell];

  private readonly api = new Api(new URL('..', location.href).href.replace(/\/$/, ''));
  private readonly store = new SessionStore('zhiban.widget');
  private readonly uploads = new Uploads(this.api, () => this.requestUpdate());
  private feed: Feed | null = null;
  private open = alone;
  private unread = 0;

  @state() override lang: Lang = browserLang();
  @state() private person: Person | null = null;
  @state() private ended = false;
  @state() private about: About = { demo: false };
  @state() private citation: Citation | null = null;
  @state() private notice = '';
  @state() private starting = false;
  @state() private dragging = false;
  @state() private rated = false;
  @query('zb-head') private head!: ZbHead | null;
  @query('zb-composer') private composer!: ZbComposer | null;
  @query('zb-citation') private drawer!: ZbCitation | null;
  private opener: HTMLElement | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.speak(this.lang);
    this.api.onSignedOut = () => this.leave(true);
    pictures.load = (path) => this.api.blob(path);
    document.addEventListener('keydown', this.escape);
    hearHost((message) => this.hear(message));
    tellHost('ready');
    const kept = this.store.read<Session>();
    if (kept) this.enter(kept);
    void this.api.get<About>('/api/v1/about').then((about) => (this.about = about), () => {});
  }

  // ── the page that embeds us

  private hear(message: FromHost): void {
    if (message.type === 'settings') this.apply(message.settings);
    if (message.type === 'shutdown') this.signOut();
    if (message.type === 'close') this.open = false;
    if (message.type === 'open') {
      this.open = true;
      this.count(0);
      this.focusWhereOneWrites();
      this.seen();
    }
  }

  private apply(settings: HostSettings): void {
    if (settings.lang && !recall('zhiban.lang')) this.speak(settings.lang.startsWith('zh') ? 'zh' : 'en');
    if (settings.theme && theme() === 'auto' && settings.theme !== 'auto') setTheme(settings.theme as Theme);
  }

  private count(unread: number): void {
    this.unread = unread;
    tellHost('unread', unread);
  }

  private focusWhereOneWrites(): void {
    void this.updateComplete.then(() => {
      const place = this.renderRoot.querySelector<HTMLElement>('zb-composer, zb-sign-in');
      place?.focus();
    });
  }

  // ── signing in and out

  private enter(session: Session): void {
    void import('../shared/zb-messages');
    this.api.token = session.token;
    this.person = session.person;
    this.ended = false;
    this.store.write(session);
    const current = recall(this.currentKey());
    if (current) this.follow(current);
    this.focusWhereOneWrites();
  }

  private leave(ended: boolean): void {
    this.feed?.stop();
    this.feed = null;
    this.api.token = null;
    this.person = null;
    this.citation = null;
    this.ended = ended;
    this.store.write(null);
  }

  private signOut(): void {
    if (this.api.token) void this.api.call('/api/v1/session', { method: 'DELETE' }).catch(() => {});
    remember(this.currentKey(), null);
    forgetOutboxes();
    this.leave(false);
    this.count(0);
  }

  private currentKey(): string {
    return `zhiban.conversation.${this.person?.id ?? ''}`;
  }

  // ── the conversation

  private follow(id: string): void {
    this.feed?.stop();
    const feed = new Feed(this.api, id);
    this.feed = feed;
    this.rated = recall(`zhiban.rated.${id}`) === '1';
    this.notice = '';
    remember(this.currentKey(), id);
    feed.addEventListener('change', () => this.changed(feed));
    feed.addEventListener('arrived', (e) => this.arrived((e as CustomEvent<Message>).detail));
    feed.refresh().then(
      () => feed === this.feed && feed.start(),
      (e: Problem) => this.notFollowed(feed, e),
    );
    tellHost('seen');
  }

  private notFollowed(feed: Feed, problem: Problem): void {
    if (feed !== this.feed) return;
    if (problem.status === 404) this.fresh();
    else if (problem.status !== 401) feed.start();
  }

  private changed(feed: Feed): void {
    if (feed !== this.feed) return;
    if (feed.ledger.state) tellHost('state', feed.ledger.state.owner);
    this.requestUpdate();
  }

  private arrived(message: Message): void {
    if (message.from === 'EMPLOYEE') return;
    if (this.open && document.visibilityState === 'visible') this.seen();
    else if (this.feed?.link === 'live' || this.feed?.link === 'polling') this.count(this.unread + 1);
  }

  private seen(): void {
    const feed = this.feed;
    if (feed && feed.ledger.last) feed.read(feed.ledger.last);
  }

  private fresh(): void {
    this.feed?.stop();
    this.feed = null;
    this.notice = '';
    remember(this.currentKey(), null);
    this.focusWhereOneWrites();
  }

  private async conversation(): Promise<Feed | null> {
    if (this.feed) return this.feed;
    this.starting = true;
    this.notice = '';
    try {
      const { id } = await this.api.post<{ id: string }>('/api/v1/conversations', { lang: this.lang });
      this.follow(id);
    } catch (e) {
      this.notice = this.explain(e as Problem, words(this.lang).failedToStart);
    } finally {
      this.starting = false;
    }
    return this.feed;
  }

  private async say(text: string): Promise<void> {
    const feed = await this.conversation();
    if (feed) feed.send(text);
    else this.composer?.restore(text);
  }

  private async files(files: File[]): Promise<void> {
    const feed = files.length ? await this.conversation() : null;
    if (feed) files.slice(0, 5).forEach((file) => this.uploads.add(feed.conversation, file, this.lang));
  }

  private async step(step: 'handoff' | 'close'): Promise<void> {
    const feed = await this.conversation();
    if (!feed) return;
    try {
      feed.become(await this.api.post<ConversationState>(`/api/v1/conversations/${feed.conversation}/${step}`));
      if (feed.link !== 'live') await feed.refresh();
    } catch (e) {
      this.notice = this.explain(e as Problem, '');
    }
  }

  private async rate(score: number, reason: string): Promise<void> {
    const feed = this.feed;
    if (!feed) return;
    try {
      const body = reason ? { score, reason } : { score };
      await this.api.post(`/api/v1/conversations/${feed.conversation}/rating`, body);
      remember(`zhiban.rated.${feed.conversation}`, '1');
      this.rated = true;
    } catch (e) {
      this.notice = this.explain(e as Problem, '');
    }
  }

  private explain(problem: Problem, otherwise: string): string {
    return problem.offline ? shared(this.lang).offline : problem.message || otherwise || shared(this.lang).again;
  }

  // ── looks

  private speak(lang: Lang): void {
    this.lang = lang;
    this.api.lang = lang;
    document.documentElement.lang = tag(lang);
    document.title = words(lang).title;
  }

  private switchLanguage(): void {
    const next = this.lang === 'zh' ? 'en' : 'zh';
    rememberLang(next);
    this.speak(next);
  }

  private chosen(choice: Choice): void {
    if (choice === 'new') this.fresh();
    else if (choice === 'language') this.switchLanguage();
    else if (choice === 'sign-out') this.signOut();
    else void this.step(choice);
  }

  private readonly escape = (e: KeyboardEvent): void => {
    if (e.key !== 'Escape' || e.isComposing) return;
    if (this.head?.fold()) return;
    if (this.citation) this.closeCitation();
    else tellHost('close');
  };

  private async openCitation(citation: Citation): Promise<void> {
    this.opener = (this.renderRoot as ShadowRoot).activeElement as HTMLElement | null;
    await import('../shared/zb-citation');
    this.citation = citation;
    await this.updateComplete;
    this.drawer?.focus();
  }

  private closeCitation(): void {
    this.citation = null;
    (this.opener ?? this.composer)?.focus();
  }

  protected override render() {
    return html`
      <div
        class="shell"
        @dragover=${this.dragOver}
        @dragleave=${() => (this.dragging = false)}
        @drop=${this.drop}
        @zb-cite=${(e: CustomEvent<Citation>) => void this.openCitation(e.detail)}
      >
        <zb-head
          ?inert=${this.citation !== null}
          .api=${this.api}
          .lang=${this.lang}
          .person=${this.person}
          .conversation=${this.feed?.conversation ?? null}
          .at=${this.feed?.ledger.state ?? null}
          @zb-choose=${(e: CustomEvent<Choice>) => this.chosen(e.detail)}
          @zb-follow=${(e: CustomEvent<string>) => this.follow(e.detail)}
        ></zb-head>
        <div class="content" ?inert=${this.citation !== null}>${this.person ? this.chat() : this.signIn()}</div>
        ${this.citation
          ? html`<zb-citation
              role="dialog"
              aria-modal="true"
              aria-label=${shared(this.lang).source}
              .api=${this.api}
              .lang=${this.lang}
              .citation=${this.citation}
              @zb-close=${this.closeCitation}
            ></zb-citation>`
          : nothing}
        ${this.dragging ? html`<div class="drop" aria-hidden="true">${words(this.lang).drop}</div>` : nothing}
      </div>
    `;
  }

  private signIn() {
    return html`<zb-sign-in
      .api=${this.api}
      .lang=${this.lang}
      .demo=${this.about.demo}
      .ended=${this.ended}
      @zb-signed-in=${(e: CustomEvent<Session>) => this.enter(e.detail)}
    ></zb-sign-in>`;
  }

  private chat() {
    const ledger = this.feed?.ledger;
    const empty = !ledger || (!ledger.messages.length && !ledger.pending.length && !this.uploads.list.length);
    return html`
      ${empty
        ? welcome(words(this.lang), this.starting, (example) => void this.say(example))
        : html`<zb-messages
            viewer="EMPLOYEE"
            acting
            .lang=${this.lang}
            .messages=${ledger.messages}
            .pending=${ledger.pending}
            .streaming=${ledger.streaming}
            .typing=${ledger.typing}
            .revision=${this.revision++}
            @zb-quick=${(e: CustomEvent<QuickReply>) => void this.quick(e.detail)}
            @zb-download=${(e: CustomEvent<Attachment>) => void saveFile(this.api, e.detail)}
            @zb-retry=${(e: CustomEvent<string>) => this.feed?.retry(e.detail)}
            @zb-discard=${(e: CustomEvent<string>) => this.feed?.discard(e.detail)}
            @zb-stop=${() => this.feed?.stopAnswer()}
          ></zb-messages>`}
      ${uploadBars(this.uploads, words(this.lang), (upload) => void this.uploads.send(this.feed!.conversation, upload, this.lang))} ${this.banner()} ${this.foot()}
    `;
  }

  private revision = 0;

  private quick(reply: QuickReply): Promise<void> {
    return this.say(reply.send);
  }

  private banner() {
    const t = words(this.lang);
    const text = this.notice || (this.feed ? trouble(this.feed, t) : '');
    return html`<div class="banner" role="status" ?hidden=${!text}>${text}</div>`;
  }

  private foot() {
    const t = words(this.lang);
    const closed = this.feed?.ledger.state?.owner === 'CLOSED';
    if (closed) {
      void import('./zb-rating');
      return html`${this.rated
          ? html`<p class="thanks" role="status">${t.rated}</p>`
          : html`<zb-rating
              .lang=${this.lang}
              @zb-rate=${(e: CustomEvent<{ score: number; reason: string }>) => void this.rate(e.detail.score, e.detail.reason)}
            ></zb-rating>`}
        <div class="again"><button type="button" class="main" @click=${() => this.fresh()}>${t.newConversation}</button></div>`;
    }
    return html`<zb-composer
      .lang=${this.lang}
      .disabled=${this.starting}
      @zb-send=${(e: CustomEvent<string>) => void this.say(e.detail)}
      @zb-files=${(e: CustomEvent<File[]>) => void this.files(e.detail)}
      @zb-typing=${() => this.feed?.typing()}
    ></zb-composer>`;
  }

  private dragOver(e: DragEvent): void {
    if (!this.person || !e.dataTransfer?.types.includes('Files')) return;
    e.preventDefault();
    this.dragging = true;
  }

  private drop(e: DragEvent): void {
    if (!this.dragging) return;
    e.preventDefault();
    this.dragging = false;
    void this.files([...(e.dataTransfer?.files ?? [])]);
  }
}
