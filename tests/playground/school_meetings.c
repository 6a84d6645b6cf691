/* school_meetings.c - how the demo school's pairs meet: booked by a button, confirmed,
 * and afterwards told of, marked, and thought over. */
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "bot/bot.h"
#include "tests/playground/school_past.h"

enum { BASE = 36, ANSWERS_MOST = 6, MEETING_MINUTES = 45 };

/* ---- booked ----------------------------------------------------------------------- */

static const char *in_base(const struct past *p, int64_t n)
{
    static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    char text[16];
    size_t at = sizeof text - 1;
    text[at] = '\0';
    do
        text[--at] = digits[n % BASE];
    while ((n /= BASE) > 0 && at > 0);
    return talloc_strdup(p->h->mem, text + at);
}

/* The plan in the button of the last tap: handlers/booking_plan.c. */
static const char *plan_of(const struct past *p, enum past_pair which, int64_t at)
{
    int64_t topic = topics_of(p->h->db, p->pairs[which])->id;
    const char *of = topic ? talloc_asprintf(p->h->mem, "O%s", in_base(p, topic)) : "";
    return talloc_asprintf(p->h->mem, "M%s%sP%sA%s", in_base(p, p->pairs[which]), of,
                           in_base(p, p->library + 2), in_base(p, at / MINUTE));
}

static struct meeting booked(const struct past *p, enum past_pair which, int64_t at)
{
    struct meeting m = meeting_between(p->h->db, p->pairs[which], at, at + 1);
    past_must(m.id, "a meeting was not booked", which);
    return m;
}

void past_book(struct past *p, enum past_pair which, int64_t at, bool by_mentee,
               bool confirmed)
{
    int64_t mentor = past_mentor(which), mentee = past_mentee(which, 0);
    past_press(p, by_mentee ? mentee : mentor, "booking:send:%s", plan_of(p, which, at));
    struct meeting m = booked(p, which, at);
    if (by_mentee && confirmed)
        past_press(p, mentor, "meeting:yes:%lld:1", (long long)m.id);
    for (size_t i = by_mentee; confirmed && past_mentee(which, i); i++)
        past_press(p, past_mentee(which, i), "meeting:yes:%lld:1", (long long)m.id);
}

void past_book_series(struct past *p, enum past_pair which, int64_t from, int64_t to)
{
    past_press(p, past_mentor(which), "booking:send:%sS%dU%s", plan_of(p, which, from), 1,
               in_base(p, to / DAY));
    struct meeting m = booked(p, which, from);
    past_press(p, past_mentee(which, 0), "series:accept:%lld", (long long)m.series);
}

/* ---- heard ------------------------------------------------------------------------ */

/* What this person is asked next in a form whose name begins so; NULL: nothing. */
static const char *item_asked(const struct past *p, int64_t person, const char *form,
                              int64_t *draft)
{
    struct draft d = draft_last_asked(p->h->db, person);
    *draft = d.id;
    return strncmp(d.id ? d.form : "", form, strlen(form)) == 0 && *d.asked ? d.asked
                                                                            : NULL;
}

/* A mentee whose pair is not well marks its last meetings low. */
static const char *mark_of(const struct past *p, int64_t user, int64_t of, int item)
{
    bool low = user == past_mentee(PAIR_LOW, 0) && p->at > p->h->now - 3 * WEEK;
    if (low)
        return "2";
    return (of + user + item) % 3 ? "5" : "4";
}

static void give_marks(struct past *p, int64_t user, int64_t of)
{
    int64_t draft, person = school_person(p->h, user);
    const char *item;
    for (int i = 0; (item = item_asked(p, person, "feedback_", &draft)); i++) {
        const char *mark = mark_of(p, user, of, i);
        bool words = item[strlen("PME")] == '3';
        past_must(i < ANSWERS_MOST, "marks without an end", of);
        past_press(p, user, "form:%lld:%s:%s", (long long)draft, item,
                   words ? "yes" : mark);
    }
}

void past_answer_pulse(struct past *p, int64_t user)
{
    int64_t draft, person = school_person(p->h, user);
    const char *item;
    for (int i = 0; (item = item_asked(p, person, "pulse_", &draft)); i++) {
        bool bad = item[strlen("RHE")] >= '5';
        past_must(i < ANSWERS_MOST, "a pulse without an end", user);
        past_press(p, user, "form:%lld:%s:%s", (long long)draft, item, bad ? "1" : "4");
    }
}

/* Every second time the question for themselves is answered. */
static void think(struct past *p, int64_t user, int64_t of)
{
    static const char *const thoughts[] = {
        "Тишина в начале урока помогла больше, чем просьбы.",
        "Стоит заранее решить, с чего начать разговор.",
        "Получилось то, что раньше откладывалось на потом.",
        "Короткий план на листке держит разговор лучше памяти.",
        "В следующий раз начну с того, что удалось.",
        "Чужой урок показал мой: я тороплюсь с ответом.",
        "Родителям проще, когда сначала о хорошем.",
        "Два вопроса к классу вместо пяти, и отвечают все.",
        "Легче просить помощи, если назвать одно дело.",
        "Тетради проверены в школе, вечер остался дома.",
        "Устал, но уже знаю, от чего откажусь первым.",
    };
    struct prompt asked = prompt_of_meeting(p->h->db, school_person(p->h, user), of);
    past_until(p, p->at + 2 * MINUTE);
    if (!asked.id)
        return;
    if ((of + user) % 2)
        past_press(p, user, "reflection:skip:%lld", (long long)asked.id);
    else
        past_say(p, user, thoughts[(of + user) % (int64_t)COUNT(thoughts)]);
}

static void tell_all(struct past *p, int64_t user, const struct meeting *m, bool mentor)
{
    if (mentor)
        past_press(p, user, "took_place:yes:%lld:%d:%d", (long long)m->id, m->version,
                   MEETING_MINUTES);
    else
        past_press(p, user, "took_place:yes:%lld:%d", (long long)m->id, m->version);
    give_marks(p, user, m->id);
    think(p, user, m->id);
}

void past_hear(struct past *p, enum past_pair which, int64_t starts_at)
{
    struct meeting m = booked(p, which, starts_at);
    tell_all(p, past_mentor(which), &m, true);
    for (size_t i = 0; past_mentee(which, i); i++)
        tell_all(p, past_mentee(which, i), &m, false);
    m = meeting_anywhere(p->h->db, m.id);
    past_must(m.status == MEETING_HELD, "a meeting was not held", m.id);
}
