/* help_course.h - what the files of a case's course share: who comes next, what is said
 * to whom. */
#ifndef HANDLERS_HELP_COURSE_H
#define HANDLERS_HELP_COURSE_H

#include "handlers/features.h"

/* ---- help_line.c: who comes next --------------------------------------------------- */

enum { HELPERS_MOST = 20, OTHERS_MOST = 5 };
struct helpers {
    size_t count;
    int64_t who[HELPERS_MOST];
};
/* May this one answer in it at all: is neither the asker nor left out, and of the
 * school? */
bool help_may_hear(struct turn *t, const struct help_case *h, int64_t person);
/* Has this one a place in it still: the mentor who was asked, in a match that is not
 * over; a post; an accepted mentor? */
bool help_has_place(struct turn *t, const struct help_case *h, int64_t person);
/* Those whom a draft goes to: who was asked, or whoever comes next; when nobody is there,
 * those who are away. */
struct helpers help_line_first(struct turn *t, const struct help_case *h);
/* Those who come after its owner. OWNER_STAYS: all of the next rung. OWNER_IS_AWAY: also
 * others of the same rung, and then from the lowest one on. OWNER_IS_GONE: at last
 * whoever is away, since somebody must have it. */
enum owner_is { OWNER_STAYS, OWNER_IS_AWAY, OWNER_IS_GONE };
enum owner_is help_owner_is(struct turn *t, const struct help_case *h);
struct helpers help_line_next(struct turn *t, const struct help_case *h,
                              enum owner_is owner);
/* Up to five other mentors who are there and have not heard of it. */
struct helpers help_line_others(struct turn *t, const struct help_case *h);

/* ---- help_told.c: what is said ------------------------------------------------------
 */

/* To whoever answers, or may; a step of promises, so their numbers stay. */
enum help_word {
    HELP_ASKED = 1, /* you are asked */
    HELP_HANDED,    /* somebody gives it to you */
    HELP_CLIMBED,   /* nobody has answered yet */
    HELP_OTHER,     /* another mentor may help */
    HELP_HALF,      /* half of the time is over */
    HELP_STAYS,     /* the time is over, and there is nobody else */
    HELP_SILENT,    /* a talk that nobody says is finished */
    HELP_GONE,      /* the asker has left */
    HELP_AGAIN,     /* it did not help: the asker opens it anew */
    HELP_MAY_PASS,  /* the asker agrees that another mentor answers */
};
/* To the asker; the same. */
enum help_news {
    NEWS_TAKEN = 1,
    NEWS_HANDED,
    NEWS_LATE,
    NEWS_AWAY,
    NEWS_UNREACHABLE,
    NEWS_LEFT,
    NEWS_NO,
    NEWS_STAYS,
    NEWS_ANSWERED,
};
/* As soon as this person may be disturbed; at any hour when it is needed now. Nothing to
 * who acts. */
void help_tell(struct turn *t, const struct help_case *h, int64_t person,
               enum help_word word);
/* The same to the asker; only the last one is said. */
void help_news(struct turn *t, const struct help_case *h, enum help_news news);
/* Nothing of it is said any more to anybody. */
void help_hush(struct turn *t, int64_t id);
/* The asker is asked once whether other mentors may see it. */
void help_ask_others(struct turn *t, const struct help_case *h);
/* Other mentors hear of it, when they may. */
void help_tell_others(struct turn *t, const struct help_case *h);

/* ---- help_watch.c: what is promised -------------------------------------------------
 */

/* Its owner has said something: the promise is kept. What is asked now is whether the
 * talk is finished. */
void help_kept(struct turn *t, const struct help_case *h);
/* Nobody is left who could come next: its owner is reminded on the next working day; when
 * that one is away, it is looked every working hour whether somebody has come back. */
void help_watch_again(struct turn *t, const struct help_case *h);

void help_told_owner(struct turn *t, int64_t id, int word); /* dues of help_watch.c */
void help_told_asker(struct turn *t, int64_t id, int news);
void help_told_others(struct turn *t, int64_t id, int unused);
void help_others_yes(struct turn *t, int64_t id); /* its actions */
void help_others_no(struct turn *t, int64_t id);

#endif
