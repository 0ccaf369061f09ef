// odd.mjs - pages of what is rare but right: paths of different roots, dates
// without a beginning, saved findings that were edited.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checked, close, folder, kanwu, open, test } from './harness.mjs';

for (const name of ['odd.txt', 'other.txt'])
  writeFileSync(join(folder, name), '发布日期：2017-05-16\n\n我市从20163月起试点。\n');

await test('absolute and relative paths have no folder in common', async () => {
  const { file, findings } = checked('roots', [join(folder, 'odd.txt'), 'other.txt'], { cwd: folder });
  const page = await open(file);
  assert.ok(new Set(findings.map((f) => f.article.path)).size === 2);
  assert.equal(await page.evaluate(() => kanwu.report.prefix), '');
  assert.deepEqual(await page.evaluate(() => [['/a/b', 'c'], ['c', '/a/b'], ['/a/b', '/c'], ['//a', '/b'], ['a/b/c', 'a/b/d'], ['a/b/c', 'a/d'], ['/']]
    .map(commonFolder)), ['', '', '/', '/', 'a/b/', 'a/', '/']);
  assert.deepEqual(page.trouble, []);
  await close(page);
});

const place = { start: 0, end: 9, line: 1, column: 1, end_line: 1, end_column: 4, before: '', after: '', text: '一二三' };
const saved = (more, i = 0) => ({ schema: 1, rule: 'somebody/else', severity: 'error', message: 'told',
  article: { path: 'a.txt', record: 0, id: null, title: null, date: null }, span: place, replacement: null, occurrences: [], related: [], args: {},
  fix_safety: null, fingerprint: i.toString(16).padStart(32, '0'), ...more });

/* The page of saved FINDINGS; some may be refused. */
function reported(name, findings) {
  const file = join(folder, `${name}.html`);
  kanwu(['report', '--report', `html=${file}`, '--format', 'concise', '-'],
        { input: findings.map((finding) => JSON.stringify(finding)).join('\n'), most: 2 });
  return file;
}

await test('a fingerprint that is none moves no other', async () => {
  const page = await open(reported('fingerprints', [saved({}, 1), saved({ fingerprint: 'f' }), saved({ fingerprint: '0'.repeat(40) }), saved({}, 2)]));
  assert.deepEqual(await page.evaluate(() => [0, 1].map((i) => kanwu.report.fingerprint(i))), [1, 2].map((i) => saved({}, i).fingerprint));
  assert.equal(await page.evaluate(() => kanwu.report.size), 2);
  await close(page);
});

await test('what is allowed is exported without what is empty', async () => {
  const page = await open(reported('allowed', [saved({}, 1), saved({ rule: '' }, 2), saved({ article: { ...saved({}).article, path: '' } }, 3)]));
  await page.evaluate(() => kanwu.triage.apply(Array.from(kanwu.filter.rows), { reason: 'x', owner: '', expires: '' }));
  assert.deepEqual(JSON.parse(await page.evaluate(() => kanwu.triage.file())).allow,
                   [{ fingerprint: saved({}, 1).fingerprint, rule: 'somebody/else', path: 'a.txt', reason: 'x' }]);
  await close(page);
});

await test('a date without a beginning is no day of publication', async () => {
  const dated = (date) => ({ path: `${date}.txt`.replace('/', '-'), record: 0, id: null, title: null, date });
  const related = { article: dated('2017-03-01'), span: place, label: null };
  const args = { period: '2017-01-01/2017-12-31', other_period: '2018-01-01/..' };
  const page = await open(reported('dates', [saved({ article: dated('../2018-01-01'), related: [related], args }, 1)]), { hash: 'lang=en' });
  await page.evaluate(() => kanwu.list.select(0));
  const words = await page.textContent('.part-timeline svg');
  assert.ok(words.includes('2017-03-01') && !words.includes('1970'), words);
  await close(page);
});
