/* digest_compose.h - a digest that is being put together: its lines so far. */
#ifndef HANDLERS_DIGEST_COMPOSE_H
#define HANDLERS_DIGEST_COMPOSE_H

#include "handlers/digest.h"

enum { FLAGS_MOST = 150, LINES_MOST = 200 };

struct lines {
    struct turn *t;
    struct facts_of of;
    struct flag flags[FLAGS_MOST];
    size_t flag_count;
    struct digest_line all[LINES_MOST];
    size_t count;
};

void digest_add_line(struct lines *s, struct digest_line l);
/* Nothing when there are none. */
void digest_add_count(struct lines *s, const char *kind, int64_t count, int64_t other,
                      int64_t since);

/* digest_news.c: this week, good news, coverage, how many answer. */
void digest_add_news(struct lines *s);
bool digest_kind_is_good(const char *kind);

#endif
