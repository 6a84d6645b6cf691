/* story.h - plays conversations from .chat files through the real engine.
 *
 * Each story gets a fresh database in a directory of its own, a chosen clock and the
 * terminal for a messenger; tests/chats/README.md is the language it is written in. */
#ifndef TESTS_STORY_H
#define TESTS_STORY_H

#include <stdbool.h>
#include <stdio.h>

struct delivery;
struct product;
struct words;

struct story_settings {
    const struct product *product;
    const struct words *words; /* the caller's; kept open until after the play */
    FILE *out;                 /* where failures are told */
    bool verbose;              /* tells the conversation as it goes */
    /* Looks at every delivery: why it must not go, or NULL; the story fails then. What
     * it returns lives on mem. May be NULL. */
    const char *(*check)(void *mem, const struct delivery *d);
    const char *office; /* the program that does jobs; NULL: build/nastavnik-office */
};

/* True when all of it went as written; else the first line that did not is told, with
 * what was shown instead. */
bool story_play(const struct story_settings *settings, const char *path);
/* The same from a text; `name` is what failures call it. */
bool story_play_text(const struct story_settings *settings, const char *name,
                     const char *text);

/* A check for story_settings: the delivery as a request to the Bot API must parse, keep
 * its limits, and name only methods and parameters that the published schema has (its
 * JSON file is the environment's BOT_API, else ../shared/botapi/api.json; without one
 * names are not looked at). */
const char *story_contract(void *mem, const struct delivery *d);

#endif
