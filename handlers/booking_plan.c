/* booking_plan.c - a plan in a button: a letter and a number in base 36 each, what was
 * not chosen left out. 64 bytes hold it with ids up to sixty million. */
#include "handlers/booking.h"

#include <string.h>

enum { BASE = 36, DIGITS_MOST = 7, LONGEST = 24 * 60 };
/* No such minute, day or version: years from now, and the calendar ends somewhere. */
enum { MINUTES_END = 60000000, DAYS_END = 41000, VERSIONS_END = 1000000 };

/* ---- written ---------------------------------------------------------------------- */

static const char *in_base(struct turn *t, int64_t n)
{
    static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    char text[16];
    size_t at = sizeof text - 1;
    text[at] = '\0';
    do
        text[--at] = digits[n % BASE];
    while ((n /= BASE) > 0 && at > 0);
    return format(t, "%s", text + at);
}

static void put(struct turn *t, const char **text, char letter, int64_t n)
{
    if (n > 0)
        *text = format(t, "%s%c%s", *text, letter, in_base(t, n));
}

const char *plan_text(struct turn *t, const struct plan *p)
{
    const char *text = "";
    put(t, &text,
        p->meeting ? 'G'
        : p->match ? 'M'
                   : 'W',
        p->meeting ? p->meeting
        : p->match ? p->match
                   : p->with);
    put(t, &text, 'V', p->version);
    put(t, &text, 'T', p->meeting ? 0 : p->type);
    put(t, &text, 'O', p->topic);
    put(t, &text, 'N', p->meeting ? 0 : p->minutes);
    if (p->venue != PLACE_OPEN)
        put(t, &text, 'P', p->venue == PLACE_TYPED ? 1 : p->venue + 2);
    for (size_t i = 0; i < p->count; i++)
        put(t, &text, 'A', p->at[i]);
    put(t, &text, 'D', p->day);
    put(t, &text, 'S', p->every);
    put(t, &text, 'U', p->until);
    put(t, &text, 'Y', p->why);
    return text;
}

const char *plan_press(struct turn *t, const char *action, const struct plan *p)
{
    return format(t, "booking:%s:%s", action, plan_text(t, p));
}

/* ---- read ------------------------------------------------------------------------- */

static int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'z' ? c - 'a' + 10 : -1;
}

/* The number that begins there, 1 or more; 0 for none, and for one that is too long. */
static int64_t number_at(const char **at)
{
    int64_t n = 0;
    int digits = 0;
    for (; digit(**at) >= 0; (*at)++, digits++)
        n = digits < DIGITS_MOST ? n * BASE + digit(**at) : 0;
    return digits <= DIGITS_MOST ? n : 0;
}

static bool add_time(struct plan *p, int64_t minutes)
{
    if (p->count == OFFERS_MOST || minutes > MINUTES_END)
        return false;
    p->at[p->count++] = minutes;
    return true;
}

static bool take(struct plan *p, char letter, int64_t n)
{
    switch (letter) {
    case 'M':
        return (p->match = n) > 0;
    case 'G':
        return (p->meeting = n) > 0;
    case 'W':
        return (p->with = n) > 0;
    case 'V':
        p->version = (int)n;
        return n < VERSIONS_END;
    case 'T':
        return n < BASE && type_at(p->type = (int)n);
    case 'O':
        return (p->topic = n) > 0;
    case 'N':
        p->minutes = (int)n;
        return n >= 5 && n <= LONGEST;
    case 'P':
        p->venue = n == 1 ? PLACE_TYPED : n - 2;
        return true;
    case 'A':
        return add_time(p, n);
    case 'D':
        return (p->day = n) < DAYS_END;
    case 'S':
        p->every = (int)n;
        return n <= EVERY_MONTH;
    case 'U':
        return (p->until = n) < DAYS_END;
    case 'Y':
        p->why = (int)n;
        return n < BASE && *why_word(p->why);
    default:
        return false;
    }
}

bool plan_read(struct turn *t, const char *text, struct plan *p)
{
    *p = (struct plan){ .venue = PLACE_OPEN };
    while (*text) {
        char letter = *text++;
        int64_t n = number_at(&text);
        if (!n || !take(p, letter, n))
            return false;
    }
    return plan_found(t, p);
}

bool plan_pressed(struct turn *t, struct plan *p)
{
    if (plan_read(t, argument(t, 0), p))
        return true;
    if (p->g.id) /* it has changed meanwhile: this is how it is now */
        meeting_show(t, p->g.id);
    else
        old_button(t);
    return false;
}

/* ---- the rows --------------------------------------------------------------------- */

static void add_person(struct turn *t, struct plan *p, size_t *count, int64_t person)
{
    struct person who = person_find(t->db, person);
    if (*count + 1 == TOGETHER_MOST || !who.id)
        return;
    p->people[(*count)++] = person;
    p->grown = p->grown && person_is_grown(&who);
    p->learners = p->learners || who.learner;
}

static void find_people(struct turn *t, struct plan *p)
{
    size_t count = 0;
    p->grown = true;
    if (p->meeting)
        for (const struct attendee *a = attendees_of(t->db, p->meeting); a->person; a++)
            add_person(t, p, &count, a->person);
    else if (p->match)
        for (const struct member *one = members_of(t->db, p->match); one->person; one++)
            add_person(t, p, &count, one->person);
    else {
        add_person(t, p, &count, t->who.id);
        add_person(t, p, &count, p->with);
    }
}

static bool find_meeting(struct turn *t, struct plan *p)
{
    p->g = meeting_of(t->db, t->who.id, p->meeting);
    bool general = p->g.id && strcmp(p->g.type, "MG") == 0; /* its curators move it */
    if (p->g.organisation != t->who.organisation || general) {
        p->g.id = 0;
        return false;
    }
    p->type = type_named(p->g.type);
    p->minutes = p->g.minutes;
    p->zone = p->g.zone;
    p->m = match_of(t->db, t->who.id, p->g.match);
    return meeting_is_open(&p->g) && p->g.version == p->version;
}

/* A match is for those in it, while it goes on. */
static bool find_match(struct turn *t, struct plan *p)
{
    p->m = match_of(t->db, t->who.id, p->match);
    return p->m.id && p->m.organisation == t->who.organisation &&
           (p->m.state == MATCH_ACTIVE || p->m.state == MATCH_CLOSING);
}

static const unsigned office = CURATOR | DEPUTY | HEAD;

/* A curator with anybody of the school, anybody with a curator, and two of whom one
 * answers the other's request for help. */
static bool find_other(struct turn *t, const struct plan *p)
{
    struct person other = person_find(t->db, p->with);
    return other.id && other.id != t->who.id && other.state == PERSON_ACTIVE &&
           other.organisation == t->who.organisation &&
           (has_role(t, office) ||
            (roles_of(t->db, other.id, other.organisation) & office) ||
            help_between(t, other.id));
}

/* A consultation may be anywhere, one with a curator is no matter of a match, and those
 * of many are not booked here. */
static bool type_fits(const struct plan *p)
{
    const char *type = type_at(p->type);
    if (!type || p->meeting || strcmp(type, "MK") == 0)
        return true;
    return p->with ? strcmp(type, "MC") == 0 : type[1] >= '1' && type[1] <= '5';
}

bool plan_found(struct turn *t, struct plan *p)
{
    if ((p->match != 0) + (p->meeting != 0) + (p->with != 0) != 1)
        return false;
    p->zone = organisation_find(t->db, t->who.organisation).zone;
    bool found = p->meeting ? find_meeting(t, p)
                 : p->match ? find_match(t, p)
                            : find_other(t, p);
    if (!found || !type_fits(p) || (p->every && !p->match))
        return false;
    find_people(t, p);
    if (!p->type)
        p->type = p->match ? type_next(t, &p->m) : type_named("MC");
    if (!p->minutes)
        p->minutes =
            p->learners || strcmp(p->match ? p->m.kind : "", "SPEED") == 0 ? 30 : 45;
    return true;
}

/* ---- changed ---------------------------------------------------------------------- */

struct plan plan_with_time(struct plan p, int64_t minutes)
{
    for (size_t i = 0; i < p.count; i++)
        if (p.at[i] == minutes) {
            p.day = 0;
            return p;
        }
    p.at[p.count < OFFERS_MOST ? p.count++ : p.count - 1] = minutes;
    p.day = 0;
    return p;
}

struct plan plan_on(struct plan p, int64_t day)
{
    p.day = day;
    return p;
}

void plan_sort(struct plan *p)
{
    for (size_t i = 1; i < p->count; i++)
        for (size_t j = i; j > 0 && p->at[j] < p->at[j - 1]; j--) {
            int64_t later_one = p->at[j - 1];
            p->at[j - 1] = p->at[j];
            p->at[j] = later_one;
        }
}

const char *plan_partners(struct turn *t, const struct plan *p)
{
    const char *names_ = "";
    for (const int64_t *who = p->people; *who; who++)
        if (*who != t->who.id)
            names_ = list_with(t, names_, names_of(t, *who));
    return names_;
}
