/* safeguarding.h - the adults to whom a safety signal goes. */
#ifndef STORAGE_SAFEGUARDING_H
#define STORAGE_SAFEGUARDING_H

#include "storage/db.h"

#endif
