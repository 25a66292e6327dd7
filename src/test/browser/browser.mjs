/** A browser for the tests, and what they share. The packages are those of the pages. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';

const require = createRequire(new URL('../../main/webui/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const { AxeBuilder } = require('@axe-core/playwright');

export const BASE = process.env.BASE_URL ?? 'http://localhost:8080';
export const PATIENCE = 60_000;

const PLACES = [process.env.ZHIBAN_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

export function launch() {
  const executablePath = PLACES.find((place) => place && existsSync(place));
  assert.ok(executablePath, 'chromium is needed: apt-get install chromium, or set ZHIBAN_CHROMIUM');
  return chromium.launch({ executablePath, args: FLAGS });
}

/** A page in a context of its own (so two people never share a session); what the page complains of fails the test. */
export async function newPage(browser, { locale = 'zh-CN', dark = false, phone = false } = {}) {
  const context = await browser.newContext({
    locale,
    colorScheme: dark ? 'dark' : 'light',
    viewport: phone ? { width: 375, height: 720 } : { width: 1360, height: 850 },
    isMobile: phone,
    hasTouch: phone,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|TypeError|ReferenceError/.test(message.text())) {
      page.complaints.push(message.text());
    }
  });
  return page;
}

/** No serious or critical violation of WCAG 2.2 AA on what is shown now. */
export async function accessible(page, what) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const report = serious.map(({ id, help, nodes }) =>
    `${id}: ${help}\n${nodes.slice(0, 4).map((node) => `    ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`).join('\n')}`);
  assert.equal(serious.length, 0, `${what}:\n${report.join('\n')}`);
}

export function contented(...pages) {
  for (const page of pages) assert.deepEqual(page.complaints, [], 'the page complained');
}

/** One step of a story: the first that fails ends it, and is named. */
export async function step(name, act) {
  const start = performance.now();
  try {
    await act();
  } catch (error) {
    error.message = `${name}: ${error.message}`;
    throw error;
  }
  console.log(`${name} (${Math.round(performance.now() - start)} ms)`);
}

/** After a first start the articles are still being indexed for a while: waits until a question finds its article for sure. */
export async function knowledgeIsThere() {
  const json = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ username: 'employee', password: 'employee' });
  const { token } = await (await fetch(`${BASE}/api/v1/session`, { method: 'POST', headers: json, body })).json();
  const question = `${BASE}/api/v1/knowledge/search?k=1&q=${encodeURIComponent('VPN 连不上，提示错误 809 怎么办？')}`;
  for (const end = Date.now() + 600_000; Date.now() < end; ) {
    const answer = await fetch(question, { headers: { Authorization: `Bearer ${token}` } });
    const { confidence } = answer.ok ? await answer.json() : {};
    if (confidence === undefined || confidence > 0.5) return;
    await new Promise((done) => setTimeout(done, 500));
  }
  assert.fail('the articles are not indexed');
}
