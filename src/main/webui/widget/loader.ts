/**
 * The one script of a page that embeds Zhiban: a launcher, a badge, and a panel whose iframe is loaded at the first opening
 * (or when an earlier conversation may have something unread). Commands: `Zhiban('boot'|'identify'|'open'|'close'|'update'|
 * 'shutdown'|'on', …)`; what is called before this script runs is kept in `Zhiban.q`.
 */
interface Settings {
  key?: string;
  lang?: string;
  theme?: string;
  position?: string;
  launcher?: boolean;
  identity?: string;
}

type Listener = (detail: unknown) => void;

const script = document.currentScript as HTMLScriptElement | null;
const host = new URL(script?.src || location.href);
const origin = host.origin;
const page = new URL('widget/index.html', host);
const SEEN = 'zhiban.seen';

const CSS = `:host{all:initial}
button{position:fixed;inset-block-end:20px;inset-inline-end:20px;z-index:2147483000;inline-size:56px;block-size:56px;border:0;border-radius:50%;cursor:pointer;background:#1a5bc4;color:#fff;box-shadow:0 4px 16px rgb(16 28 48/.3);display:grid;place-items:center}
.left button{inset-inline:20px auto}
button:hover{background:#154ca6}
button:focus-visible{outline:3px solid #fff;outline-offset:-6px;box-shadow:0 0 0 3px #1a5bc4}
svg{inline-size:26px;block-size:26px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
b{position:absolute;inset-block-start:-4px;inset-inline-end:-4px;min-inline-size:22px;block-size:22px;padding:0 6px;box-sizing:border-box;border-radius:11px;background:#b3261e;color:#fff;font:700 12px/22px system-ui;text-align:center}
b:empty,.panel[hidden]{display:none}
.panel{position:fixed;inset-block-end:88px;inset-inline-end:20px;z-index:2147483001;inline-size:min(420px,calc(100vw - 40px));block-size:min(680px,calc(100dvh - 108px));border-radius:16px;overflow:hidden;box-shadow:0 8px 40px rgb(16 28 48/.3);background:Canvas}
.left .panel{inset-inline:20px auto}
iframe{inline-size:100%;block-size:100%;border:0;display:block}
@media (max-width:560px){.panel,.left .panel{inset:0;inline-size:auto;block-size:auto;block-size:100dvh;border-radius:0}}`;

const LABELS = {
  zh: { open: '打开 IT 服务台对话', close: '关闭 IT 服务台对话', panel: 'IT 服务台', unread: (n: number) => `，${n} 条未读` },
  en: { open: 'Open the IT desk chat', close: 'Close the IT desk chat', panel: 'IT desk', unread: (n: number) => `, ${n} unread` },
};

let settings: Settings = {};
let root: HTMLElement | null = null;
let button: HTMLButtonElement;
let badge: HTMLElement;
let panel: HTMLElement;
let frame: HTMLIFrameElement | null = null;
let ready = false;
let open = false;
let unread = 0;
let title = '';
const waiting: object[] = [];
const behind: HTMLElement[] = [];
const listeners: Record<string, Listener[]> = {};

function labels() {
  return LABELS[(settings.lang ?? navigator.language).toLowerCase().startsWith('zh') ? 'zh' : 'en'];
}

function boot(given: Settings = {}): void {
  settings = { ...script?.dataset, ...settings, ...given };
  if (root) return update({});
  if (!document.body) {
    addEventListener('DOMContentLoaded', () => boot());
    return;
  }
  build();
  if (recall()) load();
}

function build(): void {
  root = document.createElement('div');
  root.id = 'zhiban';
  const shadow = root.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  shadow.adoptedStyleSheets = [sheet];
  const box = document.createElement('div');
  if (settings.position === 'left') box.className = 'left';
  button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('aria-controls', 'panel');
  button.append(icon());
  button.onclick = () => (open ? hide() : show());
  button.hidden = settings.launcher === false;
  badge = document.createElement('b');
  badge.setAttribute('aria-hidden', 'true');
  button.append(badge);
  panel = document.createElement('div');
  panel.className = 'panel';
  panel.id = 'panel';
  panel.hidden = true;
  panel.setAttribute('role', 'dialog');
  box.append(button, panel);
  shadow.append(box);
  document.body.append(root);
  addEventListener('message', hear);
  addEventListener('keydown', escape);
  document.addEventListener('visibilitychange', flash);
  name();
}

function icon(): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'M4 5h16v11H10l-5 4v-4H4zM8 9h8M8 12h5');
  svg.append(path);
  return svg;
}

function name(): void {
  const words = labels();
  button.setAttribute('aria-label', (open ? words.close : words.open) + (unread ? words.unread(unread) : ''));
  button.setAttribute('aria-expanded', String(open));
  panel.setAttribute('aria-label', words.panel);
  badge.textContent = unread && !open ? String(Math.min(unread, 99)) : '';
}

function load(): void {
  if (frame) return;
  frame = document.createElement('iframe');
  frame.title = labels().panel;
  frame.allow = 'clipboard-write';
  frame.src = `${page.href}#${encodeURIComponent(location.origin)}`;
  panel.append(frame);
}

function show(): void {
  if (!root) boot();
  load();
  open = true;
  panel.hidden = false;
  unread = 0;
  name();
  alone(true);
  frame!.focus();
  tell({ type: 'open' });
  fire('open', null);
}

function hide(): void {
  if (!open) return;
  open = false;
  panel.hidden = true;
  alone(false);
  name();
  button.focus();
  tell({ type: 'close' });
  fire('close', null);
}

/** On a phone the panel covers everything: then it is modal, and the page behind it cannot be reached. */
function alone(shown: boolean): void {
  const modal = shown && matchMedia('(max-width:560px)').matches;
  panel.setAttribute('aria-modal', String(modal));
  for (const each of document.body.children) {
    if (each === root || !(each instanceof HTMLElement)) continue;
    if (modal && !each.inert) {
      each.inert = true;
      behind.push(each);
    }
  }
  if (!modal) behind.splice(0).forEach((each) => (each.inert = false));
}

function update(given: Settings): void {
  settings = { ...settings, ...given };
  if (!root) return;
  button.hidden = settings.launcher === false;
  name();
  tell({ type: 'settings', settings });
}

function shutdown(): void {
  if (!root) return;
  alone(false);
  tell({ type: 'shutdown' });
  removeEventListener('message', hear);
  removeEventListener('keydown', escape);
  document.removeEventListener('visibilitychange', flash);
  const old = root;
  setTimeout(() => old?.remove(), 200);
  root = frame = null;
  ready = open = false;
  unread = 0;
  waiting.length = 0;
  recall(null);
}

function tell(message: object): void {
  if (ready) frame?.contentWindow?.postMessage({ zhiban: 1, ...message }, origin);
  else if (frame) waiting.push(message);
}

function hear(e: MessageEvent): void {
  if (e.origin !== origin || e.source !== frame?.contentWindow || e.data?.zhiban !== 1) return;
  const { type, detail } = e.data;
  if (type === 'ready') {
    ready = true;
    tell({ type: 'settings', settings });
    tell({ type: open ? 'open' : 'close' });
    waiting.splice(0).forEach(tell);
  } else if (type === 'close') {
    hide();
  } else if (type === 'unread') {
    unread = detail;
    name();
    flash();
  } else if (type === 'seen') {
    recall('1');
  }
  fire(type, detail);
}

function escape(e: KeyboardEvent): void {
  if (e.key === 'Escape' && open) hide();
}

/** Shows unread messages in the title while the page is in the background. */
function flash(): void {
  if (document.hidden && unread) {
    title ||= document.title;
    document.title = `(${unread}) ${title}`;
  } else if (title) {
    document.title = title;
    title = '';
  }
}

function fire(type: string, detail: unknown): void {
  (listeners[type] ?? []).forEach((listener) => listener(detail));
}

/** Whether there was a conversation in this browser: then it is worth loading the frame for what is unread. */
function recall(value?: string | null): boolean {
  try {
    if (value === null) localStorage.removeItem(SEEN);
    else if (value) localStorage.setItem(SEEN, value);
    return localStorage.getItem(SEEN) === '1';
  } catch {
    return false;
  }
}

function command(verb: string, first?: any, second?: any): void {
  if (verb === 'boot') boot(first);
  else if (verb === 'update') update(first ?? {});
  else if (verb === 'identify') update({ identity: first });
  else if (verb === 'open') show();
  else if (verb === 'close') hide();
  else if (verb === 'shutdown') shutdown();
  else if (verb === 'on') (listeners[first] ??= []).push(second);
}

const before: unknown[][] = (window as any).Zhiban?.q ?? [];
(window as any).Zhiban = command;
const booted = before.some(([verb]) => verb === 'boot');
if (script?.dataset.key !== undefined && !booted) boot();
before.forEach((call) => command(...(call as [string])));
export {};
