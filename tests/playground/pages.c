/* pages.c - tests/playground/'s own files, taken into the program as they are. The paths
 * are those of the project's root, where the compiler is run. A new file is a line in
 * each of the two lists below. */
#include "tests/playground/pages.h"

#include <string.h>

#include "bot/base.h"

#define TAKE_IN(name, file)                                                              \
    __asm__(".section .rodata\n"                                                         \
            "page_" #name ":\n"                                                          \
            ".incbin \"tests/playground/" file "\"\n"                                    \
            "page_" #name "_end:\n"                                                      \
            ".byte 0\n"                                                                  \
            ".previous\n");                                                              \
    extern const char page_##name[], page_##name##_end[]

/* keep alphabetized */
TAKE_IN(control_js, "control.js");
TAKE_IN(main_js, "main.js");
TAKE_IN(message_js, "message.js");
TAKE_IN(page_css, "page.css");
TAKE_IN(page_html, "page.html");
TAKE_IN(phone_js, "phone.js");
TAKE_IN(voice_ogg, "voice.ogg");
TAKE_IN(words_js, "words.js");

static const char script[] = "text/javascript; charset=utf-8";

#define FILE_AT(path, type, name)                                                        \
    {                                                                                    \
        path, type, page_##name, page_##name##_end                                       \
    }

static const struct page_file files[] = {
    FILE_AT("/", "text/html; charset=utf-8", page_html),
    FILE_AT("/control.js", script, control_js),
    FILE_AT("/main.js", script, main_js),
    FILE_AT("/message.js", script, message_js),
    FILE_AT("/page.css", "text/css; charset=utf-8", page_css),
    FILE_AT("/phone.js", script, phone_js),
    FILE_AT("/voice.ogg", "audio/ogg", voice_ogg),
    FILE_AT("/words.js", script, words_js),
};

const struct page_file *page_at(const char *path)
{
    for (size_t i = 0; i < COUNT(files); i++)
        if (strcmp(files[i].path, path) == 0)
            return &files[i];
    return NULL;
}
