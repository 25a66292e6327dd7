import { LitElement, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { toNodes } from './markdown';
import { base, prose } from './styles';
import type { Citation, Lang } from './types';
import { words } from './words';

/** Opens a citation; bubbles out of every element that shows one. */
export class CiteEvent extends CustomEvent<Citation> {
  constructor(citation: Citation) {
    super('zb-cite', { detail: citation, bubbles: true, composed: true });
  }
}

/** Markdown with its citation marks as buttons. */
@customElement('zb-markdown')
export class ZbMarkdown extends LitElement {
  static override styles = [base, prose];

  @property() text = '';
  @property() override lang: Lang = 'zh';
  @property({ attribute: false }) citations: Citation[] = [];

  protected override render() {
    return html`<div class="prose">${toNodes(this.text, (n) => this.mark(n))}</div>`;
  }

  private mark(n: number): Node | null {
    const citation = this.citations.find((each) => each.n === n);
    if (!citation) return null;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'mark';
    button.textContent = String(n);
    button.title = citation.title;
    button.setAttribute('aria-label', words(this.lang).openSource(n, citation.title));
    button.addEventListener('click', () => this.dispatchEvent(new CiteEvent(citation)));
    return button;
  }
}
