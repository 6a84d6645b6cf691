/* story_test.c - the player of stories itself: what holds passes, what does not fails
 * with words that help, and nothing wrong slips through.
 *
 * It plays a product of a few lines, so that no real feature can make these tests pass or
 * fail. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "bot/base.h"
#include "locales/words.h"
#include "tests/story.h"
#include "tests/story_demo.h"

#define SCHOOL "school small; now 2026-09-07 10:00 Asia/Yekaterinburg\n"

/* ---- playing it ------------------------------------------------------------------ */

static struct words *words;

static int open_words(void **state)
{
    (void)state;
    log_open(LOG_ERROR);
    words = story_demo_words();
    return words ? 0 : -1;
}

static int close_words(void **state)
{
    (void)state;
    words_free(words);
    return 0;
}

/* What is told when it is played; "" when nothing. The caller frees it. */
static char *play(const char *text, bool verbose, bool *passed)
{
    char *told = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&told, &size);
    struct story_settings set = { .product = &story_demo,
                                  .words = words,
                                  .out = out,
                                  .verbose = verbose,
                                  .check = story_contract };
    *passed = story_play_text(&set, "demo.chat", text);
    fclose(out);
    return told;
}

static void passes(const char *text)
{
    bool passed;
    char *told = play(text, false, &passed);
    if (!passed)
        fail_msg("%s\n%s", text, told);
    assert_string_equal(told, "");
    free(told);
}

/* It fails, and every one of these is said; NULL at the end. */
static void fails(const char *text, ...)
{
    bool passed;
    char *told = play(text, false, &passed);
    va_list all;
    va_start(all, text);
    for (const char *part; (part = va_arg(all, const char *));)
        if (!strstr(told, part))
            fail_msg("«%s» is not said:\n%s", part, told);
    va_end(all);
    assert_false(passed);
    free(told);
}

/* ---- what holds, and what does not ----------------------------------------------- */

static void a_conversation_passes(void **state)
{
    (void)state;
    passes(SCHOOL "Ира > меню   # a comment\n"
                  "Ира < Дом [Ещё] [Потом] [Беда]\n"
                  "Ира * Ещё\n"
                  "Ира <= Готово, вот []\n"
                  "Ира quiet\n"
                  "Ира > Здравствуй,\n"
                  "  мир\n"
                  "Ира < *: Здравствуй, мир\n"
                  "Анна quiet\n");
}

static void wrong_words_are_told_with_the_chat(void **state)
{
    (void)state;
    fails(SCHOOL "Ира > меню\n\nИра < Сад [Ещё]\n", "demo.chat:4: Ира < Сад [Ещё]",
          "the words differ", "expected: Ира < Сад [Ещё]",
          "shown:    Ира < Дом [Ещё] [Потом]", "the whole chat:", "Ира > меню", NULL);
    fails(SCHOOL "Ира < Дом\n", "nothing more", "the chat is empty", NULL);
}

static void buttons_are_all_or_some(void **state)
{
    (void)state;
    passes(SCHOOL "Ира > меню\nИра < Дом\n");
    passes(SCHOOL "Ира > меню\nИра < Дом [...] [Беда]\n");
    passes(SCHOOL "Ира > меню\nИра < Дом [Ещё] ...\n");
    fails(SCHOOL "Ира > меню\nИра < Дом [Ещё]\n", "the buttons differ", NULL);
    fails(SCHOOL "Ира > меню\nИра < Дом [Потом] [Ещё] [Беда]\n", "the buttons differ",
          NULL);
    fails(SCHOOL "Ира > меню\nИра < Дом []\n", "the buttons differ", NULL);
}

static void silence_and_edits_are_checked(void **state)
{
    (void)state;
    fails(SCHOOL "Ира > меню\nИра quiet\n", "expected: Ира quiet", "Дом", NULL);
    fails(SCHOOL "Ира > меню\nИра <= Дом\n", "a new message came instead", NULL);
    passes(SCHOOL "Ира > меню\nИра skips\nИра quiet\n");
    passes(SCHOOL "Ира > один\nИра > два\nИра <~ *два\nИра quiet\n");
    fails(SCHOOL "Ира > один\nИра > два\nИра < *два\n", "the words differ", NULL);
}

static void buttons_are_pressed_old_and_forged(void **state)
{
    (void)state;
    fails(SCHOOL "Ира > меню\nИра * Нет такой\n", "no button [Нет такой]", NULL);
    fails(SCHOOL "Ира > меню\nИра * Ещё\nИра * Ещё\n", "no button [Ещё]", NULL);
    passes(SCHOOL "Ира > меню\nИра * Ещё\nИра * old \"Потом\"\nИра toast Запомню\n");
    passes(SCHOOL "Ира * data tiny:more\nИра < Готово, вот\n");
    passes(SCHOOL "Ира > меню\nИра * Потом\nИра toast Запомню\nИра ** Потом\n"
                  "table promises count 1\n");
    fails(SCHOOL "Ира > меню\nИра * Потом\nИра toast Забуду\n", "«Запомню»", NULL);
}

static void time_is_pushed_to_the_second(void **state)
{
    (void)state;
    const char *begins = SCHOOL "Ира > меню\nИра < Дом\nИра * Потом\n";
    char *text =
        talloc_asprintf(NULL, "%swait 59m 59s\nИра quiet\nwait 1s\nИра < Пора\n", begins);
    passes(text);
    talloc_free(text);
    text = talloc_asprintf(NULL, "%swait until next\nИра < Пора\nwait 2w\nИра quiet\n",
                           begins);
    passes(text);
    talloc_free(text);
    text = talloc_asprintf(NULL,
                           "%sclock 2026-09-07 09:00\nИра quiet\n"
                           "wait until 2026-09-07 11:00\nИра < Пора\n",
                           begins);
    passes(text);
    talloc_free(text);
    fails(SCHOOL "wait until next\n", "nothing is due", NULL);
    fails(SCHOOL "wait soon\n", "it is written: wait 2h", NULL);
    fails(SCHOOL "wait until 2026-09-01 10:00\n", "that was before now", NULL);
}

static void a_restart_loses_and_repeats_nothing(void **state)
{
    (void)state;
    passes(SCHOOL "Ира > меню\nИра < Дом\nrestart\nИра quiet\nИра * Потом\nrestart\n"
                  "wait 1h\nИра < Пора\nrestart\nИра quiet\nИра * Ещё\nИра <= Готово*\n");
}

static void one_event_told_twice_acts_once(void **state)
{
    (void)state;
    passes(SCHOOL "Ира > раз\nИра < *раз\nduplicate Ира\nИра quiet\nrestart\n"
                  "duplicate Ира\nИра quiet\n");
    passes(SCHOOL "together {\n  Ира > раз\n  Анна > два\n}\nИра < *раз\nАнна < *два\n");
    fails(SCHOOL "together {\nИра < раз\n}\n", "people only act", NULL);
    fails(SCHOOL "together {\nИра > раз\n", "has no }", NULL);
}

static void a_failed_turn_fails_the_story(void **state)
{
    (void)state;
    fails(SCHOOL "Ира > меню\nИра * Беда\n", "a turn failed", "about == 41", NULL);
    passes("bugs allowed; " SCHOOL "Ира > меню\nИра < Дом\nИра * Беда\nИра < *\n"
           "table failures count 1\n");
}

static void what_messengers_refuse_fails_the_story(void **state)
{
    (void)state;
    fails(SCHOOL "Ира * data tiny:tower\n", "at most eight rows", NULL);
}

static void troubles_are_met(void **state)
{
    (void)state;
    passes(SCHOOL "fault 429 10s\nИра > раз\nИра quiet\nwait 10s\nИра < *раз\n");
    passes(SCHOOL "fault 429 10s Ира\nИра > раз\nАнна > два\nАнна < *два\n"
                  "Ира quiet\nwait 10s\nИра < *раз\n");
    passes(SCHOOL "fault lost\nИра > раз\nИра < *раз\nwait 5s\nИра < *раз\nИра quiet\n");
    passes(SCHOOL "Ира > меню\nИра < Дом\nfault gone\nИра * Ещё\nИра < Готово, вот\n");
    passes(SCHOOL "Ира blocks\nИра > меню\nИра < Дом\n");
    fails(SCHOOL "fault gone\nИра > раз\n", "nothing ever met the trouble", NULL);
    fails(SCHOOL "fault weather\n", "it is written: fault", NULL);
}

static void disks_fail_and_come_back(void **state)
{
    (void)state;
    passes(SCHOOL "fault storage full\nИра > раз\nИра < *раз\nИра quiet\n");
    passes(SCHOOL "fault storage commit\nИра > раз\nИра < *раз\nИра quiet\n");
    passes(SCHOOL "fault storage full forever\nИра > раз\nИра quiet\nАнна > два\n"
                  "fault none\nИра < *раз\nИра quiet\nАнна < *два\n");
}

static void the_database_is_looked_into(void **state)
{
    (void)state;
    passes(SCHOOL "table people count 5\ntable people has соколова\n"
                  "Олег > привет\nОлег < *привет\nno table has Олег\n");
    fails(SCHOOL "table people count 6\n", "there are: 5", NULL);
    fails(SCHOOL "no table has Ира\n", "has «Ира»", NULL);
    fails(SCHOOL "table people has Сокол\n", "does not have", NULL);
    fails(SCHOOL "table moon count 0\n", "there is no table moon", NULL);
}

static void links_are_caught(void **state)
{
    (void)state;
    passes(SCHOOL "link L = new mentor\nОлег > start {L}\nОлег < Слышу: *\n"
                  "table invitations count 1\n");
    fails(SCHOOL "link L = Ира\n", "no link or code", NULL);
}

/* Пётр is the second person there. */
#define WIRE                                                                             \
    SCHOOL "Ира * data wire:open:2\nИра < Провод\nИра > раз\n"         \
           "Пётр < Пишут: раз\nИра < (reaction 🤝)\n"

static void a_talk_is_told_with_its_signs(void **state)
{
    (void)state;
    passes(
        WIRE
        "Ира > два\nИра skips\nИра edits три\nПётр < Пишут: два\n"
        "Пётр <= Пишут: три\nИра edits \"раз\" to один\nПётр <= Пишут: один\n"
        "Пётр >> \"один\" да\nИра < Пишут: да\nПётр < (reaction 🤝)\n"
        "Ира quiet\nПётр quiet\n");
    passes(WIRE "Ира * data wire:back:2\nИра < (reaction off)\n"
                "Пётр < (deleted) Пишут: раз\nПётр quiet\n");
    passes(WIRE "wait 2d\nИра * data wire:back:2\nПётр <= Отозвано\n");
    fails(WIRE "Ира edits \"два\" to три\n", "has written no such thing", NULL);
    fails(WIRE "Пётр >> \"два\" да\n", "no such message to reply to", NULL);
    fails(WIRE "Ира quiet\nИра > два\nИра quiet\n", "Ира < (reaction 🤝)", NULL);
}

static void files_and_albums_are_sent(void **state)
{
    (void)state;
    passes(
        WIRE
        "Ира sends album photo а.jpg, photo б.jpg вот\nИра < (reaction 🤝)\n"
        "Ира < (reaction 🤝)\nПётр < (photo а.jpg) Пишут:\n"
        "Пётр < (photo б.jpg) Пишут: вот\nИра edits \"вот\" to тут\n"
        "Пётр <= (photo*) Пишут: тут\nПётр sends>> voice о\n"
        "Ира < (voice о) Пишут:\n");
    passes(WIRE "Ира sends photo а.jpg\nИра skips\nПётр skips\nwait 2d\n"
                "Ира * data wire:back:2\nПётр <= (photo) Отозвано\n");
}

static void strange_lines_are_told(void **state)
{
    (void)state;
    fails(SCHOOL "Ира говорит привет\n", "demo.chat:2: Ира говорит", "what is meant",
          NULL);
    fails(SCHOOL "Ира > раз\nnow 2026-09-08 10:00\n", "a set-up stands before", NULL);
    fails("school huge\n", "it is written: school", NULL);
    fails("# nothing\n", "the story is empty", NULL);
}

static void a_story_is_told_aloud(void **state)
{
    bool passed;
    (void)state;
    char *told = play(SCHOOL "Ира > меню\nИра < Дом\nИра * Ещё\n", true, &passed);
    assert_true(passed);
    assert_non_null(strstr(told, "09-07 10:00  Ира > меню"));
    assert_non_null(strstr(told, "Ира < Дом [Ещё] [Потом]"));
    assert_non_null(strstr(told, "Ира * Ещё"));
    assert_non_null(strstr(told, "Ира <= Готово, вот"));
    free(told);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_conversation_passes),
        cmocka_unit_test(wrong_words_are_told_with_the_chat),
        cmocka_unit_test(buttons_are_all_or_some),
        cmocka_unit_test(silence_and_edits_are_checked),
        cmocka_unit_test(buttons_are_pressed_old_and_forged),
        cmocka_unit_test(time_is_pushed_to_the_second),
        cmocka_unit_test(a_restart_loses_and_repeats_nothing),
        cmocka_unit_test(one_event_told_twice_acts_once),
        cmocka_unit_test(a_failed_turn_fails_the_story),
        cmocka_unit_test(what_messengers_refuse_fails_the_story),
        cmocka_unit_test(troubles_are_met),
        cmocka_unit_test(disks_fail_and_come_back),
        cmocka_unit_test(the_database_is_looked_into),
        cmocka_unit_test(links_are_caught),
        cmocka_unit_test(a_talk_is_told_with_its_signs),
        cmocka_unit_test(files_and_albums_are_sent),
        cmocka_unit_test(strange_lines_are_told),
        cmocka_unit_test(a_story_is_told_aloud),
    };
    return cmocka_run_group_tests(tests, open_words, close_words);
}
