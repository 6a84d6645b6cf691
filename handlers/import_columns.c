/* import_columns.c - what stands in which column of a list of people, and its rows.
 *
 * A line of headings says it, in any language and order. Without one it is guessed: a
 * role is a column in which such a word stands; a first cell of several words is a whole
 * name, one of a single word is the family name, and the given name follows. */
#include "handlers/import.h"

#include <string.h>

enum { LOOKED_AT = 20, NAME_MOST = 200, PLACE_MOST = 120, PAPER_MOST = 80 };

enum column { NAME, FAMILY, GIVEN, PATRONYMIC, ROLE, PLACE, PAPER, COLUMNS };

struct layout {
    int at[COLUMNS]; /* -1: there is none */
    bool headed;     /* the first row is headings */
};

/* ---- words --------------------------------------------------------------------------
 */

/* Is the cell one of the words of this text, in any language? */
static bool is_word(struct turn *t, const char *cell, const char *key)
{
    const char *before = t->words;
    t->words = cell;
    bool is = *cell && typed(t, key);
    t->words = before;
    return is;
}

/* "" when it tells none, NULL when it cannot be understood. */
static const char *role_in(struct turn *t, const char *cell)
{
    if (!*cell)
        return "";
    if (is_word(t, cell, "import.word_mentee"))
        return "mentee";
    return is_word(t, cell, "import.word_mentor") ? "mentor" : NULL;
}

/* The first word, cut off from the rest. */
static const char *next_word(struct turn *t, const char **rest)
{
    *rest += strspn(*rest, " ");
    size_t len = strcspn(*rest, " ");
    const char *word = format(t, "%.*s", (int)len, *rest);
    *rest += len;
    return word;
}

const char *import_key(struct turn *t, const char *one, const char *other)
{
    const char *a = fold_words(t, one), *b = fold_words(t, other);
    return strcmp(a, b) <= 0 ? format(t, "%s %s", a, b) : format(t, "%s %s", b, a);
}

/* ---- headings ------------------------------------------------------------------------
 */

static const char *const headings[COLUMNS] = {
    [NAME] = "import.head_name",   [FAMILY] = "import.head_family",
    [GIVEN] = "import.head_given", [PATRONYMIC] = "import.head_patronymic",
    [ROLE] = "import.head_role",   [PLACE] = "import.head_place",
    [PAPER] = "import.head_paper",
};

static struct layout no_layout(void)
{
    struct layout l = { .headed = false };
    for (int i = 0; i < COLUMNS; i++)
        l.at[i] = -1;
    return l;
}

static struct layout read_headings(struct turn *t, const struct table_row *r)
{
    struct layout l = no_layout();
    for (size_t cell = 0; cell < r->count; cell++)
        for (int i = 0; i < COLUMNS; i++)
            if (l.at[i] < 0 && is_word(t, r->cells[cell], headings[i])) {
                l.at[i] = (int)cell;
                break;
            }
    l.headed = l.at[NAME] >= 0 || l.at[FAMILY] >= 0;
    return l;
}

/* ---- without headings -----------------------------------------------------------------
 */

static int role_column(struct turn *t, const struct table *table)
{
    for (size_t column = 1; column < TABLE_COLUMNS_MOST; column++)
        for (size_t i = 0; i < table->count && i < LOOKED_AT; i++) {
            const char *cell = table_cell(&table->rows[i], column);
            if (*cell && role_in(t, cell))
                return (int)column;
        }
    return -1;
}

static bool is_one_word(const char *cell)
{
    return *cell && !strpbrk(cell, " 0123456789");
}

static struct layout guess(struct turn *t, const struct table *table)
{
    const struct table_row *first = &table->rows[0];
    struct layout l = no_layout();
    l.at[ROLE] = role_column(t, table);
    int next = 1;
    if (strchr(table_cell(first, 0), ' ')) {
        l.at[NAME] = 0;
    } else {
        l.at[FAMILY] = 0;
        l.at[GIVEN] = next++;
        if (l.at[ROLE] != next && is_one_word(table_cell(first, (size_t)next)))
            l.at[PATRONYMIC] = next++;
    }
    next += l.at[ROLE] == next;
    l.at[PLACE] = next;
    return l;
}

/* ---- rows
 * ------------------------------------------------------------------------------ */

static const char *cell_of(const struct table_row *r, const struct layout *l,
                           enum column column)
{
    return l->at[column] < 0 ? "" : table_cell(r, (size_t)l->at[column]);
}

static const char *name_of_row(struct turn *t, const struct table_row *r,
                               const struct layout *l)
{
    const char *whole = cell_of(r, l, NAME), *family = cell_of(r, l, FAMILY);
    const char *given = cell_of(r, l, GIVEN), *more = cell_of(r, l, PATRONYMIC);
    if (l->at[NAME] >= 0 && *whole)
        return whole;
    return format(t, "%s%s%s%s%s", family, *family && *given ? " " : "", given,
                  *more ? " " : "", more);
}

/* Why it cannot be invited; "" when it can. */
static const char *problem_of(const struct import_row *row_, bool role_known, bool papers)
{
    if (!*row_->name)
        return "no_name";
    if (!strchr(row_->name, ' '))
        return "one_word";
    if (strlen(row_->name) > NAME_MOST)
        return "long_name";
    if (!role_known)
        return "bad_role";
    return papers && !*row_->paper ? "no_paper" : "";
}

/* So many bytes of it, never half a letter. */
static const char *beginning(struct turn *t, const char *words, int most)
{
    while (most > 0 && ((unsigned char)words[most] & 0xC0) == 0x80)
        most--;
    return format(t, "%.*s", most, words);
}

static void keep_row(struct turn *t, int64_t id, const struct table_row *r,
                     const struct layout *l, bool papers)
{
    const char *name = name_of_row(t, r, l), *rest = name;
    const char *one = next_word(t, &rest), *other = next_word(t, &rest);
    const char *role = role_in(t, cell_of(r, l, ROLE));
    struct import_row kept = {
        .number = r->line,
        .name = name,
        .folded = papers ? "" : import_key(t, one, other),
        .role = role ? role : "",
        .place = cell_of(r, l, PLACE),
        .paper = papers ? cell_of(r, l, PAPER) : "",
    };
    kept.problem = problem_of(&kept, role, papers);
    kept.state = *kept.problem ? "wrong" : "new";
    if (strlen(kept.place) > PLACE_MOST)
        kept.place = "";
    if (strcmp(kept.problem, "long_name") == 0)
        kept.name = "";
    if (strlen(kept.paper) > PAPER_MOST)
        kept.paper = beginning(t, kept.paper, PAPER_MOST / 2);
    import_row_add(t->db, id, &kept);
}

void import_keep_rows(struct turn *t, int64_t id, const struct table *table, bool papers)
{
    struct layout l = read_headings(t, &table->rows[0]);
    if (!l.headed)
        l = guess(t, table);
    for (size_t i = l.headed; i < table->count; i++)
        keep_row(t, id, &table->rows[i], &l, papers);
}
