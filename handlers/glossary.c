/* glossary.c - every term of domain.md 1.1-1.10, told in a sentence or two (locales/,
 * section glossary: a term's name and its words stand under its id): by sections, or
 * found by words that are typed, in any language that the bot speaks. */
#include "handlers/features.h"

#include <stdlib.h>
#include <string.h>

enum { TERMS_A_PAGE = 6, FOUND_SHOWN = 7 };

/* ---- the terms, in the order in which they are best read -------------------------- */

static const char *const in_roles[] = { "mentee",        "mentor",   "curator",
                                        "head",          "team",     "guardian",
                                        "psychologist",  "resource", "partner",
                                        "expert",        "tutor",    "outer",
                                        "administrator", "alumni",   NULL };
static const char *const in_words[] = {
    "mentoring", "target_model",       "methodology", "form_word",     "kind_word",
    "programme", "personal_programme", "note",        "activity_plan", "pair",
    "route",     "difficulties",       "register",    "inner_outer",   "regulation",
    "roadmap",   "full_cycle",         "listening",   "bullying",      "skills",
    "community", "endowment",          "reflection",  "feedback",      "dissemination",
    "retention", "turnover",           "exams",       "association",   "training",
    NULL
};
static const char *const in_forms[] = {
    "teacher_teacher",  "head_teacher",     "university_teacher",
    "partner_teacher",  "learner_learner",  "student_learner",
    "employer_learner", "employer_student", NULL
};
static const char *const in_kinds[] = { "traditional", "group",       "distance", "short",
                                        "reverse",     "situational", "speed",    NULL };
static const char *const in_people[] = { "young",    "returned", "adapting",   "growth",
                                         "digital",  "burnout",  "other_need", "trainee",
                                         "source_a", "source_b", "source_v",   NULL };
static const char *const in_stages[] = {
    "phase_preparing", "phase_main",    "phase_final", "stage_1", "stage_2",
    "stage_3",         "stage_4",       "stage_5",     "stage_6", "stage_7",
    "roadmap_inner",   "roadmap_outer", NULL
};
static const char *const in_meetings[] = { "meeting_first",    "meeting_trial",
                                           "meeting_plan",     "meeting_series",
                                           "meeting_final",    "meeting_curator",
                                           "meeting_general",  "meeting_fast",
                                           "meeting_question", NULL };
static const char *const in_course[] = {
    "draft",       "proposed",    "accepted",       "agreed",      "active",
    "paused",      "closing",     "completed",      "stopped",     "changed",
    "end_plan",    "end_mentor",  "end_mentee",     "end_both",    "end_curator",
    "end_force",   "end_change",  "end_early",      "end_consent", "change_contact",
    "change_time", "change_load", "change_request", "change_life", "change_else",
    NULL
};
static const char *const in_plan[] = {
    "dir_theory",      "dir_law",        "dir_subject",
    "dir_psychology",  "dir_methods",    "dir_ict",
    "dir_digital",     "dir_upbringing", "dir_health",
    "dir_else",        "visit",          "open_lesson",
    "lesson_analysis", "co_planning",    "case_study",
    "master_class",    "seminar",        "course_study",
    "reading",         "shadowing",      "mastermind",
    "foresight",       "project",        "research",
    "contest",         "publication",    "talk",
    "culture",         "olympiad",       "reflection_session",
    "consulting",      "other_step",     NULL
};
static const char *const in_results[] = {
    "monitoring_1",   "monitoring_2",   "entry_exit",
    "delta",          "swot",           "strengths",
    "weaknesses",     "opportunities",  "threats",
    "level_reaction", "level_learning", "level_behaviour",
    "level_result",   "roei",           "satisfaction",
    "engagement",     "adaptation",     "formalism",
    "risk",           "threshold",      NULL
};

static const struct section {
    const char *name;
    const char *const *terms; /* ids, ended by NULL */
} sections[] = {
    { "roles", in_roles },       { "words", in_words },   { "forms", in_forms },
    { "kinds", in_kinds },       { "people", in_people }, { "stages", in_stages },
    { "meetings", in_meetings }, { "course", in_course }, { "plan", in_plan },
    { "results", in_results },
};

static int count_of(const struct section *s)
{
    int count = 0;
    while (s->terms[count])
        count++;
    return count;
}

static const struct section *section_named(const char *name)
{
    for (size_t i = 0; i < COUNT(sections); i++)
        if (strcmp(sections[i].name, name) == 0)
            return &sections[i];
    return NULL;
}

static const char *term_key(struct turn *t, const char *term)
{
    return format(t, "glossary.term_%s", term);
}

static const char *words_key(struct turn *t, const char *term)
{
    return format(t, "glossary.words_%s", term);
}

/* ---- by sections ------------------------------------------------------------------ */

/* A card of its own, since words that are typed under it are looked for. */
static struct card *begin(struct turn *t)
{
    return card(t, t->who.id, "glossary", 0);
}

static void show_sections(struct turn *t, const char *key)
{
    struct card *c = begin(t);
    line(c, key);
    for (size_t i = 0; i < COUNT(sections); i++) {
        button(c, format(t, "glossary:section:%s:0", sections[i].name),
               format(t, "glossary.section_%s", sections[i].name));
        if (i % 2)
            row(c);
    }
    nav(c, "about:open");
    show(c);
}

static void add_term(struct card *c, struct turn *t, const char *term)
{
    button(c, format(t, "glossary:term:%s", term), "glossary.name",
           part_("term", term_key(t, term)));
    row(c);
}

static void show_page(struct turn *t, const struct section *s, int page)
{
    int count = count_of(s), pages = (count + TERMS_A_PAGE - 1) / TERMS_A_PAGE;
    if (page < 0 || page >= pages)
        page = 0;
    struct card *c = begin(t);
    line(c, "glossary.page", part_("section", format(t, "glossary.section_%s", s->name)),
         number_("page", page + 1), number_("pages", pages));
    for (int i = page * TERMS_A_PAGE; i < count && i < (page + 1) * TERMS_A_PAGE; i++)
        add_term(c, t, s->terms[i]);
    if (page > 0)
        button(c, format(t, "glossary:section:%s:%d", s->name, page - 1),
               "glossary.earlier");
    if (page + 1 < pages)
        button(c, format(t, "glossary:section:%s:%d", s->name, page + 1),
               "glossary.further");
    nav(c, "glossary:open");
    show(c);
}

static void open_section(struct turn *t, int64_t unused)
{
    (void)unused;
    const struct section *s = section_named(argument(t, 0));
    if (s)
        show_page(t, s, (int)strtol(argument(t, 1), NULL, 10));
    else
        old_button(t);
}

/* ---- one term --------------------------------------------------------------------- */

static void show_term(struct turn *t, const struct section *s, int which)
{
    const char *term = s->terms[which];
    struct card *c = begin(t);
    line(c, "glossary.term", part_("term", term_key(t, term)),
         part_("words", words_key(t, term)));
    button(c, "glossary:open", "glossary.sections");
    nav(c, format(t, "glossary:section:%s:%d", s->name, which / TERMS_A_PAGE));
    show(c);
}

static bool show_named(struct turn *t, const char *term)
{
    for (size_t i = 0; i < COUNT(sections); i++)
        for (int n = 0; sections[i].terms[n]; n++)
            if (strcmp(sections[i].terms[n], term) == 0) {
                show_term(t, &sections[i], n);
                return true;
            }
    return false;
}

static void open_term(struct turn *t, int64_t unused)
{
    (void)unused;
    if (!show_named(t, argument(t, 0)))
        old_button(t);
}

/* ---- by words --------------------------------------------------------------------- */

struct found {
    const char *terms[FOUND_SHOWN];
    size_t count; /* of all; those past the last place are only counted */
};

static void look_in(struct turn *t, struct found *f, const char *term, bool in_name)
{
    bool named = mentions(t, term_key(t, term), t->words);
    if (in_name != named || (!named && !mentions(t, words_key(t, term), t->words)))
        return;
    if (f->count < FOUND_SHOWN)
        f->terms[f->count] = term;
    f->count++;
}

static struct found look(struct turn *t, struct found f, bool in_name)
{
    for (size_t i = 0; i < COUNT(sections); i++)
        for (int n = 0; sections[i].terms[n]; n++)
            look_in(t, &f, sections[i].terms[n], in_name);
    return f;
}

static void show_found(struct turn *t, const struct found *f)
{
    struct card *c = begin(t);
    line(c, f->count > FOUND_SHOWN ? "glossary.found_more" : "glossary.found");
    for (size_t i = 0; i < f->count && i < FOUND_SHOWN; i++)
        add_term(c, t, f->terms[i]);
    nav(c, "glossary:open");
    show(c);
}

/* A term that is called so comes before those that speak of it; the only one of that
 * name is shown at once. */
static void search(struct turn *t, int64_t unused)
{
    (void)unused;
    struct found f = look(t, (struct found){ 0 }, true);
    if (f.count != 1)
        f = look(t, f, false);
    if (f.count == 0)
        show_sections(t, "glossary.nothing");
    else if (f.count == 1)
        show_named(t, f.terms[0]);
    else
        show_found(t, &f);
}

/* ---- the feature ------------------------------------------------------------------ */

static void open_glossary(struct turn *t, int64_t unused)
{
    (void)unused;
    show_sections(t, "glossary.title");
}

static void start(struct turn *t, int64_t unused)
{
    if (*t->words)
        search(t, unused);
    else
        open_glossary(t, unused);
}

static const struct action actions[] = {
    { "open", MEMBER, open_glossary },
    { "section", MEMBER, open_section },
    { "term", MEMBER, open_term },
    { 0 },
};

const struct feature glossary = {
    .name = "glossary",
    .start = { "glossary", MEMBER, start },
    .in_menu = true,
    .actions = actions,
    .wrote = search,
};
