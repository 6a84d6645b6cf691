/* reflection_bank.c - the prompts of domain.md 3.9 as data, and which comes next. */
#include "handlers/reflection.h"

#include <string.h>

enum { APART = 6, STAGE_MOST = 16 };

static const struct bank_prompt bank[] = {
    { "RE-101", BANK_MENTEE, "M1", "W1" }, { "RE-102", BANK_MENTEE, "M1", "G2" },
    { "RE-103", BANK_MENTEE, "M1", "W3" }, { "RE-201", BANK_MENTEE, "M2", "W1" },
    { "RE-202", BANK_MENTEE, "M2", "G3" }, { "RE-203", BANK_MENTEE, "M2", "K2" },
    { "RE-301", BANK_MENTEE, "M3", "O" },  { "RE-302", BANK_MENTEE, "M3", "W3" },
    { "RE-303", BANK_MENTEE, "M3", "G6" }, { "RE-401", BANK_MENTEE, "M4", "W1" },
    { "RE-402", BANK_MENTEE, "M4", "W2" }, { "RE-403", BANK_MENTEE, "M4", "W3" },
    { "RE-404", BANK_MENTEE, "M4", "K1" }, { "RE-405", BANK_MENTEE, "M4", "K2" },
    { "RE-406", BANK_MENTEE, "M4", "K3" }, { "RE-407", BANK_MENTEE, "M4", "K4" },
    { "RE-408", BANK_MENTEE, "M4", "G2" }, { "RE-409", BANK_MENTEE, "M4", "G4" },
    { "RE-410", BANK_MENTEE, "M4", "O" },  { "RE-411", BANK_MENTEE, "M4", "O" },
    { "RE-412", BANK_MENTEE, "M4", "O" },  { "RE-413", BANK_MENTEE, "M4", "O" },
    { "RE-414", BANK_MENTEE, "M4", "O" },  { "RE-501", BANK_MENTEE, "M5", "W1" },
    { "RE-502", BANK_MENTEE, "M5", "W2" }, { "RE-503", BANK_MENTEE, "M5", "W3" },
    { "RE-504", BANK_MENTEE, "M5", "O" },  { "RE-505", BANK_MENTEE, "M5", "O" },
    { "RM-101", BANK_MENTOR, "M1", "W1" }, { "RM-102", BANK_MENTOR, "M1", "G2" },
    { "RM-103", BANK_MENTOR, "M1", "W3" }, { "RM-201", BANK_MENTOR, "M2", "W1" },
    { "RM-202", BANK_MENTOR, "M2", "G4" }, { "RM-203", BANK_MENTOR, "M2", "K2" },
    { "RM-301", BANK_MENTOR, "M3", "O" },  { "RM-302", BANK_MENTOR, "M3", "W3" },
    { "RM-303", BANK_MENTOR, "M3", "G6" }, { "RM-401", BANK_MENTOR, "M4", "W1" },
    { "RM-402", BANK_MENTOR, "M4", "W2" }, { "RM-403", BANK_MENTOR, "M4", "W3" },
    { "RM-404", BANK_MENTOR, "M4", "K1" }, { "RM-405", BANK_MENTOR, "M4", "K2" },
    { "RM-406", BANK_MENTOR, "M4", "K3" }, { "RM-407", BANK_MENTOR, "M4", "K4" },
    { "RM-408", BANK_MENTOR, "M4", "G3" }, { "RM-409", BANK_MENTOR, "M4", "G4" },
    { "RM-410", BANK_MENTOR, "M4", "O" },  { "RM-411", BANK_MENTOR, "M4", "O" },
    { "RM-412", BANK_MENTOR, "M4", "O" },  { "RM-413", BANK_MENTOR, "M4", "O" },
    { "RM-414", BANK_MENTOR, "M4", "O" },  { "RM-501", BANK_MENTOR, "M5", "W1" },
    { "RM-502", BANK_MENTOR, "M5", "W2" }, { "RM-503", BANK_MENTOR, "M5", "W3" },
    { "RM-504", BANK_MENTOR, "M5", "O" },  { "RM-505", BANK_MENTOR, "M5", "O" },
    { "RC-1", BANK_CURATOR, "", "" },      { "RC-2", BANK_CURATOR, "", "" },
    { "RC-3", BANK_CURATOR, "", "" },      { "RC-4", BANK_CURATOR, "", "" },
    { "RC-5", BANK_CURATOR, "", "" },      { "RC-6", BANK_CURATOR, "", "" },
};

const struct bank_prompt *bank_at(size_t i)
{
    return i < COUNT(bank) ? &bank[i] : NULL;
}

const struct bank_prompt *bank_named(const char *id)
{
    for (size_t i = 0; i < COUNT(bank); i++)
        if (strcmp(bank[i].id, id) == 0)
            return &bank[i];
    return NULL;
}

const char *bank_key(struct turn *t, const char *id)
{
    if (strncmp(id, "RE-", 3) == 0)
        return format(t, "reflection.mentee_%s", id + 3);
    if (strncmp(id, "RM-", 3) == 0)
        return format(t, "reflection.mentor_%s", id + 3);
    return format(t, "reflection.curator_%s", id + 3);
}

/* ---- which comes next ------------------------------------------------------------- */

struct stage {
    const struct bank_prompt *prompts[STAGE_MOST];
    size_t uses[STAGE_MOST];
    bool fresh[STAGE_MOST]; /* asked among the last ones of this stage */
    size_t count, fewest;
};

static void fill(struct stage *s, enum bank_side side, const char *name)
{
    for (size_t i = 0; i < COUNT(bank) && s->count < STAGE_MOST; i++)
        if (bank[i].side == side && strcmp(bank[i].stage, name) == 0)
            s->prompts[s->count++] = &bank[i];
}

static void count_uses(struct stage *s, const char *const *asked, size_t count)
{
    size_t seen = 0, apart = s->count - 1 < APART ? s->count - 1 : APART;
    for (size_t n = 0; n < count; n++)
        for (size_t i = 0; i < s->count; i++)
            if (strcmp(s->prompts[i]->id, asked[n]) == 0) {
                s->uses[i]++;
                s->fresh[i] |= seen++ < apart;
            }
    s->fewest = s->uses[0];
    for (size_t i = 1; i < s->count; i++)
        s->fewest = s->uses[i] < s->fewest ? s->uses[i] : s->fewest;
}

static bool eases(const struct bank_prompt *p)
{
    return strcmp(p->model, "G2") == 0 || strcmp(p->model, "G4") == 0;
}

static const struct bank_prompt *pick(const struct stage *s, bool low, size_t first)
{
    for (size_t n = 0; n < s->count; n++) {
        size_t i = (first + n) % s->count;
        if (s->uses[i] == s->fewest && !s->fresh[i] && (!low || eases(s->prompts[i])))
            return s->prompts[i];
    }
    return NULL;
}

const struct bank_prompt *bank_next(enum bank_side side, const char *stage, bool low,
                                    const char *const *asked, size_t count, int64_t whose)
{
    struct stage s = { 0 };
    fill(&s, side, stage);
    count_uses(&s, asked, count);
    size_t first = (size_t)whose % s.count;
    const struct bank_prompt *p = low ? pick(&s, true, first) : NULL;
    return p ? p : pick(&s, false, first);
}
