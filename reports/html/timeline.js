/* timeline.js - the periods that are claimed for a figure, a bar each on one
 * axis, with the days on which the articles appeared. */

const DAY = 86400000; /* milliseconds */
const AXIS = { left: 16, right: 704, width: 720, row: 46, top: 32 };

/* "2017-01-01/2017-11-06", "2018-01-01/..", "2018-12-31": its first and last
 * day as numbers, null for an open end; null for what is no period. */
function parsePeriod(text) {
  const day = '(\\d{4}-\\d{2}-\\d{2})';
  const match = new RegExp(`^(?:${day}|\\.\\.)(?:/(?:${day}|\\.\\.))?$`).exec(text ?? '');
  if (match === null || (match[1] === undefined && match[2] === undefined))
    return null;
  const number = (part) => (part === undefined ? null : Date.parse(part) / DAY);
  const from = number(match[1]), to = text.includes('/') ? number(match[2]) : from;
  return Number.isNaN(from) || Number.isNaN(to) ? null : { from, to, text };
}

function dayText(number) {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

function periodText({ from, to }) {
  if (from === to)
    return dayText(from);
  return `${from === null ? '…' : dayText(from)} – ${to === null ? '…' : dayText(to)}`;
}

/* Bars of a finding: {name, label, period}. */
function barsOf(report, finding) {
  const { args } = finding, bars = [];
  const add = (name, key, label) => {
    const period = parsePeriod(args.get(key));
    if (period)
      bars.push({ name, period, label });
  };
  if (args.has('period') && finding.related.length > 0) {
    const claim = (place) => quoted(textOf(place, report.raw.head));
    add(say('here'), 'period', claim(finding.places[0]));
    add(say('there'), 'other_period', claim(finding.related[0].place));
    return bars.length === 2 ? bars : [];
  }
  for (const key of ['day', 'other_day', 'from', 'to', 'date', 'published', 'one', 'other'])
    add(argumentName(key), key, '');
  return bars.length > 1 ? bars : [];
}

function publishedDays(finding) {
  const days = [], sides = [[say('here'), finding.article], ...finding.related.slice(0, 1).map(({ article }) => [say('there'), article])];
  for (const [name, article] of sides) {
    const period = parsePeriod(article.date);
    if (period && period.from !== null && !days.some(({ day }) => day === period.from))
      days.push({ name, day: period.from });
  }
  return days;
}

/* Years, quarters, months or days: whatever gives at most nine ticks. */
function ticksOf(from, to) {
  const steps = [[0, 1], [0, 7], [1, 0], [3, 0], [12, 0], [24, 0], [60, 0], [120, 0], [600, 0]];
  const [months, days] = steps.find(([m, d]) => (to - from) / (m * 30.4 + d) <= 9) ?? steps.at(-1);
  const ticks = [], start = new Date(from * DAY);
  if (months === 0) {
    for (let day = Math.ceil(from); day <= to; day += days)
      ticks.push({ day, text: dayText(day) });
    return ticks;
  }
  const first = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / months) * months;
  for (let m = first; Date.UTC(0, m) / DAY < 1e9; m += months) {
    const date = new Date(0);
    date.setUTCFullYear(Math.floor(m / 12), m % 12, 1);
    const day = date.getTime() / DAY;
    if (day > to)
      break;
    if (day >= from)
      ticks.push({ day, text: date.toISOString().slice(0, months % 12 === 0 ? 4 : 7) });
  }
  return ticks;
}

/* The days that the axis spans, with some air. */
function extentOf(bars, days) {
  const ends = [...bars.flatMap(({ period }) => [period.from, period.to]), ...days.map(({ day }) => day)].filter((d) => d !== null);
  const from = Math.min(...ends), to = Math.max(...ends), air = Math.max(2, (to - from) * 0.06);
  return { from: from - air, to: to + air };
}

function barNodes(bar, i, xOf, extent) {
  const y = AXIS.top + i * AXIS.row + 16;
  const x = xOf(bar.period.from ?? extent.from), end = xOf((bar.period.to ?? extent.to) + 1);
  const width = Math.max(4, end - x), text = `${bar.name}${bar.label ? ` · ${visibleString(bar.label)}` : ''} · ${periodText(bar.period)}`;
  const late = x > AXIS.width / 2;
  return [svg('rect', { class: `bar side-${i}`, x, y, width, height: 12, rx: 2 }),
          svg('text', { class: 'bar-label', x: late ? Math.min(end, AXIS.right) : x, y: y - 5, 'text-anchor': late ? 'end' : 'start' }, text)];
}

function dayNodes({ name, day }, xOf, bottom) {
  const x = xOf(day);
  const late = x > AXIS.width / 2;
  return [svg('line', { class: 'published', x1: x, x2: x, y1: AXIS.top, y2: bottom + 6 }),
          svg('path', { class: 'published', d: `M${x - 4} ${AXIS.top - 6}h8l-4 7Z` }),
          svg('text', { class: 'tick', x: x + (late ? -7 : 7), y: AXIS.top - 4, 'text-anchor': late ? 'end' : 'start' }, `${name}: ${say('published', dayText(day))}`)];
}

function timeline(report, finding) {
  const bars = barsOf(report, finding);
  if (bars.length === 0)
    return null;
  const days = publishedDays(finding), extent = extentOf(bars, days);
  const xOf = (day) => AXIS.left + ((day - extent.from) / (extent.to - extent.from)) * (AXIS.right - AXIS.left);
  /* Two days of publication in one line of text would meet. */
  const shownDays = days.slice(0, 2).filter(({ day }, i) => i === 0 || Math.abs(xOf(day) - xOf(days[0].day)) > 220 ||
    (xOf(day) > AXIS.width / 2) !== (xOf(days[0].day) > AXIS.width / 2) && Math.abs(xOf(day) - xOf(days[0].day)) > 20);
  const bottom = AXIS.top + bars.length * AXIS.row - 6;
  const label = say('timelineLabel', bars.map((bar) => `${bar.name} ${visibleString(bar.label)} ${periodText(bar.period)}`).join('; '));
  return section('timeline', el('div', { class: 'wide', tabindex: '0', role: 'group', 'aria-label': say('timeline') },
    svg('svg', { class: 'chart', viewBox: `0 0 ${AXIS.width} ${bottom + 28}`, role: 'img', 'aria-label': label },
    ticksOf(extent.from, extent.to).map(({ day, text }) => [
      svg('line', { class: 'grid', x1: xOf(day), x2: xOf(day), y1: AXIS.top, y2: bottom }),
      svg('text', { class: 'tick', x: xOf(day), y: bottom + 18, 'text-anchor': 'middle' }, text)]),
    svg('line', { class: 'axis', x1: AXIS.left, x2: AXIS.right, y1: bottom, y2: bottom }),
    shownDays.map((day) => dayNodes(day, xOf, bottom)), bars.map((bar, i) => barNodes(bar, i, xOf, extent)))));
}
