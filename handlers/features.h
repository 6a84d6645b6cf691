/* features.h - the list of features, and the product as a whole. */
#ifndef HANDLERS_FEATURES_H
#define HANDLERS_FEATURES_H

#include "bot/bot.h"

/* keep alphabetized */
extern const struct feature about;
extern const struct feature absence;
extern const struct feature agreement;
extern const struct feature apply;
extern const struct feature booking;
extern const struct feature calendar;
extern const struct feature consent;
extern const struct feature diary;
extern const struct feature early;
extern const struct feature ending;
extern const struct feature feedback;
extern const struct feature gate;
extern const struct feature gatherings;
extern const struct feature glossary;
extern const struct feature guardian;
extern const struct feature guardian_desk;
extern const struct feature guardian_door;
extern const struct feature guardian_link;
extern const struct feature guardian_term;
extern const struct feature guardian_told;
extern const struct feature guardian_view;
extern const struct feature help;
extern const struct feature help_desk;
extern const struct feature help_mine;
extern const struct feature help_owner;
extern const struct feature help_promise;
extern const struct feature home;
extern const struct feature invite;
extern const struct feature library;
extern const struct feature logged;
extern const struct feature match_offer;
extern const struct feature match_pause;
extern const struct feature matches;
extern const struct feature matching;
extern const struct feature meet;
extern const struct feature meeting;
extern const struct feature meetings;
extern const struct feature moving;
extern const struct feature mydata;
extern const struct feature newcomers;
extern const struct feature notes;
extern const struct feature nudge;
extern const struct feature onboarding;
extern const struct feature pair;
extern const struct feature parent;
extern const struct feature people;
extern const struct feature polls;
extern const struct feature posts;
extern const struct feature profile;
extern const struct feature proposals;
extern const struct feature pulse;
extern const struct feature queue;
extern const struct feature referral;
extern const struct feature reflection;
extern const struct feature reminders;
extern const struct feature retention;
extern const struct feature rights;
extern const struct feature safeguarding;
extern const struct feature safety;
extern const struct feature series;
extern const struct feature settings;
extern const struct feature setup;
extern const struct feature steps;
extern const struct feature stranger;
extern const struct feature talk;
extern const struct feature took_place;
extern const struct feature unreachable;
extern const struct feature venues;

extern const struct product product;

/* ---- what features show each other ------------------------------------------------ */

/* apply.c: mentors put themselves forward, others decide. */
/* Opens an application of the actor's, if none is open and they are no mentor yet. */
void apply_begin(struct turn *t);
/* The actor's questionnaire is filled: an open application goes to who decides. */
void apply_send(struct turn *t);
int64_t apply_waiting(struct turn *t); /* how many wait for the actor: queue.c */
/* Has a curator accepted this person as a mentor? What matches ask. */
bool apply_accepted(struct db *db, int64_t person);

struct document;
/* clocks.c: do clock and calendar of these two zones show another time at that moment?
 * NULL, a person without a zone, differs from none. */
bool clocks_differ(struct turn *t, const char *one, const char *other, int64_t at);

/* consent.c: each purpose apart, taken back in two taps. */
/* Shows the next consent or card of rights that this person has not answered in its
 * newest version; false when there is none. */
bool consent_next(struct turn *t);
/* struct product.holds: who waits, is frozen, or must read a new text first. */
bool consent_holds(struct turn *t, const struct feature *f);
/* Stores P1 for this person as agreed to now, in the words that were shown: text_version,
 * text_hash and guardian are the caller's; language, channel and valid_until are filled
 * in where the caller left them empty. */
void consent_first(struct turn *t, int64_t person, const struct consent *c);
/* Is it given and not taken back? "P1".."P7" */
bool consent_given(struct db *db, int64_t person, const char *purpose);
/* Takes P1 back for them: told nothing more, frozen, curators told, erased in time.
 * `channel` is how: "messenger" "paper" "guardian" "expired". */
void consent_freeze(struct turn *t, int64_t person, const char *channel);
/* Keeps the actor's answer to this text: "accepted" "no" "later". */
void consent_answer(struct turn *t, const struct document *d, const char *answer);
/* Is there no other curator who could go on? */
bool consent_is_last_curator(struct turn *t, int64_t person);

/* curators.c: promises this to each curator of the school but the actor, who knows; it
 * waits until each may be disturbed (struct due), and reads the row anew by then. */
void curators_hear(struct turn *t, int64_t organisation, const char *what, int64_t on,
                   int step);

/* documents.c: the texts that people agree to, by name and version. */
enum { DOCUMENTS_REVISION = 19 }; /* the sum of all versions: it rises with any */
struct document {
    const char *name; /* "P1" "P2" ... "rights_mentee" "agreement_guardian" ... */
    int version;
    const char *since;   /* the date of this wording */
    const char *purpose; /* "P1".."P6" of storage/consents.h; NULL: no consent */
    const char *title;   /* what it is called, in locales/ */
    const char *key;     /* the short text in locales/, shown in the chat */
    const char *full;    /* the whole text in locales/, had as a file */
};
const struct document *document_named(const char *name); /* NULL: none */
const struct document *document_at(size_t i);            /* NULL past the last */
/* Is it asked for each match (agreement.c)? Then it is not in the sum above. */
bool document_is_of_match(const struct document *d);
/* Its words for this person (0: the stranger who acted), their school's name filled. */
const char *document_text(struct turn *t, int64_t person, int64_t organisation,
                          const struct document *d);
/* Sends the whole text as a file to who acted, a stranger also. */
void document_send(struct turn *t, int64_t organisation, const struct document *d);
/* The whole text for who acted, and any marked text, as it stands on paper: no marks. */
const char *document_paper(struct turn *t, int64_t organisation,
                           const struct document *d);
const char *document_plain(struct turn *t, const char *marked);

/* early.c: anonymous questions before anybody joins (domain.md 3.2). */
void early_came(struct turn *t, const struct link *l);
/* How many choices PR1, PR2, PR3 and PR4 have; texts and counters are numbered so. */
enum { EARLY_TOPICS = 10, EARLY_READY = 4, EARLY_AGREE = 5, EARLY_HINDERS = 5 };
enum { EARLY_TOGETHER = 5 }; /* so many answers become visible at once, never fewer */

/* erase.c: forgets a person: list of erasures, every table, an act of destruction. For
 * who acts, who is a stranger afterwards, and for others; curators hear neutrally that
 * somebody with a role has left. Grounds (acts.c has the words for each): "asked"
 * "withdrawn" "expired" "guardian_declined" "guardian_silent" "guardian_withdrew"
 * "minor_left" "wrong_join" (of which curators hear from who undid it) "restored". Erase
 * first and tell afterwards: what somebody's own acts still had to say to others goes
 * with them. */
void erase_person(struct turn *t, int64_t person, const char *ground);
/* gate.c: came by a link. */
void gate_came(struct turn *t);
/* A person for this invitation, in this state; no consent, no role yet. The stranger who
 * acted becomes them. */
void gate_store_person(struct turn *t, const struct invitation *i, const char *band,
                       enum person_state state);
/* The role that the invitation is for, an application or a post to be confirmed; the
 * curators are told who came (people_joined). */
void gate_give_role(struct turn *t, int64_t person, const struct invitation *i);

/* guardian.c: minors wait for a guardian, and then answer for themselves. */
/* A stranger of 10-13 or 14-17 wants in: they are stored as waiting, curators told. */
void guardian_minor_came(struct turn *t, const struct invitation *i, const char *band);
/* What a waiting minor sees, whatever they press: that they wait, or, once a guardian has
 * agreed, the question for their own part. */
void guardian_wait(struct turn *t);
/* False for a minor who waits, or whose guardian is not confirmed by the school; what
 * matches ask. True for who is 18. */
bool guardian_confirmed(struct db *db, const struct person *p);

int64_t guardian_waiting(struct turn *t); /* how many wait for a curator: queue.c */
/* guardian_door.c: somebody follows the link that is bound to a minor. */
void guardian_came(struct turn *t, const struct link *l);

/* guardian_link.c: the button that makes a minor's link, or shows the one that an earlier
 * press of it made. */
const char *guardian_link_press(struct turn *t, int64_t minor);

/* They are 18: nobody answers for them any more. The consents that were given stay. */
void guardian_grown(struct turn *t, int64_t minor);
/* Somebody is about to be erased: whom they answered for waits once more, and who
 * answered for them hears. */
void guardian_left(struct turn *t, int64_t person);

/* home.c */
void home_show(struct turn *t);
void home_unclear(struct turn *t);

/* invite.c: makes an invitation as this organisation's rules have it. */
const char *invite_press(struct turn *t, const char *role); /* the button that does */
struct invitation invite_make(struct turn *t, const char *role, const char *paper,
                              int64_t proposal);
/* Its screen: the link, the ready text, the poster, who came by it. */
/* For one person of a list, to a register: as long as a link for many. */
struct invitation invite_make_printed(struct turn *t, const char *role,
                                      const char *paper);
void invite_show(struct turn *t, const struct invitation *i);
/* Asks for the paper that comes first with codes; then proposals_invite(). */
void invite_ask_paper(struct turn *t, int64_t proposal);

/* mydata.c: once an hour, exports that stay behind go. */
void mydata_sweep(struct turn *t);

/* names.c: how this person is shown in their school to who acted; and to that reader (0:
 * the stranger who acted). */
const char *names_of(struct turn *t, int64_t person);
const char *names_for(struct turn *t, int64_t person, int64_t reader);
/* One of a long list that was read at once, for a curator who acts: with a code that is
 * of this role; `mode` is the school's. */
const char *names_listed(struct turn *t, enum names_mode mode, const struct listed *p,
                         unsigned role);
/* "Анна, Борис" with one more behind; "" is an empty list. */
const char *list_with(struct turn *t, const char *list, const char *one);
/* Does the school show or ask names at all? False with codes. */
bool names_shown(struct turn *t);
/* struct product: a line above free text, and which files are declined. */
const char *names_caution(struct turn *t);
const char *names_declines(struct turn *t, const char *kind);

/* onboarding.c: what is asked of a newcomer, in order, each once. */
/* Goes on with the next open step; home when there is none. */
void onboarding_next(struct turn *t);
/* Is there an open step? Home says so first. */
bool onboarding_waits(struct turn *t);

/* moving.c: somebody follows a fresh link to an account that exists. */
void people_account_came(struct turn *t, const struct link *l);

/* newcomers.c: curators hear who came in, with a button that undoes it. */
void people_joined(struct turn *t, int64_t person, const struct invitation *i);
/* The join of this person that the actor may still undo; 0: none. */
int64_t newcomers_undoable(struct turn *t, int64_t person);

/* people.c: is somebody of this name and code looked for by these words? Each of them
 * begins a word of the name, or their number is the code's. */
bool people_are_meant(struct turn *t, const char *words, const char *name, int64_t code);

/* people.c: those of the school whose name or code was typed, by the alphabet. */
struct listed *people_found(struct turn *t, size_t *count);
/* people_card.c: a curator's card of one person; an old button for anybody else. */
void people_card(struct turn *t, int64_t person);
/* What this person told in their questionnaires, for a curator, who finds matches. */
void people_answers(struct turn *t, int64_t person);

/* parent.c: numbers of the schools that belong to a municipality or network. */
bool parent_has_schools(struct turn *t);

/* posts.c: given, accepted, confirmed; rights only then (domain.md 2 A01). */
/* To a grown person of this school; nothing happens when they hold it, are offered it, or
 * are no such person. */
void posts_offer(struct turn *t, int64_t person, unsigned role, int64_t given_by);
/* How many wait for the actor: posts to accept, to confirm, and being named a
 * safeguarding adult; posts:waiting shows them. */
int64_t posts_waiting(struct turn *t);
/* Since when the oldest of those waits; 0: none does. */
int64_t posts_waiting_since(struct turn *t);
/* Shows what is offered to the actor and not answered; false when there is none. */
bool posts_next(struct turn *t);
/* A grown person of the actor's school, no learner, who neither waits nor is frozen. */
bool posts_may_hold(struct turn *t, int64_t person);
/* Somebody has left who was to confirm: it is for others now. */
void posts_ask_anew(struct turn *t);
/* A line for the home screen about the actor's posts that wait for a confirmation. */
void posts_on_home(struct turn *t, struct card *c);

/* press.c: "agreement:desk" of the row 7 is "agreement:desk:7"; in the turn's memory. */
const char *press_about(struct turn *t, const char *press, int64_t id);

/* profile.c: what a person told of themselves, shown and changed. */
void profile_show(struct turn *t);
/* Answers of this form were changed: says so and shows them. */
void profile_changed(struct turn *t, const char *form);
/* A mentor as mentees see them: lines of a card. */
void profile_mentor_card(struct card *c, struct turn *t, int64_t person);

/* proposals.c: the curator's side of referral.c. */
int64_t referral_waiting(struct turn *t); /* how many wait for a curator: queue.c */
/* A link for one person, bound to the proposal; `paper` only with codes, else NULL. */
void proposals_invite(struct turn *t, int64_t id, const char *paper);
/* Once an hour: what is older than 30 days goes, curators are told. */
void referral_sweep(struct turn *t);

/* queue.c: how much waits for the actor's decision, all kinds; cheap. */
int64_t queue_waiting(struct turn *t);

/* retention.c: once an hour: what is kept long enough goes (domain.md 6.4). */
void retention_sweep(struct turn *t);

/* rights.c: the next card of rights and duties that the actor has not read, for one of
 * their roles; false when all were read. */
bool rights_next(struct turn *t);
/* The actor has this role from now on: its card, if they have not read it. */
void rights_begin(struct turn *t, unsigned role);
/* The document of it; NULL when all were read. */
const struct document *rights_due(struct turn *t);

/* safeguarding.c: the adults whom a safety signal reaches: those who were named and have
 * accepted, and the first curator until there are two. Ended by 0, in the turn's memory.
 */
const int64_t *safeguarding_adults(struct turn *t, int64_t organisation);
int64_t safeguarding_named(struct turn *t); /* how many have accepted */
/* Is the actor named, and has not answered? */
bool safeguarding_waits(struct turn *t);
/* Who holds no post any more is no safeguarding adult either. */
void safeguarding_left(struct turn *t, int64_t person);

/* settings_zone.c: eleven zones by button; the press is followed by ":<number of it>". */
void settings_zones(struct turn *t, const char *key, const char *press);
const char *settings_zone_chosen(struct turn *t, int position);
/* setup.c: the founder goes on naming the school. */
void setup_begin(struct turn *t);
/* The first steps, the done ones crossed out. */
void setup_steps(struct turn *t);
/* How many of the first steps are done. */
enum { SETUP_STEPS = 6 };
int setup_done(struct turn *t);

/* stranger.c: somebody unknown wrote; the language that is not the turn's. */
void stranger_hello(struct turn *t);
const char *stranger_language(const struct turn *t);

/* unreachable.c: once an hour; curators get the day's list of who cannot be reached. */
void people_sweep(struct turn *t);

#include "handlers/together.h"

#include "handlers/helping.h"

#include "handlers/desk.h"

#endif
