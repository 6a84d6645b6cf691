/* founder.c - shows the founder's link where only the operator sees it. */
#include "bot/founder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <talloc.h>

#include "bot/qr.h"
#include "storage/founders.h"

char *founder_link(void *mem, const struct founder *f, struct buffer *why)
{
    char *link = NULL;
    void *before = db_memory_of(f->db);
    db_memory(f->db, mem);
    if (db_begin(f->db) == DB_OK) {
        struct founding founding = { f->zone, f->language, f->name, f->parent };
        struct invitation i = founder_invitation(f->db, &founding, f->now);
        if (i.id && db_error(f->db) == DB_OK && db_commit(f->db) == DB_OK)
            link = talloc_asprintf(mem, "%s%s", f->link, i.code);
    }
    if (!link) {
        buffer_text(why, db_why(f->db));
        db_rollback(f->db);
        db_forgive(f->db);
    }
    db_memory(f->db, before);
    return link;
}

static void show_on_terminal(void *mem, const char *link)
{
    const char *qr = qr_terminal(mem, link);
    fputs("\nThe programme has no founder yet. Open this link within 24 hours, by "
          "yourself:\nwhoever opens it first sets up the school and becomes its "
          "administrator.\n\n",
          stderr);
    fputs(qr ? qr : "", stderr);
    fputs("\n    ", stderr);
    fputs(link, stderr);
    fputs("\n\n", stderr);
}

/* The log may be read by more people than the link is meant for. */
static void write_to_file(const char *path, const char *link)
{
    unlink(path);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    size_t len = strlen(link);
    bool good =
        fd >= 0 && write(fd, link, len) == (ssize_t)len && write(fd, "\n", 1) == 1;
    if (good)
        log_info("founder: the programme has no founder yet: open the link in %s within "
                 "24 hours; whoever opens it first becomes the administrator",
                 path);
    else
        log_error("founder: the link could not be written to %s: %s. 'nastavnik invite "
                  "founder' prints it",
                  path, strerror(errno));
    if (fd >= 0)
        close(fd);
}

static void show(void *mem, const struct founder *f, const char *path)
{
    struct buffer why = { .max = 1024 };
    const char *link = founder_link(mem, f, &why);
    if (!link)
        log_error("founder: no link could be made: %s", buffer_get(&why));
    else if (isatty(STDERR_FILENO))
        show_on_terminal(mem, link);
    else
        write_to_file(path, link);
    buffer_fini(&why);
}

void founder_show(const struct founder *f)
{
    void *mem = talloc_new(NULL);
    char *path = talloc_asprintf(mem, "%s.link", db_path(f->db));
    void *before = db_memory_of(f->db);
    db_memory(f->db, mem);
    if (founded(f->db))
        unlink(path);
    else if (founder_came(f->db))
        log_info("founder: a founder has come but has not finished setting up; should "
                 "it be somebody else, 'nastavnik invite founder' makes another link");
    else
        show(mem, f, path);
    db_memory(f->db, before);
    talloc_free(mem);
}
