/* consents.c - what a person agreed to, to which words, when and how. */
#include "storage/consents.h"

#include <sodium.h>
#include <string.h>
#include <talloc.h>

STATEMENT(add, "INSERT INTO consents (person, organisation, purpose, text_version,"
               " text_hash, language, given_at, channel, entered_by, evidence, guardian,"
               " valid_until)"
               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)");

int64_t consent_add(struct db *db, const struct consent *c)
{
    return db_insert(db, &add, "iitittitotoo", c->person, c->organisation, c->purpose,
                     (int64_t)c->text_version, c->text_hash, c->language, c->given_at,
                     c->channel, c->entered_by, c->evidence, c->guardian, c->valid_until);
}

STATEMENT(find, "SELECT id, organisation, text_version, text_hash, language, given_at,"
                " channel, entered_by, evidence, guardian, valid_until FROM consents"
                " WHERE person = ?1 AND purpose = ?2 AND withdrawn_at IS NULL"
                " ORDER BY given_at DESC, id DESC LIMIT 1");

struct consent consent_find(struct db *db, int64_t person, const char *purpose)
{
    struct consent c = { .person = person, .purpose = purpose };
    struct rows r = db_query(db, &find, "it", person, purpose);
    if (db_next(&r)) {
        c.id = db_int(&r, 0);
        c.organisation = db_int(&r, 1);
        c.text_version = (int)db_int(&r, 2);
        c.text_hash = db_text(&r, 3);
        c.language = db_text(&r, 4);
        c.given_at = db_int(&r, 5);
        c.channel = db_text(&r, 6);
        c.entered_by = db_int(&r, 7);
        c.evidence = db_text(&r, 8);
        c.guardian = db_int(&r, 9);
        c.valid_until = db_int(&r, 10);
    }
    db_stop(&r);
    return c;
}

STATEMENT(withdraw, "UPDATE consents SET withdrawn_at = ?3, withdrawal_channel = ?4"
                    " WHERE person = ?1 AND purpose = ?2 AND withdrawn_at IS NULL");

bool consent_withdraw(struct db *db, int64_t person, const char *purpose, int64_t now)
{
    return consent_withdraw_by(db, person, purpose, "messenger", now);
}

bool consent_withdraw_by(struct db *db, int64_t person, const char *purpose,
                         const char *channel, int64_t now)
{
    return db_run(db, &withdraw, "itit", person, purpose, now, channel) > 0;
}

const char *consent_hash(struct db *db, const char *text)
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    char *hex = talloc_zero_size(db_memory_of(db), sizeof hash * 2 + 1);
    crypto_hash_sha256(hash, (const unsigned char *)text, strlen(text));
    return sodium_bin2hex(hex, sizeof hash * 2 + 1, hash, sizeof hash);
}
