/* polls.c - the curator's side of early.c: the link to the anonymous questions, and what
 * was answered, as numbers. They are copied after every fifth answer and stand still in
 * between; a number under five is not shown, nor is a nought. So nobody can be recognised
 * by the hour at which they answered, nor by a choice that is rare. */
#include "handlers/features.h"

enum { LINK_DAYS = 60, FEWEST = EARLY_TOGETHER, BAR = 10 };

/* ---- the link --------------------------------------------------------------------- */

static struct link open_link(struct turn *t)
{
    return link_of_organisation(t->db, t->who.organisation, "early", t->now);
}

static void open_poll(struct turn *t, int64_t unused)
{
    (void)unused;
    struct link l = open_link(t);
    int64_t all = counter_get(t->db, t->who.organisation, "polled.all");
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "polls.open");
    line(c, all ? "polls.answered" : "polls.not_yet", number_("count", all));
    button(c, "polls:link", l.id ? "polls.show_link" : "polls.make_link");
    row(c);
    if (all) {
        button(c, "polls:results", "polls.results");
        row(c);
    }
    nav(c, "invite:open");
    show(c);
}

/* Made once: a second tap finds the open one. */
static struct link make_link(struct turn *t)
{
    struct link l = open_link(t);
    if (l.id)
        return l;
    l = (struct link){
        .organisation = t->who.organisation,
        .kind = "early",
        .created_by = t->who.id,
        .expires_at = t->now + (int64_t)LINK_DAYS * DAY,
    };
    link_add(t->db, &l, t->now);
    audit_add(t->db, t->now, t->who.organisation, t->who.id, "early.link", l.id, NULL);
    return l;
}

static void show_link(struct turn *t, int64_t unused)
{
    (void)unused;
    struct organisation o = organisation_find(t->db, t->who.organisation);
    if (!o.ready) {
        say(t, "invite.name_first");
        setup_steps(t);
        return;
    }
    struct link l = make_link(t);
    const char *link = start_link(t, l.code);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "polls.link", when_("until", l.expires_at));
    gap(c);
    line(c, "polls.text", text_("school", o.name), text_("link", link));
    copy_button(c, link, "invite.copy");
    row(c);
    button(c, "polls:poster", "invite.poster");
    button(c, press_about(t, "polls:revoke", l.id), "invite.revoke");
    style(c, DANGER);
    nav(c, "polls:open");
    show(c);
}

static void revoke(struct turn *t, int64_t id)
{
    struct link l = open_link(t);
    if (l.id != id || !link_revoke(t->db, t->who.organisation, id, t->now)) {
        old_button(t);
        return;
    }
    audit_add(t->db, t->now, t->who.organisation, t->who.id, "early.link_revoked", id,
              NULL);
    toast(t, "invite.revoked");
    open_poll(t, 0);
}

/* ---- the poster ------------------------------------------------------------------- */

static void poster(struct turn *t, int64_t unused)
{
    (void)unused;
    struct link l = open_link(t);
    if (!l.id) {
        old_button(t);
        return;
    }
    struct sheet *s = sheet(t, "poster");
    sheet_text(s, "format", "png");
    sheet_text(s, "title", words_for(t, t->who.id, "polls.poster_title"));
    sheet_add(s, "lines", words_for(t, t->who.id, "polls.poster_line"));
    sheet_add(s, "lines", words_for(t, t->who.id, "invite.poster_how"));
    sheet_text(s, "link", start_link(t, l.code));
    sheet_text(s, "footer", organisation_find(t->db, t->who.organisation).name);
    sheet_make(s, "polls.poster", l.id);
    toast(t, "invite.poster_soon");
}

static void poster_made(struct turn *t, int64_t id, int64_t file)
{
    (void)id;
    if (!file) {
        say(t, "invite.poster_failed");
        return;
    }
    name_file(t, file, words_for(t, t->who.id, "invite.poster_name"));
    send_file(t, t->who.id, file, "invite.poster_ready");
}

/* ---- what was answered ------------------------------------------------------------ */

struct bar {
    const char *key;
    int64_t count;
};

/* The most chosen first; what is not shown comes last, in the order of the question. */
static void sort_bars(struct bar *bars, int count)
{
    for (int i = 1; i < count; i++)
        for (int j = i;
             j > 0 && bars[j].count >= FEWEST && bars[j].count > bars[j - 1].count; j--) {
            struct bar b = bars[j];
            bars[j] = bars[j - 1];
            bars[j - 1] = b;
        }
}

static void add_bar(struct card *c, struct turn *t, const struct bar *b, int64_t all)
{
    const char *drawn = "";
    if (b->count < FEWEST) {
        line(c, "polls.few", part_("choice", b->key));
        return;
    }
    int64_t long_ = (b->count * BAR + all / 2) / all;
    for (int64_t i = 0; i < BAR; i++)
        drawn = format(t, "%s%s", drawn, i < long_ ? "\u25a0" : "\u25a1");
    line(c, "polls.bar", part_("choice", b->key), text_("bar", drawn),
         number_("count", b->count));
}

/* One question; its choices are numbered from `first` on. */
static void add_question(struct card *c, struct turn *t, int number, int first, int last,
                         bool sorted)
{
    struct bar bars[EARLY_TOPICS];
    int count = 0;
    int64_t all = counter_get(t->db, t->who.organisation, "polled.all");
    for (int i = first; i <= last; i++)
        bars[count++] = (struct bar){
            format(t, "early.pr%d_%d", number, i),
            counter_get(t->db, t->who.organisation,
                        format(t, "polled.PR%d.%d", number, i)),
        };
    if (sorted)
        sort_bars(bars, count);
    gap(c);
    line(c, format(t, "polls.pr%d", number));
    for (int i = 0; i < count; i++)
        add_bar(c, t, &bars[i], all);
}

static void results(struct turn *t, int64_t unused)
{
    (void)unused;
    int64_t all = counter_get(t->db, t->who.organisation, "polled.all");
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, all < FEWEST ? "polls.not_yet" : "polls.summary", number_("count", all));
    if (all >= FEWEST) {
        add_question(c, t, 1, 0, EARLY_TOPICS - 1, true);
        add_question(c, t, 2, 1, EARLY_READY, true);
        add_question(c, t, 3, 1, EARLY_AGREE, false);
        add_question(c, t, 4, 1, EARLY_HINDERS, true);
    }
    nav(c, "polls:open");
    show(c);
}

static const struct action actions[] = {
    { "link", CURATOR | DEPUTY, show_link }, { "open", CURATOR | DEPUTY, open_poll },
    { "poster", CURATOR | DEPUTY, poster },  { "results", CURATOR | DEPUTY, results },
    { "revoke", CURATOR | DEPUTY, revoke },  { 0 },
};
static const struct made made[] = { { "poster", poster_made, MADE_DOCUMENT }, { 0 } };

const struct feature polls = {
    .name = "polls",
    .actions = actions,
    .made = made,
};
