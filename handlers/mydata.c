/* mydata.c - what is known about me: seen in short, had as two files, put right, erased.
 *
 * The files are gathered in slices of at most SLICE rows, each a turn of its own, so that
 * ten years of history hold nobody up; what fits into one is sent at once. They expire
 * after a day (domain.md 6.6). A guardian has the child's times, status and consents. */
#include "handlers/mydata.h"

#include <stdlib.h>

enum { SLICE = 200, SWEPT_AT_ONCE = 50 };

/* ---- the screen ------------------------------------------------------------------- */

static void add_counts(struct card *c, struct turn *t)
{
    struct export_counts n = export_counts(t->db, t->who.id);
    line(c, "mydata.since", day_("day", t->who.joined_at));
    line(c, "mydata.count_accounts", number_("n", n.accounts));
    line(c, "mydata.count_consents", number_("n", n.consents));
    line(c, "mydata.count_forms", number_("n", n.forms));
    line(c, "mydata.count_files", number_("n", n.files));
    line(c, "mydata.count_notes", number_("n", n.notes));
}

/* The stamp is the export there was when the button was shown: a tap that comes twice
 * finds a newer one. */
static void add_get(struct card *c, struct turn *t)
{
    struct export e = export_of(t->db, t->who.id, t->who.id);
    button(c, press_about(t, "mydata:get", e.id), "mydata.get");
    style(c, PRIMARY);
    row(c);
}

static void add_children(struct card *c, struct turn *t)
{
    if (!has_role(t, GUARDIAN))
        return;
    const int64_t *children = export_children(t->db, t->who.id);
    for (int i = 0; children[i] && i < 2; i++) {
        struct export e = export_of(t->db, t->who.id, children[i]);
        button(
            c,
            format(t, "mydata:child:%lld:%lld", (long long)children[i], (long long)e.id),
            "mydata.child", name_("who", children[i]));
        row(c);
    }
}

static void open_mydata(struct turn *t, int64_t unused)
{
    (void)unused;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "mydata.title");
    add_counts(c, t);
    gap(c);
    line(c, "mydata.whole");
    add_get(c, t);
    add_children(c, t);
    button(c, "profile:open", "mydata.correct");
    button(c, "consent:list", "mydata.consents");
    row(c);
    if (has_role(t, CURATOR | HEAD | ADMINISTRATOR)) {
        button(c, "mydata:acts:0", "mydata.acts");
        row(c);
    }
    button(c, "mydata:erase", "mydata.erase");
    style(c, DANGER);
    nav(c, "settings:open");
    show(c);
}

/* ---- getting it ------------------------------------------------------------------- */

/* One slice; true when the whole is gathered. */
static bool gather(struct turn *t, struct export *e)
{
    size_t room = SLICE;
    while (room > 0 && !export_complete(e)) {
        struct export_slice s = export_read(t->db, e, room);
        mydata_page(t, &s);
        export_keep(t->db, e, &s);
        room -= s.count;
    }
    return export_complete(e);
}

static void send(struct turn *t, const struct export *e)
{
    mydata_end(t, e);
    const char *title = words_for(t, t->who.id, "mydata.file_name");
    int64_t page = write_export(t, t->who.id, file_name(t, title, "html"), e->id, "page");
    int64_t json = write_export(t, t->who.id, file_name(t, title, "json"), e->id, "json");
    send_file(t, t->who.id, page, "mydata.page_caption");
    send_file(t, t->who.id, json, "mydata.json_caption");
    export_sent(t->db, e, page, json, t->now);
    audit_add(t->db, t->now, t->who.organisation, t->who.id, "data.exported", e->person,
              NULL);
    later(t, "mydata.tidy", 0, e->id, 0, t->now + MINUTE);
}

static void tell_state(struct turn *t, const char *key)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, key);
    nav(c, "mydata:open");
    show(c);
}

/* Who took consent back is told nothing by a promise, so theirs is made in one go. */
static void begin(struct turn *t, int64_t person, int64_t stamp)
{
    struct export e = export_of(t->db, t->who.id, person);
    if (e.id && (e.id != stamp || !e.sent)) {
        toast(t, "mydata.already");
        tell_state(t, e.sent ? "mydata.made" : "mydata.gathering");
        return;
    }
    e = export_begin(t->db, t->who.id, person, t->now);
    mydata_begin(t, &e);
    bool whole = gather(t, &e);
    while (!whole && t->who.state == PERSON_FROZEN && !db_error(t->db))
        whole = gather(t, &e);
    tell_state(t, whole ? "mydata.made" : "mydata.gathering");
    if (whole)
        send(t, &e);
    else
        later(t, "mydata.more", t->who.id, e.id, 0, t->now + 1);
}

/* mydata:get:<the export there was, 0: none> */
static void get(struct turn *t, int64_t stamp)
{
    begin(t, t->who.id, stamp);
}

/* mydata:child:<minor>:<the export there was> */
static void get_child(struct turn *t, int64_t minor)
{
    if (export_allowed(t->db, t->who.id, minor))
        begin(t, minor, strtoll(argument(t, 1), NULL, 10));
    else
        old_button(t);
}

static void more(struct turn *t, int64_t id, int step)
{
    struct export e = export_find(t->db, t->who.id, id);
    (void)step;
    if (!e.id || e.sent)
        return;
    if (e.person != t->who.id && !export_allowed(t->db, t->who.id, e.person))
        return; /* no guardian any more: what was gathered is swept */
    if (gather(t, &e))
        send(t, &e);
    else
        later(t, "mydata.more", t->who.id, e.id, 0, t->now + 1);
}

/* What the messenger has taken goes, a few parts at a time. */
static void tidy(struct turn *t, int64_t id, int step)
{
    enum export_tidy state = export_tidy(t->db, id);
    (void)step;
    if (state != EXPORT_GONE)
        later(t, "mydata.tidy", 0, id, 0,
              t->now + (state == EXPORT_GOES ? 1 : 15 * MINUTE));
}

void mydata_sweep(struct turn *t)
{
    exports_sweep(t->db, t->now, SWEPT_AT_ONCE);
}

static const struct action actions[] = {
    { "act", CURATOR | HEAD | ADMINISTRATOR, acts_show },
    { "acts", CURATOR | HEAD | ADMINISTRATOR, acts_list },
    { "child", GUARDIAN, get_child },
    { "document", CURATOR | HEAD | ADMINISTRATOR, acts_file },
    { "erase", MEMBER, erase_open },
    { "erased", MEMBER, erase_done },
    { "get", MEMBER, get },
    { "open", MEMBER, open_mydata },
    { "sure", MEMBER, erase_sure },
    { 0 },
};
static const struct due due[] = {
    { "left", CAN_WAIT, 0, acts_left },
    { "more", BREAKS_IN, 0, more },
    { "tidy", BREAKS_IN, 0, tidy },
    { 0 },
};

const struct feature mydata = {
    .name = "mydata",
    .start = { "mydata", MEMBER, open_mydata },
    .in_menu = true,
    .actions = actions,
    .due = due,
};
