/* relay_front.c - for which talk plain words are, beyond doubt: that in front, in each
 * account. A line that arrives puts its talk there, and so does speaking in it; in doubt
 * none stands there, and the words are asked about. */
#include <string.h>

#include "bot/inside.h"

static bool is_same(const char *kind, int64_t about, const struct relay *r)
{
    return about == r->about && strcmp(kind, r->kind) == 0;
}

/* Are words under this card for that talk? */
static bool is_of(const struct turn *t, const struct card_row *c, const struct relay *r)
{
    const struct feature *f = feature_under(t, c);
    return f && is_same(f->talk ? f->talk : f->name, c->about, r);
}

/* They may be about to say one thing more there. */
static bool spoke_elsewhere(struct turn *t, const struct account *a,
                            const struct relay *r)
{
    struct relay said = relay_last_said(t->db, a->person);
    return said.id && t->now - said.at < QUESTION_IS_FRESH &&
           !is_same(said.kind, said.about, r);
}

bool relay_may_stand(struct turn *t, const struct account *a, const struct relay *r)
{
    struct draft d = draft_last_asked(t->db, a->person);
    if (d.id && t->now - d.asked_at < QUESTION_IS_FRESH)
        return false;
    struct card_row c = card_get(t->db, a->front);
    if (is_of(t, &c, r))
        return true;
    return !feature_under(t, &c) && !spoke_elsewhere(t, a, r) &&
           !relay_heard_else(t->db, a->id, a->person, r->kind, r->about, t->now - DAY);
}

void relay_leave_front(struct turn *t, const struct relay *r)
{
    struct account *own = &t->in->account;
    struct card_row c = card_get(t->db, own->front);
    if (is_of(t, &c, r) || !feature_under(t, &c))
        return;
    own->front = 0;
    own->front_keys = "";
}

void relay_goes_on(struct turn *t, const struct relay *r)
{
    struct account *own = &t->in->account;
    bool plain = !t->in->event->reply_to && !t->in->own_event && !*r->album;
    if (!plain && !relay_may_stand(t, own, r)) {
        relay_leave_front(t, r);
        return;
    }
    own->front = card_find(t->db, own->id, r->kind, r->about).id;
    own->front_keys = "";
    t->in->account_changed = true;
}
