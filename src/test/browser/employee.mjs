import assert from 'node:assert/strict';

import { BASE } from './browser.mjs';

/** An employee in front of the sample page: what one sees in the widget, and what one does there. */
export class Employee {
  constructor(page) {
    this.page = page;
    this.launcher = page.locator('#zhiban button').first();
    this.widget = page.frameLocator('#zhiban iframe');
    this.field = this.widget.locator('zb-composer textarea');
    this.bot = this.widget.locator('.item.BOT');
  }

  async opensTheWidget() {
    await this.page.goto(`${BASE}/demo.html`);
    await this.launcher.click();
    await this.widget.locator('zb-sign-in input[name=username]').waitFor();
  }

  async signsIn(name = 'employee', password = name) {
    await this.widget.locator('input[name=username]').fill(name);
    await this.widget.locator('input[name=password]').fill(password);
    await this.widget.locator('zb-sign-in button.main').click();
  }

  async comes() {
    await this.opensTheWidget();
    await this.signsIn();
    await this.field.waitFor();
  }

  async says(text) {
    await this.field.fill(text);
    await this.field.press('Enter');
  }

  /** Asks and waits for the bot's whole answer: the item of its message. */
  async asks(text) {
    const before = await this.bot.count();
    await this.says(text);
    const answer = this.bot.nth(before);
    await answer.waitFor();
    return answer;
  }

  /** Opens the first source of an answer and reads the paragraph that it names. */
  async opensSourceOf(answer) {
    await answer.locator('button.mark, button.source').first().click();
    const drawer = this.widget.locator('zb-citation');
    const cited = drawer.locator('article.cited');
    await cited.locator('.prose > *').first().waitFor();
    const text = (await cited.locator('.prose').innerText()).trim();
    assert.ok(text.length > 20, `the cited paragraph is shown, not: ${text}`);
    await this.page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    return text;
  }

  async uploads(name, content) {
    const before = await this.bot.count();
    await this.widget.locator('zb-composer input[type=file]').setInputFiles({
      name,
      mimeType: 'text/plain',
      buffer: Buffer.from(content),
    });
    const answer = this.bot.nth(before);
    await answer.waitFor();
    return answer;
  }

  async presses(act) {
    await this.widget.locator(`button[data-act="${act}"]`).last().click();
  }

  status() {
    return this.widget.locator('header p');
  }
}
