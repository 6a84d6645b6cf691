/* erase.c - how a person is forgotten: every table that knows of one is named here. */
#include "storage/erase.h"

STATEMENT(erase_outbox, "DELETE FROM outbox WHERE account IN"
                        " (SELECT id FROM accounts WHERE person = ?1)");
STATEMENT(erase_sent_files, "DELETE FROM outbox WHERE file IN"
                            " (SELECT id FROM files WHERE person = ?1)");
STATEMENT(erase_chats,
          "DELETE FROM outbox WHERE account IS NULL AND chat IN"
          " (SELECT chat FROM accounts WHERE person = ?1) /* all rows: seldom */");
STATEMENT(erase_paper, "UPDATE invitations SET paper = NULL WHERE paper IS NOT NULL AND"
                       " id = (SELECT invitation FROM people WHERE id = ?1)");
STATEMENT(erase_failures, "DELETE FROM failures WHERE person = ?1");
STATEMENT(erase_drafts, "DELETE FROM drafts WHERE person = ?1");
STATEMENT(erase_promises, "DELETE FROM promises WHERE person = ?1 AND person > 0");
STATEMENT(erase_pushes, "DELETE FROM pushes WHERE person = ?1");
STATEMENT(erase_jobs, "DELETE FROM jobs WHERE person = ?1");
STATEMENT(erase_posts, "DELETE FROM posts WHERE person = ?1");
STATEMENT(erase_enrolments, "DELETE FROM enrolments WHERE person = ?1");
STATEMENT(erase_joins, "DELETE FROM joins WHERE person = ?1");
STATEMENT(erase_referrals, "DELETE FROM referrals WHERE by = ?1");
STATEMENT(erase_accounts, "DELETE FROM accounts WHERE person = ?1");
STATEMENT(erase_files, "DELETE FROM files WHERE person = ?1");
STATEMENT(erase_consents, "UPDATE consents SET evidence = NULL,"
                          " withdrawn_at = ifnull(withdrawn_at, ?2),"
                          " withdrawal_channel = ifnull(withdrawal_channel, 'messenger')"
                          " WHERE person = ?1");
STATEMENT(erase_person, "UPDATE people SET name = '', learner = 0, zone = 'UTC',"
                        " invitation = NULL, erased_at = ?2 WHERE id = ?1");

void person_erase(struct db *db, int64_t id, int64_t now)
{
    static const struct statement *const everywhere[] = {
        &erase_outbox,   &erase_sent_files, &erase_chats,      &erase_paper,
        &erase_failures, &erase_drafts,     &erase_promises,   &erase_pushes,
        &erase_jobs,     &erase_posts,      &erase_enrolments, &erase_accounts,
        &erase_files,    &erase_joins,      &erase_referrals,
    };
    for (size_t i = 0; i < COUNT(everywhere); i++)
        db_run(db, everywhere[i], "i", id);
    db_run(db, &erase_consents, "ii", id, now);
    db_run(db, &erase_person, "ii", id, now);
}
