/* html_entity.h - families of entities: how they may stand to each other. */
#ifndef TESTS_EMULATOR_HTML_ENTITY_H
#define TESTS_EMULATOR_HTML_ENTITY_H

#include "html.h"

enum html_family {
    HTML_SPLIT, /* bold and its like: they merge, and are cut where others begin */
    HTML_QUOTE, /* hold anything but each other */
    HTML_PRE,   /* pre, code, times: hold nothing, stand in nothing but a quote */
    HTML_WHOLE, /* links, emoji, commands: never cut, never in each other */
};

enum { HTML_SPLITS = 5 };

/* The family of an entity. */
enum html_family html_family(const struct html_entity *e);
/* 0.. to HTML_SPLITS - 1 for one of HTML_SPLIT, and the way back. */
int html_split_index(const struct html_entity *e);
const char *html_split_type(int index);
/* A number of its own for each type, pre with a language apart from one without. */
int html_type_bit(const struct html_entity *e);
int html_end(const struct html_entity *e);

/* Sorts, and sets right what crosses, repeats or may not be nested. */
void html_order(struct html_text *t);

#endif
