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
FORM(addendum);
FORM(agreement_question);
FORM(consent_paper);
FORM(cycle);
FORM(duties);
FORM(ending_comment);
FORM(ending_reason);
FORM(guardian);
FORM(interview);
FORM(learner);
FORM(match_order);
FORM(match_pause);
FORM(mentee);
FORM(mentor);
FORM(note);
FORM(order);
FORM(paper);
FORM(pause);
FORM(profile);
FORM(refusal);
FORM(school);

static const struct form_source sources[] = {
    { "addendum", form_addendum },
    { "agreement_question", form_agreement_question },
    { "consent_paper", form_consent_paper },
    { "cycle", form_cycle },
    { "duties", form_duties },
    { "ending_comment", form_ending_comment },
    { "ending_reason", form_ending_reason },
    { "guardian", form_guardian },
    { "interview", form_interview },
    { "learner", form_learner },
    { "match_order", form_match_order },
    { "match_pause", form_match_pause },
    { "mentee", form_mentee },
    { "mentor", form_mentor },
    { "note", form_note },
    { "order", form_order },
    { "paper", form_paper },
    { "pause", form_pause },
    { "profile", form_profile },
    { "refusal", form_refusal },
    { "school", form_school },
};

const struct form_source *form_built_in(size_t i)
{
    return i < COUNT(sources) ? &sources[i] : NULL;
}
