/* exports.h - what is known about a person, gathered slice by slice. */
#ifndef STORAGE_EXPORTS_H
#define STORAGE_EXPORTS_H

#include "storage/db.h"

#endif
