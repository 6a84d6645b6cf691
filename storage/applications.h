/* applications.h - mentors who put themselves forward: from the questionnaire to the
 * curator's decision (domain.md 2 D01). */
#ifndef STORAGE_APPLICATIONS_H
#define STORAGE_APPLICATIONS_H

#include "storage/db.h"

#endif
