import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { base } from '../shared/styles';
import type { Lang } from '../shared/types';
import { words } from './words';

/** One to five and why; dispatches `zb-rate` (detail: { score, reason }). */
@customElement('zb-rating')
export class ZbRating extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        padding: 14px 16px;
        border-block-start: 1px solid var(--zb-line);
        background: var(--zb-bg);
      }
      fieldset {
        border: 0;
        margin: 0;
        padding: 0;
      }
      legend {
        font-weight: 600;
        padding: 0;
        margin-block-end: 8px;
      }
      .scores {
        display: flex;
        gap: 8px;
      }
      label {
        position: relative;
      }
      input {
        position: absolute;
        opacity: 0;
        inset: 0;
        inline-size: 100%;
        block-size: 100%;
        margin: 0;
        cursor: pointer;
      }
      .scores span {
        display: grid;
        place-items: center;
        inline-size: 46px;
        block-size: 44px;
        border: 1px solid var(--zb-control);
        border-radius: 10px;
        font-weight: 600;
      }
      input:checked + span {
        background: var(--zb-primary);
        color: var(--zb-on-primary);
        border-color: transparent;
      }
      input:focus-visible + span {
        box-shadow: var(--zb-focus);
      }
      .ends {
        display: flex;
        justify-content: space-between;
        max-inline-size: 262px;
        font-size: 12.5px;
        color: var(--zb-muted);
        margin-block: 4px 8px;
      }
      textarea {
        font: inherit;
        color: inherit;
        background: var(--zb-bg);
        border: 1px solid var(--zb-control);
        border-radius: 8px;
        padding: 8px 10px;
        inline-size: 100%;
        resize: vertical;
        margin-block-end: 8px;
      }
    `,
  ];

  @property() override lang: Lang = 'zh';
  @state() private score = 0;
  private reason = '';

  protected override render() {
    const t = words(this.lang);
    return html`<form @submit=${this.submit}>
      <fieldset>
        <legend>${t.rateTitle}</legend>
        <div class="scores">
          ${[1, 2, 3, 4, 5].map(
            (n) => html`<label>
              <input type="radio" name="score" value=${n} aria-label=${t.rateScore(n)} @change=${() => (this.score = n)} />
              <span aria-hidden="true">${n}</span>
            </label>`,
          )}
        </div>
        <div class="ends" aria-hidden="true"><span>${t.worst}</span><span>${t.best}</span></div>
      </fieldset>
      ${this.score
        ? html`<textarea
              rows="2"
              maxlength="1000"
              aria-label=${t.rateWhy}
              placeholder=${t.rateWhy}
              @input=${(e: InputEvent) => (this.reason = (e.target as HTMLTextAreaElement).value)}
            ></textarea>
            <button class="main">${t.rateSend}</button>`
        : ''}
    </form>`;
  }

  private submit(e: Event): void {
    e.preventDefault();
    this.dispatchEvent(new CustomEvent('zb-rate', { detail: { score: this.score, reason: this.reason.trim() } }));
  }
}
