/* help_mine.c - what the asker sees of their case. */
#include "handlers/features.h"

void help_mine_show(struct turn *t, int64_t id, const char *news)
{
    (void)t, (void)id, (void)news;
}

void help_mine_ask(struct turn *t, int64_t id)
{
    (void)t, (void)id;
}

const struct feature help_mine = { .name = "help_mine" };
