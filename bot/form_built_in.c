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
FORM(note);
FORM(paper);
FORM(profile);
FORM(school);

static const struct form_source sources[] = {
    { "note", form_note },
    { "paper", form_paper },
    { "profile", form_profile },
    { "school", form_school },
};

const struct form_source *form_built_in(size_t i)
{
    return i < COUNT(sources) ? &sources[i] : NULL;
}
