/* user-lexicon-read.c - the user's own words: TSV with all that may be wrong in it */
#include "checker/base/error.h"
#include "checker/base/suggest.h"
#include "checker/figures/lexicon-names.h"
#include "checker/figures/user-lexicon-private.h"

#include <string.h>

#define WORD_MAX 90 /* bytes: thirty Han */

/* The line that is read. */
typedef struct
{
  KwUserLexicon *lexicon;
  const char *name;
  guint line;
  const char *word; /* folded */
  GError **error;
} Reader;

static gboolean G_GNUC_PRINTF (2, 3) fail (const Reader *r, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *why = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (r->error, KW_ERROR_DOMAIN, KW_ERROR_SYNTAX, "%s:%u: %s", r->name, r->line, kw_tr_reason (why));
  return FALSE;
}

static const char *
keep (const Reader *r, const char *text)
{
  return g_string_chunk_insert_const (r->lexicon->strings, text);
}

/* The number of TEXT in NUMBERED, where it is put when it is new. */
static guint16
number_of (const Reader *r, GPtrArray *numbered, const char *text)
{
  guint at;
  if (!g_ptr_array_find_with_equal_func (numbered, text, g_str_equal, &at))
    {
      at = numbered->len;
      g_ptr_array_add (numbered, (gpointer) keep (r, text));
    }
  return (guint16) (KW_LEXICON_USER | at);
}

/* FALSE with what is wrong, and what may have been meant. */
static gboolean
choose (const Reader *r, const char *what, const char *name, const char *const *list, guint *number)
{
  for (*number = 0; list[*number] != NULL; ++*number)
    if (strcmp (list[*number], name) == 0)
      return TRUE;
  const char *meant = kw_suggest (name, list);
  if (meant != NULL)
    return fail (r, KW_VALUE ("no %s is called '%s'; did you mean '%s'?"), what, name, meant);
  g_autofree char *all = g_strjoinv (", ", (char **) list);
  return fail (r, KW_VALUE ("no %s is called '%s': it is one of %s"), what, name, all);
}

static void
add_entry (const Reader *r, KwUserWords *words, guint value)
{
  KwTrieEntry entry = { keep (r, r->word), value };
  g_array_append_val (words->entries, entry);
}

/* A word means one thing in each LIST. */
static gboolean
is_first (const Reader *r, const char *list)
{
  char *key = g_strconcat (list, "\t", r->word, NULL);
  const char *where = g_hash_table_lookup (r->lexicon->seen, key);
  if (where == NULL)
    return g_hash_table_insert (r->lexicon->seen, key, g_strdup_printf ("%s:%u", r->name, r->line));
  g_free (key);
  return fail (r, KW_VALUE ("'%s' stands in %s already"), r->word, where);
}

static gboolean
has_room (const Reader *r, const GArray *list)
{
  return list->len + r->lexicon->n_codes < KW_USER_ENTRIES_MAX ||
         fail (r, KW_VALUE ("more than %u words"), (guint) KW_USER_ENTRIES_MAX);
}

static guint16
verb_number (const Reader *r, const char *verb)
{
  gsize len;
  const KwWord *ours = kw_lexicon_word (verb, verb + strlen (verb), &len);
  gboolean whole = ours != NULL && ours->type == KW_WORD_verb && verb[len] == '\0';
  return whole ? ours->arg : number_of (r, r->lexicon->verbs, verb);
}

/* Words are looked for where ideographs and what stands with them begin. */
static gboolean
can_begin_word (const Reader *r)
{
  guchar lead = (guchar) *r->word;
  return (lead >= 0xE2 && lead <= 0xE9) || fail (r, KW_VALUE ("'%s' begins with no Chinese character; only a unit may"), r->word);
}

static gboolean
add_word (const Reader *r, guint type, char **args)
{
  g_autofree char *what = g_strdup_printf ("argument of '%s'", word_types[type]);
  guint arg = 0;
  if (type == KW_WORD_verb)
    arg = verb_number (r, args[0]);
  else if (!choose (r, what, args[0], word_arguments[type], &arg))
    return FALSE;
  if (!can_begin_word (r) || !is_first (r, "word") || !has_room (r, r->lexicon->word_values))
    return FALSE;
  KwWord word = { (guint16) type, (guint16) arg };
  add_entry (r, &r->lexicon->words, r->lexicon->word_values->len);
  g_array_append_val (r->lexicon->word_values, word);
  return TRUE;
}

static gboolean
read_code (const Reader *r, const char *text, guint32 *code)
{
  *code = (guint32) g_ascii_strtoull (text, NULL, 10);
  return (strlen (text) == 6 && strspn (text, "0123456789") == 6 && *code >= 100000) ||
         fail (r, KW_VALUE ("'%s' is no code: six digits, as GB/T 2260 has them"), text);
}

static gboolean
add_place (const Reader *r, guint type, char **args)
{
  KwUserLexicon *l = r->lexicon;
  guint status = KW_PLACE_CURRENT;
  guint32 code;
  if (!read_code (r, args[0], &code) || !can_begin_word (r) ||
      (args[1] != NULL && !choose (r, "status of a place", args[1], place_statuses, &status)))
    return FALSE;
  KwUserPlace *place = g_hash_table_lookup (l->places, r->word);
  if (!has_room (r, l->word_values) || (place == NULL && !is_first (r, "word")))
    return FALSE;
  if (place == NULL)
    {
      place = g_new (KwUserPlace, 1);
      *place = (KwUserPlace){ g_array_new (FALSE, FALSE, sizeof (guint32)), (KwPlaceStatus) status };
      g_hash_table_insert (l->places, (gpointer) keep (r, r->word), place);
    }
  place->status = MIN (place->status, (KwPlaceStatus) status);
  g_array_append_val (place->codes, code);
  l->n_codes++;
  return place->codes->len < 256 || fail (r, KW_VALUE ("more than 255 places are called '%s'"), r->word);
}

static gboolean
is_name (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("_:.-", *p) == NULL)
      return FALSE;
  return *text != '\0';
}

static gboolean
add_unit (const Reader *r, guint type, char **args)
{
  KwUserLexicon *l = r->lexicon;
  guint kind;
  if (!is_name (args[0]))
    return fail (r, KW_VALUE ("'%s' is no name of a class: letters, digits, _ and :"), args[0]);
  if (!choose (r, "kind of unit", args[1], unit_kinds, &kind) || !is_first (r, "unit") || !has_room (r, l->unit_values))
    return FALSE;
  guint16 class_index = kw_lexicon_class (args[0]);
  if (class_index == 0)
    class_index = number_of (r, l->classes, args[0]);
  KwUnit unit = { keep (r, r->word), keep (r, args[0]), class_index, (guint8) kind,
                  unit_traits (r->word, args[0]) };
  add_entry (r, &l->units, KW_LEXICON_USER | l->unit_values->len);
  g_array_append_val (l->unit_values, unit);
  return TRUE;
}

static gboolean
read_bound (const Reader *r, const char *text, KwDecimal *bound, gboolean *unbounded)
{
  *unbounded = strcmp (text, "..") == 0;
  return *unbounded || kw_decimal_parse (text, bound) || fail (r, KW_VALUE ("'%s' is no number (and not .. for no bound)"), text);
}

static gboolean
add_range (const Reader *r, guint type, char **args)
{
  KwUserRange range = { .unit = keep (r, args[2] != NULL ? args[2] : "") };
  gboolean no_low, no_high;
  if (!read_bound (r, args[0], &range.value.low, &no_low) || !read_bound (r, args[1], &range.value.high, &no_high))
    return FALSE;
  if (no_low && no_high)
    return fail (r, KW_VALUE ("a range needs a bound"));
  if (!no_low && !no_high && kw_decimal_compare (range.value.low, range.value.high) > 0)
    return fail (r, KW_VALUE ("a range from %s to %s holds nothing"), args[0], args[1]);
  if (!is_first (r, "range") || !has_room (r, r->lexicon->range_values))
    return FALSE;
  range.value.low_unbounded = no_low;
  range.value.high_unbounded = no_high;
  add_entry (r, &r->lexicon->ranges, r->lexicon->range_values->len);
  g_array_append_val (r->lexicon->range_values, range);
  return TRUE;
}

/* What a line may say of a word; TYPE is the number in the list of types. */
typedef struct
{
  const char *columns;
  guint least, most; /* arguments */
  gboolean (*add) (const Reader *r, guint type, char **args);
} LineType;

static const LineType word_line = { "word, type, argument", 1, 1, add_word };
static const LineType place_line = { "word, place, code, perhaps a status", 1, 2, add_place };
static const LineType unit_line = { "word, unit, class, kind", 2, 2, add_unit };
static const LineType range_line = { "noun, range, low, high, perhaps a unit", 2, 3, add_range };

#define X(name) #name,
static const char *const line_types[] = { KW_WORD_TYPES (X) "unit", "range", NULL };
#undef X

static const LineType *
line_type (guint type)
{
  if (strcmp (line_types[type], "unit") == 0)
    return &unit_line;
  if (strcmp (line_types[type], "range") == 0)
    return &range_line;
  return type == KW_WORD_place ? &place_line : &word_line;
}

static gboolean
add_fields (Reader *r, char **fields)
{
  guint n = g_strv_length (fields), type;
  if (n < 2)
    return fail (r, KW_VALUE ("no type: a line is a word, its type and arguments, with tabs between them"));
  for (guint i = 0; i < n; i++)
    if (*g_strstrip (fields[i]) == '\0')
      return fail (r, KW_VALUE ("field %u is empty"), i + 1);
  if (!choose (r, "type", fields[1], line_types, &type))
    return FALSE;
  const LineType *line = line_type (type);
  if (n - 2 < line->least || n - 2 > line->most)
    return fail (r, KW_VALUE ("%u fields, not %s"), n, line->columns);
  KwFold fold;
  kw_fold_init (&fold, fields[0], strlen (fields[0]), NULL, 0);
  g_autofree char *word = g_steal_pointer (&fold.text);
  kw_fold_clear (&fold);
  r->word = word;
  if (*word == '\0' || strlen (word) > WORD_MAX)
    return fail (r, KW_VALUE ("a word has 1 to %u bytes"), (guint) WORD_MAX);
  return line->add (r, type, fields + 2);
}

static gboolean
add_line (Reader *r, const char *text, gsize len)
{
  if (len > 0 && text[len - 1] == '\r')
    len--;
  if (len == 0 || *text == '#')
    return TRUE;
  if (!g_utf8_validate_len (text, len, NULL))
    return fail (r, KW_VALUE ("no UTF-8"));
  g_autofree char *line = g_strndup (text, len);
  g_auto (GStrv) fields = g_strsplit (line, "\t", 16);
  return add_fields (r, fields);
}

gboolean
kw_user_lexicon_add (KwUserLexicon *lexicon, const char *name, const char *text, gsize size, GError **error)
{
  Reader r = { lexicon, name, 0, NULL, error };
  const char *end = text + size;
  while (text < end)
    {
      const char *newline = memchr (text, '\n', (gsize) (end - text));
      const char *stop = newline != NULL ? newline : end;
      r.line++;
      if (!add_line (&r, text, (gsize) (stop - text)))
        return FALSE;
      text = stop + 1;
    }
  return TRUE;
}
