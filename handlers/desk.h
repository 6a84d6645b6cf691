/* desk.h - what the features of the curator's desk show each other: the fourth part of
 * features.h, which includes it. A handler includes features.h alone. */
#ifndef HANDLERS_DESK_H
#define HANDLERS_DESK_H

#include "bot/bot.h"

extern const struct feature audit;
extern const struct feature broadcast;
extern const struct feature cohort;
extern const struct feature contacts;
extern const struct feature desk;
extern const struct feature digest;
extern const struct feature figures;
extern const struct feature flags;
extern const struct feature import;
extern const struct feature registers;
extern const struct feature risks;
extern const struct feature timeline;
extern const struct feature writing;

/* desk.c: "desk:open", one screen with all ways of a curator. */

/* ---- flags ------------------------------------------------------------------------ */

/* What a rule says about the thing that is looked at; nothing when it is as it should be.
 */
struct finding {
    int severity;         /* FLAG_INFO, FLAG_YELLOW, FLAG_RED */
    int64_t person;       /* whom of a match it is about; 0: all of it */
    int64_t about;        /* a case, a consent; 0: nothing more */
    const char *fact;     /* which of its texts: "flags.rf02_<fact>" */
    int64_t count, other; /* {{count}} and {{other}} of that text */
    int64_t since;        /* since when it is so; seconds UTC; 0: since it was found */
    bool known;           /* who oversees it was told by whoever did it: not again */
};

/* One look: at a match, a person, or a school. */
struct sight;
/* The school that is looked at: the actor of a promise of the program has none. */
int64_t sight_school(const struct sight *s);
/* A threshold of that school, or its default (flags_terms.c): "rf02.days". */
int64_t sight_term(const struct sight *s, const char *name);
void sight_found(struct sight *s, const struct finding *f);
/* Is a flag of the rule that looks open about this person (0: nobody alone) and thing? */
bool sight_is_open(const struct sight *s, int64_t person, int64_t about);

/* A rule is a plain function: it reads, and says what it found. Matches that rest, people
 * who are away, and days that do not count are left out by it (absence_days). */
struct flag_rule {
    const char *code; /* "RF-02" */
    const char *word; /* "rf02": the beginning of its texts and terms */
    enum flag_scope { OF_MATCH, OF_PERSON, OF_SCHOOL, OF_CASE } scope;
    /* `about` is the match that is active or closing, the person, the school, or the
     * request for help; a rule with two scopes stands twice in its list */
    void (*look)(struct turn *t, struct sight *s, int64_t about);
    char risk;              /* 'A'..'F': of the seeds (domain.md 4.10); 0: none */
    const char *actions[5]; /* what fits, words of flags_card.c; ended by NULL */
};
/* flags_rules.c: all of them, by code: RF-30 is asked when the others were. */
const struct flag_rule *flag_rule_named(const char *code); /* NULL: none */
const struct flag_rule *flag_rule_at(size_t i);            /* NULL past the last */
/* flags_course.c, flags_marks.c: the rules themselves, in two lists by code that end with
 * {0}. */
extern const struct flag_rule flags_course_rules[];
extern const struct flag_rule flags_marks_rules[];
/* Their thresholds, in the same files and the same way. The setting is "flag." and the
 * name; what it means is the text "flags_terms.term_" and the name with _ for its dot. */
struct flag_term {
    const char *name; /* "rf02.days": the rule's word, and which of its thresholds */
    const char *unit; /* "days" "percent" "times" "hours"...: "flags_terms.unit_<unit>" */
    int usual;        /* its default (domain.md 4.9) */
    int choices[4];   /* what can be chosen, `usual` among them; 0: fewer */
};
extern const struct flag_term flags_course_terms[];
extern const struct flag_term flags_marks_terms[];
/* A threshold of this school: what absence.c and its like ask outside of a look. */
int64_t flag_term_of(struct turn *t, int64_t organisation, const char *name);

/* flags.c */
/* Something happened in this match that rules read: they are asked within a minute. */
void flags_touch(struct turn *t, int64_t match);
/* The same of a person who is in none, or of whom consents changed. */
void flags_touch_person(struct turn *t, int64_t person);
/* The same of a request for help. */
void flags_touch_case(struct turn *t, int64_t id);
/* The match is over: what is open of it is so no longer. */
void flags_match_over(struct turn *t, int64_t match);
/* Once an hour: begins the day's round of each school whose morning it is. */
void flags_sweep(struct turn *t);
/* The flag, if the actor may see it: oversees its match and is no member of it, or its
 * person or school; id 0: not theirs. */
struct flag flag_seen(struct turn *t, int64_t id);
/* Open ones that the actor may see, the severest first; how many were put into out. */
size_t flags_seen(struct turn *t, int severity, struct flag *out, size_t room);

/* flags_words.c */
/* Of whom: "Пётр Волков – Ира Соколова", one name, or the school's. */
const char *flag_whom(struct turn *t, const struct flag *f);
/* The fact alone, as the actor reads it: «21 день без встречи, обычно 9», a marked text.
 */
const char *flag_fact(struct turn *t, const struct flag *f);
/* What its rule is called: «Долго нет встречи». */
const char *flag_title(struct turn *t, const struct flag *f);
/* Open flags of this match as lines of an overseer's card; how many. */
size_t flags_on_card(struct turn *t, struct card *c, int64_t match);

/* flags_card.c: its card, "flags:card:<id>[:<digest>]": with a digest, Back leads there.
 */
void flags_card(struct turn *t, int64_t id);

/* ---- the Monday digest ------------------------------------------------------------ */

/* digest.c: "digest:open" makes one now; "digest:show:<digest>" is it again. */
/* Once an hour: promises the next one of each school to whoever gets it. */
void digest_sweep(struct turn *t);
const char *digest_press(struct turn *t, int64_t id); /* back to it; 0: a new one */

/* ---- figures ---------------------------------------------------------------------- */

/* figures.c: the organisation's yearly figures (domain.md 4.0 OF), "figures:open". */
/* The value told for this school year; false when nobody told it. */
bool figure_known(struct turn *t, int64_t organisation, const char *name, int64_t *value);

/* indicators.c: numbers of the school as everybody reads them. */
enum { WEEKS_SHOWN = 8 };
struct week_numbers {
    int64_t begins;        /* Monday 00:00 in the school's zone; seconds UTC */
    int64_t due, held;     /* meetings that were to be in it, and those that were */
    int64_t asked, filled; /* feedback of the meetings of that week */
    int64_t help, in_time; /* first answers that were due, and came in time */
};
/* The last WEEKS_SHOWN whole weeks before the one of `at`, the oldest first. */
void indicators_weeks(struct turn *t, int64_t organisation, int64_t at,
                      struct week_numbers out[WEEKS_SHOWN]);
struct share {
    int64_t part, whole; /* whole 0: cannot be told, `missing` names what */
    int64_t target;      /* percent; 0: none is set */
    const char *missing; /* the figure that nobody told, or "people"; NULL */
};
/* Who takes part in the school year up to now: read once for all shares of it. */
struct involved indicators_year(struct turn *t, int64_t organisation);
/* "K1" "K3" "K7" "K8" "K9" of that year (domain.md 4.1). */
struct share indicator(struct turn *t, int64_t organisation, const struct involved *year,
                       const char *name);
enum { COHORT_LEAST = 5 }; /* results of fewer people are not shown to the head */

/* ---- people and pairs ------------------------------------------------------------- */

/* timeline.c: "timeline:of:<match>", all that happened, newest first. */
/* contacts.c: "contacts:of:<match>": when curators last spoke with each side, and by when
 * they should (days 7 and 21, then monthly). */
/* Its match became ACTIVE, rests, goes on or is over: by when each side is to be spoken
 * with is counted from its row. */
void contacts_began(struct turn *t, int64_t match);
int64_t contacts_due_count(struct turn *t); /* overdue, of those the actor oversees */
/* The curator spoke with this one, by this way (storage/contacts.h); from writing.c, from
 * meetings MC that were held. `match` 0: of each match of theirs that the actor oversees.
 */
void contacts_made(struct turn *t, int64_t match, int64_t person, const char *kind,
                   int64_t meeting);
/* What became of a meeting is known: one of a curator that was held is a contact with
 * everybody who was there. */
void contacts_met(struct turn *t, const struct meeting *m);
/* contacts_due.c */
/* The one that has waited longest, of those that the actor oversees; 0: none. */
int64_t contacts_due_since(struct turn *t);
/* Lines for the card of a pair that the actor oversees: the last one, and the next. */
void contacts_on_card(struct turn *t, struct card *c, const struct match *m);

/* ---- matching a cohort ------------------------------------------------------------ */

/* cohort.c: "cohort:open"; "cohort:suggest:<mentee>": for one. */
/* How many wait for a pair, and since when the one who waits longest; seconds UTC. */
int64_t cohort_waiting(struct turn *t, int64_t organisation, int64_t *since);
/* Since when this mentee has been without a pair; 0: has one, or is no mentee. */
int64_t cohort_without_since(struct turn *t, int64_t person);

/* ---- words to people -------------------------------------------------------------- */

/* writing.c: "writing:to:<person>:<match>": a curator writes, who gets it may answer;
 * "writing:answer:<broadcast>". */
/* The letters in which the actor can be heard now; how many were put into out. */
enum { LETTERS_MOST = 20 };
size_t writing_talks(struct turn *t, int64_t *out, size_t room);
/* A button of this row's own that names it: with whom. */
void writing_button(struct turn *t, struct card *c, const char *press, int64_t letter);
/* What came with this turn is said in it; whom it went to, 0: nobody. */
int64_t writing_pass(struct turn *t, int64_t letter);
/* Of whomever writes words to people: «куратор», a key of locales/. */
const char *writing_role(struct turn *t, int64_t person);
/* broadcast.c: "broadcast:open"; to a segment. */
/* registers.c: "registers:open", out as a file; "registers:week": to be printed. */
/* import.c: "import:open", a list of people from a file. */
/* risks.c: "risks:open". audit.c: "audit:open". */

#endif
