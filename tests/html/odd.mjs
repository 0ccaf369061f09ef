// odd.mjs - pages of what is rare but right: paths of different roots, dates
// without a beginning, saved findings that were edited.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checked, close, folder, open, test } from './harness.mjs';

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
