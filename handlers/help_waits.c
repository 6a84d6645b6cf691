/* help_waits.c - medians by counting, without keeping what was counted; groups that are
 * too small to be shown. No database, no turn. */
#include "handlers/help_waits.h"

/* ---- the median ---------------------------------------------------------------------
 */

static size_t place_of(int64_t minutes)
{
    if (minutes < WAITS_FINE)
        return minutes > 0 ? (size_t)minutes : 0;
    int64_t place = WAITS_FINE + (minutes - WAITS_FINE) / WAITS_STEP;
    return place < WAIT_PLACES ? (size_t)place : WAIT_PLACES - 1;
}

static int64_t minutes_at(size_t place)
{
    if (place < WAITS_FINE)
        return (int64_t)place;
    return WAITS_FINE + (int64_t)(place - WAITS_FINE) * WAITS_STEP;
}

void help_waits_add(struct help_waits *w, int64_t minutes)
{
    w->count[place_of(minutes)]++;
    w->all++;
}

/* The wait that has so many others before it. */
static int64_t nth(const struct help_waits *w, int64_t before)
{
    size_t place = 0;
    for (; before >= w->count[place]; place++)
        before -= w->count[place];
    return minutes_at(place);
}

int64_t help_waits_median(const struct help_waits *w)
{
    if (!w->all)
        return -1;
    return (nth(w, (w->all - 1) / 2) + nth(w, w->all / 2)) / 2;
}

/* ---- small groups -------------------------------------------------------------------
 */

static size_t smallest_shown(const int64_t *sizes, const bool *hidden, size_t count)
{
    size_t found = count;
    for (size_t i = 0; i < count; i++)
        if (!hidden[i] && sizes[i] && (found == count || sizes[i] < sizes[found]))
            found = i;
    return found;
}

void help_hide_small(const int64_t *sizes, bool *hidden, size_t count)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        hidden[i] = sizes[i] > 0 && sizes[i] < LEAST_SHOWN;
        sum += hidden[i] ? sizes[i] : 0;
    }
    while (sum && sum < LEAST_SHOWN) {
        size_t next = smallest_shown(sizes, hidden, count);
        if (next == count)
            return;
        hidden[next] = true;
        sum += sizes[next];
    }
}
