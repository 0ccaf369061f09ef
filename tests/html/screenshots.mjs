// screenshots.mjs - pictures of the fixtures' report, for looking at it and for
// the README
//
// usage: node screenshots.mjs FOLDER [LANGUAGE]   (environment as for all.mjs)
import { join } from 'node:path';
import { checked, close, fixtures, open, stop } from './harness.mjs';

const [folder = '.', language = 'zh'] = process.argv.slice(2);
const { file, findings } = checked('fixtures', ['.'], { cwd: fixtures });
const pictures = [
  ['light', 'figure/period-conflict', {}], ['dark', 'encoding/lost-byte', { colorScheme: 'dark' }],
  ['figures', 'figure/scale-slip', {}], ['charset', 'encoding/wrong-charset', {}], ['passage', 'duplicate/passage', {}],
  ['residue', 'encoding/pinyin-residue', {}], ['date', 'date/missing-unit', {}],
  ['middle', 'figure/cross-conflict', { viewport: { width: 1000, height: 800 } }],
  ['narrow', 'figure/cross-conflict', { viewport: { width: 360, height: 780 } }],
];
for (const [name, rule, options] of pictures) {
  const { fingerprint } = findings.find((finding) => finding.rule === rule);
  const page = await open(file, { viewport: { width: 1440, height: 900 }, hash: `at=${fingerprint}&lang=${language}`, ...options });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: name === 'narrow' });
  await close(page);
}
const page = await open(file, { hash: `lang=${language}` });
await page.pdf({ path: join(folder, 'print.pdf'), format: 'A4' });
await stop();
