/* filter.js - which findings are shown, in which order, and how many each
 * choice of a filter would show. Columns of small numbers, one pass. */

const FACETS = ['severity', 'state', 'repair', 'family', 'rule', 'folder', 'file'];

/* One of a finding's properties as numbers: VALUES[column[i]] is its name. */
class Facet {
  constructor(values, column) {
    Object.assign(this, { values, column, chosen: new Set() });
    this.counts = new Uint32Array(values.length);
  }

  choose(names) {
    this.chosen = new Set(names.map((name) => this.values.indexOf(name)).filter((id) => id >= 0));
  }
}

function facetBy(size, nameOf) {
  const ids = new Map(), column = new Uint32Array(size);
  for (let i = 0; i < size; i++) {
    const name = nameOf(i);
    if (!ids.has(name))
      ids.set(name, ids.size);
    column[i] = ids.get(name);
  }
  return new Facet([...ids.keys()], column);
}

function folderOf(path) {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}

function facetsOf(report) {
  const { columns, rules, articles, size } = report;
  const families = rules.map((rule) => rule.name.split('/')[0]), folders = articles.path.map(folderOf);
  return {
    severity: new Facet(SEVERITIES, columns.severity),
    state: new Facet(['open', 'allowed'], new Uint8Array(size)),
    repair: new Facet(SAFETIES, columns.safety),
    family: facetBy(size, (i) => families[columns.rule[i]]),
    rule: new Facet(rules.map((rule) => rule.name), columns.rule),
    folder: facetBy(size, (i) => folders[columns.article[i]]),
    file: facetBy(size, (i) => articles.path[columns.article[i]]),
  };
}

function stableBy(size, keyOf) {
  return Uint32Array.from({ length: size }, (_, i) => i).sort((a, b) => keyOf(a) - keyOf(b) || a - b);
}

/* Each order as the findings' indices. */
function ordersOf(report) {
  const { columns, rules, size } = report;
  const byName = rules.map((_, i) => i).sort((a, b) => (rules[a].name < rules[b].name ? -1 : 1));
  const rank = [];
  byName.forEach((rule, i) => { rank[rule] = i; });
  return {
    worst: stableBy(size, (i) => -columns.severity[i]),
    place: Uint32Array.from({ length: size }, (_, i) => i),
    rule: stableBy(size, (i) => rank[columns.rule[i]]),
  };
}

/* A test for TERM that regards case only where there is one. */
function finderOf(term) {
  if (term.toLowerCase() === term.toUpperCase())
    return (text) => text !== null && text.includes(term);
  const pattern = new RegExp(term.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'), 'i');
  return (text) => text !== null && pattern.test(text);
}

function textsOfRule(rule) {
  return [rule.name, ...[rule.summary].flatMap((text) => (typeof text === 'string' ? [text] : Object.values(text)))];
}

/* Marks in HITS the findings that say TERM anywhere. Tables are asked once, so
 * that a finding costs its quotations and a few look-ups. */
function findTerm(report, term, hits) {
  const { raw, columns, quotes, articles } = report, has = finderOf(term);
  const strings = raw.strings.map(has);
  const inArticle = report.names.map((name, i) =>
    has(name) || [articles.id[i], articles.title[i], articles.date[i]].some((s) => s >= 0 && strings[s]));
  const inRule = report.rules.map((rule) => textsOfRule(rule).some(has));
  const inShape = (i) => {
    for (let v = report.valuesAt[i]; v < report.valuesAt[i + 1]; v++)
      if (strings[raw.values[v]])
        return true;
    return false;
  };
  const inQuotes = (i) => {
    for (let p = report.placesAt[i]; p < report.placesAt[i + 1]; p++)
      if (has(quotes.quote[p]) || has(quotes.replacement[p]))
        return true;
    return false;
  };
  const inRelated = (i) => {
    for (let r = report.relatedAt[i]; r < report.relatedAt[i + 1]; r++)
      if (inArticle[raw.related.article[r]])
        return true;
    return false;
  };
  for (let i = 0; i < report.size; i++)
    hits[i] &= inRule[columns.rule[i]] || inArticle[columns.article[i]] || inQuotes(i) || inShape(i) || inRelated(i) ||
      columns.fingerprint.startsWith(term, i * FINGERPRINT);
}

/* 1 for each finding that says every word of QUERY; null where all do. */
function search(report, query) {
  const terms = query.split(/\s+/).filter((term) => term !== '');
  if (terms.length === 0)
    return null;
  const hits = new Uint8Array(report.size).fill(1);
  for (const term of terms)
    findTerm(report, term, hits);
  return hits;
}

class Filter {
  constructor(report) {
    Object.assign(this, { report, facets: facetsOf(report), orders: ordersOf(report), query: '', sort: 'worst' });
    this.hits = null;
    this.rows = this.orders.worst;
  }

  setQuery(query) {
    if (query === this.query)
      return;
    this.query = query;
    this.hits = search(this.report, query);
  }

  isClear() {
    return this.query === '' && FACETS.every((name) => this.facets[name].chosen.size === 0);
  }

  clear() {
    this.setQuery('');
    for (const name of FACETS)
      this.facets[name].chosen.clear();
  }

  /* Fills `rows`. A facet counts what all other facets let pass. */
  run() {
    const facets = FACETS.map((name) => this.facets[name]), order = this.orders[this.sort];
    const rows = new Uint32Array(order.length);
    let n = 0;
    for (const facet of facets)
      facet.counts.fill(0);
    for (const i of order) {
      if (this.hits !== null && this.hits[i] === 0)
        continue;
      let failed = null, failures = 0;
      for (const facet of facets)
        if (facet.chosen.size > 0 && !facet.chosen.has(facet.column[i])) {
          failed = facet;
          failures++;
        }
      if (failures === 1)
        failed.counts[failed.column[i]]++;
      if (failures > 0)
        continue;
      rows[n++] = i;
      for (const facet of facets)
        facet.counts[facet.column[i]]++;
    }
    this.rows = rows.subarray(0, n);
  }
}
