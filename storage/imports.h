/* imports.h - a list of people that a curator sent as a file: read, compared with who is
 * there, then made into invitations.
 *
 * A list is its sender's alone. Those in it have agreed to nothing yet, so their names
 * live for a day while nobody is invited, then until they have joined, at most 30 days;
 * the rows go with the list. */
#ifndef STORAGE_IMPORTS_H
#define STORAGE_IMPORTS_H

#include "storage/db.h"

struct import_list {
    int64_t id; /* 0: none */
    int64_t organisation, made_by;
    const char *role;    /* of those whose row tells none; "": not chosen yet */
    const char *state;   /* "reading" "read" "done" "failed" */
    const char *problem; /* a word; "" for none */
    int64_t line;        /* where that is; 0: nowhere in particular */
    int64_t made_at, done_at;
};

struct import_row {
    int64_t number; /* of the line in the file */
    const char *name, *folded;
    const char *role;    /* "mentee" "mentor"; "": the list's */
    const char *place;   /* "" for none */
    const char *paper;   /* with codes alone, else "" */
    const char *state;   /* "new" "there" "wrong" "invited" */
    const char *problem; /* of a wrong one: a word */
};

struct import_counts {
    int64_t fresh, there, wrong, invited;
    int64_t without_role; /* of the fresh ones */
};

int64_t import_add(struct db *db, int64_t organisation, int64_t person, int64_t now);
/* One that this person sent; id 0: none. */
struct import_list import_find(struct db *db, int64_t organisation, int64_t person,
                               int64_t id);
/* The newest from which nobody was invited yet. */
struct import_list import_unfinished(struct db *db, int64_t organisation, int64_t person);
/* Those from which people were invited who have not joined yet, the newest first; how
 * many were put into out. */
size_t imports_awaited(struct db *db, int64_t organisation, int64_t person,
                       struct import_list *out, size_t room);

/* Compare-and-set; false when it is not in that state any more. */
bool import_move(struct db *db, int64_t id, const char *from, const char *to,
                 int64_t now);
bool import_fail(struct db *db, int64_t id, const char *problem, int64_t line);
bool import_choose_role(struct db *db, int64_t id, const char *role);
/* It goes, with its rows. */
void import_remove(struct db *db, int64_t id);
/* The same, unless people were invited from it; and of all of this person's. */
void import_expire(struct db *db, int64_t id);
void imports_drop_unfinished(struct db *db, int64_t organisation, int64_t person);

/* ---- rows ------------------------------------------------------------------------- */

void import_row_add(struct db *db, int64_t list, const struct import_row *r);
struct import_counts import_counts(struct db *db, int64_t list);
/* Those in this state, by number, from `skip` on; how many were put into out. */
size_t import_rows(struct db *db, int64_t list, const char *state, int64_t skip,
                   struct import_row *out, size_t room);

/* Fresh rows of that folded name are somebody who is there. */
void import_is_there(struct db *db, int64_t list, const char *folded);
/* Fresh rows whom another list of this school has invited, and who may still come. */
void import_was_invited(struct db *db, int64_t organisation, int64_t list, int64_t now);
/* The same where names are not compared: by the paper that an invitation has. */
void import_has_paper(struct db *db, int64_t organisation, int64_t list);
/* What stands twice in the file is wrong the second time; by the paper, or the name. */
void import_twice(struct db *db, int64_t list, bool by_paper);

/* Compare-and-set: it was fresh, and is invited by this. */
bool import_row_invited(struct db *db, int64_t list, int64_t number, int64_t invitation);
/* Somebody came by this invitation: their row goes. */
void import_joined(struct db *db, int64_t invitation);

/* An invitation that can still be used, to be printed. */
struct import_invited {
    int64_t number; /* 0: past the last */
    const char *name, *role, *place, *paper, *code;
    int64_t expires_at;
};
/* By number, ended by one of number 0, in the turn's memory. */
struct import_invited *import_open_rows(struct db *db, int64_t list, int64_t now);
/* The names go; the invitations stay. */
void import_forget_names(struct db *db, int64_t list);

/* Everybody of the list who was not invited goes from it. */
void import_rows_forget(struct db *db, int64_t import);

#endif
