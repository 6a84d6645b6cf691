/* meeting.h - what the files of one meeting show each other. */
#ifndef HANDLERS_MEETING_H
#define HANDLERS_MEETING_H

#include "handlers/features.h"

enum { MEETING_UNDO = 10 * MINUTE };

/* A meeting as one of those who take part sees it; or a curator (self.person 0). */
struct meeting_view {
    struct meeting m;
    int64_t reader;
    struct attendee self;
    size_t count;   /* how many take part */
    bool reminding; /* of what is known: sent anew, shorter */
};

/* meeting_card.c */
struct meeting_view meeting_view(struct turn *t, const struct meeting *m, int64_t reader);
/* Is this reader's answer to its present version awaited? */
bool meeting_asks(const struct meeting_view *v);
/* Not of one that is known not to have been. */
bool meeting_may_have_outcome(const struct meeting *m);
bool meeting_has_ended(const struct turn *t, const struct meeting *m);
/* May the reader cancel it for everybody? In a group its mentors and who made it. */
bool meeting_may_end(const struct meeting_view *v);
/* Lines of its card, with no button yet; `head` stands above them, NULL: its state. The
 * reader has seen it from then on. */
struct card *meeting_lines(struct turn *t, const struct meeting_view *v,
                           const char *head);
/* Who asked this person (not they themselves) to come. */
int64_t meeting_asker(struct turn *t, const struct meeting *m, int64_t but);
/* The names of all others who take part, for the reader. */
const char *meeting_others(struct turn *t, const struct meeting_view *v);
/* Its card for that reader, whole. */
void meeting_put(struct turn *t, const struct meeting *m, int64_t reader,
                 const char *head);
/* Every card of it that somebody has, and that is of its present version, is edited in
 * place; but the actor's. Of one that ended with its match or series: every card. */
void meeting_refresh(struct turn *t, const struct meeting *m);
/* It is known what became of it: every card of it says so, without a sound. */
void meeting_settled(struct turn *t, const struct meeting *m);
/* Of all the school: kept by its curators, who alone see who comes (gatherings.c). */
bool meeting_is_general(const struct meeting *m);

/* meeting_when.c */
/* The time that this reader knows of, when it is another one; 0: none, or no news. */
int64_t meeting_known_before(const struct meeting_view *v);
/* When it is: was and now, or the times to choose from. */
void meeting_when_lines(struct card *c, struct turn *t, const struct meeting_view *v);

/* meeting_buttons.c */
void meeting_buttons(struct turn *t, struct card *c, const struct meeting_view *v);

/* meeting_answer.c: its actions */
/* The meeting of a press "<id>:<version>", if the actor takes part, it is of the present
 * version and in time; else they were answered, and id is 0. */
struct meeting meeting_pressed(struct turn *t, int64_t id);
void meeting_yes(struct turn *t, int64_t id);
void meeting_no(struct turn *t, int64_t id);
void meeting_refuse(struct turn *t, int64_t id);
void meeting_ask_cancel(struct turn *t, int64_t id);
void meeting_do_cancel(struct turn *t, int64_t id);
void meeting_undo_cancel(struct turn *t, int64_t id);

/* meeting_place.c */
void meeting_ask_place(struct turn *t, int64_t id);
void meeting_set_place_as(struct turn *t, int64_t id);

/* meeting_told.c: who hears of what; steps of its promises */
enum { MEETING_NEWS, MEETING_AGREED, MEETING_REFUSED };
/* All others hear that it is new, moved, cancelled, or on again. */
void meeting_tell_others(struct turn *t, const struct meeting *m);
/* Whoever asked the others last hears what came of it. */
void meeting_tell_asker(struct turn *t, const struct meeting *m, int step);
extern const struct due meeting_due[];

/* meeting_file.c */
void meeting_file(struct turn *t, int64_t id);
void meeting_file_made(struct turn *t, int64_t id, int64_t file);
/* A calendar for the actor, still empty; and one meeting more in it. */
struct sheet *meeting_sheet(struct turn *t);
void meeting_into_sheet(struct turn *t, struct sheet *s, const struct meeting *m);

#endif
