import { css } from 'lit';

export const shell = css`
  :host,
  .shell {
    display: flex;
    flex-direction: column;
    block-size: 100dvh;
    background: var(--zb-bg);
    position: relative;
    overflow: hidden;
  }
  header {
    display: flex;
    align-items: center;
    gap: 2px;
    padding: calc(8px + env(safe-area-inset-top)) 8px 8px 16px;
    border-block-end: 1px solid var(--zb-line);
    background: var(--zb-bg);
    position: relative;
    z-index: 3;
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
  .content {
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
  }
  zb-messages,
  zb-sign-in {
    flex: 1;
    min-block-size: 0;
  }
  zb-citation {
    position: absolute;
    inset: 0;
    z-index: 5;
    animation: rise 0.18s ease-out;
  }
  @keyframes rise {
    from {
      transform: translateY(16px);
      opacity: 0;
    }
  }
  .welcome {
    flex: 1;
    overflow: auto;
    padding: 28px 20px;
    background: var(--zb-surface);
  }
  .welcome h2 {
    font-size: 22px;
    line-height: 1.3;
    margin: 0 0 6px;
  }
  .welcome p {
    margin: 0 0 18px;
  }
  .welcome ul {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    gap: 8px;
    justify-items: start;
  }
  .welcome .pill {
    text-align: start;
    min-block-size: 44px;
    border-radius: 12px;
  }
  .banner {
    padding: 6px 16px;
    font-size: 13px;
    background: var(--zb-warn-soft);
    color: var(--zb-warn);
  }
  .banner[hidden] {
    display: none;
  }
  .upload {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 6px 16px;
    font-size: 13px;
    border-block-start: 1px solid var(--zb-line);
  }
  .upload label,
  .upload .bad {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .upload .bad {
    color: var(--zb-bad);
  }
  progress {
    display: block;
    inline-size: 100%;
    block-size: 6px;
    accent-color: var(--zb-primary);
  }
  .thanks {
    margin: 0;
    padding: 12px 16px 0;
    border-block-start: 1px solid var(--zb-line);
  }
  .again {
    padding: 10px 16px calc(12px + env(safe-area-inset-bottom));
  }
  .drop {
    position: absolute;
    inset: 8px;
    z-index: 6;
    display: grid;
    place-items: center;
    border: 2px dashed var(--zb-primary);
    border-radius: var(--zb-radius);
    background: color-mix(in srgb, var(--zb-bg) 88%, transparent);
    font-weight: 600;
  }
`;
