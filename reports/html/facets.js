/* facets.js - the filters beside the list: choices with how many findings each
 * would show. */

const FACET_FIRST = 8, FACET_MORE = 40;

class FacetPanel {
  constructor(filter, changed) {
    Object.assign(this, { filter, changed, limits: {} });
    this.box = el('div', { class: 'facet-list' });
  }

  nameOf(facet, value) {
    if (['severity', 'state', 'repair'].includes(facet))
      return say(value);
    if (facet === 'family')
      return familyName(value);
    const { prefix } = this.filter.report, rest = `${value}/`.startsWith(prefix) ? value.slice(prefix.length) : value;
    return ['folder', 'file'].includes(facet) ? rest || './' : value;
  }

  /* The values that can be chosen, as ids: severities worst first, others the
   * most frequent first. */
  ranked(name) {
    const facet = this.filter.facets[name];
    if (name === 'state')
      return [0, 1];
    const ids = [...facet.values.keys()].filter((id) => facet.counts[id] > 0 || facet.chosen.has(id));
    if (name === 'severity' || name === 'repair')
      return ids.reverse();
    return ids.sort((a, b) => facet.counts[b] - facet.counts[a] || a - b);
  }

  toggle(name, id) {
    const { chosen } = this.filter.facets[name];
    if (!chosen.delete(id))
      chosen.add(id);
    this.changed();
  }

  choice(name, id) {
    const facet = this.filter.facets[name], id_ = `facet-${name}-${id}`;
    const box = el('input', { type: 'checkbox', id: id_, on: { change: () => this.toggle(name, id) } });
    box.checked = facet.chosen.has(id);
    const label = this.nameOf(name, facet.values[id]);
    const summary = name === 'rule' ? inLanguage(this.filter.report.rules[id].summary) : null;
    return el('label', { class: 'choice', for: id_, title: visibleString(summary ? `${label}: ${summary}` : label) }, box,
              name === 'severity' ? severityMark(facet.values[id]) : null,
              isolated(label, { class: 'choice-name' }), el('span', { class: 'count' }, numbered(facet.counts[id])));
  }

  more(name, hidden) {
    const grow = () => {
      this.limits[name] = (this.limits[name] ?? FACET_FIRST) + FACET_MORE;
      this.draw();
    };
    return hidden <= 0 ? null
      : el('button', { type: 'button', class: 'quiet more', id: `more-${name}`, on: { click: grow } }, say('more', Math.min(hidden, FACET_MORE)));
  }

  group(name) {
    const ids = this.ranked(name), limit = this.limits[name] ?? FACET_FIRST;
    const isTold = name === 'severity' || name === 'state'; /* even where there is no choice */
    if (ids.length === 0 || (ids.length === 1 && this.filter.facets[name].chosen.size === 0 && !isTold))
      return null;
    return el('fieldset', {}, el('legend', {}, say(`facet_${name}`)),
              ids.slice(0, limit).map((id) => this.choice(name, id)), this.more(name, ids.length - limit));
  }

  /* Keeps the focus on the choice that was just made. */
  draw() {
    const focused = this.box.contains(document.activeElement) ? document.activeElement.id : null;
    this.box.replaceChildren(...FACETS.map((name) => this.group(name)).filter(Boolean));
    if (focused)
      document.getElementById(focused)?.focus();
  }
}
