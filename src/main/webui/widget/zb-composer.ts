import { LitElement, css, html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';

import { base } from '../shared/styles';
import type { Lang } from '../shared/types';
import { words } from './words';

const LONGEST = 8_000;

/** Where one writes: dispatches `zb-send` (detail: text), `zb-files` (detail: File[]) and `zb-typing`. */
@customElement('zb-composer')
export class ZbComposer extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        border-block-start: 1px solid var(--zb-line);
        background: var(--zb-bg);
        padding: 10px 12px calc(10px + env(safe-area-inset-bottom));
      }
      form {
        display: flex;
        align-items: flex-end;
        gap: 4px;
        border: 1px solid var(--zb-control);
        border-radius: 14px;
        padding: 3px;
      }
      form:focus-within {
        border-color: var(--zb-primary);
        box-shadow: 0 0 0 1px var(--zb-primary);
      }
      textarea {
        flex: 1;
        min-inline-size: 0;
        font: inherit;
        font-size: 16px;
        color: inherit;
        background: none;
        border: 0;
        padding: 8px 4px;
        resize: none;
        max-block-size: 168px;
        line-height: 1.5;
      }
      textarea:focus-visible {
        box-shadow: none;
      }
      textarea::placeholder {
        color: var(--zb-muted);
        opacity: 1;
      }
      button {
        flex: none;
        inline-size: 44px;
        block-size: 44px;
        border: 0;
        border-radius: 11px;
        background: none;
        display: grid;
        place-items: center;
        color: var(--zb-muted);
      }
      button:hover:not(:disabled) {
        background: var(--zb-soft);
        color: var(--zb-on-soft);
      }
      .send:not(:disabled) {
        background: var(--zb-primary);
        color: var(--zb-on-primary);
      }
      .send:hover:not(:disabled) {
        background: var(--zb-primary-hover);
        color: var(--zb-on-primary);
      }
      svg {
        inline-size: 20px;
        block-size: 20px;
        fill: none;
        stroke: currentColor;
        stroke-width: 2;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
    `,
  ];

  @property() override lang: Lang = 'zh';
  @property({ type: Boolean }) disabled = false;
  @property({ type: Boolean }) files = true;
  @state() private text = '';
  @query('textarea') private area!: HTMLTextAreaElement;
  @query('input') private picker!: HTMLInputElement;
  private lastTyping = 0;

  override focus(): void {
    void this.updateComplete.then(() => this.area?.focus());
  }

  /** Puts a text back that could not be sent. */
  restore(text: string): void {
    if (!this.text) this.text = text;
  }

  protected override updated(): void {
    this.area.style.blockSize = 'auto';
    this.area.style.blockSize = `${this.area.scrollHeight}px`;
  }

  protected override render() {
    const t = words(this.lang);
    return html`<form @submit=${this.submit}>
      <button
        type="button"
        class="attach"
        aria-label=${t.attach}
        title=${`${t.attach}. ${t.notice}`}
        ?disabled=${this.disabled || !this.files}
        @click=${() => this.picker.click()}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M20 11.5 12 19.4a5 5 0 0 1-7-7l8.3-8.2a3.3 3.3 0 0 1 4.7 4.7L9.8 17a1.7 1.7 0 0 1-2.4-2.4l7.3-7.2" />
        </svg>
      </button>
      <input type="file" hidden multiple @change=${this.picked} />
      <textarea
        rows="1"
        maxlength=${LONGEST}
        aria-label=${t.message}
        placeholder=${this.disabled ? t.placeholderClosed : t.placeholder}
        enterkeyhint="send"
        ?disabled=${this.disabled}
        .value=${this.text}
        @input=${this.written}
        @keydown=${this.pressed}
        @paste=${this.pasted}
      ></textarea>
      <button class="send" aria-label=${t.send} title=${t.send} ?disabled=${this.disabled || !this.text.trim()}>
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 19V5M6 11l6-6 6 6" /></svg>
      </button>
    </form>`;
  }

  private written(): void {
    this.text = this.area.value;
    if (Date.now() - this.lastTyping > 3_000) {
      this.lastTyping = Date.now();
      this.tell('zb-typing', null);
    }
  }

  /** Enter sends, Shift+Enter breaks the line; while an input method composes, Enter belongs to it. */
  private pressed(e: KeyboardEvent): void {
    if (e.key !== 'Enter' || e.shiftKey || e.isComposing || e.keyCode === 229) return;
    e.preventDefault();
    this.send();
  }

  private submit(e: Event): void {
    e.preventDefault();
    this.send();
  }

  private send(): void {
    const text = this.text.trim();
    if (!text || this.disabled) return;
    this.text = '';
    this.tell('zb-send', text);
    this.focus();
  }

  private picked(): void {
    this.tell('zb-files', [...(this.picker.files ?? [])]);
    this.picker.value = '';
  }

  private pasted(e: ClipboardEvent): void {
    const files = [...(e.clipboardData?.files ?? [])];
    if (!files.length || !this.files) return;
    e.preventDefault();
    this.tell('zb-files', files);
  }

  private tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
