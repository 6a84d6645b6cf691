/* story_school.c - schools that are there before a story begins, made straight in the
 * storage: «Школа № 52» in the story's zone, with people who gave their consent.
 *
 * small: Анна (curator, administrator), Пётр (mentor), Ира (mentee), Вера (head), Мария
 * (psychologist). full: these, and Олег, Нина (mentors), Лена, Дима (mentees), Саша
 * (mentee, a learner of 16 years), Тамара (deputy), Глеб (guardian), Юрий (resource).
 *
 * Further schools have the people that their line names, and as many nameless ones as it
 * says; a parent takes all the schools before it as its own. Олег is in the long-term
 * base (P5) for another 40 days. */
#include "tests/story_inside.h"

#include <stdlib.h>
#include <string.h>

#include <talloc.h>

/* They have answered every text there is: no release of ours has so many. */
enum { TEXTS_READ = 1000 };
/* So lately that nobody has been without a pair for long (domain.md 4.9 RF-10). */
enum { JOINED = 7 * DAY };

static const struct pupil {
    const char *called, *name;
    unsigned roles;
    bool learner, small;
} pupils[] = {
    { "Анна", "Анна Павлова", CURATOR | ADMINISTRATOR, false, true },
    { "Пётр", "Пётр Волков", MENTOR, false, true },
    { "Ира", "Ира Соколова", MENTEE, false, true },
    { "Вера", "Вера Громова", HEAD, false, true },
    { "Мария", "Мария Лисина", PSYCHOLOGIST, false, true },
    { "Олег", "Олег Зимин", MENTOR, false, false },
    { "Нина", "Нина Белова", MENTOR, false, false },
    { "Лена", "Лена Орлова", MENTEE, false, false },
    { "Дима", "Дима Котов", MENTEE, false, false },
    { "Саша", "Саша Рыбина", MENTEE, true, false },
    { "Тамара", "Тамара Жукова", DEPUTY, false, false },
    { "Глеб", "Глеб Сомов", GUARDIAN, false, false },
    { "Юрий", "Юрий Дроздов", RESOURCE, false, false },
};

/* second "Школа № 7" Зоя curator head, 7 mentee, Фёдор mentor */
static bool further_school(struct story *s, const char *rest)
{
    size_t count = talloc_array_length(s->more_schools);
    s->more_schools = talloc_realloc(s->memory, s->more_schools, char *, count + 1);
    s->more_schools[count] = talloc_strdup(s->memory, rest);
    const char *name = strchr(rest, '"');
    return (name && strchr(name + 1, '"')) ||
           story_fail(s, "it is written: school second \"NAME\" Зоя curator, 7 mentee");
}

/* Only where first names are shown: one more Анна. */
static const struct pupil namesake = { "Аня", "Анна Сергеевна", MENTOR, false, true };

bool story_school(struct story *s, const char *rest)
{
    if (strncmp(rest, "second ", 7) == 0 || strncmp(rest, "parent ", 7) == 0)
        return further_school(s, rest);
    static const char *const kinds[] = { "none", "new", "small", "full" };
    char *words = talloc_strdup(s->memory, rest), *kind = strsep(&words, " ");
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (strcmp(kinds[i], kind) == 0)
            s->school = kinds[i];
    s->names_codes = words && strcmp(words, "codes") == 0;
    s->names_first = words && strcmp(words, "first") == 0;
    bool said = s->names_codes || s->names_first || (words && strcmp(words, "full") == 0);
    if (!s->school || (words && !said))
        return story_fail(s, "it is written: school none, new, small or full; then "
                             "perhaps full, first or codes for the names");
    return true;
}

static struct organisation make_organisation(struct story *s, const char *name)
{
    int64_t id = organisation_add(s->db, s->zone, "ru", s->now - 30 * DAY);
    struct organisation o = organisation_find(s->db, id);
    o.name = name;
    o.names = s->names_codes ? NAMES_CODES : s->names_first ? NAMES_FIRST : NAMES_FULL;
    o.ready = true;
    organisation_save(s->db, &o, s->now - 30 * DAY);
    return organisation_find(s->db, id);
}

static void give_roles(struct story *s, const struct organisation *o, int64_t person,
                       unsigned roles)
{
    for (unsigned role = 1; role <= ADMINISTRATOR; role <<= 1)
        if (roles & role)
            role_give(s->db, person, o->id, role, 0, s->now - JOINED);
}

/* A mentor of the school was accepted when the programme began. */
static void accept_mentor(struct story *s, const struct organisation *o, int64_t person)
{
    int64_t then = s->now - 30 * DAY;
    struct application a = application_open(s->db, o->id, person, then);
    application_apply(s->db, a.id, "V", then);
    application_decide(s->db, a.id, APPLICATION_ACCEPTED, "", 0, then);
}

static void make_person(struct story *s, const struct organisation *o,
                        const struct pupil *p)
{
    struct person who = {
        .organisation = o->id,
        .name = s->names_codes ? "" : p->name,
        .age = p->learner ? "14-17" : "18+",
        .language = "ru",
        .zone = s->zone,
        .learner = p->learner,
        .joined_at = s->now - JOINED,
    };
    const struct story_person *in_story = p->called ? story_person(s, p->called) : NULL;
    int64_t id = person_add(s->db, &who, 0);
    if (in_story)
        account_add(s->db, "terminal", in_story->id, in_story->id, id, s->now - 30 * DAY);
    consent_add(s->db, &(struct consent){
                           .person = id,
                           .organisation = o->id,
                           .purpose = "P1",
                           .text_version = 1,
                           .text_hash = consent_hash(s->db, "P1"),
                           .language = "ru",
                           .channel = "messenger",
                           .given_at = s->now - 30 * DAY,
                       });
    if (p->called && strcmp(p->called, "Олег") == 0)
        consent_add(s->db, &(struct consent){ .person = id,
                                              .organisation = o->id,
                                              .purpose = "P5",
                                              .text_version = 1,
                                              .text_hash = consent_hash(s->db, "P5"),
                                              .language = "ru",
                                              .channel = "messenger",
                                              .given_at = s->now - 30 * DAY,
                                              .valid_until = s->now + 40 * DAY });
    person_set_texts(s->db, id, TEXTS_READ);
    person_onboarded(s->db, id, s->now - JOINED);
    give_roles(s, o, id, p->roles);
    if (p->roles & MENTOR)
        accept_mentor(s, o, id);
}

/* "Зоя curator head" or "7 mentee" */
static void make_people(struct story *s, const struct organisation *o, char *words)
{
    words += strspn(words, " ");
    char *who = strsep(&words, " "), *role;
    struct pupil p = { .called = who, .name = who };
    long crowd = strtol(who, NULL, 10);
    while ((role = strsep(&words, " ")))
        p.roles |= role_named(role);
    if (crowd > 0)
        p.called = NULL;
    for (long i = 0; i < (crowd > 0 ? crowd : 1); i++)
        make_person(s, o, &p);
}

static void make_further(struct story *s, const char *line)
{
    bool parent = strncmp(line, "parent ", 7) == 0;
    const char *name = strchr(line, '"') + 1;
    size_t len = strcspn(name, "\"");
    char *people = talloc_strdup(s->memory, name + len + 1), *some;
    struct organisation o = make_organisation(s, talloc_strndup(s->memory, name, len));
    while (people && (some = strsep(&people, ",")))
        make_people(s, &o, some);
    for (int64_t id = 1; parent && id < o.id; id++) {
        struct organisation school = organisation_find(s->db, id);
        school.parent = o.id;
        organisation_save(s->db, &school, s->now);
    }
}

bool story_make_school(struct story *s)
{
    const char *school = s->school;
    s->school = NULL;
    if (!s->engine && !story_start(s))
        return false;
    if (!school || strcmp(school, "none") == 0)
        return true;
    db_memory(s->db, s->memory);
    if (db_begin(s->db) != DB_OK)
        return story_fail(s, "the school cannot be made: %s", db_why(s->db));
    if (strcmp(school, "new") == 0) {
        organisation_add(s->db, s->zone, "ru", s->now);
    } else {
        struct organisation o = make_organisation(s, "Школа № 52");
        for (size_t i = 0; i < COUNT(pupils); i++)
            if (pupils[i].small || strcmp(school, "full") == 0)
                make_person(s, &o, &pupils[i]);
        if (s->names_first)
            make_person(s, &o, &namesake);
    }
    for (size_t i = 0; i < talloc_array_length(s->more_schools); i++)
        make_further(s, s->more_schools[i]);
    db_commit(s->db);
    return !db_error(s->db) ||
           story_fail(s, "the school cannot be made: %s", db_why(s->db));
}

/* A version of a document, made older than the program's own, so that it stands as if a
 * release had brought a new one. */
static char *older(struct story *s, const char *document)
{
    const char *all = *document ? document : "%";
    return talloc_asprintf(
        s->memory,
        "UPDATE people SET texts = 0 WHERE '%s' <> 'agreement_match';"
        " UPDATE consents SET text_version = text_version - 1 WHERE purpose LIKE '%s';"
        " UPDATE acknowledgements SET version = version - 1 WHERE text LIKE '%s';"
        " UPDATE agreements SET version = version - 1 WHERE document LIKE '%s';"
        " DELETE FROM state WHERE name = 'agreement.version'",
        all, all, all, all);
}

/* older | older P3 */
bool story_texts(struct story *s, const char *rest)
{
    if (strncmp(rest, "older", 5) != 0 || (rest[5] && rest[5] != ' ') ||
        strchr(rest, '\''))
        return story_fail(s, "it is written: texts older, texts older P3");
    db_memory(s->db, s->memory);
    bool done = db_begin(s->db) == DB_OK &&
                db_script(s->db, older(s, rest + 5 + (rest[5] == ' '))) &&
                db_commit(s->db) == DB_OK;
    return done || story_fail(s, "the texts cannot be made older: %s", db_why(s->db));
}
