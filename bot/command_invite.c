/* command_invite.c - nastavnik invite ROLE [--organisation NAME]: makes a link into the
 * programme, also while the bot runs.
 *
 *   nastavnik invite curator                 a post: one person, seven days
 *   nastavnik invite mentee                  a register: everybody, thirty days
 *   nastavnik invite founder                 only while no organisation is set up */
#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include <talloc.h>

#include "bot/command.h"
#include "bot/founder.h"
#include "bot/qr.h"
#include "storage/founders.h"
#include "storage/organisations.h"
#include "storage/posts.h"

struct wish {
    void *mem;
    const struct config *config;
    struct db *db;
    const char *role, *organisation; /* organisation NULL: the only one */
    const char *prefix;              /* of links */
};

static void show(const struct wish *w, const char *link)
{
    const char *qr = isatty(STDOUT_FILENO) ? qr_terminal(w->mem, link) : NULL;
    if (qr)
        fputs(qr, stderr);
    command_print("%s\n", link);
}

static int invite_founder(const struct wish *w)
{
    struct buffer why = { .max = 1024 };
    struct founder f = { w->db, w->prefix, w->config->zone, w->config->language,
                         clock_wall() };
    const char *link = founded(w->db) ? NULL : founder_link(w->mem, &f, &why);
    int code = EX_OK;
    if (link)
        show(w, link);
    else if (why.len)
        code = command_fail(EX_TEMPFAIL, "no link could be made: %s", buffer_get(&why));
    else
        code = command_fail(EX_USAGE, "the organisation is set up: its administrator "
                                      "invites from the chat, or: nastavnik invite "
                                      "administrator");
    buffer_fini(&why);
    return code;
}

static int no_organisation(const struct wish *w)
{
    if (w->organisation)
        return command_fail(EX_USAGE, "there is no organisation called \"%s\"",
                            w->organisation);
    if (organisations_count(w->db) > 1)
        return command_fail(EX_USAGE, "there are several organisations: add "
                                      "--organisation NAME");
    return command_fail(EX_USAGE, "there is no organisation yet: start the bot and open "
                                  "the founder's link");
}

static bool store(const struct wish *w, struct invitation *i)
{
    if (db_begin(w->db) == DB_OK && invitation_add(w->db, i, clock_wall()) &&
        db_commit(w->db) == DB_OK)
        return true;
    db_rollback(w->db);
    return false;
}

static int invite_role(const struct wish *w)
{
    unsigned role = role_named(w->role);
    struct organisation o = organisation_named(w->db, w->organisation);
    if (!role)
        return command_fail(EX_USAGE,
                            "there is no role \"%s\": administrator, curator, "
                            "deputy, head, psychologist, resource, mentor, "
                            "mentee, guardian",
                            w->role);
    if (!o.id)
        return no_organisation(w);
    if (!o.ready)
        return command_fail(EX_USAGE, "the founder has not set up the organisation yet");
    bool post = role_is_post(role);
    struct invitation i = {
        .organisation = o.id,
        .role = w->role,
        .uses_left = post ? 1 : -1,
        .expires_at = clock_wall() + (post ? 7 : 30) * DAY,
    };
    if (!store(w, &i))
        return command_fail(EX_TEMPFAIL, "no link could be made: %s", db_why(w->db));
    show(w, talloc_asprintf(w->mem, "%s%s", w->prefix, i.code));
    return EX_OK;
}

static int with_database(struct wish *w)
{
    w->prefix = state_get(w->db, "link");
    if (!w->prefix)
        return command_fail(EX_CONFIG, "what the bot is called is not known yet: %s",
                            w->config->token ? "start it once, then it is"
                                             : "set BOT_TOKEN in .env and start it once");
    return strcmp(w->role, "founder") == 0 ? invite_founder(w) : invite_role(w);
}

static int invite(const struct settings *s, int count, char **arguments)
{
    bool named = count == 3 && strcmp(arguments[1], "--organisation") == 0;
    if (count != 1 && !named)
        return command_misused(&command_invite);
    struct wish w = { .mem = talloc_new(NULL),
                      .config = s->config,
                      .role = arguments[0],
                      .organisation = named ? arguments[2] : NULL };
    struct buffer why = { .max = 1024 };
    int code;
    w.db = db_open(s->config->database, &why);
    if (w.db) {
        db_memory(w.db, w.mem);
        code = with_database(&w);
    } else {
        code = command_fail(EX_NOINPUT, "%s", buffer_get(&why));
    }
    db_close(w.db);
    buffer_fini(&why);
    talloc_free(w.mem);
    return code;
}

const struct command command_invite = {
    .name = "invite",
    .arguments = "ROLE [--organisation NAME]",
    .words = "print a link into the programme, as a curator, mentee, ...",
    .run = invite,
};
