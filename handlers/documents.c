/* documents.c - the texts that people agree to or read: consents, rights, an agreement.
 *
 * A wording is never changed in place: whoever agreed has agreed to these very words. So
 * a new wording gets a new version and a new date here, DOCUMENTS_REVISION in features.h
 * rises with it, and everybody who answered the older one is asked again at their next
 * visit. The agreement of a match is asked for each match apart (agreement.c) and holds
 * nobody back. tests/documents_test.c keeps the SHA-256 of every wording and holds this.
 */
#include "handlers/features.h"

#include <stdlib.h>
#include <string.h>

static const struct document documents[] = {
    /* name, version, since, purpose, title, short text, whole text */
    { "P1", 1, "2026-09-01", "P1", "documents.p1_title", "documents.p1",
      "documents.p1_full" },
    { "P1_child", 1, "2026-09-01", "P1", "documents.p1_child_title", "documents.p1_child",
      "documents.p1_child_full" },
    { "P1_founder", 1, "2026-09-01", "P1", "documents.p1_founder_title",
      "documents.p1_founder", "documents.p1_founder_full" },
    { "P1_minor", 1, "2026-09-01", "P1", "documents.p1_minor_title", "documents.p1_minor",
      "documents.p1_minor_full" },
    { "P2", 1, "2026-09-01", "P2", "documents.p2_title", "documents.p2",
      "documents.p2_full" },
    { "P3", 1, "2026-09-01", "P3", "documents.p3_title", "documents.p3",
      "documents.p3_full" },
    { "P4", 1, "2026-09-01", "P4", "documents.p4_title", "documents.p4",
      "documents.p4_full" },
    { "P5", 1, "2026-09-01", "P5", "documents.p5_title", "documents.p5",
      "documents.p5_full" },
    { "P6", 1, "2026-09-01", "P6", "documents.p6_title", "documents.p6",
      "documents.p6_full" },
    { "agreement_guardian", 1, "2026-09-01", NULL, "documents.agreement_guardian_title",
      "documents.agreement_guardian", "documents.agreement_guardian" },
    { "agreement_match", 1, "2026-09-01", NULL, "documents.agreement_match_title",
      "documents.agreement_match", "documents.agreement_match_full" },
    { "rights_administrator", 1, "2026-09-01", NULL,
      "documents.rights_administrator_title", "documents.rights_administrator",
      "documents.rights_administrator" },
    { "rights_curator", 1, "2026-09-01", NULL, "documents.rights_curator_title",
      "documents.rights_curator", "documents.rights_curator" },
    { "rights_deputy", 1, "2026-09-01", NULL, "documents.rights_deputy_title",
      "documents.rights_deputy", "documents.rights_deputy" },
    { "rights_guardian", 1, "2026-09-01", NULL, "documents.rights_guardian_title",
      "documents.rights_guardian", "documents.rights_guardian" },
    { "rights_head", 1, "2026-09-01", NULL, "documents.rights_head_title",
      "documents.rights_head", "documents.rights_head" },
    { "rights_mentee", 1, "2026-09-01", NULL, "documents.rights_mentee_title",
      "documents.rights_mentee", "documents.rights_mentee" },
    { "rights_mentor", 1, "2026-09-01", NULL, "documents.rights_mentor_title",
      "documents.rights_mentor", "documents.rights_mentor" },
    { "rights_psychologist", 1, "2026-09-01", NULL, "documents.rights_psychologist_title",
      "documents.rights_psychologist", "documents.rights_psychologist" },
    { "rights_resource", 1, "2026-09-01", NULL, "documents.rights_resource_title",
      "documents.rights_resource", "documents.rights_resource" },
};

const struct document *document_at(size_t i)
{
    return i < COUNT(documents) ? &documents[i] : NULL;
}

bool document_is_of_match(const struct document *d)
{
    return strcmp(d->name, "agreement_match") == 0;
}

const struct document *document_named(const char *name)
{
    for (size_t i = 0; i < COUNT(documents); i++)
        if (strcmp(documents[i].name, name) == 0)
            return &documents[i];
    return NULL;
}

static const char *school_name(struct turn *t, int64_t organisation)
{
    const char *name = organisation_find(t->db, organisation).name;
    return name && *name ? name : words_for(t, t->who.id, "documents.school_unnamed");
}

const char *document_text(struct turn *t, int64_t person, int64_t organisation,
                          const struct document *d)
{
    return words_for(t, person, d->key, text_("school", school_name(t, organisation)));
}

/* ---- as a file -------------------------------------------------------------------- */

/* What stands for a mark or for an escaped sign at its beginning, and how long that is
 * in the text; a lone sign stands for itself. */
static const char *unmarked(const char *at, int *len)
{
    static const struct {
        const char *escaped, *plain;
    } signs[] = {
        { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }
    };
    for (size_t i = 0; i < COUNT(signs); i++)
        if (strncmp(at, signs[i].escaped, strlen(signs[i].escaped)) == 0) {
            *len = (int)strlen(signs[i].escaped);
            return signs[i].plain;
        }
    const char *end = *at == '<' ? strchr(at, '>') : NULL;
    *len = end ? (int)(end - at) + 1 : 1;
    return end ? "" : "&";
}

const char *document_plain(struct turn *t, const char *marked)
{
    const char *plain = "";
    for (size_t len = strcspn(marked, "<&");; len = strcspn(marked, "<&")) {
        int passed = 0;
        plain = format(t, "%s%.*s", plain, (int)len, marked);
        marked += len;
        if (!*marked)
            return plain;
        plain = format(t, "%s%s", plain, unmarked(marked, &passed));
        marked += passed;
    }
}

const char *document_paper(struct turn *t, int64_t organisation, const struct document *d)
{
    const char *school = school_name(t, organisation);
    return document_plain(t, words_for(t, t->who.id, d->full, text_("school", school)));
}

static const char *whole_text(struct turn *t, int64_t organisation,
                              const struct document *d)
{
    int64_t person = t->who.id;
    const char *school = school_name(t, organisation);
    const char *shown = document_text(t, person, organisation, d);
    return document_plain(t,
                          words_for(t, person, "documents.file", part_("title", d->title),
                                    number_("version", d->version),
                                    text_("since", d->since), text_("school", school),
                                    text_("text", document_paper(t, organisation, d)),
                                    text_("hash", consent_hash(t->db, shown))));
}

/* The file that was made of these very words before; 0: none. The setting holds its id
 * and the hash of its words, for a school may change its name. */
static int64_t kept_file(struct turn *t, const char *kept, const char *hash)
{
    char *end;
    int64_t id = strtoll(kept, &end, 10);
    if (!id || *end != ' ' || strcmp(end + 1, hash) != 0)
        return 0;
    return file_find(t->db, id).id;
}

void document_send(struct turn *t, int64_t organisation, const struct document *d)
{
    const char *text = whole_text(t, organisation, d);
    const char *hash = consent_hash(t->db, text);
    const char *name = format(t, "file.%s.%d.%s%s", d->name, d->version, t->language,
                              t->who.learner ? "_ty" : "");
    int64_t file = kept_file(t, setting_text(t->db, organisation, name, ""), hash);
    if (!file) {
        const char *called =
            file_name(t,
                      words_for(t, t->who.id, "documents.file_name",
                                part_("title", d->title), number_("version", d->version)),
                      "txt");
        file = write_file(t, 0, called, text);
        setting_save(t->db, organisation, name,
                     format(t, "%lld %s", (long long)file, hash));
    }
    send_file(t, t->who.id, file, "documents.sent", part_("title", d->title),
              number_("version", d->version));
}
