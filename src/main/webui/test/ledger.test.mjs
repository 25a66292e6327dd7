import assert from 'node:assert/strict';
import { test } from 'node:test';

import { sources } from './sources.mjs';

const [{ Ledger }] = await sources('/shared/ledger.ts');
const message = (seq, from = 'BOT', text = `m${seq}`, more = {}) => ({ seq, from, text, at: '2026-11-22T08:00:00Z', ...more });
const pending = (clientId, text) => ({ clientId, text, at: '2026-11-22T08:00:00Z' });
const texts = (ledger) => ledger.messages.map((each) => each.text);

test('messages stand in the order of their numbers, however they come', () => {
  const ledger = new Ledger();
  [3, 1, 2, 3, 1].forEach((seq) => ledger.add(message(seq)));
  assert.deepEqual(texts(ledger), ['m1', 'm2', 'm3']);
  assert.equal(ledger.last, 3);
});

test('an acknowledged message is shown once, whether its own line comes before or after the acknowledgement', () => {
  for (const order of [['ack', 'line'], ['line', 'ack']]) {
    const ledger = new Ledger();
    ledger.queue(pending('a', 'hello'));
    for (const step of order) {
      if (step === 'ack') ledger.acknowledge('a', 1);
      else ledger.add(message(1, 'EMPLOYEE', 'hello', { clientId: 'a' }));
    }
    assert.deepEqual(texts(ledger), ['hello']);
    assert.deepEqual(ledger.pending, []);
  }
});

test('an acknowledgement does not move the place to resume from: lines before it may still be missing', () => {
  const ledger = new Ledger();
  ledger.add(message(1));
  ledger.queue(pending('a', 'mine'));
  ledger.acknowledge('a', 3);
  assert.equal(ledger.last, 1);
  ledger.add(message(2));
  ledger.add(message(3, 'EMPLOYEE', 'mine', { clientId: 'a' }));
  assert.deepEqual(texts(ledger), ['m1', 'm2', 'mine']);
});

test('the streamed answer ends when the whole message is there', () => {
  const ledger = new Ledger();
  ledger.delta('1', 0, 'Try ');
  ledger.delta('1', 1, 'this');
  assert.equal(ledger.streaming.text, 'Try this');
  ledger.add(message(2));
  assert.equal(ledger.streaming, null);
});

test('who comes in the middle of an answer sees that it is being written, and no torn text', () => {
  const ledger = new Ledger();
  ledger.delta('1', 4, 'tail');
  assert.equal(ledger.streaming, null);
  assert.equal(ledger.typing, 'BOT');
});

test('an older epoch never replaces a newer one, and a takeover ends the streamed answer', () => {
  const ledger = new Ledger();
  ledger.delta('1', 0, 'Try');
  ledger.become({ owner: 'PERSON', epoch: 3, agent: 'Ann' });
  ledger.become({ owner: 'BOT', epoch: 2 });
  assert.equal(ledger.state.owner, 'PERSON');
  assert.equal(ledger.state.agent, 'Ann');
  assert.equal(ledger.streaming, null);
});

test('a page without position and name leaves those of the same epoch as they were', () => {
  const ledger = new Ledger();
  ledger.become({ owner: 'QUEUED', epoch: 2, position: 4 });
  ledger.become({ owner: 'QUEUED', epoch: 2 });
  assert.equal(ledger.state.position, 4);
  ledger.become({ owner: 'PERSON', epoch: 3, agent: 'Ann' });
  assert.equal(ledger.state.position, undefined);
});
