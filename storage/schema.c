/* schema.c - the tables, as steps that are never edited once released.
 *
 * Every table is STRICT, every enum is CHECKed, times are seconds UTC, and every index
 * is there for a query that a person waits for. Rows of a person carry the person's id,
 * so that erasing knows where to look (people.c). An id that is known outside its table,
 * in a button or in memory, is never given twice (AUTOINCREMENT). */
#include "storage/schema.h"

/* 1: the foundation */
static const char *const foundation[] = {
    "CREATE TABLE state ("
    "  name TEXT PRIMARY KEY,"
    "  value TEXT NOT NULL"
    ") STRICT, WITHOUT ROWID;",

    "CREATE TABLE organisations ("
    "  id INTEGER PRIMARY KEY,"
    "  parent INTEGER REFERENCES organisations,"
    "  name TEXT NOT NULL DEFAULT '',"
    "  zone TEXT NOT NULL,"
    "  language TEXT NOT NULL,"
    "  names TEXT NOT NULL DEFAULT 'codes' CHECK (names IN ('full', 'codes', 'off')),"
    "  created_at INTEGER NOT NULL,"
    "  ready_at INTEGER"
    ") STRICT;",

    "CREATE TABLE settings ("
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  name TEXT NOT NULL,"
    "  value TEXT NOT NULL,"
    "  PRIMARY KEY (organisation, name)"
    ") STRICT, WITHOUT ROWID;",

    "CREATE TABLE working_hours ("
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7)," /* 1 is Monday */
    "  opens INTEGER NOT NULL CHECK (opens BETWEEN 0 AND 1440),"  /* minutes of the day */
    "  closes INTEGER NOT NULL CHECK (closes BETWEEN 0 AND 1440),"
    "  PRIMARY KEY (organisation, weekday)"
    ") STRICT, WITHOUT ROWID;",

    "CREATE TABLE lessons ("
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  number INTEGER NOT NULL CHECK (number BETWEEN 0 AND 20),"
    "  starts INTEGER NOT NULL CHECK (starts BETWEEN 0 AND 1440)," /* minutes of the day
                                                                    */
    "  ends INTEGER NOT NULL CHECK (ends BETWEEN 0 AND 1440),"
    "  PRIMARY KEY (organisation, number)"
    ") STRICT, WITHOUT ROWID;",

    "CREATE TABLE calendar_days ("
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  first_day TEXT NOT NULL," /* YYYY-MM-DD, both days belong to it */
    "  last_day TEXT NOT NULL,"
    "  kind TEXT NOT NULL CHECK (kind IN ('term', 'holiday', 'exams', 'shortened')),"
    "  name TEXT NOT NULL DEFAULT '',"
    "  PRIMARY KEY (organisation, first_day, kind)"
    ") STRICT, WITHOUT ROWID;",

    "CREATE TABLE people ("
    "  id INTEGER PRIMARY KEY,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  name TEXT NOT NULL DEFAULT '',"
    "  number INTEGER NOT NULL," /* the number of a code, unique in the organisation */
    "  age TEXT NOT NULL CHECK (age IN ('10-13', '14-17', '18+')),"
    "  learner INTEGER NOT NULL DEFAULT 0 CHECK (learner IN (0, 1)),"
    "  language TEXT NOT NULL,"
    "  zone TEXT NOT NULL,"
    "  quiet_from INTEGER NOT NULL DEFAULT 1200" /* minutes of the day: 20:00 */
    "    CHECK (quiet_from BETWEEN 0 AND 1439),"
    "  quiet_to INTEGER NOT NULL DEFAULT 480" /* 08:00; the same as quiet_from: none */
    "    CHECK (quiet_to BETWEEN 0 AND 1439),"
    "  quiet_weekends INTEGER NOT NULL DEFAULT 1 CHECK (quiet_weekends IN (0, 1)),"
    "  pushes_a_week INTEGER NOT NULL DEFAULT 5 CHECK (pushes_a_week BETWEEN 0 AND 50),"
    "  joined_at INTEGER NOT NULL,"
    "  erased_at INTEGER," /* an empty row stays, so that counts and consents hold */
    "  invitation INTEGER REFERENCES invitations ON DELETE SET NULL"
    ") STRICT;",
    "CREATE UNIQUE INDEX people_number ON people (organisation, number);",
    "CREATE INDEX people_invitation ON people (invitation) WHERE invitation IS NOT NULL;",

    "CREATE TABLE accounts ("
    "  id INTEGER PRIMARY KEY,"
    "  messenger TEXT NOT NULL,"
    "  external TEXT NOT NULL," /* the messenger's own id */
    "  chat TEXT NOT NULL,"
    "  person INTEGER NOT NULL REFERENCES people,"
    "  reachable INTEGER NOT NULL DEFAULT 1 CHECK (reachable IN (0, 1)),"
    "  said INTEGER NOT NULL DEFAULT 0,"     /* messages so far, both ways */
    "  last_at INTEGER NOT NULL,"            /* when they last wrote or pressed */
    "  front INTEGER NOT NULL DEFAULT 0,"    /* the card shown last, 0: none */
    "  front_keys TEXT NOT NULL DEFAULT ''," /* its presses, for an answer by number */
    "  UNIQUE (messenger, external)"
    ") STRICT;",
    "CREATE INDEX accounts_person ON accounts (person);",

    "CREATE TABLE posts ("
    "  person INTEGER NOT NULL REFERENCES people,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  post TEXT NOT NULL CHECK (post IN ('administrator', 'curator', 'deputy', 'head',"
    "    'psychologist', 'resource')),"
    "  since INTEGER NOT NULL,"
    "  given_by INTEGER,"
    "  PRIMARY KEY (person, organisation, post)"
    ") STRICT, WITHOUT ROWID;",
    "CREATE INDEX posts_organisation ON posts (organisation, post);",

    "CREATE TABLE enrolments (" /* on the register of mentees, mentors or guardians */
    "  person INTEGER NOT NULL REFERENCES people,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  role TEXT NOT NULL CHECK (role IN ('mentee', 'mentor', 'guardian')),"
    "  since INTEGER NOT NULL,"
    "  PRIMARY KEY (person, organisation, role)"
    ") STRICT, WITHOUT ROWID;",
    "CREATE INDEX enrolments_organisation ON enrolments (organisation, role);",

    "CREATE TABLE invitations ("
    "  id INTEGER PRIMARY KEY,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  code TEXT NOT NULL UNIQUE,"
    "  role TEXT NOT NULL CHECK (role IN ('founder', 'administrator', 'curator', 'deputy',"
    "    'head', 'psychologist', 'resource', 'mentee', 'mentor', 'guardian')),"
    "  uses_left INTEGER," /* NULL: as many as come */
    "  used INTEGER NOT NULL DEFAULT 0,"
    "  paper TEXT," /* number and date of a consent signed on paper */
    "  created_by INTEGER,"
    "  created_at INTEGER NOT NULL,"
    "  expires_at INTEGER NOT NULL,"
    "  revoked_at INTEGER"
    ") STRICT;",
    "CREATE INDEX invitations_open ON invitations (organisation, expires_at);",

    "CREATE TABLE consents ("
    "  id INTEGER PRIMARY KEY,"
    "  person INTEGER NOT NULL REFERENCES people,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  purpose TEXT NOT NULL CHECK (purpose IN ('P1','P2','P3','P4','P5','P6','P7')),"
    "  text_version INTEGER NOT NULL,"
    "  text_hash TEXT NOT NULL,"
    "  language TEXT NOT NULL,"
    "  given_at INTEGER NOT NULL,"
    "  channel TEXT NOT NULL CHECK (channel IN ('messenger', 'paper', 'console')),"
    "  entered_by INTEGER,"
    "  evidence TEXT,"
    "  valid_until INTEGER,"
    "  withdrawn_at INTEGER,"
    "  withdrawal_channel TEXT"
    ") STRICT;",
    "CREATE INDEX consents_person ON consents (person, purpose, given_at);",

    "CREATE TABLE counters (" /* what is only counted: a refusal leaves nothing else */
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  name TEXT NOT NULL,"
    "  count INTEGER NOT NULL,"
    "  PRIMARY KEY (organisation, name)"
    ") STRICT, WITHOUT ROWID;",

    "CREATE TABLE drafts (" /* a form somebody is filling, or has filled */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  person INTEGER NOT NULL REFERENCES people,"
    "  form TEXT NOT NULL,"
    "  about INTEGER NOT NULL,"
    "  version INTEGER NOT NULL,"
    "  asked TEXT NOT NULL DEFAULT ''," /* the item on the screen */
    "  asked_at INTEGER NOT NULL DEFAULT 0,"
    "  started_at INTEGER NOT NULL,"
    "  filled_at INTEGER"
    ") STRICT;",
    "CREATE UNIQUE INDEX drafts_open ON drafts (person, form, about)"
    "  WHERE filled_at IS NULL;",
    "CREATE INDEX drafts_person ON drafts (person, asked_at);",
    "CREATE INDEX drafts_stale ON drafts (asked_at) WHERE filled_at IS NULL;",

    "CREATE TABLE answers ("
    "  draft INTEGER NOT NULL REFERENCES drafts ON DELETE CASCADE,"
    "  item TEXT NOT NULL,"
    "  position INTEGER NOT NULL," /* the order in which they were given */
    "  value TEXT,"                /* NULL: skipped */
    "  file INTEGER REFERENCES files,"
    "  done INTEGER NOT NULL DEFAULT 1 CHECK (done IN (0, 1))," /* 0: still choosing */
    "  PRIMARY KEY (draft, item)"
    ") STRICT, WITHOUT ROWID;",
    "CREATE INDEX answers_file ON answers (file) WHERE file IS NOT NULL;",

    "CREATE TABLE cards ("
    "  id INTEGER PRIMARY KEY,"
    "  account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,"
    "  kind TEXT NOT NULL,"
    "  about INTEGER NOT NULL,"
    "  version INTEGER NOT NULL DEFAULT 0,"
    "  message TEXT,"                       /* NULL: not sent yet */
    "  shown INTEGER NOT NULL DEFAULT 0,"   /* a hash of what it shows */
    "  said INTEGER NOT NULL DEFAULT 0,"    /* accounts.said when it was sent */
    "  waiting INTEGER NOT NULL DEFAULT 0," /* the outbox row that will show it */
    "  UNIQUE (account, kind, about)"
    ") STRICT;",
    "CREATE INDEX cards_message ON cards (account, message) WHERE message IS NOT NULL;",

    "CREATE TABLE files ("
    "  id INTEGER PRIMARY KEY,"
    "  organisation INTEGER REFERENCES organisations,"
    "  person INTEGER REFERENCES people," /* whose it is; NULL: the school's */
    "  messenger TEXT NOT NULL,"
    "  external TEXT,"
    "  kind TEXT NOT NULL CHECK (kind IN"
    "    ('photo', 'voice', 'document', 'video', 'audio')),"
    "  name TEXT NOT NULL DEFAULT '',"
    "  size INTEGER,"
    "  bytes BLOB," /* until the messenger has taken it */
    "  made_at INTEGER NOT NULL,"
    "  CHECK (external IS NOT NULL OR bytes IS NOT NULL)"
    ") STRICT;",
    "CREATE INDEX files_person ON files (person) WHERE person IS NOT NULL;",

    "CREATE TABLE promises ("
    "  id INTEGER PRIMARY KEY,"
    "  kind TEXT NOT NULL,"
    "  person INTEGER NOT NULL," /* 0: the program's own */
    "  about INTEGER NOT NULL,"
    "  step INTEGER NOT NULL,"
    "  due INTEGER NOT NULL,"
    "  first_due INTEGER NOT NULL," /* before quiet hours and the weekly number moved it
                                     */
    "  UNIQUE (kind, about, person, step)"
    ") STRICT;",
    "CREATE INDEX promises_due ON promises (due);",
    "CREATE INDEX promises_person ON promises (person) WHERE person > 0;",

    "CREATE TABLE pushes ("
    "  person INTEGER NOT NULL REFERENCES people ON DELETE CASCADE,"
    "  at INTEGER NOT NULL,"
    "  PRIMARY KEY (person, at)"
    ") STRICT, WITHOUT ROWID;",

    "CREATE TABLE jobs (" /* what nastavnik-office is asked to make */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  kind TEXT NOT NULL,"
    "  person INTEGER NOT NULL REFERENCES people ON DELETE CASCADE,"
    "  about INTEGER NOT NULL,"
    "  input TEXT NOT NULL,"
    "  attempts INTEGER NOT NULL DEFAULT 0"
    ") STRICT;",
    "CREATE INDEX jobs_person ON jobs (person);",

    "CREATE TABLE outbox ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  messenger TEXT NOT NULL,"
    "  chat TEXT NOT NULL,"
    "  account INTEGER REFERENCES accounts ON DELETE CASCADE," /* NULL: a stranger */
    "  card INTEGER REFERENCES cards ON DELETE CASCADE,"
    "  verb INTEGER NOT NULL," /* enum delivery_verb */
    "  message TEXT,"          /* what to edit, when no card knows it */
    "  reply_to TEXT,"
    "  words TEXT NOT NULL,"
    "  keys TEXT NOT NULL,"
    "  file INTEGER REFERENCES files,"
    "  priority INTEGER NOT NULL,"
    "  not_before INTEGER NOT NULL,"
    "  attempts INTEGER NOT NULL DEFAULT 0,"
    "  feature TEXT," /* whose .undelivered is told when this is given up */
    "  about INTEGER NOT NULL DEFAULT 0"
    ") STRICT;",
    "CREATE INDEX outbox_later ON outbox (not_before) WHERE not_before > 0;",
    "CREATE INDEX outbox_account ON outbox (account);",
    "CREATE INDEX outbox_card ON outbox (card) WHERE card IS NOT NULL;",
    "CREATE INDEX outbox_file ON outbox (file) WHERE file IS NOT NULL;",

    "CREATE TABLE inbox ("
    "  key TEXT PRIMARY KEY,"
    "  at INTEGER NOT NULL"
    ") STRICT, WITHOUT ROWID;",
    "CREATE INDEX inbox_at ON inbox (at);",

    "CREATE TABLE failures ("
    "  id INTEGER PRIMARY KEY,"
    "  at INTEGER NOT NULL,"
    "  person INTEGER NOT NULL,"
    "  key TEXT NOT NULL,"
    "  what TEXT NOT NULL,"
    "  why TEXT NOT NULL"
    ") STRICT;",
    "CREATE INDEX failures_at ON failures (at);",
    "CREATE INDEX failures_person ON failures (person);",

    "CREATE TABLE audit ("
    "  id INTEGER PRIMARY KEY,"
    "  at INTEGER NOT NULL,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  person INTEGER NOT NULL," /* who did it; 0: the program */
    "  act TEXT NOT NULL,"
    "  about INTEGER NOT NULL,"
    "  detail TEXT NOT NULL DEFAULT ''" /* codes and numbers, never a person's words */
    ") STRICT;",
    "CREATE INDEX audit_at ON audit (organisation, at);",
    "CREATE INDEX audit_old ON audit (at);",
    NULL,
};

/* 2: people come in */
static const char *const people_come_in[] = {
    "ALTER TABLE organisations ADD COLUMN first_names INTEGER NOT NULL DEFAULT 0"
    "  CHECK (first_names IN (0, 1));", /* with names 'full': the first name alone */

    "ALTER TABLE people ADD COLUMN state TEXT NOT NULL DEFAULT 'active'"
    "  CHECK (state IN ('active', 'waiting', 'frozen'));",
    "ALTER TABLE people ADD COLUMN texts INTEGER NOT NULL DEFAULT 0;",
    "ALTER TABLE people ADD COLUMN occupation TEXT NOT NULL DEFAULT '';",
    "ALTER TABLE people ADD COLUMN paused_from INTEGER;",
    "ALTER TABLE people ADD COLUMN paused_until INTEGER;",
    "ALTER TABLE people ADD COLUMN onboarded_at INTEGER;",
    "CREATE INDEX people_names ON people (organisation, name) WHERE erased_at IS NULL;",

    "ALTER TABLE accounts ADD COLUMN lost_at INTEGER;", /* when it became unreachable */
    "ALTER TABLE accounts ADD COLUMN lost_told_at INTEGER;", /* to curators, last */
    "CREATE INDEX accounts_lost ON accounts (lost_at) WHERE lost_at IS NOT NULL;",

    "ALTER TABLE posts ADD COLUMN accepted_at INTEGER;", /* by who holds it */
    "ALTER TABLE posts ADD COLUMN confirmed_at INTEGER;",
    "ALTER TABLE posts ADD COLUMN confirmed_by INTEGER;",
    "ALTER TABLE posts ADD COLUMN duties TEXT NOT NULL DEFAULT '';",
    "ALTER TABLE posts ADD COLUMN paper TEXT;", /* number and date of the order */
    "UPDATE posts SET accepted_at = since, confirmed_at = since;",
    "CREATE INDEX posts_unconfirmed ON posts (organisation) WHERE confirmed_at IS NULL;",
    "CREATE INDEX organisations_parent ON organisations (parent)"
    "  WHERE parent IS NOT NULL;",
    "CREATE INDEX people_present ON people (organisation, erased_at);",
    "CREATE INDEX consents_in_force ON consents (organisation, purpose, withdrawn_at,"
    "  person);", /* what a parent organisation counts */

    "ALTER TABLE invitations ADD COLUMN referral INTEGER REFERENCES referrals"
    "  ON DELETE SET NULL;",
    "ALTER TABLE consents ADD COLUMN guardian INTEGER;", /* who gave it for a minor */
    "CREATE INDEX consents_ended ON consents (withdrawn_at)"
    "  WHERE withdrawn_at IS NOT NULL;",
    "CREATE INDEX consents_ending ON consents (valid_until)"
    "  WHERE valid_until IS NOT NULL AND withdrawn_at IS NULL;",
    "ALTER TABLE answers ADD COLUMN version INTEGER NOT NULL DEFAULT 1;",
    "ALTER TABLE drafts ADD COLUMN taps INTEGER NOT NULL DEFAULT 0;",
    "CREATE INDEX drafts_of_form ON drafts (person, form, filled_at);",
    "CREATE INDEX drafts_filled ON drafts (filled_at) WHERE filled_at IS NOT NULL;",

    "CREATE TABLE links (" /* personal ones, and those that lead to no role */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  code TEXT NOT NULL UNIQUE,"
    "  kind TEXT NOT NULL CHECK (kind IN ('guardian', 'account', 'early')),"
    "  person INTEGER REFERENCES people ON DELETE CASCADE,"
    "  created_by INTEGER,"
    "  created_at INTEGER NOT NULL,"
    "  expires_at INTEGER NOT NULL,"
    "  used_at INTEGER,"
    "  revoked_at INTEGER"
    ") STRICT;",
    "CREATE INDEX links_person ON links (person, kind) WHERE person IS NOT NULL;",
    "CREATE INDEX links_organisation ON links (organisation, kind);",

    "CREATE TABLE acknowledgements (" /* what was read or answered, at which version */
    "  person INTEGER NOT NULL REFERENCES people,"
    "  text TEXT NOT NULL,"
    "  version INTEGER NOT NULL,"
    "  answer TEXT NOT NULL CHECK (answer IN ('read', 'accepted', 'no', 'later')),"
    "  hash TEXT NOT NULL,"
    "  language TEXT NOT NULL,"
    "  at INTEGER NOT NULL,"
    "  PRIMARY KEY (person, text, version)"
    ") STRICT, WITHOUT ROWID;",

    "CREATE TABLE guardianships ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  minor INTEGER NOT NULL REFERENCES people,"
    "  guardian INTEGER REFERENCES people," /* NULL until one gave consent */
    "  kinship TEXT CHECK (kinship IN ('parent', 'guardian')),"
    "  state TEXT NOT NULL CHECK (state IN"
    "    ('waiting', 'agreed', 'confirmed', 'declined', 'withdrawn')),"
    "  since INTEGER NOT NULL,"
    "  agreed_at INTEGER,"
    "  confirmed_at INTEGER,"
    "  confirmed_by INTEGER,"
    "  tell TEXT NOT NULL DEFAULT ''" /* of what: ids of GU4, a comma between */
    ") STRICT;",
    "CREATE INDEX guardianships_minor ON guardianships (minor);",
    "CREATE INDEX guardianships_guardian ON guardianships (guardian)"
    "  WHERE guardian IS NOT NULL;",
    "CREATE INDEX guardianships_state ON guardianships (organisation, state);",
    "CREATE INDEX guardianships_since ON guardianships (state, since);",

    "CREATE TABLE applications (" /* of mentors */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  person INTEGER NOT NULL REFERENCES people,"
    "  state TEXT NOT NULL CHECK (state IN"
    "    ('open', 'applied', 'accepted', 'declined', 'withdrawn')),"
    "  source TEXT CHECK (source IN ('A', 'B', 'V')),"
    "  requirements TEXT NOT NULL DEFAULT ''," /* those met, a comma between */
    "  reason TEXT NOT NULL DEFAULT '',"
    "  made_at INTEGER NOT NULL,"
    "  applied_at INTEGER,"
    "  decided_at INTEGER,"
    "  decided_by INTEGER"
    ") STRICT;",
    "CREATE UNIQUE INDEX applications_open ON applications (person, organisation)"
    "  WHERE state IN ('open', 'applied');",
    "CREATE INDEX applications_person ON applications (person);",
    "CREATE INDEX applications_state ON applications (organisation, state);",

    "CREATE TABLE referrals (" /* somebody is proposed by somebody else */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  by INTEGER NOT NULL REFERENCES people,"
    "  role TEXT NOT NULL CHECK (role IN ('mentee', 'mentor')),"
    "  whom TEXT NOT NULL CHECK (whom IN ('teacher', 'learner')),"
    "  why TEXT NOT NULL DEFAULT '',"
    "  knows INTEGER NOT NULL CHECK (knows IN (0, 1)),"
    "  hint TEXT NOT NULL DEFAULT '',"
    "  state TEXT NOT NULL CHECK (state IN"
    "    ('proposed', 'invited', 'joined', 'declined')),"
    "  made_at INTEGER NOT NULL"
    ") STRICT;",
    "CREATE INDEX referrals_state ON referrals (organisation, state);",
    "CREATE INDEX referrals_by ON referrals (by);",
    "CREATE INDEX referrals_made ON referrals (made_at);",
    "CREATE INDEX invitations_referral ON invitations (referral)"
    "  WHERE referral IS NOT NULL;",

    "CREATE TABLE joins (" /* who came in by which invitation, so that it can be undone */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  person INTEGER NOT NULL REFERENCES people,"
    "  invitation INTEGER REFERENCES invitations ON DELETE SET NULL,"
    "  role TEXT NOT NULL,"
    "  at INTEGER NOT NULL,"
    "  checked_at INTEGER" /* when a curator said that it was right */
    ") STRICT;",
    "CREATE INDEX joins_person ON joins (person);",
    "CREATE INDEX joins_invitation ON joins (invitation) WHERE invitation IS NOT NULL;",
    "CREATE INDEX joins_new ON joins (organisation, at) WHERE checked_at IS NULL;",

    "CREATE TABLE safeguarding (" /* whom a safety signal goes to */
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  person INTEGER NOT NULL REFERENCES people,"
    "  since INTEGER NOT NULL,"
    "  named_by INTEGER,"
    "  accepted_at INTEGER," /* NULL: asked, has not answered */
    "  PRIMARY KEY (organisation, person)"
    ") STRICT, WITHOUT ROWID;",
    "CREATE INDEX safeguarding_person ON safeguarding (person);",

    "CREATE TABLE notes (" /* of a curator about a person */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  person INTEGER NOT NULL REFERENCES people,"
    "  author INTEGER NOT NULL,"
    "  kind TEXT NOT NULL CHECK (kind IN ('note', 'interview')),"
    "  text TEXT NOT NULL,"
    "  names_another INTEGER NOT NULL CHECK (names_another IN (0, 1)),"
    "  at INTEGER NOT NULL"
    ") STRICT;",
    "CREATE INDEX notes_person ON notes (person, at);",
    "CREATE INDEX notes_author ON notes (author);",

    "CREATE TABLE erasure_acts (" /* proof of destruction, without what was destroyed */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  person INTEGER NOT NULL," /* the empty row that stays */
    "  number INTEGER NOT NULL," /* of their code */
    "  ground TEXT NOT NULL,"
    "  rows TEXT NOT NULL," /* how many of which table */
    "  at INTEGER NOT NULL"
    ") STRICT;",
    "CREATE INDEX erasure_acts_at ON erasure_acts (at);",
    "CREATE INDEX erasure_acts_organisation ON erasure_acts (organisation, at);",

    "CREATE TABLE exports (" /* what is known about somebody, being put together */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  reader INTEGER NOT NULL REFERENCES people ON DELETE CASCADE," /* who gets it */
    "  person INTEGER NOT NULL REFERENCES people ON DELETE CASCADE," /* whom it is about
                                                                      */
    "  started_at INTEGER NOT NULL,"
    "  section INTEGER NOT NULL DEFAULT 0," /* how far it has come */
    "  after INTEGER NOT NULL DEFAULT 0,"
    "  within INTEGER NOT NULL DEFAULT 0,"
    "  sent_at INTEGER,"
    "  page_file INTEGER NOT NULL DEFAULT 0,"
    "  json_file INTEGER NOT NULL DEFAULT 0"
    ") STRICT;",
    "CREATE UNIQUE INDEX exports_reader ON exports (reader, person);",
    "CREATE INDEX exports_person ON exports (person);",
    "CREATE INDEX exports_started ON exports (started_at);",
    "CREATE TABLE export_parts ("
    "  export INTEGER NOT NULL REFERENCES exports ON DELETE CASCADE,"
    "  number INTEGER NOT NULL,"
    "  page TEXT NOT NULL,"
    "  json TEXT NOT NULL,"
    "  PRIMARY KEY (export, number)"
    ") STRICT, WITHOUT ROWID;",

    "CREATE TABLE anonymous_answers (" /* what is left of answers when their term ends */
    "  id INTEGER PRIMARY KEY,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  form TEXT NOT NULL,"
    "  version INTEGER NOT NULL,"
    "  item TEXT NOT NULL,"
    "  value TEXT NOT NULL," /* a choice or a mark, never words */
    "  year INTEGER NOT NULL"
    ") STRICT;",
    "CREATE INDEX anonymous_answers_item ON anonymous_answers (organisation, form, item);",

    /* a document of an export is read from its parts when it leaves: no second copy */
    "ALTER TABLE files ADD COLUMN export INTEGER;",
    "ALTER TABLE files ADD COLUMN export_as TEXT CHECK (export_as IN ('page', 'json'));",
    /* who still had to be told of whose act: what erasing takes out of the outbox */
    "ALTER TABLE outbox ADD COLUMN cause INTEGER NOT NULL DEFAULT 0;",
    /* what erasing, exports and the terms of keeping look up */
    "CREATE INDEX audit_person ON audit (person) WHERE person > 0;",
    "CREATE INDEX drafts_whose ON drafts (person);",
    "CREATE INDEX drafts_surveys ON drafts (filled_at)"
    "  WHERE filled_at IS NOT NULL AND form <> 'profile';",
    "CREATE INDEX answers_avoid ON answers (item)"
    "  WHERE item IN ('OE13', 'OM19', 'CHX5');",
    "CREATE INDEX people_erased ON people (erased_at) WHERE erased_at IS NOT NULL;",
    "CREATE INDEX links_expired ON links (expires_at);",
    NULL,
};

/* 3: they meet */
static const char *const they_meet[] = {
    "CREATE TABLE matches (" /* a pair or a group (domain.md 1.3, 1.4, 1.8) */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  form TEXT NOT NULL CHECK (form IN"
    "    ('TT', 'HT', 'UT', 'PT', 'LL', 'SL', 'EL', 'ES')),"
    "  kind TEXT NOT NULL CHECK (kind IN"
    "    ('TRAD', 'GROUP', 'VIRT', 'SHORT', 'REV', 'SIT', 'SPEED')),"
    "  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'proposed',"
    "    'accepted', 'agreed', 'active', 'paused', 'closing', 'completed', 'stopped',"
    "    'changed')),"
    "  mode TEXT NOT NULL DEFAULT 'mixed' CHECK (mode IN ('place', 'online', 'mixed')),"
    "  every INTEGER NOT NULL DEFAULT 14 CHECK (every BETWEEN 0 AND 366)," /* days */
    "  starts_on TEXT NOT NULL DEFAULT ''," /* YYYY-MM-DD; '' not said */
    "  ends_on TEXT NOT NULL DEFAULT '',"   /* the last day */
    "  goal TEXT NOT NULL DEFAULT '',"
    "  order_number TEXT," /* of the school's order; NULL: none was entered */
    "  order_on TEXT,"
    "  follows INTEGER REFERENCES matches," /* the one that this carries on (C7) */
    "  made_by INTEGER NOT NULL,"
    "  made_at INTEGER NOT NULL,"
    "  proposed_at INTEGER,"
    "  accepted_at INTEGER,"
    "  agreed_at INTEGER,"
    "  active_at INTEGER,"
    "  paused_from INTEGER,"
    "  paused_until INTEGER,"
    "  ended_at INTEGER,"
    "  reason TEXT CHECK (reason IN"
    "    ('C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9'))"
    ") STRICT;",
    "CREATE INDEX matches_state ON matches (organisation, state, id);",
    "CREATE INDEX matches_follows ON matches (follows) WHERE follows IS NOT NULL;",
    "CREATE INDEX matches_ended ON matches (ended_at) WHERE ended_at IS NOT NULL;",

    "CREATE TABLE match_members ("
    "  match INTEGER NOT NULL REFERENCES matches ON DELETE CASCADE,"
    "  person INTEGER NOT NULL REFERENCES people,"
    "  role TEXT NOT NULL CHECK (role IN ('mentor', 'mentee')),"
    "  sphere TEXT NOT NULL DEFAULT '',"
    "  answer TEXT CHECK (answer IN ('accepted', 'declined'))," /* to the proposal */
    "  answered_at INTEGER,"
    "  reason TEXT NOT NULL DEFAULT '',"  /* why declined: a word of the program */
    "  comment TEXT NOT NULL DEFAULT ''," /* and in their own, for curators alone */
    "  left_at INTEGER,"                  /* NULL: belongs to it until it ends */
    "  PRIMARY KEY (match, person)"
    ") STRICT, WITHOUT ROWID;",
    "CREATE INDEX match_members_person ON match_members (person, match);",

    "CREATE TABLE topics (" /* of reverse mentoring: in each, another one is the mentor */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  match INTEGER NOT NULL REFERENCES matches ON DELETE CASCADE,"
    "  number INTEGER NOT NULL,"
    "  title TEXT NOT NULL,"
    "  mentor INTEGER NOT NULL REFERENCES people,"
    "  UNIQUE (match, number)"
    ") STRICT;",
    "CREATE INDEX topics_mentor ON topics (mentor);",

    "CREATE TABLE agreements (" /* who accepted which wording of it */
    "  match INTEGER NOT NULL REFERENCES matches ON DELETE CASCADE,"
    "  person INTEGER NOT NULL REFERENCES people,"
    "  minor INTEGER NOT NULL DEFAULT 0," /* for whom a guardian did; 0: for themselves */
    "  document TEXT NOT NULL,"
    "  version INTEGER NOT NULL,"
    "  hash TEXT NOT NULL,"
    "  language TEXT NOT NULL,"
    "  at INTEGER NOT NULL,"
    "  PRIMARY KEY (match, person, minor, version)"
    ") STRICT, WITHOUT ROWID;",
    "CREATE INDEX agreements_person ON agreements (person);",
    "CREATE INDEX agreements_minor ON agreements (minor) WHERE minor > 0;",

    "CREATE TABLE addenda (" /* to a mentor's employment contract (domain.md 2 F02) */
    "  match INTEGER NOT NULL REFERENCES matches ON DELETE CASCADE,"
    "  person INTEGER NOT NULL REFERENCES people,"
    "  number TEXT NOT NULL,"
    "  signed_on TEXT NOT NULL DEFAULT '',"
    "  terms TEXT NOT NULL DEFAULT ''," /* what, until when, paid or not */
    "  entered_by INTEGER NOT NULL,"
    "  at INTEGER NOT NULL,"
    "  PRIMARY KEY (match, person)"
    ") STRICT, WITHOUT ROWID;",
    "CREATE INDEX addenda_person ON addenda (person);",

    "CREATE TABLE endings (" /* asked for: an end, another partner, a pause */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  match INTEGER NOT NULL REFERENCES matches ON DELETE CASCADE,"
    "  person INTEGER NOT NULL REFERENCES people," /* who asked */
    "  wish TEXT NOT NULL CHECK (wish IN ('plan', 'early', 'change', 'pause')),"
    "  reason TEXT NOT NULL DEFAULT '',"    /* a word of CM2 (domain.md 3.14) */
    "  discussed TEXT NOT NULL DEFAULT ''," /* CM3 */
    "  farewell INTEGER NOT NULL DEFAULT 0 CHECK (farewell IN (0, 1)),"
    "  comment TEXT NOT NULL DEFAULT ''," /* for curators alone */
    "  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN"
    "    ('open', 'done', 'undone', 'declined')),"
    "  code TEXT," /* C1..C9 */
    "  made_at INTEGER NOT NULL,"
    "  taken_at INTEGER," /* when it took effect: until then it may be undone */
    "  decided_by INTEGER,"
    "  decided_at INTEGER"
    ") STRICT;",
    "CREATE INDEX endings_match ON endings (match, id);",
    "CREATE INDEX endings_person ON endings (person);",
    "CREATE INDEX endings_open ON endings (state) WHERE state = 'open';",

    "CREATE TABLE match_events (" /* what happened to it: its history */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  match INTEGER NOT NULL REFERENCES matches ON DELETE CASCADE,"
    "  person INTEGER NOT NULL," /* who did it; 0: the program */
    "  what TEXT NOT NULL,"
    "  detail TEXT NOT NULL DEFAULT ''," /* codes and numbers, never a person's words */
    "  at INTEGER NOT NULL"
    ") STRICT;",
    "CREATE INDEX match_events_match ON match_events (match, at);",
    "CREATE INDEX match_events_person ON match_events (person) WHERE person > 0;",

    "CREATE TABLE venues (" /* where one may meet: the school's list, links of a match */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  match INTEGER REFERENCES matches ON DELETE CASCADE," /* NULL: for everybody */
    "  kind TEXT NOT NULL CHECK (kind IN ('place', 'link')),"
    "  name TEXT NOT NULL,"
    "  link TEXT NOT NULL DEFAULT '',"
    "  made_by INTEGER NOT NULL,"
    "  made_at INTEGER NOT NULL,"
    "  asked_at INTEGER,"   /* a curator is to allow it: not all of them are 18 */
    "  allowed_by INTEGER," /* that curator */
    "  allowed_at INTEGER,"
    "  refusal TEXT," /* why not, in words; NULL: not refused */
    "  removed_at INTEGER"
    ") STRICT;",
    "CREATE INDEX venues_organisation ON venues (organisation, match);",
    "CREATE INDEX venues_waiting ON venues (organisation) WHERE asked_at IS NOT NULL"
    "  AND allowed_at IS NULL AND removed_at IS NULL;",
    "CREATE INDEX venues_match ON venues (match) WHERE match IS NOT NULL;",

    "CREATE TABLE series (" /* meetings that come again */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  match INTEGER NOT NULL REFERENCES matches ON DELETE CASCADE,"
    "  every TEXT NOT NULL CHECK (every IN ('week', 'fortnight', 'month')),"
    "  until TEXT NOT NULL," /* YYYY-MM-DD, the last day that may be one */
    "  made_by INTEGER NOT NULL,"
    "  made_at INTEGER NOT NULL,"
    "  ended_at INTEGER"
    ") STRICT;",
    "CREATE INDEX series_match ON series (match);",

    "CREATE TABLE meetings ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  match INTEGER REFERENCES matches ON DELETE CASCADE," /* NULL: with a curator,
                                                               general */
    "  type TEXT NOT NULL CHECK (type IN"
    "    ('M1', 'M2', 'M3', 'M4', 'M5', 'MC', 'MG', 'MF', 'MK')),"
    "  topic INTEGER REFERENCES topics ON DELETE SET NULL,"
    "  series INTEGER REFERENCES series ON DELETE SET NULL,"
    "  version INTEGER NOT NULL DEFAULT 1," /* every move and cancellation raises it */
    "  status TEXT NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'confirmed',"
    "    'held', 'partly', 'unknown', 'disputed', 'moved', 'missed_mentee',"
    "    'missed_mentor', 'cancelled')),"
    "  starts_at INTEGER NOT NULL,"
    "  was_at INTEGER," /* before it was moved last */
    "  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 1440),"
    "  zone TEXT NOT NULL," /* of the place */
    "  online INTEGER NOT NULL DEFAULT 0 CHECK (online IN (0, 1)),"
    "  venue INTEGER REFERENCES venues ON DELETE SET NULL,"
    "  place TEXT NOT NULL DEFAULT ''," /* as it was said when it was booked */
    "  link TEXT NOT NULL DEFAULT '',"
    "  title TEXT NOT NULL DEFAULT ''," /* of a general meeting */
    "  outcome TEXT NOT NULL DEFAULT '',"
    "  logged INTEGER NOT NULL DEFAULT 0 CHECK (logged IN (0, 1))," /* told afterwards */
    "  one_sided INTEGER NOT NULL DEFAULT 0 CHECK (one_sided IN (0, 1)),"
    "  held_minutes INTEGER,"
    "  reason TEXT NOT NULL DEFAULT ''," /* why it was moved or cancelled: a word */
    "  made_by INTEGER NOT NULL,"
    "  made_at INTEGER NOT NULL,"
    "  changed_by INTEGER NOT NULL DEFAULT 0," /* who moved or cancelled it */
    "  changed_at INTEGER,"
    "  settled_at INTEGER," /* when it was known whether it took place */
    "  agreed_at INTEGER"   /* the start that was confirmed last */
    ") STRICT;",
    "CREATE INDEX meetings_match ON meetings (match, starts_at) WHERE match IS NOT NULL;",
    "CREATE INDEX meetings_organisation ON meetings (organisation, starts_at);",
    "CREATE INDEX meetings_general ON meetings (organisation, starts_at)"
    "  WHERE type = 'MG';",
    "CREATE INDEX meetings_open ON meetings (status, starts_at)"
    "  WHERE status IN ('planned', 'confirmed');",
    "CREATE INDEX meetings_series ON meetings (series) WHERE series IS NOT NULL;",
    "CREATE INDEX meetings_topic ON meetings (topic) WHERE topic IS NOT NULL;",
    "CREATE INDEX meetings_venue ON meetings (venue) WHERE venue IS NOT NULL;",

    "CREATE TABLE meeting_people ("
    "  meeting INTEGER NOT NULL REFERENCES meetings ON DELETE CASCADE,"
    "  person INTEGER NOT NULL REFERENCES people,"
    "  role TEXT NOT NULL CHECK (role IN ('mentor', 'mentee', 'curator', 'guest')),"
    "  answer TEXT CHECK (answer IN ('yes', 'no'))," /* do they come? */
    "  answered_version INTEGER NOT NULL DEFAULT 0," /* of the meeting */
    "  reason TEXT NOT NULL DEFAULT '',"             /* why not: a word */
    "  held TEXT CHECK (held IN ('yes', 'shorter', 'moved', 'no')),"
    "  held_reason TEXT NOT NULL DEFAULT '',"
    "  held_minutes INTEGER,"
    "  held_at INTEGER,"
    "  asked INTEGER NOT NULL DEFAULT 0," /* how often they were asked whether it was */
    "  present INTEGER CHECK (present IN (0, 1)),"
    "  marked_by INTEGER,"                /* themselves, or a curator */
    "  disputed_at INTEGER,"              /* they say that a mark is wrong */
    "  told INTEGER,"                     /* the start that their card showed last */
    "  was INTEGER,"                      /* and the one that it showed before a move */
    "  seen INTEGER NOT NULL DEFAULT 0,"  /* the version that it showed last */
    "  filed INTEGER NOT NULL DEFAULT 0," /* the version of the file they took */
    "  PRIMARY KEY (meeting, person)"
    ") STRICT, WITHOUT ROWID;",
    "CREATE INDEX meeting_people_person ON meeting_people (person, meeting);",

    "CREATE TABLE gatherings (" /* of a general meeting, what no other one has */
    "  meeting INTEGER PRIMARY KEY REFERENCES meetings ON DELETE CASCADE,"
    "  agenda TEXT NOT NULL DEFAULT '',"
    "  audience TEXT NOT NULL," /* all mentors mentees, or forms: "TT,LL" */
    "  announced_at INTEGER"    /* NULL: nobody was told */
    ") STRICT;",

    "CREATE TABLE meeting_offers (" /* up to three times of which the others pick one */
    "  meeting INTEGER NOT NULL REFERENCES meetings ON DELETE CASCADE,"
    "  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 3),"
    "  starts_at INTEGER NOT NULL,"
    "  PRIMARY KEY (meeting, number)"
    ") STRICT, WITHOUT ROWID;",

    "CREATE TABLE steps (" /* agreed at a meeting: who does what by when */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  match INTEGER NOT NULL REFERENCES matches ON DELETE CASCADE,"
    "  meeting INTEGER REFERENCES meetings ON DELETE SET NULL,"
    "  owner INTEGER NOT NULL REFERENCES people,"
    "  text TEXT NOT NULL,"
    "  due_on TEXT NOT NULL DEFAULT '',"
    "  made_by INTEGER NOT NULL,"
    "  made_at INTEGER NOT NULL,"
    "  done_at INTEGER,"
    "  dropped_at INTEGER"
    ") STRICT;",
    "CREATE INDEX steps_match ON steps (match, done_at);",
    "CREATE INDEX steps_meeting ON steps (meeting) WHERE meeting IS NOT NULL;",
    "CREATE INDEX steps_owner ON steps (owner);",

    "CREATE TABLE preferences (" /* of a person, each one's own */
    "  person INTEGER NOT NULL REFERENCES people,"
    "  name TEXT NOT NULL,"
    "  value TEXT NOT NULL,"
    "  PRIMARY KEY (person, name)"
    ") STRICT, WITHOUT ROWID;",

    "CREATE TABLE feedback (" /* what is asked after a meeting; drafts.about is its id */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  meeting INTEGER NOT NULL REFERENCES meetings ON DELETE CASCADE,"
    "  person INTEGER NOT NULL REFERENCES people,"
    "  partner INTEGER NOT NULL DEFAULT 0," /* of which relation; 0: the whole */
    "  role TEXT NOT NULL CHECK (role IN ('mentor', 'mentee')),"
    "  asked_at INTEGER NOT NULL,"
    "  reminded_at INTEGER,"
    "  filled_at INTEGER,"
    "  closed_at INTEGER,"
    "  UNIQUE (meeting, person, partner)"
    ") STRICT;",
    "CREATE INDEX feedback_person ON feedback (person, asked_at);",
    "CREATE INDEX feedback_partner ON feedback (partner) WHERE partner > 0;",

    "CREATE TABLE pulses (" /* of a match, monthly; drafts.about is its id */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  match INTEGER NOT NULL REFERENCES matches ON DELETE CASCADE,"
    "  person INTEGER NOT NULL REFERENCES people,"
    "  number INTEGER NOT NULL," /* the first is 1: which items it has */
    "  asked_at INTEGER NOT NULL,"
    "  filled_at INTEGER,"
    "  closed_at INTEGER,"
    "  UNIQUE (match, person, number)"
    ") STRICT;",
    "CREATE INDEX pulses_person ON pulses (person);",

    "CREATE TABLE prompts (" /* of reflection, given to somebody */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  person INTEGER NOT NULL REFERENCES people,"
    "  prompt TEXT NOT NULL,"            /* RE-401 (domain.md 3.9) */
    "  passed TEXT NOT NULL DEFAULT ''," /* put before it, and not wanted */
    "  match INTEGER REFERENCES matches ON DELETE SET NULL,"
    "  meeting INTEGER REFERENCES meetings ON DELETE SET NULL,"
    "  asked_at INTEGER NOT NULL,"
    "  reminded_at INTEGER,"
    "  answer TEXT CHECK (answer IN ('written', 'voice', 'skipped', 'closed')),"
    "  answered_at INTEGER"
    ") STRICT;",
    "CREATE INDEX prompts_person ON prompts (person, id);",
    "CREATE INDEX prompts_match ON prompts (match) WHERE match IS NOT NULL;",
    "CREATE INDEX prompts_meeting ON prompts (meeting) WHERE meeting IS NOT NULL;",

    "CREATE TABLE diary ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  person INTEGER NOT NULL REFERENCES people,"
    "  prompt TEXT NOT NULL DEFAULT '',"
    "  match INTEGER REFERENCES matches ON DELETE SET NULL,"
    "  meeting INTEGER REFERENCES meetings ON DELETE SET NULL,"
    "  text TEXT NOT NULL DEFAULT '',"
    "  file INTEGER REFERENCES files,"
    "  shared TEXT NOT NULL DEFAULT 'me' CHECK (shared IN ('me', 'mentor', 'curator')),"
    "  at INTEGER NOT NULL"
    ") STRICT;",
    "CREATE INDEX diary_person ON diary (person, id);",
    "CREATE INDEX diary_match ON diary (match, shared) WHERE match IS NOT NULL;",
    "CREATE INDEX diary_meeting ON diary (meeting) WHERE meeting IS NOT NULL;",
    "CREATE INDEX diary_file ON diary (file) WHERE file IS NOT NULL;",

    "CREATE TABLE silences (" /* something waits for somebody who does not answer */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  person INTEGER NOT NULL REFERENCES people,"
    "  match INTEGER NOT NULL REFERENCES matches ON DELETE CASCADE,"
    "  since INTEGER NOT NULL,"
    "  reason TEXT NOT NULL DEFAULT '',"     /* a word; 'uneasy' is a case by itself */
    "  taken_by INTEGER NOT NULL DEFAULT 0," /* who answers an uneasy one; 0: nobody */
    "  ended_at INTEGER"
    ") STRICT;",
    "CREATE UNIQUE INDEX silences_open ON silences (person, match)"
    "  WHERE ended_at IS NULL;",
    "CREATE INDEX silences_person ON silences (person);",
    "CREATE INDEX silences_match ON silences (match);",

    /* which of the promises due in the same second goes first: what it is about begins
     * then; 0: in the order in which they were made */
    "ALTER TABLE promises ADD COLUMN before INTEGER NOT NULL DEFAULT 0;",
    "DROP INDEX promises_due;",
    "CREATE INDEX promises_due ON promises (due, before, id);",
    NULL,
};

/* 4: they ask */
static const char *const they_ask[] = {
    /* a member and a question are named by a number of their own */
    "CREATE TABLE members_by_number ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  match INTEGER NOT NULL REFERENCES matches ON DELETE CASCADE,"
    "  person INTEGER NOT NULL REFERENCES people,"
    "  role TEXT NOT NULL CHECK (role IN ('mentor', 'mentee')),"
    "  sphere TEXT NOT NULL DEFAULT '',"
    "  answer TEXT CHECK (answer IN ('accepted', 'declined'))," /* to the proposal */
    "  answered_at INTEGER,"
    "  reason TEXT NOT NULL DEFAULT '',"  /* why declined: a word of the program */
    "  comment TEXT NOT NULL DEFAULT ''," /* and in their own, for curators alone */
    "  left_at INTEGER,"                  /* NULL: belongs to it until it ends */
    "  UNIQUE (match, person)"
    ") STRICT;",
    "INSERT INTO members_by_number (match, person, role, sphere, answer, answered_at,"
    " reason, comment, left_at) SELECT match, person, role, sphere, answer, answered_at,"
    " reason, comment, left_at FROM match_members;",
    "DROP TABLE match_members;",
    "ALTER TABLE members_by_number RENAME TO match_members;",
    "CREATE INDEX match_members_person ON match_members (person, match);",
    "UPDATE promises SET step = 0, about = (SELECT m.id FROM match_members m"
    "  WHERE m.match = promises.about AND m.person = promises.step)"
    "  WHERE kind IN ('ending.doubted', 'absence.contact')"
    "  AND EXISTS (SELECT 1 FROM match_members m WHERE m.match = promises.about"
    "  AND m.person = promises.step);",
    "UPDATE promises SET about = ifnull((SELECT max(d.id) FROM drafts d WHERE"
    "  d.person = promises.step AND d.form = 'agreement_question'"
    "  AND d.about = promises.about), 0), step = 0 WHERE kind = 'agreement.asked';",

    "CREATE TABLE steps_begun ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  match INTEGER NOT NULL REFERENCES matches ON DELETE CASCADE,"
    "  meeting INTEGER REFERENCES meetings ON DELETE SET NULL,"
    "  owner INTEGER REFERENCES people," /* NULL: not told yet */
    "  text TEXT NOT NULL,"
    "  due_on TEXT NOT NULL DEFAULT '',"
    "  made_by INTEGER NOT NULL,"
    "  made_at INTEGER NOT NULL,"
    "  done_at INTEGER,"
    "  dropped_at INTEGER"
    ") STRICT;",
    "INSERT INTO steps_begun SELECT * FROM steps;",
    "DROP TABLE steps;",
    "ALTER TABLE steps_begun RENAME TO steps;",
    "CREATE INDEX steps_match ON steps (match, done_at);",
    "CREATE INDEX steps_meeting ON steps (meeting) WHERE meeting IS NOT NULL;",
    "CREATE INDEX steps_owner ON steps (owner);",

    /* the card in front before what was pushed to this person came below it, 0: none */
    "ALTER TABLE accounts ADD COLUMN behind INTEGER NOT NULL DEFAULT 0;",

    /* when somebody last worked on it, while it is a draft */
    "ALTER TABLE matches ADD COLUMN touched_at INTEGER NOT NULL DEFAULT 0;",
    "UPDATE matches SET touched_at = made_at;",
    "CREATE INDEX matches_drafts ON matches (touched_at) WHERE state = 'draft';",

    "CREATE TABLE cases (" /* somebody asked for help (domain.md 3.13) */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  asker INTEGER NOT NULL REFERENCES people,"
    "  match INTEGER REFERENCES matches ON DELETE SET NULL," /* of the mentor who is
                                                                asked; or of whom */
    "  mentor INTEGER REFERENCES people," /* who of its mentors; NULL: none is */
    "  topic TEXT NOT NULL DEFAULT '' CHECK (topic IN ('', 'lesson', 'class', 'parents',"
    "    'colleagues', 'papers', 'digital', 'state', 'safety', 'resource', 'other')),"
    "  urgency TEXT NOT NULL DEFAULT '' CHECK (urgency IN ('', 'now', 'today', 'week')),"
    "  addressed TEXT NOT NULL DEFAULT '' CHECK (addressed IN ('', 'mentor', 'curator',"
    "    'psychologist', 'adults')),"
    "  safety INTEGER NOT NULL DEFAULT 0 CHECK (safety IN (0, 1))," /* goes to the
                                                                       adults alone */
    "  others INTEGER NOT NULL DEFAULT 0 CHECK (others IN (0, 1))," /* other mentors too
                                                                     */
    "  words TEXT NOT NULL DEFAULT '',"                             /* what it is about */
    "  tried TEXT NOT NULL DEFAULT ''," /* and what was tried */
    "  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'waiting', 'taken',"
    "    'answered', 'closed', 'withdrawn')),"
    "  owner INTEGER REFERENCES people,"  /* who answers, or is awaited to; NULL: a draft
                                           */
    "  level INTEGER NOT NULL DEFAULT 0," /* how often it has climbed */
    "  version INTEGER NOT NULL DEFAULT 1," /* every change of owner or state raises it */
    "  made_at INTEGER NOT NULL,"
    "  asked_at INTEGER,"
    "  answer_by INTEGER,"   /* the moment that the asker was promised */
    "  promised_by INTEGER," /* and the one that they were promised first */
    "  taken_at INTEGER,"
    "  first_answer_at INTEGER," /* the first word of an owner, or a meeting with one */
    "  answered_at INTEGER,"     /* the owner says that it is */
    "  closed_at INTEGER,"
    "  ending TEXT NOT NULL DEFAULT '' CHECK (ending IN ('', 'helped', 'asker', 'found',"
    "    'silent', 'left', 'talked')),"
    "  solved TEXT CHECK (solved IN ('yes', 'partly', 'no'))," /* NULL: not said */
    "  may_show INTEGER CHECK (may_show IN (0, 1))," /* how it was solved, without names
                                                      */
    "  texts_gone_at INTEGER"
    ") STRICT;",
    "CREATE INDEX cases_asker ON cases (asker, state);",
    "CREATE INDEX cases_owner ON cases (owner, state) WHERE owner IS NOT NULL;",
    "CREATE INDEX cases_due ON cases (organisation, " /* when an answer was due, as
                                                         storage/case_lists.c has it */
    "  (CASE WHEN first_answer_at IS NULL THEN promised_by WHEN state = 'waiting'"
    "  THEN answer_by ELSE 253402300799 END))"
    "  WHERE state IN ('waiting', 'taken') AND NOT safety;",
    "CREATE INDEX cases_asked ON cases (organisation, asked_at)"
    "  WHERE asked_at IS NOT NULL;",
    "CREATE INDEX cases_match ON cases (match) WHERE match IS NOT NULL;",
    "CREATE INDEX cases_mentor ON cases (mentor) WHERE mentor IS NOT NULL;",
    "CREATE INDEX cases_texts ON cases (closed_at)"
    "  WHERE closed_at IS NOT NULL AND texts_gone_at IS NULL;",
    "CREATE INDEX cases_over ON cases (closed_at) WHERE texts_gone_at IS NOT NULL;",
    "CREATE INDEX cases_drafts ON cases (made_at) WHERE state = 'draft';",

    "CREATE TABLE case_people (" /* who has to do with it besides its asker */
    "  case_id INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,"
    "  person INTEGER NOT NULL REFERENCES people,"
    "  part TEXT NOT NULL CHECK (part IN ('asked', 'climbed', 'other',"
    "    'left_out')),"
    "  told_at INTEGER,"   /* that there is a case */
    "  opened_at INTEGER," /* has read it */
    "  PRIMARY KEY (case_id, person)"
    ") STRICT, WITHOUT ROWID;",
    "CREATE INDEX case_people_person ON case_people (person, case_id);",

    "CREATE TABLE case_files ("
    "  case_id INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,"
    "  file INTEGER NOT NULL REFERENCES files,"
    "  at INTEGER NOT NULL,"
    "  PRIMARY KEY (case_id, file)"
    ") STRICT, WITHOUT ROWID;",
    "CREATE INDEX case_files_file ON case_files (file);",

    "CREATE TABLE case_words (" /* of which messages its words are made, in their order */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  case_id INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,"
    "  part TEXT NOT NULL CHECK (part IN ('words', 'tried')),"
    "  relay INTEGER NOT NULL," /* 0: none */
    "  bytes INTEGER NOT NULL"  /* how long it is; the words stand in the case */
    ") STRICT;",
    "CREATE INDEX case_words_case ON case_words (case_id, id);",

    "CREATE TABLE case_events (" /* what happened to it, without anybody's words */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  case_id INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,"
    "  person INTEGER NOT NULL," /* who did it; 0: the program */
    "  what TEXT NOT NULL,"
    "  other INTEGER NOT NULL DEFAULT 0," /* to whom it went; 0: nobody */
    "  at INTEGER NOT NULL"
    ") STRICT;",
    "CREATE INDEX case_events_case ON case_events (case_id, id);",
    "CREATE INDEX case_events_person ON case_events (person) WHERE person > 0;",
    "CREATE INDEX case_events_other ON case_events (other) WHERE other > 0;",

    "CREATE TABLE case_notes (" /* for the curators and the owner, never for the asker */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  case_id INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,"
    "  person INTEGER NOT NULL REFERENCES people,"
    "  text TEXT NOT NULL,"
    "  at INTEGER NOT NULL"
    ") STRICT;",
    "CREATE INDEX case_notes_case ON case_notes (case_id, id);",
    "CREATE INDEX case_notes_person ON case_notes (person);",

    "CREATE TABLE relays (" /* words of one person that were passed on to another */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  kind TEXT NOT NULL," /* the feature whose talk it is */
    "  about INTEGER NOT NULL,"
    "  from_person INTEGER NOT NULL REFERENCES people,"
    "  from_account INTEGER NOT NULL,"
    "  from_message TEXT NOT NULL,"
    "  to_person INTEGER NOT NULL DEFAULT 0," /* 0: kept by the feature, passed to nobody
                                               */
    "  to_account INTEGER NOT NULL DEFAULT 0,"
    "  to_message TEXT,"                    /* NULL: has not arrived */
    "  part_of INTEGER NOT NULL DEFAULT 0," /* what was too long for one message goes on:
                                               the first; 0: this is it */
    "  album TEXT NOT NULL DEFAULT '',"
    "  file_kind TEXT NOT NULL DEFAULT ''," /* "" for words alone */
    "  outbox INTEGER NOT NULL DEFAULT 0,"  /* the row that carries it; 0: it has left */
    "  confirmed INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1))," /* to who said
                                                                             it */
    "  at INTEGER NOT NULL,"
    "  arrived_at INTEGER,"
    "  taken_back_at INTEGER"
    ") STRICT;",
    "CREATE INDEX relays_from ON relays (from_account, from_message);",
    "CREATE INDEX relays_to ON relays (to_account, to_message)"
    "  WHERE to_message IS NOT NULL;",
    "CREATE INDEX relays_heard ON relays (to_account, id) WHERE to_account > 0;",
    "CREATE INDEX relays_about ON relays (kind, about, id);",
    "CREATE INDEX relays_parts ON relays (part_of) WHERE part_of > 0;",
    "CREATE INDEX relays_from_person ON relays (from_person);",
    "CREATE INDEX relays_to_person ON relays (to_person) WHERE to_person > 0;",
    "CREATE INDEX relays_at ON relays (at);",

    "CREATE TABLE held_words (" /* said, and it is not known yet for whom */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  person INTEGER NOT NULL REFERENCES people,"
    "  account INTEGER NOT NULL,"
    "  message TEXT NOT NULL,"
    "  first INTEGER NOT NULL," /* of one album, or of what was said together: its id */
    "  album TEXT NOT NULL DEFAULT '',"
    "  words TEXT NOT NULL,"
    "  file INTEGER REFERENCES files,"
    "  at INTEGER NOT NULL"
    ") STRICT;",
    "CREATE INDEX held_words_person ON held_words (person, id);",
    "CREATE INDEX held_words_first ON held_words (first, id);",
    "CREATE INDEX held_words_message ON held_words (account, message);",
    "CREATE INDEX held_words_file ON held_words (file) WHERE file IS NOT NULL;",
    "CREATE INDEX held_words_at ON held_words (at);",
    "CREATE INDEX held_words_album ON held_words (account, album) WHERE album <> '';",
    "ALTER TABLE outbox ADD COLUMN relay INTEGER NOT NULL DEFAULT 0;",
    "CREATE INDEX outbox_relay ON outbox (relay) WHERE relay > 0;",

    "CREATE TABLE solutions (" /* how others solved it, without names */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  case_id INTEGER REFERENCES cases ON DELETE SET NULL," /* NULL: of none */
    "  topic TEXT NOT NULL,"
    "  title TEXT NOT NULL DEFAULT '',"
    "  situation TEXT NOT NULL DEFAULT '',"
    "  advice TEXT NOT NULL DEFAULT '',"
    "  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN"
    "    ('draft', 'published', 'withdrawn')),"
    "  offered_by INTEGER NOT NULL DEFAULT 0," /* who told how it was solved */
    "  made_by INTEGER NOT NULL DEFAULT 0,"    /* the curator who wrote it; 0: none yet */
    "  awaited_until INTEGER NOT NULL DEFAULT 0," /* who answered may tell until then */
    "  made_at INTEGER NOT NULL,"
    "  published_at INTEGER,"
    "  shown INTEGER NOT NULL DEFAULT 0,"
    "  helped INTEGER NOT NULL DEFAULT 0"
    ") STRICT;",
    "CREATE INDEX solutions_organisation ON solutions (organisation, state, id);",
    "CREATE INDEX solutions_topic ON solutions (organisation, topic, helped, id)"
    "  WHERE state = 'published';",
    "CREATE INDEX solutions_case ON solutions (case_id) WHERE case_id IS NOT NULL;",
    "CREATE INDEX solutions_offered ON solutions (offered_by) WHERE offered_by > 0;",
    "CREATE INDEX solutions_made ON solutions (made_by) WHERE made_by > 0;",
    "CREATE INDEX solutions_unwritten ON solutions (made_at)"
    "  WHERE state = 'draft' AND made_by = 0;",
    /* stems of their words, made by the program: any sqlite3 shell reads this table */
    "CREATE VIRTUAL TABLE solution_stems USING fts5 (stems, school,"
    "  tokenize = 'unicode61');",

    "CREATE TABLE searches (" /* how often nothing was found, by topic and day */
    "  organisation INTEGER NOT NULL REFERENCES organisations,"
    "  day TEXT NOT NULL,"
    "  topic TEXT NOT NULL,"
    "  found INTEGER NOT NULL DEFAULT 0,"
    "  empty INTEGER NOT NULL DEFAULT 0,"
    "  PRIMARY KEY (organisation, day, topic)"
    ") STRICT, WITHOUT ROWID;",
    /* a draft counts once a day, by how its last search of that day ended */
    "CREATE TABLE searched ("
    "  case_id INTEGER PRIMARY KEY REFERENCES cases ON DELETE CASCADE,"
    "  day TEXT NOT NULL,"
    "  topic TEXT NOT NULL,"
    "  found INTEGER NOT NULL"
    ") STRICT;",

    /* who was not comfortable in a match becomes a case for the safeguarding adults; one
     * that nobody has taken is told of anew at once, the other to who has taken it */
    "INSERT INTO cases (organisation, asker, match, topic, urgency, addressed, safety,"
    "  state, owner, made_at, asked_at, answer_by, taken_at, closed_at, ending)"
    " SELECT m.organisation, s.person, s.match, 'safety', 'now', 'adults', 1,"
    "  CASE WHEN s.ended_at IS NOT NULL THEN 'closed'"
    "   WHEN s.taken_by > 0 THEN 'taken' ELSE 'waiting' END,"
    "  coalesce(nullif(s.taken_by, 0),"
    "   (SELECT g.person FROM safeguarding g WHERE g.organisation = m.organisation"
    "     AND g.accepted_at IS NOT NULL AND g.person NOT IN"
    "     (SELECT b.person FROM match_members b WHERE b.match = s.match)"
    "     ORDER BY g.since, g.person LIMIT 1),"
    "   (SELECT h.person FROM posts h WHERE h.organisation = m.organisation"
    "     AND h.post IN ('curator', 'head') AND h.confirmed_at IS NOT NULL"
    "     AND h.person NOT IN (SELECT b.person FROM match_members b"
    "     WHERE b.match = s.match) ORDER BY h.post, h.since, h.person LIMIT 1)),"
    "  s.since, s.since, s.since + 1800,"
    "  CASE WHEN s.taken_by > 0 THEN s.since END, s.ended_at,"
    "  CASE WHEN s.ended_at IS NOT NULL THEN 'talked' ELSE '' END"
    " FROM silences s JOIN matches m ON m.id = s.match WHERE s.reason = 'uneasy';",
    "INSERT INTO case_people (case_id, person, part, told_at, opened_at)"
    " SELECT c.id, c.owner, 'asked', c.asked_at, c.asked_at FROM cases c"
    " WHERE c.owner IS NOT NULL AND c.state IN ('taken', 'closed');",
    "INSERT INTO promises (kind, person, about, step, due, first_due)"
    " SELECT 'safety.unheard', 0, c.id, 0, 0, 0 FROM cases c"
    " WHERE c.state = 'waiting' UNION ALL"
    " SELECT 'safety.tell', c.owner, c.id, 0, 0, 0 FROM cases c"
    " WHERE c.state = 'taken';",
    "DELETE FROM promises WHERE kind IN ('nudge.case', 'nudge.unheard',"
    "  'nudge.undelivered');",
    "DELETE FROM silences WHERE reason = 'uneasy';",
    NULL,
};

static const char *const *const steps[] = {
    foundation, people_come_in, they_meet, they_ask, they_are_watched,
};

int schema_version(void)
{
    return (int)COUNT(steps);
}

const char *const *schema_step(int number)
{
    return steps[number - 1];
}
