/* text.js - the input's texts as nodes. Nothing here makes markup of a
 * string: texts become text nodes, each in a <bdi> of its own, and what acts
 * or hides (controls, bidi controls, zero-width, private-use and unassigned
 * characters, a third combining mark) is written as ‹U+202E›. */

const HIDDEN = new RegExp('[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}\\u{FE00}-\\u{FE0F}\\u{E0100}-\\u{E01EF}' +
  '\\u{180B}-\\u{180F}\\u{34F}\\u{115F}\\u{1160}\\u{17B4}\\u{17B5}\\u{2800}\\u{3164}\\u{FFA0}]|(?<=\\p{M}\\p{M})\\p{M}', 'gu');
const SVG = 'http://www.w3.org/2000/svg';

function codePoint(character) {
  return 'U+' + character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0');
}

/* An element with ATTRIBUTES (`on` holds listeners) and CHILDREN: nodes,
 * strings, lists of them; null ones are left out. */
function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'on')
      for (const [type, listener] of Object.entries(value))
        element.addEventListener(type, listener);
    else if (value === true)
      element.setAttribute(name, '');
    else if (value !== null && value !== undefined && value !== false)
      element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

/* TEXT as it may be seen: strings and marked escapes. On one LINE a line end
 * is but ⏎; else it also ends the line, where something follows. */
function visible(text, line = false) {
  const nodes = [];
  let done = 0;
  for (const match of text.matchAll(HIDDEN)) {
    const c = match[0];
    nodes.push(text.slice(done, match.index));
    if (c === '\n')
      nodes.push(el('span', { class: 'escape' }, '⏎'), line || match.index + 1 === text.length ? '' : '\n');
    else if (c === '\t')
      nodes.push(el('span', { class: 'escape' }, '⇥'));
    else
      nodes.push(el('span', { class: 'escape', title: codePoint(c) }, `‹${codePoint(c)}›`));
    done = match.index + c.length;
  }
  nodes.push(text.slice(done));
  return nodes;
}

/* The same as a plain string, for labels, tooltips and SVG. */
function visibleString(text) {
  return text.replace(HIDDEN, (c) => (c === '\n' ? '⏎' : c === '\t' ? '⇥' : `‹${codePoint(c)}›`));
}

/* A text of the input, isolated from the direction of what stands around it. */
function isolated(text, attributes = {}) {
  return el('bdi', attributes, visible(text, true));
}

/* What matching sees: width and case folded. */
function foldedCharacters(text) {
  return Array.from(text, (c) => c.normalize('NFKC').toLowerCase());
}

function commonLengths(a, b) {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      rows[i][j] = a[i] === b[j] ? rows[i + 1][j + 1] + 1 : Math.max(rows[i + 1][j], rows[i][j + 1]);
  return rows;
}

const DIFFERENCE_MOST = 400; /* characters between the equal ends; more differ as a whole */

/* Which characters of A are not in B and of B not in A, by a longest common
 * subsequence between their equal ends: two arrays of booleans. */
function differences(a, b) {
  let head = 0, tail = 0;
  while (head < Math.min(a.length, b.length) && a[head] === b[head])
    head++;
  while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail++;
  const of = [a.map((_, i) => i >= head && i < a.length - tail), b.map((_, i) => i >= head && i < b.length - tail)];
  const restA = a.slice(head, a.length - tail), restB = b.slice(head, b.length - tail);
  if (restA.length > DIFFERENCE_MOST || restB.length > DIFFERENCE_MOST)
    return of;
  const rows = commonLengths(restA, restB);
  for (let i = 0, j = 0; i < restA.length && j < restB.length;) {
    if (restA[i] === restB[j])
      of[0][head + i++] = of[1][head + j++] = false;
    else if (rows[i + 1][j] >= rows[i][j + 1])
      i++;
    else
      j++;
  }
  return of;
}

/* [text, differs] in turn. */
function runsOf(text, differ) {
  const runs = [];
  Array.from(text).forEach((c, i) => {
    if (runs.length > 0 && runs.at(-1)[1] === differ[i])
      runs.at(-1)[0] += c;
    else
      runs.push([c, differ[i]]);
  });
  return runs;
}

/* The runs of two texts; where they share less than half of either, or say the
 * same, all of both is the evidence and nothing in it is marked. */
function compared(a, b, always = false) {
  if (!always && a.endsWith('\n') !== b.endsWith('\n')) /* a copy to drop takes its line end with it */
    return compared(a.replace(/\n$/, ''), b.replace(/\n$/, ''));
  const differ = differences(foldedCharacters(a), foldedCharacters(b));
  const much = differ.some((list) => 2 * list.filter(Boolean).length > list.length);
  const equal = !differ.some((list) => list.some(Boolean));
  if (!always && (much || equal))
    return [[[a, false]], [[b, false]]];
  if (much)
    return [a === '' ? [] : [[a, true]], b === '' ? [] : [[b, true]]];
  return [runsOf(a, differ[0]), runsOf(b, differ[1])];
}
