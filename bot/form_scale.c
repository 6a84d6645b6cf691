/* form_scale.c - the scales of domain.md 3.0, a line each. */
#include "bot/form_scale.h"

#include <string.h>

#include "bot/base.h"

static const char *const numbers[] = {
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10",
};
static const char *const answers[] = { "yes", "partly", "no" };
static const char *const yes_or_no[] = { "yes", "no" };

/* The marks of words go down from the best to 0, those of numbers up. */
static const struct kind {
    const char *name;
    int taps;
    const char *const *marks;
    size_t count, columns;
    bool is_number;
} kinds[SCALES] = {
    [SCALE_TXT] = { .name = "TXT", .taps = 1 },
    [SCALE_NUM] = { .name = "NUM", .taps = 1 },
    [SCALE_DATE] = { .name = "DATE", .taps = 1 },
    [SCALE_CH] = { .name = "CH", .taps = 1 },
    [SCALE_MCH] = { .name = "MCH", .taps = 2 },
    [SCALE_RANK] = { .name = "RANK", .taps = 3 },
    [SCALE_S5] = { "S5", 1, numbers + 1, 5, 5, true },
    [SCALE_S10] = { "S10", 1, numbers + 1, 10, 5, true },
    [SCALE_A5] = { "A5", 1, numbers + 1, 5, 1, true },
    [SCALE_F5] = { "F5", 1, numbers + 1, 5, 1, true },
    [SCALE_N11] = { "N11", 1, numbers, 11, 6, true },
    [SCALE_Y3] = { "Y3", 1, answers, 3, 3, false },
    [SCALE_YN] = { "YN", 1, yes_or_no, 2, 2, false },
    [SCALE_GRID] = { .name = "grid", .taps = 1 },
};

const char *scale_name(enum scale s)
{
    return kinds[s].name;
}

int scale_taps(enum scale s)
{
    return kinds[s].taps;
}

bool scale_is_fixed(enum scale s)
{
    return kinds[s].count > 0;
}

bool scale_is_several(enum scale s)
{
    return s == SCALE_MCH || s == SCALE_RANK;
}

size_t scale_marks(enum scale s)
{
    return kinds[s].count;
}

const char *scale_mark(enum scale s, size_t i)
{
    return kinds[s].marks[i];
}

int64_t scale_value(enum scale s, const char *mark)
{
    const struct kind *k = &kinds[s];
    for (size_t i = 0; i < k->count; i++)
        if (strcmp(k->marks[i], mark) == 0)
            return (int64_t)(k->is_number ? i + (k->marks == numbers ? 0 : 1)
                                          : k->count - 1 - i);
    return -1;
}

size_t scale_columns(enum scale s)
{
    return kinds[s].columns;
}
