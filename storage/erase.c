/* erase.c - how a person is forgotten: every table that knows of one is named here.
 *
 * tests/erase_test.c walks the schema and finds a table that is not. What stays: the
 * empty row in people, consents without evidence, the audit and the acts by number, the
 * numbers of who once gave or confirmed something (given_by and its like), and by number
 * alone that they took part in a match and its meetings. */
#include "storage/erase.h"

#include <string.h>
#include <talloc.h>

/* ---- words on their way ----------------------------------------------------------- */

#define NAME                                                                             \
    "(SELECT replace(replace(replace(name, '&', '&amp;'), '<', '&lt;'), '>', '&gt;')"    \
    " FROM people WHERE id = ?1 AND name <> '')"

STATEMENT(own_words, "DELETE FROM outbox WHERE account IN"
                     " (SELECT id FROM accounts WHERE person = ?1)");
STATEMENT(own_files_sent, "DELETE FROM outbox WHERE file IN"
                          " (SELECT id FROM files WHERE person = ?1)");
STATEMENT(exports_sent, "DELETE FROM outbox WHERE file IN"
                        " (SELECT page_file FROM exports WHERE person = ?1"
                        "  UNION ALL SELECT json_file FROM exports WHERE person = ?1)");
STATEMENT(relayed, "DELETE FROM outbox WHERE cause = ?1 OR instr(words, " NAME ")"
                   " OR (account IS NULL AND chat IN"
                   "  (SELECT chat FROM accounts WHERE person = ?1))"
                   " /* all rows: what waits is little, and erasing is seldom */");
STATEMENT(own_jobs, "DELETE FROM jobs WHERE person = ?1");
STATEMENT(jobs_naming, "DELETE FROM jobs WHERE instr(input,"
                       " (SELECT name FROM people WHERE id = ?1 AND name <> ''))"
                       " /* all rows: as above */");
STATEMENT(promises, "DELETE FROM promises WHERE person = ?1 AND person > 0");
/* Kinds whose `about` is a person. */
STATEMENT(promises_of_them,
          "DELETE FROM promises WHERE about = ?1 AND kind IN ('consent.destroy',"
          " 'flags.person',"
          " 'guardian_term.wait', 'guardian_term.warned',"
          " 'match_pause.away', 'moving.moved',"
          " 'posts.confirm', 'posts.declined', 'posts.refused', 'posts.remind',"
          " 'posts.resigned', 'posts.settled', 'posts.unanswered',"
          " 'safeguarding.answered', 'safeguarding.over', 'settings.told')");
/* Kinds about what they said, told by a row of theirs. */
STATEMENT(promises_of_member,
          "DELETE FROM promises WHERE kind IN ('absence.contact', 'ending.doubted')"
          " AND about IN (SELECT id FROM match_members WHERE person = ?1)");
STATEMENT(promises_of_question,
          "DELETE FROM promises WHERE kind = 'agreement.asked' AND about IN"
          " (SELECT id FROM drafts WHERE person = ?1)");
STATEMENT(failures, "DELETE FROM failures WHERE person = ?1");

/* ---- what they said, and what was said of them ------------------------------------ */

STATEMENT(diary, "DELETE FROM diary WHERE person = ?1");
STATEMENT(answers, "DELETE FROM answers WHERE draft IN"
                   " (SELECT id FROM drafts WHERE person = ?1)");
STATEMENT(drafts, "DELETE FROM drafts WHERE person = ?1");
STATEMENT(notes, "DELETE FROM notes WHERE person = ?1");
STATEMENT(notes_written, "UPDATE notes SET author = 0 WHERE author = ?1");
STATEMENT(applications, "DELETE FROM applications WHERE person = ?1");
STATEMENT(referrals, "DELETE FROM referrals WHERE by = ?1");
STATEMENT(referral_of_them,
          "DELETE FROM referrals WHERE id = (SELECT i.referral FROM people p"
          " JOIN invitations i ON i.id = p.invitation WHERE p.id = ?1)");
STATEMENT(export_files, "DELETE FROM files WHERE id IN"
                        " (SELECT page_file FROM exports WHERE person = ?1"
                        "  UNION ALL SELECT json_file FROM exports WHERE person = ?1)");
STATEMENT(exports, "DELETE FROM exports WHERE person = ?1 OR reader = ?1");
STATEMENT(files, "DELETE FROM files WHERE person = ?1");

/* Of a case its topic and times stay, and by number who asked, who answered it, and what
 * they did; a note about somebody else's case is its reader's. How it was solved has no
 * name in it, and stays without theirs. */
#define ASKED "(SELECT id FROM cases WHERE asker = ?1)"

STATEMENT(case_files, "DELETE FROM case_files WHERE case_id IN " ASKED
                      " OR file IN (SELECT id FROM files WHERE person = ?1)");
STATEMENT(case_notes, "DELETE FROM case_notes WHERE case_id IN " ASKED);
STATEMENT(case_people, "DELETE FROM case_people WHERE person = ?1");
STATEMENT(case_drafts, "DELETE FROM cases WHERE asker = ?1 AND state = 'draft'");
STATEMENT(case_texts, "UPDATE cases SET words = '', tried = '' WHERE asker = ?1");
STATEMENT(case_words, "DELETE FROM case_words WHERE case_id IN " ASKED);
STATEMENT(relays, "DELETE FROM relays WHERE from_person = ?1"
                  " OR (to_person = ?1 AND to_person > 0)");
STATEMENT(told_how, "UPDATE solutions SET advice = '', offered_by = 0"
                    " WHERE offered_by = ?1 AND offered_by > 0 AND state = 'draft'"
                    " AND made_by = 0");
STATEMENT(offered, "UPDATE solutions SET offered_by = 0 WHERE offered_by = ?1"
                   " AND offered_by > 0");
STATEMENT(rewritten, "UPDATE solutions SET made_by = 0 WHERE made_by = ?1"
                     " AND made_by > 0");
STATEMENT(held_words, "DELETE FROM held_words WHERE person = ?1");

/* ---- their matches ---------------------------------------------------------------- */

#define THEIR_PAIRS                                                                      \
    "(SELECT m.id FROM match_members b JOIN matches m ON m.id = b.match"                 \
    " WHERE b.person = ?1 AND m.kind <> 'GROUP')"

STATEMENT(preferences, "DELETE FROM preferences WHERE person = ?1");
STATEMENT(prompts, "DELETE FROM prompts WHERE person = ?1");
STATEMENT(flags, "DELETE FROM flags WHERE person = ?1");
STATEMENT(silences, "DELETE FROM silences WHERE person = ?1");
STATEMENT(feedback, "DELETE FROM feedback WHERE person = ?1");
STATEMENT(pulses, "DELETE FROM pulses WHERE person = ?1");
STATEMENT(risks, "UPDATE risks SET owner = NULL WHERE owner = ?1");
STATEMENT(agreed_steps, "DELETE FROM steps WHERE owner = ?1"
                        " OR (owner IS NULL AND made_by = ?1)");
STATEMENT(topics, "DELETE FROM topics WHERE mentor = ?1");
STATEMENT(addenda, "DELETE FROM addenda WHERE person = ?1");
STATEMENT(own_venues, "DELETE FROM venues WHERE made_by = ?1 AND match IN"
                      " (SELECT match FROM match_members WHERE person = ?1)");
STATEMENT(goals, "UPDATE matches SET goal = '' WHERE goal <> '' AND id IN " THEIR_PAIRS);
STATEMENT(outcomes, "UPDATE meetings SET outcome = '',"
                    " link = CASE made_by WHEN ?1 THEN '' ELSE link END WHERE id IN"
                    " (SELECT meeting FROM meeting_people WHERE person = ?1)"
                    " AND (match IS NULL OR match IN " THEIR_PAIRS ")");
STATEMENT(members, "UPDATE match_members SET sphere = '', reason = '', comment = ''"
                   " WHERE person = ?1");
STATEMENT(attendees, "UPDATE meeting_people SET reason = '', held_reason = ''"
                     " WHERE person = ?1");
STATEMENT(endings, "UPDATE endings SET reason = '', discussed = '', comment = ''"
                   " WHERE person = ?1");

/* ---- who they were ---------------------------------------------------------------- */

STATEMENT(acknowledgements, "DELETE FROM acknowledgements WHERE person = ?1");
STATEMENT(guardianships, "DELETE FROM guardianships WHERE minor = ?1");
STATEMENT(guarded, "UPDATE guardianships SET guardian = NULL, tell = '',"
                   " state = CASE state WHEN 'declined' THEN state ELSE 'withdrawn' END"
                   " WHERE guardian = ?1");
STATEMENT(pushes, "DELETE FROM pushes WHERE person = ?1");
STATEMENT(safeguarding, "DELETE FROM safeguarding WHERE person = ?1");
STATEMENT(posts, "DELETE FROM posts WHERE person = ?1");
STATEMENT(enrolments, "DELETE FROM enrolments WHERE person = ?1");
STATEMENT(joins, "DELETE FROM joins WHERE person = ?1");
STATEMENT(links, "DELETE FROM links WHERE person = ?1");
STATEMENT(accounts, "DELETE FROM accounts WHERE person = ?1");
STATEMENT(paper, "UPDATE invitations SET paper = NULL WHERE paper IS NOT NULL AND"
                 " id = (SELECT invitation FROM people WHERE id = ?1)");
STATEMENT(consents, "UPDATE consents SET evidence = NULL,"
                    " withdrawn_at = ifnull(withdrawn_at, ?2),"
                    " withdrawal_channel = ifnull(withdrawal_channel, 'messenger')"
                    " WHERE person = ?1");
STATEMENT(empty, "UPDATE people SET name = '', learner = 0, language = '', zone = 'UTC',"
                 " quiet_from = 1200, quiet_to = 480, quiet_weekends = 1,"
                 " pushes_a_week = 5, invitation = NULL, state = 'active', texts = 0,"
                 " occupation = '', paused_from = NULL, paused_until = NULL,"
                 " onboarded_at = NULL, erased_at = ?2 WHERE id = ?1");

/* In this order: what points to a row goes before it. */
static const struct {
    const char *table; /* NULL: no row is destroyed by it */
    const struct statement *sql;
} everywhere[] = {
    { "outbox", &own_words },
    { "outbox", &own_files_sent },
    { "outbox", &exports_sent },
    { "outbox", &relayed },
    { "jobs", &own_jobs },
    { "jobs", &jobs_naming },
    { "promises", &promises },
    { "promises", &promises_of_them },
    { "promises", &promises_of_member },
    { "promises", &promises_of_question },
    { "failures", &failures },
    { "diary", &diary },
    { "answers", &answers },
    { "drafts", &drafts },
    { "notes", &notes },
    { NULL, &notes_written },
    { "applications", &applications },
    { "referrals", &referrals },
    { "referrals", &referral_of_them },
    { "case_files", &case_files },
    { "case_notes", &case_notes },
    { "case_people", &case_people },
    { "case_words", &case_words },
    { "cases", &case_drafts },
    { NULL, &case_texts },
    { NULL, &told_how },
    { NULL, &offered },
    { NULL, &rewritten },
    { "relays", &relays },
    { "held_words", &held_words },
    { "files", &export_files },
    { "files", &files },
    { "exports", &exports },
    { "prompts", &prompts },
    { "flags", &flags },
    { "silences", &silences },
    { "feedback", &feedback },
    { "pulses", &pulses },
    { "steps", &agreed_steps },
    { "topics", &topics },
    { "addenda", &addenda },
    { "venues", &own_venues },
    { "preferences", &preferences },
    { NULL, &goals },
    { NULL, &outcomes },
    { NULL, &members },
    { NULL, &attendees },
    { NULL, &endings },
    { NULL, &risks },
    { "acknowledgements", &acknowledgements },
    { "guardianships", &guardianships },
    { NULL, &guarded },
    { "pushes", &pushes },
    { "safeguarding", &safeguarding },
    { "posts", &posts },
    { "enrolments", &enrolments },
    { "joins", &joins },
    { "links", &links },
    { "accounts", &accounts },
    { NULL, &paper },
};

const char *person_erase(struct db *db, int64_t id, int64_t now)
{
    char *rows = talloc_strdup(db_memory_of(db), "");
    int64_t count = 0;
    for (size_t i = 0; i < COUNT(everywhere); i++) {
        const char *table = everywhere[i].table;
        int64_t gone = db_run(db, everywhere[i].sql, "i", id);
        count += table ? gone : 0;
        bool more = i + 1 < COUNT(everywhere) && table && everywhere[i + 1].table &&
                    strcmp(table, everywhere[i + 1].table) == 0;
        if (more || !count)
            continue;
        rows = talloc_asprintf_append_buffer(rows, "%s%s %lld", *rows ? "," : "", table,
                                             (long long)count);
        count = 0;
    }
    db_run(db, &consents, "ii", id, now);
    db_run(db, &empty, "ii", id, now);
    return rows;
}
