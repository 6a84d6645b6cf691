/* flags_card_act.c - what is done from a flag's card: who is told what is said before it
 * is sent, and each act is a compare-and-set on its row, on record by codes alone. */
#include "handlers/flags_card.h"

#include <stdlib.h>
#include <string.h>

#include "handlers/flags.h"
#include "handlers/matches.h"

enum { PUT_OFF = 7 * DAY, SIDES_MOST = 6, LOOK_AHEAD = 200, SPANS_MOST = 30 };

static int64_t made_for(struct turn *t)
{
    return strtoll(argument(t, 2), NULL, 10);
}

static void record(struct turn *t, const struct flag *f, const char *what)
{
    audit_add(t->db, t->now, f->organisation, t->who.id, format(t, "flag.%s", what),
              f->id, f->rule);
}

/* The open flag, when that action fits it; else they were told, and id 0. */
static struct flag acted_on(struct turn *t, int64_t id)
{
    struct flag f = flag_seen(t, id);
    if (f.id && f.ended_at)
        flags_card_put(t, id, made_for(t));
    else if (f.id && flags_card_fits(t, &f, argument(t, 1)))
        return f;
    else
        old_button(t);
    return (struct flag){ 0 };
}

static struct card *begin_card(struct turn *t, const struct flag *f, const char *key)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "flags_card.title", marked_("title", flag_title(t, f)));
    line(c, "flags_card.whom", text_("whom", flag_whom(t, f)));
    gap(c);
    line(c, key);
    return c;
}

static void end_card(struct turn *t, struct card *c, const struct flag *f)
{
    nav(c, format(t, "flags:card:%lld:%lld", (long long)f->id, (long long)made_for(t)));
    show(c);
}

/* ---- what is said first ----------------------------------------------------------- */

static const char *side_press(struct turn *t, const struct flag *f, const char *word,
                              int64_t person)
{
    if (strcmp(word, "write") == 0)
        return format(t, "writing:to:%lld:%lld", (long long)person, (long long)f->match);
    if (strcmp(word, "talk") == 0)
        return format(t, "booking:with:%lld:MC", (long long)person);
    return format(t, "flags:go:%lld:%s:%lld:%lld", (long long)f->id, word,
                  (long long)made_for(t), (long long)person);
}

static void choose_side(struct turn *t, const struct flag *f, const char *word)
{
    struct card *c = begin_card(t, f, format(t, "flags_card.whom_%s", word));
    int count = 0;
    if (f->person) {
        button(c, side_press(t, f, word, f->person), "flags_card.side",
               name_("who", f->person));
    } else {
        for (const struct member *b = members_of(t->db, f->match);
             b->person && count < SIDES_MOST; b++, count++) {
            button(c, side_press(t, f, word, b->person), "flags_card.side",
                   name_("who", b->person));
            row(c);
        }
    }
    end_card(t, c, f);
}

static const char *names_days(struct turn *t, const char *const *dates, size_t count)
{
    const char *all = "";
    const char *zone = organisation_find(t->db, t->who.organisation).zone;
    for (size_t i = 0; i < count; i++)
        all = list_with(
            t, all,
            words_for(t, t->who.id, "flags_card.one_day",
                      in_zone_(day_("day", moment_on(t, zone, dates[i], 0)), zone)));
    return all;
}

static void preview_slot(struct turn *t, const struct flag *f)
{
    const char *dates[HOLIDAYS_OFFERED];
    size_t count = flags_card_holidays(t, dates);
    struct card *c =
        begin_card(t, f, count ? "flags_card.preview_slot" : "flags_card.no_holidays");
    if (count) {
        line(c, "flags_card.days", text_("days", names_days(t, dates, count)));
        button(c, flags_card_press(t, "go", f, "slot", made_for(t)),
               "flags_card.send_both");
        style(c, PRIMARY);
    }
    end_card(t, c, f);
}

static void preview_remind(struct turn *t, const struct flag *f)
{
    struct card *c = begin_card(t, f, "flags_card.preview_remind");
    button(c, flags_card_press(t, "go", f, "remind", made_for(t)),
           "flags_card.send_both");
    style(c, PRIMARY);
    end_card(t, c, f);
}

static void preview_change(struct turn *t, const struct flag *f)
{
    struct card *c = begin_card(t, f, "flags_card.preview_change");
    if (has_role(t, DIGEST_STAFF)) {
        button(c, flags_card_press(t, "go", f, "change", made_for(t)),
               "flags_card.begin_change");
        row(c);
    }
    button(c, press_about(t, "ending:curator", f->match), "flags_card.to_ending");
    end_card(t, c, f);
}

void flags_card_act(struct turn *t, int64_t flag)
{
    struct flag f = acted_on(t, flag);
    const char *word = argument(t, 1);
    if (!f.id)
        return;
    if (strcmp(word, "remind") == 0)
        preview_remind(t, &f);
    else if (strcmp(word, "slot") == 0)
        preview_slot(t, &f);
    else if (strcmp(word, "change") == 0)
        preview_change(t, &f);
    else if (strcmp(word, "write") == 0 || strcmp(word, "talk") == 0 ||
             strcmp(word, "psychologist") == 0)
        choose_side(t, &f, word);
    else
        flags_card_put(t, flag, made_for(t));
}

/* ---- what is done ----------------------------------------------------------------- */

size_t flags_card_holidays(struct turn *t, const char *dates[HOLIDAYS_OFFERED])
{
    struct school_days some[SPANS_MOST];
    int64_t school = t->who.organisation;
    const char *today = date_in(t, organisation_find(t->db, school).zone, t->now);
    const char *from = date_after(t->db, today, 1);
    size_t offered = 0, count = school_days_between(t->db, school, from,
                                                    date_after(t->db, today, LOOK_AHEAD),
                                                    some, SPANS_MOST);
    for (size_t i = 0; i < count && !offered; i++) {
        if (strcmp(some[i].kind, "holiday") != 0)
            continue;
        const char *day = strcmp(some[i].first, from) > 0 ? some[i].first : from;
        for (; strcmp(day, some[i].last) <= 0 && offered < HOLIDAYS_OFFERED;
             day = date_after(t->db, day, 1))
            if (weekday_of(day) <= 5)
                dates[offered++] = day;
    }
    return offered;
}

/* Once a day for each match, in whichever way: who is away or waits is not told. */
static bool tell_members(struct turn *t, const struct flag *f, const char *what)
{
    if (!matches_remind_now(t, f->match)) {
        toast(t, "flags_card.sent_today");
        return false;
    }
    for (const struct member *b = members_of(t->db, f->match); b->person; b++) {
        struct person p = person_find(t->db, b->person);
        if (p.state == PERSON_ACTIVE && p.paused_until <= t->now)
            soon(t, what, b->person, f->match, 0);
    }
    return true;
}

/* What is awaited of a match that does not run yet is asked for anew. */
static bool remind(struct turn *t, const struct flag *f)
{
    struct asked_member some[SIDES_MOST];
    struct match m = match_overseen(t, f->match);
    if (match_is_running(&m))
        return tell_members(t, f, "digest.times");
    size_t count = matches_awaited(t, &m, some, SIDES_MOST);
    bool first = count && matches_remind_now(t, m.id);
    for (size_t i = 0; first && i < count; i++) {
        if (m.state == MATCH_ACCEPTED)
            soon(t, "agreement.ask", some[i].person, m.id, AGREEMENT_REMIND);
        else
            soon(t, "matches.remind", some[i].person, m.id, 0);
    }
    if (!first)
        toast(t, "flags_card.sent_today");
    return first;
}

/* The days that are offered may be booked from then on (booking_days.c). */
static bool slot(struct turn *t, const struct flag *f)
{
    const char *dates[HOLIDAYS_OFFERED];
    if (!flags_card_holidays(t, dates) || !tell_members(t, f, "digest.holidays"))
        return false;
    audit_add(t->db, t->now, f->organisation, t->who.id, "match.holidays", f->match,
              NULL);
    return true;
}

static bool offer_psychologist(struct turn *t, const struct flag *f)
{
    int64_t person = strtoll(argument(t, 3), NULL, 10);
    bool theirs = person && (f->person ? f->person == person
                                       : member_find(t->db, f->match, person).person);
    if (!theirs ||
        audit_has(t->db, f->organisation, "flag.psychologist", f->id, t->now - DAY + 1))
        return false;
    soon(t, "digest.psychologist", person, f->organisation, 0);
    return true;
}

/* flags:go:<flag>:<word>:<digest>[:<person>] */
void flags_card_go(struct turn *t, int64_t flag)
{
    struct flag f = acted_on(t, flag);
    const char *word = argument(t, 1);
    bool done = false;
    if (!f.id)
        return;
    if (strcmp(word, "change") == 0 && has_role(t, DIGEST_STAFF)) {
        struct match m = match_overseen(t, f.match);
        record(t, &f, word);
        matching_follow(t, &m);
        return;
    }
    if (strcmp(word, "remind") == 0)
        done = remind(t, &f);
    else if (strcmp(word, "slot") == 0)
        done = slot(t, &f);
    else if (strcmp(word, "psychologist") == 0)
        done = offer_psychologist(t, &f);
    if (done) {
        record(t, &f, word);
        toast(t, "flags_card.sent");
    }
    flags_card_put(t, flag, made_for(t));
}

/* ---- how it ends ------------------------------------------------------------------ */

/* A second tap, or one that came too late, shows how it is. Afterwards the digest is
 * there again, in which the line is struck through. */
static void end_as(struct turn *t, int64_t flag, const char *word)
{
    struct flag f = flag_seen(t, flag);
    int64_t made = strtoll(argument(t, 1), NULL, 10);
    struct digest d = digest_find(t->db, t->who.id, made);
    bool snooze = strcmp(word, "snooze") == 0;
    if (!f.id) {
        old_button(t);
        return;
    }
    if (snooze ? f.snoozed_until <= t->now && flag_snooze(t->db, flag, t->now + PUT_OFF)
               : flag_end(t->db, flag, word, t->who.id, t->now)) {
        record(t, &f, word);
        toast(t, format(t, "flags_card.now_%s", word));
    }
    if (d.id)
        digest_put(t, &d, digest_page_of(t, d.id, flag), "screen");
    else
        flags_card_put(t, flag, 0);
}

void flags_card_done(struct turn *t, int64_t flag)
{
    end_as(t, flag, "done");
}

void flags_card_false(struct turn *t, int64_t flag)
{
    end_as(t, flag, "false");
}

void flags_card_snooze(struct turn *t, int64_t flag)
{
    end_as(t, flag, "snooze");
}

void flags_card_accept(struct turn *t, int64_t flag)
{
    struct flag f = flag_seen(t, flag);
    if (f.id && flag_accept(t->db, flag, t->who.id, t->now)) {
        record(t, &f, "accept");
        toast(t, "flags_card.now_accept");
    }
    flags_card_put(t, flag, strtoll(argument(t, 1), NULL, 10));
}
