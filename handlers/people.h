/* people.h - what the files of the register of people show each other. */
#ifndef HANDLERS_PEOPLE_H
#define HANDLERS_PEOPLE_H

#include "handlers/features.h"

enum { PEOPLE_PAGE = 6, PEOPLE_DESK = CURATOR | DEPUTY };

/* What is asked for; all of it must hold. */
struct people_filter {
    unsigned role; /* a place in the list of roles; 0: any */
    unsigned form; /* the same of match forms, from 1; 0: any */
    unsigned wants;
};
enum {
    WANTS_ALONE = 1, /* without a pair */
    WANTS_WAITING = 2,
    WANTS_UNFINISHED = 4,
    WANTS_PAUSED = 8,
    WANTS_LOST = 16,
};

/* people_filter.c */
/* As it stands in a button: a number, or a word of an older one. False: neither. */
bool people_filter_read(const char *word, struct people_filter *out);
/* The number. */
int64_t people_filter_number(const struct people_filter *f);
/* «Наставники, без пары», as the actor reads it. */
const char *people_filter_words(struct turn *t, const struct people_filter *f);
/* Everybody of the actor's school; how many in *count. */
struct registered *people_all(struct turn *t, size_t *count);
bool people_fits(const struct registered *one, const struct people_filter *f);
int64_t people_fitting(const struct registered *all, size_t count,
                       const struct people_filter *f);
/* people:by:<filter> and people:forms:<filter>: screens that choose one. */
void people_by(struct turn *t, int64_t unused);
void people_by_form(struct turn *t, int64_t unused);

/* people_list.c */
void people_list_show(struct turn *t, int64_t unused);
/* The press that leads back to the page from which this person's card was opened. */
const char *people_back(struct turn *t, int64_t person);
/* A card was opened by "people:card:<person>:<filter>:<skip>": remembers the page. */
void people_came_from(struct turn *t, int64_t person);

/* people_answers.c: is there anything of theirs for the actor to read? */
bool people_has_told(struct turn *t, const struct person *p);

/* people_map.c: difficulties of mentees, and who helps with them. */
void people_map(struct turn *t, int64_t unused);

#endif
