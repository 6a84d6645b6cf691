/* exports.h - what is known about a person, gathered slice by slice: ten years of it must
 * not hold others up.
 *
 * An export is a row that remembers how far it has come, and parts: of a page for people
 * and of JSON for programs. A section is a table; the next slice begins where the last
 * ended. Whoever reads it is the person themselves, or a guardian, who is given the
 * sections marked of_child alone (domain.md 6.5). */
#ifndef STORAGE_EXPORTS_H
#define STORAGE_EXPORTS_H

#include "storage/db.h"

/* ---- sections --------------------------------------------------------------------- */

enum export_kind {
    EXPORT_END,
    EXPORT_TEXT, /* somebody's words, or a name inside the program */
    EXPORT_CODE, /* one of a few words that the program knows */
    EXPORT_NUMBER,
    EXPORT_YES,    /* 0 or 1 */
    EXPORT_WHEN,   /* seconds UTC */
    EXPORT_PERSON, /* somebody's number */
};

enum { EXPORT_FIELDS = 18 };

struct export_section {
    const char *name;             /* of the table */
    const struct statement *rows; /* ?1 person, ?2 after, ?3 within, ?4 how many */
    struct export_field {
        const char *name;
        enum export_kind kind;
    } fields[EXPORT_FIELDS]; /* ends with EXPORT_END */
    bool of_child;           /* a guardian reads it too */
    bool lines;              /* a row is one short line of the page */
};

const struct export_section *export_section(int i); /* NULL past the last */

/* ---- an export -------------------------------------------------------------------- */

struct export
{
    int64_t id; /* 0: none */
    int64_t reader, person;
    int64_t started_at;
    int section;           /* the next to be read */
    int64_t after, within; /* where in it */
    bool sent;
};

struct export_value {
    bool none; /* NULL */
    const char *text;
    int64_t number;
};

struct export_row {
    struct export_value values[EXPORT_FIELDS];
};

/* Rows of one section, in the turn's memory. */
struct export_slice {
    const struct export_section *section;
    bool begins, ends;
    struct export_row *rows;
    size_t count;
    char *page; /* the slice as the page shows it, "" at first */
};

/* The one that this reader has of this person, sent or not; id 0: none. */
struct export export_of(struct db *db, int64_t reader, int64_t person);
struct export export_find(struct db *db, int64_t reader, int64_t id);
/* Begins anew; what there was is dropped. */
struct export export_begin(struct db *db, int64_t reader, int64_t person, int64_t now);
bool export_complete(const struct export *e);
/* The next rows, at most `room`, all of one section; moves on in `e`. */
struct export_slice export_read(struct db *db, struct export *e, size_t room);
/* Adds to slice->page. */
void export_write(struct export_slice *slice, const char *html);
/* Stores the slice as a part, and how far the export has come. */
void export_keep(struct db *db, const struct export *e, const struct export_slice *slice);
/* What stands before all slices, and after them. */
void export_frame(struct db *db, const struct export *e, const char *page,
                  const char *json);
/* All parts put together, "page" or "json"; in the turn's memory. */
const char *export_whole(struct db *db, int64_t id, const char *as, size_t *size);
/* These files are on their way; the parts stay until the messenger took them. */
void export_sent(struct db *db, const struct export *e, int64_t page, int64_t json,
                 int64_t now);
enum export_tidy {
    EXPORT_WAITS, /* not all is delivered yet */
    EXPORT_GOES,  /* some parts went, there are more */
    EXPORT_GONE,
};
/* Drops parts that the messenger took, a few at a time. */
enum export_tidy export_tidy(struct db *db, int64_t id);
/* Those begun a day ago and earlier go with their files, whether they were fetched or
 * not (domain.md 6.6); how many, at most `room`. */
int64_t exports_sweep(struct db *db, int64_t now, size_t room);

/* May this guardian have what is known of this minor? */
bool export_allowed(struct db *db, int64_t guardian, int64_t minor);
/* The minors of whom that is so, ended by 0; talloc array in the turn's memory. */
int64_t *export_children(struct db *db, int64_t guardian);

/* In short, for the screen. */
struct export_counts {
    int64_t accounts, consents, forms, files, notes;
};
struct export_counts export_counts(struct db *db, int64_t person);

/* The text in quotes, as JSON has it; in the turn's memory. */
const char *export_quoted(struct db *db, const char *text);
/* "2026-09-07T05:00:00Z", in the turn's memory. */
const char *export_moment(struct db *db, int64_t seconds);

#endif
