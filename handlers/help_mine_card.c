/* help_mine_card.c - the card of a case as its asker reads it: who has it and until when,
 * and what can be done. Whatever happens edits it; what they should know is pushed. */
#include "handlers/help_mine.h"

#include <string.h>

#include "handlers/help.h"

/* ---- by when ----------------------------------------------------------------------- */

/* In the school's zone, and by the asker's clock when that shows another time. */
static void add_moment(struct turn *t, struct card *c, const struct help_case *h,
                       const char *key, const char *both)
{
    const char *zone = organisation_find(t->db, h->organisation).zone;
    struct person asker = person_find(t->db, h->asker);
    struct value by = in_zone_(when_("by", h->answer_by), zone);
    if (clocks_differ(t, zone, asker.zone, h->answer_by))
        line(c, both, name_("who", h->owner), by, when_("here", h->answer_by));
    else
        line(c, key, name_("who", h->owner), by);
}

/* ---- how it stands ----------------------------------------------------------------- */

static void add_waiting(struct turn *t, struct card *c, const struct help_case *h)
{
    bool codes = organisation_find(t->db, h->organisation).names == NAMES_CODES;
    line(c, "help_mine.waits", name_("who", h->owner));
    if (h->answer_by > t->now)
        add_moment(t, c, h, "help_mine.by", "help_mine.by_both");
    else
        add_moment(t, c, h, "help_mine.late", "help_mine.late_both");
    if (h->others && !h->level)
        line(c, "help_mine.then_others");
    else if (h->others)
        line(c, "help_mine.others_see");
    gap(c);
    line(c, codes ? "help_mine.add_voice" : "help_mine.add");
}

bool help_mine_is_talk(struct turn *t, const struct help_case *h)
{
    struct help_case some[2];
    bool answered = h->state == CASE_TAKEN || h->state == CASE_ANSWERED;
    return answered && cases_talked(t->db, h->asker, some, 2) == 1;
}

static void add_talk(struct turn *t, struct card *c, const struct help_case *h)
{
    bool codes = organisation_find(t->db, h->organisation).names == NAMES_CODES;
    if (!help_mine_is_talk(t, h) || !talk_flows(t, h))
        return;
    gap(c);
    line(c, codes ? "help_mine.write_voice" : "help_mine.write_here");
    secret(c); /* «2» is a word to the other one there */
}

static void add_taken(struct turn *t, struct card *c, const struct help_case *h)
{
    bool kept = h->first_answer_at && h->first_answer_at >= h->taken_at;
    if (kept || h->answer_by <= t->now)
        line(c, "help_mine.answers", name_("who", h->owner));
    else
        add_moment(t, c, h, "help_mine.taken", "help_mine.taken_both");
    add_talk(t, c, h);
}

static void add_answered(struct turn *t, struct card *c, const struct help_case *h)
{
    line(c, "help_mine.answered", name_("who", h->owner));
    if (help_mine_is_due(h, t->now)) {
        gap(c);
        line(c, "help_mine.helped");
        line(c, "help_mine.helped_who");
    } else {
        line(c, "help_mine.asked_later");
    }
    add_talk(t, c, h);
}

static const char *over_key(const struct help_case *h)
{
    if (h->state == CASE_WITHDRAWN)
        return "help_mine.over_withdrawn";
    if (h->solved && strcmp(h->solved, "yes") == 0)
        return "help_mine.over_yes";
    if (h->solved && strcmp(h->solved, "partly") == 0)
        return "help_mine.over_partly";
    if (h->solved)
        return "help_mine.over_no";
    return strcmp(h->ending, "silent") == 0 ? "help_mine.over_silent" : "help_mine.over";
}

static void add_over(struct card *c, const struct help_case *h)
{
    line(c, over_key(h), day_("at", h->closed_at));
    if (help_mine_is_asked(h)) {
        gap(c);
        line(c, "help_mine.helped");
        line(c, "help_mine.helped_who");
    } else if (help_mine_may_show(h)) {
        gap(c);
        line(c, "help_mine.may");
    }
}

static void add_state(struct turn *t, struct card *c, const struct help_case *h)
{
    switch (h->state) {
    case CASE_WAITING:
        add_waiting(t, c, h);
        break;
    case CASE_TAKEN:
        add_taken(t, c, h);
        break;
    case CASE_ANSWERED:
        add_answered(t, c, h);
        break;
    default:
        add_over(c, h);
    }
}

/* ---- what can be done -------------------------------------------------------------- */

static const char *press_of(struct turn *t, const struct help_case *h, const char *action)
{
    return format(t, "help_mine:%s:%lld", action, (long long)h->id);
}

static void add_marks(struct turn *t, struct card *c, const struct help_case *h)
{
    static const struct {
        const char *word, *key;
    } marks[] = { { "yes", "help_mine.yes" },
                  { "partly", "help_mine.partly" },
                  { "no", "help_mine.no" } };
    for (size_t i = 0; i < COUNT(marks); i++)
        button(c, format(t, "help_mine:helped:%lld:%s", (long long)h->id, marks[i].word),
               marks[i].key);
    row(c);
}

static void add_open(struct turn *t, struct card *c, const struct help_case *h)
{
    if (h->state != CASE_WAITING) {
        button(c, press_about(t, "talk:open", h->id), "help_mine.write");
        style(c, h->state == CASE_TAKEN ? PRIMARY : PLAIN);
        row(c);
    }
    if (help_mine_may_widen(h)) {
        button(c, press_of(t, h, "others"), "help_mine.others");
        row(c);
    }
    if (h->state == CASE_ANSWERED && help_mine_is_due(h, t->now))
        add_marks(t, c, h);
    else
        button(c, press_of(t, h, "solved"), "help_mine.solved");
    if (case_is_owed(h))
        button(c, press_of(t, h, "drop"), "help_mine.drop");
    row(c);
}

static void add_closed(struct turn *t, struct card *c, const struct help_case *h)
{
    if (help_mine_is_asked(h)) {
        add_marks(t, c, h);
    } else if (help_mine_may_show(h)) {
        button(c, format(t, "help_mine:allow:%lld:1", (long long)h->id),
               "help_mine.may_yes");
        button(c, format(t, "help_mine:allow:%lld:0", (long long)h->id),
               "help_mine.may_no");
        row(c);
    }
    if (help_may_reopen(t, h))
        button(c, press_of(t, h, "again"), "help_mine.again");
}

/* ---- the card ---------------------------------------------------------------------- */

static struct card *card_of(struct turn *t, const struct help_case *h, const char *news)
{
    struct card *c = card(t, h->asker, "help_mine", h->id);
    if (news) {
        line(c, news);
        gap(c);
    }
    line(c, "help_mine.head", part_("topic", help_topic_key(t, h)),
         part_("urgency", help_urgency_key(t, h)), when_("at", h->asked_at));
    help_said(t, c, h);
    add_state(t, c, h);
    if (case_is_open(h))
        add_open(t, c, h);
    else
        add_closed(t, c, h);
    nav(c, "help_mine:list");
    return c;
}

static struct help_case shown(struct turn *t, int64_t id)
{
    struct help_case h = case_anywhere(t->db, id);
    bool has_card = !h.safety && h.state != CASE_DRAFT;
    return has_card ? h : (struct help_case){ 0 };
}

void help_mine_show(struct turn *t, int64_t id, const char *news)
{
    struct help_case h = shown(t, id);
    if (h.id)
        show(card_of(t, &h, news));
}

/* Who acts is shown what became of it by their own action. */
void help_mine_refresh(struct turn *t, int64_t id)
{
    struct help_case h = shown(t, id);
    if (h.id && h.asker != t->who.id)
        show_in_place(card_of(t, &h, NULL));
}
