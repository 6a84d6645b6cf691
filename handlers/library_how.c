/* library_how.c - a case was solved and its asker allows to show how: who answered is
 * asked once to tell it in two or three sentences, and may leave it. What they tell is
 * read by curators alone. They are awaited for a week; then a curator writes it without
 * them, or drops it. */
#include "handlers/library.h"

/* ---- proposed --------------------------------------------------------------------- */

/* The draft's number; 0 when there is one of that case, or may be none. */
static int64_t propose(struct turn *t, const struct help_case *h)
{
    struct person owner = person_find(t->db, h->owner);
    bool awaited = owner.id && owner.state == PERSON_ACTIVE;
    if (!h->id || h->safety)
        return 0;
    struct solution s = { .organisation = h->organisation,
                          .case_id = h->id,
                          .topic = h->topic,
                          .title = "",
                          .situation = "",
                          .advice = "",
                          .awaited_until = awaited ? t->now + WEEK : 0 };
    return solution_add(t->db, &s, t->now);
}

void library_propose(struct turn *t, const struct help_case *h)
{
    int64_t id = propose(t, h);
    if (id && solution_find(t->db, h->organisation, id).awaited_until)
        soon(t, "library.how", h->owner, id, 0);
}

/* ---- told ------------------------------------------------------------------------- */

/* The one that the actor may tell, until a curator has begun to write it. */
static struct solution to_tell(struct turn *t, int64_t id)
{
    struct solution s = solution_find(t->db, t->who.organisation, id);
    struct help_case h = case_find(t->db, t->who.organisation, s.case_id);
    bool theirs = s.id && h.id && h.owner == t->who.id && !h.safety;
    return theirs && s.state == SOLUTION_DRAFT && !s.made_by ? s : (struct solution){ 0 };
}

void library_ask_how(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct solution s = to_tell(t, id);
    if (!s.id || *s.advice || !s.awaited_until)
        return;
    struct card *c = card(t, t->who.id, "library_how", id);
    line(c, "library.how", part_("topic", library_topic_key(t, s.topic)));
    button(c, press_about(t, "library:tell", id), "library.tell");
    style(c, PRIMARY);
    button(c, press_about(t, "library:silent", id), "library.not_tell");
    show(c);
}

void library_tell(struct turn *t, int64_t id)
{
    if (to_tell(t, id).id)
        ask(t, "library_how", id);
    else
        settle(t, "library.how_settled");
}

void library_not_told(struct turn *t, int64_t id)
{
    struct solution s = to_tell(t, id);
    if (s.id && !*s.advice && solution_told(t->db, id, 0, ""))
        settle(t, "library.how_skipped");
    else
        settle(t, "library.how_settled");
}

void library_told(struct turn *t, const struct answers *a, int64_t id)
{
    const char *how = answer_text(a, "HOW"), *key = "library.how_settled";
    if (to_tell(t, id).id &&
        solution_told(t->db, id, how ? t->who.id : 0, how ? how : ""))
        key = how ? "library.how_thanks" : "library.how_skipped";
    draft_drop(t->db, draft_newest(t->db, t->who.id, "library_how").id);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, key);
    nav(c, NULL);
    show(c);
}

/* ---- offered by who answered ------------------------------------------------------ */

static void say_why_not(struct turn *t, const struct help_case *h)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, h->may_show ? "library.offer_later" : "library.offer_no");
    nav(c, press_about(t, "help_owner:show", h->id));
    show(c);
}

/* library:offer:<case>: before its asker has allowed it, nothing is written. */
void library_offered(struct turn *t, int64_t case_id)
{
    struct help_case h = case_for(t->db, t->who.id, case_id);
    bool over = h.state == CASE_ANSWERED || h.state == CASE_CLOSED;
    if (!h.id || h.owner != t->who.id || h.safety || !over) {
        old_button(t);
        return;
    }
    if (h.may_show != 1) {
        say_why_not(t, &h);
        return;
    }
    int64_t id = propose(t, &h);
    library_tell(t, id ? id : solution_of_case(t->db, h.organisation, h.id).id);
}
