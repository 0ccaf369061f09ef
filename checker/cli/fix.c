/* fix.c - kanwu fix: the repairs that findings carry, shown or written
 *
 * The rules run over the whole corpus; then each file with repairs is read
 * once more and its articles are mended in memory (mend.c). */
#include "checker/cli/atomic.h"
#include "checker/cli/cli.h"
#include "checker/cli/diff.h"
#include "checker/cli/mend.h"
#include "checker/read/file.h"
#include "checker/text/load.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Lines around a change; the lines of JSONL are other articles. */
#define CONTEXT_LINES 3

typedef struct
{
  KwInputOptions input;
  gboolean diff, write, unsafe, quiet;
} Options;

typedef struct
{
  guint64 repairs, files; /* shown or written */
  guint64 overlapped, refused;
  guint64 unsafe, none;   /* findings whose repairs are unsafe, or that have none */
  gboolean trouble;
} Totals;

typedef struct
{
  const Options *options;
  KwMendOptions mend;
  KwCorpus *corpus;
  KwRun *run;
  GPtrArray *findings; /* of KwFinding *: those with repairs to make, in corpus order; borrowed from the run */
  guint next;          /* of them */
  GHashTable *done;    /* identities of the files that were repaired */
  Totals totals;

  /* the file in hand */
  gint64 file; /* -1: none */
  const KwFile *name;
  struct stat seen;
  gboolean again; /* it was repaired before, under another name */
  GArray *edits;
  guint64 repairs;
  KwDiff diff;
} Fix;

static gboolean
is_stream (const char *path)
{
  struct stat status;
  return strcmp (path, "-") == 0 || (g_stat (path, &status) == 0 && S_ISFIFO (status.st_mode));
}

/* The paths are read twice. What can be read once only is kept in an unlinked
 * file that takes the place of standard input. */
static gboolean
keep_stream (char **paths)
{
  g_autoptr (GError) error = NULL;
  char **stream = NULL;
  for (char **path = paths; *path != NULL; path++)
    if (is_stream (*path))
      {
        if (stream != NULL && strcmp (*stream, *path) != 0)
          {
            kw_complain ("fix reads one stream, not both %s and %s", *stream, *path);
            return FALSE;
          }
        stream = path;
      }
  if (stream == NULL)
    return TRUE;
  int fd = kw_spool (strcmp (*stream, "-") != 0 ? *stream : NULL, &error);
  if (fd < 0 || dup2 (fd, STDIN_FILENO) < 0)
    {
      kw_complain ("%s: %s", *stream, error != NULL ? error->message : g_strerror (errno));
      return FALSE;
    }
  close (fd);
  for (char **path = paths; *path != NULL; path++)
    if (is_stream (*path))
      {
        g_free (*path);
        *path = g_strdup ("-");
      }
  return TRUE;
}

static void
ignore_problem (gpointer data, const char *path, guint32 record, guint line, guint column, guint64 offset,
                const char *message)
{
  /* The run has told it. */
}

/* Keeps what is to be repaired, counts what is not. */
static void
choose_findings (Fix *fix)
{
  const GPtrArray *all = kw_run_findings (fix->run);
  for (guint i = 0; i < all->len; i++)
    {
      KwFinding *finding = g_ptr_array_index (all, i);
      if (kw_finding_is_mendable (finding, fix->mend.least))
        g_ptr_array_add (fix->findings, finding);
      else if (kw_finding_is_mendable (finding, KW_FIX_UNSAFE))
        fix->totals.unsafe++;
      else
        fix->totals.none++;
    }
}

static const KwFinding *
next_finding (const Fix *fix)
{
  return fix->next < fix->findings->len ? g_ptr_array_index (fix->findings, fix->next) : NULL;
}

static void
fail (Fix *fix, const char *name, const char *why)
{
  kw_complain ("%s: %s", name, why);
  fix->totals.trouble = TRUE;
}

/* The name that patch -p1 finds the file by, from the folder it was given in
 * or, when its name is absolute, from the root. */
static const char *
patch_name (const KwFile *file)
{
  const char *name = file->path;
  if (strcmp (name, "-") != 0 && !g_utf8_validate (file->filename, -1, NULL))
    name = file->filename;
  while (*name == '/')
    name++;
  return name;
}

/* What the file in hand is, whatever it is called. (transfer full) */
static char *
identity (Fix *fix)
{
  if (g_stat (fix->name->filename, &fix->seen) != 0)
    memset (&fix->seen, 0, sizeof fix->seen); /* no file is like that: refused later */
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64) fix->seen.st_dev,
                          (guint64) fix->seen.st_ino);
}

static void
begin_file (Fix *fix, guint file)
{
  fix->file = file;
  fix->name = kw_corpus_file (fix->corpus, file);
  fix->repairs = 0;
  g_array_set_size (fix->edits, 0);
  g_autofree char *id = identity (fix);
  fix->again = g_hash_table_contains (fix->done, id);
  kw_diff_begin (&fix->diff, fix->diff.shown ? fix->name->path : patch_name (fix->name));
}

static void
end_file (Fix *fix)
{
  g_autoptr (GError) error = NULL;
  if (fix->file < 0)
    return;
  fix->file = -1;
  if (fix->repairs == 0)
    return;
  if (fix->options->write && !kw_replace_file (fix->name->filename, &fix->seen, fix->edits, &error))
    {
      fail (fix, fix->name->path, error->message);
      return;
    }
  /* Written, it is another file of that name. */
  g_hash_table_add (fix->done, identity (fix));
  fix->totals.repairs += fix->repairs;
  fix->totals.files++;
}

/* EDITS of RAW's bytes as edits of its text, for the eye. */
static GArray *
decode_edits (const KwDecoded *decoded, const KwRaw *raw, const GArray *edits)
{
  GArray *shown = kw_edits_new ();
  KwOffsetMap map;
  if (!kw_decode_map (decoded, raw->data, raw->size, &map, NULL))
    return shown;
  for (guint i = 0; i < edits->len; i++)
    {
      const KwByteEdit *edit = &g_array_index (edits, KwByteEdit, i);
      KwDecoded bytes;
      if (!kw_decode (&bytes, edit->bytes, edit->size, decoded->charset, NULL))
        continue;
      kw_edits_add (shown, kw_offset_map_derived (&map, (guint32) edit->start),
                    kw_offset_map_derived (&map, (guint32) edit->end), bytes.text, bytes.len);
      kw_decoded_clear (&bytes);
    }
  kw_offset_map_clear (&map);
  return shown;
}

static void
show (Fix *fix, const KwRaw *raw, const GArray *edits)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint context = raw->format == KW_FORMAT_JSONL ? 0 : CONTEXT_LINES;
  KwDecoded decoded;
  if (!fix->diff.shown)
    kw_diff_add (&fix->diff, out, raw->data, raw->size, raw->line, context, edits);
  else if (kw_decode (&decoded, raw->data, raw->size, fix->mend.encoding, NULL))
    {
      g_autoptr (GArray) shown = decode_edits (&decoded, raw, edits);
      kw_diff_add (&fix->diff, out, decoded.text, decoded.len, raw->line, context, shown);
      kw_decoded_clear (&decoded);
    }
  fwrite (out->str, 1, out->len, stdout);
}

/* Adds the edits of a record to those of its file. */
static void
keep_edits (Fix *fix, const KwRaw *raw, const GArray *edits)
{
  for (guint i = 0; i < edits->len; i++)
    {
      const KwByteEdit *edit = &g_array_index (edits, KwByteEdit, i);
      kw_edits_add (fix->edits, raw->offset + edit->start, raw->offset + edit->end, edit->bytes, edit->size);
    }
}

static gboolean
is_as_checked (const Fix *fix, const KwArticle *article, KwArticleRef ref)
{
  const KwArticle *checked = kw_run_article (fix->run, ref);
  return article != NULL && checked != NULL && strcmp (checked->path, article->path) == 0 &&
         checked->len == article->len && memcmp (checked->text, article->text, article->len) == 0;
}

static void
mend_article (Fix *fix, const KwRaw *raw, KwArticleRef ref, KwFinding *const *findings, guint n)
{
  KwLoadFault fault;
  g_autoptr (KwArticle) article = kw_article_load (raw, ref, fix->mend.encoding, &fault, NULL);
  if (!is_as_checked (fix, article, ref))
    {
      fail (fix, raw->path, "not repaired: the file has changed since it was checked");
      return;
    }
  KwMendCount count = { 0 };
  g_autoptr (GArray) edits = kw_mend (&fix->mend, raw, g_steal_pointer (&article), findings, n, &count);
  fix->repairs += count.made;
  fix->totals.overlapped += count.overlapped;
  fix->totals.refused += count.refused;
  fix->totals.trouble |= count.refused > 0;
  if (fix->options->write)
    keep_edits (fix, raw, edits);
  else
    show (fix, raw, edits);
}

static void
fix_raw (gpointer data, guint file, const KwRaw *raw)
{
  Fix *fix = data;
  KwArticleRef ref = (guint64) file << 32 | raw->record;
  const KwFinding *finding;
  while ((finding = next_finding (fix)) != NULL && finding->ref < ref)
    fix->next++;
  guint first = fix->next;
  while ((finding = next_finding (fix)) != NULL && finding->ref == ref)
    fix->next++;
  if (fix->next > first)
    mend_article (fix, raw, ref, (KwFinding *const *) fix->findings->pdata + first, fix->next - first);
}

static void
fix_piece (Fix *fix, KwPiece *piece)
{
  const KwFinding *finding;
  while ((finding = next_finding (fix)) != NULL && finding->ref >> 32 < piece->file)
    fix->next++;
  if (finding == NULL || finding->ref >> 32 != piece->file)
    return;
  if (fix->file != piece->file)
    {
      end_file (fix);
      begin_file (fix, piece->file);
    }
  if (!fix->again)
    kw_piece_read (fix->corpus, piece, fix_raw, ignore_problem, fix);
}

static void
fix_files (Fix *fix)
{
  KwPiece *piece;
  while (next_finding (fix) != NULL && (piece = kw_corpus_next (fix->corpus)) != NULL)
    {
      fix_piece (fix, piece);
      kw_piece_free (piece);
    }
  end_file (fix);
}

static void
append_left (GString *out, guint64 n, const char *what)
{
  if (n > 0)
    g_string_append_printf (out, "%s%" G_GUINT64_FORMAT " %s", out->len > 0 ? ", " : "", n, what);
}

static void
tell_totals (const Totals *t, gboolean write)
{
  g_autoptr (GString) left = g_string_new (NULL);
  append_left (left, t->overlapped, "overlapped by another repair");
  append_left (left, t->refused, "refused");
  append_left (left, t->unsafe, t->unsafe == 1 ? "finding with an unsafe repair (--unsafe)" : "findings with unsafe repairs (--unsafe)");
  append_left (left, t->none, t->none == 1 ? "finding without a repair" : "findings without a repair");
  g_autofree char *done = g_strdup_printf ("%" G_GUINT64_FORMAT " repair%s in %" G_GUINT64_FORMAT " file%s %s",
                                           t->repairs, t->repairs == 1 ? "" : "s", t->files, t->files == 1 ? "" : "s",
                                           write ? "written" : "would be written (fix --write)");
  kw_complain ("%s%s%s", t->repairs > 0 ? done : write ? "nothing written" : "nothing to repair",
               left->len > 0 ? "; left alone: " : "", left->str);
}

/* The streams' start, for whoever reads them next. */
static void
rewind_stdin (void)
{
  /* Where no stream was named it may be a terminal or a pipe: not our matter. */
  (void) lseek (STDIN_FILENO, 0, SEEK_SET);
}

static KwExit
run_fix (Fix *fix, KwEngineOptions *engine, char **paths)
{
  rewind_stdin ();
  g_autoptr (KwCorpus) corpus = kw_corpus_new (paths, &engine->corpus, ignore_problem, NULL);
  rewind_stdin ();
  g_autoptr (KwRun) run = kw_engine_run (paths, engine);
  fix->corpus = corpus;
  fix->run = run;
  fix->findings = g_ptr_array_new ();
  fix->edits = kw_edits_new ();
  fix->done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  choose_findings (fix);
  fix_files (fix);
  g_hash_table_unref (fix->done);
  g_array_unref (fix->edits);
  g_ptr_array_unref (fix->findings);
  kw_diff_clear (&fix->diff);
  fflush (stdout);
  KwExit status = kw_tell_problems (kw_run_summary (run), fix->options->input.allow_empty);
  if (!fix->options->quiet)
    tell_totals (&fix->totals, fix->options->write);
  if (status != KW_EXIT_CLEAN || fix->totals.trouble)
    return KW_EXIT_TROUBLE;
  return fix->totals.repairs > 0 && !fix->options->write ? KW_EXIT_FINDINGS : KW_EXIT_CLEAN;
}

static gboolean
are_sound (const Options *options, char **paths)
{
  if (options->diff && options->write)
    {
      kw_complain ("fix takes --diff or --write, not both");
      return FALSE;
    }
  for (; options->write && *paths != NULL; paths++)
    if (is_stream (*paths))
      {
        kw_complain ("fix --write needs files: %s is a stream (fix --diff shows its repairs)", *paths);
        return FALSE;
      }
  return TRUE;
}

static KwExit
fix_paths (const Options *options, char **paths)
{
  g_autoptr (KwRegistry) registry = kw_registry_new ();
  int color = kw_want_color (options->input.color, STDOUT_FILENO);
  guint width = kw_terminal_width (STDOUT_FILENO);
  KwEngineOptions engine;
  if (color < 0 || !are_sound (options, paths) || !kw_engine_options_init (&engine, &options->input, registry))
    return KW_EXIT_TROUBLE;
  engine.progress = !options->quiet && isatty (STDERR_FILENO);
  Fix fix = { .options = options, .file = -1 };
  fix.mend = (KwMendOptions){ engine.encoding, engine.rules, options->unsafe ? KW_FIX_UNSAFE : KW_FIX_SAFE };
  /* Colour is asked for where somebody looks, if only through a pager. */
  fix.diff = (KwDiff){ width > 0 || color, color, width > 0 ? width : 120, NULL, 0 };
  KwExit status = keep_stream (paths) ? run_fix (&fix, &engine, paths) : KW_EXIT_TROUBLE;
  kw_engine_options_clear (&engine);
  return status;
}

static const char description[] =
  "Repairs are made in memory until no rule finds another, at most five times\n"
  "over; of repairs that overlap the first is made. Nothing but the repaired\n"
  "places changes: charset, line ends, markup, the other keys of a record stay.\n"
  "\n"
  "The diff on a terminal (or with --color=always) is for the eye: what would act\n"
  "on the terminal is spelled out, long stretches are cut. Anywhere else it is for\n"
  "patch(1), in the bytes of the file: kanwu fix corpus | patch --binary -p1\n"
  "\n"
  "Each file is replaced as a whole or not at all; a link's target is, and a file\n"
  "with other hard links, or one that changes meanwhile, is not.\n"
  "\n"
  "Exit status: 0 nothing to repair, or all written; 1 repairs were shown;\n"
  "2 something could not be read, repaired or written.";

static KwExit
run (int argc, char **argv)
{
  Options options = { 0 };
  g_autofree GOptionEntry *shared = kw_input_entries (&options.input, KW_INPUT_RULES | KW_INPUT_CHECK);
  const GOptionEntry own[] = {
    { "diff", 'd', 0, G_OPTION_ARG_NONE, &options.diff, "Show the repairs (default)", NULL },
    { "write", 'w', 0, G_OPTION_ARG_NONE, &options.write, "Write them to the files", NULL },
    { "unsafe", 'u', 0, G_OPTION_ARG_NONE, &options.unsafe, "Also those that are only probably right", NULL },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &options.quiet, "No progress and no summary on standard error", NULL },
    { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
  };
  GOptionContext *context = g_option_context_new ("PATH… - show or write repairs");
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, own, NULL);
  g_option_context_add_main_entries (context, shared, NULL);
  g_auto (GStrv) paths = NULL;
  KwExit status = KW_EXIT_TROUBLE;
  if (kw_parse_options (context, argc, argv, &paths))
    {
      if (paths[0] == NULL)
        kw_complain ("fix needs a path: a file, a folder or - (see 'kanwu fix --help')");
      else
        status = fix_paths (&options, paths);
    }
  kw_input_options_clear (&options.input);
  return status;
}

KW_COMMAND (fix) {
  .name = "fix",
  .usage = "PATH…",
  .summary = "show or write the repairs that findings carry",
  .run = run,
};
