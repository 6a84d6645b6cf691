/* guardian_link.c - the link for a minor's guardian: made, shown with a text to send,
 * printed as a slip, renewed, revoked.
 *
 * It goes to the parent by the curator's hand, on paper or in a message, never through
 * the minor's chat. One use; an older one ends when a new one is made. */
#include "handlers/guardian.h"

#include <stdlib.h>

enum { LINK_DAYS = 14, ROWS = 5 };

static struct link open_link(struct turn *t, int64_t minor)
{
    return link_open(t->db, minor, "guardian", t->now);
}

const char *guardian_link_press(struct turn *t, int64_t minor)
{
    return format(t, "guardian_link:give:%lld:%lld", (long long)minor,
                  (long long)minor_newest_link(t->db, minor));
}

/* The minor of that id in the curator's school, if they need a guardian; else id 0. */
static struct person own_minor(struct turn *t, int64_t id)
{
    struct person p = person_find(t->db, id);
    bool minor = p.id && !person_is_grown(&p) && p.state != PERSON_FROZEN;
    return minor && p.organisation == t->who.organisation ? p : (struct person){ 0 };
}

/* guardian_link:of:<minor>: who answers for this person. */
static void of_minor(struct turn *t, int64_t id)
{
    struct person minor = own_minor(t, id);
    if (!minor.id) {
        old_button(t);
        return;
    }
    const struct guardianship *g = guardianships_of_minor(t->db, id);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, g->id ? "guardian.of_minor" : "guardian.of_minor_none",
         text_("number", guardian_number(t, minor.number)));
    for (int rows = 0; g->id && rows < ROWS; g++, rows++) {
        button(c, press_about(t, "guardian_desk:show", g->id),
               g->state == GUARDIANSHIP_AGREED ? "guardian.of_agreed"
                                               : "guardian.of_confirmed",
               name_("who", g->guardian));
        row(c);
    }
    button(c, guardian_link_press(t, id), "guardian.make_link");
    nav(c, "guardian_desk:list:0");
    show(c);
}

/* ---- the link --------------------------------------------------------------------- */

static void show_link(struct turn *t, const struct person *minor, const struct link *l)
{
    const char *url = start_link(t, l->code);
    const char *school = organisation_find(t->db, t->who.organisation).name;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "guardian.link", text_("number", guardian_number(t, minor->number)),
         when_("until", l->expires_at));
    gap(c);
    line(c, "guardian.link_text", text_("school", school), text_("link", url));
    copy_button(c, url, "guardian.link_copy");
    row(c);
    button(c, press_about(t, "guardian_link:slip", minor->id), "guardian.link_slip");
    button(c, guardian_link_press(t, minor->id), "guardian.new_link");
    row(c);
    button(c,
           format(t, "guardian_link:revoke:%lld:%lld", (long long)minor->id,
                  (long long)l->id),
           "guardian.link_revoke");
    style(c, DANGER);
    nav(c, press_about(t, "guardian_link:of", minor->id));
    show(c);
}

/* It ends with the minor's waiting: a link that outlived them would lead nowhere. */
static struct link make_link(struct turn *t, const struct person *minor)
{
    int64_t end = t->now + (int64_t)LINK_DAYS * DAY;
    struct guardianship g = guardianship_waiting(t->db, minor->id);
    if (g.id && g.since + GUARDIAN_WAIT_DAYS * DAY < end)
        end = g.since + GUARDIAN_WAIT_DAYS * DAY;
    struct link l = {
        .organisation = minor->organisation,
        .kind = "guardian",
        .person = minor->id,
        .created_by = t->who.id,
        .expires_at = end,
    };
    link_add(t->db, &l, t->now);
    audit_add(t->db, t->now, l.organisation, t->who.id, "guardian.link_made", minor->id,
              NULL);
    return l;
}

/* guardian_link:give:<minor>:<the newest link when the button was shown>: one tap may
 * arrive twice, and an old button makes no link for one guardian more. */
static void give_link(struct turn *t, int64_t id)
{
    struct person minor = own_minor(t, id);
    if (!minor.id) {
        old_button(t);
        return;
    }
    struct link l = open_link(t, id);
    if (minor_newest_link(t->db, id) == strtoll(argument(t, 1), NULL, 10))
        l = make_link(t, &minor);
    if (l.id)
        show_link(t, &minor, &l);
    else
        of_minor(t, id);
}

static void revoke(struct turn *t, int64_t id)
{
    struct person minor = own_minor(t, id);
    struct link l = minor.id ? open_link(t, id) : (struct link){ 0 };
    if (!l.id || l.id != strtoll(argument(t, 1), NULL, 10) ||
        !link_revoke(t->db, t->who.organisation, l.id, t->now)) {
        old_button(t);
        return;
    }
    audit_add(t->db, t->now, l.organisation, t->who.id, "guardian.link_revoked", id,
              NULL);
    toast(t, "guardian.link_revoked");
    of_minor(t, id);
}

static void slip(struct turn *t, int64_t id)
{
    struct person minor = own_minor(t, id);
    struct link l = minor.id ? open_link(t, id) : (struct link){ 0 };
    if (!l.id) {
        old_button(t);
        return;
    }
    const char *number = guardian_number(t, minor.number);
    struct sheet *s = sheet(t, "poster");
    sheet_text(s, "format", "png");
    sheet_text(s, "title", words_for(t, t->who.id, "guardian.slip_title"));
    sheet_add(s, "lines",
              words_for(t, t->who.id, "guardian.slip_whom", text_("number", number),
                        day_("until", l.expires_at)));
    sheet_add(s, "lines", words_for(t, t->who.id, "guardian.slip_how"));
    sheet_text(s, "link", start_link(t, l.code));
    sheet_text(s, "footer", organisation_find(t->db, t->who.organisation).name);
    sheet_make(s, "guardian_link.slip", id);
    toast(t, "guardian.slip_soon");
}

static void slip_made(struct turn *t, int64_t id, int64_t file)
{
    (void)id;
    if (!file) {
        say(t, "guardian.slip_failed");
        return;
    }
    name_file(t, file, words_for(t, t->who.id, "guardian.slip_name"));
    send_file(t, t->who.id, file, "guardian.slip_ready");
}

static const struct action actions[] = {
    { "give", CURATOR | DEPUTY, give_link },
    { "of", CURATOR | DEPUTY, of_minor },
    { "revoke", CURATOR | DEPUTY, revoke },
    { "slip", CURATOR | DEPUTY, slip },
    { 0 },
};
static const struct made made[] = { { "slip", slip_made, MADE_DOCUMENT }, { 0 } };

const struct feature guardian_link = {
    .name = "guardian_link",
    .actions = actions,
    .made = made,
};
