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
FORM(calendar_days);
FORM(calendar_name);
FORM(consent_paper);
FORM(cycle);
FORM(duties);
FORM(ending_comment);
FORM(ending_reason);
FORM(feedback_mentee);
FORM(feedback_mentor);
FORM(feedback_phrase);
FORM(figure);
FORM(gathering);
FORM(gathering_minutes);
FORM(gathering_move);
FORM(guardian);
FORM(help_note);
FORM(interview);
FORM(learner);
FORM(library_card);
FORM(library_how);
FORM(match_decline);
FORM(match_note);
FORM(match_order);
FORM(match_pause);
FORM(mentee);
FORM(mentor);
FORM(note);
FORM(order);
FORM(outcome);
FORM(paper);
FORM(pause);
FORM(profile);
FORM(pulse_mentee);
FORM(pulse_mentor);
FORM(refusal);
FORM(safety_helpline);
FORM(safety_note);
FORM(school);
FORM(step);
FORM(venue_link);
FORM(venue_place);
FORM(venue_refusal);

static const struct form_source sources[] = {
    { "addendum", form_addendum },
    { "agreement_question", form_agreement_question },
    { "calendar_days", form_calendar_days },
    { "calendar_name", form_calendar_name },
    { "consent_paper", form_consent_paper },
    { "cycle", form_cycle },
    { "duties", form_duties },
    { "ending_comment", form_ending_comment },
    { "ending_reason", form_ending_reason },
    { "feedback_mentee", form_feedback_mentee },
    { "feedback_mentor", form_feedback_mentor },
    { "feedback_phrase", form_feedback_phrase },
    { "figure", form_figure },
    { "gathering", form_gathering },
    { "gathering_minutes", form_gathering_minutes },
    { "gathering_move", form_gathering_move },
    { "guardian", form_guardian },
    { "help_note", form_help_note },
    { "interview", form_interview },
    { "learner", form_learner },
    { "library_card", form_library_card },
    { "library_how", form_library_how },
    { "match_decline", form_match_decline },
    { "match_note", form_match_note },
    { "match_order", form_match_order },
    { "match_pause", form_match_pause },
    { "mentee", form_mentee },
    { "mentor", form_mentor },
    { "note", form_note },
    { "order", form_order },
    { "outcome", form_outcome },
    { "paper", form_paper },
    { "pause", form_pause },
    { "profile", form_profile },
    { "pulse_mentee", form_pulse_mentee },
    { "pulse_mentor", form_pulse_mentor },
    { "refusal", form_refusal },
    { "safety_helpline", form_safety_helpline },
    { "safety_note", form_safety_note },
    { "school", form_school },
    { "step", form_step },
    { "venue_link", form_venue_link },
    { "venue_place", form_venue_place },
    { "venue_refusal", form_venue_refusal },
};

const struct form_source *form_built_in(size_t i)
{
    return i < COUNT(sources) ? &sources[i] : NULL;
}
