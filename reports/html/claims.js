/* claims.js - what the two sides claim, in normalised values, row by row; the
 * arguments that have no other side, as a list. */

const OTHER = 'other_';

/* Parts of sentences and copies of the quotations: nothing for a table. */
const SENTENCE = new Set(['when', 'here', 'there', 'is', 'stand', 'was', 'but', 'hint', 'reading', 'how', 'what', 'problem',
                          'verdict', 'unknown']);

function pairsOf(args) {
  return [...args.keys()].filter((key) => args.has(OTHER + key));
}

/* What is not COMPARED is but told of both. */
function sideRow(name, own, other, isCompared = true) {
  const differs = isCompared && own !== other;
  const cell = (text) => el('td', {}, text === null ? el('span', { class: 'muted' }, say('unknown')) : isolated(text));
  return el('tr', { class: differs ? 'differs' : null }, el('th', { scope: 'row' }, name), cell(own),
            el('td', { class: 'sign' }, isCompared ? el('span', { role: 'img', 'aria-label': say(differs ? 'differs' : 'same') }, differs ? '≠' : '=') : null),
            cell(other));
}

function claimsTable(report, finding) {
  const pairs = pairsOf(finding.args);
  if (pairs.length === 0 || finding.related.length === 0)
    return null;
  const other = finding.related[0], head = report.raw.head;
  const rows = pairs.map((key) => sideRow(argumentName(key), finding.args.get(key), finding.args.get(OTHER + key)));
  return section('claims', el('div', { class: 'wide' }, el('table', { class: 'claims' },
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, say('item')), el('th', { scope: 'col' }, say('here')),
                       el('td', {}), el('th', { scope: 'col' }, say('there')))),
    el('tbody', {}, sideRow(say('quotation'), quoted(textOf(finding.places[0], head)), quoted(textOf(other.place, head)), false),
       rows, sideRow(say('article'), finding.article.title ?? finding.article.name, other.article.title ?? other.article.name, false),
       sideRow(say('date'), finding.article.date, other.article.date, false)))));
}

function valuesList(finding) {
  const paired = new Set(finding.related.length > 0 ? pairsOf(finding.args).flatMap((key) => [key, OTHER + key]) : []);
  const isGarble = finding.rule.name.startsWith('encoding/');
  const keys = [...finding.args.keys()].filter((key) => !paired.has(key) && !SENTENCE.has(key) && finding.args.get(key) !== '' &&
                                                        !(isGarble && (key === 'before' || key === 'after')));
  if (keys.length === 0)
    return null;
  return section('values', el('dl', { class: 'value-list' },
    keys.map((key) => el('div', {}, el('dt', {}, argumentName(key)), el('dd', {}, isolated(finding.args.get(key)))))));
}
