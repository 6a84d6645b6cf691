/* html.h - Telegram's HTML parse mode, as the real server reads it.
 *
 * The same verdict, the same words, the same plain text and the same entities as TDLib's
 * parseTextEntities: `build/oracle` compares the two. Two layers: html_parse with trim
 * false is that call alone; with trim true the text also goes through what the server
 * does before it stores a message (html_tidy). Entities that the server finds by itself
 * (commands, links...) are not made here: formatted.c. Types carry their Bot API names.
 */
#ifndef TESTS_EMULATOR_HTML_H
#define TESTS_EMULATOR_HTML_H

#include <stdbool.h>
#include <stddef.h>

/* type: bold italic underline strikethrough spoiler code pre text_link text_mention
 * custom_emoji blockquote expandable_blockquote date_time. */
struct html_entity {
    char type[24];
    int offset, length; /* UTF-16 units of the plain text */
    char *extra;  /* url, language, unix time, emoji id, user id of a mention; or NULL */
    char *format; /* of a date_time, in the order w d|D t|T, or r; or NULL */
};

struct html_text {
    char *text;                   /* UTF-8; "" when there is an error */
    struct html_entity *entities; /* by offset, the longer first; never crossing */
    size_t count;
    char error[256]; /* "" when good, else the words after "Can't parse entities: " */
};

/* Parses UTF-8 text as the server does. The answer and all it holds live on mem (talloc);
 * never NULL. */
struct html_text *html_parse(void *mem, const char *text, bool trim);

/* What the server does to every text, with markup or without, before it is stored: bad
 * characters go, overlapping and adjacent entities are set in order, entities of blanks
 * go, both ends are trimmed. The text becomes "" when nothing but blanks is left. */
void html_tidy(struct html_text *t);

/* The link as the server would store it, on mem, or NULL for one it drops: only http,
 * https, tg, ton and tonsite pass, and a bare host gets http. */
char *html_link(void *mem, const char *url);

/* Adds an entity to the end with its strings unset, grown on t; valid until the next. */
struct html_entity *html_add(struct html_text *t, const char *type, int offset,
                             int length);

/* The server's order: by offset, the longer first, then by the rank of the type. */
void html_sort(struct html_text *t);

#endif
