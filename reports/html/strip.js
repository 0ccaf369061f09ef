/* strip.js - where repeated passages stand in their articles: a strip an
 * article, a block a passage. A strip ends at the furthest place that any
 * finding names in the article, since no more is known of it. Only findings of
 * duplicate/ come with offsets. */

const STRIP = { left: 8, width: 704, height: 20, gap: 74, top: 30 };

/* [{article, blocks: [{place, side}]}] */
function stripsOf(finding) {
  const strips = [];
  const add = (article, place, side) => {
    let strip = strips.find((s) => s.article.index === article.index);
    if (!strip)
      strips.push(strip = { article, blocks: [] });
    strip.blocks.push({ place, side });
  };
  add(finding.article, finding.places[0], 0);
  finding.related.slice(0, 5).forEach(({ article, place }) => add(article, place, 1));
  return strips;
}

function linesText(place) {
  return place.line === place.endLine ? say('lines', place.line) : say('lineRange', place.line, place.endLine);
}

function stripNodes({ article, blocks }, i, extents) {
  const y = STRIP.top + i * STRIP.gap, extent = Math.max(1, extents[article.index]);
  const xOf = (byte) => STRIP.left + (byte / extent) * STRIP.width;
  return [
    svg('text', { class: 'tick', x: STRIP.left, y: y - 12 }, visibleString(article.title ?? article.name).slice(0, 60)),
    svg('rect', { class: 'strip', x: STRIP.left, y, width: STRIP.width, height: STRIP.height, rx: 3 }),
    blocks.map(({ place, side }) => {
      const x = xOf(place.start), width = Math.max(3, xOf(place.end) - x), late = x > STRIP.width / 2;
      return [svg('rect', { class: `bar side-${side}`, x, y, width, height: STRIP.height }),
              svg('text', { class: 'bar-label', x: late ? x + width : x, y: y + STRIP.height + 16, 'text-anchor': late ? 'end' : 'start' },
                  `${say(side === 0 ? 'here' : 'there')} · ${linesText(place)}`)];
    }),
  ];
}

function passages(report, finding) {
  if (!finding.rule.name.startsWith('duplicate/') || finding.related.length === 0)
    return null;
  const strips = stripsOf(finding), extents = report.extents(), height = STRIP.top + strips.length * STRIP.gap - 16;
  const label = strips.map(({ article, blocks }) => say('stripLabel', visibleString(article.name)) + ': ' +
    blocks.map(({ place, side }) => `${say(side === 0 ? 'here' : 'there')} ${linesText(place)}`).join(', ')).join('; ');
  const bytes = [finding.places[0], finding.related[0].place].map((place) => say('byteRange', place.start, place.end));
  return section('passages', el('div', { class: 'wide', tabindex: '0', role: 'group', 'aria-label': say('passages') },
    svg('svg', { class: 'chart', viewBox: `0 0 ${STRIP.width + 16} ${height}`, role: 'img', 'aria-label': label },
        strips.map((strip, i) => stripNodes(strip, i, extents)))),
    el('p', { class: 'muted' }, `${say('here')}: ${bytes[0]} · ${say('there')}: ${bytes[1]}`));
}
