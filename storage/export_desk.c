/* export_desk.c - what the tables of the curator's desk know of a person. */
#include "storage/export_fields.h"

STATEMENT(broadcasts, "SELECT id, 0, words, made_at, sent_at FROM broadcasts"
                      " WHERE made_by = ?1" AFTER);
STATEMENT(broadcast_people,
          "SELECT b.broadcast, 0, c.made_by, c.sent_at FROM broadcast_people b"
          " JOIN broadcasts c ON c.id = b.broadcast WHERE b.person = ?1"
          " AND b.state = 'said' AND b.broadcast > ?2 ORDER BY b.broadcast LIMIT ?4");
STATEMENT(letters, "SELECT id, 0, from_person, to_person, match, made_at, ended_at"
                   " FROM letters WHERE id IN (SELECT id FROM letters"
                   "  WHERE from_person = ?1 UNION SELECT id FROM letters"
                   "  WHERE to_person = ?1 AND said_at > 0)" AFTER);
STATEMENT(digests, "SELECT d.id, 0, d.made_at, d.weekly, (SELECT count(*)"
                   " FROM digest_lines l WHERE l.digest = d.id AND l.number > 0)"
                   " FROM digests d WHERE d.person = ?1 AND d.id > ?2"
                   " ORDER BY d.id LIMIT ?4");
STATEMENT(contacts,
          "SELECT id, 0, match, kind, at FROM contacts WHERE person = ?1" AFTER);
/* That there are some, and when: the words are about others too. */
STATEMENT(match_notes, "SELECT n.id, 0, n.match, n.at FROM match_members b"
                       " JOIN match_notes n ON n.match = b.match WHERE b.person = ?1"
                       " AND n.id > ?2 ORDER BY n.id LIMIT ?4");
STATEMENT(risks, "SELECT id, 0, iif(code = '', title, code), nullif(measure, ''),"
                 " nullif(due_on, ''), state, made_at FROM risks WHERE owner = ?1" AFTER);

static const struct export_section sections[] = {
    { .name = "broadcasts",
      .rows = &broadcasts,
      .fields = { TEXT("words"), WHEN("at"), WHEN("sent_at") } },
    { .name = "broadcast_people",
      .rows = &broadcast_people,
      .fields = { PERSON("author"), WHEN("sent_at") } },
    { .name = "letters",
      .rows = &letters,
      .fields = { PERSON("from_person"), PERSON("to_person"), NUMBER("match"), WHEN("at"),
                  WHEN("ended_at") } },
    { .name = "digests",
      .rows = &digests,
      .lines = true,
      .fields = { WHEN("at"), YES("by_itself"), NUMBER("lines") } },
    { .name = "contacts",
      .rows = &contacts,
      .lines = true,
      .fields = { NUMBER("match"), TEXT("kind_of"), WHEN("at") } },
    { .name = "match_notes",
      .rows = &match_notes,
      .lines = true,
      .fields = { NUMBER("match"), WHEN("at") } },
    { .name = "risks",
      .rows = &risks,
      .fields = { TEXT("title"), TEXT("text"), TEXT("due_on"), TEXT("state"),
                  WHEN("at") } },
};

const struct export_section *export_desk_section(int i)
{
    return i < (int)COUNT(sections) ? &sections[i] : NULL;
}
