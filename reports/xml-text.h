/* xml-text.h - anybody's text as the text of an XML 1.0 document.
 *
 * XML 1.0 has no way to write most controls, and bidi controls turn what is
 * read around. Both are spelled out as reports/display.h does: ‹U+0000›.
 * Tabs and line ends are kept in text and are spaces in attributes.
 */
#pragma once

#include <glib.h>

void kw_xml_text (GString *out, const char *text, gsize len);
/* Appends ` NAME="TEXT"`. */
void kw_xml_attribute (GString *out, const char *name, const char *text);
