/* flags_words.c - a flag in words: whom it is about, the fact alone, what its rule is
 * called. A fact has numbers and a date, and never anybody's words or marks of letters:
 * it may stand within another text. */
#include "handlers/flags.h"

#include <string.h>

const char *flag_whom(struct turn *t, const struct flag *f)
{
    const struct flag_rule *r = flag_rule_named(f->rule);
    if (f->person && !f->match)
        return names_of(t, f->person);
    if (f->match)
        return matches_names(t, f->match);
    if (r && r->scope == OF_CASE)
        return words_for(
            t, t->who.id, "flags.case", number_("number", f->about),
            part_("topic", help_topic_key(
                               t, &(struct help_case){
                                      .topic = case_anywhere(t->db, f->about).topic })));
    return organisation_find(t->db, f->organisation).name;
}

/* "flags.rf02_gap" */
static const char *key_of(struct turn *t, const struct flag *f, const char *what)
{
    const struct flag_rule *r = flag_rule_named(f->rule);
    must(t, r != NULL);
    return format(t, "flags.rf%s", format(t, "%s_%s", r->word + 2, what));
}

/* What somebody may need help with, in the words of the question: «Методика урока». */
static const char *direction(struct turn *t, const struct flag *f)
{
    if (strcmp(f->rule, "RF-10") != 0 || !f->about)
        return "";
    return form_answer_words(t, "mentee", "OE05",
                             format(t, "DR%lld", (long long)f->about));
}

const char *flag_fact(struct turn *t, const struct flag *f)
{
    return words_for(t, t->who.id, key_of(t, f, f->fact), number_("count", f->count),
                     number_("other", f->other), day_("since", f->since),
                     when_("at", f->since), text_("direction", direction(t, f)));
}

const char *flag_title(struct turn *t, const struct flag *f)
{
    return words_for(t, t->who.id, key_of(t, f, "title"));
}

size_t flags_on_card(struct turn *t, struct card *c, int64_t match)
{
    enum { SHOWN = 6 };
    struct flag some[SHOWN];
    if (!match_overseen(t, match).id)
        return 0;
    size_t count = flags_of_match(t->db, match, true, 0, some, SHOWN);
    for (size_t i = 0; i < count; i++)
        line(c, some[i].severity == FLAG_RED ? "flags.on_card_red" : "flags.on_card",
             text_("title", flag_title(t, &some[i])),
             text_("fact", flag_fact(t, &some[i])));
    return count;
}
