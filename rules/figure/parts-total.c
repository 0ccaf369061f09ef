/* rules/figure/parts-total.c - parts stated as exhaustive that do not add up */
#include "checker/rule.h"

static void check (KwContext *ctx, const KwArticle *article);

KW_RULE (figure_parts_total) {
  .name = "figure/parts-total",
  .severity = KW_WARNING,
  .summary = "Parts that are said to be all do not add up to their total",
  .why = "A text that divides a whole (分别为, 按规模分, 男…女…, 其余, a list in brackets, 合计 behind the\n"
         "list) says that the parts are all of it; when they do not add up, one of them or the total\n"
         "is wrong or a part was left out.\n\n"
         "The sum is taken of intervals: 27.61亿 stands for what is rounded or cut off to that. Lists\n"
         "that only name some parts (其中, 包括, 等) are compared only where the parts already exceed\n"
         "the total and cannot overlap. Where some of the figures make up the total (parts of parts\n"
         "stand among them), nothing is said.",
  .message = "{terms} = {sum}, the text says {total}",
  .since = "0.1",
  .examples = (const KwExample[]){
    { .bad = "全县共有水库⟦57座⟧，按规模划分，中型3座、小(1)型9座、小(2)型43座。" },
    { .bad = "核定补助案⟦175件⟧，分别为道路美化64件、节水灌溉58件、文物保护43件。" },
    { .bad = "溪口镇31.2万人、南坪镇248512人、沙湾镇196034人，三镇合计⟦77.65万人⟧。" },
    { .bad = "三家企业的产值是78万、67万和54万，合计⟦209万⟧。" },
    { .bad = "全县生产总值⟦214.62亿元⟧，增长7.2%。其中，第一产业增加值21.35亿元，增长4.1%；第二产业增加值96.14亿元，增长7.8%；第三产业增加值95.13亿元，增长8.0%。" },
    { .bad = "学校共有学生⟦1320人⟧，其中男生690人，女生610人。" },
    { .bad = "共有党员⟦86名⟧（正式党员81名、预备党员3名）。" },
    { .bad = "全年向下游供水⟦3.68亿立方米⟧，用途分为三类：灌溉1.52亿立方米，城市供水1.24亿立方米，河道补水0.72亿立方米。" },
    { .good = "肇事原因以未依规定让车14件最多，其次为未注意车前状况9件、酒后驾车6件、违规超速4件，其他7件。" },
    { .good = "全县春防给18.6万头猪打了疫苗，秋防是16.9万头，一年下来35.5万头次；牛羊合计两季28.3万头。" },
    { .bad = "查处案件⟦140件⟧，其中盗窃62件、诈骗31件，其余37件为其他案件。" },
    { .bad = "共开展培训⟦126期⟧，其中田间课堂72期、集中授课64期。" },
    { .bad = "共评出获奖作品⟦18件⟧，一等奖2件、二等奖5件、三等奖10件。" },
    { .bad = "论坛将举行6场大会、34场分论坛和对话会，共计⟦50场⟧活动。" },
    { .bad = "上级拨付315万元，加上本县配套的67万元，今年的专项资金达到⟦392万元⟧。" },
    { .bad = "应出席代表⟦286人⟧，出席242人，缺席34人，符合法定人数。" },
    { .bad = "进出口总额⟦98.6亿元⟧，增长8.1%。其中出口52.4亿元，增长9.2%；进口36.2亿元，增长6.7%；顺差16.2亿元，扩大一成。" },
    { .bad = "被调查的⟦1900户家庭⟧中，包括1200户城市家庭和500户农村家庭。" },
    { .bad = "目前全院在岗职工⟦1286人⟧，45岁以下的占七成多。花名册按岗位分成四本，医师412人，护理人员598人，药剂、检验等医技岗位145人，剩下的121人都在后勤。" },
    { .good = "目前全院在岗职工1276人。花名册按岗位分成四本，医师412人，护理人员598人，医技岗位145人，剩下的121人都在后勤。" },
    { .bad = "目前全縣共設⟦214站⟧，依所在地區分，市區道路旁98站、學校周邊63站、公園及運動場館45站。" },
    { .good = "开行货运班列193列，比过去增加了28列。其中，东线班列26列，西线班列19列。" },
    { .bad = "船上共有⟦29人⟧，全部落水，其中2人被渔船救起，经抢救无效身亡，其余17人下落不明。" },
    { .bad = "截至今晚已搜救⟦81人⟧，其中14人生还，77人遇难。" },
    { .bad = "共获得107枚金牌、81枚银牌、51枚铜牌，奖牌总数⟦229枚⟧。" },
    { .bad = "两镇共种植烤烟⟦8600亩⟧，其中河东镇4800亩，河西镇3600亩。" },
    { .bad = "三年共投入⟦2640万元⟧，其中2011年620万元、2012年810万元、2013年1050万元。" },
    { .bad = "全部⟦21个村⟧中，已通水村15个，未通水村5个。" },
    { .bad = "全年出警⟦451次⟧，一季度63次、二季度112次、三季度167次、四季度89次。" },
    { .bad = "受理案件⟦5840件⟧，其中刑事案件412件、民商事案件2960件、行政案件86件、执行案件2282件。" },
    { .bad = "共投入资金860万元，其中省级300万元、市级260万元、县级250万元，三项合计⟦860万元⟧。" },
    { .bad = "代表团以11金13银8铜、共⟦33枚⟧奖牌列第二。" },
    { .bad = "财政收入完成⟦18.36亿元⟧。国税、地税部门组织13.22亿元，财政部门组织4.54亿元，以上两项即为全部财政收入。" },
    { .bad = "翻车事故造成⟦48人⟧受伤，其中重伤11人、轻伤35人。" },
    { .bad = "大会共收到有效票⟦536张⟧，其中赞成512张、反对14张、弃权6张。" },
    { .bad = "全年供水⟦3.26亿立方米⟧，其中地表水2.14亿立方米，地下水0.92亿立方米。" },
    { .good = "作业面积18.64万亩，上年为16.2万亩。其中机耕9.80万亩、机播3.18万亩、机收5.66万亩，都比上年多。" },
    { .good = "集中清扫，东湖、西渚两镇都是24次，南坪镇31次，加起来近80次。" },
    { .good = "全年发送旅客856万人次。其中东站发送412万人次，占48.1%；西站发送365万人次；其余小站79万人次。" },
    { .good = "48人受伤，其中重伤11人、轻伤35人，另有2人轻微擦伤。" },
    { .good = "三年共投入2640万元，其中2012年810万元、2013年1050万元。" },
    { .good = "受理案件5900件，其中刑事案件412件、民商事案件2960件、行政案件86件。" },
    { .good = "全镇共种植烤烟8600亩，其中河东村4800亩，河西村3600亩。" },
    { .good = "财政收入完成18.36亿元。税务部门组织13.22亿元，财政部门组织4.54亿元。" },
    { .good = "截至今晚已搜救111人，其中14人生还，77人遇难。" },
    { .good = "志愿者由3000多名发展到近2万人，总数超过130万人。" },
    { .good = "资产总额22420.2亿元，营业总收入10715.7亿元，利润总额1081.2亿元。" },
    { .good = "已寻获50人，其中35人罹难，包括25名外地游客，另有8人下落不明。" },
    { .good = "乘客包括30名埃及人，15名法国人，2名伊拉克人，其余9人来自9个国家。" },
    { .bad = "代表团共获得奖牌⟦261枚⟧，其中金牌86枚、银牌74枚、铜牌91枚。" },
    { .bad = "建成示范园⟦46个⟧，其中500亩以上的6个、100亩至500亩的15个、100亩以下的23个。" },
    { .bad = "改造资金共⟦2.46亿元⟧，由市、区两级财政和产权单位三方承担，分别为1.20亿元、0.85亿元和0.31亿元。" },
    { .bad = "去年共处理⟦31420件⟧，分别为救援18306件、事故4127件、其他6703件。" },
    { .good = "三年的外借量分别为6 148万项、6 062万项及5 943万项，合计18 153万项。" },
    { .good = "一中上线612人，占全县的82.6%；二中上线86人，三中上线432人；其余43名考生分布在另外三所学校。" },
    { .good = "园里240棵果树倒了三分之二，剩下80棵。" },
    { .good = "车上26人全部罹难。其中，有24名大陆游客，另有台湾的导游和司机各1人。" },
    { .good = "比之前预计的20亿元扩大了一倍多，加上一季度的14亿元，总损失达58亿元。" },
    { .good = "只有三人交还700元，加上自己捡回的3000元，17600元现金所剩无几。" },
    { .good = "8500万残疾人中还有1230多万农村残疾人尚未脱贫，260万城镇残疾人生活困难。" },
    { .good = "残疾人事业29.78亿元，城市医疗救助21.58亿元，农村医疗救助17.4亿元，扶贫16.78亿元。" },
    { .good = "粮食面积稳定在16.5亿亩，其中口粮面积稳定在8亿亩，谷物面积稳定在14亿亩。" },
    { .good = "319．某某罪 320．不合格产品罪 321．合格产品罪 322．其他" },
    { .good = "共开展培训146期，其中田间课堂82期、集中授课42期。" },
    { .good = "全镇选派队员612名，其中女队员368名、中共党员497名、35岁以下青年231名。" },
    { .good = "全县共有水库64座，按规模划分，中型4座、小(1)型13座、小(2)型47座。" },
    { .good = "全县生产总值214.62亿元，增长7.2%。其中，第一产业增加值21.35亿元，第二产业增加值97.14亿元，第三产业增加值96.12亿元。" },
    { .good = "查处案件140件，分别为盗窃62件、诈骗31件等。" },
    { .good = "共收到建议120件，分为三类：甲类70件，其中教育30件、卫生20件，乙类30件，丙类20件。" },
    { .good = "地区生产总值达到320亿元，财政收入、固定资产投资分别为30亿元、180亿元。" },
    { .good = "今年完成投资120亿元，前两年分别为90亿元、80亿元。" },
    { .good = "一期投资30亿元，二期投资40亿元，三期投资50亿元，累计投资260亿元。" },
    { .good = "修路120公里、修渠30公里，合计投资2.4亿元。" },
    { .good = "共有教师120人（其中女教师70人、党员60人）。" },
    { .good = "共有床位300张，分别比上年增加20张、30张。" },
    { .good = "金牌总数达到12枚，其中男子项目7枚，女子项目4枚，混合项目1枚。" },
    { .good = "产量约350万吨，分别为早稻120万吨、晚稻200万吨。" },
    { .good = "共有5架飞机参加，分别是海军的三架巡逻机，一架民用机和空军的P-8巡逻机。" },
    { .good = "寄来77张汇款单，75张的金额是9999元，另外两张是40元和35元，共计75万元。" },
    { .good = "共判处5人死刑、5人死刑缓期二年执行，4人无期徒刑，22人有期徒刑。" },
    { .good = "园区从一期的7.5万平方米，发展到二期的164万平方米，三期将有800万平方米。" },
    { .good = "9个县震感强烈，其中受灾较重的是5个县，涉及114个乡镇。" },
    { .good = "晚会共五个小时，其中语言类节目12个，歌舞类节目24个。" },
    { .good = "共完成投资120亿元，其中工业投资80亿元、民间投资70亿元。" },
    { .good = "渠道全长120公里，分为三段，首段40公里已通水，次段50公里在建。" },
    { .good = "甲乙两乡分别有12个村和15个村，共有党员300人。" },
    { .good = "共划分五套网格，分别为95万、121万、141万、165万和182万。" },
    { .good = "沙地有2种优势草本，分别为猪毛菜和沙米；林地有3种，灌丛有5种。" },
    { .good = "试验甲组与试验乙组无差异，一次测量中共有2组，其余3组、5组未测。" },
    { .good = "新建实验站7个、示范园5个、产教融合共同体8个。" },
    { .good = "两个字节相乘得 36 (4 + 5)，再看 255.(254|252|248) 与 $60 = (20, 10, 4)$。" },
    { .good = "受灾8470人，应转移5446人，已转移5380人，剩余66人在组织撤离。" },
    { .good = "将24只羊分为4组，其中1个对照组和3个试验组，其余备用。" },
    { .good = "稍大的一类包含样本7、9、13、14、17共5个样本。" },
    { .good = "全部90个样地两个季节共计180个检测值。" },
    { .good = "推行“六个一”：一批企业、一个平台、一支基金、一个基地、一个联盟、一个社团。" },
    { .good = "全市现有公交车286辆，其中空调车224辆、天然气车158辆、无障碍车36辆，不少车既是空调车又用天然气。" },
    { .bad = "去年清运垃圾11128吨。该⟦11128吨⟧由家居垃圾6512吨、商业垃圾3258吨及工业垃圾858吨组成。" },
    { .bad = "2018年全县共受理案件⟦5216件⟧，结案率97.9%。\n受理的案件分为五类：劳动报酬2384件，社会保险617件，经济补偿1429件，工伤待遇586件，其他260件。" },
    { .good = "2018年全县共受理案件5276件，结案率97.9%。\n受理的案件分为五类：劳动报酬2384件，社会保险617件，经济补偿1429件，工伤待遇586件，其他260件。" },
    { .bad = "全县农业损失⟦23460万元⟧，计有农产19820万元、畜产1240万元、渔产860万元、林产380万元、设施620万元。" },
    { .good = "按类型分，邻里纠纷2316件，婚姻家庭纠纷1548件，山林土地纠纷873件，损害赔偿纠纷706件，其他纠纷985件。" },
    { .good = "107年载客628万人次，较106年的604万人次成长4.0%。其中鼓山航线572万人次，前镇航线56万人次。" },
    { .good = "四百名新生由甲校录取。加上技校录取的2706人和此前单独招收的2631人，全市今年升学的共36583人。" },
    { .bad = "全年演出⟦286场⟧，全部由三类构成：送戏进万村168场、戏曲进校园54场、商业演出52场。" },
    { NULL } },
  .needs_ledger = TRUE,
  .check = check,
};

#define OVERLAP_MAX 60 /* bytes behind the last part */

/* Time, age and rank do not add up. */
static gboolean
is_amount (const KwFigure *f)
{
  if (f->kind == KW_KIND_NUMBER)
    return f->unit == 0 && kw_decimal_compare (f->value.high, kw_decimal (1, 1)) > 0;
  if (f->kind != KW_KIND_COUNT && f->kind != KW_KIND_MONEY && f->kind != KW_KIND_MEASURE)
    return FALSE;
  return !kw_unit_has (f->unit, KW_UNIT_TIME);
}

static gboolean
is_days (const KwFigure *f)
{
  return kw_unit_has (f->unit, KW_UNIT_DAY);
}

static gboolean
is_total (const char *text, const KwFigure *f)
{
  static const char *const others[] = { "平均", "人均", "增加", "增长", "减少", "下降", "提高", "扩大", "比上", "比去", "超过", "包括", NULL };
  static const char *const levels[] = { "增加值", "增加到", "增长到", "减少到", "下降到", "提高到", "扩大到", NULL };
  KwSpan before = kw_figure_lead (f);
  return is_amount (f) && f->role != KW_ROLE_DELTA && f->role != KW_ROLE_PER_UNIT &&
         /* 六个一: six things that begin with 一 */
         !kw_phrase_begins (text, kw_span (f->folded.end, MAX (f->folded.end, f->clause.end)), "一") &&
         (!kw_phrase_has_any (text, before, others) || kw_phrase_has_any (text, before, levels));
}

/* Beside an operator, a letter or a digit: part of a formula, an address, a program. */
static gboolean
is_in_formula (const char *text, const KwFigure *f)
{
  guint32 p = f->literal.start, q = f->literal.end;
  while (p > 0 && text[p - 1] == ' ')
    p--;
  while (text[q] == ' ')
    q++;
  static const char signs[] = "+-*/=<>|^_$\\{}'`&%";
  char before = p > 0 ? text[p - 1] : '\n', behind = text[q];
  return g_ascii_isalnum (before) || (behind != '\0' && strchr (signs, behind) != NULL) || strchr (signs, before) != NULL ||
         g_ascii_isalnum (behind);
}

/* Bare numbers of a formula, five of five grids (their values), 90 plots in two
 * seasons (a product): nothing that adds up to the total. */
static gboolean
is_no_sum (const char *text, const KwParts *p)
{
  KwInterval product, total = kw_figure_hard (p->total);
  KwInterval rest, sum;
  if (p->n > 2 && kw_parts_sum (p, &sum))
    for (guint i = 0; i < p->n; i++)
      {
        KwInterval v = kw_figure_hard (p->parts[i]);
        if (!p->parts[i]->rounded && kw_interval_subtract (&sum, &v, &rest) && !kw_interval_disjoint (&rest, &v))
          return TRUE; /* 应转移5446人,已转移5380人,剩余66人 */
      }
  guint numbers = 0;
  for (guint i = 0; i < p->n; i++)
    {
      numbers += p->parts[i]->unit == 0;
      if (p->parts[i]->unit != 0 && p->total->unit != 0 && p->parts[i]->unit != p->total->unit &&
          strcmp (kw_unit_class (p->total->unit), "item") == 0)
        return TRUE; /* 24只羊 in 3个组 */
    }
  /* 样本7、9、13、14、17共5个: their numbers */
  KwInterval nearly = { kw_decimal (p->n, 0), kw_decimal (p->n + 1, 0), 0 };
  if (numbers == p->n && p->total->unit != 0 && !kw_interval_disjoint (&nearly, &total))
    return TRUE;
  gboolean formula = p->total->unit == 0 && is_in_formula (text, p->total);
  for (guint i = 0; i < p->n; i++)
    formula = formula || (p->parts[i]->unit == 0 && is_in_formula (text, p->parts[i]));
  return formula || kw_interval_contains (&total, kw_decimal (p->n, 0)) ||
         (p->n == 2 && kw_interval_multiply (&p->parts[0]->value, &p->parts[1]->value, &product) &&
          !kw_interval_disjoint (&product, &total));
}

static gboolean
exceeds (const KwParts *p)
{
  KwInterval sum, total = kw_figure_hard (p->total);
  return kw_parts_are_smaller (p) && kw_parts_sum (p, &sum) && kw_interval_disjoint (&sum, &total) && !total.high_unbounded &&
         kw_decimal_compare (sum.low, total.high) >= 0;
}

static void
report (KwContext *ctx, const KwArticle *article, const KwParts *p)
{
  KwFinding *finding = kw_report (ctx, article, p->total->span);
  g_autofree char *terms = kw_parts_terms (article, p), *sum = kw_parts_stated_sum (article, p);
  g_autofree char *total = g_strndup (article->text + p->total->span.start, kw_span_len (p->total->span));
  kw_finding_add_arg (finding, "terms", terms);
  kw_finding_add_arg (finding, "sum", sum);
  kw_finding_add_arg (finding, "total", total);
  kw_finding_add_arg (finding, "unit", kw_unit_name (p->total->unit));
  for (guint i = 0; i < p->n; i++)
    kw_finding_add_related (finding, article->ref, p->parts[i]->span, KW_VALUE ("a part"));
}

/* A sum of another magnitude is the sum of something else. */
static gboolean
is_near (const KwParts *p)
{
  KwInterval sum, total = kw_figure_hard (p->total);
  if (!kw_parts_sum (p, &sum) || sum.high_unbounded || total.high_unbounded)
    return FALSE;
  KwInterval sums = kw_interval_shift (&sum, 1), totals = kw_interval_shift (&total, 1);
  return kw_decimal_compare (sums.high, total.low) >= 0 && kw_decimal_compare (totals.high, sum.low) >= 0;
}

/* What adds up needs no look at the words. Of three or more parts a pair may be kept. */
static gboolean
adds_up (const KwParts *p)
{
  KwInterval sum, total = kw_figure_hard (p->total);
  return p->n == 2 && (!kw_parts_sum (p, &sum) || !kw_interval_disjoint (&sum, &total));
}

/* 一中上线612人,占全县的82.6%;二中上线86人: it is a part of what they are parts of. */
static gboolean
is_share_itself (const KwArticle *article, guint total, const KwParts *p)
{
  const KwFigure *next = kw_ledger_figure (article->ledger, total + 1);
  KwSpan between = kw_span (p->total->folded.end, MAX (p->total->folded.end, next->folded.start));
  KwSpan behind = kw_span (next->folded.end, MAX (next->folded.end, p->parts[0]->folded.start));
  return next->kind == KW_KIND_PERCENT && next < p->parts[0] && kw_phrase_has (article->fold.text, between, "占") &&
         kw_phrase_begins (article->fold.text, behind, ";");
}

/* 空调车224辆、天然气车158辆,不少车既是空调车又用天然气: the text says that they overlap. */
static gboolean
overlap (const char *text, const KwParts *p)
{
  static const char *const words[] = { "既", "兼", "重叠", "重复", "交叉", NULL };
  const KwFigure *last = p->parts[p->n - 1];
  KwSpan behind = kw_span (last->folded.end, MAX (last->folded.end, last->sentence.end));
  behind.end = MIN (behind.end, behind.start + OVERLAP_MAX);
  return kw_phrase_has_any (text, behind, words);
}

/* 未让车14件最多,其次为超速9件: the first of a row, not its total. */
static gboolean
is_ranked (const char *text, const KwFigure *f)
{
  static const char *const ranks[] = { "最多", "最高", "最大", "居首", "为首", "居多", "排第一" };
  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    if (kw_phrase_begins (text, kw_span (f->folded.end, MAX (f->folded.end, f->sentence.end)), ranks[i]))
      return TRUE;
  return FALSE;
}

/* 春防18.6万头,秋防16.9万头,一年35.5万头次;牛羊合计28.3万头: their sum was told. */
static gboolean
is_summed_before (const KwLedger *ledger, guint total, const KwParts *p)
{
  KwInterval sum;
  if (!kw_parts_sum (p, &sum))
    return FALSE;
  for (const KwFigure *f = p->parts[p->n - 1] + 1; f < kw_ledger_figure (ledger, total); f++)
    {
      KwInterval value = kw_figure_hard (f);
      if (f->kind == KW_KIND_COUNT && !kw_interval_disjoint (&value, &sum))
        return TRUE;
    }
  return FALSE;
}

/* 按类型分,邻里2316件,婚姻1548件 and 分为五类:甲2384件: the first of a division is no
 * total. */
static gboolean
opens_division (const char *text, const KwFigure *f)
{
  static const char *const ends[] = { "分,", "划分,", "看,", "分类,", "分:", "划分:", "来看,", NULL };
  KwSpan before = kw_figure_opening (f);
  if (kw_phrase_has (text, before, "分为") && kw_phrase_has (text, before, "类:"))
    return TRUE;
  return (kw_phrase_begins (text, before, "按") || kw_phrase_begins (text, before, "从")) && kw_phrase_has_any (text, before, ends);
}

/* 628万人次,较106年的604万人次成长4.0%。其中: of the first, not of what it is compared with. */
static gboolean
is_base (const char *text, KwSpan lead)
{
  static const char *const than[] = { "较", "比", "相比", NULL };
  return kw_phrase_ends (text, lead, "的") && kw_phrase_has_any (text, lead, than);
}

static void
check_behind (KwContext *ctx, const KwArticle *article, guint total)
{
  KwParts p;
  const KwFigure *f = kw_ledger_figure (article->ledger, total);
  if (is_ranked (article->fold.text, f) || opens_division (article->fold.text, f) ||
      is_base (article->fold.text, kw_figure_lead (f)))
    return;
  kw_parts_behind (article, total, &p);
  if (p.n < 2 || p.cut || adds_up (&p) || overlap (article->fold.text, &p))
    return;
  /* 18.64万亩,上年为16.2万亩。其中机耕: last year's is no total of this year's parts. */
  if (is_share_itself (article, total, &p))
    return;
  static const char *const past[] = { "上年为", "去年为", "上年是",   "去年是",   "上年的", "去年的", "上年同期",
                                      "去年同期", "上年末", "去年末", "上一年", "前年",   NULL };
  if (kw_phrase_has_any (article->fold.text, kw_figure_lead (p.total), past))
    return;
  KwDivision division = kw_parts_divide (article, &p);
  /* 366天,按级别划分: days add up where all of them are dealt out. */
  if (is_days (p.total) && division != KW_DIVISION_ALL)
    return;
  if (division != KW_DIVISION_SOME && kw_parts_are_smaller (&p) && is_near (&p) && !is_no_sum (article->fold.text, &p) &&
      !kw_parts_may_add_up (&p) && (division == KW_DIVISION_ALL || exceeds (&p)))
    report (ctx, article, &p);
}

/* 三县合计, 共计 behind the list and no noun of its own between; 共 alone only
 * behind a row. */
static gboolean
sums_up (const char *text, const KwParts *p)
{
  static const char *const words[] = { "合计", "共计", "总计", "总共", "加起来", "相加", "加在一起", "总成绩", "总和", "总分", NULL };
  static const char *const bare[] = { "共", "共有", "共为", "总数", "总数为", "总数达", "合共" };
  for (guint i = 0; i < G_N_ELEMENTS (bare); i++)
    if (kw_phrase_ends (text, p->tail, bare[i]) && kw_span_len (p->tail) <= 40)
      return kw_parts_are_row (text, p);
  for (guint i = 0; words[i] != NULL; i++)
    {
      gssize at = kw_phrase_find (text, p->tail, words[i]);
      if (at >= 0 && at - p->tail.start <= 45 && p->tail.end - at - strlen (words[i]) <= 9)
        return TRUE;
    }
  return FALSE;
}

/* 拨付315万元,加上配套的67万元,今年已达382万元: the two just before. */
static gboolean
is_addition (const char *text, KwParts *p)
{
  static const char *const others[] = { "每", "平均", "人均", "其中", "剩", "还", "比", "计划", "高于", "超", "不足", NULL };
  static const char *const totals[] = { "达", "共", "总", "合", "已", "为", "有", NULL };
  guint last = p->n - 1;
  KwSpan label = p->labels[last];
  gssize at = kw_phrase_find (text, label, "加上");
  if (at < 0 || at - label.start > 13 || kw_span_len (p->tail) > 60 || !kw_phrase_has (text, p->tail, ",") ||
      !kw_phrase_has_any (text, p->tail, totals) || kw_phrase_has_any (text, p->tail, others))
    return FALSE;
  p->parts[0] = p->parts[last - 1];
  p->parts[1] = p->parts[last];
  p->labels[1] = label;
  p->n = 2;
  return TRUE;
}

/* 三项合计: the last three, whatever stands before them. */
static void
keep_counted (const char *text, KwParts *p)
{
  KwNameCount count;
  for (guint32 at = p->tail.start; at < p->tail.end; at += kw_utf8_len ((guchar) text[at]))
    if (kw_name_count_read (text, text + at, text + p->tail.end, &count))
      {
        guint first = count.n >= 2 && count.n < p->n ? p->n - count.n : 0;
        memmove (p->parts, p->parts + first, (p->n - first) * sizeof p->parts[0]);
        memmove (p->labels, p->labels + first, (p->n - first) * sizeof p->labels[0]);
        p->n -= first;
        p->cut &= first == 0;
        return;
      }
}

/* 加上甲校的2706人和乙校的2631人,共36583人: to what the sentence before told. */
static gboolean
adds_to_more (const char *text, const KwParts *p)
{
  KwSpan before = kw_figure_opening (p->parts[0]);
  gssize at = kw_phrase_find (text, before, "加上");
  return at >= 0 && at <= (gssize) before.start + 3;
}

/* Bytes before a total in which the word stands that makes it one. */
#define SUM_REACH 180

static void
check_before (KwContext *ctx, const KwArticle *article, guint total)
{
  static const char *const sums[] = { "共", "计", "总", "加", NULL };
  static const char *const alike[] = { "都", "均", NULL };
  const char *text = article->fold.text;
  guint32 at = kw_ledger_figure (article->ledger, total)->folded.start;
  KwParts p;
  if (!kw_phrase_has_any (text, kw_span (at - MIN (at, SUM_REACH), at), sums))
    return;
  kw_parts_before (article, total, &p);
  if (p.n > 0 && adds_to_more (text, &p))
    return;
  keep_counted (text, &p);
  if (p.n < 2 || (!is_addition (text, &p) && (!sums_up (text, &p) || kw_parts_are_foreign (text, &p, 0))) ||
      kw_label_has_etc (text, p.tail) || !is_near (&p) || is_no_sum (text, &p) || kw_parts_may_add_up (&p) ||
      is_summed_before (article->ledger, total, &p))
    return;
  for (guint i = 1; i < p.n; i++)
    if (kw_phrase_has (text, p.labels[i], "其中") || kw_label_has_etc (text, p.labels[i]))
      return;
  /* 两镇都是24次 is of each. */
  for (guint i = 0; i < p.n; i++)
    if (kw_phrase_has_any (text, p.labels[i], alike))
      return;
  report (ctx, article, &p);
}

static void
check_sectors (KwContext *ctx, const KwArticle *article, guint first)
{
  KwParts p;
  kw_parts_sectors (article, first, &p);
  if (p.n == 3 && !kw_parts_are_foreign (article->fold.text, &p, 0) && !kw_parts_may_add_up (&p))
    report (ctx, article, &p);
}

/* A division into so many kinds of what a sentence before told. */
static void
check_kinds (KwContext *ctx, const KwArticle *article, guint i)
{
  KwParts p;
  KwInterval sum, ratio;
  kw_parts_kinds (article, i, &p);
  if (p.n == 0 || kw_parts_may_add_up (&p) || !kw_parts_are_smaller (&p) || !kw_parts_sum (&p, &sum))
    return;
  KwInterval total = kw_figure_hard (p.total);
  gboolean larger = kw_decimal_compare (sum.low, total.high) > 0;
  /* A sum that is far off is that of something else. */
  if (kw_interval_divide (larger ? &sum : &total, larger ? &total : &sum, &ratio) &&
      kw_decimal_compare (ratio.high, kw_decimal (11, -1)) < 0)
    report (ctx, article, &p);
}

/* Medals, and parts that words behind them say to be all. */
static void
check_named (KwContext *ctx, const KwArticle *article, guint i)
{
  KwParts p;
  kw_parts_medals (article, i, &p);
  if (p.n == 3 && !kw_parts_may_add_up (&p))
    report (ctx, article, &p);
  kw_parts_claimed (article, i, &p);
  if (p.n >= 2 && is_near (&p) && !kw_parts_may_add_up (&p))
    report (ctx, article, &p);
}

/* Figures to either side that may be its parts. */
#define REACH 36

static gboolean
may_add (const KwFigure *f, const KwFigure *other)
{
  return other->unit == 0 || kw_figures_alike (f, other);
}

/* Two others of its kind, at least, without which there is nothing to add up. */
static gboolean
has_company (const KwLedger *ledger, guint i)
{
  const KwFigure *f = kw_ledger_figure (ledger, i);
  guint n = 0;
  /* From the nearest on, which are mostly of its kind. */
  for (guint k = i; k > 0 && i - k < REACH && n < 2; k--)
    n += may_add (f, kw_ledger_figure (ledger, k - 1));
  for (guint k = i + 1; k < MIN (ledger->figures->len, i + REACH + 1) && n < 2; k++)
    n += may_add (f, kw_ledger_figure (ledger, k));
  return n == 2;
}

/* 5金3银2铜 */
static gboolean
counts_medals (const KwFigure *f)
{
  return strcmp (kw_unit_name (f->unit), "金") == 0;
}

static void
check (KwContext *ctx, const KwArticle *article)
{
  const GArray *figures = article->ledger->figures;
  gboolean kinds = figures->len >= 4 && kw_find (article->fold.text, article->fold.len, "分为") != NULL;
  gboolean sectors = figures->len >= 3 && kw_find (article->fold.text, article->fold.len, "第一产业") != NULL;
  for (guint i = 0; i < figures->len; i++)
    {
      const KwFigure *f = kw_ledger_figure (article->ledger, i);
      if (sectors)
        check_sectors (ctx, article, i);
      if (kinds && i + 2 < figures->len && kw_figures_alike (f, f + 1))
        check_kinds (ctx, article, i);
      if ((!has_company (article->ledger, i) && !counts_medals (f)) || !is_total (article->fold.text, f))
        continue;
      if (!is_days (f))
        check_named (ctx, article, i);
      check_behind (ctx, article, i);
      if (!is_days (f))
        check_before (ctx, article, i);
    }
}
