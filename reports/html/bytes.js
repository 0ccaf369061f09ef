/* bytes.js - garbled text taken apart: the characters with their code points,
 * the bytes that they were made of, the bytes as they were, and the text that
 * those make, aligned. */

const CELLS_MOST = 48;

function hexOf(text) {
  const bytes = (text ?? '').trim().split(/[\s,]+/).filter((b) => b !== '');
  const whole = bytes.at(-1) !== '…';
  return { bytes: whole ? bytes : bytes.slice(0, -1), whole };
}

/* How many bytes the character that begins with LEAD takes: in GBK and Big5,
 * in UTF-8, in a charset of one byte. */
const WIDTHS = [(lead) => (lead > 0x80 ? 2 : 1), (lead) => (lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4), () => 1];

function groupsBy(width, bytes) {
  const counts = [];
  for (let at = 0; at < bytes.length; at += counts.at(-1))
    counts.push(Math.min(width(parseInt(bytes[at], 16)), bytes.length - at));
  return counts;
}

function widthIn(charset) {
  return charset === undefined || /GB|BIG5|EUC|JIS|949/i.test(charset) ? WIDTHS[0] : /UTF-?8/i.test(charset) ? WIDTHS[1] : WIDTHS[2];
}

/* Bytes a character in CHARSET or, where that is not told, in the first that
 * makes as many characters of them; null when none does. */
function bytesPerCharacter(characters, { bytes, whole }, charset) {
  if (charset !== undefined || !whole)
    return groupsBy(widthIn(charset), bytes);
  return WIDTHS.map((width) => groupsBy(width, bytes)).find((counts) => counts.length === characters.length) ?? null;
}

/* Bytes in cells, in groups of a character's; those that differ are marked. */
function byteCells(bytes, counts, differ) {
  const cells = [];
  const group = (list, at) => el('span', { class: 'cell' },
    list.map((byte, k) => el('span', { class: differ[at + k] ? 'byte differs' : 'byte' }, byte)));
  if (counts === null)
    return bytes.map((byte, i) => group([byte], i));
  let at = 0;
  for (const n of counts) {
    if (at >= bytes.length)
      break;
    cells.push(group(bytes.slice(at, at + n), at));
    at += n;
  }
  return cells;
}

function characterCells(characters) {
  return characters.map((c) => el('span', { class: 'cell character' }, el('bdi', { lang: 'zh' }, c.search(HIDDEN) < 0 ? c : el('span', { class: 'escape' }, '□')),
                                  el('small', {}, codePoint(c))));
}

function bytesRow(name, cells, more) {
  return el('div', { class: 'bytes-row' }, el('dt', {}, say(name)), el('dd', {}, cells, more ? el('span', { class: 'cell' }, '…') : null));
}

function byteView(finding) {
  const place = finding.places[0], isGarble = finding.rule.name.startsWith('encoding/');
  const before = hexOf(finding.args.get('before')), after = hexOf(finding.args.get('after'));
  if (!isGarble || (place.replacement === null && before.bytes.length === 0))
    return null;
  const text = Array.from(place.text).slice(0, CELLS_MOST), repair = Array.from(place.replacement ?? '').slice(0, CELLS_MOST);
  const differ = after.bytes.length > 0 && before.whole && after.whole ? differences(before.bytes, after.bytes) : [[], []];
  const rows = [bytesRow('row_text', characterCells(text), place.left > 0 || place.text.length > text.join('').length)];
  if (before.bytes.length > 0)
    rows.push(bytesRow('row_before', byteCells(before.bytes, bytesPerCharacter(text, before, finding.args.get('read_as')), differ[0]), !before.whole));
  const restored = after.bytes.length > 0 ? after : before; /* misread, not changed */
  if (restored.bytes.length > 0 && repair.length > 0)
    rows.push(bytesRow('row_after', byteCells(restored.bytes, bytesPerCharacter(repair, restored, finding.args.get('actual')), differ[1]), !restored.whole));
  if (repair.length > 0)
    rows.push(bytesRow('row_repair', characterCells(repair), (place.replacement ?? '').length > repair.join('').length));
  return section('bytes', el('div', { class: 'wide', tabindex: '0', role: 'group', 'aria-label': say('bytes') },
                             el('dl', { class: 'byte-rows' }, rows)));
}
