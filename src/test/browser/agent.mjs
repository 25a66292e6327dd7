import { BASE } from './browser.mjs';

/** An agent at the console. */
export class Agent {
  constructor(page) {
    this.page = page;
    this.tickets = page.locator('a.ticket');
    this.messages = page.locator('zb-messages');
  }

  async opensTheConsole() {
    await this.page.goto(`${BASE}/console/index.html`);
    await this.page.locator('input[name=username]').waitFor();
  }

  async signsIn(name = 'agent', password = name) {
    await this.page.locator('input[name=username]').fill(name);
    await this.page.locator('input[name=password]').fill(password);
    await this.page.locator('button[type=submit]').click();
  }

  async comes() {
    await this.opensTheConsole();
    await this.signsIn();
    await this.page.locator('section.list').waitFor();
  }

  async opens(number) {
    await this.page.locator(`a.ticket[href$="/${number}"]`).click();
    await this.messages.locator('.item').first().waitFor();
  }

  async takes() {
    await this.page.getByTestId('take').click();
    await this.page.locator('.reply textarea').waitFor();
  }

  async replies(text) {
    const field = this.page.locator('.reply textarea');
    await field.fill(text);
    await field.press('Control+Enter');
    await this.messages.locator('.item.AGENT', { hasText: text }).waitFor();
  }

  async resolves(how) {
    await this.page.getByTestId('resolve').click();
    await this.page.locator('#resolve textarea').fill(how);
    await this.page.locator('#resolve textarea').press('Control+Enter');
  }
}
