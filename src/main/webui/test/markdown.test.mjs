import assert from 'node:assert/strict';
import { test } from 'node:test';

import { sources } from './sources.mjs';

const [{ toHtml }] = await sources('/shared/markdown.ts');

test('raw HTML comes out as text', () => {
  const html = toHtml('<img src=x onerror=alert(1)> <script>alert(1)</script>\n\n<div onclick="x">y</div>');
  assert.doesNotMatch(html, /<(img|script|div)/);
  assert.match(html, /&lt;script&gt;/);
});

test('dangerous addresses are dropped', () => {
  for (const address of ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'vbscript:x', 'java&#x09;script:x']) {
    const html = toHtml(`[click](${address}) ![see](${address})`);
    assert.doesNotMatch(html, /(href|src)="(?!")[^"]*(script|data:)/i, address);
  }
});

test('tables, strikethrough, lists and code are drawn', () => {
  const html = toHtml('| a | b |\n|---|---|\n| 1 | ~~2~~ |\n\n1. one\n2. `two`\n\n```\nls -l\n```');
  for (const tag of ['<table>', '<del>', '<ol>', '<code>two</code>', '<pre>']) assert.ok(html.includes(tag), tag);
});
