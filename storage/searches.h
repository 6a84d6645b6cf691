/* searches.h - how often a search for how others solved it found something, and nothing,
 * by school, day and topic. The words that were looked for are kept nowhere. */
#ifndef STORAGE_SEARCHES_H
#define STORAGE_SEARCHES_H

#include "storage/db.h"

/* One search on that day ("2026-09-07") about that topic ("" for all). */
void search_count(struct db *db, int64_t organisation, const char *day, const char *topic,
                  bool found);
/* The same by somebody who is putting a case together: it counts once a day, as its last
 * search of that day ended. */
void search_of_case(struct db *db, int64_t organisation, int64_t case_id, const char *day,
                    const char *topic, bool found);
struct search_total {
    const char *topic; /* NULL: past the last */
    int64_t found, empty;
};
/* By topic since that day, those that found nothing most often first; how many. */
size_t searches_since(struct db *db, int64_t organisation, const char *day,
                      struct search_total *out, size_t room);

#endif
