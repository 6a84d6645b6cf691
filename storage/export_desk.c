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
};

const struct export_section *export_desk_section(int i)
{
    return i < (int)COUNT(sections) ? &sections[i] : NULL;
}
