/* talk_card.c - the card of a talk: who is at the other end, and what about. While it is
 * in front, whatever is written goes there; another one is taken up from its list. */
#include "handlers/talk.h"

#include <string.h>

enum { PAGE = 6 };

static const char *press(struct turn *t, const char *action, int64_t id)
{
    return format(t, "talk:%s:%lld", action, (long long)id);
}

/* ---- what it is called ------------------------------------------------------------ */

static bool is_called_alike(struct turn *t, const struct help_case *one,
                            const struct help_case *other)
{
    return talk_partner(t, one) == talk_partner(t, other) &&
           one->safety == other->safety && strcmp(one->topic, other->topic) == 0;
}

void talk_button(struct turn *t, struct card *c, const char *value,
                 const struct help_case *some, size_t count, size_t which)
{
    const struct help_case *h = &some[which];
    size_t alike = 0;
    for (size_t i = 0; i < count; i++)
        alike += is_called_alike(t, &some[i], h);
    struct value who = name_("who", talk_partner(t, h));
    if (h->safety)
        button(c, value, "talk.label_safe", who);
    else if (alike > 1)
        button(c, value, "talk.label_since", who, part_("topic", help_topic_key(t, h)),
               when_("at", h->asked_at));
    else
        button(c, value, "talk.label", who, part_("topic", help_topic_key(t, h)));
    row(c);
}

/* ---- the card --------------------------------------------------------------------- */

static const char *case_press(struct turn *t, const struct help_case *h)
{
    const char *feature = h->safety               ? "safety"
                          : h->asker == t->who.id ? "help_mine"
                                                  : "help_owner";
    return format(t, "%s:show:%lld", feature, (long long)h->id);
}

static void add_lines(struct turn *t, struct card *c, const struct help_case *h)
{
    const char *caution = names_caution(t);
    line(c, h->safety ? "talk.with_safe" : "talk.with", name_("who", talk_partner(t, h)),
         part_("topic", help_topic_key(t, h)));
    if (!talk_flows(t, h)) {
        line(c, "talk.stopped_now");
        return;
    }
    line(c, "talk.write_here", part_("sign", "engine.arrived"));
    line(c, names_shown(t) ? "talk.files_too" : "talk.voice_too");
    if (caution)
        line(c, caution);
}

static void add_buttons(struct turn *t, struct card *c, const struct help_case *h)
{
    struct help_case some[TALKS_MOST];
    button(c, press(t, "last", h->id), "talk.take_back_last");
    row(c);
    if (talk_open(t, some) > 1)
        button(c, "talk:list:0", "talk.another");
    if (!h->safety && h->owner == t->who.id && h->state == CASE_TAKEN)
        button(c, press(t, "answered", h->id), "talk.answered");
    else if (!h->safety && h->asker == t->who.id)
        button(c, case_press(t, h), "talk.solved");
    nav(c, case_press(t, h));
}

/* Numbers are words here, and never press a button. */
void talk_put(struct turn *t, const struct help_case *h, const char *news)
{
    struct card *c = card(t, t->who.id, "talk", h->id);
    if (news) {
        line(c, news);
        gap(c);
    }
    add_lines(t, c, h);
    add_buttons(t, c, h);
    secret(c);
    show(c);
}

/* No talk yet, or none any more: how things are. */
static void show_instead(struct turn *t, const struct help_case *h)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, case_is_open(h) ? "talk.nobody_yet" : "talk.is_over");
    button(c, case_press(t, h), "talk.to_case");
    nav(c, NULL);
    show(c);
}

/* talk:open:<case> */
void talk_show(struct turn *t, int64_t id)
{
    struct help_case h = talk_case(t, id);
    if (!h.id || h.state == CASE_WITHDRAWN)
        old_button(t);
    else if (talk_partner(t, &h))
        talk_put(t, &h, NULL);
    else
        show_instead(t, &h);
}

/* talk:list:<how many to pass over> */
void talk_list(struct turn *t, int64_t skip)
{
    struct help_case some[TALKS_MOST];
    size_t count = talk_open(t, some);
    size_t from = skip > 0 && skip < (int64_t)count ? (size_t)skip : 0;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, count ? "talk.which" : "talk.none");
    for (size_t i = from; i < count && i < from + PAGE; i++)
        talk_button(t, c, press(t, "open", some[i].id), some, count, i);
    if (from + PAGE < count)
        button(c, press(t, "list", (int64_t)(from + PAGE)), "talk.more");
    else if (from)
        button(c, "talk:list:0", "talk.to_top");
    nav(c, NULL);
    show(c);
}

/* talk:answered:<case> */
void talk_answered(struct turn *t, int64_t id)
{
    struct help_case h = talk_case(t, id);
    if (!h.id || h.safety || h.owner != t->who.id) {
        old_button(t);
        return;
    }
    help_answered(t, &h);
    help_owner_show(t, t->who.id, id, NULL);
}
