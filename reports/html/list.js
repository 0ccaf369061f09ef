/* list.js - the list of findings: a listbox that holds only the rows in view.
 * It shows what it is told and reports what is chosen. */

const ROW_HEIGHT = 78; /* CSS pixels, as in report.css */
const ROWS_BEYOND = 6; /* made above and below the view */

class List {
  constructor(report, filter, choose) {
    Object.assign(this, { report, filter, choose, at: -1 }); /* the row chosen */
    this.from = -1; /* the row that steps are counted from */
    this.spacer = el('div', { class: 'spacer', role: 'presentation' });
    this.box = el('div', { id: 'list', class: 'list', role: 'listbox', tabindex: '0' }, this.spacer);
    this.box.addEventListener('scroll', () => this.schedule(), { passive: true });
    this.box.addEventListener('keydown', (event) => this.key(event));
    this.spacer.addEventListener('click', (event) => this.click(event));
    new ResizeObserver(() => this.schedule()).observe(this.box);
  }

  schedule() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.draw();
    });
  }

  /* To be called when the filter's rows changed; keeps the finding chosen
   * where it still is among them. Else the next step goes to the row that took
   * its place. */
  refresh(chosen) {
    this.at = chosen === null ? -1 : this.filter.rows.indexOf(chosen);
    this.from = this.at >= 0 ? this.at : Math.min(this.from, this.filter.rows.length) - 1;
    this.spacer.style.height = `${this.filter.rows.length * ROW_HEIGHT}px`;
    this.box.setAttribute('aria-label', say('findings'));
    this.draw();
  }

  draw() {
    const { rows } = this.filter, height = this.box.clientHeight;
    const from = Math.max(0, Math.floor(this.box.scrollTop / ROW_HEIGHT) - ROWS_BEYOND);
    const to = Math.min(rows.length, Math.ceil((this.box.scrollTop + height) / ROW_HEIGHT) + ROWS_BEYOND);
    const options = [];
    for (let at = from; at < to; at++)
      options.push(this.option(at));
    if (rows.length === 0)
      options.push(el('div', { class: 'nothing', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' },
                      say('nothing')));
    this.spacer.replaceChildren(...options);
    this.mark();
  }

  mark() {
    const option = document.getElementById(`row-${this.at}`);
    if (option)
      this.box.setAttribute('aria-activedescendant', option.id);
    else
      this.box.removeAttribute('aria-activedescendant');
  }

  option(at) {
    const index = this.filter.rows[at], finding = this.report.finding(index);
    const allowed = this.filter.facets.state.column[index] === 1;
    const option = el('div', { class: `row ${finding.severity}`, role: 'option', id: `row-${at}`, 'data-at': at,
                               'aria-selected': String(at === this.at), 'aria-posinset': at + 1,
                               'aria-setsize': this.filter.rows.length }, rowLines(this.report, finding, allowed));
    option.style.top = `${at * ROW_HEIGHT}px`;
    return option;
  }

  /* Row AT is chosen and in view. */
  select(at) {
    if (at < 0 || at >= this.filter.rows.length)
      return;
    this.at = this.from = at;
    this.reveal();
    this.draw();
    this.choose(this.filter.rows[at]);
  }

  center() {
    this.box.scrollTop = (this.at + 0.5) * ROW_HEIGHT - this.box.clientHeight / 2;
  }

  reveal() {
    const top = this.at * ROW_HEIGHT, view = this.box.clientHeight;
    if (top < this.box.scrollTop)
      this.box.scrollTop = top;
    else if (top + ROW_HEIGHT > this.box.scrollTop + view)
      this.box.scrollTop = top + ROW_HEIGHT - view;
  }

  move(by) {
    this.select(Math.max(0, Math.min(this.filter.rows.length - 1, this.from + by)));
  }

  key(event) {
    const page = Math.max(1, Math.floor(this.box.clientHeight / ROW_HEIGHT) - 1), rows = this.filter.rows.length;
    const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -rows, End: rows };
    if (!(event.key in moves) || event.ctrlKey || event.metaKey || event.altKey)
      return;
    event.preventDefault();
    this.move(moves[event.key]);
  }

  click(event) {
    const row = event.target.closest('.row');
    if (row)
      this.select(Number(row.dataset.at));
  }
}

/* ● ▲ ■: severities have shapes of their own, for who sees no colour. */
function severityMark(severity) {
  const shapes = { error: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Z', warning: 'M8 1.2 15.4 14.6H.6Z', note: 'M2 2h12v12H2Z' };
  const signs = { error: 'M5.4 5.4l5.2 5.2m0-5.2-5.2 5.2', warning: 'M8 6v4m0 1.6v1.4', note: 'M8 4.4v1.4m0 1.6v4.4' };
  return svg('svg', { class: `mark ${severity}`, viewBox: '0 0 16 16', role: 'img', 'aria-label': say(severity) },
             svg('path', { class: 'shape', d: shapes[severity] }), svg('path', { class: 'sign', d: signs[severity] }));
}

const EXCERPT_BEFORE = 16; /* characters of a row in front of the place */

function excerpt(finding) {
  const place = finding.places[0], before = Array.from(place.before);
  const cut = place.cutBefore || before.length > EXCERPT_BEFORE;
  return el('div', { class: 'excerpt', lang: 'zh' },
            el('bdi', {}, cut ? '…' : '', visible(before.slice(-EXCERPT_BEFORE).join(''), true),
               el('mark', {}, visible(place.text.slice(0, 120), true)), visible(place.behind, true)));
}

function placeName(article, place) {
  return `${article.name}:${place.line}:${place.column}`;
}

function rowLines(report, finding, allowed) {
  const badges = [allowed ? el('span', { class: 'badge allowed' }, say('allowed')) : null,
                  finding.safety === 'none' ? null : el('span', { class: 'badge' }, say(finding.safety))];
  return [
    el('div', { class: 'row-head' }, severityMark(finding.severity), isolated(messageOf(report, finding))),
    excerpt(finding),
    el('div', { class: 'row-foot' }, el('code', {}, finding.rule.name),
       isolated(placeName(finding.article, finding.places[0]).slice(report.prefix.length), { class: 'path' }), badges),
  ];
}
