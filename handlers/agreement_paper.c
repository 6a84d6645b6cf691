/* agreement_paper.c - the agreement as a sheet to be signed by hand: made by the office,
 * for whoever is a side of it or oversees it. What the bot knows stands there; a hand
 * signs (domain.md 2 F01: the signature is a person's).
 *
 * A side reads the names that it reads in the bot; of guardians only its own. */
#include "handlers/agreement.h"

#include <string.h>

static struct match readable(struct turn *t, int64_t match)
{
    struct match m = agreement_own(t, match);
    return m.id ? m : match_overseen(t, match);
}

/* ---- its parts -------------------------------------------------------------------- */

static void add_lines(struct turn *t, struct sheet *s, const char *name, const char *text,
                      const char *between)
{
    const char *end;
    for (; (end = strstr(text, between)); text = end + strlen(between))
        if (end > text)
            sheet_add(s, name, format(t, "%.*s", (int)(end - text), text));
    if (*text)
        sheet_add(s, name, text);
}

static const char *plain(struct turn *t, const char *marked)
{
    return document_plain(t, marked);
}

static const char *when_accepted(struct turn *t, const struct party *p)
{
    if (!p->version)
        return words_for(t, t->who.id, "agreement.paper_not_yet");
    return words_for(t, t->who.id, "agreement.paper_accepted", when_("at", p->at),
                     number_("version", p->version));
}

static const char *side(struct turn *t, const struct party *p, bool oversees)
{
    const char *role = format(t, "agreement.side_%s", p->role);
    if (p->minor && !oversees && p->person != t->who.id)
        return words_for(t, t->who.id, "agreement.side_unnamed", part_("role", role));
    return words_for(t, t->who.id, "agreement.side", part_("role", role),
                     name_("who", p->person));
}

static void add_sides(struct turn *t, struct sheet *s, const struct match *m)
{
    bool oversees = !agreement_own(t, m->id).id;
    for (const struct party *p = parties_of(t->db, m->id); p->person; p++) {
        sheet_add(s, "sides", plain(t, side(t, p, oversees)));
        sheet_add(s, "accepted", plain(t, when_accepted(t, p)));
    }
    sheet_add(s, "sides", words_for(t, t->who.id, "agreement.side_curator"));
    sheet_add(s, "accepted", "");
}

static void add_papers(struct turn *t, struct sheet *s, const struct match *m)
{
    if (m->order_number)
        sheet_add(s, "terms",
                  plain(t, words_for(t, t->who.id, "agreement.paper_order",
                                     text_("number", m->order_number),
                                     text_("date", m->order_on ? m->order_on : ""))));
    for (const struct member *b = members_of(t->db, m->id); b->person; b++) {
        struct addendum a = addendum_find(t->db, m->id, b->person);
        if (a.match)
            sheet_add(
                s, "terms",
                plain(t, words_for(t, t->who.id, "agreement.paper_addendum",
                                   name_("who", b->person), text_("number", a.number),
                                   text_("date", a.signed_on), text_("terms", a.terms))));
    }
}

void agreement_paper(struct turn *t, int64_t match)
{
    struct match m = readable(t, match);
    if (!m.id || m.state < MATCH_ACCEPTED) {
        old_button(t);
        return;
    }
    const struct document *d = agreement_text();
    const char *number = m.order_number ? m.order_number : "";
    struct sheet *s = sheet(t, "agreement");
    sheet_text(s, "title", words_for(t, t->who.id, d->title));
    sheet_text(s, "about",
               plain(t, words_for(t, t->who.id, "agreement.paper_about",
                                  number_("number", m.id), number_("version", d->version),
                                  text_("since", d->since), text_("order", number))));
    add_lines(t, s, "terms", plain(t, agreement_terms(t, &m)), "\n");
    add_papers(t, s, &m);
    add_lines(t, s, "text", document_paper(t, m.organisation, d), "\n\n");
    add_sides(t, s, &m);
    sheet_text(s, "sign", words_for(t, t->who.id, "agreement.paper_sign"));
    sheet_text(s, "date", words_for(t, t->who.id, "agreement.paper_date"));
    sheet_make(s, "agreement.paper", m.id);
    toast(t, "agreement.paper_soon");
}

/* By then the match may not be theirs to read any more. */
void agreement_paper_made(struct turn *t, int64_t match, int64_t file)
{
    if (!readable(t, match).id)
        return;
    if (!file) {
        say(t, "agreement.paper_failed");
        return;
    }
    name_file(t, file, words_for(t, t->who.id, "agreement.paper_name"));
    send_file(t, t->who.id, file, "agreement.paper_ready");
}
