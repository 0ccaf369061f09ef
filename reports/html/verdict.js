/* verdict.js - the sentence that answers first, and the counts below it. */

const CONTEXT_FULL = 60; /* characters a side, where findings are few */

function sizeText(bytes) {
  const units = ['kB', 'MB', 'GB', 'TB'];
  let size = bytes / 1000, unit = 0;
  for (; size >= 1000 && unit + 1 < units.length; unit++)
    size /= 1000;
  return `${size.toLocaleString(language.now, { maximumFractionDigits: 1 })} ${units[unit]}`;
}

function verdictSentence({ totals, summary }) {
  const [notes, warnings, errors] = totals;
  if (errors + warnings === 0)
    return say(notes === 0 ? 'spotless' : 'passes');
  const counts = [errors ? say('nErrors', errors) : null, warnings ? say('nWarnings', warnings) : null].filter(Boolean);
  return say('fails', counts.join(language.now === 'zh' ? '、' : ' and '), say('inArticles', summary.flawed));
}

function problemText([path, record, line, column, message]) {
  const place = line > 0 ? `:${line}${column > 0 ? `:${column}` : ''}` : record > 0 ? `#${record}` : '';
  return el('li', {}, isolated(path + place, { class: 'path' }), ' ', isolated(message));
}

function problemList(raw) {
  const { problems } = raw.summary;
  return problems === 0 ? null
    : el('details', { class: 'problems' }, el('summary', {}, say('problems', problems)),
         el('ul', {}, raw.problems.map(problemText),
            problems > raw.problems.length ? el('li', {}, say('problemsMore', problems - raw.problems.length)) : null));
}

/* What the gate left out, let back in, or may forget. */
function gateFacts({ gate }) {
  const reasons = [['baselined', gate.baselined], ['allowedBefore', gate.allowed], ['unchanged', gate.unchanged]]
    .filter(([, n]) => n > 0).map(([word, n]) => say(word, n));
  return [reasons.length > 0 ? say('leftOut', reasons.join(language.now === 'zh' ? '、' : ', ')) : null,
          gate.stale > 0 ? say('stale', gate.stale) : null];
}

function lapsedText([fingerprint, rule, path, reason, owner, expired, findings]) {
  const what = [rule, path, fingerprint].filter((text) => text !== null).join(' ');
  return el('li', {}, isolated(what, { class: 'path' }), ' · ', say('lapsedOn', expired), ' · ',
            isolated([owner, reason].filter(Boolean).join(': ')), ` (${numbered(findings)})`);
}

function lapsedList({ gate }) {
  return gate.expired === 0 ? null
    : el('details', { class: 'problems' }, el('summary', {}, say('lapsed', gate.expired)), el('ul', {}, gate.lapsed.map(lapsedText)));
}

function verdict(report) {
  const { raw } = report, { summary, totals } = raw;
  const facts = [summary.saved ? null : say('checked', summary.articles, summary.files, sizeText(summary.bytes)),
                 totals[0] > 0 ? say('nNotes', totals[0]) : null, ...gateFacts(raw),
                 summary.left > 0 ? say('left', summary.left, report.size) : null,
                 report.size > 0 && raw.context < CONTEXT_FULL ? say('shortened', raw.context) : null];
  const state = totals[2] > 0 ? 'error' : totals[1] > 0 ? 'warning' : 'pass';
  return el('div', { class: `verdict ${state}` }, el('p', { class: 'sentence' }, verdictSentence(raw)),
            el('p', { class: 'facts' }, facts.filter(Boolean).join(language.now === 'zh' ? '。' : '. ')), lapsedList(raw), problemList(raw));
}
