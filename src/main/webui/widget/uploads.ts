import { type Api, Problem } from '../shared/api';
import { bytes } from '../shared/lang';
import type { Lang } from '../shared/types';
import { words } from './words';

export interface Upload {
  id: string;
  file: File;
  done: number;
  trouble: string;
  stop: AbortController;
}

const LARGEST = 50_000_000;

/** Files on their way to one conversation. The same file again has the same client id, so a retry is not a second upload. */
export class Uploads {
  list: Upload[] = [];

  constructor(
    private readonly api: Api,
    private readonly changed: () => void,
  ) {}

  add(conversation: string, file: File, lang: Lang): void {
    const upload: Upload = { id: crypto.randomUUID(), file, done: 0, trouble: '', stop: new AbortController() };
    this.list = [...this.list, upload];
    if (file.size > LARGEST) upload.trouble = words(lang).tooLarge(file.name, bytes(LARGEST, lang));
    else void this.send(conversation, upload, lang);
    this.changed();
  }

  async send(conversation: string, upload: Upload, lang: Lang): Promise<void> {
    upload.trouble = '';
    const form = new FormData();
    form.append('clientId', upload.id);
    form.append('file', upload.file, upload.file.name);
    try {
      const path = `/api/v1/conversations/${conversation}/attachments`;
      await this.api.upload(path, form, (done) => this.progress(upload, done), upload.stop.signal);
      this.remove(upload);
    } catch (e) {
      const problem = e as Problem;
      if (problem.type === 'aborted') return this.remove(upload);
      upload.trouble = problem.message || words(lang).uploadFailed(upload.file.name);
      this.changed();
    }
  }

  remove(upload: Upload): void {
    upload.stop.abort();
    this.list = this.list.filter((each) => each !== upload);
    this.changed();
  }

  private progress(upload: Upload, done: number): void {
    upload.done = done;
    this.changed();
  }
}
