/* retention.c - what is kept long enough goes. */
#include "storage/retention.h"

#include <time.h>

enum { YEAR = 366 * DAY, NOT_JOINED = 30 * DAY, AFTER_LINK = 30 * DAY };
enum { DRAFT_LEFT = 30 * DAY };
enum { ASK_BEFORE = 31 * DAY };
static const int64_t three_years = (int64_t)3 * YEAR;
static const int64_t after_invitation = (int64_t)400 * DAY;

static int64_t take(struct db *db, const struct statement *s, int64_t until, size_t room)
{
    return db_run(db, s, "ii", until, (int64_t)room);
}

/* ---- rules that need nothing but the rows ----------------------------------------- */

STATEMENT(referrals, "DELETE FROM referrals WHERE id IN (SELECT id FROM referrals"
                     " WHERE made_at <= ?1 AND state <> 'joined'"
                     " ORDER BY made_at LIMIT ?2)");
STATEMENT(withdrawn, "DELETE FROM consents WHERE id IN (SELECT id FROM consents"
                     " WHERE withdrawn_at IS NOT NULL AND withdrawn_at <= ?1"
                     " ORDER BY withdrawn_at LIMIT ?2)");
STATEMENT(ended, "DELETE FROM consents WHERE id IN (SELECT id FROM consents"
                 " WHERE valid_until IS NOT NULL AND withdrawn_at IS NULL"
                 " AND valid_until <= ?1 ORDER BY valid_until LIMIT ?2)");
STATEMENT(acts, "DELETE FROM erasure_acts WHERE id IN (SELECT id FROM erasure_acts"
                " WHERE at <= ?1 ORDER BY at LIMIT ?2)");
STATEMENT(people, "DELETE FROM people WHERE id IN (SELECT p.id FROM people p"
                  " WHERE p.erased_at IS NOT NULL AND p.erased_at <= ?1"
                  " AND NOT EXISTS (SELECT 1 FROM consents c WHERE c.person = p.id)"
                  " AND NOT EXISTS (SELECT 1 FROM match_members b WHERE b.person = p.id)"
                  " AND NOT EXISTS (SELECT 1 FROM meeting_people a"
                  "  WHERE a.person = p.id)"
                  " AND NOT EXISTS (SELECT 1 FROM agreements g WHERE g.person = p.id)"
                  " AND NOT EXISTS (SELECT 1 FROM endings e WHERE e.person = p.id)"
                  " AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.asker = p.id)"
                  " AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.owner = p.id)"
                  " AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.mentor = p.id)"
                  " AND NOT EXISTS (SELECT 1 FROM case_notes n WHERE n.person = p.id)"
                  " AND p.id < (SELECT max(id) FROM people)"
                  " AND p.number < (SELECT max(m.number) FROM people m"
                  "  WHERE m.organisation = p.organisation)"
                  " ORDER BY p.erased_at LIMIT ?2)");
STATEMENT(links, "DELETE FROM links WHERE id IN (SELECT id FROM links"
                 " WHERE expires_at <= ?1 ORDER BY expires_at LIMIT ?2)");
STATEMENT(drafts, "DELETE FROM matches WHERE id IN (SELECT id FROM matches"
                  " WHERE state = 'draft' AND touched_at <= ?1"
                  " ORDER BY touched_at LIMIT ?2)");

int64_t retention_referrals(struct db *db, int64_t now, size_t room)
{
    return take(db, &referrals, now - NOT_JOINED, room);
}

int64_t retention_consents(struct db *db, int64_t now, size_t room)
{
    int64_t count = take(db, &withdrawn, now - three_years, room);
    return count + take(db, &ended, now - three_years, room - (size_t)count);
}

int64_t retention_acts(struct db *db, int64_t now, size_t room)
{
    return take(db, &acts, now - three_years, room);
}

int64_t retention_people(struct db *db, int64_t now, size_t room)
{
    return take(db, &people, now - three_years, room);
}

int64_t retention_links(struct db *db, int64_t now, size_t room)
{
    return take(db, &links, now - AFTER_LINK, room);
}

int64_t retention_drafts(struct db *db, int64_t now, size_t room)
{
    return take(db, &drafts, now - DRAFT_LEFT, room);
}

int64_t retention_run(struct db *db, int rule, int64_t now, size_t room)
{
    /* consents, records and cases before people: an empty row waits for them */
    static int64_t (*const rules[])(struct db *, int64_t, size_t) = {
        retention_referrals,  retention_avoid,       retention_consents,
        retention_acts,       retention_diaries,     retention_prompts,
        retention_silences,   retention_comments,    retention_records,
        retention_case_texts, retention_case_drafts, retention_cases,
        retention_relays,     retention_solutions,   retention_people,
        retention_links,      retention_drafts,      retention_flags,
    };
    return rule < (int)COUNT(rules) ? rules[rule](db, now, room) : -1;
}

STATEMENT(next_invitations,
          "SELECT max(id), count(*) FROM (SELECT id FROM invitations"
          " WHERE id > ?1 ORDER BY id LIMIT ?2) /* all rows: of few */");
STATEMENT(invitations,
          "DELETE FROM invitations WHERE id > ?1 AND id <= ?2"
          " AND expires_at <= ?3 AND NOT EXISTS"
          " (SELECT 1 FROM people WHERE people.invitation = invitations.id)");

int64_t retention_invitations(struct db *db, int64_t now, int64_t *cursor, size_t room)
{
    int64_t last = 0, looked = 0, from = *cursor;
    struct rows r = db_query(db, &next_invitations, "ii", from, (int64_t)room);
    if (db_next(&r)) {
        last = db_int(&r, 0);
        looked = db_int(&r, 1);
    }
    db_stop(&r);
    *cursor = looked == (int64_t)room ? last : 0;
    return db_run(db, &invitations, "iii", from, last, now - after_invitation);
}

/* ---- the cycle in which something was said ---------------------------------------- */

#define MONTH_DAY                                                                        \
    "ifnull((SELECT substr(s.value, 6) FROM settings s WHERE s.organisation ="           \
    " p.organisation AND s.name = 'cycle.ends'), '08-31')"
#define CYCLE_YEAR                                                                       \
    "(strftime('%Y', d.filled_at, 'unixepoch') +"                                        \
    " (strftime('%m-%d', d.filled_at, 'unixepoch') > " MONTH_DAY "))"
#define CYCLE_ENDED CYCLE_YEAR " || '-' || " MONTH_DAY

STATEMENT(avoid, "DELETE FROM answers WHERE (draft, item) IN"
                 " (SELECT a.draft, a.item FROM answers a"
                 "  JOIN drafts d ON d.id = a.draft JOIN people p ON p.id = d.person"
                 "  WHERE a.item IN ('OE13', 'OM19', 'CHX5')"
                 "  AND d.filled_at IS NOT NULL"
                 "  AND " CYCLE_ENDED " < date(?1, 'unixepoch') LIMIT ?2)");
STATEMENT(forget, "DELETE FROM answers WHERE item = ?2 AND draft IN"
                  " (SELECT id FROM drafts WHERE person = ?1)");

int64_t retention_avoid(struct db *db, int64_t now, size_t room)
{
    return take(db, &avoid, now, room);
}

void answers_forget(struct db *db, int64_t person, const char *item)
{
    db_run(db, &forget, "it", person, item);
}

/* No cycle that is over by now ended later, in seconds: else every night would look at
 * all that was answered since. */
STATEMENT(latest, "SELECT strftime('%s', max(ends)) + 86400 FROM"
                  " (SELECT ?1 || '-08-31' AS ends UNION ALL SELECT"
                  "  (?1 + (substr(value, 6) < '01-20')) || '-' || substr(value, 6)"
                  "  FROM settings WHERE name = 'cycle.ends') /* all rows: of few */");
STATEMENT(surveys,
          "SELECT d.id, p.organisation, d.form, d.version, " CYCLE_YEAR
          " FROM drafts d JOIN people p ON p.id = d.person"
          " WHERE d.filled_at IS NOT NULL AND d.form <> 'profile' AND d.filled_at < ?2"
          " AND " CYCLE_ENDED " < ?1 || '-01-20' ORDER BY d.filled_at LIMIT ?3");
STATEMENT(add_anonymous, "INSERT INTO anonymous_answers (organisation, form, version,"
                         " item, value, year) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");

/* The year of the last report (20 January) to which 30 days were added. */
static int64_t report_year(int64_t now)
{
    time_t at = (time_t)now;
    struct tm utc;
    gmtime_r(&at, &utc);
    bool over = utc.tm_mon > 1 || (utc.tm_mon == 1 && utc.tm_mday > 19);
    return utc.tm_year + 1900 - !over;
}

size_t retention_surveys(struct db *db, int64_t now, struct survey *out, size_t room)
{
    size_t count = 0;
    int64_t year = report_year(now);
    int64_t before = db_first(db_query(db, &latest, "i", year - 1));
    struct rows r = db_query(db, &surveys, "iii", year, before, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = (struct survey){
            .draft = db_int(&r, 0),
            .organisation = db_int(&r, 1),
            .form = db_text(&r, 2),
            .version = (int)db_int(&r, 3),
            .year = (int)db_int(&r, 4),
        };
    db_stop(&r);
    return count;
}

void anonymous_answer_add(struct db *db, const struct survey *s, const char *item,
                          const char *value)
{
    db_run(db, &add_anonymous, "ititti", s->organisation, s->form, (int64_t)s->version,
           item, value, (int64_t)s->year);
}

/* ---- consents that end ------------------------------------------------------------ */

STATEMENT(ending, "SELECT id, person, purpose, valid_until FROM consents"
                  " WHERE valid_until IS NOT NULL AND withdrawn_at IS NULL"
                  " AND valid_until > ?1 AND valid_until <= ?2"
                  " AND (valid_until, id) > (ifnull((SELECT c.valid_until"
                  "  FROM consents c WHERE c.id = ?3), 0), ?3)"
                  " ORDER BY valid_until, id LIMIT ?4");
STATEMENT(confirm,
          "UPDATE consents SET valid_until = valid_until + 31536000"
          " WHERE id = ?2 AND person = ?1 AND purpose = 'P5'"
          " AND withdrawn_at IS NULL AND valid_until > ?3 AND valid_until <= ?4");
STATEMENT(expire, "UPDATE consents SET withdrawn_at = ?3,"
                  " withdrawal_channel = 'expired' WHERE id = ?2 AND person = ?1"
                  " AND purpose = 'P5' AND withdrawn_at IS NULL AND valid_until <= ?3");

size_t retention_ending(struct db *db, int64_t from, int64_t to, int64_t *cursor,
                        struct ending *out, size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &ending, "iiii", from, to, *cursor, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = (struct ending){ db_int(&r, 0), db_int(&r, 1), db_text(&r, 2),
                                        db_int(&r, 3) };
    db_stop(&r);
    *cursor = count == room ? out[count - 1].consent : 0;
    return count;
}

bool retention_confirm(struct db *db, int64_t person, int64_t consent, int64_t now)
{
    return db_run(db, &confirm, "iiii", person, consent, now, now + ASK_BEFORE) == 1;
}

bool retention_expire(struct db *db, int64_t person, int64_t consent, int64_t now)
{
    return db_run(db, &expire, "iii", person, consent, now) == 1;
}
