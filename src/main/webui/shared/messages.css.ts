import { css } from 'lit';

/** How messages, their sources, files and quick replies look. */
export const messagesLook = css`
  :host {
    display: block;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 16px;
    background: var(--zb-surface);
  }
  .item,
  .streaming {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    margin-block: 0 14px;
  }
  .mine {
    align-items: flex-end;
  }
  .day,
  .SYSTEM {
    align-items: center;
    text-align: center;
    font-size: 13px;
    color: var(--zb-muted);
  }
  .SYSTEM .bubble {
    background: none;
    border: 0;
    box-shadow: none;
    padding: 0 8px;
  }
  .who {
    font-size: 12.5px;
    color: var(--zb-muted);
    margin-block-end: 3px;
    padding-inline: 4px;
  }
  .bubble {
    max-inline-size: min(92%, 720px);
    background: var(--zb-raised);
    border: 1px solid var(--zb-line);
    border-radius: 4px 14px 14px 14px;
    padding: 9px 13px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  zb-explanation {
    margin-block-start: 10px;
  }
  .wide {
    inline-size: min(92%, 720px);
  }
  .mine .bubble {
    background: var(--zb-mine);
    color: var(--zb-on-mine);
    border-color: transparent;
    border-radius: 14px 4px 14px 14px;
  }
  .AGENT:not(.mine) .bubble {
    border-inline-start: 3px solid var(--zb-good);
  }
  .said {
    white-space: pre-wrap;
  }
  .bubble.sending {
    opacity: 0.75;
  }
  .sources {
    display: grid;
    gap: 4px;
    margin-block-start: 10px;
    padding-block-start: 8px;
    border-block-start: 1px solid var(--zb-line);
    font-size: 13px;
  }
  .sources button {
    display: flex;
    gap: 8px;
    align-items: baseline;
    text-align: start;
    background: none;
    border: 0;
    border-radius: 6px;
    padding: 3px 4px;
    min-block-size: 28px;
    color: var(--zb-link);
  }
  .sources button:hover {
    background: var(--zb-soft);
  }
  .sources b {
    flex: none;
    min-inline-size: 20px;
    text-align: center;
    border-radius: 10px;
    background: var(--zb-soft);
    color: var(--zb-on-soft);
    font-size: 12px;
  }
  .kind {
    font-size: 12.5px;
    color: var(--zb-muted);
    display: flex;
    gap: 6px;
    align-items: center;
  }
  .kind i {
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--zb-good);
    flex: none;
  }
  .kind.unknown i {
    background: var(--zb-warn);
  }
  .quick {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 8px;
  }
  .SYSTEM .quick {
    justify-content: center;
  }
  .quick button {
    font-size: 14px;
  }
  .file {
    display: inline-flex;
    gap: 10px;
    align-items: center;
    text-align: start;
    background: var(--zb-raised);
    color: var(--zb-text);
    border: 1px solid var(--zb-line);
    border-radius: 8px;
    padding: 8px 12px;
    margin-block-start: 4px;
  }
  .file svg {
    inline-size: 22px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linejoin: round;
  }
  .file small {
    color: var(--zb-muted);
    display: block;
  }
  .after {
    font-size: 12.5px;
    color: var(--zb-muted);
    display: flex;
    gap: 4px;
    align-items: center;
  }
  .after.failed {
    color: var(--zb-bad);
  }
  .dots {
    display: inline-flex;
    gap: 4px;
    margin-inline-end: 8px;
  }
  .dots i {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--zb-muted);
    animation: dot 1.2s infinite;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.2s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.4s;
  }
  @keyframes dot {
    0%,
    60%,
    100% {
      opacity: 0.3;
    }
    30% {
      opacity: 1;
    }
  }
`;
