/* place.c - how people and programs name what a finding points at: lines and
 * columns, the article's name and date.
 *
 * A column is a count of code points, so a line of a megabyte would be counted
 * again for each of its findings. Therefore the line and column of every
 * STEPth byte are kept, once an article, and a place costs at most STEP bytes.
 */
#include "checker/entry.h"
#include "checker/base/utf8.h"

#include <string.h>

#define STEP 1024
/* Kept positions are forgotten beyond this many (48 MiB). */
#define KEPT_MAX (4 * 1024 * 1024)

typedef struct
{
  guint32 line, column; /* 0-based */
  guint32 start;        /* byte at which the line begins */
} Position;

typedef struct
{
  KwArticleRef ref; /* the key */
  gsize len;
  Position at[]; /* of byte 0, STEP, 2 STEP, … */
} Lines;

struct _KwPlaces
{
  GHashTable *lines; /* of Lines */
  gsize kept;
};

KwPlaces *
kw_places_new (void)
{
  KwPlaces *places = g_new0 (KwPlaces, 1);
  places->lines = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  return places;
}

void
kw_places_free (KwPlaces *places)
{
  if (places == NULL)
    return;
  g_hash_table_unref (places->lines);
  g_free (places);
}

static void
advance (Position *at, const char *source, gsize from, gsize to)
{
  for (const char *p = source + from; p < source + to; p++)
    {
      if (*p == '\n')
        *at = (Position){ at->line + 1, 0, (guint32) (p + 1 - source) };
      else if (((guchar) *p & 0xC0) != 0x80)
        at->column++;
    }
}

static Lines *
lines_new (KwArticleRef ref, const char *source, gsize len)
{
  gsize n = len / STEP + 1;
  Lines *lines = g_malloc (sizeof *lines + n * sizeof lines->at[0]);
  Position at = { 0, 0, 0 };
  lines->ref = ref;
  lines->len = len;
  for (gsize i = 0; i < n; i++)
    {
      lines->at[i] = at;
      advance (&at, source, i * STEP, MIN (len, (i + 1) * STEP));
    }
  return lines;
}

static const Lines *
lines_of (KwPlaces *places, KwArticleRef ref, const char *source, gsize len)
{
  Lines *lines = g_hash_table_lookup (places->lines, &ref);
  if (lines != NULL && lines->len == len)
    return lines;
  places->kept += len / STEP + 1;
  if (places->kept > KEPT_MAX)
    {
      g_hash_table_remove_all (places->lines);
      places->kept = len / STEP + 1;
    }
  lines = lines_new (ref, source, len);
  g_hash_table_replace (places->lines, &lines->ref, lines);
  return lines;
}

static Position
locate (const Lines *lines, const char *source, guint32 offset)
{
  Position at = lines->at[offset / STEP];
  advance (&at, source, offset / STEP * STEP, offset);
  return at;
}

KwPlace
kw_place (KwPlaces *places, const KwArticle *article, KwSpan span)
{
  gsize len;
  const char *source = kw_article_source (article, &len);
  KwSpan at = kw_article_source_span (article, span);
  guint32 start = (guint32) MIN (at.start, len);
  guint32 end = (guint32) CLAMP (at.end, start, len);
  const Lines *lines = lines_of (places, article->ref, source, len);
  Position first = locate (lines, source, start);
  Position last = locate (lines, source, end);
  return (KwPlace){ .start = start,
                    .end = end,
                    .line_start = first.start,
                    .end_line_start = last.start,
                    .line = first.line + 1,
                    .column = first.column + 1,
                    .end_line = last.line + 1,
                    .end_column = last.column + 1,
                    .text = source + start,
                    .len = end - start,
                    .from = source,
                    .to = source + len };
}

void
kw_place_context (const KwPlace *place, const char **from, const char **to)
{
  const char *p = place->text, *q = place->text + place->len;
  for (guint n = 0; n < KW_CONTEXT && p > place->from && p[-1] != '\n'; n++)
    p = kw_utf8_prev (p, place->from);
  /* A place that takes its line end with it has no line behind it. */
  gboolean ended = place->len > 0 && q[-1] == '\n';
  for (guint n = 0; !ended && n < KW_CONTEXT && q < place->to && *q != '\n' && *q != '\r'; n++)
    q += MIN (kw_utf8_len ((guchar) *q), (gsize) (place->to - q));
  *from = p;
  *to = q;
}

char *
kw_article_name (const KwArticle *article)
{
  if (article->format != KW_FORMAT_JSONL)
    return g_strdup (article->path);
  return g_strdup_printf ("%s#%u", article->path, article->record);
}

static char *
period_name (KwPeriod period)
{
  int year, month, day, last_year, last_month, last_day;
  char iso[16];
  if (period.from == KW_DAY_NONE || period.to == KW_DAY_NONE)
    return kw_period_format (period);
  kw_day_format (period.from, iso);
  kw_day_split (period.from, &year, &month, &day);
  kw_day_split (period.to, &last_year, &last_month, &last_day);
  if (period.from == period.to)
    return g_strdup (iso);
  if (year != last_year || day != 1 || last_day != kw_days_in_month (last_year, last_month))
    return kw_period_format (period);
  if (month == last_month)
    return g_strndup (iso, strlen ("2017-10"));
  return month == 1 && last_month == 12 ? g_strndup (iso, strlen ("2017")) : kw_period_format (period);
}

char *
kw_article_day (const KwArticle *article)
{
  for (guint i = 0; article->date != NULL && article->dated != NULL && i < article->dated->len; i++)
    {
      const KwDated *dated = &g_array_index (article->dated, KwDated, i);
      if (dated->by == KW_DATED_BY_METADATA && dated->period.from == dated->period.to &&
          !kw_period_is_none (dated->period))
        return period_name (dated->period);
    }
  if (article->date != NULL && *article->date != '\0')
    return g_strdup (article->date);
  if (article->dated == NULL)
    return NULL;
  KwPeriod period = kw_article_anchor (article);
  return kw_period_is_none (period) ? NULL : period_name (period);
}
