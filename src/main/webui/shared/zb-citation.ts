import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { type Api, Problem } from './api';
import { base } from './styles';
import type { ArticleVersion, Citation, Lang, Paragraph } from './types';
import { words } from './words';
import './zb-markdown';

/**
 * Exactly the paragraph that a citation names, in the version that was cited, and on request all that stands around it.
 * Dispatches `zb-close`.
 */
@customElement('zb-citation')
export class ZbCitation extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-direction: column;
        background: var(--zb-bg);
        min-block-size: 0;
      }
      header {
        display: flex;
        gap: 8px;
        align-items: flex-start;
        padding: 12px 16px;
        border-block-end: 1px solid var(--zb-line);
      }
      h2 {
        font-size: 16px;
        margin: 0;
        flex: 1;
        line-height: 1.4;
      }
      h2 small {
        display: block;
        font-weight: 400;
        font-size: 13px;
        color: var(--zb-muted);
      }
      .body {
        flex: 1;
        overflow: auto;
        padding: 16px;
      }
      h3 {
        font-size: 15px;
        margin: 0 0 6px;
      }
      article {
        padding: 4px 14px;
        margin-block-end: 12px;
        border-inline-start: 4px solid transparent;
      }
      article.cited {
        border-inline-start-color: var(--zb-primary);
        background: var(--zb-surface);
        border-radius: 0 10px 10px 0;
        padding-block: 12px;
      }
      footer {
        padding: 8px 12px;
        border-block-start: 1px solid var(--zb-line);
        display: flex;
        gap: 8px;
        flex-wrap: wrap;
      }
      .plain {
        min-block-size: 44px;
        display: inline-flex;
        align-items: center;
      }
      .icon {
        min-inline-size: 44px;
        justify-content: center;
        margin: -6px -8px -6px 0;
        font-size: 18px;
      }
    `,
  ];

  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) citation: Citation | null = null;
  @property() override lang: Lang = 'zh';
  @state() private article: ArticleVersion | null = null;
  @state() private trouble = '';
  @state() private whole = false;

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('citation') && this.citation) void this.load(this.citation);
  }

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.icon')?.focus());
  }

  private async load(citation: Citation): Promise<void> {
    this.article = null;
    this.trouble = '';
    this.whole = !citation.paragraph;
    try {
      const id = encodeURIComponent(citation.articleId);
      const path = `/api/v1/articles/${id}` + (citation.version ? `/versions/${citation.version}` : '');
      const article = await this.api.get<ArticleVersion>(path);
      if (this.citation === citation) this.article = article;
    } catch (e) {
      const t = words(this.lang);
      if (this.citation === citation) this.trouble = e instanceof Problem && e.offline ? t.offline : t.notThere;
    }
  }

  protected override render() {
    const { citation, article } = this;
    if (!citation) return nothing;
    const t = words(this.lang);
    return html`
      <header>
        <h2 id="title">${article?.title ?? citation.title}<small>${this.place(citation)}</small></h2>
        <button type="button" class="plain icon" aria-label=${t.close} @click=${this.close}>✕</button>
      </header>
      <div class="body" tabindex="0" role="region" aria-labelledby="title" aria-busy=${!article && !this.trouble}>
        ${article ? this.paragraphs(article, citation) : this.without(citation)}
      </div>
      <footer>
        ${article && citation.paragraph && article.paragraphs.length > 1
          ? html`<button type="button" class="plain" @click=${() => (this.whole = !this.whole)}>
              ${this.whole ? t.onlyParagraph : t.wholeArticle}
            </button>`
          : nothing}
        ${citation.url
          ? html`<a class="plain" href=${this.api.base + citation.url} target="_blank" rel="opener">${t.newPage}</a>`
          : nothing}
      </footer>
    `;
  }

  private place(citation: Citation): string {
    const t = words(this.lang);
    const version = citation.version || this.article?.version;
    const parts = [citation.n ? `[${citation.n}]` : '', version ? t.version(version) : ''];
    if (citation.paragraph) parts.push(t.paragraph(citation.paragraph));
    return parts.filter(Boolean).join(' · ');
  }

  private without(citation: Citation) {
    const t = words(this.lang);
    if (!this.trouble) return html`<p class="muted">${t.loading}</p>`;
    return html`<p role="alert">${this.trouble}</p>
      ${citation.quote ? html`<blockquote><zb-markdown .text=${citation.quote}></zb-markdown></blockquote>` : nothing}
      <button type="button" class="pill" @click=${() => this.load(citation)}>${t.again}</button>`;
  }

  private paragraphs(article: ArticleVersion, citation: Citation) {
    const t = words(this.lang);
    const shown = this.whole ? article.paragraphs : article.paragraphs.filter((each) => each.n === citation.paragraph);
    if (!shown.length) return html`<p role="alert">${t.notThere}</p>`;
    return shown.map((each) => this.paragraph(each, each.n === citation.paragraph));
  }

  private paragraph(each: Paragraph, cited: boolean) {
    return html`<article class=${cited ? 'cited' : ''} aria-label=${cited ? words(this.lang).cited : nothing}>
      ${each.heading ? html`<h3>${each.heading}</h3>` : nothing}
      <zb-markdown .text=${each.markdown} .lang=${this.lang}></zb-markdown>
    </article>`;
  }

  private readonly close = (): void => {
    this.dispatchEvent(new CustomEvent('zb-close', { bubbles: true, composed: true }));
  };
}
