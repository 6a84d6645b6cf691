/* relay_stage.h - a bench for talks: anna, ben and cleo (1, 2, 3), and a product whose
 * one feature passes on what they write.
 *
 * The talk about 12 is that of anna and ben, that about 123 of all three; words of the
 * talk about 9 are kept by the feature. Whose words are nobody's is asked by a card. */
#ifndef TESTS_RELAY_STAGE_H
#define TESTS_RELAY_STAGE_H

#include "tests/rig.h"

/* Set-up and tear-down of cmocka: *state is a rig, in which a talk was opened by the
 * button talk:open:<about>. */
int relay_stage_open(void **state);
/* The same, and Anna has written "hello" to ben in talk 12. */
int relay_stage_talk(void **state);
int relay_stage_close(void **state);

/* Writes and settles; the id of that message. The same as a reply to that message, or
 * with other words for it. */
const char *relay_say(struct rig *r, const char *who, const char *words);
const char *relay_reply(struct rig *r, const char *who, const char *to,
                        const char *words);
void relay_edit(struct rig *r, const char *who, const char *message, const char *words);
/* Sends a photo; album may be NULL. Not settled. */
struct event *relay_photo(struct rig *r, const char *who, const char *caption,
                          const char *album);
/* Presses that value, as if under some message; nothing is sent. */
void relay_press(struct rig *r, const char *who, const char *value);

/* The last thing of this kind in that chat; else the test ends. */
const struct rig_sent *relay_last(const struct rig *r, const char *who,
                                  enum delivery_verb verb);
/* They were sent these words so often; else the test ends. */
void relay_heard(const struct rig *r, const char *who, const char *words, size_t count);
/* So often; else the test ends. */
void relay_count(const struct rig *r, const char *who, enum delivery_verb verb,
                 size_t count);
/* Was the product told that, of who could not be reached: "2 12 unreachable"? */
bool relay_undelivered(struct rig *r, const char *what);
int64_t relay_rows(struct rig *r, const char *table);

#endif
