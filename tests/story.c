/* story.c - plays a story line by line, up to the first that does not hold. */
#include "tests/story_inside.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

enum { REPEATS_MOST = 10000, FLOOD_A_MINUTE = 60, FILE_MOST = 1 << 20 };
enum { FIRST_MORNING = 1788757200 /* 2026-09-07 10:00 there */ };

bool story_fail(struct story *s, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (!s->told)
        s->told = talloc_vasprintf(s->memory, format, args);
    va_end(args);
    return false;
}

/* ---- lines without a person ------------------------------------------------------ */

static bool restart(struct story *s, const char *rest)
{
    (void)rest;
    return story_restart(s);
}

static bool together(struct story *s, const char *rest)
{
    s->together = true;
    return strcmp(rest, "{") == 0 || story_fail(s, "it is written: together {");
}

static bool end_together(struct story *s, const char *rest)
{
    (void)rest;
    if (!s->together)
        return story_fail(s, "there is no together { before it");
    s->together = false;
    return story_settle(s);
}

static bool allow_bugs(struct story *s, const char *rest)
{
    s->bugs_allowed = true;
    return strcmp(rest, "allowed") == 0 || story_fail(s, "it is written: bugs allowed");
}

static bool flood(struct story *s, const char *rest)
{
    s->flood = (int)strtol(rest, NULL, 10);
    return s->flood > 0 || story_fail(s, "it is written: flood 20 (messages a minute)");
}

static bool play_line(struct story *s, const char *line);

/* N LINE */
static bool repeat(struct story *s, const char *rest)
{
    char *line;
    long times = strtol(rest, &line, 10);
    if (times < 1 || times > REPEATS_MOST || *line != ' ')
        return story_fail(s, "it is written: repeat 60 Ира > меню");
    for (long i = 0; i < times; i++)
        if (!play_line(s, line + 1))
            return false;
    return true;
}

/* NAME ["SCHOOL"] */
static bool founder(struct story *s, const char *rest)
{
    size_t len = strcspn(rest, " ");
    return story_link(s, talloc_asprintf(s->memory, "%.*s = new founder%s", (int)len,
                                         rest, rest + len));
}

static const struct command {
    const char *word;
    bool (*run)(struct story *s, const char *rest);
    bool before; /* a set-up: it comes before the school is made */
} commands[] = {
    { "allow", story_allow, false },
    { "as", story_in_group, false },
    { "ask", story_ask, false },
    { "backup", story_backup, false },
    { "bugs", allow_bugs, true },
    { "carry", story_carry, false },
    { "case", story_case, false },
    { "clock", story_clock, false },
    { "doubts", story_doubts, false },
    { "duplicate", story_duplicate, false },
    { "exams", story_exams, false },
    { "fault", story_fault, false },
    { "file", story_file, false },
    { "flag", story_flag, false },
    { "flood", flood, true },
    { "form", story_form, true },
    { "founder", founder, false },
    { "guardian", story_guardian, false },
    { "holidays", story_holidays, false },
    { "job", story_job, false },
    { "link", story_link, false },
    { "logs", story_logs, false },
    { "marked", story_marked, false },
    { "match", story_pair, false },
    { "meeting", story_meeting, false },
    { "move", story_move, false },
    { "no table has", story_no_table, false },
    { "now", story_now, true },
    { "pulsed", story_pulsed, false },
    { "reflects", story_reflects, false },
    { "repeat", repeat, false },
    { "restart", restart, false },
    { "restore", story_restore, false },
    { "school", story_school, true },
    { "solution", story_solution, false },
    { "step", story_step, false },
    { "table", story_table, false },
    { "texts", story_texts, false },
    { "together", together, false },
    { "topic", story_topic, false },
    { "venue", story_venue, false },
    { "wait", story_wait, false },
    { "writes", story_writes, false },
    { "}", end_together, false },
};

static const struct command *command_of(const char *line)
{
    for (size_t i = 0; i < COUNT(commands); i++) {
        size_t len = strlen(commands[i].word);
        if (strncmp(line, commands[i].word, len) == 0 && (!line[len] || line[len] == ' '))
            return &commands[i];
    }
    return NULL;
}

static bool run_command(struct story *s, const struct command *c, const char *line)
{
    const char *rest = line + strlen(c->word);
    rest += strspn(rest, " ");
    bool form = c->run == story_form;
    if (!c->before && !s->engine && !s->lives && !s->disk_fails && !story_make_school(s))
        return false;
    if (c->before && s->engine && !form && c->run != allow_bugs)
        return story_fail(s, "a set-up stands before everything else");
    return c->run(s, form ? rest : story_filled(s, rest));
}

/* "school small; now 2026-09-07 10:00": set-ups may share a line. */
static bool run_commands(struct story *s, const struct command *c, char *line)
{
    if (!c->before || c->run == story_form)
        return run_command(s, c, line);
    for (char *part; (part = strsep(&line, ";"));) {
        part += strspn(part, " ");
        size_t len = strlen(part);
        while (len > 0 && part[len - 1] == ' ')
            part[--len] = '\0';
        c = command_of(part);
        if (!c || !run_command(s, c, part))
            return story_fail(s, "what is meant by «%s»?", part);
    }
    return true;
}

static bool play_line(struct story *s, const char *line)
{
    const struct command *c = command_of(line);
    bool ok = false;
    if (c)
        return run_commands(s, c, talloc_strdup(s->memory, line));
    if (!s->engine && !s->lives && !s->disk_fails && !story_make_school(s))
        return false;
    if (story_person_line(s, line, &ok))
        return ok;
    return story_fail(s, "what is meant by this line?");
}

/* ---- a whole story --------------------------------------------------------------- */

static bool play_lines(struct story *s, const char *text)
{
    size_t count = 0;
    struct story_line *lines = story_lines(s->memory, text, &count);
    if (!story_begin(s))
        return false;
    for (size_t i = 0; i < count; i++) {
        s->line = &lines[i];
        if (s->set->verbose && command_of(s->line->text))
            fprintf(s->set->out, "  %s\n", s->line->text);
        if (!play_line(s, s->line->text))
            return false;
    }
    if (s->together)
        return story_fail(s, "together { has no } after it");
    if (count == 0)
        return story_fail(s, "the story is empty");
    if (!story_fault_was_met(s))
        return false;
    size_t unanswered = s->engine ? terminal_unanswered(s->terminal) : 0;
    return !unanswered || story_fail(s, "%zu presses were never answered", unanswered);
}

bool story_play_text(const struct story_settings *settings, const char *name,
                     const char *text)
{
    struct story *s = talloc_zero(NULL, struct story);
    s->set = settings;
    s->file = name;
    s->memory = talloc_new(s);
    s->zone = "Asia/Yekaterinburg";
    s->now = FIRST_MORNING;
    s->ticks = 1;
    s->flood = FLOOD_A_MINUTE;
    bool ok = play_lines(s, text);
    if (!ok)
        story_tell_failure(s);
    story_end(s);
    talloc_free(s);
    return ok;
}

bool story_play(const struct story_settings *settings, const char *path)
{
    FILE *file = fopen(path, "re");
    if (!file) {
        fprintf(settings->out, "%s: %s\n", path, strerror(errno));
        return false;
    }
    char *text = talloc_zero_size(NULL, FILE_MOST + 1);
    size_t size = fread(text, 1, FILE_MOST, file);
    fclose(file);
    bool ok = size < FILE_MOST && story_play_text(settings, path, text);
    if (size == FILE_MOST)
        fprintf(settings->out, "%s: longer than a story may be\n", path);
    talloc_free(text);
    return ok;
}
