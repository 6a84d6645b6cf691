/* flags_words.c - a flag in words. */
#include "handlers/features.h"

const char *flag_whom(struct turn *t, const struct flag *f)
{
    if (f->person)
        return names_of(t, f->person);
    if (f->match)
        return matches_names(t, f->match);
    return organisation_find(t->db, f->organisation).name;
}

static const char *word_of(const struct flag *f)
{
    const struct flag_rule *rule = flag_rule_named(f->rule);
    return rule ? rule->word : "";
}

const char *flag_fact(struct turn *t, const struct flag *f)
{
    return words_for(t, t->who.id, format(t, "flags.%s_%s", word_of(f), f->fact),
                     number_("count", f->count), number_("other", f->other));
}

const char *flag_title(struct turn *t, const struct flag *f)
{
    return words_for(t, t->who.id, format(t, "flags.%s_title", word_of(f)));
}
