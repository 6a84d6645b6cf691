/* lock.h - one bot to one database.
 *
 * The lock is flock() on a descriptor of its own of the database's file: it goes when the
 * process goes, however that ends. It must be taken before SQLite opens the file and
 * dropped after SQLite closed it, for closing any descriptor of a file takes away the
 * process's other locks on it, which are SQLite's. */
#ifndef BOT_LOCK_H
#define BOT_LOCK_H

#include "bot/base.h"

/* The descriptor to drop; the file is made (mode 0600) when it is not there. -1 with
 * words in `why`: which process has it, or what else is wrong. */
int lock_take(const char *database, struct buffer *why);
void lock_drop(int lock); /* -1 is accepted */

#endif
