/* text.c - what people see first: each finding with its evidence quoted, both
 * sides of a contradiction one above the other, repairs as differences, and a
 * table of what was found. It prints; what is printed was decided before. */
#include "checker/report.h"

#include <string.h>

#include "reports/excerpt.h"
#include "reports/summary.h"

#define WIDTH_NO_TERMINAL 120
#define WIDTH_LEAST       40
#define PLACES_SHOWN      3

typedef struct
{
  GString *out;
  KwTally *tally;
  guint width;
  gboolean color;
  char *last; /* name of the article under whose head findings stand; NULL at the start */
} Text;

static void
put (Text *text, KwInk ink, const char *bytes)
{
  kw_display_ink (text->out, text->color, ink);
  kw_display_text (text->out, bytes, strlen (bytes));
  if (ink != KW_INK_PLAIN)
    kw_display_ink (text->out, text->color, KW_INK_PLAIN);
}

static void
begin (KwReport *report)
{
  Text *text = g_new0 (Text, 1);
  text->out = g_string_new (NULL);
  text->tally = kw_tally_new ();
  text->color = report->options.color;
  text->width = report->options.width ? MAX (report->options.width, WIDTH_LEAST) : WIDTH_NO_TERMINAL;
  report->state = text;
}

/* "path#3  title  date", once an article. */
static void
print_head (Text *text, const KwEntryArticle *article)
{
  const char *name = article->name, *day = article->date;
  guint used = kw_display_cells (name, name + strlen (name), text->width);
  used += day ? (guint) strlen (day) + 3 : 0;
  g_string_append (text->out, kw_display_shield (name));
  put (text, KW_INK_HEAD, name);
  if (article->title != NULL && used + 12 < text->width)
    {
      g_string_append (text->out, "  ");
      kw_display_cut (text->out, article->title, strlen (article->title), text->width - used - 2);
    }
  if (day != NULL)
    {
      g_string_append (text->out, "  ");
      put (text, KW_INK_FAINT, day);
    }
  g_string_append (text->out, "\n\n");
}

static void
print_claim (Text *text, const KwEntry *entry)
{
  kw_display_ink (text->out, text->color, kw_severity_ink (entry->severity));
  g_string_append (text->out, kw_severity_name (entry->severity));
  g_string_append_c (text->out, '[');
  kw_display_text (text->out, entry->rule->name, strlen (entry->rule->name));
  g_string_append_c (text->out, ']');
  kw_display_ink (text->out, text->color, KW_INK_PLAIN);
  g_string_append (text->out, ": ");
  put (text, KW_INK_STRONG, entry->message);
  g_string_append_c (text->out, '\n');
}

/* "  --> path:line:column" */
static void
print_location (const KwQuote *quote, const char *arrow, const char *name, const KwPlace *place)
{
  kw_quote_blank (quote->out, quote->digits - 1);
  kw_display_ink (quote->out, quote->color, KW_INK_GUTTER);
  g_string_append (quote->out, arrow);
  kw_display_ink (quote->out, quote->color, KW_INK_PLAIN);
  g_string_append_c (quote->out, ' ');
  kw_display_text (quote->out, name, strlen (name));
  g_string_append_c (quote->out, ':');
  kw_quote_number (quote->out, place->line, 1);
  g_string_append_c (quote->out, ':');
  kw_quote_number (quote->out, place->column, 1);
  g_string_append_c (quote->out, '\n');
}

/* Where PLACE stands in what was saved of HOST's line, it borrows that: places of
 * one line are drawn together. */
static void
share_line (KwPlace *place, const KwPlace *host)
{
  gsize ahead = place->start - host->start;
  if (place->from == host->from || place->start < host->start || place->line != host->line ||
      ahead > (gsize) (host->to - host->text) || place->len > (gsize) (host->to - host->text) - ahead ||
      memcmp (host->text + ahead, place->text, place->len) != 0)
    return;
  place->text = host->text + ahead;
  place->from = host->from;
  place->to = host->to;
  place->cut_from = host->cut_from;
  place->cut_to = host->cut_to;
}

/* The finding's own places: its occurrences, or the one that it has. */
static GArray *
marks_of (const KwEntry *entry)
{
  KwEntryPlace one;
  guint n;
  const KwEntryPlace *places = kw_entry_places (entry, &one, &n);
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (KwMark));
  KwPlace host = places[0].place;
  for (guint i = 0; i < n; i++)
    {
      KwPlace place = places[i].place;
      share_line (&place, &host);
      KwMark mark = kw_mark (&place, places[i].replacement);
      g_array_append_val (marks, mark);
      host = place.from == host.from ? host : place;
    }
  return marks;
}

/* How many bytes A and B begin with that say the same in either script and width. */
static void
skip_head (const KwPlace *a, const KwPlace *b, gsize *head_a, gsize *head_b)
{
  *head_a = *head_b = 0;
  while (*head_a < a->len && *head_b < b->len)
    {
      guint len_a, len_b;
      gunichar of_a = kw_utf8_get (a->text + *head_a, &len_a), of_b = kw_utf8_get (b->text + *head_b, &len_b);
      if (kw_fold_char (of_a) != kw_fold_char (of_b) || *head_a + len_a > a->len || *head_b + len_b > b->len)
        return;
      *head_a += len_a;
      *head_b += len_b;
    }
}

static void
skip_tail (KwMark *a, KwMark *b)
{
  const char *floor_a = a->place.text + a->same_head, *floor_b = b->place.text + b->same_head;
  const char *p = a->place.text + a->place.len, *q = b->place.text + b->place.len;
  while (p > floor_a && q > floor_b)
    {
      guint len;
      const char *before_p = kw_utf8_prev (p, floor_a), *before_q = kw_utf8_prev (q, floor_b);
      if (kw_fold_char (kw_utf8_get (before_p, &len)) != kw_fold_char (kw_utf8_get (before_q, &len)))
        break;
      p = before_p;
      q = before_q;
    }
  a->same_tail = (gsize) (a->place.text + a->place.len - p);
  b->same_tail = (gsize) (b->place.text + b->place.len - q);
}

/* 3.2亿 and 3.2万 differ in a character. Where two places say the same, or
 * share less than half, all of both is the evidence. */
static void
mark_difference (KwMark *a, KwMark *b)
{
  skip_head (&a->place, &b->place, &a->same_head, &b->same_head);
  skip_tail (a, b);
  gsize same_a = a->same_head + a->same_tail, same_b = b->same_head + b->same_tail;
  if (same_a == a->place.len || same_b == b->place.len || 2 * same_a < a->place.len || 2 * same_b < b->place.len)
    a->same_head = a->same_tail = b->same_head = b->same_tail = 0;
}

/* "value 5218"; what an argument is called is told in the program's language. */
static void
append_side (GString *side, const char *name, const char *value)
{
  g_autofree char *told = kw_tr_value (kw_language (), name);
  g_string_append_printf (side, "%s%s %s", side->len ? kw_tr (", ") : "", told, value);
}

#define OTHER "other_"

/* The values of arguments other_KEY by KEY; NULL where there is none. */
static GHashTable *
other_values (const KwEntry *entry)
{
  GHashTable *values = NULL;
  for (guint i = 0; i < entry->args->len; i++)
    {
      const KwArg *arg = &g_array_index (entry->args, KwArg, i);
      if (!g_str_has_prefix (arg->key, OTHER) || arg->value == NULL)
        continue;
      if (values == NULL)
        values = g_hash_table_new (g_str_hash, g_str_equal);
      g_hash_table_insert (values, arg->key + strlen (OTHER), arg->value);
    }
  return values;
}

/* Arguments KEY and other_KEY are the two sides of a contradiction: each
 * stands under its own place. */
static void
append_sides (GString *own, GString *other, const KwEntry *entry)
{
  g_autoptr (GHashTable) others = other_values (entry);
  for (guint i = 0; others != NULL && i < entry->args->len; i++)
    {
      const KwArg *arg = &g_array_index (entry->args, KwArg, i);
      const char *value = g_hash_table_lookup (others, arg->key);
      if (value == NULL || arg->value == NULL || g_str_equal (value, arg->value))
        continue;
      g_autofree char *name = g_strdelimit (g_strdup (arg->key), "_", ' ');
      append_side (own, name, arg->value);
      append_side (other, name, value);
    }
}

static const char *
label_of (const GString *label)
{
  return label->len > 0 ? label->str : NULL;
}

/* Quotes until PLACES_SHOWN places were shown; a line's other places come for
 * nothing. */
static void
print_places (const KwQuote *quote, const GArray *marks, const char *label)
{
  guint shown = 0;
  while (shown < marks->len && shown < PLACES_SHOWN)
    {
      shown += kw_quote_marks (quote, &g_array_index (marks, KwMark, shown), marks->len - shown, label);
      label = NULL;
    }
  guint more = marks->len - shown;
  if (more > 0)
    {
      g_string_append_printf (quote->out, "%*s ", (int) quote->digits, "");
      g_string_append_printf (quote->out, kw_tr_n ("… and %u more place\n", "… and %u more places\n", more), more);
    }
}

static void
print_related (const KwQuote *own, const KwEntryRelated *related, KwMark *mark, const char *side)
{
  KwQuote quote = *own;
  g_autofree char *told = related->label != NULL ? kw_tr_value (kw_language (), related->label) : NULL;
  g_autoptr (GString) label = g_string_new (told);
  if (*side != '\0')
    g_string_append_printf (label, "%s%s", label->len ? kw_tr ("; ") : "", side);
  quote.ink = KW_INK_NOTE;
  quote.under = '-';
  kw_quote_gutter (&quote, 0, "│");
  g_string_append_c (quote.out, '\n');
  print_location (&quote, ":::", related->article.name, &mark->place);
  kw_quote_marks (&quote, mark, 1, label_of (label));
}

/* The first related places. */
static GArray *
related_marks (const KwEntry *entry)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (KwMark));
  for (guint i = 0; i < entry->related->len && i < PLACES_SHOWN; i++)
    {
      KwMark mark = kw_mark (&g_array_index (entry->related, KwEntryRelated, i).place, NULL);
      g_array_append_val (marks, mark);
    }
  return marks;
}

static guint
digits_for (const GArray *marks, guint least)
{
  guint digits = least;
  for (guint i = 0; i < marks->len && i < PLACES_SHOWN; i++)
    {
      guint n = 1;
      for (guint line = g_array_index (marks, KwMark, i).place.end_line; line >= 10; line /= 10)
        n++;
      digits = MAX (digits, n);
    }
  return digits;
}

static void
print_evidence (Text *text, const KwEntry *entry)
{
  g_autoptr (GArray) marks = marks_of (entry);
  g_autoptr (GArray) others = related_marks (entry);
  g_autoptr (GString) own = g_string_new (NULL), other = g_string_new (NULL);
  KwQuote quote = { text->out, text->color, text->width, 0, kw_severity_ink (entry->severity), '^', NULL };
  KwMark *first = &g_array_index (marks, KwMark, 0);
  quote.repair_label = entry->safety == KW_FIX_UNSAFE ? kw_tr ("likely, not proven") : NULL;
  quote.digits = digits_for (others, digits_for (marks, 2));
  append_sides (own, other, entry);
  if (marks->len == 1 && others->len > 0)
    mark_difference (first, &g_array_index (others, KwMark, 0));
  print_location (&quote, "-->", entry->article.name, &first->place);
  print_places (&quote, marks, label_of (own));
  for (guint i = 0; i < others->len; i++)
    print_related (&quote, &g_array_index (entry->related, KwEntryRelated, i), &g_array_index (others, KwMark, i),
                   i == 0 ? other->str : "");
  guint more = entry->related->len - others->len;
  if (more > 0)
    {
      g_string_append_printf (text->out, "%*s ", (int) quote.digits, "");
      g_string_append_printf (text->out, kw_tr ("… and %u more\n"), more);
    }
}

static void
print (KwReport *report, const KwEntry *entry)
{
  Text *text = report->state;
  if (g_strcmp0 (text->last, entry->article.name) != 0)
    {
      g_string_append (text->out, text->last != NULL ? "\n" : "");
      print_head (text, &entry->article);
      g_free (text->last);
      text->last = g_strdup (entry->article.name);
    }
  print_claim (text, entry);
  print_evidence (text, entry);
  g_string_append_c (text->out, '\n');
  fwrite (text->out->str, 1, text->out->len, report->out);
  g_string_truncate (text->out, 0);
  kw_tally_add (text->tally, entry);
}

static void
end (KwReport *report, const KwSummary *summary)
{
  Text *text = report->state;
  kw_tally_print (text->tally, text->out, text->color, summary);
  fwrite (text->out->str, 1, text->out->len, report->out);
  kw_tally_free (text->tally);
  g_string_free (text->out, TRUE);
  g_free (text->last);
  g_clear_pointer (&report->state, g_free);
}

KW_REPORT (text){
  .name = "text",
  .summary = "findings with their evidence quoted, for people (the default)",
  .names_problems = TRUE,
  .begin = begin,
  .finding = print,
  .end = end,
};
