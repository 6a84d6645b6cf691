/* help_owner_words.c - what the asker wrote and attached, for whoever may read it. The
 * card shows as much as fits into one message, the rest comes by a tap; files come as
 * messages of their own when it is opened for the first time, and again by a tap. */
#include "handlers/help_owner.h"

/* What a message counts: 16 bits each, an emoji twice. */
enum { WORDS_SHOWN = 2000, TRIED_SHOWN = 1000 };

/* How many bytes of it are so many of them. */
static size_t fits(const char *words, size_t most)
{
    size_t at = 0, units = 0;
    for (; words[at]; at++) {
        unsigned char byte = (unsigned char)words[at];
        if ((byte & 0xC0) == 0x80)
            continue;
        units += byte >= 0xF0 ? 2 : 1;
        if (units > most)
            return at;
    }
    return at;
}

static bool is_long(const char *words, size_t most)
{
    return words[fits(words, most)];
}

bool help_owner_is_cut(const struct help_case *h)
{
    return is_long(h->words, WORDS_SHOWN) || is_long(h->tried, TRIED_SHOWN);
}

static void add_part(struct turn *t, struct card *c, const char *key, const char *words,
                     size_t most)
{
    if (!*words)
        return;
    if (is_long(words, most))
        words = format(t, "%.*s…", (int)fits(words, most), words);
    line(c, key, text_("words", words));
}

void help_owner_words(struct turn *t, struct card *c, const struct owner_view *v)
{
    int64_t files = case_file_count(t->db, v->h.id);
    gap(c);
    if (!v->reads && v->h.state == CASE_WAITING)
        line(c, "help_owner.hidden");
    if (!v->reads)
        return;
    add_part(t, c, "help_owner.words", v->h.words, WORDS_SHOWN);
    add_part(t, c, "help_owner.tried", v->h.tried, TRIED_SHOWN);
    if (files)
        line(c, "help_owner.attached", number_("count", files));
    if (!files && !*v->h.words && !*v->h.tried)
        line(c, "help_owner.no_words");
}

/* ---- files ------------------------------------------------------------------------- */

static void send_files(struct turn *t, const struct help_case *h)
{
    for (const int64_t *file = case_files(t->db, h->id); *file; file++)
        send_file(t, t->who.id, *file, "help_owner.file", name_("who", h->asker),
                  part_("topic", help_topic_key(t, h)));
}

/* The case, if the actor may read its words now; else an old button. */
static struct help_case readable(struct turn *t, int64_t id)
{
    struct help_case h = help_owner_case(t, id);
    if (h.id && case_is_open(&h) && help_owner_view(t, &h, t->who.id).reads)
        return h;
    if (h.id)
        help_owner_show(t, t->who.id, id, NULL);
    return (struct help_case){ 0 };
}

void help_owner_opened(struct turn *t, const struct help_case *h)
{
    struct case_person p = case_person_find(t->db, h->id, t->who.id);
    if (p.opened_at || !case_is_open(h) || !help_owner_view(t, h, t->who.id).reads)
        return;
    case_person_opened(t->db, h->id, t->who.id, t->now);
    send_files(t, h);
}

/* help_owner:files:<case> */
void help_owner_files(struct turn *t, int64_t id)
{
    struct help_case h = readable(t, id);
    if (!h.id)
        return;
    case_person_opened(t->db, id, t->who.id, t->now);
    send_files(t, &h);
}

/* help_owner:all:<case>: all that was written, in as many messages as it takes. */
void help_owner_whole(struct turn *t, int64_t id)
{
    struct help_case h = readable(t, id);
    if (!h.id)
        return;
    if (*h.words)
        say(t, "help_owner.words", text_("words", h.words));
    if (*h.tried)
        say(t, "help_owner.tried", text_("words", h.tried));
}
