/* documents.c - the texts that people agree to, by name and version. */
#include "handlers/features.h"

#include <string.h>

static const struct document documents[] = {
    { "P1", 1, "consent.p1", "consent.p1" },
    { "P1_minor", 1, "guardian.p1_minor", "guardian.p1_minor_full" },
    { "agreement_guardian", 1, "guardian.agreement", "guardian.agreement_full" },
};

const struct document *document_named(const char *name)
{
    for (size_t i = 0; i < COUNT(documents); i++)
        if (strcmp(documents[i].name, name) == 0)
            return &documents[i];
    return NULL;
}

const char *document_text(struct turn *t, int64_t person, int64_t organisation,
                          const struct document *d)
{
    const char *school = organisation_find(t->db, organisation).name;
    return words_for(t, person, d->key, text_("school", school));
}

void document_send(struct turn *t, int64_t organisation, const struct document *d)
{
    const char *school = organisation_find(t->db, organisation).name;
    const char *text = words_for(t, t->who.id, d->full, text_("school", school));
    int64_t file = write_file(t, t->who.id, format(t, "%s.txt", d->name), text);
    send_file(t, t->who.id, file, "guardian.whole_text");
}
