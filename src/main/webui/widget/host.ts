/** The page that embeds us, reached only at the origin that it named when it made the iframe. */
export interface HostSettings {
  key?: string;
  lang?: string;
  theme?: string;
  identity?: string;
}

export type FromHost =
  | { type: 'settings'; settings: HostSettings }
  | { type: 'open' }
  | { type: 'close' }
  | { type: 'shutdown' };

const embedded = window.parent !== window;
const origin = decodeURIComponent(location.hash.slice(1));

export const alone = !embedded || !origin;

export function tellHost(type: 'ready' | 'close' | 'unread' | 'seen' | 'state', detail: unknown = null): void {
  if (!alone) window.parent.postMessage({ zhiban: 1, type, detail }, origin);
}

export function hearHost(listener: (message: FromHost) => void): void {
  addEventListener('message', (e) => {
    if (alone || e.source !== window.parent || e.origin !== origin || e.data?.zhiban !== 1) return;
    listener(e.data as FromHost);
  });
}
