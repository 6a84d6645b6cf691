/* form_built_in.c - forms/NAME.json as they were when the program was built. */
#include "bot/form_built_in.h"

#include "bot/base.h"

#define FORM(name)                                                                       \
    __asm__(".section .rodata\n"                                                         \
            "form_" #name ":\n"                                                          \
            ".incbin \"forms/" #name ".json\"\n"                                         \
            ".byte 0\n"                                                                  \
            ".previous\n");                                                              \
    extern const char form_##name[] __asm__("form_" #name)

/* keep alphabetized */
FORM(consent_paper);
FORM(cycle);
FORM(duties);
FORM(guardian);
FORM(interview);
FORM(learner);
FORM(mentee);
FORM(mentor);
FORM(note);
FORM(order);
FORM(paper);
FORM(pause);
FORM(profile);
FORM(refusal);
FORM(school);
FORM(step);

static const struct form_source sources[] = {
    { "consent_paper", form_consent_paper },
    { "cycle", form_cycle },
    { "duties", form_duties },
    { "guardian", form_guardian },
    { "interview", form_interview },
    { "learner", form_learner },
    { "mentee", form_mentee },
    { "mentor", form_mentor },
    { "note", form_note },
    { "order", form_order },
    { "paper", form_paper },
    { "pause", form_pause },
    { "profile", form_profile },
    { "refusal", form_refusal },
    { "school", form_school },
    { "step", form_step },
};

const struct form_source *form_built_in(size_t i)
{
    return i < COUNT(sources) ? &sources[i] : NULL;
}
