/* school_calendar.c - the demo school's calendar and places. Its terms are counted from
 * today and not by the year, so that the playground shows lessons in summer too. */
#include <string.h>

#include "tests/playground/school_past.h"

static const struct {
    const char *kind, *name;
    int from, weeks; /* the Monday of so many weeks from this one on */
    int days;        /* instead of weeks: so many days, from the Wednesday on */
} spans[] = {
    { "term", "q1", -12, 7, 0 },  { "holiday", "autumn", -5, 1, 0 },
    { "term", "q2", -4, 8, 0 },   { "exams", "", 2, 1, 0 },
    { "shortened", "", 1, 0, 1 }, { "holiday", "winter", 4, 2, 0 },
    { "term", "q3", 6, 10, 0 },   { "holiday", "spring", 16, 1, 0 },
    { "term", "q4", 17, 8, 0 },
};

static const char *const places[] = { "Библиотека", "Кабинет 31", "Актовый зал" };
static const char link_name[] = "Видеовстречи школы";
static const char link_address[] = "https://meet.example/school-52";

enum { WEDNESDAY = 2, WEEK_DAYS = 7, LAST_OF_SCHOOL = 5 };

/* Days from today to the Monday of this week. */
static int monday(const struct past *p)
{
    return 1 - weekday_of(past_date(p, p->h->now, 0));
}

static void add_days(struct past *p, size_t i)
{
    int first = monday(p) + spans[i].from * WEEK_DAYS, last;
    if (spans[i].days) {
        first += WEDNESDAY;
        last = first + spans[i].days - 1;
    } else {
        last = first + spans[i].weeks * WEEK_DAYS - 1;
    }
    struct school_days d = {
        .first = past_date(p, p->h->now, first),
        .last = past_date(p, p->h->now, last),
        .kind = spans[i].kind,
        .name = spans[i].name,
    };
    past_must(school_days_add(p->h->db, p->h->organisation, &d), "days that overlap",
              (int64_t)i);
    school_note(p->h, p->at, p->h->founder, "calendar.kept", 0, d.first);
}

/* Added by the curator as by anybody: the words come after the button. */
static void add_places(struct past *p)
{
    for (size_t i = 0; i < COUNT(places); i++) {
        past_press(p, SCHOOL_CURATOR, "venues:add:0:place");
        past_say(p, SCHOOL_CURATOR, places[i]);
    }
    past_press(p, SCHOOL_CURATOR, "venues:add:0:link");
    past_say(p, SCHOOL_CURATOR, link_address);
    past_say(p, SCHOOL_CURATOR, link_name);
    struct venue all[10];
    size_t count = venues_for(p->h->db, p->h->organisation, 0, true, all, COUNT(all));
    past_must(count == COUNT(places) + 1, "places", (int64_t)count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(all[i].name, places[0]) == 0)
            p->library = all[i].id;
}

void past_calendar(struct past *p)
{
    for (size_t i = 0; i < COUNT(spans); i++)
        add_days(p, i);
    past_press(p, SCHOOL_CURATOR, "calendar:make:510:40:10:20:7");
    add_places(p);
}
