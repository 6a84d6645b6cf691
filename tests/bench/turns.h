/* turns.h - the engine in this very process, one event at a time, to measure what a turn
 * of its own costs, without a network: from the event to the commit. */
#ifndef TESTS_BENCH_TURNS_H
#define TESTS_BENCH_TURNS_H

#include "bot/messenger.h"

struct turns;

/* On the database of school_make(). */
struct turns *turns_open(const char *path);
void turns_close(struct turns *t);

/* Says words or presses a value as the member of that number (from 0), lets all words
 * out, and keeps how long the engine was at work. */
void turns_say(struct turns *t, int64_t member, const char *words);
void turns_press(struct turns *t, int64_t member, const char *value);
/* Lets this much time pass, in which what is promised falls due; each slice is kept. */
void turns_wait(struct turns *t, int64_t seconds);
/* Has the office do what was asked of it next; how long that took beside the bot, in
 * milliseconds. The turn that hears of it is kept. */
double turns_office(struct turns *t, const char *program);
/* Lets it pass unnoticed: what falls due meanwhile comes with the next wait. */
void turns_skip(struct turns *t, int64_t seconds);
/* The value of the first button in the last message that begins like this; NULL: none. */
const char *turns_button(const struct turns *t, const char *beginning);
/* The same of the last one. */
const char *turns_last_button(const struct turns *t, const char *beginning);
/* The same of one that has this in it. */
const char *turns_button_with(const struct turns *t, const char *part);
/* The last words that were sent or edited; never NULL. */
const char *turns_words(const struct turns *t);

/* Prints and forgets what was kept: "name  n  p50 ms  p99 ms  longest ms". */
void turns_print(struct turns *t, const char *name);
void turns_forget(struct turns *t);

#endif
