/* fit_names.c - whom somebody means who wrote with whom they would rather not work, or
 * whom they would like as a mentor; and who teaches the same.
 *
 * Words are compared by their stems, so that «с Волковым» means Волков. Of several people
 * of one name nobody knows who is meant: then it is a doubt for a person to settle. Where
 * a school keeps codes, the number is the name. */
#include "handlers/fit.h"

#include <string.h>

/* FNV-1a. */
static uint32_t number_of(const char *word, size_t len)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)word[i]) * 16777619u;
    return hash;
}

/* Stands between two texts whose stems are asked for together. */
#define BETWEEN "000000"

/* A text in which somebody typed the mark itself would shift all texts behind it. */
static void unmark(char *text)
{
    for (char *at = text; (at = strstr(at, BETWEEN)); at++)
        *at = ' ';
}

/* Of many texts at once (NULL: none), for to ask is dear: read by stems_next(). A stem is
 * brought to its own stem, for a family name bends in more than one step: one that ends
 * with -ov has lost that once, its cases only the second time. */
static const char *stems_of_all(struct turn *t, const char *const *texts, size_t count)
{
    size_t size = 1;
    for (size_t i = 0; i < count; i++)
        size += (texts[i] ? strlen(texts[i]) : 0) + sizeof BETWEEN + 1;
    char *all = db_list(t->db, NULL, 0, size), *end = all;
    for (size_t i = 0; i < count; i++) {
        size_t len = texts[i] ? strlen(texts[i]) : 0;
        if (len) {
            memcpy(end, texts[i], len + 1);
            unmark(end);
        }
        memcpy(end + len, " " BETWEEN " ", sizeof BETWEEN + 1);
        end += len + sizeof BETWEEN + 1;
    }
    return search_stems(t, search_stems(t, all));
}

/* Those of the next text, as numbers; how many. */
static uint32_t stems_next(const char **at, uint32_t out[FIT_STEMS])
{
    uint32_t count = 0;
    while (**at) {
        size_t len = strcspn(*at, " ");
        const char *word = *at;
        *at += len;
        *at += strspn(*at, " ");
        if (len == sizeof BETWEEN - 1 && memcmp(word, BETWEEN, len) == 0)
            break;
        if (len && count < FIT_STEMS)
            out[count++] = number_of(word, len);
    }
    return count;
}

static const char **texts_for(struct turn *t, size_t count)
{
    return db_list(t->db, NULL, 0, (count + 1) * sizeof(const char *));
}

/* Does a capital letter begin here: Latin, or Cyrillic in UTF-8? */
static bool is_capital(const char *at)
{
    const unsigned char *c = (const unsigned char *)at;
    return (*c >= 'A' && *c <= 'Z') || (*c == 0xd0 && c[1] >= 0x90 && c[1] <= 0xaf) ||
           (*c == 0xd0 && c[1] == 0x81);
}

/* The words of a text that a name could be; "" when there are none. */
static const char *capitals(struct turn *t, const char *text)
{
    const char *out = "";
    bool first = true;
    for (const char *at = text; *at;) {
        size_t len = strcspn(at, " \n.,;:!?()");
        if (len && !first && is_capital(at))
            out = format(t, "%s %.*s", out, (int)len, at);
        if (len)
            first = false;
        at += len;
        for (; *at && strchr(" \n.,;:!?()", *at); at++)
            first = first || strchr(".!?\n", *at) != NULL;
    }
    return out;
}

/* Which of their names nobody else on that side has. */
static void read_rare(struct fit_side *all, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (uint32_t n = 0; n < all[i].names; n++) {
            bool common = false;
            for (size_t k = 0; k < count && !common; k++)
                for (uint32_t m = 0; k != i && m < all[k].names; m++)
                    common |= all[k].name[m] == all[i].name[n];
            if (!common)
                all[i].rare |= 1u << n;
        }
}

static void read_names_of(struct turn *t, struct fit_side *all, size_t count)
{
    const char **names_there = texts_for(t, count);
    for (size_t i = 0; i < count; i++)
        names_there[i] = *all[i].row->name
                             ? all[i].row->name
                             : format(t, "%02lld", (long long)all[i].row->number);
    const char *at = stems_of_all(t, names_there, count);
    for (size_t i = 0; i < count; i++) {
        uint32_t stems[FIT_STEMS], found = stems_next(&at, stems);
        all[i].names = found < FIT_NAMES ? found : FIT_NAMES;
        memcpy(all[i].name, stems, all[i].names * sizeof *stems);
    }
    read_rare(all, count);
}

/* With whom they would rather not work; did any of them say so? */
static bool read_avoided(struct turn *t, struct fit_side *all, size_t count)
{
    const char **texts = texts_for(t, count);
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        texts[i] = all[i].row->answers[FIT_AVOID];
        any = any || texts[i];
    }
    const char *at = any ? stems_of_all(t, texts, count) : "";
    for (size_t i = 0; any && i < count; i++)
        all[i].avoided = stems_next(&at, all[i].avoids);
    return any;
}

/* Whom a mentee has named in the request. */
static bool read_asked(struct turn *t, struct fit_side *all, size_t count)
{
    const char **texts = texts_for(t, count);
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        const char *request = all[i].row->answers[FIT_REQUEST];
        texts[i] = request ? capitals(t, request) : NULL;
        any = any || (texts[i] && *texts[i]);
    }
    const char *at = any ? stems_of_all(t, texts, count) : "";
    for (size_t i = 0; any && i < count; i++)
        all[i].asked = stems_next(&at, all[i].asks);
    return any;
}

/* Names are read only where somebody has written words that could mean one. */
void fit_read_names(struct turn *t, struct fit_cohort *c)
{
    bool avoided = read_avoided(t, c->mentees, c->mentee_count);
    bool asked = read_asked(t, c->mentees, c->mentee_count);
    if (avoided || asked)
        read_names_of(t, c->mentors, c->mentor_count);
    if (read_avoided(t, c->mentors, c->mentor_count))
        read_names_of(t, c->mentees, c->mentee_count);
}

/* ---- subjects ---------------------------------------------------------------------- */

/* Words that any position has are no subject. */
static void keep_subject(struct fit_side *s, const uint32_t *stems, uint32_t count,
                         const uint32_t *common, uint32_t common_count)
{
    for (uint32_t i = 0; i < count; i++) {
        uint32_t n = 0;
        while (n < common_count && common[n] != stems[i])
            n++;
        if (n == common_count)
            s->subject[s->subjects++] = stems[i];
    }
}

static void read_subjects_of(struct turn *t, struct fit_side *all, size_t count,
                             bool mentees)
{
    const char **texts = texts_for(t, count + 1);
    uint32_t common[FIT_STEMS], stems[FIT_STEMS];
    texts[0] = words_for(t, t->who.id, "fit.positions");
    for (size_t i = 0; i < count; i++)
        if (!mentees || (all[i].wishes & (WISH_SAME | WISH_DIFFERENT)))
            texts[i + 1] = all[i].row->answers[FIT_SUBJECT];
    const char *at = stems_of_all(t, texts, count + 1);
    uint32_t common_count = stems_next(&at, common);
    for (size_t i = 0; i < count; i++) {
        uint32_t found = stems_next(&at, stems);
        keep_subject(&all[i], stems, found, common, common_count);
    }
}

/* Only where somebody wishes for the same one, or for another. */
void fit_read_subjects(struct turn *t, struct fit_cohort *c)
{
    bool any = false;
    for (size_t i = 0; i < c->mentee_count; i++)
        any = any || (c->mentees[i].wishes & (WISH_SAME | WISH_DIFFERENT));
    if (!any)
        return;
    read_subjects_of(t, c->mentees, c->mentee_count, true);
    read_subjects_of(t, c->mentors, c->mentor_count, false);
}
