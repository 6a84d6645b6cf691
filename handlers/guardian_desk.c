/* guardian_desk.c - the curator's side of guardians: who waits, and the check by the
 * school's records (domain.md 6.2, Minors).
 *
 * Here too a minor who waits is a number and nothing else. A guardian has a code, told to
 * the guardian alone: whoever names it, called by the number in the school's records, is
 * the one who answered. */
#include "handlers/guardian.h"

enum { PAGE = 5 };

const char *guardian_number(struct turn *t, int64_t number)
{
    return format(t, "%02lld", (long long)number);
}

int64_t guardian_waiting(struct turn *t)
{
    return has_role(t, CURATOR | DEPUTY)
               ? guardianships_to_do(t->db, t->who.organisation, t->now)
               : 0;
}

/* ---- the card of one guardianship ------------------------------------------------- */

static void put_waiting(struct turn *t, struct card *c, const struct guardianship *g,
                        const struct person *minor)
{
    struct link l = link_open(t->db, minor->id, "guardian", t->now);
    struct invitation i =
        invitation_find(t->db, g->organisation, minor_invitation(t->db, minor->id));
    line(c, "guardian.card_waiting", text_("number", guardian_number(t, minor->number)),
         text_("age", minor->age),
         part_("role", format(t, "invite.role_%s", i.id ? i.role : "mentee")),
         when_("at", g->since));
    int64_t until = g->since + GUARDIAN_WAIT_DAYS * DAY;
    line(c, until - t->now <= WEEK ? "guardian.card_wiped_soon" : "guardian.card_wiped",
         day_("until", until));
    gap(c);
    if (l.id)
        line(c, "guardian.card_link", day_("until", l.expires_at));
    else
        line(c, "guardian.card_no_link");
    button(c, guardian_link_press(t, minor->id),
           l.id ? "guardian.new_link" : "guardian.make_link");
    style(c, PRIMARY);
}

static void put_words(struct turn *t, struct card *c, const struct guardianship *g)
{
    const char *words = guardianship_words(t->db, g);
    if (words && *words)
        line(c, "guardian.card_words", text_("words", words));
}

static void put_agreed(struct turn *t, struct card *c, const struct guardianship *g,
                       const struct person *minor)
{
    line(c, "guardian.card_agreed", text_("number", guardian_number(t, minor->number)),
         part_("kinship", format(t, "guardian.kin_%s", g->kinship)),
         name_("who", g->guardian), when_("at", g->agreed_at));
    put_words(t, c, g);
    gap(c);
    line(c, "guardian.card_check", name_("who", g->guardian));
    button(c, press_about(t, "guardian_desk:confirm", g->id), "guardian.confirm");
    style(c, SUCCESS);
    row(c);
    button(c, press_about(t, "guardian_desk:reject", g->id), "guardian.reject");
    style(c, DANGER);
}

static void put_confirmed(struct turn *t, struct card *c, const struct guardianship *g,
                          const struct person *minor)
{
    line(c, "guardian.card_confirmed", text_("number", guardian_number(t, minor->number)),
         part_("kinship", format(t, "guardian.kin_%s", g->kinship)),
         name_("who", g->guardian), name_("by", g->confirmed_by),
         when_("at", g->confirmed_at));
    put_words(t, c, g);
    button(c, guardian_link_press(t, minor->id), "guardian.second_link");
    row(c);
    button(c, press_about(t, "guardian_desk:grown", g->id), "guardian.grown");
}

void guardian_desk_card(struct turn *t, int64_t curator, int64_t id)
{
    struct person to = person_find(t->db, curator);
    struct guardianship g = guardianship_find(t->db, to.organisation, id);
    struct person minor = person_find(t->db, g.minor);
    bool waits = minor.id && g.state == GUARDIANSHIP_WAITING;
    /* the answer is a message of its own: an edit of the first would pass unnoticed */
    struct card *c = card(t, curator, waits ? "guardian_waits" : "guardian", id);
    if (waits)
        put_waiting(t, c, &g, &minor);
    else if (minor.id && g.state == GUARDIANSHIP_AGREED)
        put_agreed(t, c, &g, &minor);
    else if (minor.id && g.state == GUARDIANSHIP_CONFIRMED)
        put_confirmed(t, c, &g, &minor);
    else
        line(c, "guardian.card_ended");
    nav(c, "guardian_desk:list:0");
    show(c);
}

/* ---- what curators hear, never at night -------------------------------------------- */

void guardian_desk_cards(struct turn *t, int64_t organisation, int64_t id)
{
    curators_hear(t, organisation, "guardian_desk.card", id, 0);
    if (t->who.organisation == organisation && has_role(t, CURATOR))
        guardian_desk_card(t, t->who.id, id); /* who is awake and acts sees it at once */
}

static void told_card(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct guardianship g = guardianship_find(t->db, t->who.organisation, id);
    if (g.id && (g.state == GUARDIANSHIP_WAITING || g.state == GUARDIANSHIP_AGREED))
        guardian_desk_card(t, t->who.id, g.id);
}

void guardian_desk_tell(struct turn *t, int64_t organisation, enum guardian_news news,
                        int64_t number)
{
    curators_hear(t, organisation, "guardian_desk.news", number, (int)news);
}

static void told_news(struct turn *t, int64_t number, int news)
{
    static const char *const keys[] = {
        [GUARDIAN_WRONG_HANDS] = "guardian.wrong_hands",
        [GUARDIAN_DECLINED] = "guardian.declined_desk",
        [GUARDIAN_SECOND_DECLINED] = "guardian.second_declined_desk",
        [GUARDIAN_WITHDREW] = "guardian.withdrawn_desk",
        [GUARDIAN_MINOR_LEFT] = "guardian.left_desk",
    };
    if (news >= 0 && news < (int)COUNT(keys))
        say(t, keys[news], text_("number", guardian_number(t, number)));
}

/* ---- the list --------------------------------------------------------------------- */

static void list(struct turn *t, int64_t skip)
{
    struct guardianship open[PAGE];
    int64_t all = guardianships_open_count(t->db, t->who.organisation);
    if (skip < 0 || skip >= all)
        skip = 0;
    size_t count = guardianships_open(t->db, t->who.organisation, skip, open, PAGE);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, all ? "guardian.list" : "guardian.list_empty", number_("count", all));
    for (size_t i = 0; i < count; i++) {
        int64_t number = person_find(t->db, open[i].minor).number;
        button(c, press_about(t, "guardian_desk:show", open[i].id),
               open[i].state == GUARDIANSHIP_WAITING ? "guardian.in_list_waiting"
                                                     : "guardian.in_list_agreed",
               text_("number", guardian_number(t, number)));
        row(c);
    }
    if (skip > 0)
        button(c, press_about(t, "guardian_desk:list", skip - PAGE),
               "guardian.list_before");
    if (skip + (int64_t)count < all)
        button(c, press_about(t, "guardian_desk:list", skip + PAGE),
               "guardian.list_after");
    nav(c, "queue:open");
    show(c);
}

static void show_one(struct turn *t, int64_t id)
{
    if (guardianship_find(t->db, t->who.organisation, id).id)
        guardian_desk_card(t, t->who.id, id);
    else
        old_button(t);
}

/* ---- by the school's records ------------------------------------------------------ */

static struct guardianship agreed_one(struct turn *t, int64_t id)
{
    struct guardianship g = guardianship_find(t->db, t->who.organisation, id);
    return g.state == GUARDIANSHIP_AGREED ? g : (struct guardianship){ 0 };
}

static void tell_confirmed(struct turn *t, const struct guardianship *g)
{
    struct card *c = card(t, g->guardian, "guardian_child", g->id);
    line(c, "guardian.confirmed_you");
    button(c, press_about(t, "guardian_view:child", g->id), "guardian.to_child");
    show(c);
}

static void confirm(struct turn *t, int64_t id)
{
    struct guardianship g = agreed_one(t, id);
    if (g.id && g.guardian == t->who.id) {
        say(t, "guardian.confirm_by_another");
        return;
    }
    if (!g.id || !guardianship_confirm(t->db, g.organisation, id, t->who.id, t->now)) {
        show_one(t, id);
        return;
    }
    audit_add(t->db, t->now, g.organisation, t->who.id, "guardian.confirmed", g.minor,
              NULL);
    flags_touch_person(t, g.minor);
    tell_confirmed(t, &g);
    guardian_desk_card(t, t->who.id, id);
}

static void reject(struct turn *t, int64_t id)
{
    struct guardianship g = agreed_one(t, id);
    if (!g.id) {
        show_one(t, id);
        return;
    }
    int64_t number = person_find(t->db, g.minor).number;
    struct card *c = card(t, t->who.id, "guardian", id);
    line(c, "guardian.reject_what", text_("number", guardian_number(t, number)),
         name_("who", g.guardian));
    button(c, press_about(t, "guardian_desk:rejected", id), "guardian.reject_yes");
    style(c, DANGER);
    nav(c, press_about(t, "guardian_desk:show", id));
    show(c);
}

static void rejected(struct turn *t, int64_t id)
{
    struct guardianship g = agreed_one(t, id);
    if (!g.id || !guardianship_end(t->db, id, GUARDIANSHIP_WITHDRAWN)) {
        show_one(t, id);
        return;
    }
    guardian_take_consent(t->db, g.minor, g.guardian, t->now);
    guardian_discharge(t->db, g.guardian, g.organisation);
    audit_add(t->db, t->now, g.organisation, t->who.id, "guardian.rejected", g.minor,
              NULL);
    look_again(t);
    tell(t, g.guardian, "guardian.rejected_you");
    guardian_desk_card(t, t->who.id, id);
    if (!guardianships_of_minor(t->db, g.minor)->id)
        guardian_wait_again(t, g.minor, "guardian.wait_again");
}

/* ---- eighteen --------------------------------------------------------------------- */

static struct guardianship confirmed_one(struct turn *t, int64_t id)
{
    struct guardianship g = guardianship_find(t->db, t->who.organisation, id);
    bool now = g.state == GUARDIANSHIP_CONFIRMED &&
               person_find(t->db, g.minor).state == PERSON_ACTIVE;
    return now ? g : (struct guardianship){ 0 };
}

static void grown(struct turn *t, int64_t id)
{
    struct guardianship g = confirmed_one(t, id);
    if (!g.id) {
        show_one(t, id);
        return;
    }
    int64_t number = person_find(t->db, g.minor).number;
    struct card *c = card(t, t->who.id, "guardian", id);
    line(c, "guardian.grown_what", text_("number", guardian_number(t, number)));
    button(c, press_about(t, "guardian_desk:grown_up", id), "guardian.grown_yes");
    style(c, PRIMARY);
    nav(c, press_about(t, "guardian_desk:show", id));
    show(c);
}

static void grown_up(struct turn *t, int64_t id)
{
    struct guardianship g = confirmed_one(t, id);
    if (g.id) {
        audit_add(t->db, t->now, g.organisation, t->who.id, "minor.grown", g.minor, NULL);
        guardian_grown(t, g.minor);
    }
    show_one(t, id);
}

static const struct action actions[] = {
    { "confirm", CURATOR | DEPUTY, confirm },
    { "grown", CURATOR | DEPUTY, grown },
    { "grown_up", CURATOR | DEPUTY, grown_up },
    { "list", CURATOR | DEPUTY, list },
    { "reject", CURATOR | DEPUTY, reject },
    { "rejected", CURATOR | DEPUTY, rejected },
    { "show", CURATOR | DEPUTY, show_one },
    { 0 },
};

static const struct due due[] = {
    { "card", COMES_BEFORE, 0, told_card },
    { "news", COMES_BEFORE, 0, told_news },
    { 0 },
};

const struct feature guardian_desk = {
    .name = "guardian_desk",
    .actions = actions,
    .due = due,
};
