/* residue.c - pinyin residue told from editors' glosses.
 *
 * Converters of web pages have annotated a fixed set of common characters:
 * wherever such a character stands, the same reading stands behind it. An
 * editor glosses what readers may not know, once: a rare character, an
 * unusual reading (六(lù)安), one of several (长(cháng) 长(zhǎng)). A text for
 * learners annotates most of what it says.
 */
#include "checker/text/residue.h"
#include "checker/base/utf8.h"
#include "checker/text/article.h"
#include "checker/text/model.h"

#include <string.h>

/* -100 ln P of what every reader knows: the 1,200 most frequent. */
#define FAMILIAR_COST 900
/* A repetition of a familiar character weighs 2, any other place 1. */
#define ENOUGH_EVIDENCE 4

typedef struct
{
  gunichar c;
  KwResidue place;
  gboolean usual; /* the reading is the character's usual one */
  char reading[KW_READING_SIZE];
} Candidate;

/* One annotated character of the article. */
typedef struct
{
  gunichar c;
  const char *reading;
  guint n_annotated;
  guint n_total;
  gboolean usual;
  gboolean one_reading;
} Annotated;

typedef struct
{
  GArray *candidates;
  guint n_aliens; /* readings in brackets that no converter has left */
  GArray *characters;
  guint16 *index; /* character to its number in CHARACTERS + 1 */
  guint n_han;
} Survey;

static gunichar
plain_letter (gunichar c)
{
  switch (c)
    {
    case 0x251: /* ɑ of phonetic fonts */
      return 'a';
    case 0x261: /* ɡ, likewise */
      return 'g';
    case 0x103: /* breves taken for carons */
      return 0x1CE;
    case 0x115:
      return 0x11B;
    case 0x12D:
      return 0x1D0;
    case 0x14F:
      return 0x1D2;
    case 0x16D:
      return 0x1D4;
    case 'v':
      return 0xFC;
    default:
      return c;
    }
}

static gboolean
is_pinyin_letter (gunichar c)
{
  return (c >= 'a' && c <= 'z') || (c >= 0xE0 && c <= 0x16D) || (c >= 0x1CE && c <= 0x1DC) ||
         (c >= 0x1F8 && c <= 0x1F9) || (c >= 0x300 && c <= 0x30C) || c == 0x251 || c == 0x261;
}

gsize
kw_residue_read (const char *p, const char *end, char reading[KW_READING_SIZE])
{
  const char *start = p;
  gsize n = 0;
  gboolean decomposed = FALSE;
  for (guint len; p < end && *p != ')'; p += len)
    {
      gunichar c = kw_utf8_get (p, &len);
      if (!is_pinyin_letter (c) || n + 4 >= KW_READING_SIZE)
        return 0;
      decomposed |= c >= 0x300 && c <= 0x30C;
      n += kw_utf8_put (reading + n, plain_letter (c));
    }
  reading[n] = '\0';
  if (p == end || n == 0)
    return 0;
  if (decomposed)
    {
      g_autofree char *composed = g_utf8_normalize (reading, -1, G_NORMALIZE_NFC);
      g_strlcpy (reading, composed, KW_READING_SIZE);
    }
  return (gsize) (p + 1 - start);
}

/* READING with ü for u: lǚ is typed lǔ where keyboards lack it. */
static gboolean
with_umlaut (const char *reading, char spelled[KW_READING_SIZE])
{
  static const char *const plain[] = { "u", "ū", "ú", "ǔ", "ù" };
  static const char *const umlaut[] = { "ü", "ǖ", "ǘ", "ǚ", "ǜ" };
  if (reading[0] != 'l' && reading[0] != 'n')
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    if (g_str_has_prefix (reading + 1, plain[i]))
      {
        const char *rest = reading + 1 + strlen (plain[i]);
        return g_snprintf (spelled, KW_READING_SIZE, "%c%s%s", reading[0], umlaut[i], rest) < KW_READING_SIZE;
      }
  return FALSE;
}

gboolean
kw_residue_fits (gunichar c, const char *reading, guint *rank)
{
  if (kw_model_has_reading (c, reading, strlen (reading), rank))
    return TRUE;
  char spelled[KW_READING_SIZE];
  return with_umlaut (reading, spelled) && kw_model_has_reading (c, spelled, strlen (spelled), rank);
}

/* The bracket at OPEN, as a candidate, an alien, or nothing. */
static void
consider (Survey *survey, const char *text, const char *open, const char *end)
{
  if (open == text || (guchar) open[-1] < 0x80)
    return;
  guint len, rank;
  const char *subject = kw_utf8_prev (open, text);
  Candidate candidate = { .c = kw_utf8_get (subject, &len) };
  if (!kw_is_han (candidate.c))
    return;
  gsize n = kw_residue_read (open + 1, end, candidate.reading);
  if (n == 0)
    return;
  if (!kw_model_is_common (candidate.c) || !kw_residue_fits (candidate.c, candidate.reading, &rank))
    {
      survey->n_aliens += kw_model_is_reading (candidate.reading, strlen (candidate.reading));
      return;
    }
  candidate.usual = rank == 0;
  candidate.place.span = kw_span ((gsize) (open - text), (gsize) (open + 1 + n - text));
  candidate.place.subject = kw_span ((gsize) (subject - text), (gsize) (open - text));
  if (survey->candidates == NULL) /* most texts have none */
    survey->candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_array_append_val (survey->candidates, candidate);
}

static void
scan (Survey *survey, const char *text, gsize len)
{
  const char *end = text + len;
  for (const char *p = text; (p = memchr (p, '(', (gsize) (end - p))) != NULL; p++)
    consider (survey, text, p, end);
}

/* Gathers the candidates by character. */
static void
gather (Survey *survey)
{
  survey->characters = g_array_new (FALSE, FALSE, sizeof (Annotated));
  survey->index = g_new0 (guint16, 0x10000); /* common characters are all of the basic plane */
  for (guint i = 0; i < survey->candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (survey->candidates, Candidate, i);
      guint16 *number = &survey->index[candidate->c & 0xFFFF];
      if (*number == 0)
        {
          Annotated fresh = { candidate->c, candidate->reading, 1, 0, candidate->usual, TRUE };
          g_array_append_val (survey->characters, fresh);
          *number = (guint16) survey->characters->len;
          continue;
        }
      Annotated *known = &g_array_index (survey->characters, Annotated, *number - 1);
      known->n_annotated++;
      known->one_reading &= strcmp (known->reading, candidate->reading) == 0;
    }
}

static void
count (Survey *survey, const char *text, gsize len)
{
  guint step;
  for (const char *p = text, *end = text + len; p < end; p += step)
    {
      if ((guchar) *p < 0x80)
        {
          step = 1;
          continue;
        }
      gunichar c = kw_utf8_get (p, &step);
      if (!kw_is_han (c))
        continue;
      survey->n_han++;
      guint16 number = c < 0x10000 ? survey->index[c] : 0;
      if (number != 0)
        g_array_index (survey->characters, Annotated, number - 1).n_total++;
    }
}

/* Always the same reading, and behind every place but for what other damage
 * has spoilt. */
static gboolean
is_fixed (const Annotated *a)
{
  guint bare = a->n_total - a->n_annotated;
  return a->one_reading && (bare * 8 <= a->n_annotated || (bare == 1 && a->n_annotated >= 4));
}

static gboolean
is_proven (const Survey *survey)
{
  guint evidence = 0, distinct = 0, places = 0, most = 0;
  for (guint i = 0; i < survey->characters->len; i++)
    {
      const Annotated *a = &g_array_index (survey->characters, Annotated, i);
      if (!is_fixed (a))
        continue;
      places += a->n_annotated;
      if (!a->usual)
        continue;
      gboolean familiar = kw_model_char_cost (a->c) <= FAMILIAR_COST;
      distinct++;
      evidence += (a->n_annotated - 1) * (familiar ? 2 : 1) + (familiar ? 1 : 0);
      if (familiar)
        most = MAX (most, a->n_annotated);
    }
  guint others = survey->candidates->len - places + survey->n_aliens;
  gboolean repeated = distinct >= 2 ? evidence >= ENOUGH_EVIDENCE : most >= ENOUGH_EVIDENCE;
  gboolean for_learners = survey->candidates->len * 5 > survey->n_han * 2;
  return repeated && !for_learners && others * 4 <= places;
}

static GArray *
proven (const Survey *survey)
{
  GArray *residue = g_array_new (FALSE, FALSE, sizeof (KwResidue));
  for (guint i = 0; i < survey->candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (survey->candidates, Candidate, i);
      guint16 number = survey->index[candidate->c & 0xFFFF];
      if (is_fixed (&g_array_index (survey->characters, Annotated, number - 1)))
        g_array_append_val (residue, candidate->place);
    }
  return residue;
}

GArray *
kw_residue_find (const char *text, gsize len)
{
  Survey survey = { .candidates = NULL };
  scan (&survey, text, len);
  g_autoptr (GArray) candidates = survey.candidates;
  if (candidates == NULL || candidates->len < 3)
    return NULL;
  gather (&survey);
  g_autoptr (GArray) characters = survey.characters;
  g_autofree guint16 *index = survey.index;
  count (&survey, text, len);
  return is_proven (&survey) ? proven (&survey) : NULL;
}
