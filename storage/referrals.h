/* referrals.h - somebody proposed by somebody else, until they give consent themselves
 * (domain.md 2 B05, 3.5). */
#ifndef STORAGE_REFERRALS_H
#define STORAGE_REFERRALS_H

#include "storage/db.h"

#endif
