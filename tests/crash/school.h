/* school.h - the school that the crowd belongs to, made straight in the database. */
#ifndef CRASH_SCHOOL_H
#define CRASH_SCHOOL_H

#include "storage/storage.h"

/* Curators and members as crowd.h numbers them, with full names, nobody's quiet hours
 * changed; the word of a link for any number of mentors, which belongs to mem. */
char *school_make(struct db *db, void *mem);

#endif
