/* han.c - where a line of Han may be broken */
#include "checker/base/han.h"

static gboolean
is_one_of (gunichar c, const char *set)
{
  return c != 0 && g_utf8_strchr (set, -1, c) != NULL;
}

static gboolean
is_wide (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN || (c >= 0x3040 && c < 0x3100);
}

gboolean
kw_han_may_break (gunichar before, gunichar behind)
{
  if (is_one_of (before, "，。、；：！？") && behind < 0x80 && g_ascii_isalnum ((char) behind))
    return TRUE;
  return (is_wide (before) || is_one_of (before, "，。、；：！？》〉）」』】⟧")) &&
         (is_wide (behind) || is_one_of (behind, "《〈（「『【⟦"));
}
