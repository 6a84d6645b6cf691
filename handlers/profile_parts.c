/* profile_parts.c - questionnaires by parts: what is shown together, and asked anew
 * together.
 *
 * An item without a key is asked with its part and told nowhere but in one's own data:
 * marks that are there to be compared later. */
#include "handlers/profile.h"

#include <string.h>

enum { TOLD_MOST = 12 };

static const struct part {
    const char *word, *form;
    bool shown_only; /* of no button: the form is asked by its other parts */
    struct told {
        const char *item, *key;
    } told[TOLD_MOST]; /* ended by a NULL item */
} parts[] = {
    { "about", "profile", false, { { "NAME", NULL }, { "G09", NULL } } },
    { "mentee_request",
      "mentee",
      false,
      { { "OE05", "profile.difficulties" },
        { "OE06", "profile.important" },
        { "OE07", "profile.request" },
        { "OE08", "profile.sign" } } },
    { "mentee_meet",
      "mentee",
      false,
      { { "OE09", "profile.mode" },
        { "OE10", "profile.weekly" },
        { "OE11", "profile.times" },
        { "OE12", "profile.wishes" },
        { "OE13", "profile.avoid" } } },
    { "mentee_self",
      "mentee",
      false,
      { { "OE01", "profile.groups" },
        { "OE17", "profile.practice" },
        { "OE02", "profile.service" },
        { "OE03", "profile.here" },
        { "OE04", "profile.subject" },
        { "OE14", "profile.gives" },
        { "OE15", NULL },
        { "OE16", NULL } } },
    { "learner_request",
      "learner",
      false,
      { { "OL01", "profile.support" },
        { "OL02", "profile.change" },
        { "OE07", "profile.request" },
        { "OE08", "profile.sign" } } },
    { "learner_meet",
      "learner",
      false,
      { { "OE09", "profile.mode" },
        { "OE10", "profile.weekly" },
        { "OE11", "profile.times" },
        { "OE13", "profile.avoid" } } },
    { "learner_self",
      "learner",
      false,
      { { "OL03", "profile.interests" },
        { "OL04", NULL },
        { "OL05", NULL },
        { "OL06", "profile.career" },
        { "OL07", NULL },
        { "OE14", "profile.gives" },
        { "OE15", NULL } } },
    { "mentor_help",
      "mentor",
      false,
      { { "OM04", "profile.directions" },
        { "OM05", "profile.strongest" },
        { "OM06", "profile.achievements" },
        { "OM07", "profile.formats" },
        { "OM08", "profile.capacity" } } },
    { "mentor_meet",
      "mentor",
      false,
      { { "OM09", "profile.weekly" },
        { "OM10", "profile.times" },
        { "OM19", "profile.avoid" } } },
    { "mentor_self",
      "mentor",
      false,
      { { "OM01", "profile.origin" },
        { "OM02", "profile.service" },
        { "OM03", "profile.position" },
        { "OM11", "profile.experience" },
        { "OM12", "profile.training" },
        { "OM13", "profile.gains" },
        { "OM14", "profile.listening" },
        { "OM15", "profile.feedback" },
        { "OM16", "profile.analysis" },
        { "OM17", "profile.cares" },
        { "OM18", "profile.duties" } } },
    /* what others than a curator see: of the times without whom to keep apart, and of a
     * mentor what stands on the card for mentees */
    { "mentor_times",
      "mentor",
      true,
      { { "OM09", "profile.weekly" }, { "OM10", "profile.times" } } },
    /* of a mentee what their mentor is to know: the request, never with whom they would
     * rather not work */
    { "mentee_public",
      "mentee",
      true,
      { { "OE01", "profile.groups" },
        { "OE05", "profile.difficulties" },
        { "OE06", "profile.important" },
        { "OE07", "profile.request" },
        { "OE08", "profile.sign" } } },
    { "learner_public",
      "learner",
      true,
      { { "OL01", "profile.support" },
        { "OL02", "profile.change" },
        { "OE07", "profile.request" },
        { "OE08", "profile.sign" } } },
    { "public",
      "mentor",
      true,
      { { "OM03", "profile.position" },
        { "OM04", "profile.directions" },
        { "OM05", "profile.strongest" },
        { "OM06", "profile.achievements" },
        { "OM07", "profile.formats" },
        { "OM10", "profile.times" } } },
};

static const struct part *part_named(const char *word)
{
    for (size_t i = 0; i < COUNT(parts); i++)
        if (strcmp(parts[i].word, word) == 0)
            return &parts[i];
    return NULL;
}

const char *profile_part(const char *form, size_t number)
{
    for (size_t i = 0; i < COUNT(parts); i++)
        if (strcmp(parts[i].form, form) == 0 && !parts[i].shown_only && number-- == 0)
            return parts[i].word;
    return NULL;
}

static const char *value_of(const struct answer *all, const char *item)
{
    for (; all->item; all++)
        if (strcmp(all->item, item) == 0)
            return all->value;
    return NULL;
}

/* "I feel burnt out" is shown to curator and psychologist alone, and to them only with a
 * consent of its own (domain.md 1.5, 6.3 P6); who sees a part as a mentor sees it not. */
static const char *as_shown(struct turn *t, const struct part *p, int64_t person,
                            const char *item, const char *value)
{
    static const char hidden[] = "BURNOUT";
    const char *at = value && strcmp(item, "OE01") == 0 ? strstr(value, hidden) : NULL;
    bool may =
        person == t->who.id || (!p->shown_only && has_role(t, CURATOR | PSYCHOLOGIST) &&
                                consent_given(t->db, person, "P6"));
    if (!at || may)
        return value;
    const char *after = at + strlen(hidden) + (at[strlen(hidden)] == ',');
    int before = (int)(at - value) - (at > value && !*after);
    value = format(t, "%.*s%s", before, value, after);
    return *value ? value : NULL;
}

bool profile_tell(struct card *c, struct turn *t, int64_t person, const char *word)
{
    const struct part *p = part_named(word);
    struct draft d = p ? draft_newest(t->db, person, p->form) : (struct draft){ 0 };
    bool any = false;
    if (!d.id)
        return false;
    const struct answer *all = answers_of(t->db, d.id);
    for (const struct told *told = p->told; told->item; told++) {
        const char *value =
            told->key ? as_shown(t, p, person, told->item, value_of(all, told->item))
                      : NULL;
        if (!value)
            continue;
        line(c, told->key,
             text_("answer", form_answer_words(t, p->form, told->item, value)));
        any = true;
    }
    return any;
}

bool profile_ask(struct turn *t, const char *word)
{
    const struct part *p = part_named(word);
    if (!p || p->shown_only || !draft_newest(t->db, t->who.id, p->form).id)
        return false;
    struct draft d = draft_again(t->db, t->who.id, p->form, t->now);
    for (const struct told *told = p->told; told->item; told++)
        answer_drop(t->db, d.id, told->item);
    ask(t, p->form, 0);
    return true;
}
