/* escape.c - runs of escapes, decoded and judged */
#include "checker/text/escape.h"
#include "checker/base/utf8.h"
#include "checker/text/detect.h"
#include "checker/text/escape-place.h"
#include "checker/text/escape-unit.h"
#include "checker/text/gbk.h"
#include "checker/text/model.h"
#include "checker/text/running.h"

#include <string.h>

/* Bytes that one character may lack at either end of a run. */
#define MOST_CUT 3
/* Common Han that prove a reading of bytes as GBK. */
#define PROOF 2

typedef struct
{
  const char *text;
  const char *end;
  const char *next[sizeof KW_ESCAPE_LEADS - 1]; /* where each lead comes next; END for never more */
  KwEscapePlaces places;
  KwEscapeRun run;  /* the run that is being read, */
  GString *decoded; /* what it stands for, */
  gboolean safe;    /* and whether it can be nothing else */
  GByteArray *bytes;
  GArray *repairs;
} Search;

/* A stretch of units of one form: characters, or bytes. */
typedef struct
{
  const char *start;
  const char *end;
  const char *read_end; /* behind what was decoded */
  KwUnitKind kind;
} Piece;

static void
append_char (Search *search, gunichar c)
{
  char utf8[6];
  if (search->run.n_chars++ == 0)
    search->run.first = c;
  g_string_append_len (search->decoded, utf8, kw_utf8_put (utf8, c));
}

/* ---- bytes ---- */

/* Whether BYTES, valid UTF-8, are text, and more than ASCII and Latin letters,
 * which any bytes may look like. */
static gboolean
is_text (const char *bytes, gsize len)
{
  gboolean telling = FALSE;
  guint step;
  for (gsize p = 0; p < len; p += step)
    {
      gunichar c = kw_utf8_get (bytes + p, &step);
      if (!kw_escape_allows (c))
        return FALSE;
      telling = telling || c >= 0x2000 || c == 0xA0;
    }
  return telling;
}

/* Whether what is left is the beginning of one character. */
static gboolean
is_beginning (const guint8 *bytes, gsize len)
{
  if (len > MOST_CUT || (len > 0 && bytes[0] < 0xC2))
    return len == 0;
  for (gsize i = 1; i < len; i++)
    if ((bytes[i] & 0xC0) != 0x80)
      return FALSE;
  return TRUE;
}

/* Reads the bytes as UTF-8, but for a character cut in two at either end.
 * *SKIPPED and *USED bytes are left out before and read. */
static gboolean
read_utf8 (Search *search, gsize *skipped, gsize *used)
{
  const guint8 *data = search->bytes->data;
  gsize len = search->bytes->len, cut = 0;
  while (cut < MIN (len, MOST_CUT) && (data[cut] & 0xC0) == 0x80)
    cut++;
  const char *bytes = (const char *) data + cut;
  gsize valid = kw_utf8_valid_prefix (bytes, len - cut);
  if (!is_beginning (data + cut + valid, len - cut - valid) || !is_text (bytes, valid))
    return FALSE;
  guint step;
  for (gsize p = 0; p < valid; p += step)
    append_char (search, kw_utf8_get (bytes + p, &step));
  *skipped = cut;
  *used = valid;
  search->safe = search->safe && cut == 0;
  return TRUE;
}

/* Reads the bytes as GBK: nothing but ASCII and what running text is made of,
 * with LEAST Han that readers know. */
static gboolean
read_gbk (Search *search, guint least)
{
  const GByteArray *bytes = search->bytes;
  gsize before = search->decoded->len, n_before = search->run.n_chars;
  guint n_han = 0;
  for (guint i = 0; i < bytes->len; i++)
    {
      gunichar c = bytes->data[i];
      if (c >= 0x80)
        {
          c = i + 1 < bytes->len ? kw_gbk_char (bytes->data[i], bytes->data[i + 1]) : 0;
          i++;
          n_han += kw_is_han (c);
          if (c == 0 || !kw_running_is_plain (c))
            {
              n_han = 0;
              break;
            }
        }
      append_char (search, c);
    }
  if (n_han < least)
    {
      g_string_truncate (search->decoded, before);
      search->run.n_chars = n_before;
      return FALSE;
    }
  search->safe = search->safe && n_han >= PROOF;
  return TRUE;
}

/* Behind the first N bytes of PIECE, and the line breaks that follow them. */
static const char *
behind_bytes (const Piece *piece, gsize n)
{
  KwEscapeUnit unit;
  const char *p = piece->start;
  for (; n > 0 && kw_escape_unit (&unit, p, piece->end); p += unit.len)
    n -= unit.kind == KW_UNIT_BYTE;
  while (p < piece->end && kw_escape_unit (&unit, p, piece->end) && unit.kind == KW_UNIT_BREAK)
    p += unit.len;
  return p;
}

static gboolean
decode_bytes (Search *search, Piece *piece)
{
  gsize skipped = 0, used = search->bytes->len;
  if (!read_utf8 (search, &skipped, &used))
    {
      if (search->bytes->data[0] >= 0xE0 && is_beginning (search->bytes->data, used))
        return FALSE;                                           /* E4B8 is also a cell of GBK's */
      if (!read_gbk (search, *piece->start == '=' ? PROOF : 1)) /* A=BB=CC is an equation */
        return FALSE;
    }
  if (skipped > 0 && search->run.n_chars > 0)
    piece->start = behind_bytes (piece, skipped);
  piece->read_end = behind_bytes (piece, used);
  return TRUE;
}

/* ---- runs ---- */

/* The units from P on that are of the first one's form. Characters are decoded
 * at once, bytes are gathered. */
static Piece
read_piece (Search *search, const char *p)
{
  KwEscapeUnit unit;
  Piece piece = { p, p, p, KW_UNIT_BREAK };
  g_byte_array_set_size (search->bytes, 0);
  for (; piece.end < search->end && *piece.end == *p; piece.end += unit.len)
    {
      if (!kw_escape_unit (&unit, piece.end, search->end))
        break;
      if (piece.end == p)
        piece.kind = unit.kind;
      if (piece.kind == KW_UNIT_BREAK || (unit.kind != piece.kind && unit.kind != KW_UNIT_BREAK))
        break;
      guint8 byte = (guint8) unit.c;
      if (unit.kind == KW_UNIT_BYTE)
        g_byte_array_append (search->bytes, &byte, 1);
      else if (unit.kind == KW_UNIT_CHAR)
        append_char (search, unit.c);
    }
  piece.read_end = piece.end;
  return piece;
}

static void
note_form (KwEscapeRun *run, char lead)
{
  run->has_entity |= lead == '&';
  run->has_backslash |= lead == '\\';
  run->has_bytes |= lead == '%' || lead == '=';
}

/* Reads all that adjoins from P on. Returns where the search goes on. */
static const char *
read_run (Search *search, const char *p)
{
  search->run = (KwEscapeRun){ .span = { 0, 0 } };
  search->safe = TRUE;
  g_string_truncate (search->decoded, 0);
  for (;;)
    {
      gsize before = search->decoded->len, n_before = search->run.n_chars;
      Piece piece = read_piece (search, p);
      if (piece.end == p)
        return p;
      if (piece.kind == KW_UNIT_BYTE && !decode_bytes (search, &piece))
        return piece.end;
      if (before > 0 && piece.start > p)
        {
          g_string_truncate (search->decoded, before); /* cut in two at its start: a run of its own */
          search->run.n_chars = n_before;
          return p;
        }
      if (before == 0)
        search->run.span.start = (guint32) (piece.start - search->text);
      search->run.span.end = (guint32) (piece.read_end - search->text);
      note_form (&search->run, *piece.start);
      if (piece.read_end < piece.end)
        return piece.end;
      p = piece.end;
    }
}

/* Controls of C1 are bytes of misread text, and then not alone. */
static gboolean
has_stray_control (const GString *decoded)
{
  gboolean control = FALSE, latin = FALSE;
  guint len;
  for (gsize p = 0; p < decoded->len; p += len)
    {
      gunichar c = kw_utf8_get (decoded->str + p, &len);
      control |= c >= 0x80 && c < 0xA0;
      latin |= c > 0xA0 && c <= 0xFF;
    }
  return control && !latin;
}

/* Spaces in a row are a layout: how many there were nobody knows. */
static gboolean
is_layout (const GString *decoded)
{
  guint n = 0, len;
  for (gsize p = 0; p < decoded->len; p += len, n++)
    {
      gunichar c = kw_utf8_get (decoded->str + p, &len);
      if (c != ' ' && c != 0xA0 && c != 0x3000 && (c < 0x2000 || c > 0x200A))
        return FALSE;
    }
  return n > 1;
}

static void
add_repair (Search *search)
{
  search->safe = search->safe && !is_layout (search->decoded);
  KwRepair repair = { .kind = KW_REPAIR_ESCAPE, .span = search->run.span, .safe = search->safe };
  repair.replacement = g_strndup (search->decoded->str, search->decoded->len);
  g_array_append_val (search->repairs, repair);
  kw_escape_places_pass (&search->places, &search->run);
}

/* The next place from P on where an escape may begin. */
static const char *
next_lead (Search *search, const char *p)
{
  const char *first = search->end;
  for (guint i = 0; i < G_N_ELEMENTS (search->next); i++)
    {
      if (search->next[i] < p)
        search->next[i] = memchr (p, KW_ESCAPE_LEADS[i], (gsize) (search->end - p));
      if (search->next[i] == NULL)
        search->next[i] = search->end;
      first = MIN (first, search->next[i]);
    }
  return first;
}

/* Behind P, where no escape begins; all of a row of backslashes is one lead. */
static const char *
pass_over (const Search *search, const char *p)
{
  do
    p++;
  while (p < search->end && *p == '\\' && p[-1] == '\\');
  return p;
}

static void
search_all (Search *search)
{
  KwEscapeUnit unit;
  for (const char *p = search->text;
       (p = next_lead (search, p)) < search->end && search->repairs->len < KW_REPAIRS_MAX;)
    {
      if (!kw_escape_unit (&unit, p, search->end) || unit.kind == KW_UNIT_BREAK)
        {
          p = pass_over (search, p);
          continue;
        }
      p = read_run (search, p);
      if (search->decoded->len > 0 && !has_stray_control (search->decoded) &&
          !kw_escape_is_meant (&search->places, &search->run))
        add_repair (search);
    }
}

/* A lead that the text lacks is never looked for. */
static gboolean
init_leads (Search *search, const KwCensus *census)
{
  gboolean any = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (search->next); i++)
    {
      gboolean has = kw_census_has_ascii (census, KW_ESCAPE_LEADS[i]);
      search->next[i] = has ? memchr (search->text, KW_ESCAPE_LEADS[i], (gsize) (search->end - search->text))
                            : search->end;
      any = any || has;
    }
  return any;
}

GArray *
kw_repair_escapes (const char *text, gsize len, const KwCensus *census, gboolean markdown)
{
  Search search = { .text = text, .end = text + len, .places = { .text = text, .len = len, .markdown = markdown } };
  if (!init_leads (&search, census))
    return NULL;
  g_autoptr (GArray) repairs = kw_repair_array_new ();
  search.repairs = repairs;
  search.decoded = g_string_new (NULL);
  search.bytes = g_byte_array_new ();
  search_all (&search);
  g_string_free (search.decoded, TRUE);
  g_byte_array_unref (search.bytes);
  return repairs->len > 0 ? g_steal_pointer (&repairs) : NULL;
}
