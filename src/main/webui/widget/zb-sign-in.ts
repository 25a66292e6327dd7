import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';

import { type Api, Problem } from '../shared/api';
import { base } from '../shared/styles';
import type { Lang, Person } from '../shared/types';
import { words as shared } from '../shared/words';
import { words } from './words';

export interface Session {
  token: string;
  person: Person;
}

/** Asks for name and password; dispatches `zb-signed-in` (detail: Session). */
@customElement('zb-sign-in')
export class ZbSignIn extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        padding: 24px;
        overflow: auto;
      }
      form {
        display: grid;
        gap: 14px;
        max-inline-size: 340px;
        margin: 4vh auto 0;
      }
      h2 {
        margin: 0;
        font-size: 20px;
      }
      p {
        margin: 0;
      }
      label {
        display: grid;
        gap: 4px;
        font-size: 14px;
        font-weight: 600;
      }
      input {
        font: inherit;
        font-weight: 400;
        color: var(--zb-text);
        background: var(--zb-bg);
        border: 1px solid var(--zb-control);
        border-radius: 8px;
        padding: 9px 12px;
        min-block-size: 44px;
        inline-size: 100%;
      }
      .trouble {
        background: var(--zb-bad-soft);
        color: var(--zb-bad);
        border-radius: 8px;
        padding: 8px 12px;
        font-size: 14px;
      }
      .note {
        background: var(--zb-soft);
        color: var(--zb-on-soft);
        border-radius: 8px;
        padding: 8px 12px;
        font-size: 14px;
      }
    `,
  ];

  @property({ attribute: false }) api!: Api;
  @property() override lang: Lang = 'zh';
  @property({ type: Boolean }) demo = false;
  @property({ type: Boolean }) ended = false;
  @state() private trouble = '';
  @state() private busy = false;
  @query('input') private first!: HTMLInputElement;

  override focus(): void {
    void this.updateComplete.then(() => this.first?.focus());
  }

  protected override render() {
    const t = words(this.lang);
    return html`<form @submit=${this.submit}>
      <h2>${t.signIn}</h2>
      <p class="muted">${this.ended ? t.ended : t.signInIntro}</p>
      ${this.demo ? html`<p class="note">${t.demo}</p>` : nothing}
      <label>${t.username}<input name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required /></label>
      <label>${t.password}<input name="password" type="password" autocomplete="current-password" required /></label>
      <div role="alert">${this.trouble ? html`<p class="trouble">${this.trouble}</p>` : nothing}</div>
      <button class="main" ?disabled=${this.busy}>${t.signIn}</button>
    </form>`;
  }

  private async submit(e: SubmitEvent): Promise<void> {
    e.preventDefault();
    const given = new FormData(e.target as HTMLFormElement);
    this.busy = true;
    this.trouble = '';
    try {
      const session = await this.api.post<Session>('/api/v1/session', {
        username: String(given.get('username')).trim(),
        password: String(given.get('password')),
      });
      this.dispatchEvent(new CustomEvent('zb-signed-in', { detail: session }));
    } catch (problem) {
      this.trouble = this.explain(problem as Problem);
    } finally {
      this.busy = false;
    }
  }

  private explain(problem: Problem): string {
    const t = words(this.lang);
    if (problem.offline) return shared(this.lang).offline;
    if (problem.status === 429) return problem.message || t.waitABit(problem.retryAfter);
    if (problem.status === 401) return t.wrong;
    return problem.message || t.wrong;
  }
}
