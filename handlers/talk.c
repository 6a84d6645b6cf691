/* talk.c - two people write to each other through the bot, about one case: the asker and
 * who answers.
 *
 * Each writes in their own chat; no contact is ever shown. Words go to one person alone,
 * whom the case names at that moment: after it was handed over, the words of who had it
 * before go nowhere, and the first ones to somebody new are asked about. Nothing passes
 * between two members of a pair while the safeguarding adults look into it; neither is
 * told why. What was said is not kept here: it stands in both chats. */
#include "handlers/talk.h"

#include <string.h>

/* ---- the two sides ---------------------------------------------------------------- */

struct help_case talk_case(struct turn *t, int64_t id)
{
    struct help_case h = case_find(t->db, t->who.organisation, id);
    const char *part = case_person_find(t->db, id, t->who.id).part;
    bool owns = h.owner == t->who.id && !(part && strcmp(part, "left_out") == 0);
    bool side = t->who.id && h.state != CASE_DRAFT && (h.asker == t->who.id || owns);
    return side ? h : (struct help_case){ 0 };
}

int64_t talk_partner(struct turn *t, const struct help_case *h)
{
    if (h->state != CASE_TAKEN && h->state != CASE_ANSWERED)
        return 0;
    if (h->asker == t->who.id)
        return h->owner;
    return h->owner == t->who.id ? h->asker : 0;
}

bool talk_is_stopped(struct turn *t, int64_t one, int64_t another, int64_t match)
{
    if (match && member_find(t->db, match, one).person &&
        member_find(t->db, match, another).person && safety_stops(t, match))
        return true;
    for (const struct match *m = matches_of(t->db, one, true); m->id; m++)
        if (member_find(t->db, m->id, another).person && safety_stops(t, m->id))
            return true;
    return false;
}

bool talk_flows(struct turn *t, const struct help_case *h)
{
    return case_is_open(h) &&
           (h->safety || !talk_is_stopped(t, h->asker, h->owner, h->match));
}

size_t talk_open(struct turn *t, struct help_case out[TALKS_MOST])
{
    size_t count = cases_talked(t->db, t->who.id, out, TALKS_MOST), open = 0;
    for (size_t i = 0; i < count; i++)
        if (talk_partner(t, &out[i]) && talk_flows(t, &out[i]))
            out[open++] = out[i];
    return open;
}

/* ---- passed on -------------------------------------------------------------------- */

/* What a telephone shows of it on its lock says nothing, when it is for the adults. */
static const char *key_of(struct turn *t, const struct help_case *h)
{
    if (h->safety)
        return *t->words ? "talk.passed_safe" : "talk.passed_safe_file";
    return *t->words ? "talk.passed" : "talk.passed_file";
}

bool talk_pass(struct turn *t, const struct help_case *h)
{
    int64_t relay = pass_on(t, talk_partner(t, h), "talk", h->id, true, key_of(t, h),
                            name_("who", t->who.id), part_("topic", help_topic_key(t, h)),
                            text_("words", t->words));
    if (relay && h->owner == t->who.id)
        help_first_answer(t, h);
    return relay;
}

/* Is this person somebody else than they last spoke to here, and has said nothing? */
static bool is_new(struct turn *t, const struct help_case *h, int64_t partner)
{
    struct relay replied = replied_relay(t);
    int64_t other =
        replied.from_person == t->who.id ? replied.to_person : replied.from_person;
    if (replied.id && other && other != partner)
        return true;
    struct relay last = relay_last_of(t->db, "talk", h->id, t->who.id);
    return last.id && last.to_person != partner &&
           !relay_last_of(t->db, "talk", h->id, partner).id;
}

/* Nobody answers yet: the asker's words become a part of what was asked. */
static void wait_for(struct turn *t, const struct help_case *h)
{
    const struct feature *f = h->safety ? &safety : &help_mine;
    if (h->asker != t->who.id)
        help_owner_show(t, t->who.id, h->id, "talk.take_first");
    else if (f->wrote)
        f->wrote(t, h->id);
    else
        say(t, "talk.nobody_yet");
}

/* Neither asked nor owned: who answered before, say. */
static void not_a_side(struct turn *t, int64_t id)
{
    bool told = case_for(t->db, t->who.id, id).id;
    say(t, told ? "talk.not_yours_now" : "talk.over");
}

static void is_over(struct turn *t, const struct help_case *h)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "talk.over");
    if (h->asker == t->who.id && !h->safety)
        button(c, format(t, "help_mine:show:%lld", (long long)h->id), "talk.to_case");
    nav(c, NULL);
    show(c);
}

void talk_wrote(struct turn *t, int64_t id)
{
    struct help_case h = talk_case(t, id);
    int64_t partner = talk_partner(t, &h);
    if (typed(t, "talk.word_take_back"))
        talk_unsay(t, id);
    else if (!h.id)
        not_a_side(t, id);
    else if (!case_is_open(&h))
        is_over(t, &h);
    else if (!talk_flows(t, &h))
        say(t, "talk.stopped");
    else if (!partner)
        wait_for(t, &h);
    else if (!is_new(t, &h, partner) || !talk_ask_where(t, "talk.somebody_new"))
        talk_pass(t, &h);
}

/* ---- afterwards ------------------------------------------------------------------- */

static void corrected(struct turn *t, int64_t id, int64_t relay)
{
    struct help_case h = talk_case(t, id);
    struct relay r = relay_find(t->db, relay);
    bool same = h.id && talk_flows(t, &h) && talk_partner(t, &h) == r.to_person;
    if (!same ||
        !pass_correction(t, relay, key_of(t, &h), name_("who", t->who.id),
                         part_("topic", help_topic_key(t, &h)), text_("words", t->words)))
        say(t, "talk.not_corrected");
}

/* Who wrote it hears that it did not arrive; an owner who is out of reach is one no
 * more. */
static void undelivered(struct turn *t, int64_t person, int64_t id, const char *why)
{
    struct help_case h = case_anywhere(t->db, id);
    bool gone = strcmp(why, "unreachable") == 0, to_owner = person == h.owner;
    if (!case_is_open(&h) || (!to_owner && person != h.asker))
        return;
    const char *key =
        gone ? to_owner ? "talk.lost_owner" : "talk.lost_asker" : "talk.lost";
    tell(t, to_owner ? h.asker : h.owner, key, name_("who", person));
    if (gone && to_owner && h.safety)
        safety_person_left(t, person);
    else if (gone && to_owner)
        help_climb(t, &h, "unreachable");
}

static const struct action actions[] = {
    { "answer", MEMBER, talk_answer },
    { "answered", MEMBER, talk_answered },
    { "back", MEMBER, talk_back },
    { "diary", MEMBER, talk_diary },
    { "drop", MEMBER, talk_drop },
    { "help", MENTEE | MENTOR, talk_help },
    { "last", MEMBER, talk_ask_back },
    { "list", MEMBER, talk_list },
    { "letter", MEMBER, talk_letter },
    { "more", MEMBER, talk_more },
    { "open", MEMBER, talk_show },
    { "to", MEMBER, talk_to },
    { 0 },
};

const struct feature talk = {
    .name = "talk",
    .actions = actions,
    .wrote = talk_wrote,
    .corrected = corrected,
    .undelivered = undelivered,
};
