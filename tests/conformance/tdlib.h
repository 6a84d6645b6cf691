/* tdlib.h - TDLib's answers, in the shape of ours. */
#ifndef TESTS_CONFORMANCE_TDLIB_H
#define TESTS_CONFORMANCE_TDLIB_H

#include "tests/emulator/html.h"

/* Loads libtdjson.so; dies when it cannot. All below need it. */
void tdlib_open(const char *path);

/* What TDLib makes of HTML, on mem. */
struct html_text *tdlib_parse(void *mem, const char *html);
/* The same, and then what it does to a text with entities before it is stored: all but
 * the trimming. The HTML must be good, its text free of signs of Markdown. */
struct html_text *tdlib_store(void *mem, const char *html);
/* The plain text with the commands that TDLib finds in it, and nothing else. */
struct html_text *tdlib_commands(void *mem, const char *text);

#endif
