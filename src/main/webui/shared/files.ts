import type { Api } from './api';
import type { Attachment } from './types';

/** Fetches an attachment with the token of this session and hands it to the browser to save. */
export async function saveFile(api: Api, attachment: Attachment): Promise<void> {
  if (!attachment.url) return;
  const response = await fetch(new URL(attachment.url, api.base + '/'), {
    headers: { Authorization: `Bearer ${api.token}` },
    credentials: 'omit',
  });
  if (!response.ok) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = attachment.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
