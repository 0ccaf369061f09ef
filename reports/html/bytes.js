/* bytes.js - garbled text taken apart: the characters with their code points,
 * the bytes that they were made of, the bytes as they were, and the text that
 * those make. Equal bytes stand below each other, characters above and below
 * the bytes that they are of. */

const BYTES_MOST = 48;

function hexOf(text) {
  const bytes = (text ?? '').trim().split(/[\s,]+/).filter((byte) => byte !== '');
  const whole = bytes.at(-1) !== '…' && bytes.length <= BYTES_MOST;
  return { bytes: bytes.filter((byte) => byte !== '…').slice(0, BYTES_MOST), whole };
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

/* Columns of the table: numbers of the bytes before and after, or null. */
function alignedBytes(before, after) {
  const [gone, come] = differences(before, after), columns = [];
  for (let i = 0, j = 0; i < before.length || j < after.length;) {
    const left = i < before.length && gone[i], right = j < after.length && come[j];
    columns.push([right && !left ? null : i, left && !right ? null : j]);
    i += right && !left ? 0 : 1;
    j += left && !right ? 0 : 1;
  }
  return columns;
}

function byteCells(columns, side, bytes, marked) {
  return columns.map((column) => {
    const i = column[side], other = column[1 - side];
    if (i === null)
      return el('td', { class: 'gap' });
    const differs = marked && (other === null || bytes[0][column[0]] !== bytes[1][column[1]]);
    return el('td', { class: differs ? 'byte differs' : 'byte' }, bytes[side][i]);
  });
}

function characterCell(c, span) {
  return el('td', { class: 'character', colspan: span }, el('bdi', { lang: 'zh' }, c.search(HIDDEN) < 0 ? c : '□'), el('small', {}, codePoint(c)));
}

/* Each character over the columns of its bytes, or one a column. */
function characterCells(characters, counts, columns, side) {
  if (counts === null)
    return characters.slice(0, Math.max(1, columns.length)).map((c) => characterCell(c, 1));
  const cells = [];
  let at = 0, column = 0;
  for (let k = 0; k < Math.min(counts.length, characters.length); k++, at += counts[k - 1]) {
    const from = columns.findIndex((c) => c[side] === at), to = columns.findIndex((c) => c[side] === at + counts[k] - 1);
    for (; column < from; column++)
      cells.push(el('td', { class: 'gap' }));
    cells.push(characterCell(characters[k], to - from + 1));
    column = to + 1;
  }
  return cells;
}

function bytesRow(name, cells, more) {
  return el('tr', {}, el('th', { scope: 'row' }, say(name)), cells, more ? el('td', { class: 'gap' }, '…') : null);
}

function byteRows(finding, text, repair) {
  const before = hexOf(finding.args.get('before')), stated = hexOf(finding.args.get('after'));
  const after = stated.bytes.length > 0 ? stated : before; /* misread, not changed */
  const isPaired = before.bytes.length > 0, rows = [];
  const columns = isPaired ? alignedBytes(before.bytes, after.bytes)
    : Array.from({ length: Math.min(BYTES_MOST, Math.max(text.length, repair.length)) }, (_, i) => [i, i]);
  const bytes = [before.bytes, after.bytes], marked = before.whole && after.whole;
  const perText = isPaired ? bytesPerCharacter(text, before, finding.args.get('read_as')) : null;
  const perRepair = isPaired ? bytesPerCharacter(repair, after, finding.args.get('actual')) : null;
  rows.push(bytesRow('row_text', characterCells(text, perText, columns, 0), !before.whole));
  if (isPaired)
    rows.push(bytesRow(stated.bytes.length > 0 ? 'row_before' : 'row_bytes', byteCells(columns, 0, bytes, marked), !before.whole));
  if (isPaired && stated.bytes.length > 0)
    rows.push(bytesRow('row_after', byteCells(columns, 1, bytes, marked), !after.whole));
  if (repair.length > 0)
    rows.push(bytesRow('row_repair', characterCells(repair, perRepair, columns, 1), !after.whole));
  return rows;
}

function byteView(finding) {
  const place = finding.places[0];
  if (!finding.rule.name.startsWith('encoding/') || (place.replacement === null && !finding.args.has('before')))
    return null;
  const rows = byteRows(finding, Array.from(place.text), Array.from(place.replacement ?? ''));
  return section('bytes', el('div', { class: 'wide', tabindex: '0', role: 'group', 'aria-label': say('bytes') },
                             el('table', { class: 'bytes' }, el('tbody', {}, rows))));
}
