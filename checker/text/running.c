/* running.c - costs of characters of any kind in running text */
#include "checker/text/running.h"
#include "checker/base/utf8.h"
#include "checker/text/model.h"

#define RARE 1300

static guint
mark_cost (gunichar c)
{
  switch (c)
    {
    case 0xFF0C: /* ， */
    case ',':
      return 340;
    case 0x3002: /* 。 */
      return 400;
    case 0x3001: /* 、 */
      return 415;
    case 0xFF1B: /* ； */
    case ';':
      return 590;
    case 0xFF08: /* （ */
    case 0xFF09:
    case '(':
    case ')':
      return 600;
    case 0xFF1A: /* ： */
    case ':':
      return 625;
    case 0x201C: /* “ */
    case 0x201D:
      return 630;
    case 0x300A: /* 《 */
    case 0x300B:
    case 0x300C: /* 「 */
    case 0x300D:
      return 700;
    case 0xFF1F: /* ？ */
    case 0xFF01: /* ！ */
    case '?':
    case '!':
      return 850;
    case '.':
    case '%':
    case '-':
    case 0x2014: /* — */
    case 0xB7:   /* · */
      return 850;
    case '"':
    case '/':
    case '+':
    case 0x300E: /* 『 */
    case 0x300F:
    case 0x3010: /* 【 */
    case 0x3011:
    case 0x2026: /* … */
    case 0x2018: /* ‘ */
    case 0x2019:
      return 1100;
    default:
      return RARE;
    }
}

static gboolean
is_letter (gunichar c)
{
  return c < 0x80 && g_ascii_isalpha ((char) c);
}

static guint
letter_cost (gunichar last, gunichar c)
{
  if (is_letter (last))
    return 320;
  return g_ascii_isupper ((char) c) ? 1100 : 1300;
}

typedef enum
{
  NO_SCRIPT,
  LATIN,
  GREEK,
  CYRILLIC,
  KANA,
  HANGUL
} Script;

static Script
script_of (gunichar c)
{
  if (is_letter (c) || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7))
    return LATIN;
  if (c >= 0x370 && c <= 0x3FF)
    return GREEK;
  if (c >= 0x400 && c <= 0x4FF)
    return CYRILLIC;
  if (c >= 0x3041 && c <= 0x30FE)
    return KANA;
  return c >= 0xAC00 && c <= 0xD7A3 ? HANGUL : NO_SCRIPT;
}

/* A letter of another script: cheap where it goes on with a word as people
 * write them, capitals first; accents between plain letters. */
static guint
foreign_cost (gunichar last, gunichar c, Script script)
{
  Script before = script_of (last);
  if (script == LATIN)
    return is_letter (last) && g_unichar_islower (c) ? 700 : RARE;
  if (before != script)
    return script == KANA && kw_is_han (last) ? 800 : RARE;
  if (script == HANGUL)
    return 800; /* any syllable may follow any other */
  if (script == KANA)
    return (last <= 0x309E) == (c <= 0x309E) || c == 0x30FC ? 450 : 1000;
  gboolean capital = g_unichar_isupper (c);
  return !capital ? 400 : g_unichar_isupper (last) ? 500 : RARE;
}

guint
kw_running_cost (gunichar last, gunichar c)
{
  Script script = c >= 0x80 && !kw_is_han (c) ? script_of (c) : NO_SCRIPT;
  if (script != NO_SCRIPT)
    return foreign_cost (last, c, script);
  if (kw_is_han (c))
    return kw_is_han (last) ? kw_model_pair_cost (last, c) : kw_model_char_cost (c);
  if (is_letter (c))
    return letter_cost (last, c);
  if (kw_is_digit (c))
    return kw_is_digit (last) ? 250 : 500;
  if (c == 0 || c == '\n' || c == ' ' || c == 0x3000)
    return 450;
  return mark_cost (c);
}

gboolean
kw_running_is_plain (gunichar c)
{
  if (kw_is_han (c))
    return kw_model_is_common (c);
  return mark_cost (c) < RARE;
}
