/* match_rules.c - what each form and each kind of mentoring switches on, as data
 * (domain.md 1.3, 1.4, 2 G01, K05). Who is not 18 is in forms with learners alone; a
 * speed consultation helps mentors as well as mentees (domain.md 2 K04). */
#include "handlers/features.h"

#include <string.h>

static const struct match_form forms[] = {
    /* code, mentors, mentees, minors, minor mentors */
    { "TT", "teacher young head other", "teacher young other", false, false },
    { "HT", "head", "teacher young other", false, false },
    { "UT", "teacher specialist other", "teacher young other", false, false },
    { "PT", "specialist teacher other", "teacher young other", false, false },
    { "LL", "learner", "learner", true, true },
    { "SL", "student", "learner", true, true },
    { "EL", "specialist other", "learner", true, false },
    { "ES", "specialist other", "student", true, false },
};

static const struct match_kind kinds[] = {
    { .code = "TRAD",
      .mentors_most = 1,
      .mentees_most = 1,
      .together_least = 2,
      .months_least = 3,
      .months_most = 12,
      .scheduled = true },
    { .code = "GROUP",
      .mentors_most = 5,
      .mentees_most = 15,
      .together_least = 3,
      .months_least = 3,
      .months_most = 12,
      .scheduled = true },
    { .code = "VIRT",
      .mentors_most = 1,
      .mentees_most = 1,
      .together_least = 2,
      .months_least = 3,
      .months_most = 12,
      .mode = "online",
      .scheduled = true },
    { .code = "SHORT",
      .mentors_most = 1,
      .mentees_most = 1,
      .together_least = 2,
      .months_most = 3,
      .scheduled = true,
      .needs_goal = true },
    { .code = "REV",
      .mentors_most = 1,
      .mentees_most = 1,
      .together_least = 2,
      .months_least = 3,
      .months_most = 12,
      .scheduled = true,
      .reverse = true },
    { .code = "SIT",
      .mentors_most = 1,
      .mentees_most = 1,
      .together_least = 2,
      .months_most = 12 },
    { .code = "SPEED",
      .mentors_most = 3,
      .mentees_most = 3,
      .together_least = 2,
      .months_most = 1,
      .meetings_most = 1,
      .helps_mentors = true },
};

const struct match_form *match_form_at(size_t i)
{
    return i < COUNT(forms) ? &forms[i] : NULL;
}

const struct match_kind *match_kind_at(size_t i)
{
    return i < COUNT(kinds) ? &kinds[i] : NULL;
}

const struct match_form *match_form_named(const char *code)
{
    for (size_t i = 0; i < COUNT(forms); i++)
        if (strcmp(forms[i].code, code) == 0)
            return &forms[i];
    return NULL;
}

const struct match_kind *match_kind_named(const char *code)
{
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (strcmp(kinds[i].code, code) == 0)
            return &kinds[i];
    return NULL;
}
