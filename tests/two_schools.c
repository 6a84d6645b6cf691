/* two_schools.c - one statement for each table; x holds who and when, as together_fill()
 * was told. */
#include "tests/two_schools.h"

#include <talloc.h>

enum { IN_A_DAY = 24 * 60 * 60 };

/* 1 active, 2 proposed, 3 draft, 4 accepted, 5 paused, 6 closing, 7 reversed, 8 a group,
 * 9 stopped, 10 what carries it on. */
static const char matches[] =
    "WITH s (n, kind, state) AS (VALUES (1, 'TRAD', 'active'), (2, 'TRAD', 'proposed'),"
    " (3, 'TRAD', 'draft'), (4, 'TRAD', 'accepted'), (5, 'TRAD', 'paused'),"
    " (6, 'TRAD', 'closing'), (7, 'REV', 'active'), (8, 'GROUP', 'active'),"
    " (9, 'TRAD', 'stopped'), (10, 'TRAD', 'active'))"
    "INSERT INTO matches (id, organisation, form, kind, state, goal, made_by, made_at,"
    " proposed_at, accepted_at, agreed_at, active_at, paused_from, paused_until,"
    " ended_at, reason, follows, starts_on, ends_on)"
    " SELECT first + n, school, 'TT', kind, state, token || ' goal', curator, at - 9,"
    " at - 8, at - 7, at - 6, at - 5, iif(n = 5, at - 4, NULL),"
    " iif(n = 5, at + 864000, NULL), iif(n = 9, at - 3, NULL), iif(n = 9, 'C3', NULL),"
    " iif(n = 10, first + 9, NULL), '2026-09-01', '2027-05-25' FROM s, x";

static const char members[] =
    "INSERT INTO match_members (match, person, role, sphere, answer, answered_at,"
    " comment) SELECT m.id, mentor, 'mentor', token || ' sphere',"
    " iif(state IN ('draft', 'proposed'), NULL, 'accepted'), at, token || ' comment'"
    " FROM matches m, x WHERE m.id BETWEEN first + 1 AND first + 10 UNION ALL"
    " SELECT m.id, mentee, 'mentee', '',"
    " iif(state IN ('draft', 'proposed'), NULL, 'accepted'), at, token || ' comment'"
    " FROM matches m, x WHERE m.id BETWEEN first + 1 AND first + 10";

/* All of match 1 but 8 (with a topic), 9 (of the group, in a series), 10 (a curator's)
 * and 11 (general). */
static const char meetings[] =
    "WITH s (n, match, type, status, days) AS (VALUES (1, 1, 'M1', 'planned', 2),"
    " (2, 1, 'M2', 'confirmed', 3), (3, 1, 'M3', 'held', -9), (4, 1, 'M3', 'disputed',"
    " -3), (5, 1, 'M3', 'cancelled', 4), (6, 1, 'M3', 'unknown', -20),"
    " (7, 1, 'M2', 'planned', -1), (8, 7, 'M2', 'planned', 5), (9, 8, 'M2',"
    " 'confirmed', 7), (10, NULL, 'MC', 'planned', 6), (11, NULL, 'MG', 'confirmed', 8))"
    "INSERT INTO meetings (id, organisation, match, type, topic, series, status,"
    " starts_at, minutes, zone, link, online, title, outcome, made_by, made_at,"
    " agreed_at) SELECT first + n, school, first + match, type, iif(n = 8, first + 1,"
    " NULL), iif(n = 9, first + 1, NULL), status, at + days * 86400, 45, 'UTC',"
    " 'https://' || token || '.example/room', 1, iif(n = 11, token || ' title', ''),"
    " token || ' outcome', iif(match IS NULL, curator, mentor), at - 5, NULL"
    " FROM s, x ORDER BY n";

static const char attendees[] =
    "INSERT INTO meeting_people (meeting, person, role, answer, answered_version, held,"
    " asked, reason) SELECT m.id, mentor, 'mentor', 'yes', 1, iif(status = 'disputed',"
    " 'yes', NULL), status = 'disputed', '' FROM meetings m, x"
    " WHERE m.id BETWEEN first + 1 AND first + 11 UNION ALL"
    " SELECT m.id, mentee, 'mentee', iif(status = 'planned', NULL, 'yes'),"
    " iif(status = 'planned', 0, 1), iif(status = 'disputed', 'no', NULL),"
    " status = 'disputed', '' FROM meetings m, x"
    " WHERE m.id BETWEEN first + 1 AND first + 11 UNION ALL"
    " SELECT first + 10, curator, 'curator', 'yes', 1, NULL, 0, '' FROM x";

static const char *const rest[] = {
    "INSERT INTO topics (id, match, number, title, mentor)"
    " SELECT first + 1, first + 7, 1, token || ' topic', mentor FROM x UNION ALL"
    " SELECT first + 2, first + 7, 2, token || ' other topic', mentee FROM x",
    "INSERT INTO series (id, match, every, until, made_by, made_at)"
    " SELECT first + 1, first + 8, 'week', '2026-12-20', mentor, at - 5 FROM x",
    "INSERT INTO venues (id, organisation, match, kind, name, link, made_by, made_at,"
    " asked_at, allowed_at) SELECT first + 1, school, first + 1, 'link', token ||"
    " ' room', 'https://' || token || '.example', mentor, at, at, NULL FROM x UNION ALL"
    " SELECT first + 2, school, first + 1, 'link', token || ' hall', 'https://' || token"
    " || '.example/2', mentor, at, at, at FROM x",
    meetings,
    attendees,
    "INSERT INTO meeting_offers SELECT first + 1, n, at + (n + 1) * 86400"
    " FROM x, (SELECT 1 AS n UNION SELECT 2 UNION SELECT 3)",
    "INSERT INTO gatherings (meeting, agenda, audience) SELECT first + 11, token, 'all'"
    " FROM x",
    "INSERT INTO agreements (match, person, document, version, hash, language, at)"
    " SELECT first + 4, mentor, 'agreement_match', 1, '', 'en', at FROM x",
    "INSERT INTO addenda (match, person, number, terms, entered_by, at)"
    " SELECT first + 1, mentor, '7', token || ' terms', curator, at FROM x",
    "INSERT INTO endings (id, match, person, wish, reason, comment, made_at)"
    " SELECT first + 1, first + 1, mentee, 'change', 'time', token || ' wish', at FROM x"
    " UNION ALL SELECT first + 2, first + 6, mentor, 'early', 'contact', token, at"
    " FROM x",
    "INSERT INTO match_events (id, match, person, what, at)"
    " SELECT first + 1, first + 1, mentor, 'active', at FROM x",
    "INSERT INTO steps (id, match, meeting, owner, text, due_on, made_by, made_at,"
    " done_at) SELECT first + 1, first + 1, first + 3, mentee, token || ' step',"
    " '2026-09-20', mentor, at, NULL FROM x UNION ALL SELECT first + 2, first + 1,"
    " first + 3, mentor, token || ' done', '', mentee, at, at FROM x",
    "INSERT INTO preferences SELECT mentor, 'reminders', '24' FROM x",
    "INSERT INTO feedback (id, meeting, person, partner, role, asked_at)"
    " SELECT first + 1, first + 3, mentor, mentee, 'mentor', at FROM x UNION ALL"
    " SELECT first + 2, first + 3, mentee, mentor, 'mentee', at FROM x",
    "INSERT INTO pulses (id, match, person, number, asked_at)"
    " SELECT first + 1, first + 1, mentor, 1, at FROM x UNION ALL"
    " SELECT first + 2, first + 1, mentee, 1, at FROM x",
    "INSERT INTO prompts (id, person, prompt, match, meeting, asked_at)"
    " SELECT first + 1, mentor, 'RE-401', first + 1, first + 3, at FROM x UNION ALL"
    " SELECT first + 2, mentee, 'RE-101', first + 1, first + 3, at FROM x",
    "INSERT INTO diary (id, person, match, meeting, text, shared, at)"
    " SELECT first + 1, mentee, first + 1, first + 3, token || ' own', 'me', at FROM x"
    " UNION ALL SELECT first + 2, mentee, first + 1, first + 3, token || ' shared',"
    " 'mentor', at FROM x UNION ALL SELECT first + 3, mentor, first + 1, NULL, token ||"
    " ' told', 'curator', at FROM x",
    "INSERT INTO digests (id, organisation, person, made_at, weekly)"
    " SELECT first + 1, school, curator, at, 1 FROM x UNION ALL"
    " SELECT first + 2, school, curator, at - 9, 0 FROM x",
    "INSERT INTO digest_lines (digest, number, kind, about, fact, count, other)"
    " SELECT first + 1, 1, 'flag', first + 1, 'days', 15, 0 FROM x UNION ALL"
    " SELECT first + 1, 2, 'talk', first + 2, '', 0, 0 FROM x UNION ALL"
    " SELECT first + 1, 3, 'steps', 0, '', 2, 1 FROM x UNION ALL"
    " SELECT first + 2, 1, 'many', 0, 'red', 2, 7 FROM x",
    "INSERT INTO contacts (id, organisation, match, person, by, kind, at)"
    " SELECT first + 1, school, first + 1, mentee, curator, 'talk', at FROM x",
    "INSERT INTO contact_terms (id, organisation, match, person, due_at, late_at)"
    " SELECT first + 1, school, first + 1, mentor, at, at FROM x UNION ALL"
    " SELECT first + 2, school, first + 1, mentee, at + 864000, NULL FROM x",
    "INSERT INTO match_notes (id, match, author, text, at)"
    " SELECT first + 1, first + 1, curator, token || ' pair note', at FROM x",
    "INSERT INTO silences (id, person, match, since, reason)"
    " SELECT first + 2, mentor, first + 8, at - 864000, '' FROM x",
    /* of a match, a person, a request and the school; one that has ended */
    "INSERT INTO flags (id, organisation, rule, match, person, about, severity, fact,"
    " count, other, since, opened_at, worse_at, ended_at, ended_by, ending)"
    " SELECT first + 1, school, 'RF-02', first + 1, NULL, 0, 3, 'gap', 33, 9, at, at, at,"
    " NULL, NULL, '' FROM x UNION ALL SELECT first + 2, school, 'RF-10', NULL, mentee, 0,"
    " 3, 'days', 31, 0, at, at, at, NULL, NULL, '' FROM x UNION ALL SELECT first + 3,"
    " school, 'RF-06', NULL, NULL, first + 1, 3, 'twice', 0, 0, at, at, at, NULL, NULL,"
    " '' FROM x UNION ALL SELECT first + 4, school, 'RF-25', NULL, NULL, first, 2, 'flags',"
    " 6, 7, at, at, at, NULL, NULL, '' FROM x UNION ALL SELECT first + 5, school,"
    " 'RF-03', first + 1, NULL, 0, 2, 'often', 3, 5, at, at, at, at, curator, 'done'"
    " FROM x",
    "INSERT INTO cases (id, organisation, asker, match, topic, urgency, addressed, safety,"
    " words, state, owner, made_at, asked_at, answer_by) SELECT first + 9, school, mentee,"
    " first + 1, 'safety', 'now', 'adults', 1, token || ' unsafe', 'waiting', curator,"
    " at - 5, at - 5, at FROM x",
    "INSERT INTO case_people (case_id, person, part) SELECT first + 9, curator, 'asked'"
    " FROM x UNION ALL SELECT first + 9, mentor, 'left_out' FROM x",
    /* what the mentee asked: 1 waits, 2 is taken, 3 answered, 4 and 5 closed, 8 taken
       back; 6 is the mentor's, 7 a draft; 9 is one for the safeguarding adults */
    "WITH s (n, state, ending, solved) AS (VALUES (1, 'waiting', '', NULL), (2, 'taken',"
    " '', NULL), (3, 'answered', '', NULL), (4, 'closed', 'helped', 'yes'), (5, 'closed',"
    " 'asker', NULL), (8, 'withdrawn', '', NULL))"
    "INSERT INTO cases (id, organisation, asker, match, mentor, topic, urgency, addressed,"
    " words, tried, state, owner, made_at, asked_at, answer_by, taken_at, first_answer_at,"
    " answered_at, closed_at, ending, solved) SELECT first + n, school, mentee, first + 1,"
    " mentor, 'lesson', 'today', 'mentor', token || ' asked', token || ' tried', state,"
    " mentor, at - 9, at - 8, at + 86400, iif(n > 1, at - 7, NULL), iif(n > 2, at - 6,"
    " NULL), iif(n > 2, at - 172800, NULL), iif(n > 3, at - 4, NULL), ending, solved"
    " FROM s, x",
    "INSERT INTO cases (id, organisation, asker, topic, urgency, addressed, words, state,"
    " owner, made_at, asked_at, answer_by, taken_at) SELECT first + 6, school, mentor,"
    " 'papers', 'week', 'curator', token || ' papers', 'taken', curator, at - 9, at - 8,"
    " at + 86400, at - 7 FROM x UNION ALL SELECT first + 7, school, mentee, 'lesson', '',"
    " '', token || ' draft', 'draft', NULL, at - 9, NULL, NULL, NULL FROM x",
    "INSERT INTO case_people (case_id, person, part, told_at) SELECT id, owner, 'asked', at"
    " FROM cases, x WHERE id BETWEEN first + 1 AND first + 8 AND owner IS NOT NULL"
    " UNION ALL SELECT first + 1, curator, 'climbed', at FROM x",
    "INSERT INTO files (id, organisation, person, messenger, external, kind, made_at)"
    " SELECT first + 1, school, mentee, 'test', token || '-file', 'photo', at FROM x",
    "INSERT INTO case_files SELECT first + 1, first + 1, at FROM x",
    "INSERT INTO case_words (case_id, part, relay, bytes) SELECT first + 1, 'words', 0,"
    " length(token || ' asked') FROM x",
    "INSERT INTO case_events (case_id, person, what, at) SELECT first + 1, mentee, 'asked',"
    " at FROM x",
    "INSERT INTO case_notes (case_id, person, text, at) SELECT first + 1, curator, token ||"
    " ' note', at FROM x",
    "INSERT INTO relays (id, kind, about, from_person, from_account, from_message,"
    " to_person, to_account, to_message, at, arrived_at) SELECT first + 1, 'talk',"
    " first + 2, mentor, (SELECT id FROM accounts WHERE person = mentor), token || '-said',"
    " mentee, (SELECT id FROM accounts WHERE person = mentee), token || '-heard', at, at"
    " FROM x",
    "INSERT INTO held_words (id, person, account, message, first, words, at)"
    " SELECT first + 1, mentee, (SELECT id FROM accounts WHERE person = mentee), token ||"
    " '-held', first + 1, token || ' held', at FROM x",
    "INSERT INTO cases (id, organisation, asker, match, mentor, topic, urgency, addressed,"
    " words, state, owner, made_at, asked_at, answer_by, taken_at) SELECT first + 10,"
    " school, mentee, first + 1, mentor, 'lesson', 'today', 'mentor', token || ' lesson',"
    " 'waiting', mentor, at - 5, at - 5, at + 172800, NULL FROM x UNION ALL SELECT first +"
    " 11, school, mentee, first + 1, mentor, 'class', 'week', 'mentor', token || ' class',"
    " 'taken', mentor, at - 5, at - 5, at + 172800, at FROM x",
    "INSERT INTO case_people (case_id, person, part) SELECT first + 10, mentor, 'asked'"
    " FROM x UNION ALL SELECT first + 10, curator, 'climbed' FROM x UNION ALL"
    " SELECT first + 11, mentor, 'asked' FROM x",
    /* a round in draft, of which a school has one, and one that was published */
    "INSERT OR IGNORE INTO rounds (id, organisation, form, kind, starts_on, ends_on,"
    " state, run, counted, made_by, made_at, published_at) SELECT first + 1, school, 'TT',"
    " 'TRAD', '2026-10-01', '2027-05-31', 'draft', 1, 1, curator, at, NULL FROM x"
    " UNION ALL SELECT first + 2, school, 'TT', 'TRAD', '2026-09-01', '2027-05-31',"
    " 'published', 1, 1, curator, at, at FROM x",
    "INSERT INTO round_pairs (id, round, mentee, mentor, score) SELECT r.id, r.id, mentee,"
    " iif(r.id = first + 1, mentor, NULL), 70 FROM x JOIN rounds r"
    " ON r.id BETWEEN first + 1 AND first + 2",
    "INSERT INTO round_mentors SELECT r.id, mentor, 0, 2 FROM x JOIN rounds r"
    " ON r.id = first + 1",
    "INSERT OR IGNORE INTO left_out (person, organisation, since, rounds, round, why)"
    " SELECT mentee, school, at, 1, first + 2, 'places' FROM x",
    "INSERT OR IGNORE INTO calendar_days (organisation, first_day, last_day, kind, name)"
    " SELECT school, '2026-10-26', '2026-11-03', 'holiday', token FROM x UNION ALL"
    " SELECT school, '2026-09-01', '2026-10-25', 'term', token FROM x",
};

void together_fill(struct rig *r, const struct together *who)
{
    rig_sql(r, "DROP TABLE IF EXISTS temp.x;"
               "CREATE TEMP TABLE x (school, curator, mentor, mentee, first, token, at)");
    rig_sql(r, talloc_asprintf(
                   r->memory,
                   "INSERT INTO x VALUES (%lld, %lld, %lld, %lld, %lld, '%s', %lld)",
                   (long long)who->school, (long long)who->curator,
                   (long long)who->mentor, (long long)who->mentee, (long long)who->first,
                   who->token, (long long)(r->now - IN_A_DAY)));
    rig_sql(r, matches);
    rig_sql(r, members);
    for (size_t i = 0; i < COUNT(rest); i++)
        rig_sql(r, rest[i]);
    rig_sql(r, "DROP TABLE temp.x");
}

char *together_dump(struct rig *r, const struct together *who, const char *const *but)
{
    struct rig_whose whose = {
        .people = talloc_asprintf(r->memory, "%lld, %lld", (long long)who->mentor,
                                  (long long)who->mentee),
        .matches = talloc_asprintf(
            r->memory, "SELECT id FROM matches WHERE id BETWEEN %lld AND %lld",
            (long long)who->first + 1, (long long)who->first + 10),
    };
    return rig_dump_whose(r, &whose, but);
}

void lists_of(struct rig *r, int64_t school, int64_t person, int64_t first)
{
    static const char rows[] =
        "INSERT INTO imports (id, organisation, made_by, state, made_at, done_at)"
        " SELECT first + 1, school, person, 'read', 5, NULL FROM x UNION ALL"
        " SELECT first + 2, school, person, 'done', 5, 5 FROM x UNION ALL"
        " SELECT first + 3, school, person, 'reading', 5, NULL FROM x;"
        "INSERT INTO invitations (id, organisation, code, role, uses_left, created_by,"
        " created_at, expires_at) SELECT first + 100, school, 'LIST' || first, 'mentee',"
        " 1, person, 5, 9999999999 FROM x;"
        "WITH s (list, number, state, problem, invitation) AS (VALUES (1, 1, 'new', '',"
        " NULL), (1, 2, 'there', '', NULL), (1, 3, 'wrong', 'bad_role', NULL),"
        " (2, 1, 'invited', '', 100))"
        "INSERT INTO import_rows (import, number, name, folded, role, place, paper, state,"
        " problem, invitation) SELECT first + list, number, token || ' ' || state, number,"
        " 'mentor', '', '', state, problem, first + invitation FROM s, x;";
    if (!person)
        return;
    rig_sql(r, "CREATE TEMP TABLE x (school, person, first, token)");
    rig_sql(r, talloc_asprintf(r->memory, "INSERT INTO x VALUES (%lld, %lld, %lld, '%s')",
                               (long long)school, (long long)person, (long long)first,
                               school == RIG_SCHOOL ? "Own" : "Foreign"));
    rig_sql(r, rows);
    rig_sql(r, "DROP TABLE temp.x");
}

void desk_fill(struct rig *r, int64_t school, int64_t curator, int64_t other)
{
    const char *token = school != RIG_SCHOOL ? "Foreign words" : "Own words";
    static const char *const states[] = { "draft", "leaving", "sent" };
    for (size_t i = 0; i < COUNT(states); i++)
        rig_sql(r, talloc_asprintf(
                       r->memory,
                       "INSERT INTO broadcasts (organisation, made_by, words, state,"
                       " made_at, leaves_at, sent_at) VALUES (%lld, %lld, '%s', '%s', 5,"
                       " 9, %s);"
                       "INSERT INTO broadcast_people (broadcast, person, state)"
                       " SELECT max(id), %lld, 'said' FROM broadcasts",
                       (long long)school, (long long)curator, token, states[i],
                       i == 2 ? "9" : "NULL", (long long)other));
    rig_sql(r, talloc_asprintf(r->memory,
                               "INSERT INTO letters (organisation, from_person,"
                               " to_person, made_at, said_at) VALUES (%lld, %lld, %lld,"
                               " 5, 9999999999)",
                               (long long)school, (long long)curator, (long long)other));
}
