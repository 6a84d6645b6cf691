/* story_cases.c - cases that are there already, made by a turn of their asker, so that
 * every promise about them is made as well.
 *
 * case Ира to Пётр [lesson] [today] [taken] [others] words...: Ира asks a mentor of hers,
 * "curator" or "psychologist", or "adults": those of safety, by topic "safety" or
 * "state", about her first match ("alone": about none); the topic is "lesson" and the
 * urgency "today" without them. "taken": whoever owns it has taken it; "answered": and
 * says that it is answered; "closed": and it helped. Other words, behind a colon, are
 * what it is about. */
#include "tests/story_inside.h"

#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "bot/inside.h"
#include "handlers/features.h"

struct asking {
    struct story *story;
    int64_t asker, mentor, id, owner;
    struct help_case draft;
    enum case_state state;
    bool alone;
};

static int64_t person_called(struct story *s, const char *name)
{
    db_memory(s->db, s->memory);
    return account_find(s->db, "terminal", story_person(s, name)->id).person;
}

static bool is_one_of(const char *word, const char *words)
{
    const char *at = strstr(words, word);
    size_t len = strlen(word);
    return len && at && (at == words || at[-1] == ' ') && (!at[len] || at[len] == ' ');
}

static void read_word(struct asking *a, const char *word)
{
    static const char topics[] = "lesson class parents colleagues papers digital state"
                                 " safety resource other";
    if (is_one_of(word, topics))
        a->draft.topic = word;
    else if (is_one_of(word, "now today week"))
        a->draft.urgency = word;
    else if (strcmp(word, "others") == 0)
        a->draft.others = true;
    else if (strcmp(word, "alone") == 0)
        a->alone = true;
    else if (strcmp(word, "taken") == 0)
        a->state = CASE_TAKEN;
    else if (strcmp(word, "answered") == 0)
        a->state = CASE_ANSWERED;
    else if (strcmp(word, "closed") == 0)
        a->state = CASE_CLOSED;
}

static void send_case(struct turn *t, const void *what)
{
    struct asking *a = (struct asking *)(uintptr_t)what;
    a->id = case_add(t->db, t->who.organisation, t->who.id, t->now);
    struct help_case h = a->draft;
    h.id = a->id;
    h.mentor = a->mentor;
    h.match = a->mentor ? members_share(t->db, t->who.id, a->mentor) : 0;
    if (strcmp(h.addressed, "adults") == 0 && !a->alone)
        h.match = match_first_of(t->db, t->who.id).id;
    case_save(t->db, &h);
    h = case_draft_of(t->db, t->who.id);
    must(t, strcmp(h.addressed, "adults") == 0 ? safety_send(t, &h) : help_send(t, &h));
    a->owner = case_anywhere(t->db, a->id).owner;
}

static void take_case(struct turn *t, const void *what)
{
    const struct asking *a = what;
    struct help_case h = case_anywhere(t->db, a->id);
    must(t, h.state != CASE_WAITING || help_taken(t, &h, 0));
    h = case_anywhere(t->db, a->id);
    if (a->state != CASE_TAKEN)
        must(t, help_answered(t, &h));
}

static void close_case(struct turn *t, const void *what)
{
    const struct asking *a = what;
    struct help_case h = case_anywhere(t->db, a->id);
    must(t, help_closed(t, &h, "helped", "yes"));
}

/* In a turn of this person, whose words are then sent like any other's. */
static bool in_a_turn(struct asking *a, int64_t person, turn_body *body)
{
    struct promise whom = { .kind = "story", .person = person };
    engine_in_batch(a->story->engine, &whom, body, a);
    return story_settle(a->story);
}

static void withdraw_case(struct turn *t, const void *what)
{
    const struct asking *a = what;
    struct help_case h = case_anywhere(t->db, a->id);
    must(t, help_withdrawn(t, &h));
}

static void hand_case(struct turn *t, const void *what)
{
    const struct asking *a = what;
    struct help_case h = case_anywhere(t->db, a->id);
    must(t, help_hand(t, &h, a->mentor));
}

static bool goes_on(struct story *s, const char *rest)
{
    char *words = talloc_strdup(s->memory, rest);
    struct asking a = { .story = s, .id = strtoll(strsep(&words, " "), NULL, 10) };
    const char *word = strsep(&words, " ");
    db_memory(s->db, s->memory);
    struct help_case h = case_anywhere(s->db, a.id);
    if (!h.id || !word)
        return story_fail(s, "it is written: case 1 taken, and there is such a one");
    a.mentor = words ? person_called(s, words) : 0;
    read_word(&a, word);
    if (strcmp(word, "handed") == 0)
        return in_a_turn(&a, h.owner, hand_case);
    if (strcmp(word, "withdrawn") == 0)
        return in_a_turn(&a, h.asker, withdraw_case);
    if (strcmp(word, "closed") == 0)
        return in_a_turn(&a, h.asker, close_case);
    return in_a_turn(&a, h.owner, take_case);
}

bool story_case(struct story *s, const char *rest)
{
    if (*rest >= '0' && *rest <= '9')
        return goes_on(s, rest);
    struct asking a = { .story = s, .state = CASE_WAITING };
    char *words = talloc_strdup(s->memory, rest), *said = strchr(words, ':'), *word;
    a.draft = (struct help_case){ .topic = "lesson", .urgency = "today", .tried = "" };
    if (said)
        *said++ = '\0';
    a.draft.words = said ? said + strspn(said, " ") : "";
    char *asker = strsep(&words, " "), *to = strsep(&words, " ");
    to = to && strcmp(to, "to") == 0 ? strsep(&words, " ") : NULL;
    if (!to)
        return story_fail(s, "it is written: case Ира to Пётр lesson today: words");
    a.asker = person_called(s, asker);
    a.draft.addressed = is_one_of(to, "curator psychologist adults") ? to : "mentor";
    if (strcmp(a.draft.addressed, "mentor") == 0)
        a.mentor = person_called(s, to);
    while ((word = strsep(&words, " ")))
        read_word(&a, word);
    return in_a_turn(&a, a.asker, send_case) &&
           (a.state == CASE_WAITING || in_a_turn(&a, a.owner, take_case)) &&
           (a.state != CASE_CLOSED || in_a_turn(&a, a.asker, close_case));
}
