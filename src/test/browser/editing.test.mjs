/** An editor's day in the console: a draft, its review by somebody else, and what there is to do. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Agent } from './agent.mjs';
import { BASE, accessible, contented, knowledgeIsThere, launch, newPage } from './browser.mjs';
import { Employee } from './employee.mjs';

const QUICK = { timeout: 300_000 };
/** All questions are asked again, on a machine that may have other things to do. */
const LONG = 240_000;
const id = 'browser-' + Date.now();
/** A PNG of one dot. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
/** Published once for the tests that need such a one: a publication asks all questions again. */
const kept = { id: id + '-kept', title: `载荷样例 ${id}` };
/** Each would set `hit`, or open a dialog, if it ran. */
const PAYLOADS = `## 载荷样例
按旧按钮。[没有了](/knowledge/gone-for-good)

<script>top.hit = window.hit = 1</script>
<img src=x onerror="window.hit = 2"> <svg onload="window.hit = 3"><a xlink:href="javascript:hit=4"><text y="9">svg</text></a></svg>
<iframe srcdoc="<script>parent.hit = 5</script>"></iframe> <details open ontoggle="hit=6"><summary>d</summary></details>

- [一](javascript:window.hit=7) [二](JaVaScRiPt:alert(8)) [三](&#106;avascript:alert(9)) [四](data:text/html,<script>alert(10)</script>)
- [五](vbscript:msgbox(11)) ![图](javascript:alert(12)) [六]( javascript:alert(13)) <javascript:alert(14)>
- [七](https://example.com/"onmouseover="alert(15)) \`<b onclick=alert(16)>code</b>\`

\`\`\`html"><img src=x onerror=alert(17)>
<script>alert(18)</script>
\`\`\`
`;
const texts = { title: kept.title, lang: 'zh', audience: ['everyone'], owner: 'desk', reviewBy: '2030-01-31', questions: [`${kept.title} 怎么办`] };
let browser;

before(async () => {
  await knowledgeIsThere();
  browser = await launch();
  await call('editor', 'POST', '/api/v1/articles', { id: kept.id, ...texts, markdown: PAYLOADS });
  await call('editor', 'POST', `/api/v1/articles/${kept.id}/versions/1/submit`);
  await call('admin', 'POST', `/api/v1/articles/${kept.id}/versions/1/publish?reason=test`);
});
after(async () => {
  await call('editor', 'POST', `/api/v1/articles/${kept.id}/archive`);
  await browser?.close();
});

test('an editor changes a draft, another one publishes it', QUICK, async () => {
  const editor = await comes('editor', 'zh-CN');
  await call('editor', 'POST', '/api/v1/articles', {
    id, title: '浏览器里的文章', lang: 'zh', audience: ['role:agent'], owner: 'desk', reviewBy: '2030-01-31', markdown: '## 旧标题\n旧文字',
  });
  await editor.goto(`${BASE}/console/index.html#/articles/${id}`);
  const text = editor.getByLabel('正文（Markdown）');
  await text.fill('## 新标题\n1. **第一步**\n2. 第二步 <img src=x onerror=alert(1)>');
  const preview = editor.getByRole('region', { name: '机器人这样显示' });
  await preview.locator('zb-markdown strong', { hasText: '第一步' }).waitFor();
  assert.equal(await preview.locator('zb-markdown img').count(), 0, 'what is written is shown, not run');
  await editor.getByRole('button', { name: '保存' }).click();
  await editor.getByRole('button', { name: '送审' }).click();
  await editor.getByText('待审').first().waitFor();
  await editor.getByRole('button', { name: '发布', exact: true }).click();
  await editor.getByRole('alert').getByText('另一位编辑').waitFor();
  await accessible(editor, 'the editor');

  const admin = await comes('admin', 'en-GB');
  await admin.goto(`${BASE}/console/index.html#/articles/${id}`);
  await admin.getByRole('button', { name: 'Ask all questions again' }).click();
  await admin.getByText(/\d+ questions: /).waitFor({ timeout: LONG });
  await admin.getByRole('button', { name: 'Publish', exact: true }).click();
  await admin.getByText('Published').first().waitFor({ timeout: LONG });
  contented(editor, admin);
});

test('a publication is put off to a time, taken back, and a version is rolled back to', QUICK, async () => {
  await call('editor', 'POST', `/api/v1/articles/${kept.id}/versions`, { ...texts, markdown: '按新按钮。' });
  await call('editor', 'POST', `/api/v1/articles/${kept.id}/versions/2/submit`);
  const page = await comes('admin', 'en-GB');
  await page.goto(`${BASE}/console/index.html#/articles/${kept.id}`);
  const when = new Date(Date.now() + 86_400_000 - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  await page.getByLabel('Publish at').first().fill(when);
  await page.getByRole('button', { name: 'Publish at this time' }).click();
  await page.getByRole('status').getByText('Publishes itself on').waitFor({ timeout: LONG });
  await accessible(page, 'a scheduled version');
  await page.getByRole('button', { name: 'Do not' }).click();
  await page.getByText('Publishes itself on').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const versions = page.getByRole('region', { name: 'Versions' });
  await versions.getByText('Version 1 · Superseded').waitFor({ timeout: LONG });
  await versions.getByRole('button', { name: 'Compare version 1 with now' }).click();
  await versions.locator('td', { hasText: '旧按钮' }).waitFor();
  await versions.getByRole('button', { name: 'Roll back to version 1' }).click();
  await accessible(page, 'the question before a rollback');
  await page.getByRole('dialog').getByRole('button', { name: 'Roll back to it' }).click();
  await versions.getByText('Version 3 · Published').waitFor();
  assert.equal((await page.getByLabel('Text (Markdown)').inputValue()).trim(), PAYLOADS.trim());
  contented(page);
});

test('what hygiene lists is put off and dismissed', QUICK, async () => {
  const page = await comes('editor', 'en-GB', true);
  await page.goto(`${BASE}/console/index.html#/articles`);
  await page.getByText('Hygiene', { exact: true }).click();
  await page.getByRole('button', { name: 'Look now' }).click();
  const row = page.locator('.el-table__row', { hasText: kept.title }).filter({ hasText: 'gone-for-good' });
  await row.getByRole('button', { name: 'Put off' }).click();
  const until = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('Put off until').fill(until);
  await accessible(page, 'putting off in the dark');
  await page.getByRole('dialog').getByRole('button', { name: 'Put off' }).click();
  await row.getByText(until).waitFor();
  await row.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByLabel('Why need nothing be done?').fill('It comes back on Monday.');
  await page.getByRole('dialog').getByRole('button', { name: 'Dismiss' }).click();
  await row.waitFor({ state: 'detached' });
  contented(page);
});

test('script in an article is harmless text where an employee reads its source', QUICK, async () => {
  const employee = new Employee(await newPage(browser));
  const { page } = employee;
  page.on('dialog', (dialog) => page.complaints.push(dialog.message()) && dialog.dismiss());
  await employee.comes();
  const answer = await employee.asks(`${kept.title} 怎么办`);
  await answer.locator('button.mark, button.source').first().click();
  await employee.widget.locator('zb-citation article.cited .prose > *').first().waitFor();
  const frame = page.frames().find((each) => each.url().includes('/widget/'));
  await harmless(frame, page);
  const { url } = await employee.widget.locator('zb-citation').evaluate(({ citation }) => citation);
  await page.goto(BASE + url);
  await page.waitForTimeout(300);
  await harmless(page.mainFrame(), page);
  contented(page);
});

/** Nothing ran; nothing in the shown text could; each link that is left is clicked. */
async function harmless(frame, page) {
  const found = await frame.evaluate(() => {
    const all = (root) => [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
    const shown = all(document);
    const prose = shown.filter((each) => each.closest('.prose, article'));
    const links = shown.flatMap((each) => [...each.attributes].filter(({ name }) => /href$|^src/.test(name)).map(({ value }) => value.trim()));
    for (const each of prose) if (each.localName === 'a') each.addEventListener('click', (e) => each.protocol.startsWith('http') && e.preventDefault());
    for (const each of prose) if (each.localName === 'a') each.click();
    return {
      hit: window.hit ?? top.hit,
      tags: prose.map((each) => each.localName).filter((name) => /^(script|iframe|object|embed|svg|math|form|base|link|meta)$/.test(name)),
      handlers: shown.flatMap((each) => each.getAttributeNames()).filter((name) => /^on/.test(name)),
      schemes: links.filter((link) => /^(javascript|vbscript|data:text)/i.test(link)),
    };
  });
  assert.deepEqual(found, { hit: undefined, tags: [], handlers: [], schemes: [] }, page.url());
}

test('the lists of articles, of what was asked in vain and of what to put right can be read', QUICK, async () => {
  const page = await comes('editor', 'zh-CN');
  await page.goto(`${BASE}/console/index.html#/articles`);
  await page.locator('.el-table__row').first().waitFor();
  await page.getByText('草稿', { exact: true }).first().click();
  await accessible(page, 'articles');
  await page.getByText('没答上来的问题', { exact: true }).click();
  await page.getByText('按影响人数排序').waitFor();
  await page.getByText('体检', { exact: true }).click();
  await page.getByRole('button', { name: '立即检查' }).click();
  await accessible(page, 'hygiene');
  await page.getByText('导入文档', { exact: true }).click();
  await page.getByLabel('选择要导入的文件').setInputFiles({
    name: `import-${Date.now()}.html`, mimeType: 'text/html', buffer: Buffer.from('<h1>导入的文章</h1><p>第一步：重启。</p>'),
  });
  await page.locator('.el-table__row', { hasText: '新草稿' }).waitFor();
  await page.getByRole('link', { name: '导入的文章' }).waitFor();
  await accessible(page, 'the import');
  contented(page);
});

test('what changed on both sides is compared and settled', QUICK, async () => {
  const page = await comes('editor', 'zh-CN');
  const name = `both-${Date.now()}.html`;
  const imports = async (text, result) => {
    await page.goto(`${BASE}/console/index.html#/articles`);
    await page.getByText('导入文档', { exact: true }).click();
    await page.getByLabel('选择要导入的文件').setInputFiles({ name, mimeType: 'text/html', buffer: Buffer.from(`<h1>${name}</h1><p>${text}</p>`) });
    await page.locator('.el-table__row', { hasText: result }).waitFor();
    await page.reload();
  };
  await imports('第一步', '新草稿');
  await page.goto(`${BASE}/console/index.html#/articles`);
  await page.getByText('草稿', { exact: true }).first().click();
  await page.getByRole('link', { name }).click();
  await page.getByLabel('正文（Markdown）').fill('这里改的');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: '送审' }).waitFor();
  await imports('来源改的', '有冲突');
  await page.getByText('冲突', { exact: true }).first().click();
  const row = page.locator('li', { hasText: name });
  await row.getByRole('button', { name: '并排比较' }).click();
  await row.locator('td', { hasText: '来源改的' }).waitFor();
  await row.locator('td', { hasText: '这里改的' }).waitFor();
  await accessible(page, 'the conflicts');
  await row.getByRole('button', { name: '采用来源的' }).click();
  await row.waitFor({ state: 'detached' });
  contented(page);
});

test('files are added, shown in the text and removed, and the bot says why it found something', QUICK, async () => {
  const page = await comes('editor', 'en-GB', true);
  const article = id + '-files';
  await call('editor', 'POST', '/api/v1/articles', {
    id: article, title: 'Files', lang: 'en', audience: ['role:agent'], owner: 'desk', reviewBy: '2030-01-31', markdown: 'See: ',
  });
  await page.goto(`${BASE}/console/index.html#/articles/${article}`);
  await page.getByLabel('Add files').setInputFiles({ name: 'dot.png', mimeType: 'image/png', buffer: Buffer.from(DOT, 'base64') });
  await page.getByRole('button', { name: 'Insert dot.png into the text' }).click();
  const shown = page.getByRole('region', { name: 'As the bot shows it' }).locator('zb-markdown img[src^="blob:"]');
  await shown.waitFor();
  await page.getByLabel('Text (Markdown)').fill('See nothing.');
  await page.getByRole('button', { name: 'Remove the file dot.png' }).click();
  await page.getByText('There are no files yet.').waitFor();
  const bot = page.getByRole('region', { name: 'Ask the bot' });
  await bot.getByLabel('Question').fill('VPN error 809');
  await bot.getByRole('button', { name: 'Ask', exact: true }).click();
  await bot.getByRole('columnheader', { name: 'Meaning' }).waitFor();
  await bot.locator('tbody tr').first().waitFor();
  await page.getByLabel('Text (Markdown)').fill('## Purple quokka\nTurn the purple quokka by half a turn.');
  await bot.getByLabel('Question').fill('how do I turn the purple quokka');
  await bot.getByRole('button', { name: 'Ask', exact: true }).click();
  await bot.locator('tr.own', { hasText: 'this draft' }).waitFor();
  await bot.getByText('Once published, the bot would first quote this').waitFor();
  await accessible(page, 'files and scores in the dark');
  contented(page);
});

test('an address inside is refused with a reason', QUICK, async () => {
  const page = await comes('editor', 'zh-CN');
  await page.goto(`${BASE}/console/index.html#/articles`);
  await page.getByText('导入文档', { exact: true }).click();
  await page.getByLabel('要导入的网址').fill('http://169.254.169.254/latest/meta-data/\nhttp://10.0.0.1/wiki');
  await page.getByRole('button', { name: '导入这些网址' }).click();
  await page.locator('.el-table__row', { hasText: '10.0.0.1' }).getByText('allowed-hosts').waitFor();
  assert.equal(await page.locator('.el-table__row', { hasText: '没有导入' }).count(), 2);
  contented(page);
});

async function comes(account, locale, dark = false) {
  const agent = new Agent(await newPage(browser, { locale, dark }));
  await agent.opensTheConsole();
  await agent.signsIn(account);
  await agent.page.locator('nav a[href$="/articles"]').waitFor();
  return agent.page;
}

async function call(account, method, path, body) {
  const headers = { 'Content-Type': 'application/json' };
  const opened = await fetch(BASE + '/api/v1/session', { method: 'POST', headers, body: JSON.stringify({ username: account, password: account }) });
  const { token } = await opened.json();
  const answer = await fetch(BASE + path, { method, headers: { ...headers, Authorization: `Bearer ${token}` }, body: body && JSON.stringify(body) });
  assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
}
