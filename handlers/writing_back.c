/* writing_back.c - what was said in a letter is taken back: the last line by a button
 * that names when it was said, any other by replying «отозвать» to it. */
#include "handlers/writing.h"

#include <string.h>

static void tell_outcome(struct turn *t, int64_t id, const char *key)
{
    struct letter l = letter_of(t->db, t->who.id, id);
    if (writing_flows(t, &l))
        writing_put(t, &l, key);
    else
        say(t, key);
}

static bool is_own(const struct turn *t, const struct relay *r)
{
    return r->id && r->from_person == t->who.id && r->to_person &&
           strcmp(r->kind, "writing") == 0;
}

static const char *take_back(struct turn *t, const struct relay *r)
{
    unsay(t, r->id, "talk.was_taken_back");
    return talk_outcome(r, r->taken_back_at ? r->taken_back_at : t->now);
}

void writing_unsay(struct turn *t, int64_t id)
{
    struct relay r = replied_relay(t);
    if (r.id && !is_own(t, &r)) {
        tell_outcome(t, id, "talk.not_your_line");
        return;
    }
    if (!r.id)
        r = relay_last_of(t->db, "writing", id, t->who.id);
    tell_outcome(t, id, is_own(t, &r) ? take_back(t, &r) : "talk.nothing_said");
}

/* writing:last:<letter>: a second tap must not take back one line more. */
void writing_last(struct turn *t, int64_t id)
{
    struct letter l = letter_of(t->db, t->who.id, id);
    struct relay r = relay_last_of(t->db, "writing", id, t->who.id);
    if (!l.id) {
        old_button(t);
        return;
    }
    if (!is_own(t, &r)) {
        tell_outcome(t, id, "talk.nothing_said");
        return;
    }
    struct card *c = card(t, t->who.id, "writing", id);
    line(c, *r.file_kind ? "talk.back_file" : "talk.back_words",
         name_("who", r.to_person), when_("at", r.at));
    line(c, "talk.back_how");
    button(c, format(t, "writing:back:%lld", (long long)r.id), "talk.take_back");
    style(c, DANGER);
    button(c, format(t, "writing:open:%lld", (long long)id), "talk.keep");
    secret(c);
    show(c);
}

/* writing:back:<relay> */
void writing_back(struct turn *t, int64_t relay)
{
    struct relay r = relay_find(t->db, relay);
    if (is_own(t, &r))
        tell_outcome(t, r.about, take_back(t, &r));
    else
        old_button(t);
}
