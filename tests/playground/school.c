/* school.c - how the demo school was founded, and how its people came in.
 *
 * Days are counted back from today; what would fall on a weekend happened on the Friday
 * before, as in a school. */
#include "tests/playground/school.h"

#include <string.h>

#include <talloc.h>

#include "locales/zones.h"
#include "storage/founders.h"
#include "tests/playground/school_past.h"

static const char school_name[] = "Школа № 52";
const char school_zone[] = "Asia/Yekaterinburg";

enum { FRIDAY = 5, YEAR_AHEAD = 60 };

/* ---- history --------------------------------------------------------------------------
 */

int64_t school_then(const struct history *h, int days, int minute)
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

int64_t school_person(const struct history *h, int64_t user)
{
    return h->people[school_member_index(user)];
}

void school_note(const struct history *h, int64_t at, int64_t by, const char *act,
                 int64_t about, const char *detail)
{
    audit_add(h->db, at, h->organisation, by, act, about, detail);
}

void school_promise(const struct history *h, const char *kind, int64_t person,
                    int64_t about, int step, int64_t due)
{
    promise_keep(h->db, &(struct promise){ .kind = kind,
                                           .person = person,
                                           .about = about,
                                           .step = step,
                                           .due = due,
                                           .first_due = due });
}

static void make_link(struct history *h, enum way link)
{
    int64_t made = school_then(h, school_links[link].made, SCHOOL_MORNING + (int)link);
    struct invitation i = {
        .organisation = h->organisation,
        .role = school_links[link].role,
        .uses_left = school_links[link].uses,
        .created_by = h->founder,
        .expires_at = made + (int64_t)school_links[link].lasts * DAY,
    };
    h->invitations[link] = invitation_add(h->db, &i, made);
    school_note(h, made, h->founder, "invitation.made", i.id, i.role);
    if (!school_links[link].revoked)
        return;
    int64_t revoked =
        school_then(h, school_links[link].revoked, SCHOOL_MORNING + HOUR / MINUTE);
    invitation_revoke(h->db, h->organisation, i.id, revoked);
    school_note(h, revoked, h->founder, "invitation.revoked", i.id, NULL);
}

/* ---- coming in ----------------------------------------------------------------------
 */

static int64_t add_person(const struct history *h, const struct school_member *m,
                          int64_t invitation, int64_t at)
{
    const char *user = talloc_asprintf(h->mem, "%lld", (long long)m->user);
    struct person p = {
        .organisation = h->organisation,
        .name = "",
        .age = m->age,
        .language = m->language,
        .zone = school_zone,
        .learner = strcmp(m->age, SCHOOL_GROWN) != 0,
        .joined_at = at,
        .state = strcmp(m->age, SCHOOL_GROWN) == 0 ? PERSON_ACTIVE : PERSON_WAITING,
    };
    int64_t person = person_add(h->db, &p, invitation);
    account_add(h->db, "telegram", user, user, person, at);
    return person;
}

static void give_roles(const struct history *h, int64_t person,
                       const struct school_member *m, int64_t at)
{
    for (unsigned role = MENTEE; role < ANYBODY; role <<= 1)
        if ((m->roles & role) && role_is_post(role) && m->link != BY_FOUNDER)
            school_give_post(h, person, role, at);
        else if (m->roles & role)
            role_give(h->db, person, h->organisation, role, h->founder, at);
}

/* The role, the texts, the questions: what follows a first consent. */
static void take_part(const struct history *h, int64_t person,
                      const struct school_member *m, int64_t at)
{
    int64_t link = m->link < LINKS ? h->invitations[m->link] : 0;
    give_roles(h, person, m, at);
    if (link) {
        school_note(h, at, person, "person.joined", link, school_links[m->link].role);
        if (m->link != BY_FOUNDER)
            join_add(h->db, h->organisation, person, link, school_links[m->link].role,
                     at);
    }
    school_texts(h, person, m, at);
    school_told(h, person, m, at + 5 * MINUTE);
    if (m->roles & MENTOR)
        school_apply(h, person, m, at);
}

/* As in the gate: a use of the link, a person, a consent, roles, a line in the journal;
 * a minor waits for a guardian instead. */
static int64_t join(const struct history *h, const struct school_member *m, int minute)
{
    int64_t at = school_then(h, m->joined, minute), link = h->invitations[m->link];
    bool founder = m->link == BY_FOUNDER;
    invitation_use(h->db, link, at);
    int64_t person = add_person(h, m, link, at);
    if (strcmp(m->age, SCHOOL_GROWN) != 0) {
        school_note(h, at, person, "minor.waits", person, m->age);
        school_minor_waits(h, person, at);
        return person;
    }
    school_first_consent(h, person, m, founder ? "P1_founder" : "P1", 0, at);
    if (founder)
        school_answer(h, person, m, "P1_founder", "accepted", at);
    return person;
}

/* The guardian agreed, the minor said yes, the curator looked into the school's records.
 */
static void agree(const struct history *h, int64_t guardian, int64_t minor,
                  const struct school_member *parent, int64_t at)
{
    const struct school_member *child = parent - 1;
    school_first_consent(h, minor, parent, "P1_minor", guardian, at);
    school_answer(h, guardian, parent, "agreement_guardian", "accepted", at);
    struct guardianship g = { .organisation = h->organisation,
                              .minor = minor,
                              .guardian = guardian,
                              .kinship = "parent" };
    int64_t id = guardianship_agree(h->db, &g, at);
    guardianship_set_tell(h->db, guardian, id, "dates,missed");
    school_note(h, at, guardian, "guardian.agreed", minor, NULL);
    school_told_by_guardian(h, guardian, id, at + MINUTE);
    school_first_consent(h, minor, child, "P1_child", 0, at + HOUR);
    school_answer(h, minor, child, "P1_child", "accepted", at + HOUR);
    promise_forget(h->db, "guardian_term.wait", 0, minor);
    person_set_state(h->db, minor, PERSON_ACTIVE);
    take_part(h, minor, child, at + HOUR);
    guardianship_confirm(h->db, h->organisation, id, h->founder, at + 2 * HOUR);
    school_note(h, at + 2 * HOUR, h->founder, "guardian.confirmed", minor, NULL);
}

static int64_t join_as_guardian(const struct history *h, const struct school_member *m,
                                int64_t minor, int minute)
{
    int64_t at = school_then(h, m->joined, minute);
    struct link l = {
        .organisation = h->organisation,
        .kind = "guardian",
        .person = minor,
        .created_by = h->founder,
        .expires_at = at + 14 * DAY,
    };
    link_add(h->db, &l, at - 3 * HOUR);
    school_note(h, at - 3 * HOUR, h->founder, "guardian.link_made", minor, NULL);
    link_use(h->db, l.id, at);
    int64_t person = add_person(h, m, 0, at);
    school_first_consent(h, person, m, "P1", 0, at);
    agree(h, person, minor, m, at);
    return person;
}

static void join_next(struct history *h, size_t i, int minute)
{
    const struct school_member *m = school_member(i);
    if (m->link == BY_CHILD) {
        h->people[i] = join_as_guardian(h, m, h->people[i - 1], minute);
    } else {
        h->people[i] = join(h, m, minute);
    }
    if (strcmp(m->age, SCHOOL_GROWN) == 0)
        take_part(h, h->people[i], m, school_then(h, m->joined, minute) + MINUTE);
}

/* ---- the whole ----------------------------------------------------------------------
 */

/* The next 31 August that is not near: nobody's consent is about to end. */
static const char *year_ends(const struct history *h)
{
    struct local day = zone_local(words_zones(h->words), school_zone,
                                  h->now + (int64_t)YEAR_AHEAD * DAY);
    return talloc_asprintf(h->mem, "%04d-08-31", day.year + (day.month > 8));
}

static void found(struct history *h)
{
    int64_t at = school_then(h, school_links[BY_FOUNDER].made, SCHOOL_MORNING);
    struct invitation i = founder_invitation(
        h->db, &(struct founding){ .zone = school_zone, .language = "ru" }, at);
    h->organisation = i.organisation;
    h->invitations[BY_FOUNDER] = i.id;
    struct organisation o = organisation_find(h->db, h->organisation);
    o.name = school_name;
    o.names = NAMES_FULL;
    o.ready = true;
    organisation_save(h->db, &o, at);
    setting_save(h->db, o.id, "cycle.ends", year_ends(h));
    h->founder = h->people[0] = join(h, school_member(0), SCHOOL_MORNING + 10);
    take_part(h, h->founder, school_member(0), at + 11 * MINUTE);
    setting_save(h->db, o.id, "setup.sees", "read");
    school_note(h, at, h->founder, "school.named", o.id, "full");
}

static void go_through(struct history *h)
{
    found(h);
    for (int link = BY_FOUNDER + 1; link < LINKS; link++)
        make_link(h, (enum way)link);
    for (size_t i = 1; school_member(i); i++)
        join_next(h, i, SCHOOL_MORNING + HOUR / MINUTE + (int)i * 17);
    joins_check(h->db, h->organisation, INT64_MAX, school_then(h, 0, 0));
    counter_add(h->db, h->organisation, "consent.declined");
    counter_add(h->db, h->organisation, "consent.declined");
    school_life(h);
}

/* One part of it in a transaction. */
static bool make_part(struct history *h, void (*part)(struct history *h),
                      struct buffer *why)
{
    if (db_begin(h->db) == DB_OK)
        part(h);
    if (db_error(h->db) == DB_OK && db_commit(h->db) == DB_OK)
        return true;
    buffer_format(why, "the demo school: %s", db_why(h->db));
    db_rollback(h->db);
    db_forgive(h->db);
    return false;
}

static void go_away(struct history *h)
{
    school_away(h);
}

bool school_make(struct db *db, const struct words *words, const struct forms *forms,
                 int64_t now, struct buffer *why)
{
    struct history h = {
        .db = db, .words = words, .forms = forms, .mem = talloc_new(NULL), .now = now
    };
    void *before = db_memory_of(db);
    db_memory(db, h.mem);
    bool made = make_part(&h, go_through, why) && school_past(&h, why);
    db_memory(db, h.mem);
    made = made && make_part(&h, go_away, why);
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
        .expires_at = now + (int64_t)school_links[BY_NEW_MENTEES].lasts * DAY,
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
