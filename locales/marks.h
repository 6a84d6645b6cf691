/* marks.h - words with marks, in the neutral way that every messenger is told in.
 *
 * Marks: <b> <i> <u> <s> <a href="LINK"> <code> <pre> <time at="SECONDS">, each closed
 * in its order, at most MARKS_DEEPEST within each other. References: &amp; &lt; &gt;
 * &quot; and &#N; &#xN;. A newline is a newline. Whatever is none of these is a letter
 * like any other for reading, and a fault for marks_fault(). Texts are UTF-8. */
#ifndef LOCALES_MARKS_H
#define LOCALES_MARKS_H

#include <stddef.h>
#include <stdint.h>

struct buffer;

enum { MARKS_DEEPEST = 16 };

enum mark_kind { MARK_END, MARK_LETTER, MARK_OPEN, MARK_CLOSE };
enum mark_tag {
    MARK_B,
    MARK_I,
    MARK_U,
    MARK_S,
    MARK_A,
    MARK_CODE,
    MARK_PRE,
    MARK_TIME,
};

/* One step of reading: a letter (a code point, references decoded) or a mark. */
struct mark {
    enum mark_kind kind;
    enum mark_tag tag; /* of OPEN and CLOSE */
    uint32_t letter;   /* of LETTER; U+FFFD for bytes that are not UTF-8 */
    const char *value; /* of an opened A and TIME: what stands between the quotes, */
    size_t value_len;  /* its references not decoded; else NULL and 0 */
    const char *from;  /* where it stands in the text; it goes on at from + len */
    size_t len;        /* bytes; 0 only at the END */
    const char *fault; /* what is wrong with it, in English; NULL: nothing */
};

/* Reads the step that stands at this place of a text. */
struct mark marks_next(const char *at);

/* "b", "i" ... as it stands in the text. */
const char *mark_name(enum mark_tag tag);

/* Why these words may not be sent as they are, in a few English words that live for
 * ever, or NULL when all marks are known, closed and in order. */
const char *marks_fault(const char *words);

/* The plain text: marks off, references decoded. The caller gets it on mem. */
char *marks_plain(void *mem, const char *words);

/* How long the plain text is: in code points, and in UTF-16 units. */
struct marks_size {
    size_t letters, units;
};
struct marks_size marks_size(const char *words);

/* Writes & < > " of a plain text as references, the rest as it is. */
void marks_escape(struct buffer *out, const char *text);
char *marks_escaped(void *mem, const char *text);

/* Cuts long words into parts of at most `most` (> 0) code points of plain text each: at
 * the end of a paragraph, else of a line, a sentence, a word, a letter as people see
 * it. A bound in the first half of a part is taken only when there is no other. A
 * <time> is not cut unless it alone fills a part. Marks that are open at a cut are
 * closed there and opened again; marks around nothing fall out; white space at both
 * ends of a part goes. The parts have no marks_fault(), even where the words had one.
 * An array of *count texts on mem; none is empty, so there are none for empty words. */
char **marks_split(void *mem, const char *words, size_t most, size_t *count);

#endif
