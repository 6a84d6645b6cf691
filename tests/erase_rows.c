/* erase_rows.c - rows of every table that knows of a person. */
#include "tests/erase_rows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "handlers/features.h"

/* Her number is 1, his is 2. */
static const char fill[] =
    "PRAGMA foreign_keys = OFF;"
    "INSERT INTO posts (person, organisation, post, since) VALUES (1, 1, 'head', 5);"
    "INSERT INTO drafts (id, person, form, about, version, started_at) VALUES"
    " (1, 1, 'f', 0, 1, 5), (2, 2, 'f', 0, 1, 5);"
    "INSERT INTO answers (draft, item, position, value) VALUES (1, 'a', 1, 'x');"
    "INSERT INTO files (id, person, messenger, external, kind, made_at) VALUES"
    " (1, 1, 'm', 'x', 'photo', 5), (2, 2, 'm', 'x', 'document', 5);"
    "INSERT INTO promises (kind, person, about, step, due, first_due) VALUES"
    " ('x.y', 1, 0, 0, 999999999999, 5), ('posts.confirm', 2, 1, 0, 999999999999, 5),"
    " ('x.y', 2, 1, 0, 999999999999, 5);"
    "INSERT INTO pushes VALUES (1, 5);"
    "INSERT INTO jobs (kind, person, about, input) VALUES ('x', 1, 0, '{}'),"
    " ('x', 2, 0, '{\"who\":\"Anna Zyablikova\"}');"
    "INSERT INTO outbox (messenger, chat, account, verb, words, keys, priority,"
    " not_before, cause) VALUES ('m', 'c', 2, 0, 'w', '', 1, 999999999999, 1);"
    "INSERT INTO failures (at, person, key, what, why) VALUES (5, 1, 'k', 'w', 'y');"
    "INSERT INTO audit (at, organisation, person, act, about) VALUES (5, 1, 1, 'a', 0);"
    "INSERT INTO consents (person, organisation, purpose, text_version, text_hash,"
    " language, given_at, channel, evidence, guardian) VALUES"
    " (1, 1, 'P1', 1, '00', 'en', 5, 'paper', 'paper 41', NULL),"
    " (2, 1, 'P1', 1, '00', 'en', 5, 'messenger', NULL, 1);"
    "INSERT INTO acknowledgements VALUES (1, 't', 1, 'read', '', 'en', 5);"
    "INSERT INTO links (organisation, code, kind, person, created_at, expires_at)"
    " VALUES (1, 'l', 'account', 1, 5, 9);"
    "INSERT INTO guardianships (organisation, minor, guardian, state, since) VALUES"
    " (1, 1, 2, 'confirmed', 5), (1, 2, 1, 'confirmed', 5),"
    " (1, 2, 3, 'confirmed', 5);" /* so that he does not wait anew, and lose his own */
    "INSERT INTO applications (organisation, person, state, made_at) VALUES"
    " (1, 1, 'open', 5);"
    "INSERT INTO referrals (id, organisation, by, role, whom, knows, hint, state,"
    " made_at) VALUES (1, 1, 1, 'mentee', 'teacher', 1, '', 'proposed', 5),"
    " (2, 1, 2, 'mentee', 'teacher', 1, 'it is her', 'joined', 5);"
    "INSERT INTO invitations (id, organisation, code, role, created_at, expires_at,"
    " referral) VALUES (7, 1, 'i', 'mentee', 5, 9, 2);"
    "UPDATE people SET invitation = 7, name = 'Anna Zyablikova' WHERE id = 1;"
    "INSERT INTO joins (organisation, person, invitation, role, at) VALUES"
    " (1, 1, 7, 'mentee', 5);"
    "INSERT INTO safeguarding (organisation, person, since) VALUES (1, 1, 5);"
    "INSERT INTO notes (organisation, person, author, kind, text, names_another, at)"
    " VALUES (1, 1, 2, 'note', 'of her', 0, 5), (1, 2, 1, 'note', 'of him', 0, 5);"
    "INSERT INTO erasure_acts (organisation, person, number, ground, rows, at) VALUES"
    " (1, 1, 1, 'asked', '', 5);"
    "INSERT INTO exports (reader, person, started_at, page_file) VALUES (1, 1, 5, 0),"
    " (2, 1, 5, 2);"
    "INSERT INTO export_parts SELECT id, 1, 'p', 'j' FROM exports;";

static const char fill_matches[] =
    "INSERT INTO matches (id, organisation, form, kind, state, goal, made_by, made_at,"
    " ended_at, reason) VALUES (1, 1, 'TT', 'REV', 'stopped', 'her goal', 1, 5, 6, 'C3');"
    "INSERT INTO match_members (match, person, role, sphere, reason, comment) VALUES"
    " (1, 1, 'mentor', 'her sphere', 'time', 'her comment'),"
    " (1, 2, 'mentee', '', '', 'his comment');"
    "INSERT INTO topics (match, number, title, mentor) VALUES (1, 1, 'of her', 1),"
    " (1, 2, 'of him', 2);"
    "INSERT INTO agreements (match, person, minor, document, version, hash, language, at)"
    " VALUES (1, 1, 0, 'd', 1, '', 'en', 5), (1, 2, 1, 'd', 1, '', 'en', 5);"
    "INSERT INTO addenda (match, person, number, entered_by, at) VALUES (1, 1, '7', 2, 5);"
    "INSERT INTO endings (match, person, wish, reason, discussed, comment, made_at)"
    " VALUES (1, 1, 'early', 'contact', 'no', 'her comment', 5),"
    " (1, 2, 'early', 'time', 'no', 'his comment', 5);"
    "INSERT INTO risks (organisation, code, probability, impact, owner, made_by, made_at,"
    " changed_at) VALUES (1, 'A', 3, 3, 1, 2, 5, 5);"
    "INSERT INTO match_events (match, person, what, at) VALUES (1, 1, 'ended', 5);"
    "INSERT INTO venues (organisation, match, kind, name, link, made_by, made_at) VALUES"
    " (1, 1, 'link', 'her room', 'https://x', 1, 5), (1, NULL, 'place', 'all', '', 1, 5);"
    "INSERT INTO meetings (id, organisation, match, type, status, starts_at, minutes,"
    " zone, link, outcome, made_by, made_at) VALUES"
    " (1, 1, 1, 'M1', 'held', 5, 45, 'UTC', 'https://x', 'what they said', 1, 5);"
    "INSERT INTO meeting_people (meeting, person, role, reason, held_reason) VALUES"
    " (1, 1, 'mentor', 'ill', 'ill'), (1, 2, 'mentee', 'away', '');"
    "INSERT INTO steps (match, meeting, owner, text, made_by, made_at) VALUES"
    " (1, 1, 1, 'hers', 2, 5), (1, 1, 2, 'his', 1, 5);"
    "INSERT INTO preferences VALUES (1, 'x', 'y'), (2, 'x', 'y');"
    "INSERT INTO feedback (meeting, person, partner, role, asked_at) VALUES"
    " (1, 1, 2, 'mentor', 5), (1, 2, 1, 'mentee', 5);"
    "INSERT INTO pulses (match, person, number, asked_at) VALUES (1, 1, 1, 5),"
    " (1, 2, 1, 5);"
    "INSERT INTO prompts (person, prompt, match, asked_at) VALUES (1, 'RE', 1, 5),"
    " (2, 'RE', 1, 5);"
    "INSERT INTO diary (person, match, text, file, at) VALUES (1, 1, 'hers', 1, 5),"
    " (2, 1, 'his', NULL, 5);"
    "INSERT INTO silences (person, match, since) VALUES (1, 1, 5), (2, 1, 5);"
    "INSERT INTO flags (organisation, rule, match, person, severity, fact, count, other,"
    " since, opened_at, worse_at) VALUES (1, 'RF-22', 1, 1, 3, 'low', 1, 1, 5, 5, 5),"
    " (1, 'RF-22', 1, 2, 3, 'low', 1, 1, 5, 5, 5);"
    "INSERT INTO promises (kind, person, about, step, due, first_due) VALUES"
    " ('absence.contact', 2, 1, 0, 999999999999, 5),"
    " ('agreement.asked', 2, 1, 0, 999999999999, 5),"
    " ('ending.doubted', 2, 1, 0, 999999999999, 5),"
    " ('ending.doubted', 3, 2, 0, 999999999999, 5),"
    " ('match_pause.away', 2, 1, 0, 999999999999, 5);";

/* She asks him, and he asks her; 3 is hers, and was not sent. */
static const char fill_help[] =
    "INSERT INTO cases (id, organisation, asker, mentor, topic, urgency, addressed, words,"
    " tried, state, owner, made_at, asked_at, closed_at) VALUES"
    " (1, 1, 1, 2, 'lesson', 'today', 'mentor', 'hers', 'hers', 'closed', 2, 5, 5, 6),"
    " (2, 1, 2, 1, 'class', 'today', 'mentor', 'his', '', 'closed', 1, 5, 5, 6),"
    " (3, 1, 1, NULL, '', '', '', 'hers', '', 'draft', NULL, 5, NULL, NULL);"
    "INSERT INTO case_people (case_id, person, part) VALUES (1, 2, 'asked'),"
    " (2, 1, 'asked'), (2, 3, 'climbed');"
    "INSERT INTO files (id, person, messenger, external, kind, made_at) VALUES"
    " (31, 1, 'm', 'x', 'photo', 5), (32, 2, 'm', 'x', 'photo', 5);"
    "INSERT INTO case_files VALUES (1, 31, 5), (2, 32, 5);"
    "INSERT INTO case_words (case_id, part, relay, bytes) VALUES (1, 'words', 1, 4),"
    " (2, 'words', 2, 3);"
    "INSERT INTO case_events (case_id, person, what, at) VALUES (1, 1, 'asked', 5),"
    " (2, 1, 'taken', 5);"
    "INSERT INTO case_notes (case_id, person, text, at) VALUES (1, 2, 'of hers', 5),"
    " (2, 1, 'of his', 5);"
    "INSERT INTO relays (kind, about, from_person, from_account, from_message, to_person,"
    " to_account, at) VALUES ('talk', 1, 1, 1, 'm', 2, 2, 5), ('talk', 2, 2, 2, 'm', 1,"
    " 1, 5), ('help', 2, 2, 2, 'n', 0, 0, 5);"
    "INSERT INTO held_words (person, account, message, first, words, at) VALUES"
    " (1, 1, 'm', 1, 'hers', 5), (2, 2, 'm', 2, 'his', 5);"
    "INSERT INTO solutions (organisation, topic, title, offered_by, made_by, made_at)"
    " VALUES (1, 'lesson', 'how', 1, 1, 5), (1, 'class', 'how', 2, 2, 5);";

/* ---- a product with one act: forgetting somebody else ----------------------------- */

static void wipe(struct turn *t, int64_t person)
{
    erase_person(t, person, argument(t, 1));
    say(t, "mydata.nothing");
}

static const struct action acts[] = { { "wipe", CURATOR, wipe }, { 0 } };
static const struct feature eraser = { .name = "eraser", .actions = acts };
static const struct feature *const features[] = { &eraser, &mydata, NULL };

struct rig *erase_bench(void)
{
    static struct product with_eraser;
    with_eraser = product;
    with_eraser.features = features;
    struct rig *r = rig_open(&with_eraser);
    assert_int_equal(rig_person(r, "anna", MENTEE), 1);
    assert_int_equal(rig_person(r, "ben", CURATOR), 2);
    rig_person(r, "carl", CURATOR);
    return r;
}

/* ---- the rows -----------------------------------------------------------------------
 */

void erase_fill(struct rig *r)
{
    rig_sql(r, fill);
    rig_sql(r, fill_matches);
    rig_sql(r, fill_help);
}
