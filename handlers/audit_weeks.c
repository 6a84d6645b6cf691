/* audit_weeks.c - the audit for the head of the school: how much of what was done in a
 * week, and who of the staff acted; no contents, nobody who takes part is named. Reports
 * to the safeguarding adults are not even counted (domain.md 6.5). */
#include "handlers/audit.h"

enum { KINDS_MOST = 16, WEEKS_MOST = 52, DOERS = 10, NOON = 12 * HOUR };

static const unsigned posts_all =
    CURATOR | DEPUTY | HEAD | PSYCHOLOGIST | RESOURCE | ADMINISTRATOR;

/* Monday, midnight, of the week so many weeks ago. */
static int64_t week_begins(struct turn *t, int64_t ago)
{
    const char *zone = organisation_find(t->db, t->who.organisation).zone;
    int64_t days = weekday_there(t, zone) - 1 + 7 * ago;
    int64_t noon = moment_on(t, zone, date_in(t, zone, t->now), 12 * 60) - days * DAY;
    return moment_on(t, zone, date_in(t, zone, noon), 0);
}

static void add_kinds(struct card *c, const struct audit_count *acts, size_t count)
{
    for (size_t k = 0; audit_kind_at(k); k++) {
        int64_t sum = 0;
        for (size_t i = 0; i < count; i++)
            if (audit_kind_of(acts[i].act) == audit_kind_at(k))
                sum += acts[i].count;
        if (sum)
            line(c, "audit.count", part_("what", audit_kind_at(k)->key),
                 number_("count", sum));
    }
}

static void add_doers(struct turn *t, struct card *c, const struct audit_count *doers,
                      size_t count)
{
    int64_t members = 0, program = 0;
    size_t named = 0;
    gap(c);
    line(c, "audit.doers");
    for (size_t i = 0; i < count; i++) {
        bool staff = doers[i].person && named < DOERS &&
                     roles_of(t->db, doers[i].person, t->who.organisation) & posts_all;
        if (!doers[i].person)
            program += doers[i].count;
        else if (!staff)
            members += doers[i].count;
        else if (++named)
            line(c, "audit.doer", name_("who", doers[i].person),
                 number_("count", doers[i].count));
    }
    if (members)
        line(c, "audit.doer_members", number_("count", members));
    if (program)
        line(c, "audit.doer_program", number_("count", program));
}

/* audit:week:<how many weeks ago> */
void audit_week(struct turn *t, int64_t ago)
{
    size_t act_count, doer_count;
    audit_is_read(t);
    if (ago < 0 || ago > WEEKS_MOST)
        ago = 0;
    int64_t from = week_begins(t, ago), to = week_begins(t, ago - 1);
    const struct audit_count *acts =
        audit_acts(t->db, t->who.organisation, from, to, "safety", &act_count);
    const struct audit_count *doers =
        audit_doers(t->db, t->who.organisation, from, to, "safety", &doer_count);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "audit.week", day_("from", from), day_("to", to - NOON));
    gap(c);
    if (act_count) {
        add_kinds(c, acts, act_count);
        add_doers(t, c, doers, doer_count);
    } else {
        line(c, "audit.week_empty");
    }
    if (ago < WEEKS_MOST)
        button(c, format(t, "audit:week:%lld", (long long)ago + 1), "audit.week_before");
    if (ago > 0)
        button(c, format(t, "audit:week:%lld", (long long)ago - 1), "audit.week_after");
    nav(c, "desk:open");
    show(c);
}
