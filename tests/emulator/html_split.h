/* html_split.h - bold and its like, merged and cut as the server does. */
#ifndef TESTS_EMULATOR_HTML_SPLIT_H
#define TESTS_EMULATOR_HTML_SPLIT_H

#include "html.h"

/* Adds to t the splittable entities (sorted), merged where they touch, cut at the edges
 * of the others (sorted, not crossing) and taken out of pre, code and times. */
void html_split(struct html_text *t, const struct html_text *splits,
                const struct html_text *others);

#endif
