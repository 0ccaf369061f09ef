/* evidence.js - the places of a finding side by side: what stands there, what
 * differs, what would stand there instead. */

function markedRuns(runs, tag) {
  return runs.map(([text, differs]) => (differs ? el(tag, { class: 'differs' }, visible(text)) : visible(text)));
}

/* What was left out of the middle of a long text goes to its right place. */
function withOmission(place, report) {
  if (place.left === 0)
    return visible(place.text);
  const characters = Array.from(place.text), head = report.raw.head;
  return [visible(characters.slice(0, head).join('')), el('span', { class: 'omitted' }, say('omitted', place.left)),
          visible(characters.slice(head).join(''))];
}

const LONG_TEXT = 60; /* characters; longer ones are marked more quietly */

/* A quotation: the place marked in what stands around it. */
function quotation(place, inner, className = '') {
  const length = place.text.length > LONG_TEXT ? 'long' : '';
  return el('blockquote', { class: `quote ${className} ${length}`, lang: 'zh' },
            el('bdi', {}, place.cutBefore ? '…' : '', visible(place.before), inner, visible(place.behind),
               place.cutBehind ? '…' : ''));
}

function copyButton(text, word) {
  return el('button', { type: 'button', class: 'quiet copy', on: { click: () => copy(text) } }, say(word));
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    announce(say('copied'));
  } catch {
    announce(say(copyBySelection(text) ? 'copied' : 'copyFailed'));
  }
}

/* Where the clipboard is closed to files. */
function copyBySelection(text) {
  const area = el('textarea', { class: 'offscreen', 'aria-hidden': 'true', tabindex: '-1' });
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
}

/* Title, date and place of a card. */
function cardHead(heading, article, place, label) {
  return el('header', { class: 'card-head' },
            el('h4', {}, heading, label === null ? null : [' · ', isolated(label)]),
            article.title === null ? null : isolated(article.title, { class: 'card-title', lang: 'zh' }),
            el('div', { class: 'card-place' },
               article.date === null ? null : el('time', {}, isolated(article.date)),
               isolated(placeName(article, place), { class: 'path' }), copyButton(placeName(article, place), 'copyPlace')));
}

function card(className, head, ...body) {
  return el('article', { class: `card ${className}` }, head, body);
}

/* The finding's place and what it is compared with. */
function comparedCards(report, finding) {
  const own = finding.places[0], first = finding.related[0].place;
  const [ownRuns, otherRuns] = own.left || first.left ? [[[own.text, false]], [[first.text, false]]] : compared(own.text, first.text);
  const inner = (place, runs) => el('mark', {}, place.left ? withOmission(place, report) : markedRuns(runs, 'u'));
  const cards = [card('own', cardHead(say('here'), finding.article, own, null), quotation(own, inner(own, ownRuns)))];
  finding.related.forEach(({ article, place, label }, i) => {
    const heading = finding.related.length === 1 ? say('there') : say('thereN', i + 1);
    const runs = i === 0 ? otherRuns : [[place.text, false]];
    cards.push(card('other', cardHead(heading, article, place, label), quotation(place, inner(place, runs))));
  });
  return cards;
}

/* Old struck and new underlined, each in its column. */
function repairCards(report, finding) {
  const place = finding.places[0], whole = place.left > 0;
  const [old, fresh] = whole ? [[[place.text, true]], [[place.replacement, true]]] : compared(place.text, place.replacement, true);
  const oldNode = whole ? el('del', { class: 'differs' }, withOmission(place, report)) : markedRuns(old, 'del');
  const freshNode = place.replacement === '' ? el('span', { class: 'omitted' }, say('dropped')) : markedRuns(fresh, 'ins');
  return [card('own', cardHead(say('original'), finding.article, place, null), quotation(place, el('mark', {}, oldNode))),
          card('repaired', el('header', { class: 'card-head' }, el('h4', {}, say('repaired'), ' · ', say(finding.safety))),
               quotation(place, el('span', { class: 'place' }, freshNode)))];
}

/* One place of many in a line. */
function inlineRepair(report, place) {
  if (place.replacement === null)
    return el('mark', {}, withOmission(place, report));
  if (place.left > 0)
    return [el('del', { class: 'differs' }, withOmission(place, report)), el('ins', { class: 'differs' }, visible(place.replacement))];
  const [old, fresh] = compared(place.text, place.replacement, true);
  const kept = fresh.every(([, differs]) => !differs); /* something was only taken out */
  return kept && fresh.length > 0 ? markedRuns(old, 'del')
    : [el('del', { class: 'differs' }, visible(place.text)),
       place.replacement === '' ? null : el('ins', { class: 'differs' }, visible(place.replacement))];
}

function placesTable(report, finding) {
  const rows = finding.places.map((place) =>
    el('tr', {}, el('td', { class: 'number' }, `${place.line}:${place.column}`),
       el('td', {}, quotation(place, inlineRepair(report, place), 'small'))));
  const more = finding.total - finding.places.length;
  return section('places', el('div', { class: 'wide' }, el('table', { class: 'places' },
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, say('column_place')), el('th', { scope: 'col' }, say('column_text')))),
    el('tbody', {}, rows))), more > 0 ? el('p', { class: 'muted' }, say('morePlaces', more)) : null);
}

function section(name, ...body) {
  return el('section', { class: `part part-${name}` }, el('h3', {}, say(name)), body);
}

function evidence(report, finding) {
  const place = finding.places[0], parts = [];
  const single = () => [card('own', cardHead(say('here'), finding.article, place, null),
                             quotation(place, el('mark', {}, withOmission(place, report))))];
  const repairable = place.replacement !== null;
  const cards = finding.related.length > 0 ? comparedCards(report, finding) : repairable ? [] : single();
  const more = finding.relatedTotal - finding.related.length;
  const isDropped = repairable && finding.related.length > 0 && place.replacement === '';
  if (repairable && !isDropped)
    cards.push(...repairCards(report, finding));
  parts.push(section('evidence', el('div', { class: 'cards' }, cards),
                     isDropped ? el('p', { class: 'proposal' }, say('dropHere'), ' · ', say(finding.safety)) : null,
                     more > 0 ? el('p', { class: 'muted' }, say('moreRelated', more)) : null));
  if (finding.total > 1)
    parts.push(placesTable(report, finding));
  return parts;
}
