/* calendar_bells.c - when the lessons of a school begin and end: typed as one message, a
 * line a lesson, however people write times; or made from a start, a length and breaks.
 * Lessons of shortened days are the same ones, shorter.
 *
 * A message that is not understood changes nothing, and says at which line it stopped. */
#include "handlers/calendar.h"

#include <stdlib.h>
#include <string.h>

enum { DAY_MINUTES = 24 * 60, NUMBERS = 5 };

static const char *clock_of(struct turn *t, int minute)
{
    return format(t, "%02d:%02d", minute / 60, minute % 60);
}

/* ---- the screen ------------------------------------------------------------------- */

static void add_lessons(struct card *c, struct turn *t, const struct lesson *all,
                        size_t count)
{
    for (size_t i = 0; i < count; i++)
        line(c, "calendar.lesson", number_("number", all[i].number),
             text_("from", clock_of(t, all[i].starts)),
             text_("to", clock_of(t, all[i].ends)));
}

static void show_bells(struct turn *t, const char *key)
{
    struct lesson all[LESSONS_MOST];
    size_t count = slots_lessons(t, NULL, all);
    bool staff = has_role(t, CALENDAR_STAFF);
    struct card *c = card(t, t->who.id, "screen", 0);
    if (key) {
        line(c, key);
        gap(c);
    }
    line(c, count ? "calendar.bells_title" : "calendar.bells_none");
    add_lessons(c, t, all, count);
    if (count)
        line(c, "calendar.short_now", number_("count", slots_short_minutes(t)));
    if (staff) {
        button(c, "calendar:write", "calendar.write");
        button(c, "calendar:make", "calendar.make");
        row(c);
        button(c, "calendar:short", "calendar.short");
    }
    nav(c, "calendar:open");
    show(c);
}

void calendar_bells(struct turn *t, int64_t unused)
{
    (void)unused;
    show_bells(t, NULL);
}

/* ---- typed ------------------------------------------------------------------------ */

void calendar_write(struct turn *t, int64_t unused)
{
    (void)unused;
    struct card *c = card(t, t->who.id, "calendar", 0);
    line(c, "calendar.write_how");
    nav(c, "calendar:bells");
    show(c);
}

/* The numbers of a line, at most NUMBERS + 1 of them. */
static int numbers_in(const char *text, size_t len, int out[NUMBERS + 1])
{
    int count = 0;
    for (size_t i = 0; i < len && count <= NUMBERS; i++) {
        if (text[i] < '0' || text[i] > '9')
            continue;
        long number = 0;
        for (; i < len && text[i] >= '0' && text[i] <= '9'; i++)
            number = number < 1000 ? number * 10 + text[i] - '0' : number;
        out[count++] = (int)number;
    }
    return count;
}

static bool is_clock(int hour, int minute)
{
    return hour < 24 && minute < 60;
}

/* "1) 8:30-9:15", or without its number the next one. False when it is none. */
static bool read_line(const char *text, size_t len, const struct lesson *before,
                      struct lesson *out)
{
    int n[NUMBERS + 1], count = numbers_in(text, len, n), at = count == NUMBERS;
    if (count != NUMBERS && count != NUMBERS - 1)
        return false;
    out->number = at ? n[0] : before ? before->number + 1 : 1;
    out->starts = n[at] * 60 + n[at + 1];
    out->ends = n[at + 2] * 60 + n[at + 3];
    return is_clock(n[at], n[at + 1]) && is_clock(n[at + 2], n[at + 3]) &&
           out->starts < out->ends && out->number <= LESSONS_MOST &&
           (!before || (out->number > before->number && out->starts >= before->ends));
}

struct reading {
    struct lesson lessons[LESSONS_MOST];
    size_t count;
    const char *wrong; /* the line that was not understood; NULL: none */
};

static void read_lessons(struct turn *t, const char *words, struct reading *r)
{
    for (const char *at = words; *at && !r->wrong; at += strspn(at, "\n;")) {
        size_t len = strcspn(at, "\n;");
        const struct lesson *before = r->count ? &r->lessons[r->count - 1] : NULL;
        int unused[NUMBERS + 1];
        bool empty = numbers_in(at, len, unused) == 0;
        if (!empty && r->count < LESSONS_MOST &&
            read_line(at, len, before, &r->lessons[r->count]))
            r->count++;
        else if (!empty)
            r->wrong = format(t, "%.*s", (int)(len < 60 ? len : 60), at);
        at += len;
    }
}

static void save(struct turn *t, const struct lesson *lessons, size_t count)
{
    school_lessons_save(t->db, t->who.organisation, lessons, count);
    audit_add(t->db, t->now, t->who.organisation, t->who.id, "calendar.bells",
              (int64_t)count, "");
    show_bells(t, "calendar.bells_kept");
}

void calendar_wrote(struct turn *t, int64_t unused)
{
    (void)unused;
    struct reading r = { .count = 0 };
    if (!has_role(t, CALENDAR_STAFF)) {
        home_unclear(t);
        return;
    }
    read_lessons(t, t->words, &r);
    if (r.count && !r.wrong) {
        save(t, r.lessons, r.count);
        return;
    }
    struct card *c = card(t, t->who.id, "calendar", 0);
    if (r.wrong)
        line(c, "calendar.write_wrong", text_("line", r.wrong));
    else
        line(c, "calendar.write_none");
    if (r.count)
        line(c, "calendar.write_read");
    add_lessons(c, t, r.lessons, r.count);
    gap(c);
    line(c, "calendar.write_how");
    nav(c, "calendar:bells");
    show(c);
}

/* ---- made ------------------------------------------------------------------------- */

/* What is asked one after the other; each answer travels in the next buttons. */
static const struct question {
    const char *key;
    int choices[6]; /* 0 ends them */
} questions[] = {
    { "calendar.make_start", { 480, 495, 510, 525, 540 } }, /* minutes of the day */
    { "calendar.make_length", { 35, 40, 45 } },
    { "calendar.make_break", { 5, 10, 15, 20 } },
    { "calendar.make_long", { 10, 15, 20, 30 } },
    { "calendar.make_count", { 5, 6, 7, 8, 9, 10 } },
};

static bool is_choice(const struct question *q, long value)
{
    for (size_t i = 0; i < COUNT(q->choices); i++)
        if (value && q->choices[i] == value)
            return true;
    return false;
}

static void put_question(struct turn *t, size_t n, const char *so_far)
{
    const struct question *q = &questions[n];
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, q->key);
    for (size_t i = 0; i < COUNT(q->choices) && q->choices[i]; i++) {
        const char *press = format(t, "calendar:make%s:%d", so_far, q->choices[i]);
        if (n == 0)
            button(c, press, "calendar.make_clock",
                   text_("at", clock_of(t, q->choices[i])));
        else
            button(c, press, "calendar.make_number", number_("number", q->choices[i]));
        if (i % 3 == 2)
            row(c);
    }
    nav(c, "calendar:bells");
    show(c);
}

/* After every third lesson the break is the long one. */
static void make_lessons(struct turn *t, const int chosen[COUNT(questions)])
{
    struct lesson all[LESSONS_MOST];
    int at = chosen[0];
    for (int i = 0; i < chosen[4]; i++) {
        all[i] = (struct lesson){ i + 1, at, at + chosen[1] };
        at += chosen[1] + (i % 3 == 2 ? chosen[3] : chosen[2]);
    }
    save(t, all, (size_t)chosen[4]);
}

/* calendar:make[:<start>[:<length>[:<break>[:<long break>[:<count>]]]]] */
void calendar_make(struct turn *t, int64_t unused)
{
    (void)unused;
    int chosen[COUNT(questions)];
    const char *so_far = "";
    for (size_t n = 0; n < COUNT(questions); n++) {
        long value = strtol(argument(t, (int)n), NULL, 10);
        if (!is_choice(&questions[n], value)) {
            put_question(t, n, so_far);
            return;
        }
        chosen[n] = (int)value;
        so_far = format(t, "%s:%d", so_far, chosen[n]);
    }
    make_lessons(t, chosen);
}

/* ---- shortened days --------------------------------------------------------------- */

static const int lengths[] = { 20, 25, 30, 35, 40 };

void calendar_short(struct turn *t, int64_t unused)
{
    (void)unused;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "calendar.short_which");
    for (size_t i = 0; i < COUNT(lengths); i++)
        button(c, format(t, "calendar:shortened:%d", lengths[i]), "calendar.make_number",
               number_("number", lengths[i]));
    nav(c, "calendar:bells");
    show(c);
}

/* calendar:shortened:<minutes> */
void calendar_shortened(struct turn *t, int64_t minutes)
{
    for (size_t i = 0; i < COUNT(lengths); i++)
        if (lengths[i] == minutes) {
            setting_save(t->db, t->who.organisation, "lessons.short",
                         format(t, "%d", lengths[i]));
            show_bells(t, "calendar.bells_kept");
            return;
        }
    old_button(t);
}
