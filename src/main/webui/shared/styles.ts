import { css } from 'lit';

/** What every shared element starts from. */
export const base = css`
  :host {
    font-family: var(--zb-font);
    font-size: 15px;
    line-height: 1.6;
    color: var(--zb-text);
    line-break: strict;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
    touch-action: manipulation;
  }
  button:disabled {
    cursor: default;
    opacity: 0.6;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 2px solid transparent;
    box-shadow: var(--zb-focus);
    border-radius: 6px;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .muted {
    color: var(--zb-muted);
  }
  .small {
    font-size: 13px;
  }
  .plain {
    background: none;
    border: 0;
    padding: 4px 8px;
    min-block-size: 28px;
    border-radius: 6px;
    color: var(--zb-link);
  }
  .plain:hover {
    background: var(--zb-soft);
  }
  .pill {
    background: var(--zb-raised);
    border: 1px solid var(--zb-control);
    border-radius: 999px;
    padding: 5px 14px;
    min-block-size: 36px;
  }
  .pill:hover:not(:disabled) {
    border-color: var(--zb-primary);
    background: var(--zb-soft);
    color: var(--zb-on-soft);
  }
  .main {
    background: var(--zb-primary);
    border: 1px solid transparent;
    color: var(--zb-on-primary);
    border-radius: 8px;
    padding: 8px 16px;
    min-block-size: 44px;
    font-weight: 600;
  }
  .main:hover:not(:disabled) {
    background: var(--zb-primary-hover);
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;

/** Text that was Markdown. */
export const prose = css`
  :host {
    display: block;
    font: inherit;
    color: inherit;
  }
  .prose {
    overflow-wrap: anywhere;
  }
  .prose > :first-child {
    margin-block-start: 0;
  }
  .prose > :last-child {
    margin-block-end: 0;
  }
  .prose p,
  .prose ul,
  .prose ol,
  .prose pre,
  .prose blockquote,
  .prose .table {
    margin-block: 0.5em;
  }
  .prose ul,
  .prose ol {
    padding-inline-start: 1.5em;
  }
  .prose li {
    margin-block: 0.2em;
  }
  .prose h1,
  .prose h2,
  .prose h3,
  .prose h4 {
    font-size: 1em;
    margin-block: 0.9em 0.3em;
  }
  .prose img {
    max-inline-size: 100%;
    border-radius: 8px;
    vertical-align: middle;
  }
  .prose a {
    color: var(--zb-link);
  }
  .prose code {
    font-family: var(--zb-mono);
    font-size: 0.88em;
    background: var(--zb-code);
    border-radius: 4px;
    padding: 0.1em 0.35em;
  }
  .prose pre {
    background: var(--zb-code);
    border-radius: 8px;
    padding: 10px 12px;
    overflow: auto;
    line-height: 1.45;
  }
  .prose pre code {
    padding: 0;
    background: none;
    overflow-wrap: normal;
  }
  .prose blockquote {
    border-inline-start: 3px solid var(--zb-line);
    padding-inline-start: 12px;
    margin-inline: 0;
    color: var(--zb-muted);
  }
  .prose .table {
    overflow: auto;
  }
  .prose table {
    border-collapse: collapse;
    font-size: 0.93em;
  }
  .prose th,
  .prose td {
    border: 1px solid var(--zb-line);
    padding: 4px 8px;
    text-align: start;
    vertical-align: top;
  }
  .prose th {
    background: var(--zb-surface);
  }
  .mark {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-inline-size: 24px;
    block-size: 24px;
    margin-inline: 2px;
    padding-inline: 6px;
    border: 0;
    border-radius: 12px;
    background: var(--zb-soft);
    color: var(--zb-on-soft);
    font-size: 12px;
    font-weight: 700;
    line-height: 1;
    vertical-align: 1px;
  }
  .mark:hover {
    background: var(--zb-primary);
    color: var(--zb-on-primary);
  }
`;
