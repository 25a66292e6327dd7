/**
 * A stand-in for the service, for work on the pages alone: node mock/server.mjs [PORT]. Speaks the contract over memory,
 * knows the demonstration's accounts, answers every question from one article. Serves what `npm run build` built.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomUUID } from 'node:crypto';
import { WebSocketServer } from 'ws';

const port = Number(process.argv[2] ?? 8090);
const pages = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules', '.zhiban', 'pages');
const people = Object.fromEntries(
  ['employee', 'agent', 'lead', 'editor', 'admin'].map((name) => [
    name,
    { id: randomUUID(), name: name === 'employee' ? '李雷' : name === 'agent' ? '韩梅梅' : name, username: name, roles: name === 'employee' ? ['employee'] : ['employee', name], teams: [] },
  ]),
);
const tokens = new Map();
const conversations = new Map();
const tickets = new Map();
const sockets = new Set();

const article = {
  id: 'vpn-809', articleId: 'vpn-809', version: 3, title: 'VPN 报错 809：连接不上公司网络', lang: 'zh',
  paragraphs: [
    { n: 1, heading: '现象', markdown: '连接 VPN 时提示 **错误 809**，其他网站正常。', html: '' },
    { n: 2, heading: '先检查网络', markdown: '1. 换用手机热点，确认不是宾馆或酒店网络拦截了 UDP 500 和 4500 端口。\n2. 打开命令提示符，运行 `ping vpn.example.com`。\n\n| 结果 | 下一步 |\n|---|---|\n| 有回应 | 看下一节 |\n| 超时 | 联系网络组 |', html: '' },
    { n: 3, heading: '修改注册表', markdown: '以管理员身份运行：\n\n```\nREG ADD HKLM\\SYSTEM\\CurrentControlSet\\Services\\PolicyAgent /v AssumeUDPEncapsulationContextOnSendRule /t REG_DWORD /d 2 /f\n```\n\n然后**重新启动电脑**。', html: '' },
  ],
};
const citation = (n, paragraph) => ({
  n, articleId: article.id, version: 3, paragraph, title: `${article.title} · ${article.paragraphs[paragraph - 1].heading}`,
  quote: article.paragraphs[paragraph - 1].markdown.slice(0, 80), url: `/knowledge/${article.id}/3#p${paragraph}`,
});
const bins = (count) => Array.from({ length: 69 }, (_, i) => count(i));
const explanation = {
  records: 48211, lines: 50211, from: '2026-11-20T08:00:01Z', to: '2026-11-20T09:12:44Z', format: 'logback',
  levels: { ERROR: 412, WARN: 1893, INFO: 45800, DEBUG: 106 },
  templates: [
    { id: 1, text: 'Accepted connection from <IP>:<NUM>', count: 45800, level: 'INFO', first: { line: 1 }, last: { line: 50201 }, exemplars: [1, 2, 3] },
    { id: 2, text: 'java.lang.OutOfMemoryError: Java heap space', count: 412, level: 'ERROR', first: { line: 20117 }, last: { line: 50190 }, exemplars: [20117] },
  ],
  findings: [
    { kind: 'exception', template: 2, lines: [20117, 20188, 20302, 20555, 20601, 20733], evidence: 'java.lang.OutOfMemoryError: Java heap space\n  at com.example.Cache.put(Cache.java:88)', score: 0.97, near: [{ line: 20115, text: '08:41:02,118 INFO  c.e.Orders - Order 7 created' }, { line: 20116, text: '08:41:02,120 ERROR c.e.Cache - Request 88 failed' }, { line: 20117, text: 'java.lang.OutOfMemoryError: Java heap space' }, { line: 20118, text: '  at com.example.Cache.put(Cache.java:88)' }, { line: 20188, text: 'java.lang.OutOfMemoryError: Java heap space' }], text: { zh: '异常 OutOfMemoryError 出现 412 次，根因在 Cache.put(Cache.java:88)。', en: 'OutOfMemoryError occurred 412 times; its root is Cache.put(Cache.java:88).' } },
    { kind: 'burst', template: 3, lines: [19980, 19981], evidence: 'WARN pool exhausted, waiting <NUM> ms', score: 0.8, text: { zh: '08:41 前后，这类记录是平时的 30 倍。', en: 'Around 08:41 there were thirty times as many of these records as usual.' } },
    { kind: 'new', template: 4, lines: [20110], evidence: 'Cache size limit disabled', score: 0.6, text: { zh: '第一次错误之前首次出现的记录。', en: 'First seen just before the first error.' } },
  ],
  knownErrors: [
    { id: 'jvm-heap-space', title: { zh: 'JVM 堆内存不足', en: 'JVM heap exhausted' }, cause: { zh: '缓存没有上限，或 -Xmx 太小。', en: 'An unbounded cache, or too small an -Xmx.' }, workaround: { zh: '把 `-Xmx` 提高到 4g 后重启，再查缓存。', en: 'Raise `-Xmx` to 4g and restart; then look at the cache.' }, severity: 'high', article: 'vpn-809', lines: [20117, 20188] },
  ],
  timeline: {
    start: '2026-11-20T08:00:00Z', seconds: 64,
    levels: {
      ERROR: bins((i) => (i > 38 ? 4 + (i * 7) % 13 : 0)), WARN: bins((i) => (i > 36 && i < 42 ? 120 + i : (i * 5) % 9)),
      INFO: bins((i) => 600 + (i * 37) % 140), DEBUG: bins((i) => i % 3),
    },
    findings: [{ finding: 0, counts: bins((i) => (i > 38 ? 4 + (i * 7) % 13 : 0)) }, { finding: 1, counts: bins((i) => (i > 36 && i < 42 ? 120 + i : 0)) }],
  },
  masked: { ip: 1203, password: 2 },
};

createServer(handle).listen(port, () => console.log(`http://localhost:${port}`)).on('upgrade', (request, socket, head) => {
  wss.handleUpgrade(request, socket, head, (ws) => connect(ws));
});
const wss = new WebSocketServer({ noServer: true, handleProtocols: () => 'zhiban.v1' });

async function handle(request, response) {
  const url = new URL(request.url, 'http://x');
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const raw = Buffer.concat(chunks);
  const body = request.headers['content-type']?.includes('json') && raw.length ? JSON.parse(raw) : {};
  const send = (status, json) => {
    response.writeHead(status, { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' });
    response.end(json === undefined ? '' : JSON.stringify(json));
  };
  const problem = (status, type, title, more = {}) => send(status, { type: 'urn:zhiban:problem:' + type, title, status, ...more });
  if (!url.pathname.startsWith('/api/')) return page(url.pathname, response);
  const path = url.pathname.slice('/api/v1'.length);
  const me = tokens.get((request.headers.authorization ?? '').replace('Bearer ', ''));
  if (path === '/about') return send(200, { demo: true });
  if (path === '/session' && request.method === 'POST') {
    const person = people[body.username];
    if (!person || body.password !== body.username) return problem(401, 'wrong-credentials', '用户名或密码不对。');
    const token = randomUUID();
    tokens.set(token, person);
    return send(200, { token, person });
  }
  if (!me) return problem(401, 'not-signed-in', '请先登录。');
  const parts = path.split('/').filter(Boolean);
  const route = `${request.method} ${parts[0]} ${parts[2] ?? ''}`.trim();
  const c = parts[0] === 'conversations' ? conversations.get(parts[1]) : null;
  switch (route) {
    case 'GET session': return send(200, me);
    case 'DELETE session': tokens.delete(request.headers.authorization.slice(7)); return send(204);
    case 'GET people': return send(200, { items: Object.values(people).map((each) => ({ ...each, enabled: true })), total: 5 });
    case 'GET articles versions': return send(200, article);
    case 'GET articles': return send(200, parts[1] ? article : [{ ...article, state: 'published' }]);
    case 'GET knowledge': return send(200, { passages: article.paragraphs.map((p, i) => ({ articleId: article.id, version: 3, paragraph: p.n, title: article.title, heading: p.heading, text: p.markdown, lang: 'zh', score: 0.9 - i / 10, keywordScore: 0.8, vectorScore: 0.7 })) });
    case 'GET tickets': {
      if (parts[1]) return send(200, opened(tickets.get(parts[1]), me));
      const view = url.searchParams.get('view');
      const items = [...tickets.values()].map((each) => each.ticket)
        .filter((each) => (view === 'queue' ? each.state === 'QUEUED' : view === 'mine' ? each.assignee?.id === me.id && each.state === 'ASSIGNED' : true));
      return send(200, { items, total: items.length });
    }
    case 'GET tickets events': return send(200, tickets.get(parts[1]).events);
    case 'POST tickets resolve': return send(200, resolve(tickets.get(parts[1]), body.how, me));
    case 'POST tickets notes': log(tickets.get(parts[1]), 'note', me, body.text, true); return send(200, opened(tickets.get(parts[1]), me));
    case 'GET conversations': return send(200, { conversations: [...conversations.values()].filter((each) => each.person === me).map(state) });
  }
  if (route === 'POST conversations') {
    const fresh = { id: randomUUID(), person: me, owner: 'BOT', epoch: 1, messages: [], keys: new Map(), createdAt: new Date().toISOString() };
    conversations.set(fresh.id, fresh);
    return send(201, state(fresh));
  }
  if (!c) return problem(404, 'not-found', '没有找到，或者您无权查看。');
  switch (route) {
    case 'GET conversations messages': {
      const after = Number(url.searchParams.get('after') ?? 0);
      const until = Date.now() + 1000 * Number(url.searchParams.get('wait') ?? 0);
      while (c.messages.length <= after && Date.now() < until) await new Promise((r) => setTimeout(r, 100));
      return send(200, { ...state(c), messages: c.messages.slice(after) });
    }
    case 'POST conversations messages': {
      const kept = post(c, me, body.clientId, body.text);
      return send(201, { seq: kept.seq, clientId: body.clientId, at: kept.at });
    }
    case 'POST conversations attachments': {
      const name = /filename="([^"]+)"/.exec(raw.subarray(0, 2000).toString())?.[1] ?? 'file';
      const attachment = { id: randomUUID(), name, mediaType: 'text/plain', size: raw.length, url: '/x' };
      const kept = add(c, { from: 'EMPLOYEE', text: '', attachment });
      setTimeout(() => add(c, { from: 'BOT', text: '这份日志里有 **412 个错误**，多数是堆内存不足。建议先按下面的办法处理。', answer: 'quoted', citations: [citation(1, 2)], explanation, quickReplies: solved() }), 600);
      return send(201, { seq: kept.seq, attachment });
    }
    case 'POST conversations handoff': hand(c); return send(200, state(c));
    case 'POST conversations takeover': take(c, me); return send(200, state(c));
    case 'POST conversations return': become(c, 'BOT'); return send(200, state(c));
    case 'POST conversations close': become(c, 'CLOSED'); return send(200, state(c));
    case 'POST conversations rating': return send(204);
  }
  problem(404, 'not-found', '没有找到。');
}

function page(path, response) {
  const file = join(pages, normalize(path.endsWith('/') ? path + 'index.html' : path));
  const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };
  try {
    const content = readFileSync(file);
    response.writeHead(200, {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Content-Security-Policy': "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'",
    });
    response.end(content);
  } catch {
    response.writeHead(404).end();
  }
}

const solved = () => [
  { label: '解决了', send: '解决了', act: 'solved' },
  { label: '没有解决', send: '没有解决', act: 'not-solved' },
  { label: '转人工', send: '转人工', act: 'person' },
];
const state = (c) => ({ id: c.id, owner: c.owner, epoch: c.epoch, ticket: c.ticket, position: c.owner === 'QUEUED' ? 0 : undefined, agent: c.owner === 'PERSON' ? c.agent?.name : undefined, createdAt: c.createdAt, touchedAt: c.createdAt });

function add(c, message) {
  const kept = { seq: c.messages.length + 1, at: new Date().toISOString(), ...message };
  c.messages.push(kept);
  tell(c, { type: 'message', ...kept });
  return kept;
}

function post(c, person, clientId, text) {
  if (c.keys.has(clientId)) return c.keys.get(clientId);
  const from = person === c.person ? 'EMPLOYEE' : 'AGENT';
  const kept = add(c, { from, text, clientId, by: from === 'AGENT' ? person.name : undefined });
  c.keys.set(clientId, kept);
  if (from === 'EMPLOYEE' && c.owner === 'BOT') turn(c, text);
  return kept;
}

function turn(c, text) {
  if (/转人工|person/.test(text)) return hand(c);
  if (text === '没有解决') {
    return add(c, { from: 'BOT', text: '抱歉没有帮上忙。要转给工程师吗？', answer: 'unknown', quickReplies: [{ label: '转人工', send: '转人工', act: 'person' }] });
  }
  if (text === '解决了') return become(c, 'CLOSED');
  const answer = `错误 809 多半是网络拦截了 VPN 端口 [1]。请依次试：

1. 换用**手机热点**再连一次 [1]。
2. 以管理员身份修改注册表，然后重新启动 [2]：

\`\`\`
REG ADD HKLM\\SYSTEM\\CurrentControlSet\\Services\\PolicyAgent /v AssumeUDPEncapsulationContextOnSendRule
\`\`\`

仍不行就告诉我「还是不行」。`;
  tell(c, { type: 'typing', from: 'BOT' });
  const pieces = answer.match(/[\s\S]{1,12}/g);
  pieces.forEach((piece, index) => setTimeout(() => tell(c, { type: 'delta', reply: String(c.messages.length), index, text: piece }), 400 + index * 60));
  setTimeout(() => add(c, { from: 'BOT', text: answer, answer: 'grounded', confidence: 0.9, citations: [citation(1, 2), citation(2, 3)], quickReplies: solved() }), 500 + pieces.length * 60);
}

function become(c, owner) {
  c.owner = owner;
  c.epoch++;
  tell(c, { type: 'state', ...state(c) });
}

function hand(c) {
  if (c.owner !== 'BOT') return;
  c.ticket = `ZB-${1001 + tickets.size}`;
  const ticket = {
    ticket: {
      number: c.ticket, title: 'VPN 报错 809，按步骤处理后仍连不上', state: 'QUEUED', priority: 'P3', category: 'network', tier: 1, requester: c.person,
      assignee: null, reason: 'FAILED_ANSWERS', lang: 'zh', origin: { kind: 'conversation', id: c.id }, openedAt: new Date().toISOString(), waitingSince: new Date().toISOString(),
    },
    impact: 'LOW', urgency: 'MEDIUM', summary: '员工在家连接 VPN 报 809，已换手机热点，仍失败。上传了日志。',
    tried: [{ question: 'VPN 连不上，提示 809', offered: '换用手机热点；修改注册表', articles: ['vpn-809'], outcome: 'not-solved' }],
    logFindings: ['OutOfMemoryError 出现 412 次（第 20117 行起）'], citations: [citation(1, 2)], events: [],
  };
  tickets.set(c.ticket, ticket);
  log(ticket, 'opened', c.person, ticket.ticket.title);
  become(c, 'QUEUED');
  add(c, { from: 'SYSTEM', text: `已转给工程师，工单 ${c.ticket}。您可以继续补充情况。` });
}

function take(c, agent) {
  c.agent = agent;
  become(c, 'PERSON');
  const ticket = tickets.get(c.ticket);
  Object.assign(ticket.ticket, { state: 'ASSIGNED', assignee: agent, waitingSince: null });
  log(ticket, 'taken', agent, '');
  add(c, { from: 'SYSTEM', text: `${agent.name} 接手了会话。` });
}

function log(ticket, kind, actor, text, internal = false) {
  ticket.events.push({ id: ticket.events.length + 1, at: new Date().toISOString(), actor, kind, internal, text, details: {} });
}

function opened(ticket, viewer) {
  const steps = { QUEUED: ['take', 'note'], ASSIGNED: ticket.ticket.assignee?.id === viewer.id ? ['give-back', 'reply', 'resolve', 'note'] : ['note'] };
  return { ...ticket, position: null, links: [], steps: steps[ticket.ticket.state] ?? ['note'] };
}

function resolve(ticket, how, agent) {
  ticket.ticket.state = 'RESOLVED';
  log(ticket, 'resolved', agent, how);
  add(conversations.get(ticket.ticket.origin.id), { from: 'SYSTEM', text: `工程师认为问题已解决：${how}`, quickReplies: solved().slice(0, 2) });
  return opened(ticket, agent);
}

function tell(c, frame) {
  for (const each of sockets) if (each.conversation === c.id) each.ws.send(JSON.stringify(frame));
}

function connect(ws) {
  const mine = { ws, conversation: null, person: null };
  sockets.add(mine);
  ws.on('close', () => sockets.delete(mine));
  ws.on('message', (data) => {
    const frame = JSON.parse(data);
    const c = conversations.get(mine.conversation);
    if (frame.type === 'auth') mine.person = tokens.get(frame.token);
    if (!mine.person) return ws.send(JSON.stringify({ type: 'error', code: 'not-signed-in' }));
    if (frame.type === 'hello') {
      const found = conversations.get(frame.conversation);
      if (!found) return;
      mine.conversation = found.id;
      ws.send(JSON.stringify({ type: 'state', ...state(found) }));
      found.messages.slice(frame.after).forEach((message) => ws.send(JSON.stringify({ type: 'message', ...message })));
    }
    if (frame.type === 'send') {
      const kept = post(c, mine.person, frame.clientId, frame.text);
      ws.send(JSON.stringify({ type: 'ack', clientId: frame.clientId, seq: kept.seq }));
    }
  });
}
