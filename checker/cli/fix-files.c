/* fix-files.c - the files with repairs, read once more, each shown or replaced */
#include "checker/cli/fix-files.h"
#include "checker/cli/replace-file.h"
#include "checker/cli/cli.h"
#include "checker/cli/rewrite.h"
#include "checker/text/load.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* Lines around a change; the lines of JSONL are other articles. */
#define CONTEXT_LINES 3

typedef struct
{
  const KwFixOptions *options;
  KwCorpus *corpus;
  KwRun *run;
  const GPtrArray *findings; /* of KwFinding *: those with repairs to make, in corpus order */
  guint next;                /* of them */
  GHashTable *seen;          /* number of each file they are in to its struct stat, taken before it is read again */
  GHashTable *done;          /* names by inode of the files that were repaired */
  KwFixTotals *totals;
  gint64 told; /* the last file that has changed; -1: none, as the next */

  /* the file in hand */
  gint64 file;
  GArray *edits;
  guint64 repairs;
  KwDiff diff;
} Fix;

static const KwFinding *
next_finding (const Fix *fix)
{
  return fix->next < fix->findings->len ? g_ptr_array_index (fix->findings, fix->next) : NULL;
}

static guint
file_of (const KwFinding *finding)
{
  return (guint) (finding->ref >> 32);
}

static void
tell_changed (Fix *fix, guint file)
{
  if (fix->told != file && file < kw_corpus_n_files (fix->corpus))
    kw_complain ("%s: not repaired: the file has changed since it was checked",
                 kw_corpus_file (fix->corpus, file)->path);
  fix->told = file;
  fix->totals->trouble = TRUE;
}

/* Findings before UNTIL have not been met again. */
static void
pass_over (Fix *fix, KwArticleRef until)
{
  const KwFinding *finding;
  for (; (finding = next_finding (fix)) != NULL && finding->ref < until; fix->next++)
    tell_changed (fix, file_of (finding));
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

/* How the files are now that are to be repaired: what they are when they are
 * replaced must be the same. */
static void
look_at_files (Fix *fix)
{
  for (guint i = 0; i < fix->findings->len; i++)
    {
      guint file = file_of (g_ptr_array_index (fix->findings, i));
      struct stat status = { 0 }; /* no file is like that */
      if (g_hash_table_contains (fix->seen, GUINT_TO_POINTER (file)) || file >= kw_corpus_n_files (fix->corpus))
        continue;
      if (g_stat (kw_corpus_file (fix->corpus, file)->filename, &status) != 0)
        memset (&status, 0, sizeof status);
      g_hash_table_insert (fix->seen, GUINT_TO_POINTER (file), g_memdup2 (&status, sizeof status));
    }
}

/* The file in hand whatever it is called: a link names what it links to.
 * (transfer full) */
static char *
inode_name (const Fix *fix)
{
  const struct stat *seen = g_hash_table_lookup (fix->seen, GUINT_TO_POINTER ((guint) fix->file));
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64) seen->st_dev, (guint64) seen->st_ino);
}

/* FALSE when it was repaired before, under another name. */
static gboolean
begin_file (Fix *fix, guint file)
{
  const KwFile *name = kw_corpus_file (fix->corpus, file);
  fix->file = file;
  fix->repairs = 0;
  g_array_set_size (fix->edits, 0);
  kw_diff_begin (&fix->diff, fix->diff.shown ? name->path : patch_name (name));
  g_autofree char *inode = inode_name (fix);
  return !g_hash_table_contains (fix->done, inode);
}

static gboolean
write_file (Fix *fix)
{
  g_autoptr (GError) error = NULL;
  const KwFile *name = kw_corpus_file (fix->corpus, (guint) fix->file);
  const struct stat *seen = g_hash_table_lookup (fix->seen, GUINT_TO_POINTER ((guint) fix->file));
  if (kw_replace_file (name->filename, seen, fix->edits, &error))
    return TRUE;
  kw_complain ("%s: %s", name->path, kw_tr_reason (error->message));
  fix->totals->trouble = TRUE;
  return FALSE;
}

static void
end_file (Fix *fix)
{
  if (fix->file >= 0 && fix->repairs > 0 && (!fix->options->write || write_file (fix)))
    {
      g_hash_table_add (fix->done, inode_name (fix));
      fix->totals->repairs += fix->repairs;
      fix->totals->files++;
    }
  fix->file = -1;
}

static void
show (Fix *fix, const KwRaw *raw, const GArray *edits)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint context = raw->format == KW_FORMAT_JSONL ? 0 : CONTEXT_LINES;
  KwDecoded decoded;
  if (!fix->diff.shown)
    kw_diff_add (&fix->diff, out, raw->data, raw->size, raw->line, context, edits);
  else if (kw_decode (&decoded, raw->data, raw->size, kw_load_charset (raw, fix->options->mend.encoding), NULL))
    {
      g_autoptr (GArray) shown = kw_rewrite_shown (&decoded, raw, edits);
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
  g_autoptr (KwArticle) article = kw_article_load (raw, ref, fix->options->mend.encoding, &fault, NULL);
  if (!is_as_checked (fix, article, ref))
    {
      tell_changed (fix, (guint) (ref >> 32));
      return;
    }
  KwMendCount count = { 0 };
  g_autoptr (GArray) edits = kw_mend (&fix->options->mend, raw, g_steal_pointer (&article), findings, n, &count);
  fix->repairs += count.made;
  fix->totals->overlapped += count.overlapped;
  fix->totals->refused += count.refused;
  fix->totals->trouble |= count.refused > 0;
  if (fix->options->write)
    keep_edits (fix, raw, edits);
  else
    show (fix, raw, edits);
}

static void
ignore_problem (gpointer data, const char *path, guint32 record, guint line, guint column, guint64 offset,
                const char *message)
{
  /* What can no longer be read is missed later. */
}

static void
fix_raw (gpointer data, guint file, const KwRaw *raw)
{
  Fix *fix = data;
  KwArticleRef ref = (guint64) file << 32 | raw->record;
  const KwFinding *finding;
  pass_over (fix, ref);
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
  pass_over (fix, (guint64) piece->file << 32);
  if ((finding = next_finding (fix)) == NULL || file_of (finding) != piece->file)
    return;
  if (fix->file != piece->file)
    {
      end_file (fix);
      gboolean first = begin_file (fix, piece->file);
      while (!first && (finding = next_finding (fix)) != NULL && file_of (finding) == piece->file)
        fix->next++;
    }
  kw_piece_read (fix->corpus, piece, fix_raw, ignore_problem, fix);
}

static void
fix_all (Fix *fix)
{
  KwPiece *piece;
  look_at_files (fix);
  while (next_finding (fix) != NULL && (piece = kw_corpus_next (fix->corpus)) != NULL)
    {
      fix_piece (fix, piece);
      kw_piece_free (piece);
    }
  end_file (fix);
  pass_over (fix, G_MAXUINT64);
}

void
kw_fix_files (const KwFixOptions *options, KwCorpus *corpus, KwRun *run, const GPtrArray *findings,
              KwFixTotals *totals)
{
  Fix fix = { options, corpus, run, findings, .totals = totals, .told = -1, .file = -1, .diff = options->diff };
  fix.seen = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  fix.done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fix.edits = kw_edits_new ();
  fix_all (&fix);
  kw_diff_clear (&fix.diff);
  g_array_unref (fix.edits);
  g_hash_table_unref (fix.done);
  g_hash_table_unref (fix.seen);
}
