/** A browser for the tests, and what they share. The packages are those of the pages. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';

const require = createRequire(new URL('../../main/webui/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const { AxeBuilder } = require('@axe-core/playwright');

export const BASE = process.env.BASE_URL ?? 'http://localhost:8080';
export const PATIENCE = 30_000;

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
