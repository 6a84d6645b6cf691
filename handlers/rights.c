/* rights.c - rights, duties and tasks of each role: read when the role begins, kept with
 * the version that was read, and always at hand (domain.md 2, A14). */
#include "handlers/consent.h"

#include <stdlib.h>

/* In the order in which they are read: what somebody came for stands first. */
static const unsigned cards[] = {
    MENTEE, MENTOR,       GUARDIAN, CURATOR,       DEPUTY,
    HEAD,   PSYCHOLOGIST, RESOURCE, ADMINISTRATOR,
};

static const struct document *card_of(struct turn *t, unsigned role)
{
    return document_named(format(t, "rights_%s", role_word(role)));
}

/* The card of a role that the actor has; NULL for any other word. */
static const struct document *own_card(struct turn *t, const char *word)
{
    unsigned role = role_named(word);
    return role && has_role(t, role) ? card_of(t, role) : NULL;
}

/* ---- read once -------------------------------------------------------------------- */

static bool unread(struct turn *t, unsigned role)
{
    const struct document *d = has_role(t, role) ? card_of(t, role) : NULL;
    return d && acknowledgement_find(t->db, t->who.id, d->name).version < d->version;
}

static unsigned unread_role(struct turn *t)
{
    for (size_t i = 0; i < COUNT(cards); i++)
        if (unread(t, cards[i]))
            return cards[i];
    return 0;
}

const struct document *rights_due(struct turn *t)
{
    unsigned role = unread_role(t);
    return role ? card_of(t, role) : NULL;
}

/* A message of its own for each card and version: none is edited into another. */
static void ask_to_read(struct turn *t, unsigned role)
{
    const struct document *d = card_of(t, role);
    struct card *c = card(t, t->who.id, "rights", (int64_t)role * 1000 + d->version);
    marked_line(c, document_text(t, t->who.id, t->who.organisation, d));
    button(c, format(t, "rights:read:%s:%d", role_word(role), d->version), "rights.read");
    style(c, PRIMARY);
    show(c);
}

bool rights_next(struct turn *t)
{
    unsigned role = unread_role(t);
    if (role)
        ask_to_read(t, role);
    return role != 0;
}

void rights_begin(struct turn *t, unsigned role)
{
    if (unread(t, role))
        ask_to_read(t, role);
}

/* rights:read:<role>:<version> */
static void read_card(struct turn *t, int64_t unused)
{
    (void)unused;
    const struct document *d = own_card(t, argument(t, 0));
    if (!d || strtol(argument(t, 1), NULL, 10) != d->version) {
        old_button(t);
        return;
    }
    settle(t, "rights.was_read", part_("title", d->title));
    if (acknowledgement_find(t->db, t->who.id, d->name).version >= d->version)
        return; /* the same tap, told twice */
    const char *text = document_text(t, t->who.id, t->who.organisation, d);
    acknowledge(t->db, &(struct acknowledgement){
                           .person = t->who.id,
                           .text = d->name,
                           .version = d->version,
                           .answer = "read",
                           .hash = consent_hash(t->db, text),
                           .language = t->language,
                           .at = t->now,
                       });
    consent_go_on(t);
}

/* ---- always at hand --------------------------------------------------------------- */

static void list(struct turn *t, int64_t unused)
{
    (void)unused;
    struct card *c = card(t, t->who.id, "screen", 0);
    int count = 0;
    for (size_t i = 0; i < COUNT(cards); i++)
        count += has_role(t, cards[i]);
    line(c, count ? "rights.list" : "rights.none");
    for (size_t i = 0; i < COUNT(cards); i++) {
        if (!has_role(t, cards[i]))
            continue;
        button(c, format(t, "rights:show:%s", role_word(cards[i])),
               format(t, "rights.of_%s", role_word(cards[i])));
        if (count <= 4)
            row(c);
    }
    nav(c, NULL);
    show(c);
}

static void show_card(struct turn *t, int64_t unused)
{
    (void)unused;
    const struct document *d = own_card(t, argument(t, 0));
    if (!d) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    marked_line(c, document_text(t, t->who.id, t->who.organisation, d));
    gap(c);
    line(c, "rights.version", number_("version", d->version));
    button(c, format(t, "rights:file:%s", argument(t, 0)), "rights.file");
    nav(c, "rights:list");
    show(c);
}

static void send_card(struct turn *t, int64_t unused)
{
    (void)unused;
    const struct document *d = own_card(t, argument(t, 0));
    if (d)
        document_send(t, t->who.organisation, d);
    else
        old_button(t);
}

static const struct action actions[] = {
    { "file", MEMBER, send_card },
    { "list", MEMBER, list },
    { "read", MEMBER, read_card },
    { "show", MEMBER, show_card },
    { 0 },
};

const struct feature rights = {
    .name = "rights",
    .start = { "rights", MEMBER, list },
    .in_menu = true,
    .actions = actions,
};
