/* check_json_literal.c - where the characters of a JSON string stand. */
#include "tests/suite.h"

#include <string.h>

#include "checker/cli/json-literal.h"

/* The literal of "text" in JSON, or "-" when none is found. (transfer full) */
static char *
literal_of (const char *json)
{
  g_auto (KwJsonLiteral) literal;
  if (!kw_json_literal_find (&literal, json, strlen (json), "text"))
    return g_strdup ("-");
  return g_strndup (json + literal.span.start, kw_span_len (literal.span));
}

static void
assert_literal (const char *json, const char *expected)
{
  g_autofree char *found = literal_of (json);
  ck_assert_str_eq (found, expected);
}

START_TEST (test_member_is_found)
{
  assert_literal ("{\"text\":\"a\"}", "a");
  assert_literal (" \t\r\n{ \"id\" : 1 , \"text\" :\t\"a b\" , \"n\":null }\r\n", "a b");
  assert_literal ("{\"text\":\"\"}", "");
  assert_literal ("{\"a\":[{\"text\":\"no\"},\"]}\"],\"text\":\"yes\"}", "yes");
  assert_literal ("{\"a\":{\"text\":\"no\"},\"b\":-1.50e+03,\"text\":\"yes\",\"c\":true}", "yes");
  assert_literal ("{\"text\":\"a\"} and what follows", "a");
}
END_TEST

START_TEST (test_last_of_duplicates_wins)
{
  assert_literal ("{\"text\":\"a\",\"text\":\"b\"}", "b");
  assert_literal ("{\"text\":\"a\",\"te\\u0078t\":\"b\",\"text2\":\"c\"}", "b");
  assert_literal ("{\"text\":\"a\",\"text\":1}", "-");
}
END_TEST

START_TEST (test_keys_are_compared_whole)
{
  assert_literal ("{\"tex\":\"a\"}", "-");
  assert_literal ("{\"texts\":\"a\"}", "-");
  assert_literal ("{\"text\\u0000\":\"a\"}", "-");
  assert_literal ("{\"\":\"a\"}", "-");
  assert_literal ("{\"\\u0074\\u0065\\u0078\\u0074\":\"a\"}", "a");
  assert_literal ("{\"a\":\"text\",\"b\":\"\\\"text\\\":\"}", "-");
}
END_TEST

START_TEST (test_what_is_no_object)
{
  static const char *const broken[] = { "",
                                        " ",
                                        "[]",
                                        "\"text\"",
                                        "{",
                                        "{}",
                                        "{\"text\"",
                                        "{\"text\":",
                                        "{\"text\":\"",
                                        "{\"text\":\"a",
                                        "{\"text\":\"a\"",
                                        "{\"text\":\"a\",",
                                        "{\"text\" \"a\"}",
                                        "{\"text\":\"a\\\"}",
                                        "{\"text\":\"a\\u12\"}",
                                        "{\"text\":\"a\\x\"}",
                                        "{\"text\":\"\\ud842\"}",
                                        "{\"text\":\"\\ud842\\u0041\"}",
                                        "{\"text\":\"\\udfb7\"}",
                                        "{\"text\":\"a\nb\"}",
                                        "{\"a\":[[],\"text\":\"a\"}",
                                        "{\"a\":,\"text\":\"a\"}" };
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    assert_literal (broken[i], "-");
}
END_TEST

/* The JSON of the first place of PART in the string, which is TEXT. */
static void
assert_piece (const char *json, const char *text, const char *part, const char *expected)
{
  g_auto (KwJsonLiteral) literal;
  ck_assert (kw_json_literal_find (&literal, json, strlen (json), "text"));
  ck_assert_uint_eq (literal.len, strlen (text));
  gsize at = (gsize) (strstr (text, part) - text);
  KwSpan span = kw_offset_map_span (&literal.map, kw_span (at, at + strlen (part)));
  g_autofree char *found = g_strndup (json + span.start, kw_span_len (span));
  ck_assert_str_eq (found, expected);
}

START_TEST (test_pieces_of_raw_text)
{
  const char *json = "{\"text\":\"从20163月至8月\"}";
  assert_piece (json, "从20163月至8月", "20163月", "20163月");
  assert_piece (json, "从20163月至8月", "8月", "8月");
  assert_piece (json, "从20163月至8月", "从20163月至8月", "从20163月至8月");
}
END_TEST

START_TEST (test_pieces_of_escapes)
{
  const char *json = "{\"text\":\"a\\n\\n\\\"\\/\\u4e2d\\u6587x\\ud842\\udfb7\\ud842\\udfb7é\\u00e9\"}";
  const char *text = "a\n\n\"/中文x𠮷𠮷éé";
  assert_piece (json, text, "\n", "\\n");
  assert_piece (json, text, "\n\n", "\\n\\n");
  assert_piece (json, text, "\"/", "\\\"\\/");
  assert_piece (json, text, "中", "\\u4e2d");
  assert_piece (json, text, "文x", "\\u6587x");
  assert_piece (json, text, "𠮷", "\\ud842\\udfb7");
  assert_piece (json, text, "𠮷é", "\\ud842\\udfb7é");
  assert_piece (json, text, "éé", "é\\u00e9");
  assert_piece (json, text, text, "a\\n\\n\\\"\\/\\u4e2d\\u6587x\\ud842\\udfb7\\ud842\\udfb7é\\u00e9");
}
END_TEST

START_TEST (test_ends_of_the_string)
{
  const char *json = "{\"text\":\"\\u4e2d\\u4e2d\"}";
  g_auto (KwJsonLiteral) literal;
  ck_assert (kw_json_literal_find (&literal, json, strlen (json), "text"));
  ck_assert_uint_eq (kw_offset_map_source (&literal.map, 0), literal.span.start);
  ck_assert_uint_eq (kw_offset_map_source (&literal.map, 6), literal.span.end);
  ck_assert_uint_eq (kw_offset_map_derived (&literal.map, literal.span.end), 6);
}
END_TEST

static KwJsonSpelling
spelling_of (const char *json)
{
  g_auto (KwJsonLiteral) literal;
  ck_assert (kw_json_literal_find (&literal, json, strlen (json), "text"));
  return literal.spelling;
}

START_TEST (test_spelling)
{
  ck_assert_int_eq (spelling_of ("{\"text\":\"abc\\n\\u0041\"}"), KW_JSON_RAW);
  ck_assert_int_eq (spelling_of ("{\"text\":\"中\\u4e2d\"}"), KW_JSON_RAW);
  ck_assert_int_eq (spelling_of ("{\"text\":\"a\\u4e2d\"}"), KW_JSON_LOWER);
  ck_assert_int_eq (spelling_of ("{\"text\":\"a\\u4e00\\u4E2D\"}"), KW_JSON_UPPER);
  ck_assert_int_eq (spelling_of ("{\"title\":\"中\",\"text\":\"\\u5e74\"}"), KW_JSON_LOWER);
}
END_TEST

static void
assert_escaped (const char *text, KwJsonSpelling spelling, const char *expected)
{
  g_autofree char *escaped = kw_json_escape (text, spelling);
  ck_assert_str_eq (escaped, expected);
}

START_TEST (test_escape)
{
  assert_escaped ("", KW_JSON_RAW, "");
  assert_escaped ("2016年3月", KW_JSON_RAW, "2016年3月");
  assert_escaped ("年𠮷", KW_JSON_LOWER, "\\u5e74\\ud842\\udfb7");
  assert_escaped ("年𠮷", KW_JSON_UPPER, "\\u5E74\\uD842\\uDFB7");
  assert_escaped ("\"\\/\b\f\n\r\t\x01\x1f\x7f", KW_JSON_RAW, "\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("json-literal");
  TCase *tcase = tcase_create ("json-literal");
  tcase_add_test (tcase, test_member_is_found);
  tcase_add_test (tcase, test_last_of_duplicates_wins);
  tcase_add_test (tcase, test_keys_are_compared_whole);
  tcase_add_test (tcase, test_what_is_no_object);
  tcase_add_test (tcase, test_pieces_of_raw_text);
  tcase_add_test (tcase, test_pieces_of_escapes);
  tcase_add_test (tcase, test_ends_of_the_string);
  tcase_add_test (tcase, test_spelling);
  tcase_add_test (tcase, test_escape);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
