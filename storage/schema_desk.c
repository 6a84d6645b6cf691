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
    "  probability INTEGER NOT NULL CHECK (probability BETWEEN 0 AND 5)," /* 0: not told
                                                                           */
    "  impact INTEGER NOT NULL CHECK (impact BETWEEN 0 AND 5),"
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
    "  weekly INTEGER NOT NULL CHECK (weekly IN (0, 1)),"
    "  pictured_at INTEGER" /* when its picture was asked for */
    ") STRICT;",
    "CREATE INDEX digests_person ON digests (person, id);",
    "CREATE INDEX digests_made ON digests (made_at);",
    "CREATE TABLE digest_lines ("
    "  digest INTEGER NOT NULL REFERENCES digests ON DELETE CASCADE,"
    "  number INTEGER NOT NULL,"       /* 0: stands above the numbered ones */
    "  kind TEXT NOT NULL,"            /* flag, or a word of handlers/digest.h */
    "  about INTEGER NOT NULL,"        /* the flag; 0: nothing in particular */
    "  fact TEXT NOT NULL DEFAULT ''," /* a word: which text tells it, of which group */
    "  count INTEGER NOT NULL DEFAULT 0,"
    "  other INTEGER NOT NULL DEFAULT 0,"
    "  since INTEGER NOT NULL DEFAULT 0," /* of a share its target, in percent */
    "  settled TEXT NOT NULL DEFAULT '' CHECK (settled IN ('', 'done')),"
    "  settled_at INTEGER,"
    "  PRIMARY KEY (digest, number)"
    ") STRICT, WITHOUT ROWID;",
    "CREATE INDEX digest_lines_settled ON digest_lines (kind, about)"
    "  WHERE settled <> '';",

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
    "  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'computing', 'draft',"
    "    'compared', 'publishing', 'published', 'dropped')),"
    "  run INTEGER NOT NULL DEFAULT 0," /* how often it was computed; 0: never */
    "  counted INTEGER NOT NULL DEFAULT 0 CHECK (counted IN (0, 1))," /* has a result */
    "  made_by INTEGER NOT NULL,"
    "  made_at INTEGER NOT NULL,"
    "  ended_at INTEGER," /* published or dropped */
    "  published_at INTEGER"
    ") STRICT;",
    "CREATE UNIQUE INDEX rounds_open ON rounds (organisation)"
    "  WHERE state NOT IN ('published', 'dropped');",
    "CREATE INDEX rounds_organisation ON rounds (organisation, id);",
    "CREATE INDEX rounds_ended ON rounds (ended_at) WHERE ended_at IS NOT NULL;",
    "CREATE TABLE round_pairs ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  round INTEGER NOT NULL REFERENCES rounds ON DELETE CASCADE,"
    "  mentee INTEGER NOT NULL REFERENCES people,"
    "  mentor INTEGER REFERENCES people," /* NULL: left out */
    "  score INTEGER NOT NULL DEFAULT 0," /* 0 to 100 */
    "  why TEXT NOT NULL DEFAULT '',"     /* a word: why left out */
    "  fixed INTEGER NOT NULL DEFAULT 0 CHECK (fixed IN (0, 1))," /* by a curator */
    "  next INTEGER REFERENCES people," /* what a new sum says, until it is kept */
    "  next_score INTEGER NOT NULL DEFAULT 0,"
    "  next_why TEXT NOT NULL DEFAULT '',"
    "  match INTEGER REFERENCES matches ON DELETE SET NULL," /* after publishing */
    "  UNIQUE (round, mentee)"
    ") STRICT;",
    "CREATE INDEX round_pairs_mentee ON round_pairs (mentee);",
    "CREATE INDEX round_pairs_mentor ON round_pairs (mentor) WHERE mentor IS NOT NULL;",
    "CREATE INDEX round_pairs_next ON round_pairs (next) WHERE next IS NOT NULL;",
    "CREATE INDEX round_pairs_match ON round_pairs (match) WHERE match IS NOT NULL;",
    "CREATE TABLE round_mentors (" /* the columns of the sum, by id */
    "  round INTEGER NOT NULL REFERENCES rounds ON DELETE CASCADE,"
    "  mentor INTEGER NOT NULL REFERENCES people,"
    "  position INTEGER NOT NULL," /* of the column */
    "  places INTEGER NOT NULL,"   /* free ones, when it was computed */
    "  PRIMARY KEY (round, mentor)"
    ") STRICT, WITHOUT ROWID;",
    "CREATE INDEX round_mentors_mentor ON round_mentors (mentor);",
    "CREATE TABLE round_bans (" /* not this pair, says a curator */
    "  round INTEGER NOT NULL REFERENCES rounds ON DELETE CASCADE,"
    "  mentee INTEGER NOT NULL REFERENCES people,"
    "  mentor INTEGER NOT NULL REFERENCES people,"
    "  PRIMARY KEY (round, mentee, mentor)"
    ") STRICT, WITHOUT ROWID;",
    "CREATE INDEX round_bans_mentee ON round_bans (mentee);",
    "CREATE INDEX round_bans_mentor ON round_bans (mentor);",
    "CREATE TABLE left_out (" /* who had no pair in a round: comes first in the next */
    "  person INTEGER PRIMARY KEY REFERENCES people,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  since INTEGER NOT NULL,"
    "  rounds INTEGER NOT NULL DEFAULT 0," /* how many, since they had a pair last */
    "  round INTEGER NOT NULL DEFAULT 0,"  /* the last of them */
    "  why TEXT NOT NULL DEFAULT '',"      /* a word, as round_pairs has it */
    "  told_at INTEGER,"                   /* of that round */
    "  wants TEXT NOT NULL DEFAULT ''"     /* a word: what they answered to the offer */
    ") STRICT;",
    "CREATE INDEX left_out_organisation ON left_out (organisation, since);",

    "CREATE TABLE broadcasts (" /* the same words of a curator to many (2 A08) */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  made_by INTEGER NOT NULL,"       /* by number alone, once they are erased */
    "  roles TEXT NOT NULL DEFAULT ''," /* to whom: words of storage/broadcasts.h, */
    "  forms TEXT NOT NULL DEFAULT ''," /* a blank between; '' all of them */
    "  stages TEXT NOT NULL DEFAULT '',"
    "  silent INTEGER NOT NULL DEFAULT 0 CHECK (silent IN (0, 1)),"
    "  words TEXT NOT NULL DEFAULT '',"
    "  relay INTEGER NOT NULL DEFAULT 0," /* of the message that is its text */
    "  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN"
    "    ('draft', 'leaving', 'sending', 'sent', 'dropped')),"
    "  made_at INTEGER NOT NULL,"
    "  leaves_at INTEGER," /* until then it can be taken back */
    "  sent_at INTEGER,"
    "  ended_at INTEGER,"
    "  told INTEGER NOT NULL DEFAULT 0," /* how many, once it has ended */
    "  lost INTEGER NOT NULL DEFAULT 0"
    ") STRICT;",
    "CREATE INDEX broadcasts_organisation ON broadcasts (organisation, state, id);",
    "CREATE INDEX broadcasts_made_by ON broadcasts (made_by, state, id);",
    "CREATE INDEX broadcasts_made_at ON broadcasts (made_at);",
    "CREATE TABLE broadcast_people ("
    "  broadcast INTEGER NOT NULL REFERENCES broadcasts ON DELETE CASCADE,"
    "  person INTEGER NOT NULL REFERENCES people,"
    "  state TEXT NOT NULL DEFAULT 'listed' CHECK (state IN"
    "    ('listed', 'waiting', 'said', 'lost')),"
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
    "  broadcast INTEGER NOT NULL DEFAULT 0," /* which one they answer; 0: none */
    "  held INTEGER NOT NULL DEFAULT 0," /* words that are shown back, not sent yet */
    "  made_at INTEGER NOT NULL,"
    "  said_at INTEGER NOT NULL DEFAULT 0," /* something was last passed on; 0: never */
    "  ended_at INTEGER"
    ") STRICT;",
    "CREATE INDEX letters_from ON letters (from_person, id);",
    "CREATE INDEX letters_to ON letters (to_person, id);",
    "CREATE INDEX letters_match ON letters (match) WHERE match IS NOT NULL;",
    "CREATE INDEX letters_made ON letters (made_at);",

    /* these told the consent: whom it is about is what a reader asks */
    "UPDATE audit SET about = ifnull((SELECT c.person FROM consents c WHERE c.id ="
    "  audit.about AND c.purpose = 'P5' AND audit.person IN (0, c.person)), 0)"
    " WHERE act IN ('consent.confirmed', 'consent.expired')"
    "  OR (act = 'consent.withdrawn' AND detail = 'P5' AND about <> person);",
    /* the audit as it is read: newest first, of one kind, of one person */
    "CREATE INDEX audit_read ON audit (organisation, id);",
    "CREATE INDEX audit_noun ON audit (organisation,"
    "  substr(act, 1, instr(act, '.') - 1), id);",
    "CREATE INDEX audit_about ON audit (organisation, about, id) WHERE about > 0;",
    "CREATE INDEX audit_doer ON audit (organisation, person, id) WHERE person > 0;",

    "CREATE TABLE imports (" /* a list of people that a curator sent as a file */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  made_by INTEGER NOT NULL REFERENCES people ON DELETE CASCADE,"
    "  role TEXT NOT NULL DEFAULT ''," /* of those whose row tells none */
    "  state TEXT NOT NULL DEFAULT 'reading' CHECK (state IN"
    "    ('reading', 'read', 'done', 'dropped', 'failed')),"
    "  problem TEXT NOT NULL DEFAULT ''," /* a word: why it could not be read */
    "  line INTEGER NOT NULL DEFAULT 0,"  /* and where */
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
    "  folded TEXT NOT NULL," /* family and given name as names are compared */
    "  role TEXT NOT NULL,"
    "  place TEXT NOT NULL," /* what they are at school, or of which class */
    "  paper TEXT NOT NULL," /* with codes: number and date of the consent on paper */
    "  state TEXT NOT NULL CHECK (state IN ('new', 'there', 'invited', 'wrong')),"
    "  problem TEXT NOT NULL DEFAULT '',"
    "  invitation INTEGER REFERENCES invitations ON DELETE SET NULL,"
    "  PRIMARY KEY (import, number)"
    ") STRICT, WITHOUT ROWID;",
    "CREATE INDEX import_rows_folded ON import_rows (import, folded);",
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

    /* what a mentee said of one meeting */
    "CREATE INDEX drafts_feedback ON drafts (about)"
    "  WHERE form = 'feedback_mentee' AND filled_at IS NOT NULL;",
    NULL,
};
