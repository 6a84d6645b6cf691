/* built_in.c - build/texts.bin, taken into the program as it is. The path is that of the
 * project's root, where the compiler is run. */
#include "locales/text_table.h"

__asm__(".section .rodata\n"
        ".balign 8\n"
        "texts_bin:\n"
        ".incbin \"build/texts.bin\"\n"
        ".previous\n");
extern const char texts_bin[]; /* as long as the file is */

const struct text_table *built_in_texts(void)
{
    return (const void *)texts_bin;
}
