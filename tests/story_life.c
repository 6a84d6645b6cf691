/* story_life.c - the bot is started, dies, and is started again.
 *
 * Each life has a folder of its own. A restart copies the files as they lie on the disk
 * while the old process still holds them open, and starts on the copy: what a killed
 * process would have left, and not what an orderly end might have tidied up. */
#include "tests/story_inside.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <talloc.h>

#include "tests/faulty_vfs.h"

/* ---- files ----------------------------------------------------------------------- */

static char *home_of(struct story *s, int life)
{
    return talloc_asprintf(s->memory, "%s/%d", s->folder, life);
}

static bool copy_file(const char *from, const char *to)
{
    char block[65536];
    ssize_t got = 0;
    int in = open(from, O_RDONLY | O_CLOEXEC);
    int out = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool good = in >= 0 && out >= 0;
    while (good && (got = read(in, block, sizeof block)) > 0)
        good = write(out, block, (size_t)got) == got;
    if (in >= 0)
        close(in);
    if (out >= 0)
        close(out);
    return good && got == 0;
}

/* The disk as a dying process leaves it: all but the memory that processes share. */
static bool copy_home(struct story *s, const char *from, const char *to)
{
    DIR *folder = opendir(from);
    bool good = folder && mkdir(to, 0700) == 0;
    struct dirent *file;
    while (good && (file = readdir(folder))) {
        const char *end = strrchr(file->d_name, '-');
        if (file->d_name[0] == '.' || (end && strcmp(end, "-shm") == 0))
            continue;
        good = copy_file(talloc_asprintf(s->memory, "%s/%s", from, file->d_name),
                         talloc_asprintf(s->memory, "%s/%s", to, file->d_name));
    }
    if (folder)
        closedir(folder);
    return good;
}

static void remove_folder(struct story *s, const char *path)
{
    DIR *folder = opendir(path);
    struct dirent *file;
    while (folder && (file = readdir(folder))) {
        if (strcmp(file->d_name, ".") == 0 || strcmp(file->d_name, "..") == 0)
            continue;
        char *inside = talloc_asprintf(s->memory, "%s/%s", path, file->d_name);
        if (unlink(inside) != 0)
            remove_folder(s, inside);
    }
    if (folder)
        closedir(folder);
    rmdir(path);
}

/* ---- a life of the bot ----------------------------------------------------------- */

static int64_t wall(void *owner)
{
    return ((struct story *)owner)->now;
}

static int64_t ticks(void *owner)
{
    return ((struct story *)owner)->ticks;
}

static const char *check(void *owner, const struct delivery *d)
{
    struct story *s = owner;
    return s->set->check ? s->set->check(s->memory, d) : NULL;
}

static void on_greeting(void *owner, const struct greeting *g)
{
    struct story *s = owner;
    engine_link(s->engine, g->link);
    s->greeted = true;
}

static bool open_forms(struct story *s)
{
    struct buffer why = { .max = 65536 };
    char *folder = talloc_asprintf(s->memory, "%s/forms", s->folder);
    s->forms = forms_open(s->forms_changed ? folder : NULL, s->set->words, &why);
    if (!s->forms)
        story_fail(s, "the forms are wrong: %s", buffer_get(&why));
    buffer_fini(&why);
    return s->forms;
}

static void open_engine(struct story *s)
{
    struct messenger *m = (struct messenger *)(void *)s->terminal;
    s->engine = engine_open(s->db, s->set->words, s->forms, story_product(s),
                            &(struct engine_settings){
                                .messenger = m->name,
                                .words_most = m->words_most,
                                .caption_most = m->caption_most,
                                .zone = s->zone,
                                .language = "ru",
                                .flood_per_minute = s->flood,
                                .clock = { wall, ticks, s },
                            });
    m->greet(m, NULL, 0, on_greeting, s);
    terminal_pump(s->terminal);
}

bool story_start(struct story *s)
{
    struct buffer why = { .max = 4096 };
    if (!s->forms && !open_forms(s))
        return false;
    s->db = db_open(talloc_asprintf(s->memory, "%s/%d/db", s->folder, s->lives), &why);
    if (s->db)
        open_engine(s);
    else if (!faulty_vfs_failed())
        story_fail(s, "the database does not open: %s", buffer_get(&why));
    buffer_fini(&why);
    return s->db;
}

void story_stop(struct story *s)
{
    if (s->engine)
        engine_close(s->engine);
    if (s->db)
        db_close(s->db);
    if (s->forms)
        forms_free(s->forms);
    s->engine = NULL;
    s->db = NULL;
    s->forms = NULL;
}

bool story_restart(struct story *s)
{
    char *from = home_of(s, s->lives), *to = home_of(s, s->lives + 1);
    if (!copy_home(s, from, to))
        return story_fail(s, "the files cannot be copied to %s", to);
    story_stop(s);
    remove_folder(s, from);
    s->lives++;
    return story_settle(s);
}

bool story_begin(struct story *s)
{
    const char *tmp = getenv("TMPDIR");
    s->folder = talloc_asprintf(s->memory, "%s/story-XXXXXX", tmp ? tmp : "/tmp");
    faulty_vfs_register();
    if (!mkdtemp(s->folder) || mkdir(home_of(s, 0), 0700) != 0)
        return story_fail(s, "no directory can be made at %s", s->folder);
    s->terminal = terminal_of(terminal_open(&(struct terminal_settings){
        .now = wall,
        .check = check,
        .appeared = story_appeared,
        .owner = s,
        .rows_most = 8,
    }));
    return true;
}

void story_end(struct story *s)
{
    struct messenger *m = (struct messenger *)(void *)s->terminal;
    faulty_vfs_disarm();
    story_stop(s);
    if (m) {
        m->close(m);
        terminal_pump(s->terminal);
    }
    if (s->folder)
        remove_folder(s, s->folder);
}
