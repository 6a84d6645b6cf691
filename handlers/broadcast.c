/* broadcast.c - a curator writes the same words to many: to whom by buttons that combine,
 * the words as one message that may be corrected until it is sent.
 *
 * Nothing leaves without a look at who gets it, and for ten seconds it can be taken back.
 * The words stand in a fixed frame that names the curator, so that nobody takes them for
 * the bot's. */
#include "handlers/broadcast.h"

#include <string.h>

enum { LONGEST = 3400, BEGINNING = 900 };

struct broadcast broadcast_mine(struct turn *t, int64_t id)
{
    struct broadcast b = broadcast_find(t->db, t->who.organisation, id);
    if (b.id && b.made_by == t->who.id && strcmp(b.state, "draft") == 0)
        return b;
    old_button(t);
    return (struct broadcast){ 0 };
}

const char *broadcast_press(struct turn *t, const char *action, int64_t id)
{
    return format(t, "broadcast:%s:%lld", action, (long long)id);
}

const char *broadcast_beginning(struct turn *t, const char *words)
{
    size_t len = strlen(words);
    if (len <= BEGINNING)
        return words;
    len = BEGINNING;
    while (len && ((unsigned char)words[len] & 0xC0) == 0x80)
        len--;
    return format(t, "%.*s…", (int)len, words);
}

void broadcast_framed(struct card *c, struct turn *t, const struct broadcast *b)
{
    if (names_are_shown(organisation_find(t->db, b->organisation).names))
        line(c, "broadcast.from", part_("role", writing_role(t, b->made_by)),
             name_("who", b->made_by));
    else
        line(c, "broadcast.from_code", name_("who", b->made_by));
    gap(c);
    line(c, "broadcast.said", text_("words", b->words));
    gap(c);
    line(c, "broadcast.frame");
}

/* ---- the draft -------------------------------------------------------------------- */

static void add_words(struct card *c, struct turn *t, const struct broadcast *b)
{
    const char *caution = names_caution(t);
    gap(c);
    if (*b->words) {
        line(c, "broadcast.text", text_("words", broadcast_beginning(t, b->words)));
        gap(c);
        line(c, "broadcast.rewrite");
    } else {
        line(c, "broadcast.write");
    }
    if (caution)
        line(c, caution);
}

static void add_buttons(struct card *c, struct turn *t, const struct broadcast *b,
                        int64_t count)
{
    long long id = (long long)b->id;
    button(c, format(t, "broadcast:choose:%lld:roles", id), "broadcast.roles");
    button(c, format(t, "broadcast:choose:%lld:forms", id), "broadcast.forms");
    row(c);
    button(c, format(t, "broadcast:choose:%lld:stages", id), "broadcast.stages");
    button(c, broadcast_press(t, "silent", b->id),
           b->silent ? "broadcast.silent_off" : "broadcast.silent_on");
    row(c);
    if (count)
        button(c, format(t, "broadcast:who:%lld:0", id), "broadcast.who",
               number_("count", count));
    row(c);
    if (*b->words) {
        button(c, broadcast_press(t, "try", b->id), "broadcast.try");
        if (count) {
            button(c, format(t, "broadcast:send:%lld:%lld", id, (long long)count),
                   "broadcast.send", number_("count", count));
            style(c, PRIMARY);
        }
        row(c);
        button(c, broadcast_press(t, "new", b->id), "broadcast.new");
    }
    button(c, "broadcast:list:0", "broadcast.list");
    nav(c, "desk:open");
}

void broadcast_put(struct turn *t, const struct broadcast *b, const char *news)
{
    struct audience a = broadcast_audience(t->db, b, t->now);
    struct card *c = card(t, t->who.id, "broadcast", b->id);
    if (news) {
        line(c, news);
        gap(c);
    }
    line(c, "broadcast.open");
    broadcast_whom(c, t, b);
    line(c, a.count ? "broadcast.count" : "broadcast.nobody",
         number_("count", (int64_t)a.count));
    if (a.away)
        line(c, "broadcast.away", number_("count", a.away));
    if (a.barred)
        line(c, "broadcast.barred", number_("count", a.barred));
    if (a.unreachable)
        line(c, "broadcast.unreachable", number_("count", a.unreachable));
    add_words(c, t, b);
    add_buttons(c, t, b, (int64_t)a.count);
    secret(c); /* «2» may be a text as well */
    show(c);
}

static void open_draft(struct turn *t, int64_t unused)
{
    (void)unused;
    struct broadcast b = broadcast_draft(t->db, t->who.organisation, t->who.id, t->now);
    broadcast_put(t, &b, NULL);
}

/* broadcast:draft:<id> */
static void show_draft(struct turn *t, int64_t id)
{
    struct broadcast b = broadcast_mine(t, id);
    if (b.id)
        broadcast_put(t, &b, NULL);
}

/* broadcast:new:<id>: everything anew, in the same row. */
static void begin_anew(struct turn *t, int64_t id)
{
    struct broadcast b = broadcast_mine(t, id);
    if (!b.id)
        return;
    b.roles = b.forms = b.stages = b.words = "";
    b.silent = false;
    broadcast_save(t->db, &b);
    broadcast_put(t, &b, "broadcast.anew");
}

/* ---- its words -------------------------------------------------------------------- */

/* As a message counts: UTF-16 units, with what escaping adds. */
static size_t size_of(const char *words)
{
    size_t size = 0;
    for (const unsigned char *at = (const unsigned char *)words; *at; at++)
        size += *at == '&' || *at == '<' || *at == '>' ? 5
                : *at >= 0xF0                          ? 2
                                                       : (*at & 0xC0) != 0x80;
    return size;
}

static const char *take_words(struct turn *t, struct broadcast *b)
{
    size_t size = size_of(t->words);
    if (size > LONGEST)
        return "broadcast.too_long";
    if (!size)
        return "broadcast.text_only";
    const char *news = *b->words ? "broadcast.replaced" : "broadcast.kept";
    b->words = t->words;
    broadcast_save(t->db, b);
    return news;
}

static struct broadcast draft_of_actor(struct turn *t, int64_t id)
{
    struct broadcast b = broadcast_find(t->db, t->who.organisation, id);
    bool draft = b.id && b.made_by == t->who.id && strcmp(b.state, "draft") == 0 &&
                 has_role(t, BROADCAST_STAFF);
    return draft ? b : (struct broadcast){ 0 };
}

static void wrote(struct turn *t, int64_t id)
{
    struct broadcast b = draft_of_actor(t, id);
    int64_t file = b.id ? take_file(t) : 0;
    if (!b.id) {
        home_unclear(t);
        return;
    }
    if (file) {
        file_drop_unused(t->db, file);
        broadcast_put(t, &b, "broadcast.text_only");
        return;
    }
    const char *news = take_words(t, &b);
    if (b.words == t->words) {
        keep_words(t, "broadcast", id);
        b.relay = relay_last_said(t->db, t->who.id).id;
        broadcast_save(t->db, &b);
    }
    broadcast_put(t, &b, news);
}

/* The message that is its text was corrected. */
static void corrected(struct turn *t, int64_t id, int64_t relay)
{
    struct broadcast b = draft_of_actor(t, id);
    if (!b.id)
        say(t, "broadcast.not_corrected");
    else if (b.relay == relay)
        broadcast_put(t, &b, take_words(t, &b));
}

/* ---- the feature ------------------------------------------------------------------ */

static const struct action actions[] = {
    { "choose", BROADCAST_STAFF, broadcast_choose },
    { "draft", BROADCAST_STAFF, show_draft },
    { "list", BROADCAST_STAFF, broadcast_history },
    { "lost", BROADCAST_STAFF, broadcast_lost_people },
    { "new", BROADCAST_STAFF, begin_anew },
    { "open", BROADCAST_STAFF, open_draft },
    { "send", BROADCAST_STAFF, broadcast_send },
    { "show", BROADCAST_STAFF, broadcast_show },
    { "silent", BROADCAST_STAFF, broadcast_silent },
    { "toggle", BROADCAST_STAFF, broadcast_toggle },
    { "try", BROADCAST_STAFF, broadcast_try },
    { "undo", BROADCAST_STAFF, broadcast_undo },
    { "who", BROADCAST_STAFF, broadcast_who },
    { 0 },
};

static const struct due due[] = {
    { "done", WAITS, 0, broadcast_done },
    { "ends", BREAKS_IN, 0, broadcast_ends },
    { "leaves", BREAKS_IN, 0, broadcast_leaves },
    { "one", WAITS, 0, broadcast_one },
    { "report", BREAKS_IN, 0, broadcast_report },
    { "slice", BREAKS_IN, 0, broadcast_slices },
    { 0 },
};

const struct feature broadcast = {
    .name = "broadcast",
    .actions = actions,
    .due = due,
    .wrote = wrote,
    .corrected = corrected,
    .undelivered = broadcast_undelivered,
};
