/* gate.h - which findings a report shows: those that nobody has allowed, that
 * are not in the baseline, and that have a place in what changed.
 *
 * Every finding of a run goes through it, in the order of the report.
 */
#pragma once

#include "checker/engine/allowance.h"
#include "checker/engine/baseline.h"
#include "checker/report.h"

typedef enum
{
  KW_GATE_SHOWN,
  KW_GATE_ALLOWED,
  KW_GATE_BASELINED,
  KW_GATE_UNCHANGED
} KwVerdict;

/* Whether the article is new or another than it was. */
typedef gboolean (*KwChangedFunc) (gpointer data, const KwEntryArticle *article);

typedef struct _KwGate KwGate;

KwGate *kw_gate_new (void);
void kw_gate_free (KwGate *gate);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwGate, kw_gate_free)

/* FOLDER, an absolute path, is where paths of the file are seen from. */
void kw_gate_set_baseline (KwGate *gate, KwBaseline *baseline); /* (transfer full) */
void
kw_gate_set_allowances (KwGate *gate, GPtrArray *allowances, const char *folder, KwDay today); /* (transfer full) */
void kw_gate_set_changed (KwGate *gate, KwChangedFunc changed, gpointer data);

/* An allowance of one finding wins; one of a rule and path covers findings all
 * of whose articles lie there. What is allowed is looked up in the baseline all
 * the same: it still occurs. */
KwVerdict kw_gate_judge (KwGate *gate, const KwEntry *entry);

/* Writes what was left out, and why, to SUMMARY, which borrows from GATE.
 * Entries of the baseline that were not met count where GONE says that the run
 * could have met them. */
void kw_gate_summarize (KwGate *gate, KwGoneFunc gone, gpointer data, KwSummary *summary);
