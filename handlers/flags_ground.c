/* flags_ground.c - on which ground somebody takes part: RF-19 papers of a match that
 * runs, RF-29 a consent that ends or was taken back; and two that look at a whole: RF-28
 * too few answers, RF-30 many flags of one match (domain.md 4.9).
 *
 * Entry monitoring and training of mentors are not asked for by the bot yet, and are left
 * out of RF-19. A newer wording counts as missing two weeks after this program first had
 * it: people are asked as soon as they do anything. */
#include "handlers/agreement.h"
#include "handlers/flags_course.h"

#include <stdlib.h>
#include <string.h>

/* What of RF-19 a row is about. */
enum { AGREEMENT = 1, ORDER, CONSENT, CHILD };

/* ---- RF-19 ------------------------------------------------------------------------ */

static void lacks(struct sight *s, int severity, int64_t person, int64_t ground,
                  const char *fact)
{
    sight_found(
        s, &(struct finding){
               .severity = severity, .person = person, .about = ground, .fact = fact });
}

/* Since when this program has had the texts that it has; seconds UTC. */
static int64_t texts_since(struct turn *t)
{
    const char *name = format(t, "flags.texts.%d", DOCUMENTS_REVISION);
    const char *since = state_get(t->db, name);
    if (since)
        return strtoll(since, NULL, 10);
    state_set(t->db, name, format(t, "%lld", (long long)t->now));
    return t->now;
}

static bool is_outdated(struct turn *t, const struct sight *s, const struct person *p)
{
    return p->texts < DOCUMENTS_REVISION &&
           t->now - texts_since(t) >= sight_term(s, "rf19.texts") * DAY;
}

static void look_at_consents(struct turn *t, struct sight *s, int64_t person)
{
    struct person p = person_find(t->db, person);
    if (!consent_find(t->db, person, "P1").id)
        lacks(s, FLAG_RED, person, CONSENT, "consent");
    else if (is_outdated(t, s, &p))
        lacks(s, FLAG_RED, person, CONSENT, "texts");
    if (!guardian_confirmed(t->db, &p))
        lacks(s, FLAG_RED, person, CHILD, "guardian");
}

void flags_no_ground(struct turn *t, struct sight *s, int64_t match)
{
    struct match m = match_anywhere(t->db, match);
    if (!agreement_is_complete(t->db, match, 1))
        lacks(s, FLAG_YELLOW, 0, AGREEMENT, "agreement");
    if (!m.order_number && agreement_wants_order(t, m.organisation))
        lacks(s, FLAG_YELLOW, 0, ORDER, "order");
    for (const struct member *b = members_of(t->db, match); b->person; b++)
        look_at_consents(t, s, b->person);
}

/* ---- RF-29 ------------------------------------------------------------------------ */

/* Of who took it back the curators were told by consent_freeze(). */
void flags_consent(struct turn *t, struct sight *s, int64_t person)
{
    struct person p = person_find(t->db, person);
    struct consent c = consent_find(t->db, person, "P1");
    if (p.state == PERSON_FROZEN) {
        sight_found(s, &(struct finding){
                           .severity = FLAG_RED, .fact = "withdrawn", .known = true });
        return;
    }
    int64_t left = c.valid_until - t->now;
    if (c.id && c.valid_until && left <= sight_term(s, "rf29.days") * DAY)
        sight_found(s, &(struct finding){ .severity = FLAG_YELLOW,
                                          .fact = left > 0 ? "ends" : "ended",
                                          .since = c.valid_until });
}

/* ---- RF-28 ------------------------------------------------------------------------ */

enum { FEEDBACK = 1, PULSES, MONTH = 30 * DAY, FEEDBACK_OPEN = 7 * DAY };
enum { PULSE_OPEN = 14 * DAY };

static void look_at_answers(struct sight *s, const struct answers_fact *a, int64_t which)
{
    if (a->asked < sight_term(s, "rf28.least") ||
        a->filled * 100 >= a->asked * sight_term(s, "rf28.percent"))
        return;
    sight_found(s, &(struct finding){ .severity = FLAG_INFO,
                                      .about = which,
                                      .fact = which == FEEDBACK ? "feedback" : "pulses",
                                      .count = a->filled,
                                      .other = a->asked });
}

/* Of the month in which the time for an answer ended last. */
void flags_answers(struct turn *t, struct sight *s, int64_t school)
{
    int64_t until = t->now - FEEDBACK_OPEN;
    struct answers_fact a = feedback_between(t->db, school, until - MONTH, until);
    look_at_answers(s, &a, FEEDBACK);
    until = t->now - PULSE_OPEN;
    a = pulses_between(t->db, school, until - MONTH, until);
    look_at_answers(s, &a, PULSES);
}

/* ---- RF-30 ------------------------------------------------------------------------ */

void flags_early_end(struct turn *t, struct sight *s, int64_t match)
{
    static const char *const rules[] = { "RF-02", "RF-03", "RF-04", "RF-05", "RF-11",
                                         "RF-12", "RF-17", "RF-22", NULL };
    int64_t days = sight_term(s, "rf30.days");
    int64_t count = flags_rules_since(t->db, match, rules, t->now - days * DAY);
    if (count >= sight_term(s, "rf30.rules"))
        sight_found(s, &(struct finding){ .severity = FLAG_RED,
                                          .fact = "signs",
                                          .count = count,
                                          .other = days });
}
