/* stranger.c - somebody without a link: learns what this is, and may ask to join.
 *
 * Nothing is stored about them: their chat stands in the curator's buttons only, as
 * stranger:admit:<chat>:<language>:<role>. */
#include "handlers/features.h"

#include <stdlib.h>
#include <string.h>

enum { ADMIT_DAYS = 7 };

const char *stranger_language(const struct turn *t)
{
    return strcmp(t->language, "ru") == 0 ? "en" : "ru";
}

void stranger_hello(struct turn *t)
{
    const char *other = stranger_language(t);
    struct card *c = card(t, 0, "screen", 0);
    line(c, "stranger.hello");
    button(c, format(t, "stranger:ask:%s", t->language), "stranger.ask");
    row(c);
    button(c, format(t, "stranger:hello:%s", other), format(t, "gate.in_%s", other));
    show(c);
}

static void hello(struct turn *t, int64_t unused)
{
    (void)unused;
    if (t->who.id) {
        home_show(t);
        return;
    }
    speak(t, argument(t, 0));
    stranger_hello(t);
}

/* A number that both the asker and the curator see, so that they can find each other by
 * word of mouth while nothing about the asker is stored. */
static int64_t spoken_number(const char *chat)
{
    uint32_t hash = 2166136261u;
    for (const char *c = chat; *c; c++)
        hash = (hash ^ (unsigned char)*c) * 16777619u;
    return 1000 + hash % 9000;
}

static const char *admit_press(struct turn *t, const char *chat, const char *role)
{
    return format(t, "stranger:admit:%s:%s:%s:%lld", chat, t->language, role,
                  (long long)t->now);
}

static void show_request(struct turn *t, int64_t curator, const char *chat)
{
    int64_t number = spoken_number(chat);
    struct card *c = card(t, curator, "request", number);
    line(c, "stranger.request", text_("number", format(t, "%lld", (long long)number)),
         when_("at", t->now));
    button(c, admit_press(t, chat, "mentee"), "stranger.admit_mentee");
    row(c);
    button(c, admit_press(t, chat, "mentor"), "stranger.admit_mentor");
    row(c);
    button(c, "stranger:dismiss", "stranger.dismiss");
    secret(c);
    show(c);
}

static void ask_curators(struct turn *t, const struct organisation *o)
{
    const int64_t *curators = role_holders(t->db, o->id, CURATOR);
    const char *chat = own_chat(t);
    for (; *curators; curators++)
        show_request(t, *curators, chat);
    settle(t, "stranger.asked", text_("school", o->name),
           text_("number", format(t, "%lld", (long long)spoken_number(chat))));
}

/* stranger:ask:<language> */
static void ask_in(struct turn *t, int64_t unused)
{
    (void)unused;
    if (t->who.id) {
        home_show(t);
        return;
    }
    speak(t, argument(t, 0));
    struct organisation only = organisation_named(t->db, NULL);
    if (!only.id)
        settle(t, "stranger.ask_which");
    else if (!only.ready)
        settle(t, "stranger.not_ready");
    else
        ask_curators(t, &only);
}

/* stranger:admit:<chat>:<language>:<role>:<when asked>, pressed by a curator. Several
 * curators are asked, and a tap may arrive twice: one link is sent. */
static void admit(struct turn *t, int64_t unused)
{
    (void)unused;
    const char *chat = argument(t, 0), *language = argument(t, 1), *role = argument(t, 2);
    struct organisation o = organisation_find(t->db, t->who.organisation);
    if (!role_named(role) || role_is_post(role_named(role))) {
        old_button(t);
        return;
    }
    if (!names_shown(t)) {
        settle(t, "stranger.admit_by_paper");
        return;
    }
    int64_t number = spoken_number(chat);
    if (audit_has(t->db, o.id, "stranger.admitted", number,
                  strtoll(argument(t, 3), NULL, 10))) {
        settle(t, "stranger.admit_sent");
        return;
    }
    audit_add(t->db, t->now, o.id, t->who.id, "stranger.admitted", number, role);
    struct invitation i = {
        .organisation = o.id,
        .role = role,
        .uses_left = 1,
        .created_by = t->who.id,
        .expires_at = t->now + (int64_t)ADMIT_DAYS * DAY,
    };
    invitation_add(t->db, &i, t->now);
    audit_add(t->db, t->now, o.id, t->who.id, "invitation.made", i.id, role);
    tell_chat(t, chat, language, "stranger.admitted", text_("school", o.name),
              text_("link", start_link(t, i.code)));
    settle(t, "stranger.admit_sent");
}

static void dismiss(struct turn *t, int64_t unused)
{
    (void)unused;
    settle(t, "stranger.dismissed");
}

static const struct action actions[] = {
    { "admit", CURATOR | DEPUTY, admit },
    { "ask", ANYBODY, ask_in },
    { "dismiss", CURATOR | DEPUTY, dismiss },
    { "hello", ANYBODY, hello },
    { 0 },
};

const struct feature stranger = { .name = "stranger", .actions = actions };
