/* terminal_rules.c - what no messenger may be asked to show.
 *
 * The bounds are those of the narrowest messenger that we serve, and our own manners:
 * whatever breaks them is a fault of the program, however rare. */
#include "bot/terminal_inside.h"

#include <string.h>

#include <talloc.h>

#include "locales/marks.h"

enum { VALUE_MOST = 64, COPY_MOST = 256, LABEL_MOST = 120, IN_A_ROW = 8 };

static const char *words_rule(const struct terminal *t, const struct delivery *d)
{
    const char *fault = marks_fault(d->words);
    size_t letters = marks_size(d->words).letters;
    if (fault)
        return fault;
    if (!d->file.kind && strspn(d->words, " \n") == strlen(d->words))
        return "a message without words";
    if (!d->file.kind && letters > t->messenger.words_most)
        return "a message of more than 4096 letters";
    if (d->file.kind && letters > t->messenger.caption_most)
        return "a caption of more than 1024 letters";
    return NULL;
}

static const char *key_rule(const struct key *key)
{
    size_t len = strlen(key->value);
    if (!*key->label)
        return "a button without a label";
    if (marks_size(key->label).letters > LABEL_MOST)
        return "a button's label of more than 120 letters";
    if (len == 0)
        return "a button that says nothing";
    if (key->kind == KEY_PRESS && len > VALUE_MOST)
        return "a button's value of more than 64 bytes";
    if (key->kind == KEY_COPY && len > COPY_MOST)
        return "a text to copy of more than 256 bytes";
    if (key->kind == KEY_LINK && strncmp(key->value, "https://", 8) != 0 &&
        strncmp(key->value, "http://", 7) != 0 && strncmp(key->value, "tg://", 5) != 0)
        return "a button whose link is none";
    return NULL;
}

static const char *keys_rule(const struct terminal *t, const struct delivery *d)
{
    size_t rows = d->key_count ? 1 : 0, in_row = 0;
    for (size_t i = 0; i < d->key_count; i++) {
        const char *fault = key_rule(&d->keys[i]);
        if (fault)
            return fault;
        if (++in_row > IN_A_ROW)
            return "more than eight buttons in a row";
        if (d->keys[i].ends_row && i + 1 < d->key_count) {
            rows++;
            in_row = 0;
        }
    }
    if (t->set.rows_most && rows > t->set.rows_most)
        return "a screen has at most eight rows of buttons";
    return NULL;
}

static const char *file_rule(const struct delivery *d)
{
    static const char *const kinds[] = { "photo", "voice", "document", "video", "audio" };
    if (!d->file.kind)
        return NULL;
    if (!d->file.id && (!d->file.bytes || !d->file.size))
        return "a file without an id and without bytes";
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (strcmp(kinds[i], d->file.kind) == 0)
            return NULL;
    return "a file of an unknown kind";
}

const char *terminal_rule(const struct terminal *t, const struct delivery *d)
{
    bool shows = d->verb == DELIVER_SEND || d->verb == DELIVER_EDIT;
    const char *fault = NULL;
    if (!d->chat || !*d->chat)
        return "a delivery to no chat";
    if (d->verb != DELIVER_SEND && d->verb != DELIVER_LEAVE && !d->message)
        return "a change of no message";
    if (shows)
        fault = words_rule(t, d);
    if (shows && !fault)
        fault = keys_rule(t, d);
    if (d->verb == DELIVER_SEND && !fault)
        fault = file_rule(d);
    return fault;
}
