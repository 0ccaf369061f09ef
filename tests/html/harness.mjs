// harness.mjs - what the browser tests share: kanwu, Chromium, TAP. Every page
// that is opened is watched: what it asks for, says and complains of.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { KANWU, FIXTURES, HTML_MODULES, CHROMIUM } = process.env;
const require = createRequire(join(HTML_MODULES, 'kanwu.js'));
const { chromium } = require('playwright-core');
export const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
export const folder = mkdtempSync(join(tmpdir(), 'kanwu-html-'));
export const fixtures = FIXTURES;

/* Status 2 is for inputs that cannot all be read. */
export function kanwu(args, { most = 1, ...options } = {}) {
  const run = spawnSync(KANWU, args, { maxBuffer: 1 << 30, ...options });
  if (run.status === null || run.status > most)
    throw new Error(`kanwu ${args.join(' ')}: ${run.status} ${run.stderr}`);
  return run.stdout;
}

/* The page of what `kanwu check` finds in PATHS; the same findings as objects. */
export function checked(name, paths, options = {}) {
  const file = join(folder, `${name}.html`);
  const lines = kanwu(['check', '--lang', 'en', '--format', 'jsonl', '--report', `html=${file}`, ...paths], options).toString();
  return { file, findings: lines.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line)) };
}

let browser;
const started = async () => (browser ??= await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] }));

/* Opens FILE#HASH; `page.trouble` fills with whatever it should not do. */
export async function open(file, { hash = '', wait = true, ...options } = {}) {
  const context = await (await started()).newContext({ viewport: { width: 1400, height: 900 }, locale: 'zh-CN', ...options });
  const page = await context.newPage(), url = `file://${file}`;
  page.trouble = [];
  page.on('console', (message) => page.trouble.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => page.trouble.push(`error: ${error.stack}`));
  page.on('dialog', (dialog) => { page.trouble.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', (request) => {
    const own = request.url().split('#')[0] === encodeURI(url); /* what is exported is a blob: of its own, asked of nobody */
    if (!own && !/^(blob:|data:image\/svg\+xml,)/.test(request.url()))
      page.trouble.push(`request: ${request.url().slice(0, 200)}`);
  });
  await page.goto(`${encodeURI(url)}${hash === '' ? '' : `#${hash}`}`, { waitUntil: wait ? 'load' : 'commit' });
  if (wait)
    await page.waitForSelector('[data-ready]');
  return page;
}

export async function close(page) {
  await page.context().close();
}

let number = 0, failures = 0;

export async function test(name, body) {
  number++;
  try {
    await body();
    console.log(`ok ${number} - ${name}`);
  } catch (error) {
    failures++;
    console.log(`not ok ${number} - ${name}`);
    console.log(String(error.stack ?? error).split('\n').slice(0, 12).map((line) => `# ${line}`).join('\n'));
  }
}

export function note(words) {
  console.log(`# ${words}`);
}

export async function stop() {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
}

export async function finish() {
  console.log(`1..${number}`);
  process.exitCode = failures > 0 ? 1 : 0;
  await stop();
}

/* No violation that axe-core calls serious or critical. */
export async function accessible(page, name) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  const bad = found.violations.filter(({ impact }) => ['serious', 'critical'].includes(impact));
  if (bad.length > 0)
    throw new Error(`${name}: ${bad.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target} ${n.failureSummary}`).slice(0, 3).join(' | ')}`).join('\n')}`);
}
