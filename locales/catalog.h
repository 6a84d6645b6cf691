/* catalog.h - every text of every language, by key.
 *
 * In the files a key may have endings: "help.waiting_ty_few" is the key "help.waiting",
 * its wording for learners ("ty"), its plural form "few". So no key itself may end so. */
#ifndef LOCALES_CATALOG_H
#define LOCALES_CATALOG_H

#include <obstack.h>
#include <stdbool.h>
#include <stddef.h>

#include "bot/base.h"
#include "locales/language.h"

#define uthash_malloc(bytes)      xalloc(bytes)
#define uthash_free(memory, size) free(memory)
#include <uthash.h>

struct complaints;
struct template;

/* The wording of a key in one language for one kind of reader. */
struct wording {
    struct template *forms[FORMS]; /* PLAIN alone, or those that the language needs */
};

struct entry {
    UT_hash_handle hh;
    struct template *texts; /* in every language, for every reader; see entry_wording() */
    char key[];
};

struct catalog {
    struct obstack room; /* entries and texts; what was replaced stays in it too */
    struct language **languages; /* belongs to the caller */
    size_t language_count;
    size_t *text_count; /* by language: texts that were read */
    struct entry *entries;
    struct entry **sorted; /* by key; set by catalog_check() */
    size_t count;
};

struct catalog *catalog_new(void *mem, struct language **languages, size_t count);
/* Adds the texts of a JSON file (NUL-terminated, of `size` bytes without the NUL) in
 * that language; a key that is there already is replaced. `source` is what complaints
 * call the file; it must live as long as the catalog. */
void catalog_load(struct catalog *catalog, size_t language, const char *source,
                  const char *json, size_t size, struct complaints *complaints);
/* Complains of what no file alone can show: keys, forms and blanks that do not match. */
void catalog_check(struct catalog *catalog, struct complaints *complaints);
const struct entry *catalog_find(const struct catalog *catalog, const char *key);
/* Its wording in that language, for all or for learners; the latter may be empty. */
struct wording entry_wording(const struct entry *entry, size_t language, bool learner);
bool wording_is_empty(const struct wording *wording);

#endif
