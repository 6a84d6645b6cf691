/* library_names.c - does a card name somebody of the school? Short names are compared by
 * their stems, longer ones by how they begin, so that «Волкову» is found where Волков
 * works. What is found is pointed at and never forbidden: a name may be a common word. */
#include "handlers/library.h"

#include <string.h>

enum { LONG_NAME = 5, ENDING = 2, OTHER_ENDING = 3 }; /* letters */

/* ---- lists of words, a blank between ---------------------------------------------- */

static size_t word_length(const char *at)
{
    return strcspn(at, " ");
}

static const char *next_word(const char *at)
{
    at += word_length(at);
    return at + strspn(at, " ");
}

static bool has_word(const char *list, const char *word, size_t len)
{
    for (const char *at = list; *at; at = next_word(at))
        if (word_length(at) == len && strncmp(at, word, len) == 0)
            return true;
    return false;
}

static bool share_word(const char *a, const char *b)
{
    for (const char *at = a; *at; at = next_word(at))
        if (has_word(b, at, word_length(at)))
            return true;
    return false;
}

/* ---- two forms of a name ---------------------------------------------------------- */

static size_t letters(const char *at, size_t len)
{
    size_t count = 0;
    for (size_t i = 0; i < len; i++)
        count += (at[i] & 0xC0) != 0x80;
    return count;
}

/* Of a long name all but the last two letters are in every form of it, and a form adds no
 * more than three. */
static bool is_form_of(const char *name, const char *word)
{
    size_t name_len = word_length(name), len = word_length(word), same = 0;
    while (same < name_len && same < len && name[same] == word[same])
        same++;
    size_t all = letters(name, name_len), begin = letters(name, same);
    return all >= LONG_NAME && begin + ENDING >= all &&
           letters(word, len) <= begin + OTHER_ENDING;
}

/* ---- those of the school ---------------------------------------------------------- */

struct suspects {
    const char *stems, *words; /* of the text */
    const char *hit_stems, *hit_words;
};

static void compare(struct turn *t, struct suspects *s, const char *name)
{
    const char *stems = search_stems(t, name);
    if (share_word(stems, s->stems))
        s->hit_stems = format(t, "%s%s ", s->hit_stems, stems);
    for (const char *part = fold_words(t, name); *part; part = next_word(part))
        for (const char *word = s->words; *word; word = next_word(word))
            if (is_form_of(part, word))
                s->hit_words =
                    format(t, "%s%.*s ", s->hit_words, (int)word_length(word), word);
}

/* The text's words between white space and marks, from *at on; "" at its end. */
static const char *take_word(struct turn *t, const char **at)
{
    static const char between[] = " \n\t,.;:!?()\"'/";
    *at += strspn(*at, between);
    size_t len = strcspn(*at, between);
    *at += len;
    return format(t, "%.*s", (int)len, *at - len);
}

static const char *those_hit(struct turn *t, const struct suspects *s, const char *text)
{
    const char *found = "", *at = text;
    for (const char *word = take_word(t, &at); *word; word = take_word(t, &at)) {
        const char *folded = fold_words(t, word);
        if (share_word(search_stems(t, word), s->hit_stems) ||
            has_word(s->hit_words, folded, strlen(folded)))
            found = list_with(t, found, word);
    }
    return found;
}

const char *library_names(struct turn *t, const struct solution *written)
{
    size_t count;
    const char *text =
        format(t, "%s %s %s", written->title, written->situation, written->advice);
    struct suspects s = { search_stems(t, text), "", "", "" };
    const char *at = text;
    if (!names_shown(t))
        return "";
    for (const char *word = take_word(t, &at); *word; word = take_word(t, &at))
        s.words = format(t, "%s%s ", s.words, fold_words(t, word));
    const struct listed *all =
        people_listed(t->db, t->who.organisation, PEOPLE_ALL, t->now, &count);
    for (size_t i = 0; i < count; i++)
        compare(t, &s, all[i].name);
    return those_hit(t, &s, text);
}
