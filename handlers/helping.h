/* helping.h - what the features of help show each other: the third part of features.h,
 * which includes it. A handler includes features.h alone. */
#ifndef HANDLERS_HELPING_H
#define HANDLERS_HELPING_H

#include "bot/bot.h"

/* ---- time ------------------------------------------------------------------------- */

/* working_time.c: moments of the school's calendar: its open hours, but for holidays. */
/* When so many open minutes have passed since `from`; seconds UTC. */
int64_t working_time(struct turn *t, int64_t organisation, int64_t from, int minutes);
/* Open minutes between two moments. */
int64_t working_minutes(struct turn *t, int64_t organisation, int64_t from, int64_t to);
/* The end of the `days`-th working day after that of `from`; 0: of that day itself, or of
 * the next one when it is none or over. */
int64_t working_day_ends(struct turn *t, int64_t organisation, int64_t from, int days);
bool working_now(struct turn *t, int64_t organisation, int64_t at);
/* By when an answer is promised to who asks now (domain.md 4.9 RF-06; settings
 * "help.now" minutes, "help.late" and "help.noon" minutes of the day, "help.week" days).
 */
int64_t help_deadline(struct turn *t, int64_t organisation, const char *urgency,
                      int64_t from);
/* By when the next one must answer, after it has climbed or was handed over: half as
 * long. */
int64_t help_next_deadline(struct turn *t, const struct help_case *h, int64_t from);

/* ---- asking ----------------------------------------------------------------------- */

/* help.c: "help:open" begins; "help:about:<match>" with that pair's mentor chosen. */
void help_open(struct turn *t);
/* The mentors whom the actor may ask, each once: of their pairs that run. How many were
 * put into out. */
struct helper {
    int64_t person, match;
};
size_t help_mentors(struct turn *t, struct helper *out, size_t room);
/* Can this person answer now: is not away, frozen, waiting, or out of reach? */
bool help_is_there(struct turn *t, int64_t person);
/* A key of locales/: "help.topic_lesson", "help.urgency_now". */
const char *help_topic_key(struct turn *t, const struct help_case *h);
const char *help_urgency_key(struct turn *t, const struct help_case *h);
/* Lines and a button for the home screen: what the actor asked and what waits for their
 * answer; how many rows of buttons, at most 1. */
int help_on_home(struct turn *t, struct card *c);

/* ---- its course ------------------------------------------------------------------- */

/* help_course.c: whatever moves a case goes through here: the row, who is told, what is
 * promised next, its history. `h` is read before; each is false when the row was moved
 * meanwhile, and then nothing happens. */
/* The draft of the actor is sent: the addressee, or, when that one is not there, the next
 * in line owns it and is told. */
bool help_send(struct turn *t, const struct help_case *h);
/* The actor answers, by then (0: as promised): the others who were told see it, the asker
 * reads «Отвечает: …, до …». */
bool help_taken(struct turn *t, const struct help_case *h, int64_t answer_by);
/* To somebody else, who waits to take it: by the owner or a curator. */
bool help_hand(struct turn *t, const struct help_case *h, int64_t to);
/* To the next in line; why: "late" "away" "unreachable" "left" "no". When nobody is left
 * it stays, and whoever it belongs to is reminded; the asker is told each time. */
bool help_climb(struct turn *t, const struct help_case *h, const char *why);
bool help_answered(struct turn *t, const struct help_case *h); /* so says its owner */
/* how it ended and solved as storage/cases.h has them. */
bool help_closed(struct turn *t, const struct help_case *h, const char *how,
                 const char *solved);
bool help_withdrawn(struct turn *t, const struct help_case *h);
/* Is it answered, or was closed within the last 30 days? */
bool help_may_reopen(const struct turn *t, const struct help_case *h);
/* The asker opens it anew: to a curator when it did not help, else to whom it was. */
bool help_reopened(struct turn *t, const struct help_case *h, bool to_curator);
/* help_told.c: other mentors hear of it, when they may. */
void help_tell_others(struct turn *t, const struct help_case *h);
/* This reader of it hears that the asker has added something: once for all that is added
 * within a minute. */
void help_tell_added(struct turn *t, const struct help_case *h, int64_t person);
/* The owner's first word, or a meeting with them, is an answer: half-way reminders end,
 * the deadline is kept. */
void help_first_answer(struct turn *t, const struct help_case *h);
/* help_told.c: the asker is asked whether other mentors may see it; nothing when they may
 * already, or there are none. */
void help_ask_others(struct turn *t, const struct help_case *h);
/* Who comes next, in order: mentor, curators, deputies, heads; never the asker, who is
 * left out, or who is not there; 0: nobody. */
int64_t help_next(struct turn *t, const struct help_case *h);
/* help_watch.c: makes the promises about it anew from its row; forgets them when it is
 * over. */
void help_watch(struct turn *t, int64_t id);
/* This person will not answer any more (left, away, a post ended, frozen): what they own
 * climbs; with `asker` also what they asked is closed. Before they are erased. */
void help_person_left(struct turn *t, int64_t person, bool asker);
/* A match is over: cases that wait for its mentor climb. */
void help_match_over(struct turn *t, int64_t match);

/* help_owner.c: the card of whoever is asked (kind "help_owner"); `news` is a line above,
 * NULL: none. A push when they are not the actor. */
void help_owner_show(struct turn *t, int64_t person, int64_t id, const char *news);
/* The same card where it stands, for all who were told: somebody took it, it is over. */
void help_owner_refresh(struct turn *t, int64_t id);
/* help_owner_meet.c, for booking.c: does the actor answer this one in an open case, or
 * the other way round? Then they may meet. */
bool help_between(struct turn *t, int64_t other);
/* The actor proposed a meeting to these (ended by 0): an answer to the one whose case
 * they went to book from. */
void help_proposed(struct turn *t, const int64_t *people);
/* The actor leaves booking with this one: their card of that case; false when there was
 * none. */
bool help_back(struct turn *t, int64_t asker);
/* help_mine_card.c: the asker's card (kind "help_mine"), the same way; and where it
 * stands, without disturbing them, unless it is they who act. */
void help_mine_show(struct turn *t, int64_t id, const char *news);
void help_mine_refresh(struct turn *t, int64_t id);
/* help_mine_list.c: a row with a button to what the actor has asked; false: nothing. */
bool help_mine_button(struct turn *t, struct card *c);
/* The asker asks again whether it helped: a day after, or three. */
void help_mine_ask(struct turn *t, int64_t id);

/* ---- talking ---------------------------------------------------------------------- */

/* talk.c: kind "talk". Buttons to it: "talk:open:<case>". */
/* The actor's card of it: whatever they write next goes there. */
void talk_show(struct turn *t, int64_t id);
/* The words of this turn belong to nothing: when the actor talks in any case, or a
 * question is open too, asks by buttons where they go, and holds them. False: not one. */
bool talk_unclear(struct turn *t);
/* Who is at the other end for the actor: the owner, or the asker; 0: nobody yet. */
int64_t talk_partner(struct turn *t, const struct help_case *h);
/* What came with this turn is said in the actor's talk of this case: passed on, or why it
 * is not. For words under another card of it; while nobody answers, they go back to the
 * asker's own card (help_mine's, or safety's `wrote`), which must keep them itself. */
void talk_wrote(struct turn *t, int64_t id);
/* talk_back.c: the key of what is seen of this line since it was taken back then. */
const char *talk_outcome(const struct relay *r, int64_t since);
/* May words pass between these two now? Not while a safety case about their pair is open
 * (safety.c), nor when the case is over. */
bool talk_flows(struct turn *t, const struct help_case *h);

/* ---- safety ----------------------------------------------------------------------- */

/* safety.c: the draft, or a pair in which the actor is not comfortable, goes to the
 * safeguarding adults alone. "safety:about:<match>" begins from the pair's card;
 * "safety:draft:<case>" from the topic. */
/* A draft with topic safety (or state, when the asker wants so) is to be sent: shows who
 * will see it, and whom to leave out. */
void safety_begin(struct turn *t, int64_t draft);
/* The draft goes to the adults now; false when there is nobody, or it was sent. */
bool safety_send(struct turn *t, const struct help_case *h);
/* The same as safety_begin() from a pair's card: what "safety:about:<match>" does. */
void safety_about(struct turn *t, int64_t match);
/* Is there an open safety case of one member of it about this match? Then no words pass
 * between its members. */
bool safety_stops(struct turn *t, int64_t match);
/* A button for the pair's card: «Мне некомфортно». */
const char *safety_press(struct turn *t, int64_t match);
/* The school's helpline as a line of the card; nothing when it has none. */
void safety_helpline(struct turn *t, struct card *c);
/* Whether it has one, and how to tell it, on the screen of the safeguarding adults. */
bool safety_has_helpline(struct turn *t);
void safety_helpline_on(struct turn *t, struct card *c);
/* How many open ones wait for the actor: not taken, or theirs: queue.c. */
int64_t safety_waiting(struct turn *t);
/* An adult left, was removed, or cannot be reached: the next one is told at once. */
void safety_person_left(struct turn *t, int64_t person);

/* ---- how others solved it --------------------------------------------------------- */

/* library.c: up to three published ones that fit the draft's topic and words, as lines
 * and buttons of this card; how many. Counts the search. */
int library_offer(struct turn *t, struct card *c, const struct help_case *draft);
/* A case was solved and both allow it: a curator may write how. */
void library_propose(struct turn *t, const struct help_case *h);
int64_t library_waiting(struct turn *t); /* drafts to be written: queue.c */

/* ---- the curator's queue ---------------------------------------------------------- */

/* help_desk.c: does the actor oversee help of their school? */
bool help_desk_sees(struct turn *t);
int64_t help_desk_waiting(struct turn *t);    /* overdue, or climbed to them: queue.c */
int64_t help_desk_late_count(struct turn *t); /* the overdue ones alone */
/* A button for the home screen, while any is open; false: none. */
bool help_desk_on_home(struct turn *t, struct card *c);
/* help_desk_late.c: its row moved: when it is late is put on record then, and when it is
 * late by as long again (domain.md 4.9 RF-06: "flag.rf06.yellow", "flag.rf06.red"). */
void help_desk_watch(struct turn *t, const struct help_case *h);
/* help_desk_notes.c: a button for the owner's card, when curators wrote a note. */
void help_desk_on_owner(struct turn *t, struct card *c, const struct help_case *h,
                        int64_t reader);

#endif
