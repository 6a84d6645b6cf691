/* help_words.c - what the asker writes, says or photographs while the asking card is in
 * front: kept as it is given, in whatever order. A message that is edited corrects its
 * own line, after sending too.
 *
 * All of it is what the case is about, in as many messages as one likes; what was tried
 * is asked apart, by a button, so that no message is taken for the answer to a question
 * that it was not. */
#include "handlers/help.h"

#include <string.h>

enum { QUOTED = 700 }; /* letters of it that the asking card repeats */

/* Letters, not bytes. */
static size_t length(const char *words)
{
    size_t count = 0;
    for (; *words; words++)
        count += (*words & 0xC0) != 0x80;
    return count;
}

bool help_is_empty(struct turn *t, const struct help_case *h)
{
    return !*h->words && !*h->tried && !case_file_count(t->db, h->id);
}

/* ---- as it stands ----------------------------------------------------------------- */

static const char *beginning(struct turn *t, const char *words)
{
    const char *at = words;
    for (size_t letters = 0; *at; at++)
        if ((*at & 0xC0) != 0x80 && letters++ == QUOTED)
            return format(t, "%.*s…", (int)(at - words), words);
    return words;
}

void help_said(struct turn *t, struct card *c, const struct help_case *h)
{
    int64_t files = case_file_count(t->db, h->id);
    if (*h->words)
        line(c, "help.words", text_("words", beginning(t, h->words)));
    if (*h->tried)
        line(c, "help.tried", text_("words", beginning(t, h->tried)));
    if (files)
        line(c, "help.files", number_("count", files));
    if (*h->words || *h->tried || files)
        gap(c);
}

/* ---- taken down ------------------------------------------------------------------- */

static const char *too_much(struct turn *t, const struct help_case *h, bool tried)
{
    size_t there = length(tried ? h->tried : h->words) + length(t->words);
    return there > (tried ? HELP_TRIED_MOST : HELP_WORDS_MOST) ? "help.too_long" : NULL;
}

static const char *no_file(struct turn *t, const struct help_case *h, int64_t file)
{
    const char *why = names_declines(t, file_find(t->db, file).kind);
    return !why && case_file_count(t->db, h->id) >= HELP_FILES_MOST
               ? "help.too_many_files"
               : why;
}

/* By what a correction of this message is known. */
static int64_t kept_words(struct turn *t, const struct help_case *h)
{
    keep_words(t, "help", h->id);
    struct relay r = relay_last_said(t->db, t->who.id);
    return r.id && strcmp(r.kind, "help") == 0 && r.about == h->id ? r.id : 0;
}

const char *help_keep(struct turn *t, const struct help_case *h, int64_t file)
{
    const char *part = case_words_part(t->db, h->id);
    const char *why = too_much(t, h, strcmp(part, "tried") == 0);
    if (!why && file)
        why = no_file(t, h, file);
    if (why && file)
        diary_drop_file(t->db, t->who.id, file);
    if (why)
        return why;
    if (file)
        case_file_add(t->db, h->id, file, t->now);
    case_words_add(t->db, h->id, part, kept_words(t, h), t->words);
    return NULL;
}

/* In reply to what was sent since: more of it. */
void help_wrote(struct turn *t, int64_t draft)
{
    struct help_case h = case_asked_by(t->db, t->who.id, draft);
    bool is_draft = h.id && h.state == CASE_DRAFT;
    if (h.id && !is_draft) {
        help_mine.wrote(t, draft);
        return;
    }
    int64_t file = is_draft ? take_file(t) : 0;
    if (!is_draft || (!file && !*t->words)) {
        home_unclear(t);
        return;
    }
    const char *why = help_keep(t, &h, file);
    h = case_asked_by(t->db, t->who.id, draft);
    help_next_step(t, &h, why);
}

/* ---- corrected -------------------------------------------------------------------- */

/* The command that the words came with, if any, is none of them. */
static const char *without_command(const char *words)
{
    if (*words != '/')
        return words;
    words += strcspn(words, " \n");
    return words + strspn(words, " \n");
}

void help_corrected(struct turn *t, int64_t id, int64_t relay)
{
    struct help_case h = case_asked_by(t->db, t->who.id, id);
    const char *words = without_command(t->words);
    if (length(words) > HELP_WORDS_MOST) {
        say(t, "help.too_long");
        return;
    }
    if (!h.id || !case_words_correct(t->db, id, relay, words))
        return;
    h = case_asked_by(t->db, t->who.id, id);
    if (h.state == CASE_DRAFT)
        help_next_step(t, &h, NULL);
    else
        help_owner_refresh(t, id);
}

/* ---- what was tried --------------------------------------------------------------- */

/* help:tried:<draft>: from here on what is written answers this. */
void help_ask_tried(struct turn *t, int64_t draft)
{
    struct help_case h = help_draft(t, draft);
    if (!h.id)
        return;
    case_words_add(t->db, h.id, "tried", 0, "");
    struct card *c = card(t, t->who.id, "help", h.id);
    const char *caution = names_caution(t);
    line(c, "help.ask_tried");
    if (caution)
        line(c, caution);
    nav(c, format(t, "help:back:%lld", (long long)h.id));
    show(c);
}
