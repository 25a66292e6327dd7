import { html } from 'lit';

import type { Feed } from '../shared/feed';
import type { Upload, Uploads } from './uploads';
import type { words } from './words';

type Words = ReturnType<typeof words>;

/** What stands there before anything is asked. */
export function welcome(t: Words, starting: boolean, ask: (example: string) => void) {
  return html`<div class="welcome">
    <h2>${t.ask}</h2>
    <p class="muted">${t.intro}</p>
    <ul>
      ${t.examples.map(
        (example) => html`<li>
          <button type="button" class="pill" ?disabled=${starting} @click=${() => ask(example)}>${example}</button>
        </li>`,
      )}
    </ul>
  </div>`;
}

/** How far each upload is, or why it failed. */
export function uploadBars(uploads: Uploads, t: Words, again: (upload: Upload) => void) {
  return uploads.list.map(
    (upload) => html`<div class="upload" role=${upload.trouble ? 'alert' : 'status'}>
      ${upload.trouble
        ? html`<span class="bad">${upload.trouble}</span>
            <button type="button" class="plain" @click=${() => again(upload)}>${t.tryAgain}</button>`
        : html`<label>
            ${upload.done < 1 ? t.uploading(upload.file.name) : t.processing(upload.file.name)}
            <progress max="1" .value=${upload.done}></progress>
          </label>`}
      <button type="button" class="plain" @click=${() => uploads.remove(upload)}>${t.cancel}</button>
    </div>`,
  );
}

/** What is wrong with the connection; empty when nothing is. */
export function trouble({ trouble: busy, link, ledger }: Feed, t: Words): string {
  if (busy) return t.busy;
  if (link === 'offline') return t.offline;
  if (link === 'polling') return t.polling;
  return link === 'connecting' && ledger.pending.length ? t.connecting : '';
}
