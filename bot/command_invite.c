/* command_invite.c - nastavnik invite ROLE: makes a link into the programme, also while
 * the bot runs.
 *
 *   nastavnik invite curator                 a post: one person, seven days
 *   nastavnik invite mentee                  a register: everybody, thirty days
 *   nastavnik invite founder                 only while no organisation is set up
 *   nastavnik invite founder --school NAME [--parent NAME]    one more organisation
 *
 * A municipality or a network is an organisation like any other, made first; what makes
 * it one is that others name it with --parent. */
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
    const char *school, *parent;     /* of a founder; NULL: the first school, no parent */
    const char *prefix;              /* of links */
};

static void show(const struct wish *w, const char *link)
{
    const char *qr = isatty(STDOUT_FILENO) ? qr_terminal(w->mem, link) : NULL;
    if (qr)
        fputs(qr, stderr);
    command_print("%s\n", link);
}

static int set_up_already(const struct wish *w)
{
    if (w->school)
        return command_fail(EX_USAGE, "\"%s\" is set up already", w->school);
    return command_fail(EX_USAGE,
                        "the organisation is set up: its administrator invites "
                        "from the chat, or: nastavnik invite administrator; one "
                        "more: nastavnik invite founder --school NAME");
}

static int invite_founder(const struct wish *w)
{
    struct buffer why = { .max = 1024 };
    struct founder f = { .db = w->db,
                         .link = w->prefix,
                         .zone = w->config->zone,
                         .language = w->config->language,
                         .name = w->school,
                         .now = clock_wall() };
    if (w->parent)
        f.parent = organisation_named(w->db, w->parent).id;
    if (w->parent && !f.parent)
        return command_fail(EX_USAGE, "there is no organisation called \"%s\"",
                            w->parent);
    const char *link =
        w->school || !founded(w->db) ? founder_link(w->mem, &f, &why) : NULL;
    int code = EX_OK;
    if (link)
        show(w, link);
    else if (why.len)
        code = command_fail(EX_TEMPFAIL, "no link could be made: %s", buffer_get(&why));
    else
        code = set_up_already(w);
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

/* --organisation NAME, or for a founder --school NAME and --parent NAME, in any order. */
static bool read_options(struct wish *w, int count, char **words)
{
    bool founder = strcmp(w->role, "founder") == 0;
    const struct {
        const char *word, **value;
        bool for_founder;
    } options[] = {
        { "--organisation", &w->organisation, false },
        { "--parent", &w->parent, true },
        { "--school", &w->school, true },
    };
    for (int i = 0; i < count; i += 2) {
        size_t o = 0;
        while (o < COUNT(options) && strcmp(options[o].word, words[i]) != 0)
            o++;
        if (o == COUNT(options) || options[o].for_founder != founder || i + 1 == count ||
            !*words[i + 1])
            return false;
        *options[o].value = words[i + 1];
    }
    return !w->parent || w->school;
}

static int misused(const char *role)
{
    if (strcmp(role, "founder") != 0)
        return command_misused(&command_invite);
    return command_fail(EX_USAGE, "it is used like this: nastavnik invite founder "
                                  "[--school NAME [--parent NAME]]");
}

static int invite(const struct settings *s, int count, char **arguments)
{
    struct wish w = { .config = s->config, .role = count ? arguments[0] : "" };
    if (!count || !read_options(&w, count - 1, arguments + 1))
        return misused(w.role);
    w.mem = talloc_new(NULL);
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
    .words =
        "print a link into the programme, as a curator, mentee, ...\n"
        "           founder --school NAME [--parent NAME]\n"
        "                                         one more school; --parent names the "
        "municipality\n"
        "                                         or network that sees its numbers",
    .run = invite,
};
