/* talk_back.c - what was said is taken back: the last line by a button that names when it
 * was said, any other by replying «отозвать» to it. Who takes it back is told what the
 * other side sees now. While words between the two are stopped, nothing changes in what
 * was said either: it may be needed. */
#include "handlers/talk.h"

#include <string.h>

const char *talk_outcome(const struct relay *r, int64_t since)
{
    if (!r->to_message)
        return "talk.back_unsent";
    if (since - r->arrived_at < CAN_BE_DELETED)
        return "talk.back_deleted";
    return *r->file_kind ? "talk.back_file_stays" : "talk.back_marked";
}

/* The key of what became of it. */
static const char *take_back(struct turn *t, const struct relay *r)
{
    struct help_case h = case_find(t->db, t->who.organisation, r->about);
    if (!h.safety && talk_is_stopped(t, r->from_person, r->to_person, h.match))
        return "talk.back_stopped";
    unsay(t, r->id, "talk.was_taken_back");
    return talk_outcome(r, r->taken_back_at ? r->taken_back_at : t->now);
}

/* Under the talk's card, so that it stays in front; alone, where there is no talk. */
static void tell_outcome(struct turn *t, int64_t id, const char *key)
{
    struct help_case h = talk_case(t, id);
    if (h.id && talk_partner(t, &h) && case_is_open(&h))
        talk_put(t, &h, key);
    else
        say(t, key);
}

static bool is_own(const struct turn *t, const struct relay *r)
{
    return r->id && r->from_person == t->who.id && r->to_person &&
           strcmp(r->kind, "talk") == 0;
}

void talk_unsay(struct turn *t, int64_t id)
{
    struct relay r = replied_relay(t);
    if (r.id && !is_own(t, &r)) {
        tell_outcome(t, id, "talk.not_your_line");
        return;
    }
    if (!r.id)
        r = relay_last_of(t->db, "talk", id, t->who.id);
    tell_outcome(t, id, r.id ? take_back(t, &r) : "talk.nothing_said");
}

/* talk:last:<case>: a second tap must not take back one line more. */
void talk_ask_back(struct turn *t, int64_t id)
{
    struct help_case h = talk_case(t, id);
    struct relay r = relay_last_of(t->db, "talk", id, t->who.id);
    if (!h.id) {
        old_button(t);
        return;
    }
    if (!r.id) {
        tell_outcome(t, id, "talk.nothing_said");
        return;
    }
    struct card *c = card(t, t->who.id, "talk", id);
    line(c, *r.file_kind ? "talk.back_file" : "talk.back_words",
         name_("who", r.to_person), when_("at", r.at));
    line(c, "talk.back_how");
    button(c, format(t, "talk:back:%lld", (long long)r.id), "talk.take_back");
    style(c, DANGER);
    button(c, format(t, "talk:open:%lld", (long long)id), "talk.keep");
    secret(c);
    show(c);
}

/* talk:back:<relay> */
void talk_back(struct turn *t, int64_t relay)
{
    struct relay r = relay_find(t->db, relay);
    if (is_own(t, &r))
        tell_outcome(t, r.about, take_back(t, &r));
    else
        old_button(t);
}
