/* steps.h - enumerations by ordinals: 四项措施:一是…;二是…;三是…. */
#pragma once

#include "checker/base/span.h"

typedef struct
{
  guint n;         /* as many as follow one another: 一是 to 四是 */
  KwSpan last;     /* folded: the last ordinal, with 是 */
} KwSteps;

/* Bytes that one step takes at most. */
#define KW_STEP_MAX 1500

/* Reads on from the 一是 or 一要 at AT in the folded TEXT of LEN bytes, as far
 * as the ordinals follow one another; FALSE where none does. */
gboolean kw_steps_read (const char *text, gsize len, guint32 at, KwSteps *steps);
/* Something behind the last step may be one more: 四、, 第四, 此外. */
gboolean kw_steps_go_on (const char *text, gsize len, const KwSteps *steps);
