/* telegram_greet.c - learning who we are there, then hanging out the menu: getMe, and one
 * setMyCommands a language. */
#include "bot/telegram_calls.h"
#include "bot/telegram_json.h"

#include <string.h>
#include <talloc.h>

struct greeter {
    struct telegram_call call;
    greeting_done *done;
    struct greeting greeting;
    const char **menus;
    size_t menu_count, next_menu;
};

static void greeter_over(struct greeter *g, const struct telegram_answer *a)
{
    g->greeting.end = telegram_page_end(a);
    g->greeting.wait = a->wait;
    g->greeting.why = a->why;
    g->done(g->call.owner, &g->greeting);
    telegram_call_over(&g->call);
}

static void on_menu(struct telegram_call *c, const struct http_reply *reply);

static void next_menu(struct greeter *g)
{
    g->call.ended = on_menu;
    if (g->next_menu < g->menu_count)
        telegram_go_json(&g->call, g->call.telegram->sends, "setMyCommands",
                         g->menus[g->next_menu++]);
    else
        greeter_over(g, &(struct telegram_answer){ .ok = true, .why = "ok" });
}

/* The menu is a convenience: when it cannot be hung out, the bot works without. */
static void on_menu(struct telegram_call *c, const struct http_reply *reply)
{
    struct greeter *g = CONTAINER_OF(c, struct greeter, call);
    struct telegram_answer a = telegram_answer(g, reply);
    cJSON_Delete(a.json);
    if (!a.ok)
        log_warn("telegram: setMyCommands: %s", a.why);
    next_menu(g);
}

static void on_me(struct telegram_call *c, const struct http_reply *reply)
{
    struct greeter *g = CONTAINER_OF(c, struct greeter, call);
    struct telegram *t = c->telegram;
    struct telegram_answer a = telegram_answer(g, reply);
    const char *bot = telegram_text(a.result, "username");
    if (a.ok && *bot) {
        t->bot = telegram_keep(t, bot);
        g->greeting.name = telegram_keep(g, telegram_text(a.result, "first_name"));
        g->greeting.link = telegram_format(g, "https://t.me/%s?start=", bot);
    } else if (a.ok) {
        a.ok = false;
        a.why = "getMe: no username";
    }
    cJSON_Delete(a.json);
    if (!a.ok)
        greeter_over(g, &a);
    else
        next_menu(g);
}

/* One body a language, in the order in which languages first stand in the menu. */
static void set_menus(struct greeter *g, const struct menu_command *menu, size_t count)
{
    g->menus = talloc_array(g, const char *, (unsigned)count);
    for (size_t i = 0; i < count; i++) {
        size_t before = 0;
        while (strcmp(menu[before].language, menu[i].language) != 0)
            before++;
        if (before == i)
            g->menus[g->menu_count++] = telegram_menu(g, menu, count, menu[i].language);
    }
}

void telegram_greet(struct messenger *m, const struct menu_command *menu, size_t count,
                    greeting_done *done, void *owner)
{
    struct telegram *t = telegram_of(m);
    struct greeter *g = telegram_call(t, sizeof *g, on_me, owner);
    g->done = done;
    g->greeting.link = g->greeting.name = "";
    set_menus(g, menu, count);
    telegram_go_json(&g->call, t->sends, "getMe", "{}");
}
