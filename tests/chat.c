/* chat.c - build/chat FILE...: plays stories, tells what did not go as written, and ends
 * with "N passed, N failed".
 *
 * -v tells the conversations as they go; --telegram (or CHAT_CONTRACT=1) also looks at
 * each delivery as Telegram would. */
#include <stdlib.h>
#include <string.h>

#include "bot/base.h"
#include "handlers/features.h"
#include "locales/words.h"
#include "tests/story.h"

static int play_all(const struct story_settings *set, char **paths)
{
    int passed = 0, failed = 0;
    for (; *paths; paths++) {
        if (**paths == '-')
            continue;
        if (set->verbose)
            printf("%s\n", *paths);
        if (story_play(set, *paths))
            passed++;
        else
            failed++;
    }
    printf("%d passed, %d failed\n", passed, failed);
    return failed > 0 || passed == 0;
}

int main(int argc, char **argv)
{
    struct buffer why = { .max = 65536 };
    struct words *words = words_open(NULL, &why);
    const char *contract = getenv("CHAT_CONTRACT");
    struct story_settings set = { .product = &product, .words = words, .out = stdout };
    if (contract && strcmp(contract, "0") != 0)
        set.check = story_contract;
    for (int i = 1; i < argc; i++) {
        set.verbose |= strcmp(argv[i], "-v") == 0;
        if (strcmp(argv[i], "--telegram") == 0)
            set.check = story_contract;
    }
    log_open(getenv("CHAT_LOG") ? LOG_DEBUG : LOG_ERROR);
    if (!words) {
        fprintf(stderr, "locales: %s\n", buffer_get(&why));
        return 2;
    }
    int code = play_all(&set, argv + 1);
    words_free(words);
    buffer_fini(&why);
    return code;
}
