import assert from 'node:assert/strict';
import { test } from 'node:test';

import { lines, regionalWords } from '../dictionary.mjs';

const entry = (simplified, ...english) => ({ traditional: simplified, simplified, pinyin: '', english });
const text = (...entries) => Buffer.concat(lines(entries)).toString();

test('each word is found in both directions, the likeliest first', () => {
  assert.equal(
    text(entry('口令', 'command', 'password'), entry('密码', 'password; PIN')),
    'command\t口令\npassword\t密码;口令\npin\t密码\n口令\tcommand;password\n密码\tpassword;PIN\n',
  );
});

test('what a definition says about the word is left out', () => {
  assert.equal(text(entry('登录', 'to log in (computing)', 'CL:個|个[ge4]', 'variant of 登錄|登录[deng1 lu4]')), 'log in\t登录\n登录\tlog in\n');
});

test('single characters, sentences and words of other times are left out', () => {
  assert.equal(text(entry('卡', 'card'), entry('尚书', '(old) minister'), entry('好的', 'yes, that is what we shall do then')), '');
});

test('of what a word is called elsewhere the people are left out and the desk has the last word', () => {
  const words = regionalWords('丹尼·波爾 丹尼·博伊爾|伺服器 服務器|憑證 憑據');
  assert.match(words, /^伺服器\t服務器\n憑證\t证书\n/);
  assert.doesNotMatch(words, /·/);
});
