/* assigned.c - the Hungarian method, as everybody has it. */
#include "tests/assigned.h"

#include <stdbool.h>
#include <stddef.h>
#include <talloc.h>

/* The Hungarian method over seats: each column as often as it has room, and a seat of its
 * own for each row to be left out on. */
struct hungary {
    const struct problem *p;
    int seats, *column; /* of each seat; -1: to be left out */
    long *u, *v, *least;
    int *row, *way;
    bool *used;
};

static long seat_cost(const struct hungary *h, int row, int seat)
{
    int column = h->column[seat];
    int score = column < 0 ? NEVER : h->p->score[row * h->p->columns + column];
    return score == NEVER ? ALONE_COST : 1000 - score;
}

static int next_seat(struct hungary *h, int at)
{
    int row = h->row[at], next = 0;
    long delta = (long)ALONE_COST * 1000;
    for (int j = 1; j <= h->seats; j++) {
        if (h->used[j])
            continue;
        long now = seat_cost(h, row - 1, j - 1) - h->u[row] - h->v[j];
        if (now < h->least[j]) {
            h->least[j] = now;
            h->way[j] = at;
        }
        if (h->least[j] < delta) {
            delta = h->least[j];
            next = j;
        }
    }
    for (int j = 0; j <= h->seats; j++)
        if (h->used[j]) {
            h->u[h->row[j]] += delta;
            h->v[j] -= delta;
        } else {
            h->least[j] -= delta;
        }
    return next;
}

static void seat_row(struct hungary *h, int row)
{
    int at = 0;
    h->row[0] = row;
    for (int j = 0; j <= h->seats; j++) {
        h->least[j] = (long)ALONE_COST * 1000;
        h->used[j] = false;
    }
    do {
        h->used[at] = true;
        at = next_seat(h, at);
    } while (h->row[at]);
    for (int before; at; at = before) {
        before = h->way[at];
        h->row[at] = h->row[before];
    }
}

static void hungary_init(void *mem, struct hungary *h)
{
    for (int j = 0; j < h->p->columns; j++)
        h->seats += h->p->room[j];
    const size_t size = (size_t)h->seats + 1;
    h->column = talloc_array(mem, int, size);
    h->u = talloc_zero_array(mem, long, (size_t)h->p->rows + 1);
    h->v = talloc_zero_array(mem, long, size);
    h->least = talloc_array(mem, long, size);
    h->row = talloc_zero_array(mem, int, size);
    h->way = talloc_zero_array(mem, int, size);
    h->used = talloc_array(mem, bool, size);
    int seat = 0;
    for (int j = 0; j < h->p->columns; j++)
        for (int k = 0; k < h->p->room[j]; k++)
            h->column[seat++] = j;
    while (seat < h->seats)
        h->column[seat++] = -1;
}

long assigned_least(void *mem, const struct problem *p)
{
    struct hungary h = { .p = p, .seats = p->rows };
    long cost = 0;
    hungary_init(mem, &h);
    for (int i = 1; i <= p->rows; i++)
        seat_row(&h, i);
    for (int j = 1; j <= h.seats; j++)
        if (h.row[j])
            cost += seat_cost(&h, h.row[j] - 1, j - 1);
    return cost;
}
