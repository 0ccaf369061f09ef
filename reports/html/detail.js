/* detail.js - all that is known of the chosen finding. */

/* The little Markdown of a rule's `why`: paragraphs, `code`. */
function paragraphs(markdown) {
  return markdown.split(/\n{2,}/).map((text) =>
    el('p', {}, text.replace(/\n/g, ' ').split('`').map((part, i) => (i % 2 === 1 ? el('code', {}, part) : part))));
}

function ruleSection(finding) {
  const { rule } = finding;
  const why = rule.why === null ? null
    : el('details', { class: 'why', id: 'why' }, el('summary', {}, say('why')), paragraphs(inLanguage(rule.why)));
  return el('section', { class: 'part part-rule' }, el('h3', {}, say('rule')),
            el('p', {}, el('code', {}, rule.name), ' · ', inLanguage(rule.summary)), why);
}

function triageLine(entry, actions) {
  if (!entry)
    return null;
  const parts = [entry.reason, entry.owner, entry.expires].filter(Boolean);
  return el('p', { class: 'triage-line' }, say('allowedBy', ''), isolated(parts.join(' · ')), ' ',
            el('button', { type: 'button', class: 'quiet', on: { click: actions.withdraw } }, say('withdraw')));
}

function openWhy() {
  const why = document.getElementById('why');
  if (!why)
    return;
  why.open = true;
  why.querySelector('summary').focus();
  why.scrollIntoView({ block: 'nearest' });
}

function detailHead(report, finding, actions) {
  const name = el('button', { type: 'button', class: 'rule-link', title: say('why'), on: { click: openWhy } },
                  el('code', {}, finding.rule.name));
  return el('header', { class: 'detail-head' },
            el('p', { class: `kind ${finding.severity}` }, severityMark(finding.severity), el('strong', {}, say(finding.severity)), name),
            el('h2', {}, isolated(messageOf(report, finding))),
            el('p', { class: 'summary' }, inLanguage(finding.rule.summary)),
            triageLine(actions.entry, actions),
            el('div', { class: 'buttons' },
               el('button', { type: 'button', on: { click: actions.previous } }, `← ${say('previous')}`),
               el('button', { type: 'button', on: { click: actions.next } }, `${say('next')} →`),
               el('button', { type: 'button', class: 'primary', on: { click: actions.allow } }, say('allow')),
               copyButton(finding.fingerprint, 'copyFingerprint')));
}

function detail(report, finding, actions) {
  return [detailHead(report, finding, actions), evidence(report, finding), claimsTable(report, finding),
          timeline(report, finding), passages(report, finding), byteView(finding), valuesList(finding),
          ruleSection(finding)].flat().filter(Boolean);
}
