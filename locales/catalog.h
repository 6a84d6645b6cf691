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
#include "locales/text_table.h"

struct complaints;
struct folded;
struct own_key;
struct own_text;

/* The wording of a key in one language for one kind of reader. */
struct wording {
    const struct template *forms[FORMS]; /* PLAIN alone, or those the language needs */
};

/* What there is of a key; see entry_wording(). */
struct entry {
    const struct template *built_in; /* the first of them */
    size_t built_in_count;
    const struct own_text *own; /* read from files; each in place of a built-in one */
};

struct catalog {
    const struct text_table *built_in; /* may be NULL; its languages are the first */
    struct language **languages;       /* belongs to the caller */
    size_t language_count;
    bool *has_texts;      /* by language */
    const char **sources; /* by the number in a template */
    size_t source_count;
    struct obstack room; /* keys and texts from files; what was replaced stays too */
    struct own_key *own; /* NULL: all is built in, and nothing was read */
    const char **sorted; /* all keys; NULL: as they are built in; see catalog_sort() */
    size_t sorted_count;
    struct folded *folded; /* see words_matches(), whose they are */
};

struct catalog *catalog_new(void *mem, const struct text_table *built_in,
                            struct language **languages, size_t count);
/* Adds the texts of a JSON file (NUL-terminated, of `size` bytes without the NUL) in
 * that language; a text that is there already is replaced. `source` is what complaints
 * call the file; it must live as long as the catalog. */
void catalog_load(struct catalog *catalog, size_t language, const char *source,
                  const char *json, size_t size, struct complaints *complaints);
/* Complains of what no file alone can show: keys, forms and blanks that do not match.
 * Built-in texts without others over them were checked by the build. */
void catalog_check(struct catalog *catalog, struct complaints *complaints);
/* Orders the keys, once all are there; catalog_check() does when any was read. */
void catalog_sort(struct catalog *catalog);
/* The i-th of all keys in alphabetical order, after the check; NULL past the last. */
const char *catalog_key(const struct catalog *catalog, size_t i);
bool catalog_find(const struct catalog *catalog, const char *key, struct entry *entry);
/* Its wording in that language, for all or for learners; the latter may be empty. */
struct wording entry_wording(const struct entry *entry, size_t language, bool learner);
bool wording_is_empty(const struct wording *wording);

#endif
