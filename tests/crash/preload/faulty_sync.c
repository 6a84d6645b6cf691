/* faulty_sync.c - a disk whose fsync is slow or fails, for LD_PRELOAD.
 *
 * Each takes FAULTY_SYNC_MS longer, so that a kill in the middle of one is likely. While
 * the file that FAULTY_SYNC names is there, fsync and fdatasync do nothing and say EIO;
 * when its name with ".once" is there, the next one does and takes it away. */
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

int fsync(int fd);
int fdatasync(int fd);

/* True when this call is to fail. */
static int fails(void)
{
    char once[PATH_MAX];
    const char *trigger = getenv("FAULTY_SYNC");
    if (!trigger)
        return 0;
    snprintf(once, sizeof once, "%s.once", trigger);
    return access(trigger, F_OK) == 0 || unlink(once) == 0;
}

static void take_time(void)
{
    const char *ms = getenv("FAULTY_SYNC_MS");
    struct timespec t = { 0, ms ? strtol(ms, NULL, 10) * 1000000L : 0 };
    if (t.tv_nsec)
        nanosleep(&t, NULL);
}

static int sync_or_fail(const char *name, int fd)
{
    /* C knows no way from a pointer to a function but through its bytes. */
    union {
        void *found;
        int (*call)(int);
    } next = { dlsym(RTLD_NEXT, name) };
    take_time();
    if (!fails())
        return next.call(fd);
    errno = EIO;
    return -1;
}

int fsync(int fd)
{
    return sync_or_fail("fsync", fd);
}

int fdatasync(int fd)
{
    return sync_or_fail("fdatasync", fd);
}
