/* po-check.h - whether a translation has what is filled in, no more and no less. */
#pragma once

/* {names} of lower-case letters, digits and _; each as often as it likes, but in
 * both or in none. {{ and }} are braces. */
int gen_same_placeholders (const char *original, const char *translation);

/* Conversions of printf(): of each argument the same in both. A translation
 * numbers all of them (%2$s) or none. */
int gen_same_conversions (const char *original, const char *translation);
