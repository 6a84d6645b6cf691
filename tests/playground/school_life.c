/* school_life.c - what happened in the demo school once people were in: posts and
 * applications decided, a guardian found, a colleague proposed, somebody away. */
#include <string.h>

#include <talloc.h>

#include "tests/playground/school_history.h"

enum {
    PSYCHOLOGIST_USER = 5203,
    GALINA = 5206,
    YULIA = 5212,
    DEPUTY_USER = 5219,
    REMINDED_AFTER = 5 * DAY,
    WAIT_DAYS = 30,
    WARN_DAYS = 23,
    WORKDAY_ENDS = 16 * 60,
    PAUSE_DAYS = 12,
};

void school_give_post(const struct history *h, int64_t person, unsigned role, int64_t at)
{
    int64_t head = h->people[1] && h->people[1] != person ? h->people[1] : h->founder;
    post_offer(h->db, h->organisation, person, role, h->founder, at);
    struct post p = post_find(h->db, h->organisation, person, role);
    post_accept(h->db, &p, at + HOUR);
    p = post_find(h->db, h->organisation, person, role);
    post_confirm(h->db, &p, head, at + 2 * HOUR);
    school_note(h, at, h->founder, "post.offered", person, role_word(role));
    school_note(h, at + HOUR, person, "post.accepted", person, role_word(role));
    school_note(h, at + 2 * HOUR, head, "post.confirmed", person, role_word(role));
}

/* ---- mentors ---------------------------------------------------------------------- */

static void accept_mentor(const struct history *h, int64_t person,
                          const struct school_member *m, int64_t application)
{
    int64_t at = school_then(h, m->joined > 3 ? m->joined - 3 : 0, WORKDAY_ENDS);
    application_set_requirements(h->db, application,
                                 "experienced,methodical,analytical,interested,duties");
    note_add(h->db, &(struct note){
                        .organisation = h->organisation,
                        .person = person,
                        .author = h->founder,
                        .kind = "interview",
                        .text = "Поговорили полчаса: понятно, зачем это нужно, время для "
                                "встреч есть, первый урок не занимать.",
                        .at = at - HOUR,
                    });
    application_decide(h->db, application, APPLICATION_ACCEPTED, "", h->founder, at);
    school_note(h, at, h->founder, "application.accepted", application, NULL);
}

static void remind_judges(const struct history *h, int64_t application, int64_t at)
{
    const int64_t *judges = application_judges(h->db, h->organisation, application);
    for (; *judges; judges++)
        school_promise(h, "apply.new", *judges, application, 1, at + REMINDED_AFTER);
}

void school_apply(const struct history *h, int64_t person, const struct school_member *m,
                  int64_t at)
{
    struct application a = application_open(h->db, h->organisation, person, at);
    const char *source = strcmp(m->said, "roman") == 0 ? "B" : "V";
    application_apply(h->db, a.id, source, at + HOUR);
    school_note(h, at + HOUR, person, "application.made", a.id, NULL);
    if (m->joined > 7)
        accept_mentor(h, person, m, a.id);
    else
        remind_judges(h, a.id, at);
}

/* ---- minors ----------------------------------------------------------------------- */

void school_minor_waits(const struct history *h, int64_t minor, int64_t at)
{
    guardianship_wait(h->db, h->organisation, minor, at);
    school_promise(h, "guardian_term.wait", 0, minor, 0, at + (int64_t)WARN_DAYS * DAY);
    school_promise(h, "guardian_term.wait", 0, minor, 1, at + (int64_t)WAIT_DAYS * DAY);
}

/* ---- the school's own ------------------------------------------------------------- */

static void name_adults(const struct history *h)
{
    static const int64_t adults[] = { PSYCHOLOGIST_USER, DEPUTY_USER };
    for (size_t i = 0; i < COUNT(adults); i++) {
        int64_t person = school_person(h, adults[i]);
        int64_t at = school_then(h, 60, SCHOOL_MORNING + (int)i * 5);
        safeguard_add(h->db, h->organisation, person, h->founder, at);
        safeguard_accept(h->db, h->organisation, person, at + HOUR);
        school_note(h, at, h->founder, "safeguarding.named", person, NULL);
        school_note(h, at + HOUR, person, "safeguarding.accepted", person, NULL);
    }
}

/* Ten answers to the anonymous questions: a school sees them by fives. */
static void ask_early(const struct history *h)
{
    static const struct {
        const char *counter;
        int count;
    } given[] = {
        { "PR1.0", 2 }, { "PR1.2", 3 }, { "PR1.3", 5 }, { "PR1.4", 6 },
        { "PR1.5", 4 }, { "PR1.8", 1 }, { "PR2.1", 5 }, { "PR2.2", 3 },
        { "PR2.3", 2 }, { "PR3.1", 3 }, { "PR3.2", 5 }, { "PR3.3", 2 },
        { "PR4.1", 6 }, { "PR4.2", 1 }, { "PR4.4", 3 }, { "all", 10 },
    };
    struct link l = {
        .organisation = h->organisation,
        .kind = "early",
        .created_by = h->founder,
        .expires_at = h->now + 60 * DAY,
    };
    int64_t at = school_then(h, 82, SCHOOL_MORNING);
    link_add(h->db, &l, at);
    school_note(h, at, h->founder, "early.link", l.id, NULL);
    for (size_t i = 0; i < COUNT(given); i++)
        for (int n = 0; n < given[i].count; n++)
            counter_add(h->db, h->organisation,
                        talloc_asprintf(h->mem, "early.%s", given[i].counter));
    counters_copy(h->db, h->organisation, "early.", "polled.");
}

static void propose_colleague(const struct history *h)
{
    int64_t by = school_person(h, GALINA);
    int64_t at = school_then(h, 5, WORKDAY_ENDS);
    int64_t id = referral_add(h->db,
                              &(struct referral){ .organisation = h->organisation,
                                                  .by = by,
                                                  .role = "mentee",
                                                  .whom = "teacher",
                                                  .why = "adaptation",
                                                  .knows = true },
                              at);
    referral_hint(h->db, by, id, "Новый учитель истории, кабинет 31");
    school_note(h, at, by, "referral.made", id, NULL);
}

static void write_note(const struct history *h)
{
    int64_t about = school_person(h, YULIA), at = school_then(h, 20, WORKDAY_ENDS);
    note_add(h->db, &(struct note){
                        .organisation = h->organisation,
                        .person = about,
                        .author = h->founder,
                        .kind = "note",
                        .text = "Просит не ставить встречи на конец недели: две смены "
                                "подряд. Договорились о среде.",
                        .at = at,
                    });
    school_note(h, at, h->founder, "note.written", about, NULL);
}

/* ---- who is away ------------------------------------------------------------------ */

static void rest(const struct history *h, int64_t person)
{
    int64_t from = school_then(h, 2, WORKDAY_ENDS), until = h->now + PAUSE_DAYS * DAY;
    person_set_pause(h->db, person, from, until);
    school_promise(h, "settings.back", person, 0, 0, until);
}

void school_life(const struct history *h)
{
    name_adults(h);
    ask_early(h);
    propose_colleague(h);
    write_note(h);
}

void school_away(const struct history *h)
{
    for (size_t i = 0; school_member(i); i++) {
        const struct school_member *m = school_member(i);
        if (m->now == SCHOOL_RESTS)
            rest(h, h->people[i]);
        if (m->now == SCHOOL_LOST)
            account_unreachable(h->db, account_of(h->db, h->people[i]).id,
                                school_then(h, 1, WORKDAY_ENDS));
    }
}
