/* file_name.c - how a document is called in a chat and on the disk of whoever saves it:
 * in their words, with nothing that some machine does not allow in the name of a file,
 * nor a quotation mark or a per cent, which mean something else in a request
 * (telegram.md 2.1). */
#include <string.h>

#include "bot/inside.h"
#include "locales/marks.h"

enum { LETTERS_MOST = 56 };

static bool is_letters_begin(char byte)
{
    return ((unsigned char)byte & 0xc0) != 0x80;
}

/* What stands in place of this byte; NULL: the byte itself. */
static const char *instead(char byte)
{
    static const char unsafe[] = "\\/*?\"<>|%";
    if (byte == ':')
        return " –";
    bool control = (unsigned char)byte < ' ' || byte == 0x7f;
    return control || strchr(unsafe, byte) ? " " : NULL;
}

/* Blanks are one, and neither they nor full stops stand at its ends. */
static const char *trimmed(struct turn *t, const char *name)
{
    const char *all = "";
    for (const char *at = name; *at;) {
        size_t blanks = strspn(at, " "), len = strcspn(at + blanks, " ");
        if (len)
            all = format(t, "%s%s%.*s", all, *all ? " " : "", (int)len, at + blanks);
        at += blanks + len;
    }
    all += strspn(all, ". ");
    size_t len = strlen(all);
    while (len && strchr(". ", all[len - 1]))
        len--;
    return format(t, "%.*s", (int)len, all);
}

static const char *safe(struct turn *t, const char *title)
{
    const char *all = "", *from = title;
    size_t letters = 0;
    for (; *title; title++) {
        if (is_letters_begin(*title) && letters++ == LETTERS_MOST)
            break;
        const char *other = instead(*title);
        if (!other)
            continue;
        all = format(t, "%s%.*s%s", all, (int)(title - from), from, other);
        from = title + 1;
    }
    return trimmed(t, format(t, "%s%.*s", all, (int)(title - from), from));
}

const char *file_name(struct turn *t, const char *title, const char *ending)
{
    return format(t, "%s.%s", safe(t, marks_plain(t->in->memory, title)), ending);
}

void name_file(struct turn *t, int64_t file, const char *title)
{
    struct file f = file_find(t->db, file);
    const char *dot = f.name ? strrchr(f.name, '.') : NULL;
    if (f.id && dot)
        file_rename(t->db, file, file_name(t, title, dot + 1));
}
