// hostile.mjs - articles and saved findings that want to be run: none is, and
// what acts or hides is seen.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checked, close, folder, kanwu, open, test } from './harness.mjs';

const payloads = [
  '<script>window.__hit=1</script>', '</script><script>window.__hit=1</script>', '<img src=x onerror="window.__hit=1">',
  '<svg onload=window.__hit=1>', '"><svg/onload=window.__hit=1>', '\'-window.__hit=1-\'', '`${window.__hit=1}`',
  '{{constructor.constructor("window.__hit=1")()}}', 'javascript:window.__hit=1', '<a href="javascript:window.__hit=1">点</a>',
  '<iframe srcdoc="<script>parent.__hit=1</script>"></iframe>', '<meta http-equiv=refresh content="0;url=http://127.0.0.1:9/">',
  '<link rel=stylesheet href=http://127.0.0.1:9/x.css>', '<style>@import url(http://127.0.0.1:9/x)</style>',
  '<base href="http://127.0.0.1:9/">', '<form action=http://127.0.0.1:9/><input autofocus onfocus=window.__hit=1>', ']]><script>window.__hit=1</script>',
  '<!--<script>', '--><script>window.__hit=1</script>', '\u202e\u2066倒\u2069', '\u200b\u200d\ufeff\u00ad', '\u0001\u0007\u001b[31m\u009b',
  '\u0301'.repeat(300), '\u{e0041}\u{e007f}', '&lt;script&gt;window.__hit=1&lt;/script&gt;', '__proto__', 'constructor', '\\u003cscript\\u003e',
  'x'.repeat(5000), '\ud83d', 'שלום עולם', '%3Cscript%3E',
];

const articles = join(folder, 'articles');
mkdirSync(articles);
payloads.forEach((payload, i) => {
  const name = payload.replace(/[\/\0\ud83d]/g, '_').slice(0, 40);
  const text = `${payload}\n发布日期：2017-05-16\n\n我市从20163月${payload}起试点。${payload}2017年2月30日${payload}，共100人，其中120人。\n`;
  writeFileSync(join(articles, `${i}${name}.txt`), text);
});
writeFileSync(Buffer.concat([Buffer.from(`${articles}/`), Buffer.from([0x62, 0xff, 0xfe, 0x2e, 0x74, 0x78, 0x74])]), '我市从20163月起试点。\n');
writeFileSync(join(articles, 'all.jsonl'), payloads.map((p) => JSON.stringify({ id: p, title: p, date: p, url: p, text: `我市从20163月${p}起试点。` })).join('\n'));

/* Findings as somebody else may have saved them. */
const saved = payloads.map((p, i) => JSON.stringify({
  schema: 1, rule: `date/missing-unit`, severity: 'error', message: p,
  article: { path: p, record: i, id: p, title: p, date: p },
  span: { start: 0, end: 9, line: 1, column: 1, end_line: 1, end_column: 5, before: p, after: p, text: p },
  replacement: p, occurrences: [], fix_safety: 'safe', fingerprint: i.toString(16).padStart(32, '0'),
  related: [{ article: { path: p, record: 0, id: p, title: p, date: p }, span: { start: 0, end: 9, line: 1, column: 1, end_line: 1, end_column: 5, before: p, after: p, text: p }, label: p }],
  args: { period: p, other_period: p, [p]: p, before: p, after: p, published: p } })).join('\n');

/* Looks at all of PAGE: every finding, every word, paper, both languages. */
async function explore(page) {
  const size = await page.evaluate(() => kanwu.report.size);
  assert.ok(size > 0);
  for (let i = 0; i < size; i++)
    await page.evaluate((at) => kanwu.list.select(at), i);
  await page.evaluate(() => { for (const details of document.querySelectorAll('details')) details.open = true; });
  await page.evaluate(() => preparePrint(kanwu.report, kanwu.filter));
  const text = await page.evaluate(() => document.body.innerText + document.getElementById('print').textContent +
    kanwu.report.names.map(visibleString).join(' '));
  assert.doesNotMatch(text, /[\u0001-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/, 'what acts or hides is shown');
  assert.equal(await page.evaluate(() => [...document.querySelectorAll('script')].length), 1);
  assert.equal(await page.evaluate(() => document.querySelectorAll('img, iframe, form, base, link:not([rel=icon]), object, embed').length), 0);
  await page.evaluate(() => kanwu.switchLanguage());
  await page.evaluate(() => kanwu.triage.apply(Array.from(kanwu.filter.rows), { reason: '<script>window.__hit=1</script>' }));
  assert.equal(JSON.parse(await page.evaluate(() => kanwu.triage.file())).allow.length, size);
  assert.equal(await page.evaluate(() => window.__hit), undefined);
  assert.deepEqual(page.trouble, []);
  return text;
}

await test(`${payloads.length} hostile articles inject nothing`, async () => {
  const { file, findings } = checked('hostile', [articles], { most: 2 });
  assert.ok(findings.length > payloads.length);
  const page = await open(file);
  const text = await explore(page);
  for (const escape of ['‹U+202E›', '‹U+200B›', 'b\\xFF\\xFE.txt'])
    assert.ok(text.includes(escape), `${escape} is seen`);
  await close(page);
});

await test('hostile saved findings inject nothing', async () => {
  const file = join(folder, 'saved.html');
  kanwu(['report', '--report', `html=${file}`, '--format', 'concise', '-'], { input: saved, most: 2 });
  const page = await open(file);
  await explore(page);
  await close(page);
});

await test('hostile addresses inject nothing', async () => {
  const page = await open(join(folder, 'saved.html'), { hash: 'q=%3Cscript%3Ewindow.__hit=1%3C/script%3E&sort=__proto__&rule=constructor&at=%3Cb%3E&lang=__proto__&theme=x%22y' });
  assert.equal(await page.evaluate(() => window.__hit), undefined);
  assert.deepEqual(page.trouble, []);
  await close(page);
});
