/* app.js - the page put together: layout, keys, language, theme. */

const SEARCH_DELAY = 120; /* milliseconds behind the last key */
const THEMES = ['auto', 'light', 'dark'];

function announce(words) {
  document.getElementById('announcement').textContent = words;
}

/* A modal dialog that is gone when it is closed. */
function openDialog(title, ...body) {
  const dialog = el('dialog', { 'aria-label': title }, el('h2', {}, title), body);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

function showKeys() {
  const keys = [['j k ↓ ↑', 'key_jk'], ['Enter', 'key_enter'], ['/', 'key_slash'], ['a', 'key_a'], ['u', 'key_u'],
                ['Esc', 'key_escape'], ['?', 'key_help']];
  const dialog = openDialog(say('help'),
    el('dl', { class: 'keys' }, keys.map(([key, word]) => el('div', {}, el('dt', {}, key.split(' ').map((k) => el('kbd', {}, k))),
                                                            el('dd', {}, say(word))))),
    el('div', { class: 'buttons' }, el('button', { type: 'button', on: { click: () => dialog.close() } }, say('close'))));
}

const prefersDark = matchMedia('(prefers-color-scheme: dark)');

class App {
  constructor(report) {
    this.report = report;
    this.filter = new Filter(report);
    this.triage = new Triage(report, this.filter.facets.state, () => this.triaged());
    this.list = new List(report, this.filter, (index) => this.show(index));
    this.panel = new FacetPanel(this.filter, () => this.refilter());
    this.selected = null; /* a finding's index */
    this.theme = 'auto';
    this.detailBox = el('div', { id: 'detail', class: 'detail', tabindex: '0', role: 'region' });
    this.restore();
    addEventListener('hashchange', () => { this.restore(); this.build(); });
    addEventListener('keydown', (event) => this.key(event));
    prefersDark.addEventListener('change', () => this.dress());
    addEventListener('beforeprint', () => preparePrint(report, this.filter));
    addEventListener('afterprint', clearPrint);
    this.build();
    setTimeout(() => haystacks(report)); /* before the first search needs them */
  }

  restore() {
    const asked = readHash(this.filter), own = this.report.raw.lang || navigator.language;
    language.now = ['zh', 'en'].includes(asked.lang) ? asked.lang : own.startsWith('zh') ? 'zh' : 'en';
    this.theme = THEMES.includes(asked.theme) ? asked.theme : 'auto';
    this.selected = this.report.indexOf(asked.at);
  }

  remember() {
    writeHash(hashOf(this.filter, this.selected === null ? null : this.report.fingerprint(this.selected), this.theme));
  }

  button(word, id, listener, className = '') {
    return el('button', { type: 'button', id, class: className, on: { click: listener } }, say(word));
  }

  searchBox() {
    const box = el('input', { type: 'search', id: 'search', placeholder: say('search'), 'aria-label': say('search'), autocomplete: 'off' });
    box.value = this.filter.query;
    box.addEventListener('input', () => {
      clearTimeout(this.searching);
      this.searching = setTimeout(() => { this.filter.setQuery(box.value); this.refilter(); }, SEARCH_DELAY);
    });
    return box;
  }

  choiceBox(id, word, names, now, listener) {
    const box = el('select', { id, on: { change: () => listener(box.value) } },
                   names.map((name) => el('option', { value: name, selected: name === now }, say(`${id}_${name}`))));
    return el('label', { class: 'select' }, el('span', {}, say(word)), box);
  }

  toolbar() {
    this.exportButton = this.button('exportAllow', 'export', () => this.triage.download());
    this.count = el('span', { class: 'shown', role: 'status' });
    return el('div', { class: 'toolbar', role: 'search' }, this.searchBox(),
      this.choiceBox('sort', 'sort', Object.keys(this.filter.orders), this.filter.sort, (name) => { this.filter.sort = name; this.refilter(); }),
      this.count, this.button('clear', 'clear', () => this.clear()),
      this.button('allowAll', 'allow-all', () => this.allowAll()), this.button('undo', 'undo', () => this.undo()), this.exportButton);
  }

  masthead() {
    return el('header', { class: 'masthead' },
      el('div', { class: 'name' }, el('h1', {}, say('title')), el('span', { class: 'muted' }, `kanwu ${this.report.raw.kanwu}`)),
      el('div', { class: 'settings' },
         this.choiceBox('theme', 'theme', THEMES, this.theme, (name) => { this.theme = name; this.dress(); this.remember(); }),
         el('button', { type: 'button', id: 'language', lang: language.now === 'zh' ? 'en' : 'zh', 'aria-label': say('languageLabel'),
                        on: { click: () => this.switchLanguage() } }, say('language')),
         this.button('print', 'print-button', () => window.print()),
         this.button('help', 'help', showKeys)));
  }

  /* The whole page anew, in the present language. */
  build() {
    this.dress();
    const facets = el('details', { class: 'facets' }, el('summary', {}, say('facets')), this.panel.box);
    facets.open = matchMedia('(min-width: 64rem)').matches;
    this.detailBox.setAttribute('aria-label', say('evidence'));
    document.getElementById('app').replaceChildren(this.masthead(), verdict(this.report),
      this.notice = el('p', { class: 'notice' }, say('memoryOnly')), this.toolbar(),
      el('div', { class: 'panes' }, facets, this.list.box, this.detailBox));
    this.refilter();
    this.list.center();
    this.show(this.selected);
  }

  dress() {
    const root = document.documentElement;
    root.lang = language.now === 'zh' ? 'zh-CN' : 'en';
    root.dataset.theme = this.theme !== 'auto' ? this.theme : prefersDark.matches ? 'dark' : 'light';
    document.title = `${say('title')} · kanwu`;
  }

  refilter() {
    this.filter.run();
    this.panel.draw();
    this.list.refresh(this.selected);
    this.count.textContent = say('shown', this.filter.rows.length, this.report.size);
    document.getElementById('clear').hidden = this.filter.isClear();
    document.getElementById('allow-all').disabled = this.filter.rows.length === 0;
    document.getElementById('undo').disabled = this.triage.undoable.length === 0;
    this.notice.hidden = this.triage.kept;
    this.exportButton.textContent = say('exportAllow', this.triage.entries.size);
    this.exportButton.disabled = this.triage.entries.size === 0;
    this.remember();
  }

  clear() {
    this.filter.clear();
    document.getElementById('search').value = '';
    this.refilter();
    document.getElementById('search').focus();
  }

  show(index) {
    this.selected = index;
    this.remember();
    if (index === null) {
      this.detailBox.replaceChildren(el('p', { class: 'muted choose' }, say('choose')));
      return;
    }
    const actions = { entry: this.triage.entries.get(index), allow: () => this.allow(), withdraw: () => this.triage.apply([index], undefined),
                      next: () => this.list.move(1), previous: () => this.list.move(-1) };
    this.detailBox.replaceChildren(...detail(this.report, this.report.finding(index), actions));
    this.detailBox.scrollTop = 0;
  }

  triaged() {
    this.refilter();
    this.show(this.selected);
  }

  allow() {
    if (this.selected !== null)
      this.ask([this.selected], false);
  }

  allowAll() {
    this.ask(Array.from(this.filter.rows), true);
  }

  ask(indices, all) {
    askToAllow(indices, all, (entry) => {
      this.triage.apply(indices, entry);
      announce(say('allowedNow', indices.length));
      this.list.box.focus();
    });
  }

  undo() {
    announce(say(this.triage.undo() ? 'undone' : 'nothingToUndo'));
  }

  switchLanguage() {
    language.now = language.now === 'zh' ? 'en' : 'zh';
    this.build();
    document.getElementById('language').focus();
  }

  leave() {
    if (document.activeElement === document.getElementById('search'))
      document.activeElement.blur();
    this.list.box.focus();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]'))
      return;
    if (event.key === 'Escape')
      this.leave();
    if (event.target.closest('input:not([type=checkbox]), select, textarea'))
      return;
    const onButton = event.target.closest('button, a, summary, input') !== null;
    const keys = {
      j: () => this.list.move(1), k: () => this.list.move(-1), a: () => this.allow(), '?': showKeys,
      u: () => this.undo(),
      '/': () => document.getElementById('search').focus(),
      Enter: onButton ? null : () => this.detailBox.focus(),
    };
    if (Object.hasOwn(keys, event.key) && keys[event.key] !== null) {
      event.preventDefault();
      keys[event.key]();
    }
  }
}

/* Without what it needs the page stays what it was: a verdict in plain HTML. */
function apologize(word) {
  language.now = navigator.language.startsWith('zh') ? 'zh' : 'en';
  document.getElementById('static').append(el('p', { class: 'notice' }, say(word)));
}

async function start() {
  if (typeof DecompressionStream !== 'function') {
    apologize('tooOld');
    return;
  }
  let report;
  try {
    report = await readReport();
  } catch {
    apologize('broken');
    return;
  }
  document.getElementById('static').remove();
  document.getElementById('app').hidden = false;
  window.kanwu = new App(report); /* for tests and the curious */
  document.documentElement.dataset.ready = 'true';
}

start();
