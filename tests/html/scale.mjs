// scale.mjs - 100,000 findings: how large the page is, how soon the list is
// there, how long a filter takes. What is asserted is generous, for busy machines.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { close, folder, kanwu, note, open, test } from './harness.mjs';

const COUNT = 100000, MOST_BYTES = 15e6, MOST_SHOWN = 10000, MOST_FILTER = 600; /* milliseconds */
const lines = join(folder, 'many.jsonl'), file = join(folder, 'many.html');
writeFileSync(lines, execFileSync(process.execPath, [fileURLToPath(new URL('findings.mjs', import.meta.url)), String(COUNT)], { maxBuffer: 1 << 30 }));
kanwu(['report', '--format', 'concise', '--report', `html=${file}`, lines]);

await test(`a page of ${COUNT} findings is small enough`, () => {
  const { size } = statSync(file);
  note(`${COUNT} findings: ${(size / 1e6).toFixed(2)} MB`);
  assert.ok(size <= MOST_BYTES, String(size));
});

await test('its list is there soon, and filters at once', async () => {
  const page = await open(file, { wait: false });
  await page.waitForSelector('.row', { timeout: 60000 });
  const shown = Math.round(await page.evaluate(() => performance.now())); /* since it was asked for */
  note(`shown after ${shown} ms`);
  assert.ok(shown <= MOST_SHOWN, String(shown));
  const timed = (body, argument) => page.evaluate(`(${(async (work, value) => {
    const start = performance.now();
    work(value);
    document.body.getBoundingClientRect();
    return performance.now() - start;
  }).toString()})(${body}, ${JSON.stringify(argument)})`);
  const times = {};
  for (const query of ['建设', '经济发展', 'part-01', 'cross-conflict', '3月 2016'])
    times[query] = await timed('(query) => { kanwu.filter.setQuery(query); kanwu.refilter(); }', query);
  times.clear = await timed('() => kanwu.clear()', null);
  times.severity = await timed('() => kanwu.panel.toggle("severity", 2)', null);
  times.rule = await timed('() => kanwu.panel.toggle("rule", 0)', null);
  note(`filters took ${Object.entries(times).map(([name, ms]) => `${name} ${ms.toFixed(0)} ms`).join(', ')}`);
  assert.ok(Math.max(...Object.values(times)) <= MOST_FILTER);
  assert.ok((await page.locator('.row').count()) < 60, 'only what is in view is made');
  await page.keyboard.press('Escape');
  await page.keyboard.press('End');
  assert.ok((await page.textContent('.detail h2')).length > 0);
  assert.deepEqual(page.trouble, []);
  await close(page);
});
