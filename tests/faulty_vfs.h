/* faulty_vfs.h - a disk that fails when a test wants it to.
 *
 * A layer over SQLite's own file system, made the default one, so that the code under
 * test opens its database as always. Only files whose names end in "db" or "-wal" fail:
 * the database and its log, where a commit is written. Everything else, the shared
 * memory of WAL included, is passed through.
 *
 * One fault at a time for the whole process; not for threads. */
#ifndef TESTS_FAULTY_VFS_H
#define TESTS_FAULTY_VFS_H

#include <stdbool.h>

enum faulty_kind {
    FAULTY_FULL,  /* a write fails with SQLITE_FULL: the disk is full */
    FAULTY_WRITE, /* a write fails with SQLITE_IOERR_WRITE: the disk is broken */
    FAULTY_FSYNC, /* a sync fails with SQLITE_IOERR_FSYNC */
};

/* Call it before the first database is opened; again does nothing. */
void faulty_vfs_register(void);
/* Lets so many more writes (or syncs) pass; the next one fails, and with `forever` all
 * after it. Replaces a fault armed before and counts from nothing. */
void faulty_vfs_arm(enum faulty_kind kind, int after, bool forever);
void faulty_vfs_disarm(void);
/* How many have failed since it was armed, so that a test knows its fault was met. */
int faulty_vfs_failed(void);

#endif
