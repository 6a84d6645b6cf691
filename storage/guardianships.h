/* guardianships.h - a minor and the adult who answers for them (domain.md 6.2, 3.5). */
#ifndef STORAGE_GUARDIANSHIPS_H
#define STORAGE_GUARDIANSHIPS_H

#include "storage/db.h"

enum guardianship_state {
    GUARDIANSHIP_WAITING,   /* the link is made, nobody has answered */
    GUARDIANSHIP_AGREED,    /* consent and agreement are given */
    GUARDIANSHIP_CONFIRMED, /* the curator has checked the school's records */
    GUARDIANSHIP_DECLINED,
    GUARDIANSHIP_WITHDRAWN,
};

#endif
