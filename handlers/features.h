/* features.h - the list of features, and the product as a whole. */
#ifndef HANDLERS_FEATURES_H
#define HANDLERS_FEATURES_H

#include "bot/bot.h"

/* keep alphabetized */
extern const struct feature about;
extern const struct feature gate;
extern const struct feature home;
extern const struct feature invite;
extern const struct feature settings;
extern const struct feature setup;
extern const struct feature stranger;

extern const struct product product;

/* ---- what features show each other ------------------------------------------------ */

/* gate.c: came by a link. */
void gate_came(struct turn *t);
/* stranger.c: somebody unknown wrote; the language that is not the turn's. */
void stranger_hello(struct turn *t);
const char *stranger_language(const struct turn *t);
/* home.c */
void home_show(struct turn *t);
void home_unclear(struct turn *t);
/* The questions after consent are reminded of, twice at most. */
void home_remind_later(struct turn *t);
/* invite.c: makes an invitation as this organisation's rules have it. */
const char *invite_press(struct turn *t, const char *role); /* the button that does */
struct invitation invite_make(struct turn *t, const char *role, const char *paper);
/* names.c: how this person is shown in their school. */
const char *names_of(struct turn *t, int64_t person);
/* setup.c: the founder goes on naming the school. */
void setup_begin(struct turn *t);
/* The five first steps, the done ones crossed out. */
void setup_steps(struct turn *t);
/* How many of the first steps are done. */
enum { SETUP_STEPS = 5 };
int setup_done(struct turn *t);
/* settings.c: eleven zones by button; the press is followed by ":<number of the zone>".
 */
void settings_zones(struct turn *t, const char *key, const char *press);
const char *settings_zone_chosen(struct turn *t, int position);

#endif
