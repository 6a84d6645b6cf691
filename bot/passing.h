/* passing.h - what one person wrote, passed on to another; a part of bot.h.
 *
 * Each writes in their own chat with the bot. Words leave like any others; the bot
 * remembers which message came of which, and never the words. */
#ifndef BOT_PASSING_H
#define BOT_PASSING_H

/* Passes what came with this turn, its words and its file, on to this person: as the
 * text, or the caption, that the key gives ({{words}} is the caller's, as any value; what
 * is too long goes on in further messages). It belongs to the talk of this kind, a
 * feature's name, about this. When it has arrived, a reaction stands under the original.
 * `in_front`: plain words that the reader writes next belong to this talk, unless it is
 * in doubt: a question waits for them, a screen that takes words stands there, or they
 * heard of another talk since they said something last.
 * Its id; 0 when it was not passed on. Then the feature need say nothing: who wrote was
 * told that this cannot be passed on (a sticker, a phone number, a file that they may not
 * send), or the feature's `.undelivered` will hear that the reader cannot be reached, as
 * it does when the words are given up later. */
#define pass_on(t, person, kind, about, in_front, ...)                                   \
    pass_on_((t), (person), (kind), (about), (in_front), __VA_ARGS__, END)
int64_t pass_on_(struct turn *t, int64_t person, const char *kind, int64_t about,
                 bool in_front, const char *key, ...);
/* What this turn passes on, or corrects, has this button below it at its reader's, until
 * the turn passes on something else: then it is said anew. */
void pass_button(struct turn *t, const char *press, const char *key);
/* Can what came with this turn be passed on? When not, who wrote is told why. */
bool can_pass_on(struct turn *t);
/* What came with this turn is kept by the feature itself: its `.corrected` hears of a
 * correction, and a reply to it leads to its `.wrote`. */
void keep_words(struct turn *t, const char *kind, int64_t about);
/* In `.corrected`: the other side's message gets these words. False when it is not the
 * actor's, was taken back, never arrived, or was kept. */
#define pass_correction(t, relay, ...) pass_correction_((t), (relay), __VA_ARGS__, END)
bool pass_correction_(struct turn *t, int64_t relay, const char *key, ...);
/* So long a message that has arrived can be deleted at its reader's. */
enum { CAN_BE_DELETED = 2 * DAY };
/* Takes what the actor wrote back, from all its readers: it is not sent at all, is
 * deleted there (while it CAN_BE_DELETED, telegram.md 3), or becomes the words of this
 * key; an old file then stays, and only its caption changes. False when it is not the
 * actor's or was taken back before. */
bool unsay(struct turn *t, int64_t relay, const char *key);
/* The relay that the actor replies to, by either side's message; id 0: none. */
struct relay replied_relay(struct turn *t);
/* What album these words or files belong to; "" for none. */
const char *album_of(const struct turn *t);

/* Nobody knows for whom the words of this turn are: they are held for a day, then they go
 * and nobody is told. The number by which they are taken again, the same for the parts of
 * an album (`.unclear` hears of the first alone); 0 when there is nothing to hold. */
int64_t hold_words(struct turn *t);
/* The same, together with what is held under this number. */
int64_t hold_more(struct turn *t, int64_t held);
/* The turn goes on as if the held words came now, one after another: while (take_held()).
 * False when none is left, or they are not the actor's; then the turn is its own again.
 */
bool take_held(struct turn *t, int64_t held);
void drop_held(struct turn *t, int64_t held);
/* The question that was put last and is not answered: these words answer it. False when
 * none is open. */
bool answer_asked(struct turn *t);
/* Is there such a question, put within the last half an hour? */
bool is_asked(struct turn *t);

#endif
