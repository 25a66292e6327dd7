import { micromark } from 'micromark';
import { gfmStrikethrough, gfmStrikethroughHtml } from 'micromark-extension-gfm-strikethrough';
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table';

import { pictureUrl, pictures } from './pictures';

const policy = (globalThis as any).trustedTypes?.createPolicy('zhiban-markdown', { createHTML: (html: string) => html });

/** Markdown as HTML; raw HTML comes out as text and dangerous addresses are dropped. */
export function toHtml(markdown: string): string {
  return micromark(markdown, {
    extensions: [gfmTable(), gfmStrikethrough()],
    htmlExtensions: [gfmTableHtml(), gfmStrikethroughHtml()],
  });
}

const PICTURE = /^\/api\/v1\/articles\/[a-z0-9-]{1,100}\/attachments\/[0-9a-f-]{36}$/;

/** Markdown as nodes: links open elsewhere, images of articles are brought, others become links, and each known mark `[n]` is what `mark` makes of it. */
export function toNodes(markdown: string, mark?: (n: number) => Node | null): DocumentFragment {
  const template = document.createElement('template');
  const html = toHtml(markdown);
  template.innerHTML = policy ? policy.createHTML(html) : html;
  const fragment = template.content;
  fragment.querySelectorAll('img').forEach((image) => {
    const shown = pictures.load && PICTURE.test(image.getAttribute('src') ?? '');
    image.replaceWith(shown ? picture(image.getAttribute('src')!, image.alt) : linkOf(image));
  });
  fragment.querySelectorAll('a').forEach((link) => {
    link.target = '_blank';
    link.rel = 'noopener nofollow';
  });
  fragment.querySelectorAll('table').forEach((table) => wrap(table));
  fragment.querySelectorAll('pre').forEach((pre) => (pre.tabIndex = 0));
  if (mark) placeMarks(fragment, mark);
  return fragment;
}

function picture(path: string, alt: string): HTMLElement {
  const shown = document.createElement('img');
  shown.alt = alt;
  pictureUrl(path).then(
    (url) => (shown.src = url),
    () => shown.replaceWith(alt),
  );
  return shown;
}

function linkOf(image: HTMLImageElement): HTMLElement {
  const link = document.createElement('a');
  link.href = image.getAttribute('src') ?? '';
  link.textContent = image.alt || image.getAttribute('src') || '';
  return link;
}

/** A table scrolls by itself where it is wider than its place. */
function wrap(table: Element): void {
  const box = document.createElement('div');
  box.className = 'table';
  box.tabIndex = 0;
  table.replaceWith(box);
  box.append(table);
}

/** Keeps a mark on the line of the words before and the punctuation after it. */
const JOINED = '\u2060';

function placeMarks(fragment: DocumentFragment, mark: (n: number) => Node | null): void {
  const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (/\[\d{1,2}\]/.test(text.data) && !text.parentElement?.closest('code, pre, a')) texts.push(text);
  }
  for (const text of texts) {
    const parts = text.data.split(/\[(\d{1,2})\]/);
    const nodes = parts.flatMap((part, i) => {
      if (i % 2 === 0) return part ? [part] : [];
      const made = mark(Number(part));
      return made ? [JOINED, made, JOINED] : [`[${part}]`];
    });
    text.replaceWith(...nodes);
  }
}
