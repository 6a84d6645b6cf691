/* oracle.c - compares our HTML parser with TDLib, the library under the real server.
 *
 *     build/oracle [-l libtdjson.so] [-c corpus] [-s seed] [-n count] [-v]
 *
 * Three questions about each text. Is the parse the same: verdict, words of the error,
 * plain text, entities? If it is good, is what is stored the same (TDLib's parseMarkdown
 * does the later step to a text that has entities already, all but the trimming, so the
 * text is put between two letters)? Taken as plain text, has it the same commands? The
 * texts are the lines of the corpus, each a JSON string, and as many random ones. Ends
 * with "N passed, N failed".
 *
 * Left out: surrogates in attributes, since TDLib itself dies of them; for the second
 * question texts with a sign of Markdown in them; for the third texts with an address,
 * in which a slash begins no command. */
#include "bot/base.h"
#include "generator.h"
#include "tdlib.h"
#include "tests/emulator/entities.h"
#include "tests/emulator/text.h"

#include <cjson/cJSON.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <unistd.h>

static const char library[] = "tests/conformance/node_modules/@prebuilt-tdlib/"
                              "linux-x64-glibc/libtdjson.so";

struct oracle {
    bool verbose;
    int passed, failed, good, stored;
};

/* ---- comparing
 * -------------------------------------------------------------------------- */

static char *show(void *mem, const struct html_text *t)
{
    if (*t->error)
        return talloc_asprintf(mem, "error: %s", t->error);
    char *line = talloc_asprintf(mem, "\"%s\"", t->text);
    for (size_t i = 0; i < t->count; i++) {
        const struct html_entity *e = &t->entities[i];
        line = talloc_asprintf_append_buffer(line, " %s[%d+%d %s %s]", e->type, e->offset,
                                             e->length, e->extra ? e->extra : "-",
                                             e->format ? e->format : "-");
    }
    return line;
}

static void judge(struct oracle *o, const char *question, const char *html,
                  const struct html_text *ours, const struct html_text *theirs)
{
    void *mem = talloc_new(NULL);
    const char *mine = show(mem, ours), *other = show(mem, theirs);
    bool same = strcmp(mine, other) == 0;
    same ? o->passed++ : o->failed++;
    if (!same || o->verbose)
        printf("%s %s\n  html:  %s\n  ours:  %s\n  TDLib: %s\n",
               same ? "same" : "DIFFERS", question, html, mine, other);
    talloc_free(mem);
}

static bool has_reference_to_surrogate(const char *html)
{
    for (; (html = strstr(html, "&#")); html += 2) {
        bool hex = html[2] == 'x';
        unsigned long code = strtoul(html + 2 + hex, NULL, hex ? 16 : 10);
        if (code >= 0xd800 && code <= 0xdfff)
            return true;
    }
    return false;
}

static void compare_stored(struct oracle *o, const char *html)
{
    void *mem = talloc_new(NULL);
    char *between = talloc_asprintf(mem, "A%sZ", html);
    struct html_text *ours = html_parse(mem, between, true);
    if (!*ours->error && !strpbrk(ours->text, "*_~|`[]")) {
        judge(o, "stored", html, ours, tdlib_store(mem, between));
        o->stored++;
    }
    talloc_free(mem);
}

static void compare_commands(struct oracle *o, const char *text)
{
    void *mem = talloc_new(NULL);
    struct html_text *ours = talloc_zero(mem, struct html_text);
    ours->text = talloc_strdup(mem, text);
    size_t from = 0, length;
    for (const char *at; (at = entities_command(text, from, &length));) {
        from = (size_t)(at - text) + length;
        html_add(ours, "bot_command", (int)text_units(text, from - length), (int)length);
    }
    judge(o, "commands", text, ours, tdlib_commands(mem, text));
    talloc_free(mem);
}

static void compare(struct oracle *o, const char *html)
{
    if (!strstr(html, "://"))
        compare_commands(o, html);
    if (has_reference_to_surrogate(html) && strpbrk(html, "\"'"))
        return;
    void *mem = talloc_new(NULL);
    struct html_text *ours = html_parse(mem, html, false);
    judge(o, "parsed", html, ours, tdlib_parse(mem, html));
    if (!*ours->error) {
        o->good++;
        compare_stored(o, html);
    }
    talloc_free(mem);
}

/* ---- the two sources ------------------------------------------------------------------
 */

static void report(const struct oracle *o, const char *source,
                   const struct oracle *before)
{
    printf("oracle: %s: %d answers compared (%d good texts, %d as stored), %d differ\n",
           source, o->passed + o->failed - before->passed - before->failed,
           o->good - before->good, o->stored - before->stored,
           o->failed - before->failed);
}

static bool compare_corpus(struct oracle *o, const char *path)
{
    struct oracle before = *o;
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t room = 0;
    while (file && getline(&line, &room, file) >= 0) {
        cJSON *text = cJSON_Parse(line);
        if (cJSON_IsString(text))
            compare(o, text->valuestring);
        else
            die("oracle: not a JSON string: %s", line);
        cJSON_Delete(text);
    }
    free(line);
    if (file)
        fclose(file);
    report(o, path, &before);
    return file != NULL;
}

static void compare_random(struct oracle *o, uint64_t seed, int count)
{
    struct oracle before = *o;
    struct generator g = { seed ? seed : 1 };
    struct buffer html = { .max = 1 << 16 };
    for (int i = 0; i < count; i++) {
        generator_next(&g, &html);
        compare(o, buffer_get(&html));
    }
    buffer_fini(&html);
    char source[64];
    snprintf(source, sizeof source, "%d random texts, seed %" PRIu64, count, seed);
    report(o, source, &before);
}

int main(int argc, char **argv)
{
    const char *path = library, *corpus = "tests/conformance/html-corpus.txt";
    uint64_t seed = 20260907;
    int count = 10000, option;
    struct oracle o = { 0 };
    while ((option = getopt(argc, argv, "l:c:s:n:v")) != -1) {
        switch (option) {
        case 'l':
            path = optarg;
            break;
        case 'c':
            corpus = optarg;
            break;
        case 's':
            seed = strtoull(optarg, NULL, 10);
            break;
        case 'n':
            count = (int)strtol(optarg, NULL, 10);
            break;
        case 'v':
            o.verbose = true;
            break;
        default:
            return 2;
        }
    }
    tdlib_open(path);
    if (!compare_corpus(&o, corpus))
        die("oracle: cannot read %s", corpus);
    compare_random(&o, seed, count);
    printf("%d passed, %d failed\n", o.passed, o.failed);
    return o.failed == 0 ? 0 : 1;
}
