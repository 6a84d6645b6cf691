/* school.c - the demo school's people and links as two tables, and how they came to be.
 *
 * Days are counted back from today; what would fall on a weekend happened on the Friday
 * before, as in a school. */
#include "tests/playground/school.h"

#include <string.h>

#include <talloc.h>

#include "locales/zones.h"
#include "storage/founders.h"

static const char school_name[] = "Школа № 52";
const char school_zone[] = "Asia/Yekaterinburg";

enum { TEXTS_READ = 1000, FRIDAY = 5, MORNING = 8 * 60 + 30, CONSENT_VERSION = 1 };

/* ---- the tables ---------------------------------------------------------------------
 */

enum way {
    BY_FOUNDER,
    BY_HEAD,
    BY_PSYCHOLOGIST,
    BY_MENTORS,
    BY_MENTEES,
    BY_MISTAKE,
    BY_LATE_MENTEES,
    BY_LATE_MENTORS,
    BY_NEW_MENTEES,
    LINKS
};

/* In the order in which they were made. */
static const struct {
    const char *role;
    int made, lasts; /* days ago; days */
    int uses;        /* -1: as many as come */
    int revoked;     /* days ago; 0: never */
} links[LINKS] = {
    [BY_FOUNDER] = { "founder", 84, 1, 1, 0 },
    [BY_HEAD] = { "head", 83, 7, 1, 0 },
    [BY_PSYCHOLOGIST] = { "psychologist", 82, 7, 1, 0 },
    [BY_MENTORS] = { "mentor", 80, 30, -1, 0 },
    [BY_MENTEES] = { "mentee", 76, 30, -1, 0 },
    [BY_MISTAKE] = { "curator", 61, 7, 1, 60 },
    [BY_LATE_MENTEES] = { "mentee", 45, 30, -1, 0 },
    [BY_LATE_MENTORS] = { "mentor", 43, 30, -1, 0 },
    [BY_NEW_MENTEES] = { "mentee", 19, 30, -1, 0 },
};

/* In the order in which they joined; the first one founded the school. */
static const struct school_member members[] = {
    { SCHOOL_CURATOR, "Анна", "Анна Сергеевна Ковалёва", "ru", CURATOR | ADMINISTRATOR,
      84, BY_FOUNDER },
    { 5202, "Вера", "Вера Николаевна Орлова", "ru", HEAD, 83, BY_HEAD },
    { 5203, "Мария", "Мария Олеговна Тихая", "ru", PSYCHOLOGIST, 81, BY_PSYCHOLOGIST },
    { SCHOOL_MENTOR, "Пётр", "Пётр Ильич Громов", "ru", MENTOR, 79, BY_MENTORS },
    { 5206, "Галина", "Галина Викторовна Сомова", "ru", MENTOR, 78, BY_MENTORS },
    { 5207, "Олег", "Олег Андреевич Беляев", "ru", MENTOR, 77, BY_MENTORS },
    { 5208, "Наталья", "Наталья Юрьевна Жданова", "ru", MENTOR, 75, BY_MENTORS },
    { SCHOOL_MENTEE, "Ирина", "Ирина Павловна Лесникова", "ru", MENTEE, 75, BY_MENTEES },
    { 5209, "Денис", "Денис Алексеевич Фомин", "ru", MENTEE, 74, BY_MENTEES },
    { 5210, "Алина", "Алина Маратовна Хасанова", "ru", MENTEE, 70, BY_MENTEES },
    { 5211, "Тимур", "Тимур Рашидович Галеев", "ru", MENTOR, 69, BY_MENTORS },
    { 5212, "Юлия", "Юлия Дмитриевна Носова", "ru", MENTEE, 62, BY_MENTEES },
    { 5213, "Елена", "Елена Борисовна Маркова", "ru", MENTOR, 42, BY_LATE_MENTORS },
    { 5214, "Павел", "Павел Олегович Ершов", "ru", MENTEE, 40, BY_LATE_MENTEES },
    { 5215, "Daniel", "Daniel Reed", "en", MENTEE, 33, BY_LATE_MENTEES },
    { 5216, "Ольга", "Ольга Петровна Зимина", "ru", MENTEE, 18, BY_NEW_MENTEES },
    { 5217, "Лев", "Лев Михайлович Сорин", "ru", MENTEE, 12, BY_NEW_MENTEES },
};

const struct school_member *school_member(size_t i)
{
    return i < COUNT(members) ? &members[i] : NULL;
}

/* ---- history --------------------------------------------------------------------------
 */

struct history {
    struct db *db;
    const struct words *words;
    void *mem;
    int64_t now, organisation, founder;
    int64_t invitations[LINKS];
};

/* That many days ago, on a day of work, so many minutes after midnight. */
static int64_t then(const struct history *h, int days, int minute)
{
    struct zones *zones = words_zones(h->words);
    struct local day = zone_local(zones, school_zone, h->now - (int64_t)days * DAY);
    if (day.weekday > FRIDAY)
        day.day -= day.weekday - FRIDAY;
    day.hour = 0;
    day.minute = minute;
    day.second = 0;
    return zone_moment(zones, school_zone, &day);
}

static void make_link(struct history *h, enum way link)
{
    int64_t made = then(h, links[link].made, MORNING + (int)link);
    struct invitation i = {
        .organisation = h->organisation,
        .role = links[link].role,
        .uses_left = links[link].uses,
        .created_by = h->founder,
        .expires_at = made + (int64_t)links[link].lasts * DAY,
    };
    h->invitations[link] = invitation_add(h->db, &i, made);
    audit_add(h->db, made, h->organisation, h->founder, "invitation.made", i.id, i.role);
    if (!links[link].revoked)
        return;
    int64_t revoked = then(h, links[link].revoked, MORNING + HOUR / MINUTE);
    invitation_revoke(h->db, h->organisation, i.id, revoked);
    audit_add(h->db, revoked, h->organisation, h->founder, "invitation.revoked", i.id,
              NULL);
}

static void consent(const struct history *h, int64_t person,
                    const struct school_member *m, int64_t at)
{
    struct reader reader = { .language = m->language, .zone = school_zone, .now = at };
    struct blank school = { .name = "school", .kind = BLANK_TEXT, .text = school_name };
    const char *key = m->link == BY_FOUNDER ? "documents.p1_founder" : "documents.p1";
    const char *text = words_fill(h->words, h->mem, &reader, key, &school, 1);
    consent_add(h->db, &(struct consent){
                           .person = person,
                           .organisation = h->organisation,
                           .purpose = "P1",
                           .text_version = CONSENT_VERSION,
                           .text_hash = consent_hash(h->db, text),
                           .language = m->language,
                           .channel = "messenger",
                           .given_at = at,
                       });
}

static void give_roles(const struct history *h, int64_t person,
                       const struct school_member *m, int64_t at)
{
    for (unsigned role = MENTEE; role < ANYBODY; role <<= 1)
        if (m->roles & role)
            role_give(h->db, person, h->organisation, role, h->founder, at);
}

/* As in the gate: a use of the link, a person, a consent, roles, a line in the journal.
 */
static int64_t join(struct history *h, const struct school_member *m, int minute)
{
    int64_t at = then(h, m->joined, minute), link = h->invitations[m->link];
    const char *user = talloc_asprintf(h->mem, "%lld", (long long)m->user);
    invitation_use(h->db, link, at);
    struct person p = {
        .organisation = h->organisation,
        .name = m->name,
        .age = "18+",
        .language = m->language,
        .zone = school_zone,
        .joined_at = at,
    };
    int64_t person = person_add(h->db, &p, link);
    account_add(h->db, "telegram", user, user, person, at);
    consent(h, person, m, at);
    person_set_texts(h->db, person, TEXTS_READ);
    person_onboarded(h->db, person, at);
    give_roles(h, person, m, at);
    audit_add(h->db, at, h->organisation, person, "person.joined", link,
              links[m->link].role);
    return person;
}

static void found(struct history *h)
{
    int64_t at = then(h, links[BY_FOUNDER].made, MORNING);
    struct invitation i = founder_invitation(
        h->db, &(struct founding){ .zone = school_zone, .language = "ru" }, at);
    h->organisation = i.organisation;
    h->invitations[BY_FOUNDER] = i.id;
    h->founder = join(h, &members[0], MORNING + 10);
    struct organisation o = organisation_find(h->db, h->organisation);
    o.name = school_name;
    o.names = NAMES_FULL;
    o.ready = true;
    organisation_save(h->db, &o, at);
    setting_save(h->db, o.id, "setup.sees", "read");
    audit_add(h->db, at, o.id, h->founder, "school.named", o.id, "full");
}

static void go_through(struct history *h)
{
    found(h);
    for (int link = BY_FOUNDER + 1; link < LINKS; link++)
        make_link(h, (enum way)link);
    for (size_t i = 1; i < COUNT(members); i++)
        join(h, &members[i], MORNING + HOUR / MINUTE + (int)i * 23);
    counter_add(h->db, h->organisation, "consent.declined");
    counter_add(h->db, h->organisation, "consent.declined");
}

bool school_make(struct db *db, const struct words *words, int64_t now,
                 struct buffer *why)
{
    struct history h = { db, words, talloc_new(NULL), now, 0, 0, { 0 } };
    void *before = db_memory_of(db);
    db_memory(db, h.mem);
    if (db_begin(db) == DB_OK)
        go_through(&h);
    bool made = db_error(db) == DB_OK && db_commit(db) == DB_OK;
    if (!made) {
        buffer_format(why, "the demo school: %s", db_why(db));
        db_rollback(db);
        db_forgive(db);
    }
    db_memory(db, before);
    talloc_free(h.mem);
    return made;
}

/* ---- later ----------------------------------------------------------------------------
 */

bool school_is_in(struct db *db)
{
    void *mem = talloc_new(NULL), *before = db_memory_of(db);
    db_memory(db, mem);
    struct organisation o = organisation_named(db, school_name);
    const char *user = talloc_asprintf(mem, "%d", SCHOOL_CURATOR);
    struct account curator = account_find(db, "telegram", user);
    db_memory(db, before);
    talloc_free(mem);
    return o.id && curator.id;
}

static const char *new_code(struct db *db, int64_t organisation, int64_t now)
{
    const int64_t *curators = role_holders(db, organisation, CURATOR);
    struct invitation i = {
        .organisation = organisation,
        .role = "mentee",
        .uses_left = -1,
        .created_by = *curators,
        .expires_at = now + (int64_t)links[BY_NEW_MENTEES].lasts * DAY,
    };
    invitation_add(db, &i, now);
    audit_add(db, now, organisation, *curators, "invitation.made", i.id, i.role);
    return i.code;
}

const char *school_open_code(struct db *db, int64_t now)
{
    struct organisation school = organisation_named(db, school_name);
    struct invitation open[20];
    size_t count = invitations_open(db, school.id, now, 0, open, COUNT(open));
    for (size_t i = 0; i < count; i++)
        if (strcmp(open[i].role, "mentee") == 0 && open[i].uses_left < 0)
            return open[i].code;
    return new_code(db, school.id, now);
}
