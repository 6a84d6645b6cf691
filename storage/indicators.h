/* indicators.h - numbers of a school. */
#ifndef STORAGE_INDICATORS_H
#define STORAGE_INDICATORS_H

#include "storage/db.h"

void indicators_week(struct db *db, int64_t organisation, int64_t from, int64_t to,
                     int64_t *due, int64_t *held, int64_t *asked, int64_t *filled);

#endif
