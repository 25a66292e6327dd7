import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import type { Api } from '../shared/api';
import { day, time } from '../shared/lang';
import { base } from '../shared/styles';
import { setTheme, theme } from '../shared/theme';
import type { ConversationState, Lang, Person } from '../shared/types';
import { alone, tellHost } from './host';
import { words } from './words';

interface Listed extends ConversationState {
  id: string;
  createdAt?: string;
  touchedAt?: string;
}

export type Choice = 'new' | 'handoff' | 'close' | 'language' | 'sign-out';

/**
 * Who has the conversation, and the menu. Dispatches `zb-choose` (detail: Choice) and `zb-follow` (detail: the id of an
 * earlier conversation).
 */
@customElement('zb-head')
export class ZbHead extends LitElement {
  static override styles = [
    base,
    css`
      header {
        display: flex;
        align-items: center;
        gap: 2px;
        padding: calc(8px + env(safe-area-inset-top)) 8px 8px 16px;
        border-block-end: 1px solid var(--zb-line);
        background: var(--zb-bg);
        position: relative;
      }
      .title {
        flex: 1;
        min-inline-size: 0;
      }
      h1 {
        font-size: 16px;
        line-height: 1.3;
        margin: 0;
      }
      header p {
        margin: 0;
        font-size: 13px;
        line-height: 1.4;
        color: var(--zb-muted);
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .icon {
        inline-size: 44px;
        block-size: 44px;
        border: 0;
        border-radius: 10px;
        background: none;
        font-size: 18px;
      }
      .icon:hover {
        background: var(--zb-surface);
      }
      #menu {
        position: absolute;
        inset-block-start: 100%;
        inset-inline-end: 8px;
        z-index: 4;
        min-inline-size: 230px;
        max-block-size: 70dvh;
        overflow: auto;
        padding: 6px;
        background: var(--zb-raised);
        border: 1px solid var(--zb-line);
        border-radius: var(--zb-radius);
        box-shadow: var(--zb-shadow);
      }
      #menu[hidden] {
        display: none;
      }
      #menu > button {
        display: block;
        inline-size: 100%;
        text-align: start;
        background: none;
        border: 0;
        border-radius: 8px;
        padding: 8px 12px;
        min-block-size: 44px;
      }
      #menu button:hover {
        background: var(--zb-soft);
        color: var(--zb-on-soft);
      }
      #menu strong {
        display: block;
        font-size: 12.5px;
        color: var(--zb-muted);
        padding: 8px 12px 2px;
      }
      hr {
        border: 0;
        border-block-start: 1px solid var(--zb-line);
        margin: 4px 0;
      }
      .themes {
        display: flex;
        gap: 4px;
        padding: 4px;
      }
      .themes button {
        flex: 1;
        border: 1px solid var(--zb-line);
        background: none;
        border-radius: 8px;
        min-block-size: 40px;
        font-size: 13px;
      }
      .themes button[aria-pressed='true'] {
        background: var(--zb-soft);
        color: var(--zb-on-soft);
        border-color: var(--zb-primary);
      }
    `,
  ];

  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) override lang: Lang = 'zh';
  @property({ attribute: false }) person: Person | null = null;
  @property({ attribute: false }) conversation: string | null = null;
  @property({ attribute: false }) at: ConversationState | null = null;
  @state() private menu = false;
  @state() private earlier: Listed[] = [];

  /** Folds the menu up; false when it was. */
  fold(): boolean {
    const was = this.menu;
    this.menu = false;
    return was;
  }

  private async toggle(): Promise<void> {
    this.menu = !this.menu;
    if (!this.menu || !this.person) return;
    const list = await this.api.get<Listed[] | { conversations: Listed[] }>('/api/v1/conversations?view=mine').catch(() => []);
    this.earlier = (Array.isArray(list) ? list : list.conversations)
      .filter((each) => each.id !== this.conversation)
      .slice(0, 5);
  }

  private choose(choice: Choice): void {
    this.menu = false;
    this.dispatchEvent(new CustomEvent('zb-choose', { detail: choice }));
  }

  private follow(id: string): void {
    this.menu = false;
    this.dispatchEvent(new CustomEvent('zb-follow', { detail: id }));
  }

  protected override render() {
    const t = words(this.lang);
    return html`<header>
      <div class="title">
        <h1>${t.title}</h1>
        <p aria-live="polite">${this.status()}</p>
      </div>
      <button
        type="button"
        class="icon"
        aria-label=${t.menu}
        aria-expanded=${this.menu}
        aria-controls="menu"
        @click=${this.toggle}
      >
        ⋯
      </button>
      ${alone
        ? nothing
        : html`<button type="button" class="icon" aria-label=${t.close} @click=${() => tellHost('close')}>✕</button>`}
      <div id="menu" ?hidden=${!this.menu}>${this.menu ? this.items() : nothing}</div>
    </header>`;
  }

  private status(): string {
    const t = words(this.lang);
    const at = this.at;
    const ticket = at?.ticket ? t.ticket(at.ticket) : '';
    switch (at?.owner) {
      case 'QUEUED':
        return [at.position == null ? t.queuedUnknown : t.queued(at.position), ticket].filter(Boolean).join(' · ');
      case 'PERSON':
        return [t.withPerson(at.agent ?? t.somebody), ticket].filter(Boolean).join(' · ');
      case 'CLOSED':
        return t.closed;
      default:
        return t.subtitle;
    }
  }

  private items() {
    const t = words(this.lang);
    const owner = this.at?.owner;
    const item = (label: string, choice: Choice) =>
      html`<button type="button" @click=${() => this.choose(choice)}>${label}</button>`;
    return html`
      ${this.person && this.conversation ? item(t.newConversation, 'new') : nothing}
      ${this.person && (!owner || owner === 'BOT') ? item(t.person, 'handoff') : nothing}
      ${this.conversation && owner && owner !== 'CLOSED' ? item(t.end, 'close') : nothing}
      ${this.earlier.length ? html`<strong>${t.earlier}</strong>` : nothing}
      ${this.earlier.map(
        (each) => html`<button type="button" @click=${() => this.follow(each.id)}>${this.nameOf(each)}</button>`,
      )}
      <hr />
      ${item(t.language, 'language')}
      <div class="themes" role="group" aria-label=${t.theme}>
        ${(['auto', 'light', 'dark'] as const).map(
          (each) => html`<button
            type="button"
            aria-pressed=${theme() === each}
            @click=${() => {
              setTheme(each);
              this.requestUpdate();
            }}
          >
            ${t[each]}
          </button>`,
        )}
      </div>
      ${this.person ? item(`${t.signOut} (${this.person.name})`, 'sign-out') : nothing}
    `;
  }

  private nameOf(listed: Listed): string {
    const at = listed.touchedAt ?? listed.createdAt ?? '';
    return [day(at, this.lang), time(at, this.lang), listed.ticket].filter(Boolean).join(' ');
  }
}
