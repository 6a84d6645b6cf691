/* cohort_lack.c - when mentors lack (domain.md 2 E05, 4.9 RF-10): how many places are
 * missing, in which directions, and what can be done. Numbers alone, nobody is named. */
#include "handlers/cohort.h"

enum { NAMED_MOST = 3 };

void cohort_lack_lines(struct card *c, struct turn *t, const struct fit_cohort *all)
{
    struct cohort_count n = cohort_count(all);
    struct fit_lack lacks[NAMED_MOST];
    size_t count = fit_lacks(t, all, lacks, NAMED_MOST);
    if (n.waiting <= n.places && !count)
        return;
    gap(c);
    if (n.waiting > n.places)
        line(c, "cohort.lack_places", number_("count", n.waiting - n.places));
    for (size_t i = 0; i < count; i++)
        line(c, "cohort.lack_direction", text_("what", lacks[i].what),
             number_("count", lacks[i].wanted), number_("places", lacks[i].places));
}

void cohort_lack(struct turn *t, int64_t id)
{
    struct match_round r = round_find(t->db, t->who.organisation, id);
    if (!r.id || r.state == ROUND_PUBLISHED || r.state == ROUND_DROPPED) {
        old_button(t);
        return;
    }
    struct fit_cohort all = cohort_read_places(t, &r);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "cohort.lack_what");
    cohort_lack_lines(c, t, &all);
    gap(c);
    line(c, "cohort.lack_what_to_do");
    button(c, invite_press(t, "mentor"), "cohort.lack_invite");
    row(c);
    button(c, "matching:begin", "cohort.lack_group");
    row(c);
    nav(c, "cohort:open");
    show(c);
}
