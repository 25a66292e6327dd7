import './page';

import type { About } from '../shared/types';

const answer = await fetch('api/v1/about').catch(() => null);
const about = (answer?.ok ? await answer.json() : { demo: false }) as About;
if (about.demo) {
  const section = document.querySelector<HTMLElement>('#demo')!;
  const accounts = ['employee', 'agent', 'lead', 'editor', 'admin'];
  section.querySelector('ul')!.append(
    ...accounts.map((account) => {
      const item = document.createElement('li');
      item.textContent = account;
      return item;
    }),
  );
  section.hidden = false;
}
