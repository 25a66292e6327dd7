/** What every page owes everybody: keyboard, languages, small screens, contrast, and a connection that comes back. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Agent } from './agent.mjs';
import { BASE, accessible, contented, knowledgeIsThere, launch, newPage } from './browser.mjs';
import { Employee } from './employee.mjs';
import { burstOf } from './sources.mjs';

const QUICK = { timeout: 300_000 };
let browser;

before(async () => {
  await knowledgeIsThere();
  browser = await launch();
});
after(() => browser?.close());

for (const dark of [false, true]) {
  const look = dark ? 'dark' : 'light';

  test(`the widget is accessible, ${look}`, QUICK, async () => {
    const employee = new Employee(await newPage(browser, { dark }));
    await employee.opensTheWidget();
    await accessible(employee.page, 'sample page and sign-in');
    await employee.signsIn();
    await employee.field.waitFor();
    await accessible(employee.page, 'nothing asked yet');
    const answer = await employee.asks('打印机显示脱机怎么办？');
    await answer.locator('button.source').first().click();
    await employee.widget.locator('zb-citation article.cited').waitFor();
    await accessible(employee.page, 'a source');
    await employee.page.keyboard.press('Escape');
    await employee.uploads('app.log', '2026-11-20 08:00:00,000 ERROR [main] c.e.App - java.lang.OutOfMemoryError: Java heap space\n'.repeat(40));
    await employee.widget.locator('zb-explanation').waitFor();
    await employee.widget.locator('button[aria-controls=menu]').click();
    await accessible(employee.page, 'a log and the menu');
    contented(employee.page);
  });

  test(`the console is accessible, ${look}`, QUICK, async () => {
    const employee = new Employee(await newPage(browser));
    await employee.comes();
    await employee.asks('投影仪没有声音');
    await employee.says('转人工');
    await employee.status().getByText('等待工程师').waitFor();

    const agent = new Agent(await newPage(browser, { dark, locale: dark ? 'en-GB' : 'zh-CN' }));
    await agent.opensTheConsole();
    await accessible(agent.page, 'sign-in');
    await agent.signsIn();
    await agent.tickets.last().waitFor();
    await agent.tickets.last().click();
    await agent.messages.locator('.item').first().waitFor();
    await agent.takes();
    await accessible(agent.page, 'queue and ticket');
    await agent.page.goto(`${BASE}/console/index.html#/knowledge`);
    await agent.page.locator('.el-table__row').first().waitFor();
    await accessible(agent.page, 'knowledge');
    contented(agent.page);
  });
}

for (const dark of [false, true]) {
  test(`a burst of a new error is a warning with its lines, ${dark ? 'dark, in English' : 'light, in Chinese'}`, QUICK, async () => {
    const error = `Mailbox store ${dark ? 'east' : 'west'} is unreachable: no route to host`;
    await burstOf(error);
    const { page } = await agentAt(dark);
    await page.getByRole('link', { name: dark ? 'Warnings' : '预警', exact: true }).focus();
    await page.keyboard.press('Enter');
    const warning = page.locator('article', { hasText: error }).filter({ hasText: dark ? 'never came before' : '从未出现过的错误' });
    await warning.waitFor();
    assert.match(await warning.innerText(), dark ? /60 times/ : /60 次/);
    assert.ok((await warning.locator('pre').innerText()).split('\n').length > 1, 'several lines are shown');
    assert.ok((await warning.locator('pre').innerText()).includes(`ERROR ${error}`));
    const drawn = warning.getByRole('img', { name: dark ? /at most 60 times/ : /最多 60 次/ });
    await drawn.waitFor();
    assert.equal(await drawn.locator('path.warned').count(), 1, 'the moment of the warning is marked');
    await warning.getByText(dark ? 'As a table' : '以表格查看').click();
    await warning.locator('tr.now', { hasText: '60' }).waitFor();
    await accessible(page, 'warnings');
    await page.setViewportSize({ width: 375, height: 720 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it fits on a phone');
    contented(page);
  });
}

test('a known error in a live source leads to its article', QUICK, async () => {
  await burstOf('java.lang.OutOfMemoryError: Java heap space');
  const { page } = await agentAt(false);
  await page.goto(`${BASE}/console/index.html#/warnings`);
  const warning = page.locator('article', { hasText: '已知错误：' }).filter({ hasText: 'Java heap space' }).first();
  await warning.getByRole('button', { name: /OutOfMemoryError/ }).click();
  await page.locator('zb-citation article .prose > *').first().waitFor();
  await accessible(page, 'the article of a known error');
  contented(page);
});

async function agentAt(dark) {
  const agent = new Agent(await newPage(browser, { dark, locale: dark ? 'en-GB' : 'zh-CN' }));
  await agent.comes();
  return agent;
}

test('the widget can be used with the keyboard alone', QUICK, async () => {
  const employee = new Employee(await newPage(browser, { locale: 'en-GB' }));
  const { page } = employee;
  await page.goto(`${BASE}/demo.html`);
  await employee.launcher.focus();
  await page.keyboard.press('Enter');
  const name = employee.widget.locator('input[name=username]');
  await name.waitFor();
  await name.focus();
  await page.keyboard.type('employee');
  await page.keyboard.press('Tab');
  await page.keyboard.type('employee');
  await page.keyboard.press('Enter');
  await employee.field.waitFor();
  await employee.field.focus();
  await page.keyboard.type('first line');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('second line');
  assert.equal(await employee.field.inputValue(), 'first line\nsecond line');
  await page.keyboard.press('Enter');
  await employee.widget.locator('.item.EMPLOYEE').waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await employee.launcher.getAttribute('aria-expanded'), 'false');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'zhiban', 'the focus is back at the launcher');
});

test('Enter does not send while an input method composes', QUICK, async () => {
  const employee = new Employee(await newPage(browser));
  await employee.comes();
  await employee.field.fill('nihao');
  await employee.field.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, composed: true });
  assert.equal(await employee.field.inputValue(), 'nihao');
  assert.equal(await employee.widget.locator('.item').count(), 0);
});

test('both languages can be chosen, and the choice is kept', QUICK, async () => {
  const employee = new Employee(await newPage(browser, { locale: 'en-GB' }));
  await employee.comes();
  await employee.widget.getByText('What is the trouble?').waitFor();
  await employee.widget.locator('button[aria-controls=menu]').click();
  await employee.widget.getByRole('button', { name: '中文' }).click();
  await employee.widget.getByText('遇到了什么问题？').waitFor();
  await employee.page.reload();
  await employee.launcher.click();
  await employee.widget.getByText('遇到了什么问题？').waitFor();
});

test('on a phone the widget fills the screen and nothing scrolls sideways', QUICK, async () => {
  const employee = new Employee(await newPage(browser, { phone: true }));
  await employee.comes();
  await employee.asks('VPN 连不上，提示错误 809 怎么办？');
  const box = await employee.page.locator('#zhiban .panel').boundingBox();
  assert.deepEqual([box.x, box.y, box.width], [0, 0, 375]);
  const frame = employee.page.frames().find((each) => each.url().includes('/widget/'));
  assert.ok(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});

test('the console fits a phone', QUICK, async () => {
  const agent = new Agent(await newPage(browser, { phone: true }));
  await agent.comes();
  assert.ok(await agent.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});

test('what is written while the connection is gone arrives once it is back, and only once', QUICK, async () => {
  const employee = new Employee(await newPage(browser));
  await employee.comes();
  await employee.asks('打印机卡纸');
  const context = employee.page.context();
  await context.setOffline(true);
  await employee.says('断网时写的一句话');
  await employee.widget.getByText('发送中').waitFor();
  await context.setOffline(false);
  await employee.widget.locator('.item.EMPLOYEE[data-seq]', { hasText: '断网时写的一句话' }).waitFor();
  await employee.page.reload();
  await employee.launcher.click();
  await employee.widget.locator('.item.EMPLOYEE', { hasText: '断网时写的一句话' }).first().waitFor();
  assert.equal(await employee.widget.locator('.item.EMPLOYEE', { hasText: '断网时写的一句话' }).count(), 1);
});

test('a reload keeps the conversation; signing out forgets it', QUICK, async () => {
  const employee = new Employee(await newPage(browser));
  await employee.comes();
  await employee.asks('忘记密码怎么办？');
  await employee.page.reload();
  await employee.launcher.click();
  await employee.widget.locator('.item.EMPLOYEE', { hasText: '忘记密码' }).waitFor();
  await employee.widget.locator('button[aria-controls=menu]').click();
  await employee.widget.getByRole('button', { name: '退出登录' }).click();
  await employee.widget.locator('input[name=username]').waitFor();
  assert.equal(await employee.widget.locator('.item').count(), 0);
});

test('an employee has no place in the console and is told where to ask', QUICK, async () => {
  const agent = new Agent(await newPage(browser));
  await agent.opensTheConsole();
  await agent.signsIn('employee');
  await agent.page.getByText('没有工作台权限').waitFor();
});
