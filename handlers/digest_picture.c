/* digest_picture.c - the picture of a digest: meetings held each week, feedback, help
 * answered in time, coverage against its target. The office makes it beside the bot: the
 * words never wait for it, and when it cannot be made nothing is lost, the button is
 * there again.
 *
 * Each panel is a heading, labels, values, second values ("" for none) and a note; a
 * number that does not exist is an empty value and never a zero. */
#include "handlers/digest.h"

#include <string.h>

enum { HUNDRED = 100 };

static const char *say_it(struct turn *t, const char *key)
{
    return words_for(t, t->who.id, key);
}

/* A panel whose fillings are named needs no note. */
static void begin_panel(struct turn *t, struct sheet *s, const char *word,
                        const char *kind, const char *note)
{
    sheet_add(s, "headings", say_it(t, format(t, "digest.panel_%s", word)));
    sheet_add(s, "kinds", kind);
    sheet_add(s, "notes", note ? say_it(t, note) : "");
    sheet_add(s, "empty", say_it(t, "digest.panel_empty"));
}

static void name_fillings(struct turn *t, struct sheet *s, const char *full,
                          const char *hollow)
{
    sheet_add(s, "full", full ? say_it(t, full) : "");
    sheet_add(s, "hollow", hollow ? say_it(t, hollow) : "");
}

struct point {
    const char *label, *value, *second, *shown;
};

static void add_point(struct turn *t, struct sheet *s, int panel, struct point p)
{
    sheet_add(s, format(t, "labels%d", panel), p.label);
    sheet_add(s, format(t, "values%d", panel), p.value);
    sheet_add(s, format(t, "seconds%d", panel), p.second);
    sheet_add(s, format(t, "shown%d", panel), p.shown);
}

static const char *number(struct turn *t, int64_t n)
{
    return format(t, "%lld", (long long)n);
}

static const char *percent(struct turn *t, int64_t part, int64_t whole)
{
    return whole ? number(t, (part * HUNDRED + whole / 2) / whole) : "";
}

/* "3 из 5"; a dash when there was nothing to count. */
static const char *of_all(struct turn *t, int64_t part, int64_t whole)
{
    return whole ? words_for(t, t->who.id, "digest.of_all", number_("count", part),
                             number_("all", whole))
                 : say_it(t, "digest.nothing");
}

/* ---- panels ----------------------------------------------------------------------- */

static const char *week_label(struct turn *t, const struct week_numbers *w)
{
    const char *zone = organisation_find(t->db, t->who.organisation).zone;
    const char *date = date_in(t, zone, w->begins);
    return format(t, "%.2s.%.2s", date + strlen("2026-11-"), date + strlen("2026-"));
}

static void add_weeks(struct turn *t, struct sheet *s)
{
    struct week_numbers all[WEEKS_SHOWN];
    indicators_weeks(t, t->who.organisation, t->now, all);
    begin_panel(t, s, "held", "bars", NULL);
    name_fillings(t, s, "digest.full_held", "digest.hollow_held");
    begin_panel(t, s, "feedback", "line", "digest.note_feedback");
    name_fillings(t, s, NULL, NULL);
    begin_panel(t, s, "help", "parts", "digest.note_help");
    name_fillings(t, s, "digest.full_help", "digest.hollow_help");
    for (int i = 0; i < WEEKS_SHOWN; i++) {
        const struct week_numbers *w = &all[i];
        const char *label = week_label(t, w);
        add_point(t, s, 1,
                  (struct point){ label, number(t, w->held), number(t, w->due),
                                  of_all(t, w->held, w->due) });
        add_point(t, s, 2,
                  (struct point){ label, percent(t, w->filled, w->asked), "",
                                  of_all(t, w->filled, w->asked) });
        add_point(t, s, 3,
                  (struct point){ label, number(t, w->in_time), number(t, w->help),
                                  of_all(t, w->in_time, w->help) });
    }
}

/* Where a figure of the school is missing there is no bar, and the words say so. */
static struct point coverage_of(struct turn *t, const struct involved *year,
                                const char *name, const char *word)
{
    struct share p = indicator(t, t->who.organisation, year, name);
    const char *label = say_it(t, format(t, "digest.short_%s", word));
    if (p.whole < (digest_sees_pairs(t) ? 1 : COHORT_LEAST))
        return (struct point){ label, "", "", say_it(t, "digest.nothing") };
    const char *now = percent(t, p.part, p.whole);
    bool tiny = p.part && p.part * HUNDRED < p.whole;
    return (struct point){
        label, now, p.target ? number(t, p.target) : "",
        words_for(t, t->who.id, p.target ? "digest.now_target" : "digest.now",
                  text_("percent", tiny ? "<1" : now), number_("target", p.target))
    };
}

static void add_coverage(struct turn *t, struct sheet *s)
{
    static const char *const names[][2] = {
        { "K8", "k8" }, { "K1", "k1" }, { "K3", "k3" }, { "K9", "k9" }
    };
    struct involved year = indicators_year(t, t->who.organisation);
    begin_panel(t, s, "coverage", "goals", NULL);
    name_fillings(t, s, NULL, NULL);
    for (size_t i = 0; i < COUNT(names); i++)
        add_point(t, s, 4, coverage_of(t, &year, names[i][0], names[i][1]));
}

bool digest_draw(struct turn *t, const struct digest *d)
{
    struct organisation o = organisation_find(t->db, d->organisation);
    if (!digest_pictured(t->db, d->id, t->now))
        return false;
    struct sheet *s = sheet(t, "picture");
    sheet_text(s, "title", o.name);
    sheet_text(s, "subtitle",
               document_plain(t, words_for(t, t->who.id, "digest.picture_of",
                                           in_zone_(day_("day", d->made_at), o.zone))));
    add_weeks(t, s);
    add_coverage(t, s);
    sheet_make(s, "digest.picture", d->id);
    return true;
}

/* ---- asked for, and made ---------------------------------------------------------- */

void digest_ask_picture(struct turn *t, int64_t id)
{
    struct digest d = digest_find(t->db, t->who.id, id);
    if (!d.id || d.organisation != t->who.organisation) {
        old_button(t);
        return;
    }
    toast(t, digest_draw(t, &d) ? "digest.picture_soon" : "digest.picture_was");
}

void digest_drawn(struct turn *t, int64_t id, int64_t file)
{
    struct digest d = digest_find(t->db, t->who.id, id);
    if (!d.id || !has_role(t, DIGEST_READERS))
        return;
    if (!file) {
        digest_not_pictured(t->db, id);
        say(t, "digest.picture_failed");
        return;
    }
    name_file(t, file, say_it(t, "digest.picture_name"));
    send_file(t, t->who.id, file, "digest.picture");
}
