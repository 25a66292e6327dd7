/** A log source, as an administrator makes one and an agent pushes to it. */
import assert from 'node:assert/strict';

import { BASE } from './browser.mjs';

const MINUTE = 60_000;

async function call(method, path, token, body) {
  const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
  const answer = await fetch(`${BASE}${path}`, { method, headers, body: body && JSON.stringify(body) });
  assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
  return answer.status === 204 ? undefined : answer.json();
}

/** Two ordinary days of a new source, and then sixty lines with an error that it never had. */
export async function burstOf(error) {
  const { token } = await call('POST', '/api/v1/session', undefined, { username: 'admin', password: 'admin' });
  const wanted = { name: `mail ${Date.now()}`, kind: 'PUSH', service: 'mail', words: ['mail'], zone: 'UTC' };
  const source = await call('POST', '/api/v1/log-sources', token, wanted);
  const now = Date.now();
  const days = Array.from({ length: 2_880 }, (_, i) =>
    [`${now - (2_880 - i) * MINUTE}000000`, `INFO message ${i} delivered to box ${i % 900}`]);
  const burst = Array.from({ length: 60 }, (_, i) => [`${now + i}000000`, `ERROR ${error} (try ${i})`]);
  for (const values of [days, burst]) {
    await call('POST', '/loki/api/v1/push', source.token, { streams: [{ stream: {}, values }] });
  }
}
