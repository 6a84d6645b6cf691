/* stems.h - words brought to their stems, so that «на уроках» finds «урок».
 *
 * The stems of libstemmer (Snowball) stand in a column of their own, and the search table
 * has the plain tokenizer unicode61: any sqlite3 shell opens and searches the file. */
#ifndef LOCALES_STEMS_H
#define LOCALES_STEMS_H

/* The stems of these words, a blank between: folded (fold.h), words in Cyrillic letters
 * by the Russian stemmer, all others by the English one; without words of one letter, and
 * without those in `common` ("in on and", folded), which any text has. A talloc string of
 * `memory`; "" when there are none. */
const char *stems_of(void *memory, const char *words, const char *common);
/* The same as a query of FTS5: each stem once, in quotes, OR between, at most 24 of them;
 * "" when there are none. */
const char *stems_query(void *memory, const char *words, const char *common);

#endif
