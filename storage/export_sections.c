/* export_sections.c - which tables know of a person, and what each of them is asked.
 *
 * A statement gives two numbers by which the next slice finds its beginning, then the
 * fields. What has no number of its own is counted; those tables are small. */
#include "storage/export_fields.h"

STATEMENT(person, "SELECT id, 0, name, number, age, learner, state, language, zone,"
                  " quiet_from, quiet_to, quiet_weekends, pushes_a_week, occupation,"
                  " joined_at, onboarded_at, paused_from, paused_until"
                  " FROM people WHERE id = ?1" AFTER);
STATEMENT(accounts, "SELECT id, 0, messenger, external, reachable, last_at, lost_at"
                    " FROM accounts WHERE person = ?1" AFTER);
STATEMENT(posts, "SELECT " COUNTED("post") ", post, since, accepted_at, confirmed_at,"
                                           " duties, paper"
                                           " FROM posts WHERE person = ?1"
                                           " ORDER BY post" SKIPPING);
STATEMENT(enrolments, "SELECT " COUNTED("role") ", role, since FROM enrolments"
                                                " WHERE person = ?1"
                                                " ORDER BY role" SKIPPING);
STATEMENT(safeguarding, "SELECT " COUNTED("since") ", since FROM safeguarding"
                                                   " WHERE person = ?1"
                                                   " ORDER BY since" SKIPPING);
STATEMENT(consents, "SELECT id, 0, purpose, text_version, text_hash, language, given_at,"
                    " channel, evidence, guardian IS NOT NULL, valid_until, withdrawn_at,"
                    " withdrawal_channel FROM consents WHERE person = ?1" AFTER);
STATEMENT(acknowledgements,
          "SELECT " COUNTED("at, text, version") ", text, version, answer, hash,"
                                                 " language, at FROM acknowledgements"
                                                 " WHERE person = ?1"
                                                 " ORDER BY at, text, version" SKIPPING);
STATEMENT(answers,
          "SELECT d.id, a.position, d.form, a.version, ifnull(d.filled_at,"
          " d.started_at), a.item, a.value, a.file IS NOT NULL"
          " FROM drafts d JOIN answers a ON a.draft = d.id"
          " WHERE d.person = ?1 AND d.id >= ?2 AND (d.id > ?2 OR a.position > ?3)"
          " ORDER BY d.id, a.position LIMIT ?4");
STATEMENT(files, "SELECT id, 0, kind, name, size, made_at FROM files"
                 " WHERE person = ?1" AFTER);
STATEMENT(guardianships,
          "SELECT id, 0, minor, guardian, kinship, state, since, agreed_at,"
          " confirmed_at, tell FROM guardianships"
          " WHERE (minor = ?1 OR guardian = ?1)" AFTER);
STATEMENT(applications, "SELECT id, 0, state, source, requirements, reason, made_at,"
                        " applied_at, decided_at FROM applications"
                        " WHERE person = ?1" AFTER);
STATEMENT(referrals, "SELECT id, 0, role, whom, why, knows, hint, state, made_at"
                     " FROM referrals WHERE by = ?1" AFTER);
STATEMENT(notes, "SELECT id, 0, kind, author, text, at FROM notes"
                 " WHERE person = ?1 AND names_another = 0" AFTER);
STATEMENT(links, "SELECT id, 0, kind, created_at, expires_at, used_at FROM links"
                 " WHERE person = ?1" AFTER);
STATEMENT(promises, "SELECT id, 0, kind, due FROM promises"
                    " WHERE person = ?1 AND person > 0" AFTER);
STATEMENT(pushes, "SELECT at, 0, at FROM pushes"
                  " WHERE person = ?1 AND at > ?2 ORDER BY at LIMIT ?4");
STATEMENT(imports,
          "SELECT id, 0, made_at, done_at FROM imports WHERE made_by = ?1" AFTER);
STATEMENT(fetches, "SELECT id, 0, kind FROM fetches WHERE person = ?1" AFTER);
STATEMENT(jobs, "SELECT id, 0, kind FROM jobs WHERE person = ?1" AFTER);
STATEMENT(failures, "SELECT id, 0, what, at FROM failures WHERE person = ?1" AFTER);
STATEMENT(audit, "SELECT id, 0, act, at FROM audit"
                 " WHERE person = ?1 AND person > 0" AFTER);

/* ---- matches ---------------------------------------------------------------------- */

#define MINE " FROM match_members b JOIN matches m ON m.id = b.match WHERE b.person = ?1"
#define MET                                                                              \
    " FROM meeting_people a JOIN meetings m ON m.id = a.meeting WHERE a.person = ?1"
#define BY_MATCH   " AND b.match > ?2 ORDER BY b.match LIMIT ?4"
#define BY_MEETING " AND a.meeting > ?2 ORDER BY a.meeting LIMIT ?4"

STATEMENT(matches,
          "SELECT m.id, 0, m.form, m.kind, m.state, b.role, m.mode, m.every, m.starts_on,"
          " m.ends_on, m.goal, m.paused_from, m.paused_until, m.ended_at" MINE
          " AND m.state <> 'draft'" BY_MATCH);
STATEMENT(members,
          "SELECT b.match, 0, b.match, b.role, b.sphere, b.answer, b.answered_at,"
          " b.reason, b.comment, b.left_at" MINE " AND m.state <> 'draft'" BY_MATCH);
STATEMENT(topics, "SELECT id, 0, match, number, title FROM topics"
                  " WHERE mentor = ?1" AFTER);
STATEMENT(agreements,
          "SELECT " COUNTED("at, match, minor") ", match, nullif(minor, 0), document,"
                                                " version, hash, language, at"
                                                " FROM agreements WHERE person = ?1"
                                                " ORDER BY at, match, minor" SKIPPING);
STATEMENT(addenda, "SELECT match, 0, match, number, signed_on, terms, at FROM addenda"
                   " WHERE person = ?1 AND match > ?2 ORDER BY match LIMIT ?4");
STATEMENT(endings, "SELECT id, 0, match, wish, reason, discussed, farewell, comment,"
                   " state, made_at, taken_at FROM endings WHERE person = ?1" AFTER);
STATEMENT(left_out, "SELECT person, 0, since, rounds, why, told_at, wants FROM left_out"
                    " WHERE person = ?1 AND person > ?2 LIMIT ?4");
STATEMENT(round_pairs, "SELECT p.id, 0, p.match, p.score, r.published_at"
                       " FROM round_pairs p JOIN rounds r ON r.id = p.round"
                       " WHERE (p.mentee = ?1 OR p.mentor = ?1)"
                       " AND r.state = 'published' AND p.id > ?2 ORDER BY p.id LIMIT ?4");
STATEMENT(match_events, "SELECT id, 0, match, what, at FROM match_events"
                        " WHERE person = ?1 AND person > 0" AFTER);
STATEMENT(meetings, "SELECT m.id, 0, m.match, m.type, m.status, m.starts_at, m.minutes,"
                    " m.online, m.place, m.title" MET BY_MEETING);
STATEMENT(meeting_people,
          "SELECT m.id, 0, m.starts_at, a.role, a.answer, a.reason, a.held,"
          " a.held_reason, a.held_minutes, a.held_at, a.present, m.link,"
          " m.outcome" MET BY_MEETING);
STATEMENT(own_venues, "SELECT id, 0, match, name, link, made_at FROM venues"
                      " WHERE made_by = ?1 AND match IN (SELECT match FROM"
                      " match_members WHERE person = ?1)" AFTER);
STATEMENT(agreed_steps, "SELECT id, 0, match, text, due_on, made_at, done_at FROM steps"
                        " WHERE (owner = ?1 OR (owner IS NULL AND"
                        "  made_by = ?1 AND text <> ''))" AFTER);
STATEMENT(preferences, "SELECT " COUNTED("name") ", name, value FROM preferences"
                                                 " WHERE person = ?1"
                                                 " ORDER BY name" SKIPPING);
STATEMENT(feedback, "SELECT id, 0, role, asked_at, filled_at FROM feedback"
                    " WHERE person = ?1" AFTER);
STATEMENT(pulses, "SELECT id, 0, match, number, asked_at, filled_at FROM pulses"
                  " WHERE person = ?1" AFTER);
STATEMENT(prompts, "SELECT id, 0, prompt, nullif(passed, ''), answer, asked_at,"
                   " answered_at FROM prompts WHERE person = ?1" AFTER);
STATEMENT(diary, "SELECT id, 0, prompt, text, file IS NOT NULL, shared, at FROM diary"
                 " WHERE person = ?1" AFTER);
STATEMENT(own_flags, "SELECT id, 0, match, rule, fact, since, ended_at,"
                     " nullif(ending, '') FROM flags WHERE person = ?1" AFTER);
STATEMENT(silences, "SELECT id, 0, match, since, reason, ended_at FROM silences"
                    " WHERE person = ?1" AFTER);

/* ---- help -------------------------------------------------------------------------- */

STATEMENT(asked, "SELECT id, 0, topic, urgency, addressed, state, words, tried, made_at,"
                 " asked_at, answer_by, first_answer_at, closed_at, nullif(ending, ''),"
                 " solved FROM cases WHERE asker = ?1" AFTER);
/* Of what others asked: that they were told, and when. Never whom it should not reach. */
STATEMENT(asked_of_them,
          "SELECT p.case_id, 0, c.topic, c.asked_at, p.told_at, p.opened_at,"
          " ifnull(c.owner = ?1, 0) FROM case_people p JOIN cases c ON c.id = p.case_id"
          " WHERE p.person = ?1 AND p.part <> 'left_out' AND p.told_at IS NOT NULL"
          " AND p.case_id > ?2 ORDER BY p.case_id LIMIT ?4");
STATEMENT(case_events, "SELECT id, 0, what, at FROM case_events"
                       " WHERE person = ?1 AND person > 0" AFTER);
STATEMENT(passed_on, "SELECT id, 0, kind, at, arrived_at, taken_back_at FROM relays"
                     " WHERE from_person = ?1" AFTER);
STATEMENT(held, "SELECT id, 0, words, file IS NOT NULL, at FROM held_words"
                " WHERE person = ?1" AFTER);

static const struct export_section sections[] = {
    { .name = "people",
      .rows = &person,
      .of_child = true,
      .fields = { TEXT("name"), NUMBER("number"), TEXT("age"), YES("learner"),
                  CODE("state"), TEXT("language"), TEXT("zone"), NUMBER("quiet_from"),
                  NUMBER("quiet_to"), YES("quiet_weekends"), NUMBER("pushes_a_week"),
                  TEXT("occupation"), WHEN("joined_at"), WHEN("onboarded_at"),
                  WHEN("paused_from"), WHEN("paused_until") } },
    { .name = "accounts",
      .rows = &accounts,
      .fields = { TEXT("messenger"), TEXT("external"), YES("reachable"), WHEN("last_at"),
                  WHEN("lost_at") } },
    { .name = "posts",
      .rows = &posts,
      .fields = { CODE("post"), WHEN("since"), WHEN("accepted_at"), WHEN("confirmed_at"),
                  TEXT("duties"), TEXT("paper") } },
    { .name = "enrolments",
      .rows = &enrolments,
      .of_child = true,
      .fields = { CODE("role"), WHEN("since") } },
    { .name = "safeguarding", .rows = &safeguarding, .fields = { WHEN("since") } },
    { .name = "consents",
      .rows = &consents,
      .of_child = true,
      .fields = { CODE("purpose"), NUMBER("text_version"), TEXT("text_hash"),
                  TEXT("language"), WHEN("given_at"), CODE("channel"), TEXT("evidence"),
                  YES("by_guardian"), WHEN("valid_until"), WHEN("withdrawn_at"),
                  TEXT("withdrawal_channel") } },
    { .name = "acknowledgements",
      .rows = &acknowledgements,
      .fields = { TEXT("text"), NUMBER("text_version"), CODE("answer"), TEXT("text_hash"),
                  TEXT("language"), WHEN("at") } },
    { .name = "answers",
      .rows = &answers,
      .fields = { TEXT("form"), NUMBER("text_version"), WHEN("at"), TEXT("item"),
                  TEXT("value"), YES("with_file") } },
    { .name = "files",
      .rows = &files,
      .fields = { CODE("kind"), TEXT("name"), NUMBER("size"), WHEN("at") } },
    { .name = "guardianships",
      .rows = &guardianships,
      .of_child = true,
      .fields = { PERSON("minor"), PERSON("guardian"), CODE("kinship"), CODE("state"),
                  WHEN("since"), WHEN("agreed_at"), WHEN("confirmed_at"),
                  TEXT("tell") } },
    { .name = "applications",
      .rows = &applications,
      .fields = { CODE("state"), CODE("source"), TEXT("requirements"), TEXT("reason"),
                  WHEN("at"), WHEN("applied_at"), WHEN("decided_at") } },
    { .name = "referrals",
      .rows = &referrals,
      .fields = { CODE("role"), CODE("whom"), TEXT("why"), YES("knows"), TEXT("hint"),
                  CODE("state"), WHEN("at") } },
    { .name = "notes",
      .rows = &notes,
      .fields = { CODE("kind"), PERSON("author"), TEXT("words"), WHEN("at") } },
    { .name = "matches",
      .rows = &matches,
      .of_child = true,
      .fields = { TEXT("form_of_match"), TEXT("kind_of_match"), CODE("state"),
                  TEXT("role_there"), TEXT("mode"), NUMBER("every"), TEXT("starts_on"),
                  TEXT("ends_on"), TEXT("goal"), WHEN("paused_from"),
                  WHEN("paused_until"), WHEN("ended_at") } },
    { .name = "match_members",
      .rows = &members,
      .fields = { NUMBER("match"), CODE("role"), TEXT("sphere"), CODE("answer"),
                  WHEN("answered_at"), TEXT("reason"), TEXT("comment"),
                  WHEN("left_at") } },
    { .name = "topics",
      .rows = &topics,
      .fields = { NUMBER("match"), NUMBER("in_order"), TEXT("title") } },
    { .name = "agreements",
      .rows = &agreements,
      .fields = { NUMBER("match"), PERSON("minor"), TEXT("document"),
                  NUMBER("text_version"), TEXT("text_hash"), TEXT("language"),
                  WHEN("at") } },
    { .name = "addenda",
      .rows = &addenda,
      .fields = { NUMBER("match"), TEXT("paper"), TEXT("signed_on"), TEXT("terms"),
                  WHEN("at") } },
    { .name = "endings",
      .rows = &endings,
      .fields = { NUMBER("match"), TEXT("wish"), TEXT("reason"), TEXT("discussed"),
                  YES("farewell"), TEXT("comment"), TEXT("decided"), WHEN("at"),
                  WHEN("taken_at") } },
    { .name = "round_pairs",
      .rows = &round_pairs,
      .fields = { NUMBER("match"), NUMBER("score"), WHEN("at") } },
    { .name = "left_out",
      .rows = &left_out,
      .fields = { WHEN("since"), NUMBER("rounds"), TEXT("why"), WHEN("told_at"),
                  TEXT("wants") } },
    { .name = "match_events",
      .rows = &match_events,
      .lines = true,
      .fields = { NUMBER("match"), TEXT("kind_of"), WHEN("at") } },
    { .name = "meetings",
      .rows = &meetings,
      .of_child = true,
      .fields = { NUMBER("match"), TEXT("type"), CODE("status"), WHEN("starts_at"),
                  NUMBER("minutes"), YES("online"), TEXT("place"), TEXT("title") } },
    { .name = "meeting_people",
      .rows = &meeting_people,
      .fields = { WHEN("starts_at"), TEXT("role_there"), CODE("answer"), TEXT("reason"),
                  TEXT("held"), TEXT("held_reason"), NUMBER("minutes"), WHEN("held_at"),
                  YES("present"), TEXT("link"), TEXT("outcome") } },
    { .name = "venues",
      .rows = &own_venues,
      .fields = { NUMBER("match"), TEXT("name"), TEXT("link"), WHEN("at") } },
    { .name = "steps",
      .rows = &agreed_steps,
      .fields = { NUMBER("match"), TEXT("text"), TEXT("due_on"), WHEN("at"),
                  WHEN("done_at") } },
    { .name = "preferences",
      .rows = &preferences,
      .fields = { TEXT("item"), TEXT("value") } },
    { .name = "feedback",
      .rows = &feedback,
      .fields = { TEXT("role_there"), WHEN("asked_at"), WHEN("filled_at") } },
    { .name = "pulses",
      .rows = &pulses,
      .fields = { NUMBER("match"), NUMBER("in_order"), WHEN("asked_at"),
                  WHEN("filled_at") } },
    { .name = "prompts",
      .rows = &prompts,
      .fields = { TEXT("prompt"), TEXT("passed"), TEXT("answered"), WHEN("asked_at"),
                  WHEN("answered_at") } },
    { .name = "diary",
      .rows = &diary,
      .fields = { TEXT("prompt"), TEXT("words"), YES("with_file"), CODE("shared"),
                  WHEN("at") } },
    { .name = "silences",
      .rows = &silences,
      .fields = { NUMBER("match"), WHEN("since"), TEXT("reason"), WHEN("ended_at") } },
    { .name = "flags",
      .rows = &own_flags,
      .fields = { NUMBER("match"), TEXT("rule"), TEXT("fact"), WHEN("since"),
                  WHEN("ended_at"), TEXT("ending") } },
    { .name = "cases",
      .rows = &asked,
      .fields = { TEXT("topic"), TEXT("urgency"), TEXT("addressed"), CODE("state"),
                  TEXT("words"), TEXT("tried"), WHEN("at"), WHEN("asked_at"),
                  WHEN("answer_by"), WHEN("first_answer_at"), WHEN("closed_at"),
                  TEXT("ending"), TEXT("solved") } },
    { .name = "case_people",
      .rows = &asked_of_them,
      .fields = { TEXT("topic"), WHEN("asked_at"), WHEN("told_at"), WHEN("opened_at"),
                  YES("answers_it") } },
    { .name = "case_events",
      .rows = &case_events,
      .lines = true,
      .fields = { TEXT("kind_of"), WHEN("at") } },
    { .name = "relays",
      .rows = &passed_on,
      .lines = true,
      .fields = { TEXT("kind_of"), WHEN("at"), WHEN("arrived_at"),
                  WHEN("taken_back_at") } },
    { .name = "held_words",
      .rows = &held,
      .fields = { TEXT("words"), YES("with_file"), WHEN("at") } },
    { .name = "links",
      .rows = &links,
      .fields = { CODE("kind"), WHEN("at"), WHEN("valid_until"), WHEN("used_at") } },
    { .name = "promises",
      .rows = &promises,
      .lines = true,
      .fields = { TEXT("kind_of"), WHEN("at") } },
    { .name = "pushes", .rows = &pushes, .lines = true, .fields = { WHEN("at") } },
    { .name = "imports",
      .rows = &imports,
      .lines = true,
      .fields = { WHEN("at"), WHEN("done_at") } },
    { .name = "fetches", .rows = &fetches, .lines = true, .fields = { TEXT("kind_of") } },
    { .name = "jobs", .rows = &jobs, .lines = true, .fields = { TEXT("kind_of") } },
    { .name = "failures",
      .rows = &failures,
      .lines = true,
      .fields = { TEXT("kind_of"), WHEN("at") } },
    { .name = "audit",
      .rows = &audit,
      .lines = true,
      .fields = { TEXT("kind_of"), WHEN("at") } },
};

const struct export_section *export_section(int i)
{
    int rest = i - (int)COUNT(sections);
    return i < 0 ? NULL : rest < 0 ? &sections[i] : export_desk_section(rest);
}
