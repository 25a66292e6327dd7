/**
 * The whole story, by two people in two browsers: a question with its sources, a log explained, a conversation handed to a
 * person, answered, resolved, confirmed and rated. ANSWER says what kind of answers the program gives: `quoted` with no model
 * (or one that fails), `grounded` with one.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Agent } from './agent.mjs';
import { contented, knowledgeIsThere, launch, newPage, step } from './browser.mjs';
import { Employee } from './employee.mjs';
import { logOfFailingService } from './logs.mjs';

const ANSWER = process.env.ANSWER ?? 'quoted';
let browser;

before(async () => {
  await knowledgeIsThere();
  browser = await launch();
});
after(() => browser?.close());

test(`a question, a log and a hand-over, with ${ANSWER} answers`, { timeout: 600_000 }, async () => {
  const employee = new Employee(await newPage(browser));
  const agent = new Agent(await newPage(browser));
  let number = '';

  await step('a wrong password is explained', async () => {
    await employee.opensTheWidget();
    await employee.signsIn('employee', 'not-the-password');
    await employee.widget.getByText('用户名或密码不对').waitFor();
    await employee.signsIn();
    await employee.field.waitFor();
  });

  await step('a Chinese question gets an answer whose source opens the paragraph', async () => {
    const answer = await employee.asks('打印机显示脱机怎么办？');
    await answer.locator(`.kind.${ANSWER}`).waitFor();
    const text = await employee.opensSourceOf(answer);
    assert.match(text, /打印|脱机/);
  });

  await step('an English question gets one too', async () => {
    const answer = await employee.asks('Outlook keeps asking for my password, what can I do?');
    await answer.locator(`.kind.${ANSWER}`).waitFor();
    const text = await employee.opensSourceOf(answer);
    assert.match(text, /Outlook|password|credential/i);
  });

  await step('a log of 5 MB is explained with line numbers and a known error', async () => {
    const log = logOfFailingService(5_000_000);
    const answer = await employee.uploads('orders.log', log.text);
    const drawn = answer.locator('zb-explanation');
    await drawn.waitFor();
    await drawn.getByText(log.lines.toLocaleString('zh-CN')).first().waitFor();
    const known = drawn.locator('.known');
    await known.first().waitFor();
    assert.match(await known.allInnerTexts().then((all) => all.join('\n')), /堆|heap/i);
    const cited = await drawn.locator('.lines span').allInnerTexts();
    const numbers = cited.map((text) => Number(text.replace(/\D/g, '')));
    const near = (line) => log.errors.some((error) => line >= error && line <= error + 3);
    assert.ok(numbers.some(near), `lines ${cited.join(' ')} name one of ${log.errors.slice(0, 5)}…`);
  });

  await step('what did not help is handed to a person', async () => {
    const before = await employee.bot.count();
    await employee.presses('not-solved');
    await employee.bot.nth(before).waitFor();
    if (await employee.widget.locator('button[data-act=person]').count()) await employee.presses('person');
    else await employee.says('转人工');
    await employee.status().getByText('等待工程师').waitFor();
    number = /[A-Z]+-\d+/.exec(await employee.status().innerText())?.[0] ?? '';
    assert.ok(number, 'the employee sees the number of the ticket');
  });

  await step('the agent finds it in the queue and sees the evidence', async () => {
    await agent.comes();
    await agent.opens(number);
    await agent.messages.locator('.item.EMPLOYEE', { hasText: '脱机' }).first().waitFor();
    await agent.messages.locator('zb-explanation .known').first().waitFor();
    await agent.page.locator('aside.panel').getByText('摘要').waitFor();
    await agent.messages.locator('button.source').first().click();
    await agent.page.locator('zb-citation article.cited').waitFor();
    await agent.page.locator('zb-citation button.icon').click();
    await agent.page.locator('zb-citation').waitFor({ state: 'detached' });
  });

  await step('the agent takes it and replies; the employee sees who is there and what was said', async () => {
    await agent.takes();
    await agent.replies('您好，我来看看打印机和订单服务。');
    await employee.widget.locator('.item.AGENT', { hasText: '我来看看打印机' }).waitFor();
    await employee.status().getByText('正在为您服务').waitFor();
    const botSaid = await employee.bot.count();
    await employee.says('好的，谢谢，我在电脑前。');
    await agent.messages.locator('.item.EMPLOYEE', { hasText: '我在电脑前' }).waitFor();
    assert.equal(await employee.bot.count(), botSaid, 'the bot is silent once a person has the conversation');
  });

  await step('the agent resolves it; the employee confirms and rates', async () => {
    await agent.resolves('把 JVM 堆内存调到 4g 并重新启动，打印机换了固定 IP。');
    await employee.widget.getByText('打印机换了固定 IP').waitFor();
    await employee.presses('solved');
    await employee.status().getByText('会话已结束').waitFor();
    await employee.widget.locator('zb-rating input[value="5"]').check();
    await employee.widget.locator('zb-rating textarea').fill('很快');
    await employee.widget.locator('zb-rating button.main').click();
    await employee.widget.getByText('感谢评价').waitFor();
    await agent.page.locator('.opened header').getByText('已关闭').waitFor();
  });

  contented(employee.page, agent.page);
});
