/* schema_desk.c - step 5 of the tables (schema.c): what the curator's desk stands on. */
#include "storage/schema.h"

const char *const they_are_watched[] = {
    "CREATE TABLE flags (" /* a question to a person, never a sanction (domain.md 4.9) */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  rule TEXT NOT NULL,"                                 /* RF-01 */
    "  match INTEGER REFERENCES matches ON DELETE CASCADE," /* NULL: of none */
    "  person INTEGER REFERENCES people," /* whom of it, or alone; NULL: nobody alone */
    "  about INTEGER NOT NULL DEFAULT 0," /* a case, a consent; 0: nothing more */
    "  severity INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 3)," /* info yellow red */
    "  fact TEXT NOT NULL,"     /* a word: which of the rule's texts tells it */
    "  count INTEGER NOT NULL," /* the numbers in that text */
    "  other INTEGER NOT NULL,"
    "  since INTEGER NOT NULL," /* since when it is so */
    "  opened_at INTEGER NOT NULL,"
    "  worse_at INTEGER NOT NULL," /* when it became as severe as it is */
    "  told_at INTEGER,"           /* a red one, to those who oversee it */
    "  accepted_at INTEGER,"
    "  accepted_by INTEGER,"
    "  snoozed_until INTEGER NOT NULL DEFAULT 0,"
    "  ended_at INTEGER,"
    "  ended_by INTEGER," /* NULL: the program, it is so no longer */
    "  ending TEXT NOT NULL DEFAULT '' CHECK (ending IN ('', 'passed', 'done', 'false'))"
    ") STRICT;",
    "CREATE UNIQUE INDEX flags_open ON flags (organisation, rule, ifnull(match, 0),"
    "  ifnull(person, 0), about) WHERE ended_at IS NULL;",
    "CREATE INDEX flags_severity ON flags (organisation, severity, since)"
    "  WHERE ended_at IS NULL;",
    "CREATE INDEX flags_opened ON flags (organisation, opened_at);",
    "CREATE INDEX flags_match ON flags (match, rule) WHERE match IS NOT NULL;",
    "CREATE INDEX flags_person ON flags (person) WHERE person IS NOT NULL;",
    "CREATE INDEX flags_ended ON flags (ended_at) WHERE ended_at IS NOT NULL;",

    "CREATE TABLE flag_rounds (" /* how far a school's rules have been asked */
    "  organisation INTEGER PRIMARY KEY REFERENCES organisations,"
    "  stage INTEGER NOT NULL,"
    "  after INTEGER NOT NULL," /* the last one that was looked at */
    "  began_at INTEGER NOT NULL,"
    "  ended_at INTEGER"
    ") STRICT;",

    "CREATE TABLE risks (" /* the register of risks (domain.md 2 O07, 4.10) */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  code TEXT NOT NULL," /* A..F of the seeds; '' one of the school's own */
    "  title TEXT NOT NULL DEFAULT ''," /* of an own one */
    "  probability INTEGER NOT NULL CHECK (probability BETWEEN 1 AND 5),"
    "  impact INTEGER NOT NULL CHECK (impact BETWEEN 1 AND 5),"
    "  owner INTEGER REFERENCES people,"
    "  measure TEXT NOT NULL DEFAULT '',"
    "  due_on TEXT NOT NULL DEFAULT '',"
    "  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'watched', 'closed')),"
    "  made_by INTEGER NOT NULL,"
    "  made_at INTEGER NOT NULL,"
    "  changed_at INTEGER NOT NULL"
    ") STRICT;",
    "CREATE INDEX risks_organisation ON risks (organisation, state);",
    "CREATE UNIQUE INDEX risks_code ON risks (organisation, code) WHERE code <> '';",
    "CREATE INDEX risks_owner ON risks (owner) WHERE owner IS NOT NULL;",

    "CREATE TABLE digests (" /* what one person was shown on a Monday, or asked for */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  person INTEGER NOT NULL REFERENCES people ON DELETE CASCADE,"
    "  made_at INTEGER NOT NULL,"
    "  weekly INTEGER NOT NULL CHECK (weekly IN (0, 1))"
    ") STRICT;",
    "CREATE INDEX digests_person ON digests (person, id);",
    "CREATE INDEX digests_made ON digests (made_at);",
    "CREATE TABLE digest_lines ("
    "  digest INTEGER NOT NULL REFERENCES digests ON DELETE CASCADE,"
    "  number INTEGER NOT NULL,"
    "  kind TEXT NOT NULL,"     /* flag, or a word of handlers/digest.h */
    "  about INTEGER NOT NULL," /* the flag; 0: nothing in particular */
    "  count INTEGER NOT NULL DEFAULT 0,"
    "  other INTEGER NOT NULL DEFAULT 0,"
    "  PRIMARY KEY (digest, number)"
    ") STRICT, WITHOUT ROWID;",

    "CREATE TABLE figures (" /* what the school knows and the bot cannot (domain.md 4.0)
                              */
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  year INTEGER NOT NULL," /* in which the school year begins */
    "  name TEXT NOT NULL,"
    "  value INTEGER NOT NULL CHECK (value >= 0),"
    "  source TEXT NOT NULL,"
    "  told_on TEXT NOT NULL," /* YYYY-MM-DD: as of which day */
    "  entered_by INTEGER NOT NULL,"
    "  at INTEGER NOT NULL,"
    "  PRIMARY KEY (organisation, year, name)"
    ") STRICT, WITHOUT ROWID;",

    "CREATE TABLE contacts (" /* of a curator with a side of a match (domain.md 4.9) */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  match INTEGER NOT NULL REFERENCES matches ON DELETE CASCADE,"
    "  person INTEGER NOT NULL REFERENCES people," /* with whom */
    "  by INTEGER NOT NULL,"
    "  kind TEXT NOT NULL CHECK (kind IN ('talk', 'call', 'letter', 'meeting', 'visit')),"
    "  meeting INTEGER REFERENCES meetings ON DELETE SET NULL,"
    "  at INTEGER NOT NULL"
    ") STRICT;",
    "CREATE INDEX contacts_match ON contacts (match, at);",
    "CREATE INDEX contacts_person ON contacts (person);",
    "CREATE INDEX contacts_by ON contacts (by);",
    "CREATE INDEX contacts_meeting ON contacts (meeting) WHERE meeting IS NOT NULL;",
    "CREATE TABLE contact_terms (" /* of a match that is active: by when the next one */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  match INTEGER NOT NULL REFERENCES matches ON DELETE CASCADE,"
    "  person INTEGER NOT NULL REFERENCES people,"
    "  due_at INTEGER NOT NULL,"
    "  late_at INTEGER," /* since when it has been due; NULL: it is not */
    "  UNIQUE (match, person)"
    ") STRICT;",
    "CREATE INDEX contact_terms_late ON contact_terms (organisation, late_at)"
    "  WHERE late_at IS NOT NULL;",
    "CREATE INDEX contact_terms_person ON contact_terms (person);",
    /* nobody kept them before: those that run begin a month from now */
    "INSERT INTO contact_terms (organisation, match, person, due_at)"
    "  SELECT m.organisation, m.id, b.person,"
    "  CAST(strftime('%s', 'now') AS INTEGER) + 30 * 86400"
    "  FROM matches m JOIN match_members b ON b.match = m.id AND b.left_at IS NULL"
    "  WHERE m.state = 'active';",
    "INSERT INTO promises (kind, person, about, step, due, first_due)"
    "  SELECT 'contacts.due', 0, id, 0, due_at, due_at FROM contact_terms;",

    "CREATE TABLE match_notes (" /* of those who oversee a match, for them alone */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  match INTEGER NOT NULL REFERENCES matches ON DELETE CASCADE,"
    "  author INTEGER NOT NULL REFERENCES people,"
    "  text TEXT NOT NULL,"
    "  at INTEGER NOT NULL"
    ") STRICT;",
    "CREATE INDEX match_notes_match ON match_notes (match, at);",
    "CREATE INDEX match_notes_author ON match_notes (author);",

    "CREATE TABLE rounds (" /* a whole cohort is put together at once (domain.md 2 E01) */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  form TEXT NOT NULL,"
    "  kind TEXT NOT NULL,"
    "  mode TEXT NOT NULL DEFAULT 'mixed',"
    "  every INTEGER NOT NULL DEFAULT 14," /* days */
    "  starts_on TEXT NOT NULL DEFAULT '',"
    "  ends_on TEXT NOT NULL DEFAULT '',"
    "  state TEXT NOT NULL DEFAULT 'computing' CHECK (state IN"
    "    ('computing', 'draft', 'published', 'dropped')),"
    "  made_by INTEGER NOT NULL,"
    "  made_at INTEGER NOT NULL,"
    "  published_at INTEGER"
    ") STRICT;",
    "CREATE INDEX rounds_organisation ON rounds (organisation, state, id);",
    "CREATE TABLE round_pairs ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  round INTEGER NOT NULL REFERENCES rounds ON DELETE CASCADE,"
    "  mentee INTEGER NOT NULL REFERENCES people,"
    "  mentor INTEGER REFERENCES people," /* NULL: left out */
    "  score INTEGER NOT NULL DEFAULT 0," /* 0 to 100 */
    "  why TEXT NOT NULL DEFAULT '',"     /* a word: why left out, or who changed it */
    "  fixed INTEGER NOT NULL DEFAULT 0 CHECK (fixed IN (0, 1))," /* by a curator */
    "  match INTEGER REFERENCES matches ON DELETE SET NULL,"      /* after publishing */
    "  UNIQUE (round, mentee)"
    ") STRICT;",
    "CREATE INDEX round_pairs_mentee ON round_pairs (mentee);",
    "CREATE INDEX round_pairs_mentor ON round_pairs (mentor) WHERE mentor IS NOT NULL;",
    "CREATE INDEX round_pairs_match ON round_pairs (match) WHERE match IS NOT NULL;",
    "CREATE TABLE left_out (" /* who had no pair in a round: comes first in the next */
    "  person INTEGER PRIMARY KEY REFERENCES people,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  since INTEGER NOT NULL,"
    "  rounds INTEGER NOT NULL DEFAULT 0,"
    "  told_at INTEGER,"
    "  wants TEXT NOT NULL DEFAULT ''" /* a word: what they answered to the offer */
    ") STRICT;",
    "CREATE INDEX left_out_organisation ON left_out (organisation, since);",

    "CREATE TABLE broadcasts ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  made_by INTEGER NOT NULL REFERENCES people,"
    "  segment TEXT NOT NULL DEFAULT ''," /* words of handlers/broadcast.h */
    "  words TEXT NOT NULL DEFAULT '',"
    "  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN"
    "    ('draft', 'leaving', 'sending', 'sent', 'undone', 'dropped')),"
    "  made_at INTEGER NOT NULL,"
    "  leaves_at INTEGER," /* until then it can be taken back */
    "  sent_at INTEGER,"
    "  reported_at INTEGER"
    ") STRICT;",
    "CREATE INDEX broadcasts_organisation ON broadcasts (organisation, id);",
    "CREATE INDEX broadcasts_made_by ON broadcasts (made_by, state);",
    "CREATE INDEX broadcasts_made_at ON broadcasts (made_at);",
    "CREATE TABLE broadcast_people ("
    "  broadcast INTEGER NOT NULL REFERENCES broadcasts ON DELETE CASCADE,"
    "  person INTEGER NOT NULL REFERENCES people,"
    "  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN"
    "    ('waiting', 'said', 'lost')),"
    "  outbox INTEGER NOT NULL DEFAULT 0," /* the row that carries it; it has left when
                                              that row is no more */
    "  PRIMARY KEY (broadcast, person)"
    ") STRICT, WITHOUT ROWID;",
    "CREATE INDEX broadcast_people_person ON broadcast_people (person);",

    "CREATE TABLE letters (" /* a curator writes to somebody, who may answer */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  from_person INTEGER NOT NULL REFERENCES people,"
    "  to_person INTEGER NOT NULL REFERENCES people,"
    "  match INTEGER REFERENCES matches ON DELETE SET NULL," /* about which */
    "  made_at INTEGER NOT NULL,"
    "  ended_at INTEGER"
    ") STRICT;",
    "CREATE INDEX letters_from ON letters (from_person, id);",
    "CREATE INDEX letters_to ON letters (to_person, id);",
    "CREATE INDEX letters_match ON letters (match) WHERE match IS NOT NULL;",
    "CREATE INDEX letters_made ON letters (made_at);",

    "CREATE TABLE imports (" /* a list of people that a curator sent as a file */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  made_by INTEGER NOT NULL REFERENCES people ON DELETE CASCADE,"
    "  role TEXT NOT NULL DEFAULT '',"
    "  state TEXT NOT NULL DEFAULT 'reading' CHECK (state IN"
    "    ('reading', 'read', 'done', 'dropped', 'failed')),"
    "  problem TEXT NOT NULL DEFAULT '',"
    "  made_at INTEGER NOT NULL,"
    "  done_at INTEGER"
    ") STRICT;",
    "CREATE INDEX imports_organisation ON imports (organisation, id);",
    "CREATE INDEX imports_made_by ON imports (made_by);",
    "CREATE INDEX imports_made_at ON imports (made_at);",
    "CREATE TABLE import_rows ("
    "  import INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE,"
    "  number INTEGER NOT NULL," /* of the line in the file */
    "  name TEXT NOT NULL,"
    "  folded TEXT NOT NULL," /* the name as names are compared */
    "  role TEXT NOT NULL,"
    "  state TEXT NOT NULL CHECK (state IN ('new', 'there', 'invited', 'wrong')),"
    "  problem TEXT NOT NULL DEFAULT '',"
    "  invitation INTEGER REFERENCES invitations ON DELETE SET NULL,"
    "  PRIMARY KEY (import, number)"
    ") STRICT, WITHOUT ROWID;",
    "CREATE INDEX import_rows_invitation ON import_rows (invitation)"
    "  WHERE invitation IS NOT NULL;",

    "CREATE TABLE fetches (" /* files somebody sent that are to be read */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  kind TEXT NOT NULL," /* feature.word, told when it is there */
    "  person INTEGER NOT NULL REFERENCES people ON DELETE CASCADE,"
    "  about INTEGER NOT NULL,"
    "  file INTEGER NOT NULL REFERENCES files ON DELETE CASCADE,"
    "  attempts INTEGER NOT NULL DEFAULT 0,"
    "  not_before INTEGER NOT NULL DEFAULT 0"
    ") STRICT;",
    "CREATE INDEX fetches_person ON fetches (person);",
    "CREATE INDEX fetches_file ON fetches (file);",
    NULL,
};
