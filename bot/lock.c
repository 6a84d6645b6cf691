/* lock.c - takes the lock, and finds out who has it. */
#include "bot/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* The process that holds a flock on this file, by /proc/locks: "1: FLOCK  ADVISORY
 * WRITE 4711 08:01:1234567 0 EOF"; 0 when it cannot be seen from here. */
static long holder_of(int fd)
{
    struct stat st;
    char line[256];
    long holder = 0;
    FILE *locks = fstat(fd, &st) == 0 ? fopen("/proc/locks", "re") : NULL;
    while (locks && !holder && fgets(line, sizeof line, locks)) {
        long pid;
        unsigned long long inode;
        if (sscanf(line, "%*d: FLOCK %*s %*s %ld %*x:%*x:%llu", &pid, &inode) == 2 &&
            inode == (unsigned long long)st.st_ino)
            holder = pid;
    }
    if (locks)
        fclose(locks);
    return holder;
}

static void say_who(const char *database, int fd, struct buffer *why)
{
    long holder = holder_of(fd);
    if (holder > 0)
        buffer_format(why,
                      "%s is in use by the bot that runs as process %ld: stop it "
                      "first",
                      database, holder);
    else
        buffer_format(why, "%s is in use by another bot: stop it first", database);
}

int lock_take(const char *database, struct buffer *why)
{
    int fd = open(database, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) {
        buffer_format(why, "cannot open %s: %s", database, strerror(errno));
        return -1;
    }
    if (flock(fd, LOCK_EX | LOCK_NB) == 0)
        return fd;
    if (errno == EWOULDBLOCK)
        say_who(database, fd, why);
    else
        buffer_format(why, "cannot lock %s: %s", database, strerror(errno));
    close(fd);
    return -1;
}

void lock_drop(int lock)
{
    if (lock >= 0)
        close(lock);
}
