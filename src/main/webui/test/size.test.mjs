import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const pages = resolve(
  process.env.PAGES ?? join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules', '.zhiban', 'pages'),
);
const gzipped = (file) => gzipSync(readFileSync(file), { level: 9 }).length;

/** The files that an HTML page loads at once: its scripts and styles, and what those import statically. */
function loadedBy(page) {
  const found = new Set();
  const html = readFileSync(page, 'utf8');
  for (const [, file] of html.matchAll(/(?:src|href)="(\.\/[^"]+)"/g)) follow(join(dirname(page), file), found);
  return [...found];
}

function follow(file, found) {
  if (found.has(file)) return;
  found.add(file);
  if (!file.endsWith('.js')) return;
  for (const [, next] of readFileSync(file, 'utf8').matchAll(/(?:^|[;}\s])(?:import|from)\s*"(\.\/[^"]+\.js)"/g)) {
    follow(join(dirname(file), next), found);
  }
}

test('the loader that every page carries is at most 4 kB', () => {
  const size = gzipped(join(pages, 'widget.js'));
  console.log(`widget.js: ${size} bytes gzipped`);
  assert.ok(size <= 4_000, `${size} bytes`);
});

test('the widget opens with less than 40 kB, and is less than 64 kB in all', () => {
  const core = loadedBy(join(pages, 'widget', 'index.html')).reduce((sum, file) => sum + gzipped(file), 0);
  const assets = join(pages, 'widget', 'assets');
  const all = readdirSync(assets).reduce((sum, name) => sum + gzipped(join(assets, name)), 0);
  console.log(`widget: ${core} bytes gzipped at opening, ${all} in all`);
  assert.ok(core < 40_000, `${core} bytes at opening`);
  assert.ok(all < 64_000, `${all} bytes in all`);
});

test('no page holds an inline script', () => {
  for (const page of ['index.html', 'demo.html', 'widget/index.html', 'console/index.html']) {
    const html = readFileSync(join(pages, page), 'utf8');
    assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)[^>]*>/, page);
    assert.doesNotMatch(html, /\son[a-z]+=/, page);
  }
});
