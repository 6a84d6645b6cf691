/* feedback_read.c - marks read afterwards (domain.md 6.5). One's own, all of them. What
 * mentees said of a mentor, the mentor sees as averages of three answers or more, without
 * dates; mentees see no marks of the mentor. Who watches over a match sees every mark of
 * it, with sides, and never of a match they are in. */
#include "handlers/feedback.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 5 };

/* ---- together --------------------------------------------------------------------- */

const char *feedback_of_others(struct turn *t, int64_t match)
{
    struct feedback_mean useful = feedback_of_mentor(t->db, match, t->who.id, "PME1"),
                         open = feedback_of_mentor(t->db, match, t->who.id, "PME2");
    if (!match_of(t->db, t->who.id, match).id || !useful.meetings || !open.meetings)
        return "";
    return words_for(
        t, t->who.id, "feedback.means", number_("useful", useful.tenths / 10),
        number_("useful_tenth", useful.tenths % 10), number_("open", open.tenths / 10),
        number_("open_tenth", open.tenths % 10), number_("count", useful.meetings));
}

/* feedback:others:<match> */
void feedback_others_show(struct turn *t, int64_t match)
{
    if (!match_of(t->db, t->who.id, match).id) {
        old_button(t);
        return;
    }
    const char *means = feedback_of_others(t, match);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "feedback.others");
    gap(c);
    if (*means)
        marked_line(c, means);
    else
        line(c, "feedback.not_yet");
    button(c, "feedback:own:0", "feedback.to_own");
    nav(c, NULL);
    show(c);
}

/* ---- one by one ------------------------------------------------------------------- */

static void add_marks(struct card *c, struct turn *t, const struct feedback *f,
                      const char *form)
{
    int64_t draft = feedback_draft(t->db, f, form);
    for (const struct answer *a = answers_of(t->db, draft); draft && a->item; a++)
        if (a->value)
            line(c, "feedback.mark", text_("question", form_words(t, form, a->item)),
                 text_("answer", form_answer_words(t, form, a->item, a->value)));
}

static bool add_page(struct card *c, struct turn *t, const struct feedback *page,
                     size_t count, bool whose)
{
    for (size_t i = 0; i < count && i < PAGE; i++) {
        const struct feedback *f = &page[i];
        struct meeting m = meeting_anywhere(t->db, f->meeting);
        struct value day = in_zone_(day_("day", m.starts_at), m.zone);
        if (whose)
            line(c, "feedback.by", day, name_("who", f->person),
                 part_("role", strcmp(f->role, "mentor") == 0 ? "feedback.mentor"
                                                              : "feedback.mentee"));
        else
            line(c, "feedback.of", day);
        add_marks(c, t, f, format(t, "feedback_%s", f->role));
        add_marks(c, t, f, "feedback_phrase");
        gap(c);
    }
    return count > PAGE;
}

static int64_t from_start(int64_t skip)
{
    return skip > 0 && skip < 100000 ? skip : 0;
}

static void add_turns(struct card *c, struct turn *t, const char *press, int64_t skip,
                      bool more, const char *back)
{
    if (skip > 0)
        button(c, press_about(t, press, skip > PAGE ? skip - PAGE : 0), "feedback.newer");
    if (more)
        button(c, press_about(t, press, skip + PAGE), "feedback.older");
    nav(c, back);
    show(c);
}

/* feedback:own:<skip> */
void feedback_own(struct turn *t, int64_t skip)
{
    struct feedback page[PAGE + 1];
    skip = from_start(skip);
    size_t count = feedback_list(t->db, t->who.id, 0, skip, page, COUNT(page));
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, count ? "feedback.own" : "feedback.own_none");
    gap(c);
    add_turns(c, t, "feedback:own", skip, add_page(c, t, page, count, false), NULL);
}

/* feedback:match:<match>[:<skip>] */
void feedback_match(struct turn *t, int64_t id)
{
    struct match m = match_overseen(t, id);
    if (!m.id) {
        old_button(t);
        return;
    }
    struct feedback page[PAGE + 1];
    int64_t skip = from_start(strtoll(argument(t, 1), NULL, 10));
    size_t count = feedback_list(t->db, -1, id, skip, page, COUNT(page));
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, count ? "feedback.match" : "feedback.match_none");
    gap(c);
    add_turns(c, t, press_about(t, "feedback:match", id), skip,
              add_page(c, t, page, count, true), matches_way(t, id));
}
