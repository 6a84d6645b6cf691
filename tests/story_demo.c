/* story_demo.c - see story_demo.h. */
#include "tests/story_demo.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "bot/bot.h"
#include "locales/words.h"

/* ---- the product ------------------------------------------------------------------- */

static void show_home(struct turn *t)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "tiny.home");
    button(c, "tiny:more", "tiny.more");
    button(c, "tiny:later", "tiny.later");
    row(c);
    button(c, "tiny:bug", "tiny.bug");
    show(c);
}

static void heard(struct turn *t)
{
    say(t, "tiny.heard", text_("words", t->words));
}

static void more(struct turn *t, int64_t about)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    (void)about;
    line(c, "tiny.done");
    show(c);
}

static void put_off(struct turn *t, int64_t about)
{
    (void)about;
    toast(t, "tiny.noted");
    later(t, "tiny.remind", t->who.id, 0, 0, t->now + HOUR);
}

static void bug(struct turn *t, int64_t about)
{
    must(t, about == 41);
}

static void tower(struct turn *t, int64_t about)
{
    struct card *c = card(t, t->who.id, "tower", 0);
    (void)about;
    line(c, "tiny.home");
    for (int i = 0; i < 9; i++) {
        button(c, "tiny:more", "tiny.more");
        row(c);
    }
    show(c);
}

static void remind(struct turn *t, int64_t about, int step)
{
    (void)about;
    (void)step;
    say(t, "tiny.remind");
}

/* ---- a talk ------------------------------------------------------------------------ */

static void open_wire(struct turn *t, int64_t other)
{
    struct card *c = card(t, t->who.id, "wire", other);
    line(c, "tiny.wire");
    show(c);
}

static void wired(struct turn *t, int64_t other)
{
    int64_t to = other == t->who.id ? replied_relay(t).from_person : other;
    pass_on(t, to, "wire", other, false, "tiny.wired", text_("words", t->words));
}

static void rewired(struct turn *t, int64_t other, int64_t relay)
{
    (void)other;
    pass_correction(t, relay, "tiny.wired", text_("words", t->words));
}

static void unwire(struct turn *t, int64_t other)
{
    unsay(t, relay_last_of(t->db, "wire", other, t->who.id).id, "tiny.unwired");
}

static const struct action wire_actions[] = {
    { "back", ANYBODY, unwire },
    { "open", ANYBODY, open_wire },
    { 0 },
};
static const struct feature wire = {
    .name = "wire", .actions = wire_actions, .wrote = wired, .corrected = rewired
};

static const struct action actions[] = {
    { "more", ANYBODY, more },
    { "later", ANYBODY, put_off },
    { "bug", ANYBODY, bug },
    { "tower", ANYBODY, tower },
    { 0 },
};
static const struct due due[] = { { "remind", BREAKS_IN, 0, remind }, { 0 } };
static const struct feature tiny = { .name = "tiny", .actions = actions, .due = due };
static const struct feature *const features[] = { &tiny, &wire, NULL };

static unsigned roles_here(struct db *db, const struct person *who)
{
    return roles_of(db, who->id, who->organisation);
}

static const char *name_here(struct turn *t, int64_t person, int64_t reader)
{
    (void)reader;
    return person_find(t->db, person).name;
}

const struct product story_demo = {
    .features = features,
    .came = heard,
    .home = show_home,
    .stranger = heard,
    .unclear = heard,
    .roles_of = roles_here,
    .name_of = name_here,
};

/* ---- its words --------------------------------------------------------------------- */

static const char texts[] =
    "{\"tiny.home\": \"Дом\", \"tiny.more\": \"Ещё\", \"tiny.later\": \"Потом\","
    "\"tiny.bug\": \"Беда\", \"tiny.heard\": \"Слышу: {{words}}\","
    "\"tiny.done\": \"Готово, <b>вот</b>\", \"tiny.noted\": \"Запомню\","
    "\"tiny.remind\": \"Пора\", \"tiny.wire\": \"Провод\","
    "\"tiny.wired\": \"Пишут: {{words}}\", \"tiny.unwired\": \"Отозвано\"}";

static void write_words(const char *path)
{
    FILE *file = fopen(path, "we");
    if (!file)
        die("demo: cannot write %s", path);
    fputs(texts, file);
    fclose(file);
}

struct words *story_demo_words(void)
{
    static const char *const files[] = { "ru.json", "en.json" };
    struct buffer why = { .max = 65536 };
    char folder[] = "/tmp/story-words-XXXXXX", path[64];
    if (!mkdtemp(folder))
        die("demo: no directory can be made");
    for (size_t i = 0; i < COUNT(files); i++) {
        snprintf(path, sizeof path, "%s/%s", folder, files[i]);
        write_words(path);
    }
    struct words *words = words_open(folder, &why);
    if (!words)
        log_error("demo: %s", buffer_get(&why));
    for (size_t i = 0; i < COUNT(files); i++) {
        snprintf(path, sizeof path, "%s/%s", folder, files[i]);
        unlink(path);
    }
    rmdir(folder);
    buffer_fini(&why);
    return words;
}
