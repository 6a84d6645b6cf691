/* cohort_compute.c - the office puts a whole cohort together: rows are mentees, columns
 * mentors with free places, each score three digits (office/assign.c). As many as can be
 * are placed, and of all ways to do so the one with the greatest sum is taken.
 *
 * A score that is sent is 0 to 100 and a rank: 101 for each step of it. Who was left out
 * before comes first, who has named a mentor has a step with that one. What the curator
 * settled stays; whatever the actor is in is left as it is. */
#include "handlers/cohort.h"

#include <stdlib.h>
#include <string.h>

enum { RUNS = 1000, LATE = 10 * MINUTE, STEP = 101, SIGNS = 3 };
/* Points by which a pair must fit better to be a mentor's second one, not a first. */
#define SPREAD "8"
enum { RANK_LEFT_OUT = 3, RANK_ASKED = 2, ROUNDS_COUNTED = 2, NOT_IN = -1 };

/* ---- rows and columns -------------------------------------------------------------- */

/* Who waits is in it; who does so no longer is not. */
static void gather_rows(struct turn *t, const struct match_round *r,
                        const struct fit_cohort *c)
{
    for (const struct round_pair *p = round_pairs(t->db, r->id); p->id; p++) {
        size_t at = fit_mentee_of(c, p->mentee);
        if (p->mentee != t->who.id && (at == c->mentee_count || !cohort_waits(c, at)))
            round_pair_remove(t->db, p->id);
    }
    for (size_t i = 0; i < c->mentee_count; i++)
        if (cohort_waits(c, i))
            round_pair_add(t->db, r->id, c->mentees[i].row->id);
}

static bool is_column(const struct fit_cohort *c, size_t mentor)
{
    const struct fit_side *b = &c->mentors[mentor];
    return b->ready && !b->away && b->row->accepted && (b->forms & c->forms) &&
           b->row->id != c->actor && fit_places(c, mentor) > 0;
}

static bool stays(const struct turn *t, const struct round_pair *p)
{
    return strcmp(p->why, "out") == 0 || p->mentee == t->who.id || p->mentor == t->who.id;
}

/* A sum in the making. */
struct sum {
    struct turn *t;
    const struct fit_cohort *all;
    const struct round_pair *pairs;
    size_t *columns; /* of the mentors that are in it */
    int *room;       /* of each column */
    size_t rows, column_count;
};

static size_t column_of(const struct sum *s, int64_t mentor)
{
    size_t at = 0;
    while (at < s->column_count && s->all->mentors[s->columns[at]].row->id != mentor)
        at++;
    return at;
}

/* Places that pairs hold which stay as they are are not to be had. */
static void gather_columns(struct sum *s, const struct match_round *r)
{
    const struct fit_cohort *c = s->all;
    s->columns = db_list(s->t->db, NULL, 0, (c->mentor_count + 1) * sizeof *s->columns);
    s->room = db_list(s->t->db, NULL, 0, (c->mentor_count + 1) * sizeof *s->room);
    round_mentors_drop(s->t->db, r->id);
    for (size_t i = 0; i < c->mentor_count; i++)
        if (is_column(c, i)) {
            s->room[s->column_count] = fit_places(c, i);
            round_mentor_add(s->t->db, r->id, c->mentors[i].row->id, (int)s->column_count,
                             fit_places(c, i));
            s->columns[s->column_count++] = i;
        }
    for (const struct round_pair *p = s->pairs; p->id; p++) {
        size_t at =
            stays(s->t, p) && p->mentor ? column_of(s, p->mentor) : s->column_count;
        if (at < s->column_count && s->room[at] > 0)
            s->room[at]--;
    }
}

/* ---- scores ------------------------------------------------------------------------ */

static void put_score(char *at, int score)
{
    at[0] = (char)('0' + score / 100);
    at[1] = (char)('0' + score / 10 % 10);
    at[2] = (char)('0' + score % 10);
}

/* One row; false when nobody at all may be this one's mentor, whatever the places. */
static bool score_row(const struct sum *s, size_t mentee, char *out)
{
    int before = s->all->mentees[mentee].row->left_out;
    int rank = RANK_LEFT_OUT * (before < ROUNDS_COUNTED ? before : ROUNDS_COUNTED);
    bool any = false;
    for (size_t i = 0; i < s->column_count; i++, out += SIGNS) {
        if (fit_bar(s->all, mentee, s->columns[i]) != FIT_MAY) {
            memcpy(out, "---", SIGNS);
            continue;
        }
        struct fit f = fit_of(s->all, mentee, s->columns[i]);
        put_score(out, f.score + STEP * (rank + (f.asked_for ? RANK_ASKED : 0)));
        any = true;
    }
    return any;
}

/* Would somebody be there, if only they had a place? */
static bool lacks_places(const struct fit_cohort *c, size_t mentee)
{
    for (size_t i = 0; i < c->mentor_count; i++)
        if (fit_bar(c, mentee, i) == FIT_FULL)
            return true;
    return false;
}

/* ---- the job ----------------------------------------------------------------------- */

/* The rows in their order; each pair keeps its number, and why it would be left out. */
static char *all_scores(struct sum *s, struct sheet *out)
{
    size_t most = 0;
    for (const struct round_pair *p = s->pairs; p->id; p++)
        most++;
    char *scores = db_list(s->t->db, NULL, 0, most * s->column_count * SIGNS + 1);
    const char *fixed = "";
    for (const struct round_pair *p = s->pairs; p->id; p++) {
        size_t mentee = fit_mentee_of(s->all, p->mentee);
        if (stays(s->t, p) || mentee == s->all->mentee_count) {
            round_pair_next(s->t->db, p->id, p->mentor, NOT_IN, p->why);
            continue;
        }
        char *row = scores + s->rows * s->column_count * SIGNS;
        bool any = score_row(s, mentee, row);
        size_t column = p->fixed && p->mentor ? column_of(s, p->mentor) : s->column_count;
        if (column < s->column_count && row[column * SIGNS] != '-' &&
            s->room[column]-- > 0)
            fixed =
                format(s->t, "%s%s%zu %zu", fixed, *fixed ? ", " : "", s->rows, column);
        round_pair_next(s->t->db, p->id, 0, (int)s->rows++,
                        any || lacks_places(s->all, mentee) ? "places" : "topics");
    }
    sheet_text(out, "fixed", fixed);
    return scores;
}

static int64_t run_of(const struct match_round *r)
{
    return r->id * RUNS + r->run % RUNS;
}

static void ask_office(struct turn *t, const struct match_round *r,
                       const struct fit_cohort *c)
{
    struct sum s = { .t = t, .all = c, .pairs = round_pairs(t->db, r->id) };
    struct sheet *out = sheet(t, "assign");
    gather_columns(&s, r);
    const char *room = "";
    for (size_t i = 0; i < s.column_count; i++)
        room = format(t, "%s%s%d", room, i ? " " : "", s.room[i]);
    const char *scores = all_scores(&s, out);
    sheet_text(out, "rows", format(t, "%zu", s.rows));
    sheet_text(out, "columns", format(t, "%zu", s.column_count));
    sheet_text(out, "capacities", room);
    sheet_text(out, "scores", scores);
    sheet_text(out, "spread", SPREAD);
    sheet_make(out, "cohort.computed", run_of(r));
}

void cohort_put_computing(struct turn *t, const struct match_round *r)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "cohort.computing");
    button(c, "cohort:open", "cohort.look_again");
    button(c, press_about(t, "cohort:give_up", r->id), "cohort.give_up");
    nav(c, "desk:open");
    show(c);
}

void cohort_compute(struct turn *t, int64_t id)
{
    struct match_round r = round_find(t->db, t->who.organisation, id);
    if (r.state != ROUND_DRAFT)
        r = cohort_round(t, id, ROUND_OPEN);
    if (!r.id)
        return;
    struct fit_cohort c = cohort_read_places(t, &r);
    struct cohort_count n = cohort_count(&c);
    if ((!n.waiting || !n.places) && r.state == ROUND_OPEN) {
        cohort_show(t);
        return;
    }
    gather_rows(t, &r, &c);
    round_compute(t->db, r.id, r.state);
    r = round_find(t->db, r.organisation, id);
    later(t, "cohort.sum", t->who.id, run_of(&r), 0, t->now);
    later(t, "cohort.late", t->who.id, run_of(&r), 0, t->now + LATE);
    audit_add(t->db, t->now, r.organisation, t->who.id, "cohort.computed", r.id, NULL);
    cohort_show(t);
}

/* ---- its end ----------------------------------------------------------------------- */

static bool back_from(struct turn *t, const struct match_round *r)
{
    if (!round_move(t->db, r->id, ROUND_COMPUTING, r->counted ? ROUND_DRAFT : ROUND_OPEN,
                    t->now))
        return false;
    round_drop_next(t->db, r->id);
    return true;
}

void cohort_give_up(struct turn *t, int64_t id)
{
    struct match_round r = cohort_round(t, id, ROUND_COMPUTING);
    forget(t, "cohort.sum", ANYONE, run_of(&r));
    forget(t, "cohort.late", ANYONE, run_of(&r));
    if (r.id && back_from(t, &r))
        cohort_show(t);
}

static void say_failed(struct turn *t, const struct match_round *r)
{
    struct card *c = card(t, t->who.id, "cohort", r->id);
    line(c, "cohort.failed");
    button(c, press_about(t, "cohort:compute", r->id), "cohort.once_more");
    nav(c, "cohort:open");
    show(c);
}

/* The round that this run of it belongs to, while it is awaited; id 0. */
static struct match_round awaited(struct turn *t, int64_t run)
{
    struct match_round r = round_find(t->db, t->who.organisation, run / RUNS);
    bool now = r.state == ROUND_COMPUTING && r.run % RUNS == run % RUNS;
    return r.id && now ? r : (struct match_round){ 0 };
}

/* A turn of its own: to read everybody and look at all pairs takes a while. */
void cohort_sum(struct turn *t, int64_t run, int unused)
{
    struct match_round r = awaited(t, run);
    (void)unused;
    if (!r.id)
        return;
    struct fit_cohort c = cohort_read(t, &r, 0);
    ask_office(t, &r, &c);
}

void cohort_late(struct turn *t, int64_t run, int unused)
{
    struct match_round r = awaited(t, run);
    (void)unused;
    if (r.id && back_from(t, &r))
        say_failed(t, &r);
}

/* "3 17 187" or "4 - -", a line a row. */
static void read_row(struct turn *t, const char *at, const struct round_pair *pairs,
                     const struct round_mentor *mentors)
{
    char *end;
    long long number = strtoll(at, &end, 10);
    while (pairs->id && pairs->next_score != number)
        pairs++;
    if (!pairs->id || *end != ' ' || end[1] == '-')
        return;
    long long column = strtoll(end, &end, 10);
    while (mentors->mentor && mentors->position != column)
        mentors++;
    if (mentors->mentor)
        round_pair_next(t->db, pairs->id, mentors->mentor,
                        (int)(strtoll(end, NULL, 10) % STEP), "");
}

/* What stays has its own score again; who is left out has none. */
static void read_sum(struct turn *t, const struct match_round *r)
{
    const struct round_pair *pairs = round_pairs(t->db, r->id);
    const struct round_mentor *mentors = round_mentors(t->db, r->id);
    for (const struct round_pair *p = pairs; p->id; p++)
        round_pair_next(t->db, p->id, p->next, p->next_score == NOT_IN ? p->score : 0,
                        p->next_why);
    for (const char *at = t->words; *at; at += *at == '\n') {
        read_row(t, at, pairs, mentors);
        at += strcspn(at, "\n");
    }
}

static void say_ready(struct turn *t, const struct match_round *r)
{
    struct round_sum s = round_sum(t->db, r->id, t->who.id);
    struct card *c = card(t, t->who.id, "cohort", r->id);
    line(c, "cohort.ready", number_("count", r->counted ? s.next : s.paired),
         number_("all", s.paired + s.left));
    button(c, "cohort:open", "cohort.look");
    style(c, PRIMARY);
    show(c);
}

void cohort_computed(struct turn *t, int64_t run, int64_t unused)
{
    struct match_round r = awaited(t, run);
    (void)unused;
    if (!r.id)
        return;
    forget(t, "cohort.late", t->who.id, run);
    if (!t->words) {
        if (back_from(t, &r))
            say_failed(t, &r);
        return;
    }
    read_sum(t, &r);
    if (!r.counted) {
        round_keep_next(t->db, r.id);
        round_counted(t->db, r.id);
    }
    round_move(t->db, r.id, ROUND_COMPUTING, r.counted ? ROUND_COMPARED : ROUND_DRAFT,
               t->now);
    say_ready(t, &r);
}
