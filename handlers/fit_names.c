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

uint32_t fit_stems(struct turn *t, const char *words, uint32_t out[FIT_STEMS])
{
    uint32_t count = 0;
    for (const char *at = search_stems(t, words); *at && count < FIT_STEMS;) {
        size_t len = strcspn(at, " ");
        if (len)
            out[count++] = number_of(at, len);
        at += len;
        at += strspn(at, " ");
    }
    return count;
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

static void read_name(struct turn *t, struct fit_side *s)
{
    uint32_t all[FIT_STEMS];
    const char *name = s->row->name;
    bool coded = !*name;
    uint32_t count =
        fit_stems(t, coded ? format(t, "%02lld", (long long)s->row->number) : name, all);
    s->names = count < FIT_NAMES ? count : FIT_NAMES;
    memcpy(s->name, all, s->names * sizeof *all);
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
    for (size_t i = 0; i < count; i++)
        read_name(t, &all[i]);
    read_rare(all, count);
}

/* Names are read only where somebody has written words that could mean one. */
void fit_read_names(struct turn *t, struct fit_cohort *c)
{
    bool of_mentors = false, of_mentees = false;
    for (size_t i = 0; i < c->mentee_count; i++) {
        struct fit_side *s = &c->mentees[i];
        const char *request = s->row->answers[FIT_REQUEST];
        const char *named = request ? capitals(t, request) : "";
        if (s->row->answers[FIT_AVOID])
            s->avoided = fit_stems(t, s->row->answers[FIT_AVOID], s->avoids);
        if (*named)
            s->asked = fit_stems(t, named, s->asks);
        of_mentors = of_mentors || s->avoided || s->asked;
    }
    for (size_t i = 0; i < c->mentor_count; i++) {
        struct fit_side *s = &c->mentors[i];
        if (s->row->answers[FIT_AVOID])
            s->avoided = fit_stems(t, s->row->answers[FIT_AVOID], s->avoids);
        of_mentees = of_mentees || s->avoided;
    }
    if (of_mentors)
        read_names_of(t, c->mentors, c->mentor_count);
    if (of_mentees)
        read_names_of(t, c->mentees, c->mentee_count);
}

/* ---- subjects -----------------------------------------------------------------------
 */

/* Words that any position has are no subject. */
static void read_subject(struct turn *t, struct fit_side *s, const uint32_t *common,
                         uint32_t common_count)
{
    uint32_t all[FIT_STEMS], count = 0;
    if (s->row->answers[FIT_SUBJECT])
        count = fit_stems(t, s->row->answers[FIT_SUBJECT], all);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t n = 0;
        while (n < common_count && common[n] != all[i])
            n++;
        if (n == common_count)
            s->subject[s->subjects++] = all[i];
    }
}

/* Only where somebody wishes for the same one, or for another. */
void fit_read_subjects(struct turn *t, struct fit_cohort *c)
{
    uint32_t common[FIT_STEMS], count = 0;
    bool any = false;
    for (size_t i = 0; i < c->mentee_count; i++)
        if (c->mentees[i].wishes & (WISH_SAME | WISH_DIFFERENT)) {
            if (!any)
                count = fit_stems(t, words_for(t, t->who.id, "fit.positions"), common);
            any = true;
            read_subject(t, &c->mentees[i], common, count);
        }
    for (size_t i = 0; any && i < c->mentor_count; i++)
        read_subject(t, &c->mentors[i], common, count);
}
