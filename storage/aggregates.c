/* aggregates.c - numbers of a school, without people. */
#include "storage/aggregates.h"

STATEMENT(people, "SELECT count(*) FROM people WHERE organisation = ?1"
                  " AND erased_at IS NULL");
STATEMENT(mentees, "SELECT count(*) FROM enrolments WHERE organisation = ?1"
                   " AND role = 'mentee'");
STATEMENT(mentors, "SELECT count(*) FROM enrolments WHERE organisation = ?1"
                   " AND role = 'mentor'");
STATEMENT(guardians, "SELECT count(*) FROM enrolments WHERE organisation = ?1"
                     " AND role = 'guardian'");
STATEMENT(staff, "SELECT count(DISTINCT person) FROM posts WHERE organisation = ?1"
                 " AND confirmed_at IS NOT NULL");
STATEMENT(accepted, "SELECT count(DISTINCT person) FROM applications"
                    " WHERE organisation = ?1 AND state = 'accepted'");
STATEMENT(confirmed, "SELECT count(DISTINCT minor) FROM guardianships"
                     " WHERE organisation = ?1 AND state = 'confirmed'");
STATEMENT(consents, "SELECT count(DISTINCT person) FROM consents"
                    " WHERE organisation = ?1 AND purpose = 'P1'"
                    " AND withdrawn_at IS NULL");
/* CROSS keeps the order: lost accounts are few, people are many. */
STATEMENT(unreachable, "SELECT count(DISTINCT p.id) FROM accounts a"
                       " CROSS JOIN people p ON p.id = a.person"
                       " WHERE a.lost_at > 0 AND p.organisation = ?1");

int64_t aggregate(struct db *db, int64_t organisation, enum aggregate what)
{
    static const struct statement *const counts[AGGREGATES] = {
        [AGGREGATE_PEOPLE] = &people,
        [AGGREGATE_MENTEES] = &mentees,
        [AGGREGATE_MENTORS] = &mentors,
        [AGGREGATE_GUARDIANS] = &guardians,
        [AGGREGATE_STAFF] = &staff,
        [AGGREGATE_ACCEPTED] = &accepted,
        [AGGREGATE_CONFIRMED] = &confirmed,
        [AGGREGATE_CONSENTS] = &consents,
        [AGGREGATE_UNREACHABLE] = &unreachable,
    };
    return db_first(db_query(db, counts[what], "i", organisation));
}
