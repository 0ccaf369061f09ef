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

/* Indices sorted by small numbers, equal ones in their order. */
function stableBy(column, rankOf) {
  const starts = [0];
  for (const value of column)
    starts[rankOf(value) + 1] = (starts[rankOf(value) + 1] ?? 0) + 1;
  for (let rank = 1; rank < starts.length; rank++)
    starts[rank] = (starts[rank] ?? 0) + starts[rank - 1];
  const order = new Uint32Array(column.length);
  column.forEach((value, i) => { order[starts[rankOf(value)]++] = i; });
  return order;
}

/* Each order as the findings' indices. */
function ordersOf(report) {
  const { columns, rules, size } = report;
  const byName = rules.map((_, i) => i).sort((a, b) => (rules[a].name < rules[b].name ? -1 : 1));
  const rank = [];
  byName.forEach((rule, i) => { rank[rule] = i; });
  return {
    worst: stableBy(columns.severity, (severity) => SEVERITIES.length - severity),
    place: Uint32Array.from({ length: size }, (_, i) => i),
    rule: stableBy(columns.rule, (rule) => rank[rule]),
  };
}

/* Many short texts as one long one, in which a word is found at a stroke.
 * Words have no white space, so none reaches over a line end. */
class Haystack {
  constructor(texts) {
    const lower = texts.map((text) => (text === null ? '' : text.toLowerCase()));
    this.starts = startsOf(lower, (i) => lower[i].length + 1);
    this.text = lower.join('\n');
  }

  /* Calls FOUND once with the number of each text that holds TERM. */
  each(term, found) {
    let number = 0;
    for (let at = this.text.indexOf(term); at >= 0; at = this.text.indexOf(term, this.starts[number + 1])) {
      number = this.holderOf(at, number);
      found(number);
    }
  }

  holderOf(at, low) {
    let high = this.starts.length - 1;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] <= at)
        low = middle;
      else
        high = middle;
    }
    return low;
  }

  holders(term) {
    const holders = new Uint8Array(this.starts.length - 1);
    this.each(term, (number) => { holders[number] = 1; });
    return holders;
  }
}

function textsOfRule(rule) {
  return [rule.name, ...(typeof rule.summary === 'string' ? [rule.summary] : Object.values(rule.summary ?? {}))].join('\n');
}

/* What is searched, made once. */
function haystacks(report) {
  report.haystacks ??= {
    quotes: new Haystack(report.quotes.quote),
    replacements: new Haystack(report.quotes.replacement),
    strings: new Haystack(report.raw.strings.map((text, i) => [text, report.raw.translations[i] ?? ''].join('\n'))),
    articles: new Haystack(report.names),
    rules: new Haystack(report.rules.map(textsOfRule)),
    messages: new Haystack(Object.values(report.raw.messages).map((text) => (typeof text === 'string' ? text : Object.values(text).join('\n')))),
  };
  return report.haystacks;
}

/* Marks the findings that own, from STARTS on, a number in NUMBERS that is one of
 * HOLDERS. */
function markOwners(hits, starts, numbers, holders) {
  for (let i = 0; i < hits.length; i++)
    for (let k = starts[i]; hits[i] === 0 && k < starts[i + 1]; k++)
      hits[i] = numbers[k] >= 0 ? holders[numbers[k]] : 0;
}

/* Marks the findings whose places HAYSTACK, one text a place, has TERM in. */
function markPlaces(hits, report, haystack, term) {
  let i = 0;
  haystack.each(term, (place) => {
    while (report.placesAt[i + 1] <= place)
      i++;
    hits[i] = 1;
  });
}

/* 1 for each finding that says TERM anywhere. */
function findTerm(report, term) {
  const { raw, columns, articles } = report, hay = haystacks(report), hits = new Uint8Array(report.size);
  const strings = hay.strings.holders(term), rules = hay.rules.holders(term), inArticle = hay.articles.holders(term);
  for (const column of [articles.id, articles.title, articles.date])
    column.forEach((string, i) => { inArticle[i] |= string >= 0 ? strings[string] : 0; });
  for (let i = 0; i < hits.length; i++)
    hits[i] = rules[columns.rule[i]] | inArticle[columns.article[i]];
  markPlaces(hits, report, hay.quotes, term);
  markPlaces(hits, report, hay.replacements, term);
  markOwners(hits, report.valuesAt, raw.values, strings);
  markOwners(hits, report.relatedAt, raw.related.article, inArticle);
  const told = Object.keys(raw.messages);
  hay.messages.each(term, (k) => { hits[told[k]] = 1; });
  const named = report.indexOf(term);
  if (named !== null)
    hits[named] = 1;
  return hits;
}

/* 1 for each finding that says every word of QUERY, in whatever case; null
 * where all do. */
function search(report, query) {
  const terms = query.toLowerCase().split(/\s+/).filter((term) => term !== '');
  if (terms.length === 0)
    return null;
  const [first, ...others] = terms.map((term) => findTerm(report, term));
  return others.reduce((hits, more) => hits.map((hit, i) => hit & more[i]), first);
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
    const chosen = facets.filter((facet) => facet.chosen.size > 0), rows = new Uint32Array(order.length);
    let n = 0;
    for (const facet of facets)
      facet.counts.fill(0);
    for (const i of order) {
      if (this.hits !== null && this.hits[i] === 0)
        continue;
      let failed = null, failures = 0;
      for (const facet of chosen)
        if (!facet.chosen.has(facet.column[i])) {
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
