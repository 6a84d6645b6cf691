/* school_texts.c - what people of the demo school agreed to and read, in the very words
 * that they would have been shown. */
#include <stdio.h>
#include <string.h>

#include <talloc.h>

#include "handlers/features.h"
#include "locales/zones.h"
#include "tests/playground/school_history.h"

enum { NOON = 12 * 60, ENDS_DAYS = 30, CLOSING_DAYS = 7, ASK_AGAIN_DAYS = 30 };

static const char *hash_of(const struct history *h, const struct school_member *m,
                           const struct document *d, int64_t at)
{
    struct reader reader = {
        .language = m->language,
        .zone = school_zone,
        .learner = strcmp(m->age, "18+") != 0,
        .now = at,
    };
    struct blank school = { .name = "school",
                            .kind = BLANK_TEXT,
                            .text = organisation_find(h->db, h->organisation).name };
    return consent_hash(h->db, words_fill(h->words, h->mem, &reader, d->key, &school, 1));
}

/* Noon of the last day of a consent given then. */
static int64_t end_of(const struct history *h, int64_t at)
{
    struct zones *zones = words_zones(h->words);
    struct local day = zone_local(zones, school_zone, at);
    const char *given =
        talloc_asprintf(h->mem, "%04d-%02d-%02d", day.year, day.month, day.day);
    const char *last = consent_last_day(h->db, h->organisation, given);
    struct local end = { .minute = NOON };
    sscanf(last, "%d-%d-%d", &end.year, &end.month, &end.day);
    return zone_moment(zones, school_zone, &end);
}

static void keep(const struct history *h, int64_t person, const struct school_member *m,
                 const struct document *d, struct consent c)
{
    c.person = person;
    c.organisation = h->organisation;
    c.purpose = d->purpose;
    c.text_version = d->version;
    c.text_hash = hash_of(h, m, d, c.given_at);
    c.language = m->language;
    c.channel = "messenger";
    consent_add(h->db, &c);
    school_note(h, c.given_at, c.guardian ? c.guardian : person, "consent.given", person,
                d->purpose);
}

void school_first_consent(const struct history *h, int64_t person,
                          const struct school_member *m, const char *document, int64_t by,
                          int64_t at)
{
    int64_t end = end_of(h, at);
    keep(h, person, m, document_named(document),
         (struct consent){ .given_at = at, .guardian = by, .valid_until = end });
    school_promise(h, "consent.ends", person, 0, 0, end - (int64_t)ENDS_DAYS * DAY);
    school_promise(h, "consent.closing", person, 0, 0, end - (int64_t)CLOSING_DAYS * DAY);
    school_promise(h, "consent.ended", person, 0, 0, end);
}

void school_answer(const struct history *h, int64_t person, const struct school_member *m,
                   const char *document, const char *answer, int64_t at)
{
    const struct document *d = document_named(document);
    acknowledge(h->db, &(struct acknowledgement){
                           .person = person,
                           .text = d->name,
                           .version = d->version,
                           .answer = answer,
                           .hash = hash_of(h, m, d, at),
                           .language = m->language,
                           .at = at,
                       });
}

static void answer_further(const struct history *h, int64_t person,
                           const struct school_member *m, const char *name, char answer,
                           int64_t at)
{
    const struct document *d = document_named(name);
    if (answer == 'y') {
        keep(h, person, m, d, (struct consent){ .given_at = at });
        return;
    }
    school_answer(h, person, m, name, answer == 'l' ? "later" : "no", at);
    if (answer == 'l')
        school_promise(h, "consent.later", person, name[1] - '0', d->version,
                       at + (int64_t)ASK_AGAIN_DAYS * DAY);
}

void school_texts(const struct history *h, int64_t person, const struct school_member *m,
                  int64_t at)
{
    static const char *const further[] = { "P2", "P3", "P4" };
    for (unsigned role = MENTEE; role < ANYBODY; role <<= 1) {
        const char *name = talloc_asprintf(h->mem, "rights_%s", role_word(role));
        if (m->roles & role)
            school_answer(h, person, m, name, "read", at += MINUTE);
    }
    for (size_t i = 0; i < strlen(m->further); i++)
        answer_further(h, person, m, further[i], m->further[i], at += MINUTE / 2);
    person_set_texts(h->db, person, DOCUMENTS_REVISION);
}
