// page.mjs - the page of the fixtures: what it shows, its keys, its triage,
// its address, its languages and layouts.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessible, checked, close, fixtures, folder, kanwu, open, test } from './harness.mjs';

const { file, findings } = checked('fixtures', ['.'], { cwd: fixtures });
const first = (rule) => findings.find((finding) => finding.rule === rule);
const at = (rule, more = '') => `at=${first(rule).fingerprint}${more}`;
const shown = async (page) => Number((await page.textContent('.shown')).match(/\d+/)[0]);
const heading = (page) => page.textContent('.detail h2');
const quiet = (page) => assert.deepEqual(page.trouble, []);

/* Runs BODY on a page that may complain of nothing. */
async function on(options, body) {
  const page = await open(file, options);
  try {
    await body(page);
    quiet(page);
  } finally {
    await close(page);
  }
}

await test('the verdict says how many errors and warnings there are', () => on({}, async (page) => {
  const count = (severity) => findings.filter((finding) => finding.severity === severity).length;
  const sentence = await page.textContent('.sentence');
  assert.ok(sentence.includes(`${count('error')} 处错误`) && sentence.includes(`${count('warning')} 处警告`), sentence);
  assert.equal(await shown(page), findings.length);
}));

await test('without JavaScript the counts are readable', async () => {
  const page = await open(file, { wait: false, javaScriptEnabled: false });
  const text = await page.textContent('body');
  assert.ok(text.includes('date/missing-unit') && text.includes('Discrepancy report') && text.includes('JavaScript'));
  await close(page);
});

await test('where nothing can be decompressed the page says so', async () => {
  const page = await open('/dev/null', { wait: false });
  await page.addInitScript(() => { delete window.DecompressionStream; });
  await page.goto(`file://${file}`);
  assert.ok((await page.textContent('#static')).includes('浏览器太旧'));
  assert.ok((await page.textContent('#static')).includes('date/missing-unit'));
  await close(page);
});

for (const lang of ['en', 'zh'])
  await test(`every message is the one that kanwu prints, --lang ${lang}`, () => on({ hash: `lang=${lang}` }, async (page) => {
    const messages = await page.evaluate(() => Array.from({ length: kanwu.report.size }, (_, i) => messageOf(kanwu.report, kanwu.report.finding(i))));
    const lines = kanwu(['check', '--lang', lang, '--format', 'jsonl', '.'], { cwd: fixtures }).toString().split('\n').slice(0, -1);
    assert.deepEqual(messages, lines.map((line) => JSON.parse(line).message));
  }));

await test('every finding is what kanwu prints of it', () => on({ hash: 'lang=en' }, async (page) => {
  const told = await page.evaluate(() => Array.from({ length: kanwu.report.size }, (_, i) => {
    const f = kanwu.report.finding(i);
    return { rule: f.rule.name, fingerprint: f.fingerprint, path: f.article.path, text: f.places[0].text, line: f.places[0].line,
             places: f.total, args: Object.fromEntries(f.args), related: f.related.map((r) => [r.article.path, r.place.text, r.label]) };
  }));
  assert.deepEqual(told, findings.map((f) => ({
    rule: f.rule, fingerprint: f.fingerprint, path: f.article.path, text: (f.occurrences[0] ?? f).span.text, line: (f.occurrences[0] ?? f).span.line,
    places: Math.max(1, f.occurrences.length), args: f.args, related: f.related.map((r) => [r.article.path, r.span.text, r.label]) })));
}));

await test('evidence stands side by side, with what differs marked', () => on({ hash: at('figure/digit-slip') }, async (page) => {
  assert.equal(await page.locator('.card').count(), 2);
  const [left, right] = await page.locator('.card').evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().toJSON()));
  assert.ok(left.right <= right.left && Math.abs(left.top - right.top) < 1);
  for (const side of ['own', 'other']) {
    const marked = (await page.locator(`.card.${side} u.differs`).allTextContents()).join('');
    assert.match(marked, /^[68]+$/, 'two digits are swapped, and nothing else is marked');
  }
  const style = await page.locator('.card u.differs').first().evaluate((u) => [getComputedStyle(u).textDecorationLine, getComputedStyle(u).fontWeight]);
  assert.deepEqual(style, ['underline', '800']);
  assert.ok((await page.textContent('.claims')).includes('≠'));
  assert.equal(await page.locator('.part-timeline svg .bar').count(), 2);
}));

await test('garble is taken apart, byte below byte', () => on({ hash: at('encoding/lost-byte') }, async (page) => {
  const rows = await page.locator('table.bytes tr').evaluateAll((list) => list.map((row) => [...row.cells].reduce((n, cell) => n + cell.colSpan, 0)));
  assert.ok(rows.length === 4 && rows.every((n) => n === rows[0]), String(rows));
  const { before, after } = first('encoding/lost-byte').args;
  const bytes = async (row) => (await page.locator(`table.bytes tr:nth-child(${row}) .byte`).allTextContents()).join(' ');
  assert.deepEqual([await bytes(2), await bytes(3)], [before, after]);
}));

await test('a repeated passage is drawn on its article', () => on({ hash: at('duplicate/passage') }, async (page) => {
  const [a, b] = await page.locator('.part-passages .bar').evaluateAll((bars) => bars.map((bar) => [Number(bar.getAttribute('x')), Number(bar.getAttribute('width'))]));
  assert.ok(b[0] + b[1] <= a[0], 'the copy stands behind the original');
}));

await test('a repair is a difference', () => on({ hash: at('date/missing-unit') }, async (page) => {
  assert.equal(await page.locator('ins.differs').count() > 0, true);
  const repaired = await page.textContent('.card.repaired .quote');
  assert.ok(repaired.includes(first('date/missing-unit').replacement), repaired);
}));

await test('every finding can be opened', () => on({}, async (page) => {
  for (let i = 0; i < findings.length; i++) {
    await page.keyboard.press('j');
    assert.ok((await heading(page)).length > 0);
  }
}));

await test('keys move, search, help and leave', () => on({}, async (page) => {
  await page.keyboard.press('j');
  const one = await heading(page);
  await page.keyboard.press('j');
  assert.notEqual(await heading(page), one);
  await page.keyboard.press('k');
  assert.equal(await heading(page), one);
  await page.focus('#list');
  await page.keyboard.press('ArrowDown');
  assert.notEqual(await heading(page), one);
  await page.keyboard.press('Home');
  assert.equal(await heading(page), one);
  assert.equal(await page.getAttribute('#list', 'aria-activedescendant'), 'row-0');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'detail');
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'list');
  await page.keyboard.press('?');
  assert.equal(await page.locator('dialog[open] kbd').count() > 5, true);
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'search');
}));

await test('what is allowed leaves the open ones, and the next takes its place', () => on({ hash: 'state=open&sort=place' }, async (page) => {
  for (let i = 0; i < 3; i++)
    await page.keyboard.press('j');
  await page.keyboard.press('a');
  await page.fill('dialog [name=reason]', 'x');
  await page.keyboard.press('Enter');
  assert.equal(await shown(page), findings.length - 1);
  await page.keyboard.press('j');
  assert.equal(await page.evaluate(() => kanwu.report.fingerprint(kanwu.selected)), findings[3].fingerprint);
}));

await test('place and fingerprint can be copied, the rule explains itself', () => on({ hash: at('date/weekday') }, async (page) => {
  await page.evaluate(() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; });
  await page.locator('.card .copy').click();
  const { article, span, fingerprint } = first('date/weekday');
  assert.equal(await page.evaluate(() => window.copied), `${article.path}:${span.line}:${span.column}`);
  await page.locator('.detail-head .copy').click();
  assert.equal(await page.evaluate(() => window.copied), fingerprint);
  assert.equal(await page.textContent('#announcement'), '已复制');
  assert.equal(await page.isVisible('.why p'), false);
  await page.click('.rule-link');
  assert.ok((await page.textContent('.why p')).length > 50 && await page.isVisible('.why p'));
}));

await test('search finds words of texts, rules, paths and values, in any case', () => on({}, async (page) => {
  const expect = async (query, test) => {
    await page.fill('#search', query);
    await page.waitForFunction((q) => kanwu.filter.query === q, query);
    assert.equal(await shown(page), findings.filter(test).length, query);
  };
  const says = (word) => (f) => JSON.stringify([f.rule, f.article, f.span, f.occurrences, f.related, f.args, f.replacement]).includes(word);
  await expect('光山', says('光山'));
  await expect('MISSING-unit', (f) => f.rule === 'date/missing-unit');
  await expect('missing-unit news.jsonl', (f) => f.rule === 'date/missing-unit' && f.article.path === 'news.jsonl');
  await expect(findings[5].fingerprint, (f) => f === findings[5]);
  await expect('nothing of the kind', () => false);
  assert.ok((await page.textContent('#list')).includes('没有符合'));
  await page.click('#clear');
  assert.equal(await shown(page), findings.length);
}));

await test('filters combine, and count what they would show', () => on({}, async (page) => {
  const errors = findings.filter((f) => f.severity === 'error');
  await page.check('#facet-severity-2');
  assert.equal(await shown(page), errors.length);
  assert.equal(await page.locator('label[for=facet-severity-1] .count').textContent(), String(findings.filter((f) => f.severity === 'warning').length));
  await page.check('#facet-repair-2');
  assert.equal(await shown(page), errors.filter((f) => f.fix_safety === 'safe').length);
  await page.uncheck('#facet-severity-2');
  assert.equal(await shown(page), findings.filter((f) => f.fix_safety === 'safe').length);
}));

await test('the order can be chosen', () => on({}, async (page) => {
  await page.selectOption('#sort', 'place');
  await page.keyboard.press('Home');
  const order = await page.evaluate(() => Array.from(kanwu.filter.rows, (i) => kanwu.report.fingerprint(i)));
  assert.deepEqual(order, findings.map((f) => f.fingerprint));
  await page.selectOption('#sort', 'rule');
  const rules = await page.evaluate(() => Array.from(kanwu.filter.rows, (i) => kanwu.report.finding(i).rule.name));
  assert.deepEqual(rules, [...rules].sort());
}));

async function exported(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#export')]);
  assert.equal(download.suggestedFilename(), 'kanwu-allow.json');
  return readFileSync(await download.path(), 'utf8');
}

await test('what is allowed is kept, exported, undone', () => on({ hash: at('figure/period-conflict') }, async (page) => {
  const finding = first('figure/period-conflict');
  await page.keyboard.press('a');
  await page.fill('dialog [name=reason]', '口径 "不同"</script>');
  await page.fill('dialog [name=owner]', '编辑部');
  await page.fill('dialog [name=expires]', '2027-12-31');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.triage-line');
  const text = await exported(page);
  assert.deepEqual(JSON.parse(text), { schema: 1, allow: [{ fingerprint: finding.fingerprint, rule: finding.rule, path: finding.article.path,
    reason: '口径 "不同"</script>', owner: '编辑部', expires: '2027-12-31' }] });
  assert.equal(text.split('\n').length, 4, 'one allowance a line');
  await page.reload();
  await page.waitForSelector('.triage-line');
  assert.equal(await exported(page), text);
  await page.locator('.triage-line button').click();
  assert.equal(await page.locator('.triage-line').count(), 0);
  assert.ok(await page.isDisabled('#export'));
  await page.keyboard.press('u');
  assert.equal(await page.locator('.triage-line').count(), 1);
  await page.keyboard.press('u');
}));

await test('all that is shown is allowed after a confirmation with its number', () => on({ hash: 'rule=date%2Fmissing-unit' }, async (page) => {
  const of = findings.filter((f) => f.rule === 'date/missing-unit');
  await page.click('#allow-all');
  await page.fill('dialog [name=reason]', '旧文');
  await page.click('dialog [type=submit]');
  assert.ok((await page.textContent('.confirmation')).includes(String(of.length)));
  await page.click('dialog [type=submit]');
  const { allow } = JSON.parse(await exported(page));
  assert.deepEqual(allow.map((a) => a.fingerprint).sort(), of.map((f) => f.fingerprint).sort());
  assert.deepEqual(allow.map((a) => a.path), allow.map((a) => a.path).sort());
  await page.check('#facet-state-0');
  assert.equal(await shown(page), 0);
  await page.click('#undo');
  assert.equal(await shown(page), of.length);
  assert.ok(await page.isDisabled('#undo') && await page.isDisabled('#export'));
}));

await test('kanwu takes what was exported, and writes it the same', () => on({}, async (page) => {
  await page.click('#allow-all');
  await page.fill('dialog [name=reason]', '已核对“原件”');
  await page.fill('dialog [name=owner]', '甲');
  await page.click('dialog [type=submit]');
  await page.click('dialog [type=submit]');
  const text = await exported(page), allow = join(folder, 'kanwu-allow.json');
  writeFileSync(allow, text);
  assert.equal(kanwu(['check', '--no-config', '--allow', allow, '--format', 'jsonl', '.'], { cwd: fixtures }).toString(), '');
  const rest = JSON.parse(text).allow.at(-1);
  kanwu(['allow', rest.fingerprint, '--rule', rest.rule, '--path', rest.path, '--reason', rest.reason, '--owner', rest.owner, '--file', allow]);
  const again = readFileSync(allow, 'utf8').split('\n');
  assert.deepEqual(text.split('\n').slice(0, -3), again.slice(0, text.split('\n').length - 3));
}));

await test('what was left out and what came back is told', async () => {
  const allow = join(folder, 'lapsed.json'), baseline = join(folder, 'baseline.json');
  writeFileSync(allow, '{"schema": 1, "allow": [{"rule": "date", "reason": "旧<b>", "owner": "乙", "expires": "2020-01-31"}, {"rule": "text", "reason": "x"}]}');
  writeFileSync(baseline, `{"schema": 1, "findings": [{"fingerprint": "${first('figure/growth').fingerprint}", "rule": "figure/growth", "path": "x"}]}`);
  const { file: gated } = checked('gated', ['--no-config', '--allow', allow, '--baseline', baseline, '.'], { cwd: fixtures });
  const page = await open(gated), facts = await page.textContent('.verdict');
  const texts = findings.filter((f) => f.rule.startsWith('text/')).length, dates = findings.filter((f) => f.rule.startsWith('date/')).length;
  assert.ok(facts.includes(`未列出：1 处在基线中、${texts} 处已放行`), facts);
  assert.ok(facts.includes(`${dates} 处的放行已经到期`) && facts.includes('旧<b>') && facts.includes('2020-01-31'), facts);
  quiet(page);
  await close(page);
});

await test('where nothing can be stored the page says so', async () => {
  const page = await open('/dev/null', { wait: false });
  await page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } }));
  await page.goto(`file://${file}`);
  await page.waitForSelector('[data-ready]');
  assert.ok((await page.textContent('.notice')).includes('关闭前请导出放行清单'));
  await close(page);
});

await test('the address brings back filters, search, order, choice and language', () => on({}, async (page) => {
  await page.fill('#search', '年');
  await page.check('#facet-severity-2');
  await page.selectOption('#sort', 'rule');
  await page.waitForFunction(() => kanwu.filter.query === '年');
  await page.keyboard.press('Escape');
  await page.click('.row');
  await page.click('#language');
  const before = [await heading(page), await shown(page)];
  await page.waitForFunction(() => location.hash.includes('lang=en') && location.hash.includes('at='));
  await page.reload();
  await page.waitForSelector('.detail h2');
  assert.deepEqual([await heading(page), await shown(page)], before);
  assert.equal(await page.inputValue('#search'), '年');
  assert.equal(await page.inputValue('#sort'), 'rule');
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
  assert.ok(await page.isChecked('#facet-severity-2'));
}));

await test('the language is the reader\'s, and can be switched', async () => {
  await on({ locale: 'en-GB' }, async (page) => {
    assert.ok((await page.textContent('.sentence')).includes('errors'));
    await page.click('#language');
    assert.ok((await page.textContent('.sentence')).includes('处错误'));
    assert.equal(await page.getAttribute('html', 'lang'), 'zh-CN');
    assert.ok((await page.textContent('.row-head')).match(/\p{Script=Han}/u), 'messages are translated, too');
    const words = await page.evaluate(() => Object.entries(WORDS).filter(([, w]) => !w.zh || !w.en).map(([key]) => key));
    assert.deepEqual(words, []);
  });
});

await test('dark is dark, by the system and by choice', async () => {
  const light = (page) => page.evaluate(() => Number(getComputedStyle(document.documentElement).backgroundColor.match(/\d+/)[0]));
  await on({ colorScheme: 'dark' }, async (page) => {
    assert.ok((await light(page)) < 60);
    await page.selectOption('#theme', 'light');
    assert.ok((await light(page)) > 200);
  });
  await on({ colorScheme: 'light', hash: 'theme=dark' }, async (page) => assert.ok((await light(page)) < 60));
});

const kinds = ['figure/period-conflict', 'encoding/wrong-charset', 'encoding/pinyin-residue', 'duplicate/passage', 'date/missing-unit'];
for (const width of [360, 768, 1000, 1400])
  await test(`nothing is wider than a window of ${width}`, () => on({ viewport: { width, height: 800 } }, async (page) => {
    for (const rule of kinds) {
      await page.evaluate((hash) => { location.hash = hash; }, at(rule));
      await page.waitForFunction((fingerprint) => kanwu.report.fingerprint(kanwu.selected) === fingerprint, first(rule).fingerprint);
      const wide = await page.evaluate(() => [document.documentElement.scrollWidth - innerWidth, document.getElementById('detail').scrollWidth - document.getElementById('detail').clientWidth]);
      assert.ok(wide.every((w) => w <= 0), `${rule}: ${wide}`);
    }
  }));

await test('paper has the findings shown, side by side', () => on({ hash: 'rule=figure%2Fcross-conflict&theme=dark' }, async (page) => {
  const n = findings.filter((f) => f.rule === 'figure/cross-conflict').length;
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.printed').count(), n);
  const [left, right] = await page.locator('.printed').first().locator('.card').evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().toJSON()));
  assert.ok(left.right <= right.left && left.top === right.top);
  assert.equal(await page.isVisible('.toolbar'), false);
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), 'rgb(255, 255, 255)');
  assert.ok((await page.pdf()).length > 10000);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
}));

for (const colorScheme of ['light', 'dark'])
  await test(`axe-core finds nothing serious, ${colorScheme}`, async () => {
    for (const rule of ['', ...kinds])
      await on({ colorScheme, hash: rule === '' ? '' : at(rule) }, (page) => accessible(page, rule || 'list'));
    await on({ colorScheme, viewport: { width: 360, height: 800 }, hash: at(kinds[0]) }, (page) => accessible(page, 'narrow'));
    await on({ colorScheme, hash: at(kinds[0]) }, async (page) => {
      await page.keyboard.press('a');
      await accessible(page, 'the dialog');
    });
  });
