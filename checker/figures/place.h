/* place.h - which divisions an article names; private to checker/figures. */
#pragma once

#include "checker/figures/token.h"

/* More places of an article are not looked at. */
#define KW_GAZETTEER_MAX 64

/* A place that the article names, and how often. */
typedef struct
{
  guint32 code;
  guint32 mentions;
  guint8 levels; /* bits of KwSelfWord: what 我市, 全县 may mean by it */
} KwNamedPlace;

/* The places of one article: what its full names, title and publisher prove. */
typedef struct
{
  guint32 proven[KW_GAZETTEER_MAX]; /* codes that stand in full */
  KwNamedPlace named[KW_GAZETTEER_MAX]; /* in the order of their first mention */
  guint n_proven, n_named;
  guint32 own;    /* the article's own place; 0: unknown */
} KwGazetteer;

/* TOKENS are those of the article's folded text, TITLE_TOKENS those of TITLE, its
 * folded title; SOURCE is its publisher's name, folded, its text NULL for none. */
void kw_gazetteer_init (KwGazetteer *gazetteer, const KwArticle *article, const KwTokens *tokens, const char *title,
                        const KwTokens *title_tokens, const KwFold *source);

/* The division that a token means, 0 when that is not certain. A short name
 * (昭通) counts when it is a province's, when its full form or its parent stands
 * in the article, or when only one prefecture has it. 全县 is the article's own
 * place where that is a county, else the county that the article speaks of most. */
guint32 kw_gazetteer_resolve (const KwGazetteer *gazetteer, const KwToken *token);
