/* message.js - the sentence of a finding: its rule's template filled in as
 * checker/message.c does it, so that the page need not hold them all. */

const QUOTED_MOST = 32, QUOTED_HEAD = 20, QUOTED_TAIL = 8; /* characters */

function flat(text) {
  return text.replace(/[ \t\n\f\r]+/g, ' ');
}

function quoted(text) {
  const characters = Array.from(text);
  if (characters.length <= QUOTED_MOST)
    return flat(text);
  return flat(characters.slice(0, QUOTED_HEAD).join('')) + '…' + flat(characters.slice(-QUOTED_TAIL).join(''));
}

/* The text of a place, with … for what was left out of its middle. */
function textOf(place, head) {
  if (place.left === 0)
    return place.text;
  const characters = Array.from(place.text);
  return characters.slice(0, head).join('') + '…' + characters.slice(head).join('');
}

function valueOf(key, finding, report) {
  if (finding.args.has(key))
    return flat(finding.args.get(key));
  if (key === 'text')
    return quoted(textOf(finding.places[0], report.raw.head));
  if (key === 'count')
    return String(finding.total);
  if (key === 'places')
    return finding.total > 1 ? inLanguage(report.raw.suchPlaces).replace('%u', finding.total) : '';
  if (key === 'replacement' && finding.places[0].replacement !== null)
    return quoted(finding.places[0].replacement);
  return null;
}

function filled(template, finding, report) {
  return template.replace(/\{\{|\}\}|\{([^{}]*)\}/g, (whole, key) => {
    if (key === undefined)
      return whole[0];
    return valueOf(key, finding, report) ?? whole;
  });
}

function messageOf(report, finding) {
  if (finding.message !== null)
    return inLanguage(finding.message);
  const { message, summary } = finding.rule;
  return filled(inLanguage(message ?? summary), finding, report);
}
