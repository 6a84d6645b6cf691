/* retention.h - what is kept how long (domain.md 6.4), a function a rule. */
#ifndef STORAGE_RETENTION_H
#define STORAGE_RETENTION_H

#include "storage/db.h"

#endif
