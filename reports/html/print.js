/* print.js - paper shows the verdict and the filtered findings with their
 * evidence, as many as anybody reads. */

const PRINTED_MOST = 200;

function printedFinding(report, index) {
  const finding = report.finding(index);
  return el('section', { class: 'printed' },
            el('h2', {}, severityMark(finding.severity), ' ', isolated(messageOf(report, finding))),
            el('p', { class: 'muted' }, el('code', {}, finding.rule.name), ' · ',
               isolated(placeName(finding.article, finding.places[0])), ` · ${finding.fingerprint}`),
            evidence(report, finding), claimsTable(report, finding));
}

function preparePrint(report, filter) {
  const rows = Array.from(filter.rows.subarray(0, PRINTED_MOST));
  document.getElementById('print').replaceChildren(
    el('p', {}, say('printed', filter.rows.length, rows.length)), ...rows.map((i) => printedFinding(report, i)));
}

function clearPrint() {
  document.getElementById('print').replaceChildren();
}
