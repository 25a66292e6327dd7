import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { inLang, logMoment, number } from './lang';
import { base } from './styles';
import type { Citation, Explanation, KnownError, Lang, LogFinding } from './types';
import { words } from './words';
import './zb-markdown';
import './zb-timeline';
import { CiteEvent } from './zb-markdown';

const LEVELS = ['FATAL', 'ERROR', 'WARN', 'INFO', 'DEBUG', 'TRACE', 'NONE'];
const FIRST = 6;
const LINES = 5;

/** What a log says: the size of it, its levels, known errors with the way out, findings with their line numbers. */
@customElement('zb-explanation')
export class ZbExplanation extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        font-size: 14px;
      }
      section {
        margin-block-start: 12px;
      }
      h4 {
        margin: 0 0 6px;
        font-size: 13px;
        color: var(--zb-muted);
        font-weight: 600;
      }
      p {
        margin: 0;
      }
      .bar {
        display: flex;
        block-size: 10px;
        border-radius: 5px;
        overflow: hidden;
        background: var(--zb-line);
        gap: 1px;
      }
      .bar i {
        min-inline-size: 3px;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 14px;
        list-style: none;
        margin: 6px 0 0;
        padding: 0;
        font-size: 13px;
      }
      .legend i {
        display: inline-block;
        inline-size: 10px;
        block-size: 10px;
        border-radius: 3px;
        margin-inline-end: 5px;
      }
      .FATAL {
        background: #8e1b5f;
      }
      .ERROR {
        background: #d13a31;
      }
      .WARN {
        background: #d9902a;
      }
      .INFO {
        background: #3b7dd8;
      }
      .DEBUG {
        background: #7a8797;
      }
      .TRACE,
      .NONE,
      .other {
        background: #a9b3c0;
      }
      .cards {
        display: grid;
        gap: 8px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .card {
        border: 1px solid var(--zb-line);
        border-radius: 8px;
        padding: 8px 10px;
        background: var(--zb-raised);
        min-inline-size: 0;
      }
      .known {
        border-inline-start: 4px solid var(--zb-bad);
      }
      .known strong {
        display: block;
      }
      dl {
        margin: 4px 0 0;
        display: grid;
        gap: 4px;
      }
      dt {
        font-size: 12px;
        color: var(--zb-muted);
      }
      dd {
        margin: 0;
      }
      .kind {
        display: inline-block;
        border-radius: 4px;
        padding: 0 6px;
        font-size: 12px;
        font-weight: 600;
        background: var(--zb-warn-soft);
        color: var(--zb-warn);
        margin-inline-end: 6px;
      }
      .kind.exception,
      .kind.known-error {
        background: var(--zb-bad-soft);
        color: var(--zb-bad);
      }
      code {
        font-family: var(--zb-mono);
        font-size: 12.5px;
        background: var(--zb-code);
        border-radius: 4px;
        padding: 4px 8px;
        display: block;
        overflow-wrap: anywhere;
        margin-block-start: 6px;
        max-block-size: 9em;
        overflow: auto;
        white-space: pre-wrap;
        line-height: 1.45;
      }
      details {
        margin-block-start: 6px;
        font-size: 13px;
      }
      summary {
        cursor: pointer;
        color: var(--zb-link);
      }
      code b {
        color: var(--zb-muted);
        font-weight: 400;
        user-select: none;
      }
      code .hit {
        font-weight: 600;
      }
      .lines {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
        margin-block-start: 6px;
        font-size: 12px;
      }
      .lines span {
        font-family: var(--zb-mono);
        background: var(--zb-soft);
        color: var(--zb-on-soft);
        border-radius: 4px;
        padding: 0 6px;
      }
      .lines .rest {
        background: none;
        color: var(--zb-muted);
        font-family: inherit;
      }
      .table {
        overflow: auto;
        max-block-size: 320px;
      }
      table {
        border-collapse: collapse;
        font-size: 12.5px;
        inline-size: 100%;
      }
      th,
      td {
        text-align: start;
        padding: 3px 8px;
        border-block-end: 1px solid var(--zb-line);
        vertical-align: top;
      }
      td.text {
        font-family: var(--zb-mono);
        overflow-wrap: anywhere;
        min-inline-size: 180px;
      }
    `,
  ];

  @property({ attribute: false }) explanation: Explanation | null = null;
  @property() override lang: Lang = 'zh';
  @state() private all = false;
  @state() private templates = false;

  protected override render() {
    const log = this.explanation;
    if (!log) return nothing;
    const t = words(this.lang);
    return html`
      <p><strong>${t.records(number(log.records, this.lang), number(log.lines, this.lang))}</strong></p>
      <p class="muted small">${this.facts(log)}</p>
      ${this.levels(log)} ${this.timeline(log)} ${this.known(log)} ${this.findings(log)} ${this.templatesOf(log)}
      ${Object.keys(log.masked ?? {}).length
        ? html`<p class="muted small" style="margin-block-start:10px">
            ${t.masked(Object.entries(log.masked).map(([kind, n]) => `${kind} × ${n}`).join('  '))}
          </p>`
        : nothing}
    `;
  }

  private facts(log: Explanation): string {
    const t = words(this.lang);
    const facts = [t.format(log.format)];
    if (log.from && log.to) facts.unshift(t.span(logMoment(log.from, this.lang), logMoment(log.to, this.lang)));
    return facts.join(' · ');
  }

  private levels(log: Explanation) {
    const t = words(this.lang);
    const counted = Object.entries(log.levels ?? {})
      .filter(([, count]) => count > 0)
      .sort(([a], [b]) => rank(a) - rank(b));
    if (!counted.length) return nothing;
    return html`<section>
      <h4>${t.levels}</h4>
      <div class="bar" aria-hidden="true">
        ${counted.map(([level, count]) => html`<i class=${shade(level)} style="flex:${count}"></i>`)}
      </div>
      <ul class="legend">
        ${counted.map(([level, count]) => html`<li><i class=${shade(level)}></i>${level} ${number(count, this.lang)}</li>`)}
      </ul>
    </section>`;
  }

  private timeline(log: Explanation) {
    if (!log.timeline) return nothing;
    return html`<section>
      <h4>${words(this.lang).timeline}</h4>
      <zb-timeline .timeline=${log.timeline} .lang=${this.lang}></zb-timeline>
    </section>`;
  }

  private known(log: Explanation) {
    const t = words(this.lang);
    if (!log.knownErrors?.length) return nothing;
    return html`<section>
      <h4>${t.knownErrors}</h4>
      <ul class="cards">
        ${log.knownErrors.map((known) => this.knownCard(known))}
      </ul>
    </section>`;
  }

  private knownCard(known: KnownError) {
    const t = words(this.lang);
    const cause = inLang(known.cause, this.lang);
    const workaround = inLang(known.workaround, this.lang);
    return html`<li class="card known">
      <strong>${inLang(known.title, this.lang)}</strong>
      <span class="muted small">${known.id}</span>
      <dl>
        ${cause ? html`<div><dt>${t.cause}</dt><dd><zb-markdown .text=${cause}></zb-markdown></dd></div>` : nothing}
        ${workaround
          ? html`<div><dt>${t.workaround}</dt><dd><zb-markdown .text=${workaround}></zb-markdown></dd></div>`
          : nothing}
      </dl>
      ${this.lines(known.lines ?? [])}
      ${known.citation
        ? html`<button class="plain small" type="button" @click=${() => this.open(known.citation!)}>${t.openArticle}</button>`
        : nothing}
    </li>`;
  }

  private open(citation: Citation): void {
    this.dispatchEvent(new CiteEvent(citation));
  }

  private findings(log: Explanation) {
    const t = words(this.lang);
    const found = log.findings ?? [];
    if (!found.length) return html`<section><p class="muted">${t.noFindings}</p></section>`;
    const shown = this.all ? found : found.slice(0, FIRST);
    return html`<section>
      <h4>${t.findings}</h4>
      <ol class="cards">
        ${shown.map((finding, i) => this.finding(finding, i + 1))}
      </ol>
      ${shown.length < found.length
        ? html`<button class="plain" type="button" @click=${() => (this.all = true)}>${t.showAll(found.length)}</button>`
        : nothing}
    </section>`;
  }

  private finding(finding: LogFinding, n: number) {
    const t = words(this.lang);
    return html`<li class="card">
      <span class="muted small">${n}.</span>
      <span class="kind ${finding.kind}">${t.kinds[finding.kind] ?? finding.kind}</span>${inLang(finding.text, this.lang)}
      ${finding.evidence ? html`<code tabindex="0">${finding.evidence}</code>` : nothing} ${this.lines(finding.lines)}
      ${finding.near?.length ? this.near(finding) : nothing}
    </li>`;
  }

  /** The evidence among its neighbours; a break where lines are left out. */
  private near(finding: LogFinding) {
    const near = finding.near!;
    return html`<details>
      <summary>${words(this.lang).neighbours}</summary>
      <code tabindex="0">${near.map((each, i) => {
        const gap = i > 0 && near[i - 1]!.line + 1 < each.line ? '⋯\n' : '';
        const mark = finding.lines.includes(each.line) ? 'hit' : '';
        return html`${gap}<span class=${mark}><b>${each.line}</b> ${each.text}</span>${'\n'}`;
      })}</code>
    </details>`;
  }

  private lines(lines: number[]) {
    const t = words(this.lang);
    if (!lines?.length) return nothing;
    return html`<div class="lines">
      ${lines
        .slice(0, LINES)
        .map((line) => html`<span title=${t.line(line)}>${t.lineShort(line)}</span>`)}
      ${lines.length > LINES ? html`<span class="rest">${t.moreLines(lines.length - LINES)}</span>` : nothing}
    </div>`;
  }

  private templatesOf(log: Explanation) {
    const t = words(this.lang);
    if (!log.templates?.length) return nothing;
    return html`<section>
      <button class="plain" type="button" aria-expanded=${this.templates} @click=${() => (this.templates = !this.templates)}>
        ${t.showTemplates(log.templates.length)}
      </button>
      ${this.templates
        ? html`<div class="table" tabindex="0">
            <table>
              <thead>
                <tr>
                  <th scope="col">${t.count}</th>
                  <th scope="col">${t.level}</th>
                  <th scope="col">${t.firstLine}</th>
                  <th scope="col">${t.template}</th>
                </tr>
              </thead>
              <tbody>
                ${log.templates.map(
                  (each) => html`<tr>
                    <td>${number(each.count, this.lang)}</td>
                    <td>${each.level}</td>
                    <td>${t.lineShort(each.first.line)}</td>
                    <td class="text">${each.text}</td>
                  </tr>`,
                )}
              </tbody>
            </table>
          </div>`
        : nothing}
    </section>`;
  }
}

function rank(level: string): number {
  const at = LEVELS.indexOf(level);
  return at < 0 ? LEVELS.length : at;
}

function shade(level: string): string {
  return LEVELS.includes(level) ? level : 'other';
}
