/* words.js - every word that is the page's own, in both languages. Where an
 * English text has two forms, the first is for one: 'finding|findings'. */
'use strict';

const WORDS = {
  title: { zh: '勘误报告', en: 'Discrepancy report' },
  passes: { zh: '通过：没有错误，也没有警告', en: 'Passes: no errors and no warnings' },
  spotless: { zh: '通过：没有发现问题', en: 'Passes: nothing was found' },
  fails: { zh: '{0}，{1}', en: '{0}, {1}' },
  inArticles: { zh: '在 {0} 篇有问题的文章中', en: 'in {0} article|in {0} articles' },
  nErrors: { zh: '{0} 处错误', en: '{0} error|{0} errors' },
  nWarnings: { zh: '{0} 处警告', en: '{0} warning|{0} warnings' },
  nNotes: { zh: '{0} 处提示', en: '{0} note|{0} notes' },
  checked: { zh: '共检查 {0} 篇文章（{1} 个文件，{2}）', en: '{0} articles checked ({1} files, {2})' },
  left: { zh: '另有 {0} 处未列入本页：只列最严重的 {1} 处', en: '{0} more are counted and not listed: the page holds the {1} worst' },
  shortened: { zh: '问题较多，上下文每侧只留 {0} 个字', en: 'Contexts are cut to {0} characters a side' },
  baselined: { zh: '{0} 处在基线中', en: '{0} in the baseline' },
  allowedBefore: { zh: '{0} 处已放行', en: '{0} allowed' },
  unchanged: { zh: '{0} 处不涉及改动过的文章', en: '{0} without a place in what changed' },
  leftOut: { zh: '未列出：{0}', en: 'Left out: {0}' },
  lapsed: { zh: '{0} 处的放行已经到期', en: '{0} finding is back: its allowance has ended|{0} findings are back: their allowances have ended' },
  lapsedOn: { zh: '{0} 到期', en: 'ended on {0}' },
  stale: { zh: '基线中有 {0} 条已不再出现', en: '{0} finding of the baseline no longer occurs|{0} findings of the baseline no longer occur' },
  problems: { zh: '有 {0} 个输入没有检查', en: '{0} input was not checked|{0} inputs were not checked' },
  problemsMore: { zh: '……另有 {0} 个', en: '… and {0} more' },

  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  note: { zh: '提示', en: 'note' },
  safe: { zh: '可自动改正', en: 'safe repair' },
  unsafe: { zh: '可能的改法', en: 'likely repair' },
  none: { zh: '无改法', en: 'no repair' },
  open: { zh: '待处理', en: 'open' },
  allowed: { zh: '已放行', en: 'allowed' },

  facets: { zh: '筛选', en: 'Filters' },
  facet_severity: { zh: '严重程度', en: 'Severity' },
  facet_state: { zh: '处理状态', en: 'Triage' },
  facet_family: { zh: '类别', en: 'Family' },
  facet_rule: { zh: '规则', en: 'Rule' },
  facet_repair: { zh: '改法', en: 'Repair' },
  facet_folder: { zh: '文件夹', en: 'Folder' },
  facet_file: { zh: '文件', en: 'File' },
  more: { zh: '再列 {0} 项', en: '{0} more' },
  clear: { zh: '清除筛选', en: 'Clear filters' },
  search: { zh: '搜索文字、规则、路径', en: 'Search text, rules, paths' },
  sort: { zh: '排序', en: 'Sort' },
  sort_worst: { zh: '先重后轻', en: 'worst first' },
  sort_place: { zh: '按位置', en: 'by place' },
  sort_rule: { zh: '按规则', en: 'by rule' },
  findings: { zh: '问题', en: 'Findings' },
  shown: { zh: '显示 {0} / {1} 处', en: '{0} of {1} shown' },
  nothing: { zh: '没有符合筛选条件的问题', en: 'No finding matches the filters' },
  choose: { zh: '从列表中选一处问题，这里显示证据', en: 'Choose a finding from the list to see its evidence' },
  language: { zh: 'English', en: '中文' },
  languageLabel: { zh: 'Switch to English', en: '切换到中文' },
  theme: { zh: '外观', en: 'Theme' },
  theme_auto: { zh: '跟随系统', en: 'system' },
  theme_light: { zh: '浅色', en: 'light' },
  theme_dark: { zh: '深色', en: 'dark' },
  help: { zh: '快捷键', en: 'Keys' },
  close: { zh: '关闭', en: 'Close' },
  cancel: { zh: '取消', en: 'Cancel' },
  print: { zh: '打印', en: 'Print' },

  here: { zh: '此处', en: 'Here' },
  there: { zh: '对照', en: 'Compared with' },
  thereN: { zh: '对照 {0}', en: 'Compared {0}' },
  original: { zh: '原文', en: 'As it stands' },
  repaired: { zh: '改后', en: 'Repaired' },
  dropHere: { zh: '改法：删去“此处”的文字', en: 'Repair: drop the text under “Here”' },
  dropped: { zh: '（删去）', en: '(dropped)' },
  evidence: { zh: '证据', en: 'Evidence' },
  claims: { zh: '两种说法', en: 'The claims' },
  values: { zh: '所依据的数值', en: 'What it rests on' },
  timeline: { zh: '时间', en: 'In time' },
  passages: { zh: '在文中的位置', en: 'Where it stands' },
  bytes: { zh: '字符与字节', en: 'Characters and bytes' },
  places: { zh: '各处', en: 'Its places' },
  rule: { zh: '规则', en: 'The rule' },
  why: { zh: '为什么有这条规则', en: 'Why this rule exists' },
  morePlaces: { zh: '……另有 {0} 处', en: '… and {0} more place|… and {0} more places' },
  moreRelated: { zh: '……另有 {0} 处对照', en: '… and {0} more compared place|… and {0} more compared places' },
  omitted: { zh: '……略去 {0} 字……', en: '… {0} character left out …|… {0} characters left out …' },
  lines: { zh: '第 {0} 行', en: 'line {0}' },
  lineRange: { zh: '第 {0}–{1} 行', en: 'lines {0}–{1}' },
  byteRange: { zh: '字节 {0}–{1}', en: 'bytes {0}–{1}' },
  stripLabel: { zh: '文章：{0} 的段落位置', en: 'Where the passages stand in {0}' },
  timelineLabel: { zh: '时间轴：{0}', en: 'Timeline: {0}' },
  published: { zh: '发表于 {0}', en: 'published {0}' },
  unknown: { zh: '不详', en: 'not known' },
  differs: { zh: '不同', en: 'differs' },
  same: { zh: '相同', en: 'same' },
  article: { zh: '文章', en: 'Article' },
  date: { zh: '日期', en: 'Date' },
  quotation: { zh: '原句', en: 'Quotation' },
  item: { zh: '项目', en: 'Item' },
  column_place: { zh: '位置', en: 'Place' },
  column_text: { zh: '原文与改法', en: 'Text and repair' },
  row_text: { zh: '现字', en: 'characters' },
  row_bytes: { zh: '字节', en: 'bytes' },
  row_before: { zh: '现字节', en: 'bytes as paired' },
  row_after: { zh: '原字节', en: 'bytes as they were' },
  row_repair: { zh: '还原', en: 'reconstruction' },
  copyPlace: { zh: '复制位置', en: 'Copy place' },
  copyFingerprint: { zh: '复制指纹', en: 'Copy fingerprint' },
  copied: { zh: '已复制', en: 'Copied' },
  copyFailed: { zh: '浏览器不允许复制', en: 'The browser does not allow copying' },
  next: { zh: '下一处', en: 'Next' },
  previous: { zh: '上一处', en: 'Previous' },

  allow: { zh: '放行', en: 'Allow' },
  allowTitle: { zh: '放行这处问题', en: 'Allow this finding' },
  allowAllTitle: { zh: '放行筛选出的 {0} 处问题', en: 'Allow the {0} finding shown|Allow all {0} findings shown' },
  allowAll: { zh: '放行筛选结果', en: 'Allow all shown' },
  confirmAll: { zh: '将放行 {0} 处问题。确定吗？', en: '{0} finding will be allowed. Sure?|{0} findings will be allowed. Sure?' },
  confirm: { zh: '确定', en: 'Allow them' },
  reason: { zh: '理由（必填）', en: 'Reason (required)' },
  owner: { zh: '负责人', en: 'Owner' },
  expires: { zh: '有效期至', en: 'Expires' },
  undo: { zh: '撤销', en: 'Undo' },
  undone: { zh: '已撤销', en: 'Undone' },
  nothingToUndo: { zh: '没有可撤销的', en: 'Nothing to undo' },
  withdraw: { zh: '取消放行', en: 'Withdraw' },
  exportAllow: { zh: '导出放行清单（{0}）', en: 'Export allowances ({0})' },
  allowedNow: { zh: '已放行 {0} 处', en: '{0} finding allowed|{0} findings allowed' },
  memoryOnly: { zh: '浏览器不让此页存储数据：关闭前请导出放行清单', en: 'This browser keeps no data for the page: export allowances before you close it' },
  allowedBy: { zh: '已放行：{0}', en: 'Allowed: {0}' },

  printed: { zh: '筛选出 {0} 处，打印 {1} 处', en: '{0} findings match, {1} are printed' },
  tooOld: { zh: '浏览器太旧，无法展开问题列表；上面的统计仍然完整。', en: 'This browser is too old to show the list; the counts above are complete.' },
  broken: { zh: '数据无法读出，文件可能不完整。', en: 'The data cannot be read; the file may be incomplete.' },

  key_jk: { zh: '下一处、上一处（列表中也可用方向键）', en: 'next, previous (arrows do in the list)' },
  key_enter: { zh: '进入证据', en: 'go to the evidence' },
  key_slash: { zh: '搜索', en: 'search' },
  key_a: { zh: '放行当前问题', en: 'allow the finding' },
  key_u: { zh: '撤销上一次放行', en: 'undo the last allowance' },
  key_escape: { zh: '关闭、回到列表', en: 'close, back to the list' },
  key_help: { zh: '本页快捷键', en: 'these keys' },
};

/* What findings' arguments are called; others are shown as they are named. */
const ARGUMENTS = {
  value: { zh: '数值', en: 'value' },
  unit: { zh: '单位', en: 'unit' },
  period: { zh: '时期', en: 'period' },
  place: { zh: '地区代码', en: 'place (code)' },
  text: { zh: '文字', en: 'text' },
  day: { zh: '日期', en: 'day' },
  date: { zh: '日期', en: 'date' },
  published: { zh: '发表日期', en: 'published' },
  from: { zh: '起', en: 'from' },
  to: { zh: '止', en: 'to' },
  terms: { zh: '各项', en: 'terms' },
  sum: { zh: '合计', en: 'sum' },
  total: { zh: '总数', en: 'total' },
  part_value: { zh: '部分', en: 'part' },
  total_value: { zh: '总数', en: 'total, normalised' },
  average: { zh: '平均', en: 'average' },
  rate: { zh: '比率', en: 'rate' },
  achieved: { zh: '完成', en: 'achieved' },
  now: { zh: '本期', en: 'now' },
  before: { zh: '此前', en: 'before' },
  after: { zh: '此后', en: 'after' },
  stated: { zh: '文中所述', en: 'stated' },
  share: { zh: '占比', en: 'share' },
  factor: { zh: '相差倍数', en: 'factor' },
  weekday: { zh: '实为', en: 'weekday' },
  names: { zh: '列出', en: 'names' },
  candidates: { zh: '可能是', en: 'candidates' },
  implied: { zh: '推得的基数', en: 'implied base' },
  days: { zh: '相隔天数', en: 'days' },
  actual: { zh: '实际编码', en: 'actual charset' },
  read_as: { zh: '误读为', en: 'read as' },
  declared: { zh: '声明的编码', en: 'declared charset' },
  charset: { zh: '编码', en: 'charset' },
  score: { zh: '每字增益（奈特）', en: 'gain a character (nats)' },
  margin: { zh: '次优差距（奈特）', en: 'runner-up lacks (nats)' },
  one: { zh: '一说', en: 'one' },
  other: { zh: '另一说', en: 'other' },
  one_by: { zh: '一说出自', en: 'one, by' },
  other_by: { zh: '另一说出自', en: 'other, by' },
  bytes: { zh: '字节', en: 'bytes' },
  offset: { zh: '文件内偏移', en: 'offset in the file' },
  length: { zh: '字节数', en: 'length' },
  paragraphs: { zh: '段落', en: 'paragraphs' },
  characters: { zh: '字数', en: 'characters' },
  title_text: { zh: '标题写作', en: 'headline' },
  title_value: { zh: '标题数值', en: 'headline, value' },
  body_text: { zh: '正文写作', en: 'body' },
  body_value: { zh: '正文数值', en: 'body, value' },
  missing: { zh: '缺少', en: 'missing' },
  reason: { zh: '依据', en: 'because' },
};

/* Families of rules in Chinese; English readers know them by their names. */
const FAMILIES = { date: '日期', duplicate: '重复', encoding: '文字编码', figure: '数字', text: '文本' };

const language = { now: 'zh' };

const formats = { zh: new Intl.NumberFormat('zh'), en: new Intl.NumberFormat('en') };

function numbered(value) {
  return typeof value === 'number' ? formats[language.now].format(value) : String(value);
}

/* The words of KEY with {0}, {1} ... filled in. */
function say(key, ...values) {
  let text = WORDS[key][language.now];
  const forms = text.split('|');
  text = forms.length === 2 && values[0] !== 1 ? forms[1] : forms[0];
  return text.replace(/\{(\d)\}/g, (_, i) => numbered(values[i]));
}

function argumentName(key) {
  return Object.hasOwn(ARGUMENTS, key) ? ARGUMENTS[key][language.now] : key.replaceAll('_', ' ');
}

function familyName(family) {
  return language.now === 'zh' && Object.hasOwn(FAMILIES, family) ? `${FAMILIES[family]} ${family}` : family;
}

/* A text of the data: the same in every language, or one for each. */
function inLanguage(text) {
  return text !== null && typeof text === 'object' ? text[language.now] ?? text.en : text;
}
