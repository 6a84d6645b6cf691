/* pages.h - the page in the browser: a few files, carried in the program as they are. */
#ifndef PLAYGROUND_PAGES_H
#define PLAYGROUND_PAGES_H

#include <stddef.h>

struct page_file {
    const char *path, *type;
    const char *bytes, *end;
};

/* The file at this path ("/", "/page.css"), or NULL. */
const struct page_file *page_at(const char *path);

#endif
