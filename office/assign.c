/* assign.c - rows to columns, all at once: as many rows placed as can be, and of all such
 * ways the one with the greatest sum of scores. A column takes as many rows as it has
 * room for.
 *
 *   rows, columns  how many: "500", "300"
 *   capacities     what each column has room for: "2 1 3"
 *   scores         row by row, three signs each: "087", or "---" where it is not allowed
 *   fixed          rows whose column is settled, from 0: "0 4, 17 2"; they take room too
 *   spread         what each further row of a column costs: "8"; "0" without it
 *
 * The answer is a line a row: its number, its column, its score; "-" for what it has not.
 * It is a flow of least cost (GLPK, out of kilter): one unit from each row, to a column
 * or past all of them. To go past costs more than all the scores together, so nobody is
 * left out for the sake of a better sum. Whole numbers alone: the same job, the same
 * answer. */
#include "office/jobs.h"

#include <glib.h>
#include <glpk.h>
#include <string.h>

enum { ROWS_MOST = 2000, COLUMNS_MOST = 2000, ROOM_MOST = 99, SCORE_MOST = 999 };
enum { SPREAD_MOST = 99 };
enum { SIGNS = 3, TEXT_MOST = 8 * 1024 * 1024, ALONE = -1 };

struct asked {
    int rows, columns;
    int *room;    /* of each column, what is not settled yet */
    int *settled; /* of each row: its column, or ALONE */
    int spread;
    const char *scores; /* SIGNS each */
};

/* -1: not allowed */
static int score(const struct asked *a, int row, int column)
{
    const char *at =
        a->scores + ((size_t)row * (size_t)a->columns + (size_t)column) * SIGNS;
    if (*at == '-')
        return -1;
    return (at[0] - '0') * 100 + (at[1] - '0') * 10 + at[2] - '0';
}

/* ---- what was asked --------------------------------------------------------------- */

static bool is_score(const char *at)
{
    if (at[0] == '-')
        return at[1] == '-' && at[2] == '-';
    return g_ascii_isdigit(at[0]) && g_ascii_isdigit(at[1]) && g_ascii_isdigit(at[2]);
}

static void read_scores(struct task *t, struct asked *a)
{
    a->scores = task_words(t, "scores", TEXT_MOST, "");
    size_t wanted = (size_t)a->rows * (size_t)a->columns * SIGNS;
    if (strlen(a->scores) != wanted) {
        task_refuse(t, "scores: %zu signs and not %zu", strlen(a->scores), wanted);
        return;
    }
    for (const char *at = a->scores; *at; at += SIGNS)
        if (!is_score(at))
            task_refuse(t, "scores: \"%.3s\" is neither a number nor ---", at);
}

static void read_room(struct task *t, struct asked *a)
{
    const char *at = task_words(t, "capacities", TEXT_MOST, "");
    a->room = g_new0(int, a->columns + 1);
    for (int i = 0; i < a->columns; i++) {
        a->room[i] = task_next_number(&at, ROOM_MOST);
        if (a->room[i] < 0) {
            task_refuse(t, "capacities: the one of column %d is no number from 0 to %d",
                        i, ROOM_MOST);
            return;
        }
    }
    if (*at)
        task_refuse(t, "capacities: there are more than %d", a->columns);
}

static void settle(struct task *t, struct asked *a, const char *pair)
{
    const char *at = pair;
    int row = task_next_number(&at, a->rows - 1);
    int column = row < 0 ? -1 : task_next_number(&at, a->columns - 1);
    if (column < 0 || *at)
        task_refuse(t, "fixed: \"%s\" is no row and its column", pair);
    else if (a->settled[row] != ALONE)
        task_refuse(t, "fixed: row %d is there twice", row);
    else if (!a->room[column])
        task_refuse(t, "fixed: column %d has no room for row %d", column, row);
    else {
        a->settled[row] = column;
        a->room[column]--;
    }
}

static void read_fixed(struct task *t, struct asked *a)
{
    const char *words = task_words(t, "fixed", TEXT_MOST, "");
    a->settled = g_new(int, a->rows + 1);
    for (int i = 0; i < a->rows; i++)
        a->settled[i] = ALONE;
    char **pairs = g_strsplit(words, ",", -1);
    for (char **pair = pairs; t->end == TASK_DONE && *pair; pair++)
        settle(t, a, g_strstrip(*pair));
    g_strfreev(pairs);
}

static void read_spread(struct task *t, struct asked *a)
{
    const char *at = task_words(t, "spread", TEXT_MOST, "0");
    a->spread = task_next_number(&at, SPREAD_MOST);
    if (a->spread < 0 || *at)
        task_refuse(t, "spread: no number from 0 to %d", SPREAD_MOST);
}

static void read_asked(struct task *t, struct asked *a)
{
    a->rows = task_number(t, "rows", ROWS_MOST);
    a->columns = task_number(t, "columns", COLUMNS_MOST);
    if (t->end == TASK_DONE)
        read_scores(t, a);
    if (t->end == TASK_DONE)
        read_room(t, a);
    if (t->end == TASK_DONE)
        read_fixed(t, a);
    if (t->end == TASK_DONE)
        read_spread(t, a);
}

/* ---- the flow --------------------------------------------------------------------- */

/* What an arc bears, as GLPK is told to find it. */
struct arc {
    double least, most, cost, flow;
};
struct vertex {
    double supply;
};

static void join(glp_graph *g, int from, int to, int most, int cost)
{
    struct arc *arc = glp_add_arc(g, from, to)->data;
    arc->most = most;
    arc->cost = cost;
}

static int settled_in(const struct asked *a, int column)
{
    int count = 0;
    for (int i = 0; i < a->rows; i++)
        count += a->settled[i] == column;
    return count;
}

/* Vertices: rows from 1, then columns, then the end. */
static glp_graph *graph_of(const struct asked *a)
{
    glp_graph *g = glp_create_graph(sizeof(struct vertex), sizeof(struct arc));
    glp_add_vertices(g, a->rows + a->columns + 1);
    const int end = a->rows + a->columns + 1;
    const int past = (SCORE_MOST + 1 + a->spread * ROOM_MOST) * (a->rows + 1);
    int units = 0;
    for (int i = 0; i < a->rows; i++) {
        if (a->settled[i] != ALONE)
            continue;
        ((struct vertex *)g->v[i + 1]->data)->supply = 1;
        units++;
        for (int j = 0; j < a->columns; j++)
            if (a->room[j] && score(a, i, j) >= 0)
                join(g, i + 1, a->rows + j + 1, 1, SCORE_MOST - score(a, i, j));
        join(g, i + 1, end, 1, past);
    }
    for (int j = 0; j < a->columns; j++)
        for (int place = 0, first = settled_in(a, j); place < a->room[j]; place++)
            join(g, a->rows + j + 1, end, 1, (first + place) * a->spread);
    ((struct vertex *)g->v[end]->data)->supply = -units;
    return g;
}

static int chosen(const struct asked *a, const glp_graph *g, int row)
{
    if (a->settled[row] != ALONE)
        return a->settled[row];
    for (const glp_arc *e = g->v[row + 1]->out; e; e = e->t_next)
        if (((const struct arc *)e->data)->flow > 0.5 &&
            e->head->i <= a->rows + a->columns)
            return e->head->i - a->rows - 1;
    return ALONE;
}

static void write_answer(struct task *t, const struct asked *a, const glp_graph *g)
{
    for (int i = 0; i < a->rows; i++) {
        int column = chosen(a, g, i);
        if (column == ALONE)
            buffer_format(&t->out, "%d - -\n", i);
        else if (score(a, i, column) < 0)
            buffer_format(&t->out, "%d %d -\n", i, column);
        else
            buffer_format(&t->out, "%d %d %d\n", i, column, score(a, i, column));
    }
}

static void solve(struct task *t, const struct asked *a)
{
    glp_graph *g = graph_of(a);
    double sum;
    int code =
        glp_mincost_okalg(g, offsetof(struct vertex, supply), offsetof(struct arc, least),
                          offsetof(struct arc, most), offsetof(struct arc, cost), &sum,
                          offsetof(struct arc, flow), -1);
    if (code == 0)
        write_answer(t, a, g);
    else
        task_fail(t, "no assignment was found: code %d", code);
    glp_delete_graph(g);
}

void assign(struct task *t)
{
    struct asked a = { 0 };
    read_asked(t, &a);
    if (t->end == TASK_DONE) {
        glp_term_out(GLP_OFF);
        solve(t, &a);
        glp_free_env();
    }
    g_free(a.room);
    g_free(a.settled);
}
