/* fingerprint.h - what a finding is called from one run to the next, so that a
 * baseline knows it again.
 *
 * It is made of the rule, the folded text at the places, and what the articles
 * are called: id, else URL, else title and date, else path and record. Nothing
 * of it says where in the article, the file or the corpus the places stand,
 * nor which of two articles was read first. So it survives edits elsewhere,
 * records in another order, and, but for articles that have only a path, files
 * of another name.
 */
#pragma once

#include "checker/entry.h"

typedef struct _KwFingerprints KwFingerprints;

/* FOLDER, absolute, is where articles that only a path names are named from, so
 * that it does not matter in which folder kanwu runs; NULL: the working folder. */
KwFingerprints *kw_fingerprints_new (const char *folder);
void kw_fingerprints_free (KwFingerprints *fingerprints);

/* 32 hex digits. Equal findings are counted: the second of them has another
 * one, the same in every run. (transfer full) */
char *kw_fingerprint (KwFingerprints *fingerprints, const KwFinding *finding, KwArticleLookup lookup, gpointer data);
