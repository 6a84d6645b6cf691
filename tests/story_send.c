/* story_send.c - files that people send in a story, and what is in them.
 *
 * Without "holds" nothing is in a file: it can be passed on, and not be read. */
#include "tests/story_inside.h"

#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

/* How a text becomes the bytes of a file. */
struct making {
    const char *encoding; /* as iconv calls it */
    const char *mark;     /* what stands in front of it */
    bool crlf;
    int times; /* that the last line stands there */
};

static char *converted(struct story *s, const char *text, const struct making *m,
                       size_t *size)
{
    size_t left = strlen(text), room = 2 * left + 2;
    char *bytes = talloc_zero_array(s->memory, char, room + 1), *to = bytes;
    char *from = talloc_strdup(s->memory, text);
    *size = left;
    if (strcmp(m->encoding, "UTF-8") == 0)
        return from; /* whatever bytes they are */
    iconv_t way = iconv_open(m->encoding, "UTF-8");
    if (way == (iconv_t)-1 || iconv(way, &from, &left, &to, &room) == (size_t)-1) {
        story_fail(s, "this cannot be said in %s", m->encoding);
        to = bytes;
    }
    if (way != (iconv_t)-1)
        iconv_close(way);
    *size = (size_t)(to - bytes);
    return bytes;
}

/* "\t", "\n" and "\x4b" as a file has them, and each line's end. */
static char *spelled(struct story *s, const char *text, bool crlf)
{
    char *out = talloc_array(s->memory, char, 2 * strlen(text) + 1), *to = out;
    for (; *text; text++) {
        char hex[3] = { 0 };
        if (text[0] == '\\' && (text[1] == 't' || text[1] == 'n')) {
            *to++ = *++text == 't' ? '\t' : '\n';
        } else if (text[0] == '\\' && text[1] == 'x' && text[2] && text[3]) {
            memcpy(hex, text + 2, 2);
            *to++ = (char)strtol(hex, NULL, 16);
            text += 3;
        } else {
            if (*text == '\n' && crlf)
                *to++ = '\r';
            *to++ = *text;
        }
    }
    *to = '\0';
    return out;
}

static char *repeated(struct story *s, const char *text, int times)
{
    const char *end = strrchr(text, '\n'), *last = end ? end + 1 : text;
    size_t head = strlen(text), len = strlen(last),
           more = times > 1 ? (size_t)times - 1 : 0;
    char *all = talloc_array(s->memory, char, head + more * (len + 1) + 1),
         *to = all + head;
    memcpy(all, text, head);
    for (size_t i = 0; i < more; i++, to += len) {
        *to++ = '\n';
        memcpy(to, last, len);
    }
    *to = '\0';
    return all;
}

static bool read_option(struct making *m, const char *word, char **rest)
{
    if (strcmp(word, "bom") == 0)
        m->mark = "\xEF\xBB\xBF";
    else if (strcmp(word, "1251") == 0)
        m->encoding = "CP1251";
    else if (strcmp(word, "utf16") == 0)
        *m = (struct making){ "UTF-16LE", "\xFF\xFE", m->crlf, m->times };
    else if (strcmp(word, "crlf") == 0)
        m->crlf = true;
    else if (strcmp(word, "times") == 0 && *rest)
        m->times = (int)strtol(strsep(rest, " "), NULL, 10);
    else
        return false;
    return true;
}

/* "1251 crlf", a newline, then what the file holds. */
static bool fill(struct story *s, char *options, struct terminal_sends *file)
{
    struct making m = { .encoding = "UTF-8", .mark = "", .times = 1 };
    char *text = strchr(options, '\n');
    if (!text)
        return story_fail(s, "what it holds stands in the lines below");
    *text++ = '\0';
    for (char *word; (word = strsep(&options, " "));)
        if (*word && !read_option(&m, word, &options))
            return story_fail(s, "a file holds: bom, 1251, utf16, crlf, times N");
    char *whole = spelled(s, repeated(s, text, m.times), m.crlf);
    size_t marked = strlen(m.mark), size;
    char *bytes = converted(s, whole, &m, &size);
    char *all = talloc_zero_array(s->memory, char, marked + size + 1);
    memcpy(all, m.mark, marked);
    memcpy(all + marked, bytes, size);
    file->bytes = all;
    file->size = marked + size;
    return true;
}

bool story_sends_one(struct story *s, const struct story_person *p, const char *what,
                     const char *album, const char *reply_to)
{
    static const char *const kinds[] = { "voice", "photo", "document",
                                         "video", "audio", "contact" };
    const struct terminal_person who = { p->id, p->elsewhere, p->language };
    char *words = talloc_strdup(s->memory, what);
    const char *kind = strsep(&words, " "), *name = words ? strsep(&words, " ") : "";
    struct terminal_sends file = { .kind = kind,
                                   .name = name,
                                   .caption = words ? words : "",
                                   .album = album,
                                   .reply_to = reply_to };
    if (words && strncmp(words, "holds", 5) == 0 && strchr(" \n", words[5])) {
        file.caption = "";
        if (!fill(s, words + 5, &file))
            return false;
    }
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (strcmp(kinds[i], kind) == 0) {
            terminal_file(s->terminal, &who, &file);
            return true;
        }
    return story_fail(s, "what is sent is one of: voice photo document video audio "
                         "contact");
}
