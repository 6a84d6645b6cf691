/* settings.h - what the files of settings show each other. */
#ifndef HANDLERS_SETTINGS_H
#define HANDLERS_SETTINGS_H

#include "handlers/features.h"

/* settings.c and its neighbours are one feature: its actions, promises and words. */
void settings_ask_city(struct turn *t, int64_t unused);
void settings_ask_date(struct turn *t, int64_t unused);
void settings_come_back(struct turn *t, int64_t unused);
void settings_date_chosen(struct turn *t, const struct answers *a, int64_t unused);
void settings_hush(struct turn *t, int64_t from);
void settings_rest(struct turn *t, int64_t until);
void settings_set_city(struct turn *t, int64_t id);
void settings_set_weekends(struct turn *t, int64_t hushed);
void settings_set_zone(struct turn *t, int64_t unused);
void settings_show(struct turn *t, int64_t unused);
void settings_show_city(struct turn *t, int64_t id);
void settings_show_pause(struct turn *t, int64_t unused);
void settings_show_quiet(struct turn *t, int64_t unused);
void settings_show_zones(struct turn *t, int64_t unused);
void settings_told(struct turn *t, int64_t who, int step);
void settings_welcome_back(struct turn *t, int64_t unused, int step);
void settings_wrote_city(struct turn *t, int64_t unused);

#endif
