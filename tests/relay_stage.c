/* relay_stage.c - see relay_stage.h. */
#include "tests/relay_stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

enum { KEPT = 9 };

/* ---- the product ------------------------------------------------------------------ */

static const char *said(struct turn *t)
{
    return format(t, "%s: %s", t->who.name, t->words);
}

/* To everybody else whose digit is in the talk's number. */
static void pass_to_all(struct turn *t, int64_t about)
{
    for (int64_t left = about; left; left /= 10)
        if (left % 10 != t->who.id)
            pass_on(t, left % 10, "talk", about, true, "t.text", text_("text", said(t)));
}

static void wrote(struct turn *t, int64_t about)
{
    if (about == KEPT)
        keep_words(t, "talk", about);
    else
        pass_to_all(t, about);
}

static void corrected(struct turn *t, int64_t about, int64_t relay)
{
    if (about == KEPT)
        say(t, "t.text", text_("text", format(t, "kept: %s", t->words)));
    else if (!pass_correction(t, relay, "t.text", text_("text", said(t))))
        say(t, "t.text", text_("text", "too late"));
}

static void undelivered(struct turn *t, int64_t person, int64_t about, const char *why)
{
    state_set(t->db, "undelivered",
              format(t, "%lld %lld %s", (long long)person, (long long)about, why));
}

static void open_talk(struct turn *t, int64_t about)
{
    struct card *c = card(t, t->who.id, "talk", about);
    line(c, "t.text", text_("text", format(t, "talk %lld", (long long)about)));
    show(c);
}

/* talk:back:<about> */
static void back(struct turn *t, int64_t about)
{
    struct relay r = relay_last_of(t->db, "talk", about, t->who.id);
    if (!unsay(t, r.id, "t.menu"))
        say(t, "t.text", text_("text", "nothing to take back"));
}

/* talk:take:<held>:<about> */
static void take(struct turn *t, int64_t held)
{
    while (take_held(t, held))
        pass_to_all(t, strtoll(argument(t, 1), NULL, 10));
    say(t, "t.text", text_("text", format(t, "taken by %s", t->words)));
}

static void answer(struct turn *t, int64_t held)
{
    while (take_held(t, held))
        answer_asked(t);
}

static void drop(struct turn *t, int64_t held)
{
    drop_held(t, held);
}

static void ask_it(struct turn *t, int64_t about)
{
    ask(t, "t", about);
}

static void tell_it(struct turn *t, int64_t unused)
{
    (void)unused;
    say(t, "t.text", text_("text", "told"));
}

static void filled(struct turn *t, const struct answers *a, int64_t about)
{
    (void)about;
    state_set(t->db, "filled", answer_text(a, "TEXT"));
}

static void unclear(struct turn *t)
{
    int64_t held = hold_words(t);
    struct card *c = card(t, t->who.id, "doubt", held);
    line(c, "t.text",
         text_("text", format(t, "whose is %lld%s", (long long)held,
                              is_asked(t) ? ", or an answer" : "")));
    show(c);
}

static void say_home(struct turn *t)
{
    say(t, "t.text", text_("text", "home"));
}

static const char *declines(struct turn *t, const char *kind)
{
    (void)t;
    return strcmp(kind, "video") == 0 ? "t.menu" : NULL;
}

static unsigned roles_in_school(struct db *db, const struct person *who)
{
    return roles_of(db, who->id, who->organisation);
}

static const char *name_of(struct turn *t, int64_t person, int64_t reader)
{
    (void)reader;
    return person_find(t->db, person).name;
}

static const struct action actions[] = {
    { "answer", MEMBER, answer },  { "ask", MEMBER, ask_it },
    { "back", MEMBER, back },      { "drop", MEMBER, drop },
    { "open", MEMBER, open_talk }, { "take", MEMBER, take },
    { "tell", MEMBER, tell_it },   { 0 },
};
static const struct filled forms_filled[] = { { "t", filled }, { 0 } };
static const struct feature talk = {
    .name = "talk",
    .actions = actions,
    .filled = forms_filled,
    .wrote = wrote,
    .corrected = corrected,
    .undelivered = undelivered,
};
static const struct feature *const features[] = { &talk, NULL };
static const struct product product = {
    .features = features,
    .came = say_home,
    .home = say_home,
    .stranger = say_home,
    .unclear = unclear,
    .declines = declines,
    .roles_of = roles_in_school,
    .name_of = name_of,
};

/* ---- the bench -------------------------------------------------------------------- */

static const char form[] =
    "{ \"form\": \"t\", \"version\": 1, \"items\": [ { \"id\": \"TEXT\", \"scale\":"
    " \"TXT\", \"required\": true, \"ru\": \"text?\", \"en\": \"text?\" } ] }";

int relay_stage_open(void **state)
{
    struct rig *r = rig_open(&product);
    rig_form(r, "t", form);
    rig_person(r, "anna", MENTOR);
    rig_person(r, "ben", MENTOR);
    rig_person(r, "cleo", MENTOR);
    *state = r;
    return 0;
}

int relay_stage_close(void **state)
{
    rig_close(*state);
    return 0;
}

/* ---- acting ----------------------------------------------------------------------- */

const char *relay_reply(struct rig *r, const char *who, const char *to, const char *words)
{
    struct event *e = rig_event(r, EVENT_WORDS, who, words);
    const char *message = talloc_strdup(r->memory, e->message);
    e->reply_to = to;
    rig_settle(r);
    return message;
}

const char *relay_say(struct rig *r, const char *who, const char *words)
{
    return relay_reply(r, who, NULL, words);
}

void relay_edit(struct rig *r, const char *who, const char *message, const char *words)
{
    struct event *e = rig_event(r, EVENT_WORDS, who, words);
    e->message = message;
    e->edited = true;
    rig_settle(r);
}

struct event *relay_photo(struct rig *r, const char *who, const char *caption,
                          const char *album)
{
    struct event *e = rig_event(r, EVENT_FILE, who, caption);
    e->file.kind = "photo";
    e->file.id = "picture";
    e->album = album;
    return e;
}

void relay_press(struct rig *r, const char *who, const char *value)
{
    rig_pressed(r, who, "m0", value);
    rig_take(r);
    rig_work(r);
}

/* ---- looking ---------------------------------------------------------------------- */

const struct rig_sent *relay_last(const struct rig *r, const char *who,
                                  enum delivery_verb verb)
{
    for (size_t i = r->sent_count; i-- > 0;)
        if (r->sent[i].verb == verb && strcmp(r->sent[i].chat + 5, who) == 0)
            return &r->sent[i];
    fail_msg("%s was sent nothing of the kind %d", who, (int)verb);
    return NULL;
}

void relay_heard(const struct rig *r, const char *who, const char *words, size_t count)
{
    if (rig_count_words(r, who, words) != count)
        fail_msg("%s was sent \"%s\" %zu times", who, words,
                 rig_count_words(r, who, words));
}

void relay_count(const struct rig *r, const char *who, enum delivery_verb verb,
                 size_t count)
{
    if (rig_count(r, who, verb) != count)
        fail_msg("%s was sent %zu of the kind %d, not %zu", who, rig_count(r, who, verb),
                 (int)verb, count);
}

bool relay_undelivered(struct rig *r, const char *what)
{
    rig_wait(r, 1);
    return rig_number(r, talloc_asprintf(r->memory,
                                         "SELECT count(*) FROM state WHERE name ="
                                         " 'undelivered' AND value = '%s'",
                                         what)) == 1;
}

int64_t relay_rows(struct rig *r, const char *table)
{
    return rig_number(r, talloc_asprintf(r->memory, "SELECT count(*) FROM %s", table));
}

int relay_stage_talk(void **state)
{
    relay_stage_open(state);
    struct rig *r = *state;
    relay_press(r, "anna", "talk:open:12");
    rig_send(r);
    relay_say(r, "anna", "hello");
    return 0;
}
