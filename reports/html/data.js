/* data.js - the report's data: gzip of JSON, in pieces of base64; columns of
 * numbers and strings, where every article, rule and argument stands once.
 * Base64 holds no '<', so no text of the input can end an element. */

const SEVERITIES = ['note', 'warning', 'error'];
const SAFETIES = ['none', 'unsafe', 'safe'];
const OWN_TEXT = -2; /* an argument that is the text of the first own place; -3: of the first related */
const FINGERPRINT = 32; /* hexadecimal digits */

function bytesOfBase64(text) {
  if (Uint8Array.fromBase64)
    return Uint8Array.fromBase64(text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++)
    bytes[i] = binary.charCodeAt(i);
  return bytes;
}

async function readReport() {
  const elements = [...document.querySelectorAll('script.data')];
  const bytes = new Blob(elements.map((element) => bytesOfBase64(element.textContent)));
  const stream = bytes.stream().pipeThrough(new DecompressionStream('gzip'));
  const raw = JSON.parse(await new Response(stream).text());
  for (const element of elements)
    element.remove();
  return new Report(raw);
}

/* Where each finding's share of a flat column begins, from its COUNTS. */
function startsOf(counts, of = (i) => counts[i]) {
  const starts = new Uint32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++)
    starts[i + 1] = starts[i] + of(i);
  return starts;
}

/* The folder that all PATHS are in, with its slash: lists leave it out. */
function commonFolder(paths) {
  let prefix = paths.length > 0 ? paths[0].slice(0, paths[0].lastIndexOf('/') + 1) : '';
  for (const path of paths)
    while (!path.startsWith(prefix))
      prefix = prefix.slice(0, prefix.slice(0, -1).lastIndexOf('/') + 1); /* none is in '' */
  return prefix;
}

class Report {
  constructor(raw) {
    const f = raw.findings;
    Object.assign(this, { raw, rules: raw.rules, articles: raw.articles, columns: f, quotes: raw.places });
    this.size = f.rule.length;
    this.placesAt = startsOf(f.own, (i) => f.own[i] + f.related[i]);
    this.relatedAt = startsOf(f.related);
    this.valuesAt = startsOf(f.shape, (i) => raw.shapes[f.shape[i]].length);
    this.prefix = commonFolder(raw.articles.path);
    this.names = raw.articles.path.map((path, i) => raw.articles.record[i] < 0 ? path : `${path}#${raw.articles.record[i]}`);
  }

  articleText(column, article) {
    const i = this.articles[column][article];
    return i < 0 ? null : this.raw.strings[i];
  }

  article(i) {
    return { index: i, path: this.articles.path[i], name: this.names[i], id: this.articleText('id', i),
             title: this.articleText('title', i), date: this.articleText('date', i) };
  }

  /* Place P: TEXT, what stands BEFORE and BEHIND it, LEFT characters of the
   * text's middle left out at its character `head`. */
  place(p) {
    const q = this.quotes, at = q.before[p], to = at + q.size[p], quote = q.quote[p];
    return { text: quote.slice(at, to), before: quote.slice(0, at), behind: quote.slice(to), left: q.left[p],
             cutBefore: (q.cut[p] & 1) !== 0, cutBehind: (q.cut[p] & 2) !== 0, start: q.start[p],
             end: q.start[p] + q.bytes[p], line: q.line[p], column: q.column[p], endLine: q.line[p] + q.lines[p],
             replacement: q.replacement[p] };
  }

  /* The finding of that FINGERPRINT, or null. */
  indexOf(fingerprint) {
    const at = /^[0-9a-f]{32}$/.test(fingerprint ?? '') ? this.columns.fingerprint.indexOf(fingerprint) : -1;
    return at < 0 || at % FINGERPRINT !== 0 ? null : at / FINGERPRINT;
  }

  fingerprint(i) {
    return this.columns.fingerprint.slice(i * FINGERPRINT, (i + 1) * FINGERPRINT);
  }

  /* An argument or a label, which kanwu may have words of its own for. */
  said(i) {
    return (language.now === 'zh' ? this.raw.translations[i] : null) ?? this.raw.strings[i];
  }

  valueOf(i, value) {
    if (value >= 0)
      return this.said(value);
    return this.place(this.placesAt[i] + (value === OWN_TEXT ? 0 : this.columns.own[i])).text;
  }

  argumentsOf(i) {
    const shape = this.raw.shapes[this.columns.shape[i]];
    return new Map(shape.map((key, k) => [this.raw.strings[key], this.valueOf(i, this.raw.values[this.valuesAt[i] + k])]));
  }

  relatedOf(i) {
    const list = [], first = this.placesAt[i] + this.columns.own[i];
    for (let k = 0; k < this.columns.related[i]; k++) {
      const r = this.relatedAt[i] + k;
      list.push({ article: this.article(this.raw.related.article[r]), place: this.place(first + k),
                  label: this.raw.related.label[r] < 0 ? null : this.said(this.raw.related.label[r]) });
    }
    return list;
  }

  finding(i) {
    const f = this.columns, places = [];
    for (let p = this.placesAt[i]; p < this.placesAt[i] + f.own[i]; p++)
      places.push(this.place(p));
    return { index: i, rule: this.rules[f.rule[i]], severity: SEVERITIES[f.severity[i]], safety: SAFETIES[f.safety[i]],
             article: this.article(f.article[i]), places, total: f.places[i], related: this.relatedOf(i),
             relatedTotal: f.compared[i], args: this.argumentsOf(i), fingerprint: this.fingerprint(i),
             message: this.raw.messages[i] ?? null };
  }

  /* The furthest byte of each article that a repeated passage names. */
  extents() {
    if (!this.extentOf) {
      this.extentOf = new Uint32Array(this.names.length);
      for (let i = 0; i < this.size; i++)
        this.extend(i);
    }
    return this.extentOf;
  }

  extend(i) {
    const own = this.columns.own[i], first = this.placesAt[i];
    for (let k = 0; k < own + this.columns.related[i]; k++) {
      const article = k < own ? this.columns.article[i] : this.raw.related.article[this.relatedAt[i] + k - own];
      const end = this.quotes.start[first + k] + this.quotes.bytes[first + k];
      this.extentOf[article] = Math.max(this.extentOf[article], end);
    }
  }
}
