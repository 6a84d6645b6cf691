/* sheet.c - what nastavnik-office is to make: a job as a row, its file in a later turn.
 *
 * A sum comes back as words, which are stored nowhere: that turn does with them what it
 * has to. */
#include <string.h>

#include <cjson/cJSON.h>
#include <talloc.h>

#include "bot/inside.h"

enum { ROW_MOST = 64 * 1024 };

struct sheet {
    struct turn *turn;
    cJSON *root;
};

static int sheet_fini(struct sheet *s)
{
    cJSON_Delete(s->root);
    return 0;
}

struct sheet *sheet(struct turn *t, const char *job)
{
    struct sheet *s = talloc_zero(t->in->memory, struct sheet);
    s->turn = t;
    s->root = cJSON_CreateObject();
    talloc_set_destructor(s, sheet_fini);
    sheet_text(s, "job", job);
    return s;
}

void sheet_text(struct sheet *s, const char *name, const char *text)
{
    cJSON_AddStringToObject(s->root, name, text);
}

void sheet_add(struct sheet *s, const char *name, const char *text)
{
    cJSON *list = cJSON_GetObjectItemCaseSensitive(s->root, name);
    if (!list)
        list = cJSON_AddArrayToObject(s->root, name);
    cJSON_AddItemToArray(list, cJSON_CreateString(text));
}

static void add_cell(struct buffer *row, const char *cell)
{
    for (size_t len; *cell; cell += len + (cell[len] != '\0')) {
        len = strcspn(cell, "\x1F");
        buffer_add(row, cell, len);
    }
}

void sheet_row(struct sheet *s, const char *name, const char *const *cells, size_t count)
{
    struct buffer row = { .max = ROW_MOST };
    for (size_t i = 0; i < count; i++) {
        if (i)
            buffer_text(&row, "\x1F");
        add_cell(&row, cells[i]);
    }
    sheet_add(s, name, buffer_get(&row));
    buffer_fini(&row);
}

void sheet_make(struct sheet *s, const char *kind, int64_t about)
{
    char *json = cJSON_PrintUnformatted(s->root);
    must(s->turn, json);
    struct job job = { .kind = kind, .person = s->turn->who.id, .about = about };
    job.input = talloc_strdup(s->turn->in->memory, json);
    cJSON_free(json);
    job_add(s->turn->db, &job);
}

/* ---- the engine's side ------------------------------------------------------------ */

struct job engine_next_job(struct engine *e)
{
    void *before = db_memory_of(e->db);
    talloc_free_children(e->job_memory);
    db_memory(e->db, e->job_memory);
    struct job job = job_next(e->db);
    db_memory(e->db, before);
    db_forgive(e->db);
    return job;
}

struct made_file {
    const struct job *job;
    const void *bytes;
    size_t size;
};

/* How the name of such bytes ends. */
static const char *ending(const struct made_file *m)
{
    static const struct {
        const char *begins, *ends;
    } kinds[] = { { "%PDF", "pdf" },
                  { "BEGIN:VCALENDAR", "ics" },
                  { "PK\x03\x04", "xlsx" },
                  { "\xEF\xBB\xBF", "csv" } };
    for (size_t i = 0; i < COUNT(kinds); i++) {
        size_t len = strlen(kinds[i].begins);
        if (m->size > len && memcmp(m->bytes, kinds[i].begins, len) == 0)
            return kinds[i].ends;
    }
    return "png";
}

static int64_t keep_file(struct turn *t, const struct made_file *m, enum made_as as)
{
    const char *word;
    feature_of(t->in->engine, m->job->kind, &word);
    struct file f = {
        .organisation = t->who.organisation,
        .person = t->who.id,
        .messenger = t->in->engine->set.messenger,
        .kind = as == MADE_PICTURE ? "photo" : "document",
        .name = format(t, "%s.%s", word, ending(m)),
        .bytes = m->bytes,
        .size = m->size,
    };
    return m->bytes ? file_add(t->db, &f, t->now) : 0;
}

static void run_made(struct turn *t, const struct made *made, const struct made_file *m)
{
    int64_t file = 0;
    if (made->as == MADE_WORDS)
        t->words = m->bytes; // text, ended by a zero byte (office.h)
    else
        file = keep_file(t, m, made->as);
    made->run(t, m->job->about, file);
}

static void tell_made(struct turn *t, const void *what)
{
    const struct made_file *m = what;
    const char *word;
    const struct feature *f = feature_of(t->in->engine, m->job->kind, &word);
    job_remove(t->db, m->job->id);
    turn_speaker(t, f, m->job->about);
    for (const struct made *made = f ? f->made : NULL; made && made->name; made++)
        if (t->who.id && strcmp(made->name, word) == 0)
            run_made(t, made, m);
}

static void drop_job(struct turn *t, const void *id)
{
    job_remove(t->db, *(const int64_t *)id);
}

void engine_made(struct engine *e, const struct job *job, const void *bytes, size_t size,
                 const char *why)
{
    struct made_file m = { job, bytes, size };
    struct promise p = { .kind = job->kind, .person = job->person, .about = job->about };
    int64_t id = job->id;
    if (!bytes)
        log_error("office: %s: %s", job->kind, why);
    engine_in_batch(e, &p, tell_made, &m);
    if (engine_next_job(e).id == id) /* that turn failed: or it would for ever */
        engine_in_batch(e, &(struct promise){ .kind = "job" }, drop_job, &id);
}
