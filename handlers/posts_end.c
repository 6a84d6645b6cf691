/* posts_end.c - a post is taken away, or given back. The last curator stays: somebody has
 * to answer for the people in the programme. Whoever holds no post any more is no
 * safeguarding adult either, and what they were to confirm is for others. */
#include "handlers/posts.h"

static bool last_curator(struct turn *t, const struct post *p)
{
    return p->role == CURATOR && p->confirmed_at && consent_is_last_curator(t, p->person);
}

/* Asks once more, or says why it cannot be. */
static void ask_end(struct turn *t, const struct post *p, const char *action,
                    const char *key)
{
    if (last_curator(t, p)) {
        posts_put(t, "posts.last_curator", p, false);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, key, name_("who", p->person), part_("post", posts_title(t, p->role)));
    button(c, posts_press(t, action, p), format(t, "posts.%s", action));
    style(c, DANGER);
    nav(c, posts_press(t, "show", p));
    show(c);
}

void posts_take(struct turn *t, int64_t person)
{
    struct post p = posts_named(t);
    if (!p.role || person == t->who.id)
        old_button(t);
    else
        ask_end(t, &p, "taken", p.confirmed_at ? "posts.take_sure" : "posts.recall_sure");
}

void posts_resign(struct turn *t, int64_t person)
{
    struct post p = posts_named(t);
    if (!p.role || person != t->who.id)
        old_button(t);
    else
        ask_end(t, &p, "resigned", "posts.resign_sure");
}

static bool end_post(struct turn *t, const struct post *p, const char *act)
{
    if (!p->role || last_curator(t, p) || !post_end(t->db, p))
        return false;
    posts_record(t, act, p);
    safeguarding_left(t, p->person);
    help_person_left(t, p->person, false);
    look_again(t);
    if (p->confirmed_at && (p->role & (HEAD | CURATOR | ADMINISTRATOR)))
        posts_ask_anew(t);
    return true;
}

void posts_taken(struct turn *t, int64_t person)
{
    struct post p = posts_named(t);
    if (person == t->who.id) {
        old_button(t);
        return;
    }
    if (!end_post(t, &p, "post.taken")) {
        posts_over(t, "posts.taken_now");
        return;
    }
    soon(t, p.confirmed_at ? "posts.taken" : "posts.recalled", person, person,
         (int)p.role);
    posts_end_with_words(t, "posts.taken_now", &p);
}

void posts_resigned(struct turn *t, int64_t person)
{
    static const unsigned told[] = { CURATOR, HEAD };
    struct post p = posts_named(t);
    if (person != t->who.id) {
        old_button(t);
        return;
    }
    if (!end_post(t, &p, "post.resigned")) {
        posts_over(t, "posts.resigned_now");
        return;
    }
    for (size_t i = 0; i < COUNT(told); i++)
        for (const int64_t *who = role_holders(t->db, p.organisation, told[i]); *who;
             who++)
            if (*who != person)
                soon(t, "posts.resigned", *who, person, (int)p.role);
    posts_end_with_words(t, "posts.resigned_now", &p);
}
