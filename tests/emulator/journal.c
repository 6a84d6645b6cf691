/* journal.c - a ring of the last requests; what is very long is left out of it. */
#include "journal.h"

#include "json.h"

#include <string.h>
#include <strings.h>
#include <talloc.h>

enum { JOURNAL_ENTRIES = 2000, JOURNAL_TEXT = 32 << 10 };

struct entry {
    int64_t number, date;
    const char *method;
    char *arguments, *answer; /* JSON; answer NULL: cut, or too long */
    int status;
};

struct journal {
    struct entry *entries[JOURNAL_ENTRIES];
    int64_t count;
};

void journal_open(struct emulator *e)
{
    e->journal = talloc_zero(e, struct journal);
}

void journal_clear(struct emulator *e)
{
    for (size_t i = 0; i < JOURNAL_ENTRIES; i++)
        TALLOC_FREE(e->journal->entries[i]);
}

static char *print_arguments(void *mem, const struct arguments *args)
{
    cJSON *list = cJSON_CreateObject();
    for (const struct argument *a = args->first; a; a = a->next)
        json_text(list, a->name, strlen(a->value) > JOURNAL_TEXT ? "" : a->value);
    for (const struct upload *u = args->uploads; u; u = u->next) {
        cJSON *file = json_object(list, u->field);
        json_text(file, "file_name", u->name);
        json_int(file, "size", (int64_t)u->size);
    }
    char *json = json_print(mem, list);
    cJSON_Delete(list);
    return json;
}

void journal_add(struct call *c, const char *answer)
{
    struct journal *j = c->e->journal;
    struct entry *entry = talloc_zero(j, struct entry);
    entry->number = ++j->count;
    entry->date = emulator_now(c->e);
    entry->method = c->method->name;
    entry->arguments = print_arguments(entry, c->args);
    if (answer && strlen(answer) <= JOURNAL_TEXT)
        entry->answer = talloc_strdup(entry, answer);
    entry->status = answer ? c->reply.status : 0;
    struct entry **place = &j->entries[entry->number % JOURNAL_ENTRIES];
    talloc_free(*place);
    *place = entry;
}

static cJSON *entry_json(const struct entry *entry)
{
    cJSON *json = cJSON_CreateObject();
    json_int(json, "number", entry->number);
    json_int(json, "date", entry->date);
    json_text(json, "method", entry->method);
    json_raw(json, "arguments", entry->arguments);
    json_int(json, "status", entry->status);
    json_raw(json, "answer", entry->answer);
    return json;
}

cJSON *journal_list(const struct emulator *e, int64_t after, const char *method)
{
    const struct journal *j = e->journal;
    int64_t oldest = j->count > JOURNAL_ENTRIES ? j->count - JOURNAL_ENTRIES : 0;
    cJSON *list = cJSON_CreateArray();
    for (int64_t n = (after > oldest ? after : oldest) + 1; n <= j->count; n++) {
        const struct entry *entry = j->entries[n % JOURNAL_ENTRIES];
        if (entry && (!*method || strcasecmp(method, entry->method) == 0))
            cJSON_AddItemToArray(list, entry_json(entry));
    }
    return list;
}
