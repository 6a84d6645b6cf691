/* bookings.h - a meeting that is being put together: what the person's booking screen
 * shows, so that words typed under it are about that; and a time that was picked. */
#ifndef STORAGE_BOOKINGS_H
#define STORAGE_BOOKINGS_H

#include "storage/db.h"

/* Both as the buttons and the person wrote them; "" when nothing was kept. */
void booking_keep(struct db *db, int64_t person, const char *plan);
const char *booking_kept(struct db *db, int64_t person);
void booking_keep_place(struct db *db, int64_t person, const char *place);
const char *booking_kept_place(struct db *db, int64_t person);
/* It was sent: neither is kept any longer. */
void booking_forget(struct db *db, int64_t person);
/* One of the times that were offered becomes the meeting's, the others go; its version
 * rises, for it may be another time than the first one that stood there. False when the
 * meeting has another version, is not open, or has no such offer. */
bool booking_pick(struct db *db, int64_t meeting, int version, int number, int64_t by,
                  int64_t now);
/* Another of the offers stands in the meeting, for the one before has passed; its version
 * rises. False when the meeting has another version or was agreed. */
bool booking_defer(struct db *db, int64_t meeting, int version, int64_t starts_at);
/* Does the school have an exam week on that date? */
bool booking_exams_on(struct db *db, int64_t organisation, const char *date);

#endif
