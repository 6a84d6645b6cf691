/* writing.c - a curator writes to one person, and whoever gets it may answer: each in
 * their own chat, no contact is shown.
 *
 * The curator's words are shown back first, with who will see them; once they were
 * answered, the two simply talk. What was said is not kept. It ends by a button, or after
 * two weeks in which nobody said anything. */
#include "handlers/writing.h"

#include <stdlib.h>
#include <string.h>

enum { SILENCE = 14 * DAY };

int64_t writing_other(const struct turn *t, const struct letter *l)
{
    return l->from_person == t->who.id ? l->to_person : l->from_person;
}

const char *writing_role(struct turn *t, int64_t person)
{
    unsigned all = roles_of(t->db, person, person_find(t->db, person).organisation);
    return all & CURATOR  ? "writing.role_curator"
           : all & DEPUTY ? "writing.role_deputy"
                          : "writing.role_head";
}

/* ---- who may ---------------------------------------------------------------------- */

static bool is_there(struct turn *t, int64_t person, int64_t organisation)
{
    struct person p = person_find(t->db, person);
    return p.id && p.organisation == organisation && p.state == PERSON_ACTIVE;
}

static bool oversees(struct turn *t, int64_t person, int64_t match)
{
    for (const int64_t *who = match_overseers(t, match); *who; who++)
        if (*who == person)
            return true;
    return false;
}

/* Curators and deputies write to anybody; about a pair, whoever oversees it. */
static bool may_write(struct turn *t, int64_t person, int64_t match)
{
    bool staff = roles_of(t->db, person, t->who.organisation) & (CURATOR | DEPUTY);
    if (!match)
        return staff;
    return !member_find(t->db, match, person).person &&
           (staff || oversees(t, person, match));
}

bool writing_flows(struct turn *t, const struct letter *l)
{
    return l->id && !l->ended_at && is_there(t, l->from_person, l->organisation) &&
           is_there(t, l->to_person, l->organisation) &&
           may_write(t, l->from_person, l->match);
}

bool writing_previews(struct turn *t, const struct letter *l)
{
    return l->from_person == t->who.id &&
           !relay_last_of(t->db, "writing", l->id, l->to_person).id;
}

/* ---- the card --------------------------------------------------------------------- */

static const char *press(struct turn *t, const char *action, int64_t id)
{
    return format(t, "writing:%s:%lld", action, (long long)id);
}

static void add_reach(struct card *c, struct turn *t, int64_t other)
{
    int64_t awake = awake_after(t, other, t->now);
    if (account_lost_since(t->db, other))
        line(c, "writing.unreachable");
    else if (awake > t->now)
        line(c, "writing.quiet_now", when_("until", awake));
}

static void add_lines(struct card *c, struct turn *t, const struct letter *l)
{
    int64_t other = writing_other(t, l);
    const char *caution = names_caution(t);
    line(c, "writing.with", name_("who", other));
    if (writing_previews(t, l)) {
        line(c, "writing.write_first", name_("who", other));
        add_reach(c, t, other);
    } else {
        line(c, "talk.write_here", part_("sign", "engine.arrived"));
    }
    line(c, names_shown(t) ? "talk.files_too" : "talk.voice_too");
    if (caution)
        line(c, caution);
}

static const char *back_of(struct turn *t, const struct letter *l)
{
    if (l->from_person != t->who.id)
        return NULL;
    if (l->match)
        return press_about(t, "matches:show", l->match);
    return press_about(t, "people:card", l->to_person);
}

void writing_put(struct turn *t, const struct letter *l, const char *news)
{
    struct card *c = card(t, t->who.id, "writing", l->id);
    if (news) {
        line(c, news, name_("who", writing_other(t, l)));
        gap(c);
    }
    add_lines(c, t, l);
    if (relay_last_of(t->db, "writing", l->id, t->who.id).to_person)
        button(c, press(t, "last", l->id), "talk.take_back_last");
    row(c);
    if (l->said_at)
        button(c, press(t, "end", l->id), "writing.end");
    nav(c, back_of(t, l));
    secret(c); /* «2» is as likely one more word of theirs */
    show(c);
}

/* Whoever got it finds the way to somebody who answers. */
void writing_over(struct turn *t, const struct letter *l)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "writing.over");
    if (l->id && l->from_person == t->who.id)
        button(c,
               format(t, "writing:to:%lld:%lld", (long long)l->to_person,
                      (long long)l->match),
               "writing.anew");
    else if (has_role(t, MENTEE | MENTOR))
        button(c, "help:open", "talk.to_help");
    nav(c, NULL);
    show(c);
}

/* ---- beginning -------------------------------------------------------------------- */

/* writing:to:<person>:<match> */
static void write_to(struct turn *t, int64_t person)
{
    int64_t match = strtoll(argument(t, 1), NULL, 10);
    if (match &&
        (!match_overseen(t, match).id || !member_find(t->db, match, person).person))
        person = 0;
    if (person == t->who.id || !is_there(t, person, t->who.organisation) ||
        !may_write(t, t->who.id, match)) {
        old_button(t);
        return;
    }
    struct letter l = letter_open(t->db,
                                  &(struct letter){ .organisation = t->who.organisation,
                                                    .from_person = t->who.id,
                                                    .to_person = person,
                                                    .match = match },
                                  t->now);
    if (l.held)
        writing_preview(t, &l);
    else
        writing_put(t, &l, NULL);
}

/* writing:open:<letter>, the button below one */
static void open_letter(struct turn *t, int64_t id)
{
    struct letter l = letter_of(t->db, t->who.id, id);
    if (!l.id)
        old_button(t);
    else if (writing_flows(t, &l))
        writing_put(t, &l, NULL);
    else
        writing_over(t, &l);
}

/* writing:answer:<broadcast>, the button below one: to whoever wrote it. */
static void answer(struct turn *t, int64_t id)
{
    struct broadcast b = broadcast_find(t->db, t->who.organisation, id);
    const char *state = b.id ? broadcast_person(t->db, id, t->who.id) : NULL;
    if (!state || strcmp(state, "said") != 0) {
        old_button(t);
        return;
    }
    struct letter l = { .organisation = b.organisation,
                        .from_person = b.made_by,
                        .to_person = t->who.id,
                        .broadcast = id };
    if (is_there(t, b.made_by, b.organisation) && may_write(t, b.made_by, 0)) {
        l = letter_open(t->db, &l, t->now);
        writing_put(t, &l, NULL);
    } else {
        writing_over(t, &l);
    }
}

/* ---- words ------------------------------------------------------------------------ */

static void wrote(struct turn *t, int64_t id)
{
    struct letter l = letter_of(t->db, t->who.id, id);
    if (typed(t, "talk.word_take_back"))
        writing_unsay(t, id);
    else if (!writing_flows(t, &l))
        writing_over(t, &l);
    else if (writing_previews(t, &l))
        writing_hold(t, &l);
    else
        writing_say(t, &l);
}

/* Who wrote hears that it did not arrive. */
static void undelivered(struct turn *t, int64_t person, int64_t id, const char *why)
{
    struct letter l = letter_anywhere(t->db, id);
    bool gone = strcmp(why, "unreachable") == 0;
    if (!l.id || (person != l.from_person && person != l.to_person))
        return;
    bool answered = person == l.from_person;
    const char *key = !gone      ? "writing.lost"
                      : answered ? "writing.lost_curator"
                                 : "writing.lost_person";
    tell(t, answered ? l.to_person : l.from_person, key, name_("who", person));
}

/* ---- other talks ask for whom words are ------------------------------------------- */

size_t writing_talks(struct turn *t, int64_t *out, size_t room)
{
    struct letter some[LETTERS_MOST];
    size_t found = letters_of(t->db, t->who.id, some, LETTERS_MOST), count = 0;
    for (size_t i = 0; i < found && count < room; i++)
        if (writing_flows(t, &some[i]))
            out[count++] = some[i].id;
    return count;
}

void writing_button(struct turn *t, struct card *c, const char *value, int64_t letter)
{
    struct letter l = letter_of(t->db, t->who.id, letter);
    button(c, value, l.from_person == t->who.id ? "writing.label_to" : "writing.label",
           name_("who", writing_other(t, &l)));
    row(c);
}

int64_t writing_pass(struct turn *t, int64_t letter)
{
    struct letter l = letter_of(t->db, t->who.id, letter);
    return writing_flows(t, &l) && writing_say(t, &l) ? writing_other(t, &l) : 0;
}

/* ---- the end ---------------------------------------------------------------------- */

/* writing:end:<letter>: the other side is not told; nothing was asked of them. */
static void end_letter(struct turn *t, int64_t id)
{
    struct letter l = letter_of(t->db, t->who.id, id);
    if (!l.id) {
        old_button(t);
        return;
    }
    if (letter_end(t->db, id, t->now)) {
        drop_held(t, l.from_person == t->who.id ? l.held : 0);
        forget(t, "writing.ends", 0, id);
    }
    settle(t, "writing.ended");
}

static void ends(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct letter l = letter_anywhere(t->db, id);
    if (l.id && !l.ended_at && l.said_at + SILENCE > t->now)
        later(t, "writing.ends", 0, id, 0, l.said_at + SILENCE);
    else if (l.id)
        letter_end(t->db, id, t->now);
}

static const struct action actions[] = {
    { "again", MEMBER, writing_again },
    { "answer", MEMBER, answer },
    { "back", MEMBER, writing_back },
    { "drop", MEMBER, writing_drop },
    { "end", MEMBER, end_letter },
    { "last", MEMBER, writing_last },
    { "open", MEMBER, open_letter },
    { "send", MEMBER, writing_send },
    { "to", CURATOR | DEPUTY | HEAD, write_to },
    { 0 },
};

static const struct due due[] = {
    { "ends", BREAKS_IN, 0, ends },
    { 0 },
};

const struct feature writing = {
    .name = "writing",
    .actions = actions,
    .due = due,
    .wrote = wrote,
    .corrected = writing_corrected,
    .undelivered = undelivered,
};
