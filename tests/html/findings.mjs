// findings.mjs - many findings as kanwu check --format jsonl prints them, the
// same for the same number: what reports are measured with.
//
// usage: node findings.mjs COUNT > findings.jsonl
const count = Number(process.argv[2] ?? 1000);
const han = '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严龙飞';
let seed = 20161123;
function random(below) {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return Math.floor((seed / 4294967296) * below);
}
const pick = (list) => list[random(list.length)];
const words = (n) => Array.from({ length: n }, () => han[random(han.length)]).join('');
const hex = (n) => Array.from({ length: n }, () => random(16).toString(16)).join('');
const day = () => `${2012 + random(9)}-${String(1 + random(12)).padStart(2, '0')}-${String(1 + random(28)).padStart(2, '0')}`;

const articles = Array.from({ length: Math.max(1, Math.floor(count / 4)) }, (_, i) => ({
  path: `news/${2012 + (i % 9)}/part-${String(i % 97).padStart(3, '0')}.jsonl`, record: Math.floor(i / 97), id: hex(12),
  title: words(14), date: day(), line: Math.floor(i / 97) + 1 }));

function span(text, before = words(64), after = words(64)) {
  const start = 3 * random(4000), line = 1 + random(40), column = 1 + random(300);
  return { start, end: start + Buffer.byteLength(text), line, column, end_line: line, end_column: column + [...text].length, before, after, text };
}

function finding(rule, severity, message, text, more = {}) {
  return { schema: 1, rule, severity, message, article: pick(articles), span: span(text), replacement: null, occurrences: [], related: [],
           args: {}, fix_safety: null, fingerprint: hex(32), ...more };
}

function conflict() {
  const [value, other] = [1000 + random(9000), 1000 + random(9000)], unit = pick(['名', '户', '万元', '公里']), period = `${day()}/..`;
  const when = ` for ${period}`, [here, there] = [`${value}${unit}`, `${other}${unit}`], place = String(110000 + random(500000));
  return finding('figure/cross-conflict', 'error', `${here}${when} here, ${there} in another article: one quantity`, here, {
    related: [{ article: pick(articles), span: span(there), label: 'the other value' }],
    args: { value: String(value), unit, period, place, other_value: String(other), other_unit: unit, other_period: period, other_place: place,
            when, here, there } });
}

function missingUnit() {
  const [year, month] = [2010 + random(10), 1 + random(12)], text = `${year}${month}月`, replacement = `${year}年${month}月`;
  return finding('date/missing-unit', 'error', `${text} is no date: a 年 or 月 is missing (${replacement})`, text,
                 { replacement, fix_safety: 'safe', args: { reading: replacement } });
}

function residue() {
  const places = Array.from({ length: 2 + random(20) }, () => ({ span: span(pick(['(yè)', '(chuàng)', '(nóng)', '(xué)'])), replacement: '' }));
  return finding('encoding/pinyin-residue', 'error',
                 `${places.length} readings such as ${places[0].span.text} stand behind common characters; without them the text is whole`,
                 places[0].span.text, { span: places[0].span, occurrences: places, fix_safety: 'safe' });
}

function passage() {
  const text = words(80 + random(400));
  return finding('duplicate/passage', 'error', `a paragraph of ${text.length} characters stands here again`, text, {
    replacement: '', fix_safety: 'safe', related: [{ article: pick(articles), span: span(text), label: 'the first time' }],
    args: { paragraphs: 'a paragraph', characters: `${text.length} characters`, stand: 'stands' } });
}

function punctuation() {
  return finding('text/punctuation', 'warning', '，。 are two marks where one belongs', '，。',
                 { replacement: '。', fix_safety: 'unsafe', args: { problem: 'are two marks where one belongs' } });
}

const kinds = [conflict, conflict, conflict, missingUnit, punctuation, punctuation, punctuation, residue, passage];
for (let i = 0; i < count; i++)
  if (!process.stdout.write(JSON.stringify(pick(kinds)()) + '\n'))
    await new Promise((resolve) => process.stdout.once('drain', resolve));
