/* consent_list.c - «Мои согласия»: what was given when, read again, and taken back in two
 * taps, the second after its real effect was told (domain.md 6.2, 6.7 no. 2). */
#include "handlers/consent.h"

#include <string.h>

enum { TAKEN_DOWN_DAYS = 3, LAST_HOUR = 23 * 60, RENEW_DAYS = 30 };

static const char *const purposes[] = { "P1", "P2", "P3", "P4", "P5", "P6" };

/* The text that stands for this purpose for the actor. */
static const struct document *text_of(struct turn *t, const char *purpose)
{
    return strcmp(purpose, "P1") == 0 ? consent_own_first(t) : document_named(purpose);
}

static bool is_purpose(const char *word)
{
    for (size_t i = 0; i < COUNT(purposes); i++)
        if (strcmp(purposes[i], word) == 0)
            return true;
    return false;
}

/* ---- the list --------------------------------------------------------------------- */

void consent_line(struct card *c, const struct document *d, const struct consent *given)
{
    struct value number = number_("number", d->purpose[1] - '0');
    struct value title = part_("title", d->title);
    if (!given->id)
        line(c, "consent.line_not_given", number, title);
    else if (given->evidence)
        line(c, "consent.line_on_paper", number, title, day_("day", given->given_at),
             text_("paper", given->evidence));
    else
        line(c, given->guardian ? "consent.line_by_guardian" : "consent.line_given",
             number, title, day_("day", given->given_at),
             number_("version", given->text_version));
    if (given->id && given->valid_until)
        line(c, "consent.line_until", day_("until", given->valid_until));
}

static void buttons_of(struct turn *t, struct card *c, const struct document *d,
                       const struct consent *given)
{
    struct value number = number_("number", d->purpose[1] - '0');
    bool ends =
        given->valid_until && given->valid_until - t->now <= (int64_t)RENEW_DAYS * DAY;
    row(c);
    button(c, format(t, "consent:read:%s", d->purpose), "consent.read", number);
    if (given->id)
        button(c, format(t, "consent:withdraw:%s", d->purpose), "consent.withdraw",
               number);
    if ((!given->id || ends) && consent_is_asked_here(t, d))
        button(c, format(t, "consent:ask:%s", d->name), "consent.give", number);
}

/* What was neither given nor may be: of no use to whoever reads the list. */
static bool is_listed(struct turn *t, const struct document *d,
                      const struct consent *given)
{
    if (given->id || strcmp(d->purpose, "P1") == 0)
        return true;
    bool later = strcmp(d->purpose, "P5") == 0 || strcmp(d->purpose, "P6") == 0;
    if (strcmp(d->purpose, "P4") == 0 && !has_role(t, MENTOR))
        return false;
    return !later && (consent_is_asked_here(t, d) || !names_shown(t));
}

void consent_list(struct turn *t, int64_t unused)
{
    (void)unused;
    if (t->who.state == PERSON_WAITING) {
        guardian_wait(t);
        return;
    }
    if (t->who.state == PERSON_FROZEN) {
        consent_frozen_screen(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "consent.list");
    gap(c);
    for (size_t i = 0; i < COUNT(purposes); i++) {
        const struct document *d = text_of(t, purposes[i]);
        struct consent given = consent_find(t->db, t->who.id, purposes[i]);
        if (!is_listed(t, d, &given))
            continue;
        consent_line(c, d, &given);
        buttons_of(t, c, d, &given);
    }
    if (!names_shown(t))
        line(c, "consent.list_on_paper");
    row(c);
    button(c, "rights:list", "consent.to_rights");
    nav(c, NULL);
    show(c);
}

/* consent:read:<purpose> */
void consent_read(struct turn *t, int64_t unused)
{
    (void)unused;
    const char *purpose = argument(t, 0);
    if (!is_purpose(purpose)) {
        old_button(t);
        return;
    }
    const struct document *d = text_of(t, purpose);
    struct consent given = consent_find(t->db, t->who.id, purpose);
    struct card *c = card(t, t->who.id, "screen", 0);
    marked_line(c, document_text(t, t->who.id, t->who.organisation, d));
    gap(c);
    line(c, "consent.version", number_("version", d->version));
    if (given.id && !given.guardian && given.text_version < d->version)
        line(c, "consent.version_given", number_("version", given.text_version));
    button(c, format(t, "consent:file:%s", d->name), "consent.read_whole");
    nav(c, "consent:list");
    show(c);
}

/* ---- taking back ------------------------------------------------------------------ */

static const char *effect_key(const char *purpose)
{
    static const char *const keys[] = {
        "consent.effect_p1", "consent.effect_p2", "consent.effect_p3",
        "consent.effect_p4", "consent.effect_p5", "consent.effect_p6",
    };
    return keys[purpose[1] - '1'];
}

void consent_effect(struct turn *t, const char *purpose)
{
    bool first = strcmp(purpose, "P1") == 0;
    bool alone = first && consent_is_last_curator(t, t->who.id);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "consent.effect_title", part_("title", text_of(t, purpose)->title));
    gap(c);
    line(c, effect_key(purpose),
         day_("until", consent_destroyed_at(t, t->who.organisation)));
    if (alone)
        line(c, "consent.last_curator");
    else {
        button(c, format(t, "consent:withdrawn:%s", purpose), "consent.withdraw_sure");
        style(c, DANGER);
    }
    nav(c, "consent:list");
    show(c);
}

/* consent:withdraw:<purpose>: the first tap */
void consent_withdraw_asked(struct turn *t, int64_t unused)
{
    (void)unused;
    const char *purpose = argument(t, 0);
    if (is_purpose(purpose) && consent_given(t->db, t->who.id, purpose))
        consent_effect(t, purpose);
    else
        consent_list(t, 0);
}

static void tell_to_take_down(struct turn *t)
{
    struct organisation o = organisation_find(t->db, t->who.organisation);
    const char *today = date_in(t, o.zone, t->now);
    const char *last = working_day_after(t->db, o.id, today, TAKEN_DOWN_DAYS);
    const int64_t *curators = role_holders(t->db, o.id, CURATOR);
    for (; *curators; curators++)
        if (*curators != t->who.id)
            tell(t, *curators, "consent.told_unpublish", name_("who", t->who.id),
                 day_("until", moment_on(t, o.zone, last, LAST_HOUR)));
}

static void withdraw(struct turn *t, const char *purpose)
{
    consent_withdraw(t->db, t->who.id, purpose, t->now);
    consent_answer(t, document_named(purpose), "no");
    audit_add(t->db, t->now, t->who.organisation, t->who.id, "consent.withdrawn",
              t->who.id, purpose);
    if (strcmp(purpose, "P3") == 0)
        tell_to_take_down(t);
    toast(t, "consent.taken_back");
    if (t->who.texts < DOCUMENTS_REVISION)
        consent_go_on(t);
    else
        consent_list(t, 0);
}

/* consent:withdrawn:<purpose>: the second tap */
void consent_withdrawn(struct turn *t, int64_t unused)
{
    (void)unused;
    const char *purpose = argument(t, 0);
    if (!is_purpose(purpose) || t->who.state != PERSON_ACTIVE ||
        !consent_given(t->db, t->who.id, purpose)) {
        consent_list(t, 0);
    } else if (strcmp(purpose, "P1") != 0) {
        withdraw(t, purpose);
    } else if (consent_is_last_curator(t, t->who.id)) {
        consent_effect(t, purpose);
    } else {
        consent_freeze(t, t->who.id, "messenger");
        consent_frozen_screen(t);
    }
}
