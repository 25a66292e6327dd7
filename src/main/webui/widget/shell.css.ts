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
  .content {
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
  }
  zb-head {
    position: relative;
    z-index: 3;
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
