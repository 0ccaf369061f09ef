/* triage.js - findings that somebody allows, with a reason: kept in the
 * browser where it lets the page, exported as kanwu-allow.json. */

class Triage {
  constructor(report, state, changed) {
    Object.assign(this, { report, state, changed, key: `kanwu:${report.raw.id}`, entries: new Map(), undoable: [] });
    this.kept = this.load();
  }

  /* FALSE where the browser keeps nothing for the page. */
  load() {
    try {
      const saved = JSON.parse(localStorage.getItem(this.key) ?? '{}');
      localStorage.setItem(this.key, JSON.stringify(saved));
      for (const [fingerprint, entry] of Object.entries(saved)) {
        const i = this.report.indexOf(fingerprint);
        if (i !== null)
          this.set(i, entry);
      }
      return true;
    } catch {
      return false;
    }
  }

  save() {
    if (!this.kept)
      return;
    const saved = {};
    for (const [i, entry] of this.entries)
      saved[this.report.fingerprint(i)] = entry;
    try {
      localStorage.setItem(this.key, JSON.stringify(saved));
    } catch {
      this.kept = false;
    }
  }

  set(i, entry) {
    if (entry === undefined)
      this.entries.delete(i);
    else
      this.entries.set(i, entry);
    this.state.column[i] = entry === undefined ? 0 : 1;
  }

  /* One step that undo() takes back: ENTRY for all INDICES, or none. */
  apply(indices, entry) {
    this.undoable.push(Array.from(indices, (i) => [i, this.entries.get(i)]));
    for (const i of indices)
      this.set(i, entry);
    this.save();
    this.changed();
  }

  undo() {
    const step = this.undoable.pop();
    if (!step)
      return false;
    for (const [i, entry] of step)
      this.set(i, entry);
    this.save();
    this.changed();
    return true;
  }

  /* The file's text, sorted and spelled as `kanwu allow` does it. */
  file() {
    const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    const rows = Array.from(this.entries, ([i, entry]) => ({ finding: this.report.finding(i), entry }));
    rows.sort((a, b) => compare(a.finding.rule.name, b.finding.rule.name) ||
      compare(a.finding.article.path, b.finding.article.path) || compare(a.finding.fingerprint, b.finding.fingerprint));
    const lines = rows.map(({ finding, entry }) => {
      const pairs = { fingerprint: finding.fingerprint, rule: finding.rule.name, path: finding.article.path,
                      reason: entry.reason, owner: entry.owner, expires: entry.expires };
      return `{${Object.entries(pairs).filter(([, value]) => value).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`).join(', ')}}`;
    });
    return lines.length === 0 ? '{"schema": 1, "allow": []}\n' : `{"schema": 1, "allow": [\n${lines.join(',\n')}\n]}\n`;
  }

  download() {
    const url = URL.createObjectURL(new Blob([this.file()], { type: 'application/json' }));
    const link = el('a', { href: url, download: 'kanwu-allow.json' });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }
}

function field(name, input) {
  return el('label', { class: 'field' }, el('span', {}, say(name)), input);
}

/* Asks for reason, owner and expiry, for one finding or for all shown; many
 * are confirmed with their number. */
function askToAllow(indices, all, done) {
  const reason = el('input', { name: 'reason', required: true, maxlength: 500, autocomplete: 'off' });
  const owner = el('input', { name: 'owner', maxlength: 100, autocomplete: 'off' });
  const expires = el('input', { name: 'expires', type: 'date' });
  const words = el('p', { class: 'confirmation', role: 'status' });
  const submit = el('button', { type: 'submit', class: 'primary' }, say('allow'));
  let confirmed = !all;
  const send = (event) => {
    event.preventDefault();
    if (reason.value.trim() === '')
      return;
    if (!confirmed) {
      confirmed = true;
      words.textContent = say('confirmAll', indices.length);
      submit.textContent = say('confirm');
      return;
    }
    dialog.close();
    done({ reason: reason.value.trim(), owner: owner.value.trim(), expires: expires.value });
  };
  const form = el('form', { method: 'dialog', on: { submit: send } }, field('reason', reason), field('owner', owner),
                  field('expires', expires), words, el('div', { class: 'buttons' },
                  el('button', { type: 'button', on: { click: () => dialog.close() } }, say('cancel')), submit));
  const dialog = openDialog(all ? say('allowAllTitle', indices.length) : say('allowTitle'), form);
  reason.focus();
}
