import { LitElement, css, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { logMoment, number } from './lang';
import { base } from './styles';
import type { Lang, LogTimeline } from './types';
import { words } from './words';

const WIDTH = 512;
const HEIGHT = 28;
const GRAVE = ['FATAL', 'ERROR', 'WARN'];

interface Row {
  key: string;
  label: string;
  counts: number[];
}

/** Records over time: all of them, the grave levels and the first findings, each row in its own scale. */
@customElement('zb-timeline')
export class ZbTimeline extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      figure {
        margin: 0;
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 3px 8px;
        align-items: end;
      }
      .label {
        font-size: 12px;
        color: var(--zb-muted);
        text-align: end;
        white-space: nowrap;
      }
      svg {
        display: block;
        inline-size: 100%;
        block-size: 28px;
        border-block-end: 1px solid var(--zb-line);
      }
      .all {
        fill: var(--zb-control);
      }
      .FATAL {
        fill: #b03a86;
      }
      .ERROR {
        fill: #d8473e;
      }
      .WARN {
        fill: #d9902a;
      }
      .finding {
        fill: var(--zb-primary);
      }
      .ends {
        grid-column: 2;
        display: flex;
        justify-content: space-between;
        gap: 8px;
        font-size: 12px;
        color: var(--zb-muted);
      }
      figcaption {
        grid-column: 1 / -1;
        font-size: 12px;
        color: var(--zb-muted);
      }
    `,
  ];

  @property({ attribute: false }) timeline: LogTimeline | null = null;
  @property() override lang: Lang = 'zh';

  protected override render() {
    const line = this.timeline;
    if (!line || this.bins(line) < 2) return nothing;
    const bins = this.bins(line);
    return html`<figure>
      ${this.rows(line).map((row) => this.row(row, bins))}
      <div class="ends" aria-hidden="true">
        <span>${this.at(line, 0)}</span><span>${this.at(line, bins)}</span>
      </div>
      <figcaption>${this.caption(line, bins)}</figcaption>
    </figure>`;
  }

  private bins(line: LogTimeline): number {
    return Math.max(0, ...Object.values(line.levels).map((counts) => counts.length));
  }

  private rows(line: LogTimeline): Row[] {
    const t = words(this.lang);
    const all = new Array<number>(this.bins(line)).fill(0);
    for (const counts of Object.values(line.levels)) counts.forEach((count, i) => (all[i]! += count));
    const rows: Row[] = [{ key: 'all', label: t.allRecords, counts: all }];
    for (const level of GRAVE) {
      const counts = line.levels[level];
      if (counts) rows.push({ key: level, label: level, counts });
    }
    for (const row of line.findings ?? []) {
      rows.push({ key: 'finding', label: t.findingNumber(row.finding + 1), counts: row.counts });
    }
    return rows;
  }

  private row(row: Row, bins: number) {
    const most = Math.max(1, ...row.counts);
    const width = WIDTH / bins;
    const path = row.counts
      .map((count, i) => (count > 0 ? bar(i * width, Math.max(2, (count / most) * (HEIGHT - 2)), width) : ''))
      .join('');
    const said = this.said(row, most);
    return html`<span class="label" aria-hidden="true">${row.label}</span>
      <svg role="img" aria-label=${said} viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none">
        <title>${said}</title>
        ${svg`<path class=${row.key} d=${path} />`}
      </svg>`;
  }

  private said(row: Row, most: number): string {
    const line = this.timeline!;
    const sum = row.counts.reduce((a, b) => a + b, 0);
    const peak = row.counts.indexOf(most);
    const first = row.counts.findIndex((count) => count > 0);
    return words(this.lang).rowSaid(
      row.label,
      number(sum, this.lang),
      first < 0 ? '' : this.at(line, first),
      number(most, this.lang),
      peak < 0 ? '' : this.at(line, peak),
    );
  }

  private caption(line: LogTimeline, bins: number): string {
    const grave = ['FATAL', 'ERROR'].map((level) => line.levels[level]).filter((counts) => counts) as number[][];
    const t = words(this.lang);
    const each = t.eachBar(number(line.seconds, this.lang));
    const errors = new Array<number>(bins).fill(0);
    for (const counts of grave) counts.forEach((count, i) => (errors[i]! += count));
    const most = Math.max(0, ...errors);
    return most === 0 ? each : `${each} ${t.errorsPeak(number(most, this.lang), this.at(line, errors.indexOf(most)))}`;
  }

  private at(line: LogTimeline, bin: number): string {
    return logMoment(line.start, this.lang, bin * line.seconds);
  }
}

function bar(x: number, height: number, width: number): string {
  const gap = Math.min(1, width / 5);
  return `M${x.toFixed(1)} ${HEIGHT}v${(-height).toFixed(1)}h${(width - gap).toFixed(1)}v${height.toFixed(1)}z`;
}
