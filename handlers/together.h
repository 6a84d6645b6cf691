/* together.h - what the features of matches and meetings show each other: the second half
 * of features.h, which includes it. A handler includes features.h alone. */
#ifndef HANDLERS_TOGETHER_H
#define HANDLERS_TOGETHER_H

#include "bot/bot.h"

/* ---- matches ---------------------------------------------------------------------- */

/* match_rules.c: what the forms and kinds switch on, as data (domain.md 1.3, 1.4). */
struct match_form {
    const char *code;    /* "TT".. */
    const char *mentors; /* occupations of storage/people.h, a blank between */
    const char *mentees; /* the same */
    bool minors;         /* may a mentee be under 18? */
    bool minor_mentors;  /* and a mentor? */
};
struct match_kind {
    const char *code;               /* "TRAD".. */
    int mentors_most, mentees_most; /* 1 and 1 for a pair */
    int together_least;             /* members there must be: 2, of a group 3 */
    int months_least, months_most;  /* domain.md 2 G01; 0: no bound */
    const char *mode;               /* the only one possible; NULL: any */
    int meetings_most;              /* 0: as many as they like */
    bool scheduled;                 /* has a rhythm, whose absence is asked about */
    bool reverse;                   /* two topics with opposite roles */
    bool needs_goal;                /* a short-term goal with a date (domain.md 2 K05) */
    bool helps_mentors;             /* a mentee may be a mentor elsewhere (2 K04) */
};
const struct match_form *match_form_named(const char *code); /* NULL: none */
const struct match_form *match_form_at(size_t i);            /* NULL past the last */
const struct match_kind *match_kind_named(const char *code);
const struct match_kind *match_kind_at(size_t i);

/* matching.c: begins a draft that carries this match on with other people (C7): its form,
 * kind and those members who stay; shows it to the actor. */
void matching_follow(struct turn *t, const struct match *m);

/* overseers.c: who watches over a match. Never one of its members: a curator who is a
 * mentor too sees that pair as a mentor only. Curators; when none is left, deputies; when
 * none is left, heads. Ended by 0, in the turn's memory. */
const int64_t *match_overseers(struct turn *t, int64_t match);
/* The match, if the actor is a curator, a deputy, or a head who stands in for them, and
 * no member of it; id 0: not for the actor. */
struct match match_overseen(struct turn *t, int64_t id);
/* Promises this (CAN_WAIT) to each overseer but the actor. */
void overseers_hear(struct turn *t, int64_t match, const char *what, int64_t on,
                    int step);

/* What waits of matches that the actor oversees: a page of buttons, a row each. */
enum { OVERSEEN_PAGE = 6, OVERSEEN_FEW = 20 };
struct overseen {
    int64_t match, about;  /* the row that its button leads to */
    const char *key, *who; /* the button's words, and the blank in them */
};
struct overseen_page {
    const char *title, *more; /* keys: what stands above; the button to what follows */
    const char *press, *list; /* "agreement:desk" of a row, "agreement:list" of skip */
    int64_t skip, all;
};
/* Leaves out those that are not the actor's to oversee; how many are left. A head stands
 * in for curators only where there are none, or they are in the match. */
size_t overseen_only(struct turn *t, struct overseen *some, size_t count);
void overseen_show(struct turn *t, const struct overseen_page *p,
                   const struct overseen *some, size_t count);

/* match_course.c: what begins and ends with a match, in one place. Each is called after
 * the row was moved. */
void match_began(struct turn *t, int64_t id);   /* ACTIVE for the first time */
void match_rests(struct turn *t, int64_t id);   /* PAUSED */
void match_goes_on(struct turn *t, int64_t id); /* ACTIVE again, or reopened */
void match_is_over(struct turn *t, int64_t id); /* its meetings to come are dropped */

/* agreement.c: everybody has accepted the proposal: the agreement is put to each side and
 * to the guardians of minors. Accepted by all: AGREED, and ACTIVE where no order is
 * waited for. */
void agreement_begin(struct turn *t, int64_t match);
/* The step of "agreement.ask" by which an overseer reminds. */
enum { AGREEMENT_REMIND = 2 };
int64_t agreement_waiting(struct turn *t); /* how many are open: queue.c */
/* The agreement that the actor is a side of; else an old button. */
void agreement_open(struct turn *t, int64_t match);
/* match_offer.c: the proposal of a match to the actor; else an old button. */
void match_offer_show(struct turn *t, int64_t match);
/* Once an hour: a newer wording is put to everybody who had accepted an older one. */
void agreement_sweep(struct turn *t);

/* ending.c */
/* A side said that this pair does not fit (PME3, PMM3 of M1 and M2; domain.md 3.8): only
 * the overseers hear, and find the way to a change. */
void ending_doubted(struct turn *t, int64_t match, int64_t person);
/* This person leaves all their matches: consent taken back, erased, frozen (C9). A pair
 * ends neutrally, in a group the others go on; partners and overseers are told without a
 * reason. Before the person is erased. */
void ending_person_left(struct turn *t, int64_t person);
int64_t ending_waiting(struct turn *t); /* how many wait for a decision: queue.c */
/* ending_curator.c: one of those who oversee it ends this match within ten minutes: says
 * so on a card of theirs. Nothing of what a member asked for before it takes effect. */
void ending_line(struct turn *t, struct card *c, int64_t match);

/* match_pause.c: the actor is away from `from` to `until` (seconds UTC), or is back
 * early: their partners hear both dates as soon as they may be disturbed. */
void match_pause_person(struct turn *t);

/* pair.c */
void pair_show(struct turn *t, int64_t match); /* the actor's own screen of it */
/* Lines and buttons for the home screen: what waits, the next meeting, «Моя пара»; how
 * many rows of buttons they are, at most 2. */
int pair_on_home(struct turn *t, struct card *c);
/* The others in it, as the actor reads them: "Пётр Волков, Олег Зимин". */
const char *pair_partners(struct turn *t, int64_t match);
/* The actor's part in it; in reverse mentoring, in that topic (0: the first). */
enum member_role pair_role(struct turn *t, int64_t match, int64_t person, int64_t topic);

/* matches_wait.c: when overseers last reminded whoever is awaited in it; 0: never. */
int64_t matches_reminded(struct turn *t, int64_t match);
/* Writes down that the actor reminds them now; false when somebody did within a day. */
bool matches_remind_now(struct turn *t, int64_t match);
/* matches.c: is there a match that the actor oversees, or may there be one? */
bool matches_oversees(struct turn *t);
/* The people of one match, as the actor reads them: "Пётр Волков – Ира Соколова". */
const char *matches_names(struct turn *t, int64_t match);
/* Everybody who is in it: "Пётр Волков, Ира Соколова"; "" when nobody is. */
const char *matches_everybody(struct turn *t, int64_t match);
/* The press that leads to it: the desk's card for who oversees it, else their own side.
 */
const char *matches_way(struct turn *t, int64_t match);
/* people_card.c's button to the matches of this person. */
void matches_on_card(struct turn *t, struct card *c, const struct person *p);

/* steps.c: what was agreed and is not done, as lines of this reader's card; nothing when
 * nothing. */
void steps_lines(struct turn *t, struct card *c, int64_t reader, int64_t match);

/* ---- meetings --------------------------------------------------------------------- */

/* meeting.c */
/* Its card for the actor (an old button when it is not theirs to see). */
void meeting_show(struct turn *t, int64_t id);
/* The actor has just proposed or moved it: the message they pressed becomes its card, and
 * this key is its first line. */
void meeting_show_sent(struct turn *t, int64_t id, const char *head);
/* It was proposed by the actor: everybody else who takes part is asked at once. */
void meeting_proposed(struct turn *t, int64_t id);
/* It has another time, place or status, by the actor: each other one is told at once,
 * *was / now*, and every card of it is edited; then meeting_timed(). */
void meeting_changed(struct turn *t, int64_t id);
/* Makes every promise about it anew from its row: reminders, guardians, the question
 * afterwards. After any change of time or status; forgets them all when it is over. */
void meeting_timed(struct turn *t, int64_t id);
/* All that are to come are cancelled, without blame and without a reason. */
void meetings_drop(struct turn *t, int64_t match);
/* "встреча-знакомство": a key of locales/ by type. */
const char *meeting_type_key(struct turn *t, const char *type);
/* When it is, as a marked line for this reader: weekday, date, time and zone; in person
 * in the place's zone, and in the reader's too when their clock shows another time. */
const char *meeting_when(struct turn *t, int64_t reader, const struct meeting *m);
/* How its state is called: a key of locales/. */
const char *meeting_status_key(struct turn *t, const struct meeting *m);

/* booking.c: presses that begin it are "booking:begin:<match>" (type and all chosen),
 * "booking:type:<match>:<type>", "booking:move:<meeting>:<version>", "booking:again:
 * <meeting>" (the next one, the same slot), "booking:with:<person>:<type>" (MC, MK). */
const char *booking_press(struct turn *t, int64_t match);
/* A consultation (MK) of the actor with this one, whom a case joins (help_between): of
 * their pair, or of none when `match` is 0 or has room for one meeting alone. */
void booking_consult(struct turn *t, int64_t person, int64_t match);
/* Up to three times were offered: a button for each, and one for other times; nothing
 * when none were. For the card of who is asked. */
void booking_offer_buttons(struct turn *t, struct card *c, const struct meeting *m);

/* slots.c: the times of a day by which a school lives. */
struct slot {
    int minute; /* of the day, in the school's zone */
    enum { SLOT_LAST, SLOT_LESSON, SLOT_BOTH_FREE, SLOT_HOUR } why;
    int lesson; /* after which one; 0: none */
};
/* The usual times of that date for this match (0: none in particular), the likeliest
 * first: the last one's, after lessons, where both have marked that they are free. */
size_t slots_usual(struct turn *t, int64_t match, const char *date, struct slot *out,
                   size_t room);
/* As lines of the card, below this one: the likeliest time of each of the next three days
 * on which one may meet; nothing, the head neither, when there is none in two weeks. */
void slots_lines(struct turn *t, struct card *c, int64_t match, const char *head);
/* Neither past nor a holiday of the school. */
bool slots_day_open(struct turn *t, const char *date);
/* The same of `days` days from that date on, one query for all of them; into open[]. */
void slots_open_days(struct turn *t, const char *from, int days, bool *open);
/* The lessons of that date (NULL: of a usual one), shortened days followed; how many. */
size_t slots_lessons(struct turn *t, const char *date, struct lesson out[LESSONS_MOST]);
/* How long a lesson of a shortened day is. */
int slots_short_minutes(struct turn *t);
/* The minute of the day at which that lesson ends on that date, shortened days followed;
 * -1: there is no such lesson. */
int slots_lesson_end(struct turn *t, const char *date, int lesson);
/* Days of `from`..`to`, both counted, that the actor's school counts: holidays and exams
 * stop the clock (domain.md 4.9). In a promise of the program itself there is no such
 * school: school_days_counted() is told which. */
int slots_counted_days(struct turn *t, const char *from, const char *to);

/* venues_allow.c: places and links of pairs that wait for the actor: queue.c */
int64_t venues_to_allow(struct turn *t);

/* reminders.c: makes those of this meeting anew; forgets them when it is not open. */
void reminders_watch(struct turn *t, const struct meeting *m);
/* The actor has another zone, other quiet hours or another choice: all of theirs. */
void reminders_again(struct turn *t);
/* guardian_told.c: the same for guardians who want to know the dates. */
void guardian_told_watch(struct turn *t, const struct meeting *m);
/* Will a guardian of one who takes part be told of its time and place? */
bool guardian_told_of_dates(struct turn *t, const struct meeting *m);

/* ---- after the meeting ------------------------------------------------------------ */

/* diary_shared.c: is an entry of this match shown to the actor now? */
bool diary_is_shown(struct turn *t, int64_t match);
/* took_place.c: promises the question whether it took place, half an hour after its end.
 */
void took_place_watch(struct turn *t, const struct meeting *m);
/* feedback.c: the actor says that it took place: the rest of the four taps. */
void feedback_begin(struct turn *t, int64_t meeting);
/* The actor has begun to mark this meeting and not finished: says so once. */
void feedback_reminder(struct turn *t, int64_t meeting);
/* The other side's marks for the actor: three or more together, undated; "" when fewer.
 */
const char *feedback_of_others(struct turn *t, int64_t match);
/* pulse.c: the monthly one of this match begins; ends when it is not running. */
void pulse_watch(struct turn *t, const struct match *m);
/* reflection.c: one prompt for the actor after this meeting. `low`: they marked it low.
 */
void reflection_ask(struct turn *t, int64_t meeting, bool low);
/* The one that still waits for words about this meeting stands in front again. */
void reflection_return(struct turn *t, int64_t meeting);
/* As reflection_ask(), a quarter of an hour later and when no marks of theirs are open.
 */
void reflection_ask_after(struct turn *t, int64_t meeting, bool low);
/* nudge.c: something of this match waits for this person; the ladder stands ready until
 * they do anything. */
void nudge_wait(struct turn *t, int64_t person, int64_t match);
/* Once an hour: those for whom something has waited for three days. */
void nudge_sweep(struct turn *t);
/* Has something of this match waited for somebody for three days, so that the ladder
 * asks? Nothing else asks meanwhile. */
bool nudge_climbs(struct turn *t, int64_t match);
/* absence.c: watches this match for RF-01 and RF-02; ends when it is not running. */
void absence_watch(struct turn *t, const struct match *m);
/* Days since then that count for this match, in the school of the turn: neither holidays,
 * exam weeks, nor pauses of it or of its members. */
int absence_days(struct turn *t, int64_t match, int64_t since);

#endif
