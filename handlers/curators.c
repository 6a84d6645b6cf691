/* curators.c - what every curator of a school is to hear, whatever feature it comes from.
 */
#include "handlers/features.h"

void curators_hear(struct turn *t, int64_t organisation, const char *what, int64_t on,
                   int step)
{
    const int64_t *all = role_holders(t->db, organisation, CURATOR);
    for (; *all; all++)
        if (*all != t->who.id)
            soon(t, what, *all, on, step);
}
