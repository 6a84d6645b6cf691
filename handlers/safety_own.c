/* safety_own.c - what the asker of a safety case sees after it was sent, and does: adds
 * words, a voice message or a picture, says that they are safe, opens it anew.
 *
 * That they are safe closes nothing: it is asked twice, the adult reads it, and talks to
 * them all the same. */
#include "handlers/safety.h"

#include <string.h>

enum { WORDS_MOST = 12000 }; /* bytes */

static bool found_own(struct turn *t, int64_t id, struct help_case *h)
{
    *h = case_asked_by(t->db, t->who.id, id);
    if (h->id && h->safety && h->state != CASE_DRAFT)
        return true;
    old_button(t);
    return false;
}

/* ---- the card --------------------------------------------------------------------- */

static void add_state(struct card *c, const struct help_case *h)
{
    if (!case_is_open(h))
        line(c, "safety.own_over", name_("who", h->owner));
    else if (h->state == CASE_TAKEN)
        line(c, "safety.own_taken", name_("who", h->owner));
    else
        line(c, "safety.own_told");
    if (case_is_open(h))
        line(c, h->match ? "safety.own_quiet" : "safety.own_alone");
}

void safety_put_own(struct turn *t, const struct help_case *h, const char *above)
{
    bool open = case_is_open(h);
    struct card *c = card(t, t->who.id, "safety", h->id);
    if (above) {
        line(c, above);
        gap(c);
    }
    add_state(c, h);
    safety_helpline(t, c);
    if (open && h->state == CASE_TAKEN) {
        button(c, format(t, "talk:open:%lld", (long long)h->id), "safety.write");
        style(c, PRIMARY);
        row(c);
    }
    if (open)
        safety_add_meetings(t, c, h);
    row(c);
    if (open)
        button(c, press_about(t, "safety:safe", h->id), "safety.safe");
    else
        button(c, press_about(t, "safety:again", h->id), "safety.again");
    nav(c, h->match ? format(t, "pair:show:%lld", (long long)h->match) : NULL);
    show(c);
}

/* ---- they are safe, or it goes on ------------------------------------------------- */

void safety_safe(struct turn *t, int64_t id)
{
    struct help_case h;
    if (!found_own(t, id, &h))
        return;
    if (!case_is_open(&h)) {
        safety_put_own(t, &h, NULL);
        return;
    }
    struct card *c = card(t, t->who.id, "safety", id);
    line(c, "safety.safe_sure");
    button(c, press_about(t, "safety:is_safe", h.id), "safety.safe_yes");
    nav(c, press_about(t, "safety:show", h.id));
    show(c);
}

static void tell_adults(struct turn *t, const struct help_case *h)
{
    for (const struct case_person *p = case_people(t->db, h->id); p->person; p++)
        if (h->state == CASE_WAITING || p->person == h->owner)
            later(t, "safety.tell", p->person, h->id, 0, t->now);
}

void safety_is_safe(struct turn *t, int64_t id)
{
    struct help_case h;
    if (!found_own(t, id, &h))
        return;
    bool open = case_is_open(&h);
    if (open && !safety_case_had(t->db, id, "safe", t->who.id)) {
        case_record(t->db, id, t->who.id, "safe", 0, t->now);
        audit_add(t->db, t->now, h.organisation, t->who.id, "safety.safe", id, NULL);
        tell_adults(t, &h);
    }
    safety_put_own(t, &h, open ? "safety.safe_told" : NULL);
}

/* safety:again:<case>: the adult says that it is solved, and it is not. */
void safety_again(struct turn *t, int64_t id)
{
    struct help_case h;
    if (!found_own(t, id, &h))
        return;
    if (h.state == CASE_CLOSED &&
        case_reopen(t->db, id, h.owner, t->now + UNHEARD_AFTER)) {
        case_record(t->db, id, t->who.id, "reopened", h.owner, t->now);
        audit_add(t->db, t->now, h.organisation, t->who.id, "safety.again", id, NULL);
        safety_call(t, id);
        h = case_anywhere(t->db, id);
    }
    safety_put_own(t, &h, NULL);
}

/* ---- more words ------------------------------------------------------------------- */

/* A file that came and may be sent; 0: none, and `why` tells what is wrong with it. */
static int64_t taken_file(struct turn *t, const char **why)
{
    int64_t file = take_file(t);
    if (file)
        *why = names_declines(t, file_find(t->db, file).kind);
    if (!*why)
        return file;
    diary_drop_file(t->db, t->who.id, file);
    return 0;
}

static bool add_words(struct turn *t, struct help_case *h, const char *mark,
                      const char *words)
{
    if (strlen(h->words) + strlen(words) > WORDS_MOST)
        return false;
    if (*words)
        h->words = *h->words ? format(t, "%s\n%s%s", h->words, mark, words) : words;
    if (h->state == CASE_DRAFT)
        case_save(t->db, h);
    else
        case_correct(t->db, h->id, h->words);
    return true;
}

static void hear_more(struct turn *t, struct help_case *h, const char *why, bool fits)
{
    if (h->state == CASE_DRAFT) {
        if (why || !fits)
            say(t, why ? why : "safety.too_long");
        safety_begin(t, h->id);
        return;
    }
    if (h->state == CASE_TAKEN) /* some lines in a row are told of once */
        later(t, "safety.tell", h->owner, h->id, 0, t->now + MINUTE);
    safety_put_own(t, h, why ? why : fits ? "safety.added" : "safety.too_long");
}

void safety_wrote(struct turn *t, int64_t id)
{
    struct help_case h = case_asked_by(t->db, t->who.id, id), read = safety_for(t, id);
    bool open = h.id && (h.state == CASE_DRAFT || (h.safety && case_is_open(&h)));
    if (!open && h.safety) {
        safety_put_own(t, &h, "safety.not_added");
        return;
    }
    if (!open && read.id) {
        safety_put_case(t, &read, "safety.not_passed");
        return;
    }
    if (!open) {
        home_unclear(t);
        return;
    }
    const char *why = NULL;
    int64_t file = taken_file(t, &why);
    if (file)
        case_file_add(t->db, id, file, t->now);
    bool fits = add_words(t, &h, "", t->words);
    keep_words(t, "safety", id);
    hear_more(t, &h, why, fits);
}

/* Both are kept: adults may have read the first. */
void safety_corrected(struct turn *t, int64_t id, int64_t relay)
{
    (void)relay;
    struct help_case h = case_asked_by(t->db, t->who.id, id);
    bool open = h.id && (h.state == CASE_DRAFT || (h.safety && case_is_open(&h)));
    if (!open)
        return;
    bool fits = add_words(t, &h, "\xe2\x9c\x8e ", t->words);
    hear_more(t, &h, NULL, fits);
}

/* What the draft held is taken out of it; a second tap finds nothing more to add. */
void safety_join(struct turn *t, const struct help_case *draft, int64_t id)
{
    struct help_case h = case_asked_by(t->db, t->who.id, id);
    const int64_t *files = case_files(t->db, draft->id);
    const char *words = *draft->words && *draft->tried
                            ? format(t, "%s\n%s", draft->words, draft->tried)
                            : format(t, "%s%s", draft->words, draft->tried);
    if (!*words && !*files) {
        safety_put_own(t, &h, NULL);
        return;
    }
    bool fits = add_words(t, &h, "", words);
    for (; fits && *files; files++)
        case_file_add(t->db, id, *files, t->now);
    if (fits)
        safety_case_clear(t->db, t->who.id, draft->id);
    hear_more(t, &h, NULL, fits);
}
