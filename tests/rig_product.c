/* rig_product.c - a product with one feature, "t", that does one thing an action.
 *
 * Every action counts itself in the counter "done" first, so that a test can see whether
 * its turn was kept. Texts are in no language, so that a test says what it means. */
#include <stdlib.h>
#include <string.h>

#include "tests/rig_inside.h"

const char rig_texts[] = "{ \"t\": { \"text\": \"{{text}}\", \"menu\": \"t\" } }";

static void done(struct turn *t)
{
    counter_add(t->db, RIG_SCHOOL, "done");
}

/* ---- actions ---------------------------------------------------------------------- */

/* t:say:<text> */
static void say_text(struct turn *t, int64_t unused)
{
    (void)unused;
    done(t);
    say(t, "t.text", text_("text", argument(t, 0)));
}

static void fail(struct turn *t, int64_t unused)
{
    (void)unused;
    done(t);
    say(t, "t.text", text_("text", "never said"));
    must(t, strcmp("this", "that") == 0);
}

/* Breaks a constraint, and then fails over what did not come of it. */
static void clash(struct turn *t, int64_t unused)
{
    (void)unused;
    done(t);
    struct person p = t->who;
    p.age = "no such age";
    must(t, person_add(t->db, &p, 0) != 0);
}

static void put_card(struct turn *t, int64_t person, int64_t about, const char *text)
{
    struct card *c = card(t, person, "t", about);
    line(c, "t.text", text_("text", text));
    copy_button(c, "copied", "t.text", text_("text", "copy"));
    button(c, format(t, "t:say:%s", text), "t.text", text_("text", "say"));
    show(c);
}

/* t:card:<about>:<text> */
static void show_card(struct turn *t, int64_t about)
{
    done(t);
    put_card(t, t->who.id, about, argument(t, 1));
}

static void show_five(struct turn *t, int64_t about)
{
    for (int i = 1; i <= 5; i++)
        put_card(t, t->who.id, about, format(t, "five %d", i));
}

/* However many gaps are asked for, there is one empty line, and none at the top. */
static void show_gaps(struct turn *t, int64_t about)
{
    struct card *c = card(t, t->who.id, "gaps", about);
    gap(c);
    marked_line(c, "above");
    gap(c);
    gap(c);
    marked_line(c, "below");
    show(c);
}

/* t:other:<person>:<text> */
static void show_other(struct turn *t, int64_t person)
{
    put_card(t, person, 1, argument(t, 1));
}

/* t:tell:<person>:<text> */
static void tell_other(struct turn *t, int64_t person)
{
    tell(t, person, "t.text", text_("text", argument(t, 1)));
}

static void settle_it(struct turn *t, int64_t unused)
{
    (void)unused;
    settle(t, "t.text", text_("text", "settled"));
}

static void toast_it(struct turn *t, int64_t unused)
{
    (void)unused;
    done(t);
    toast(t, "engine.saved");
}

/* t:ask:<about>[:<form>] */
static void ask_it(struct turn *t, int64_t about)
{
    ask(t, *argument(t, 1) ? argument(t, 1) : "t", about);
}

/* t:later:<step>:<seconds>:<kind>[:<about>] */
static void promise_it(struct turn *t, int64_t step)
{
    int64_t about = *argument(t, 3) ? strtoll(argument(t, 3), NULL, 10) : 7;
    later(t, format(t, "t.%s", argument(t, 2)), t->who.id, about, (int)step,
          t->now + strtoll(argument(t, 1), NULL, 10));
}

/* t:begins:<kind>:<about>:<due>:<begins>, both in seconds from now */
static void promise_what_begins(struct turn *t, int64_t unused)
{
    (void)unused;
    later_before(t, format(t, "t.%s", argument(t, 0)), t->who.id,
                 strtoll(argument(t, 1), NULL, 10), 0,
                 t->now + strtoll(argument(t, 2), NULL, 10),
                 t->now + strtoll(argument(t, 3), NULL, 10));
}

/* t:forget:<kind>:<about> */
static void forget_all(struct turn *t, int64_t unused)
{
    (void)unused;
    forget(t, format(t, "t.%s", argument(t, 0)), ANYONE,
           strtoll(argument(t, 1), NULL, 10));
}

static void leave(struct turn *t, int64_t unused)
{
    (void)unused;
    person_erase(t->db, t->who.id, t->now);
    leave_no_trace(t);
    settle(t, "t.text", text_("text", "gone"));
}

/* ---- what comes by itself --------------------------------------------------------- */

static void fired(struct turn *t, int64_t about, int step)
{
    done(t);
    say(t, "t.text", text_("text", format(t, "fired %lld %d", (long long)about, step)));
}

static void fired_card(struct turn *t, int64_t about, int step)
{
    (void)step;
    done(t);
    put_card(t, t->who.id, about, format(t, "card %lld", (long long)about));
}

static void fired_mute(struct turn *t, int64_t about, int step)
{
    (void)about;
    (void)step;
    done(t);
}

static void fired_broken(struct turn *t, int64_t about, int step)
{
    (void)about;
    (void)step;
    done(t);
    must(t, strcmp("this", "that") == 0);
}

/* Forgets and moves those that come due at the same time. */
static void fired_first(struct turn *t, int64_t about, int step)
{
    (void)step;
    done(t);
    forget(t, "t.now", ANYONE, about);
    later(t, "t.stale", t->who.id, about, 1, t->now + HOUR);
}

static void undelivered(struct turn *t, int64_t person, int64_t about, const char *why)
{
    counter_add(t->db, RIG_SCHOOL, "undelivered");
    state_set(t->db, "undelivered",
              format(t, "%lld %lld %s", (long long)person, (long long)about, why));
    tell(t, person, "t.text", text_("text", "still there?"));
}

static void wrote(struct turn *t, int64_t about)
{
    say(t, "t.text",
        text_("text", format(t, "under %lld: %s", (long long)about, t->words)));
}

static const char *or_none(const struct answers *a, const char *item)
{
    const char *text = answer_text(a, item);
    return text ? text : "-";
}

static void filled(struct turn *t, const struct answers *a, int64_t about)
{
    state_set(t->db, "filled",
              format(t, "%lld %s/%s/%s/%s/%s", (long long)about, or_none(a, "TEXT"),
                     or_none(a, "NUM"), or_none(a, "ONE"), or_none(a, "MANY"),
                     or_none(a, "DAY")));
}

/* Of the form "marks": the number of each mark, then the rows of G, the places of R. */
static void filled_marks(struct turn *t, const struct answers *a, int64_t about)
{
    static const char *const items[] = { "S5", "S10", "A5", "F5", "N11", "Y3", "YN" };
    static const char *const few[] = { "a", "b", "c" };
    const char *told = "";
    (void)about;
    for (size_t i = 0; i < COUNT(items); i++)
        told = format(t, "%s%lld ", told, (long long)answer_mark(a, items[i], NULL));
    for (size_t i = 0; i < COUNT(few); i++)
        told = format(t, "%s%lld ", told, (long long)answer_mark(a, "G", few[i]));
    for (size_t i = 0; i < COUNT(few); i++)
        told = format(t, "%s%d ", told, answer_rank(a, "R", few[i]));
    state_set(t->db, "marks", told);
}

static bool yes(struct turn *t, const struct answers *a)
{
    (void)t;
    (void)a;
    return true;
}

static bool no(struct turn *t, const struct answers *a)
{
    (void)t;
    (void)a;
    return false;
}

/* ---- the product as a whole ------------------------------------------------------- */

static void say_plain(struct turn *t, const char *text)
{
    say(t, "t.text", text_("text", text));
}

static void came(struct turn *t)
{
    say_plain(t, format(t, "came %s", t->words));
}

static void at_home(struct turn *t)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "t.text", text_("text", "home"));
    button(c, "t:say:one", "t.text", text_("text", "one"));
    button(c, "t:say:two", "t.text", text_("text", "two"));
    show(c);
}

static void stranger(struct turn *t)
{
    struct card *c = card(t, 0, "screen", 0);
    line(c, "t.text", text_("text", "stranger"));
    button(c, "t:open", "t.text", text_("text", "open"));
    show(c);
}

static void open_it(struct turn *t, int64_t unused)
{
    (void)unused;
    struct card *c = card(t, 0, "screen", 0);
    line(c, "t.text", text_("text", "opened"));
    show(c);
}

static void unclear(struct turn *t)
{
    say_plain(t, "unclear");
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
    { "ask", MEMBER, ask_it },       { "begins", MEMBER, promise_what_begins },
    { "card", MEMBER, show_card },   { "clash", MEMBER, clash },
    { "curate", CURATOR, say_text }, { "fail", ANYBODY, fail },
    { "five", MEMBER, show_five },   { "forget", MEMBER, forget_all },
    { "gaps", MEMBER, show_gaps },   { "later", MEMBER, promise_it },
    { "leave", MEMBER, leave },      { "open", ANYBODY, open_it },
    { "other", MEMBER, show_other }, { "say", MEMBER, say_text },
    { "settle", MEMBER, settle_it }, { "tell", MEMBER, tell_other },
    { "toast", MEMBER, toast_it },   { 0 },
};
static const struct due due[] = {
    { "bad", CAN_WAIT, 0, fired_broken },
    { "first", BREAKS_IN, 0, fired_first },
    { "before", COMES_BEFORE, 0, fired },
    { "broken", BREAKS_IN, 0, fired_broken },
    { "mute", CAN_WAIT, 0, fired_mute },
    { "now", BREAKS_IN, 0, fired },
    { "patient", WAITS, 0, fired },
    { "stale", BREAKS_IN, HOUR, fired },
    { "wait", CAN_WAIT, 0, fired_card },
    { "words", CAN_WAIT, 0, fired },
    { 0 },
};
static const struct filled forms_filled[] = { { "marks", filled_marks },
                                              { "t", filled },
                                              { 0 } };
static const struct condition conditions[] = { { "no", no }, { "yes", yes }, { 0 } };

static const struct feature feature = {
    .name = "t",
    .start = { "t", MEMBER, say_text },
    .in_menu = true,
    .actions = actions,
    .due = due,
    .filled = forms_filled,
    .conditions = conditions,
    .wrote = wrote,
    .undelivered = undelivered,
};
static const struct feature *const features[] = { &feature, NULL };

const struct product rig_product = {
    .features = features,
    .came = came,
    .home = at_home,
    .stranger = stranger,
    .unclear = unclear,
    .roles_of = roles_in_school,
    .name_of = name_of,
};
