/* apply_checks.c - what whoever decides notes before deciding: requirements met
 * (domain.md 2 D01, D02), where the mentor comes from (1.5), what came of the talk. */
#include "handlers/apply.h"

#include <string.h>

static const char *const requirements[APPLY_REQUIREMENTS] = {
    "experienced", "methodical", "analytical", "diagnoses",
    "interested",  "trained",    "duties",
};

static bool is_met(const struct application *a, const char *word)
{
    size_t len = strlen(word);
    for (const char *at = a->requirements; *at; at += strspn(at, ",")) {
        size_t part = strcspn(at, ",");
        if (part == len && strncmp(at, word, len) == 0)
            return true;
        at += part;
    }
    return false;
}

int64_t apply_met(const struct application *a)
{
    int64_t count = 0;
    for (size_t i = 0; i < APPLY_REQUIREMENTS; i++)
        count += is_met(a, requirements[i]);
    return count;
}

/* ---- requirements ----------------------------------------------------------------- */

static void put_checks(struct turn *t, const struct application *a)
{
    long long id = (long long)a->id;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "apply.checks", name_("who", a->person));
    gap(c);
    for (size_t i = 0; i < APPLY_REQUIREMENTS; i++) {
        const char *word = requirements[i];
        bool met = is_met(a, word);
        line(c, met ? "apply.met" : "apply.not_met",
             part_("what", format(t, "apply.needs_%s", word)));
        button(c, format(t, "apply:check:%lld:%s:%d", id, word, !met),
               met ? "apply.take_off" : "apply.tick",
               part_("what", format(t, "apply.short_%s", word)));
        if (i % 2)
            row(c);
    }
    nav(c, press_about(t, "apply:card", id));
    show(c);
}

void apply_checks(struct turn *t, int64_t id)
{
    struct application a = apply_waits(t, id);
    if (a.id)
        put_checks(t, &a);
}

/* apply:check:<id>:<requirement>:<1 or 0>: pressed twice it says the same. */
void apply_check(struct turn *t, int64_t id)
{
    struct application a = apply_waits(t, id);
    const char *list = "";
    if (!a.id)
        return;
    for (size_t i = 0; i < APPLY_REQUIREMENTS; i++) {
        const char *word = requirements[i];
        bool met = is_met(&a, word);
        if (strcmp(word, argument(t, 1)) == 0)
            met = strcmp(argument(t, 2), "1") == 0;
        if (met)
            list = format(t, "%s%s%s", list, *list ? "," : "", word);
    }
    application_set_requirements(t->db, id, list);
    a.requirements = list;
    put_checks(t, &a);
}

/* ---- the source ------------------------------------------------------------------- */

static const char *const sources[] = { "A", "B", "V" };

void apply_sources(struct turn *t, int64_t id)
{
    struct application a = apply_waits(t, id);
    if (!a.id)
        return;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "apply.sources", name_("who", a.person));
    for (size_t i = 0; i < COUNT(sources); i++) {
        button(c, format(t, "apply:source:%lld:%s", (long long)id, sources[i]),
               format(t, "apply.source_%s", sources[i]));
        row(c);
    }
    nav(c, press_about(t, "apply:card", id));
    show(c);
}

/* apply:source:<id>:<A, B or V> */
void apply_source(struct turn *t, int64_t id)
{
    struct application a = apply_waits(t, id);
    if (!a.id)
        return;
    for (size_t i = 0; i < COUNT(sources); i++)
        if (strcmp(sources[i], argument(t, 1)) == 0)
            application_set_source(t->db, id, sources[i]);
    apply_card(t, id);
}

/* ---- the talk --------------------------------------------------------------------- */

void apply_interview(struct turn *t, int64_t id)
{
    struct application a = apply_waits(t, id);
    if (a.id)
        ask(t, "interview", id);
}

/* The words are kept as a note about the applicant, not as the author's answers too. */
void apply_interviewed(struct turn *t, const struct answers *a, int64_t id)
{
    const char *text = answer_text(a, "NOTE");
    bool names_another = answer_has(a, "ANOTHER", "yes");
    draft_drop(t->db, draft_newest(t->db, t->who.id, "interview").id);
    struct application about_whom = apply_waits(t, id);
    if (!about_whom.id)
        return;
    note_add(t->db, &(struct note){
                        .organisation = about_whom.organisation,
                        .person = about_whom.person,
                        .author = t->who.id,
                        .kind = "interview",
                        .text = text,
                        .names_another = names_another,
                        .at = t->now,
                    });
    apply_card(t, id);
}
