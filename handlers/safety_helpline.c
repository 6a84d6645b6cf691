/* safety_helpline.c - the school's helpline: one line, as the school words it, that is
 * shown wherever somebody asks the safeguarding adults. */
#include "handlers/safety.h"

static const char *of_school(struct turn *t)
{
    return setting_text(t->db, t->who.organisation, "safety.help_line", "");
}

bool safety_has_helpline(struct turn *t)
{
    return *of_school(t);
}

void safety_helpline(struct turn *t, struct card *c)
{
    if (!*of_school(t))
        return;
    gap(c);
    line(c, "safety.help_line", text_("words", of_school(t)));
}

/* On the screen of the safeguarding adults. */
void safety_helpline_on(struct turn *t, struct card *c)
{
    bool there = *of_school(t);
    gap(c);
    line(c, there ? "safety.helpline_is" : "safety.helpline_none",
         text_("words", of_school(t)));
    row(c);
    button(c, "safety:helpline",
           there ? "safety.helpline_change" : "safety.helpline_set");
}

void safety_ask_helpline(struct turn *t, int64_t unused)
{
    (void)unused;
    ask(t, "safety_helpline", t->who.organisation);
}

void safety_helpline_told(struct turn *t, const struct answers *a, int64_t school)
{
    const char *text = answer_text(a, "LINE");
    if (school != t->who.organisation || !has_role(t, CURATOR | DEPUTY | HEAD) || !text) {
        old_button(t);
        return;
    }
    setting_save(t->db, school, "safety.help_line", text);
    audit_add(t->db, t->now, school, t->who.id, "safety.helpline", school, NULL);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "safety.helpline_saved");
    safety_helpline(t, c);
    nav(c, "safeguarding:open");
    show(c);
}
