/* built_in.c - locales/LANGUAGE.json, taken into the program as they are. The paths are
 * those of the project's root, where the compiler is run. A new language is a line in
 * each of the two lists below and one more in BUILT_IN. */
#include "locales/built_in.h"

#define TAKE_IN(language)                                                                \
    __asm__(".section .rodata\n"                                                         \
            "built_in_" #language "_json:\n"                                             \
            ".incbin \"locales/" #language ".json\"\n"                                   \
            "built_in_" #language "_end:\n"                                              \
            ".byte 0\n"                                                                  \
            ".previous\n");                                                              \
    extern const char built_in_##language##_json[], built_in_##language##_end[]

TAKE_IN(ru);
TAKE_IN(en);

const struct built_in built_in[BUILT_IN] = {
    { "ru", "ru.json", built_in_ru_json, built_in_ru_end },
    { "en", "en.json", built_in_en_json, built_in_en_end },
};
