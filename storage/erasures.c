/* erasures.c - the list of the forgotten, kept apart from the database. */
#include "storage/erasures.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <talloc.h>
#include <unistd.h>

#include "storage/erasure_acts.h"

static bool append(const char *path, const char *line)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return false;
    size_t len = strlen(line);
    bool good = write(fd, line, len) == (ssize_t)len && fsync(fd) == 0;
    return close(fd) == 0 && good;
}

void erasure_write(struct db *db, const struct person *p, int64_t now)
{
    char *path = talloc_asprintf(db_memory_of(db), "%s.erased", db_path(db));
    char *line =
        talloc_asprintf(db_memory_of(db), "%" PRId64 " %" PRId64 " %" PRId64 "\n", p->id,
                        p->joined_at, now);
    if (!append(path, line))
        db_fail(db, DB_STORAGE, "%s: %s", path, strerror(errno));
}

/* True when the person in this database is the one on the list. */
static bool same_person(struct db *db, int64_t id, int64_t joined_at)
{
    struct person p = person_find(db, id);
    return p.id && p.joined_at == joined_at;
}

/* The act of the first time may be among what is lost. */
static void erase_again(struct db *db, int64_t id, int64_t now)
{
    struct person p = person_find(db, id);
    struct erasure_act act = { .organisation = p.organisation,
                               .person = p.id,
                               .number = p.number,
                               .ground = "restored",
                               .at = now };
    act.rows = person_erase(db, id, now);
    erasure_act_add(db, &act);
}

int erasures_apply(struct db *db, const char *path, int64_t now, struct buffer *why)
{
    FILE *list = fopen(path, "re");
    if (!list) {
        if (errno == ENOENT)
            return 0;
        buffer_format(why, "%s: %s", path, strerror(errno));
        return -1;
    }
    int count = 0;
    char line[128];
    while (fgets(line, sizeof line, list)) {
        int64_t id, joined_at;
        if (sscanf(line, "%" SCNd64 " %" SCNd64, &id, &joined_at) == 2 &&
            same_person(db, id, joined_at)) {
            erase_again(db, id, now);
            count++;
        }
    }
    fclose(list);
    return count;
}
