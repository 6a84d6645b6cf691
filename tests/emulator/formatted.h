/* formatted.h - a text with its entities, from a request to a message.
 *
 * Two steps, since the server reads and parses before it looks for the chat, and judges
 * emptiness and length after. */
#ifndef EMULATOR_FORMATTED_H
#define EMULATOR_FORMATTED_H

#include "call.h"

enum { TEXT_POINTS_MOST = 4096, CAPTION_POINTS_MOST = 1024, TEXT_BYTES_MOST = 32768 };

/* On the call's memory. */
struct formatted {
    char *text;     /* cleaned and trimmed, without marks */
    char *entities; /* JSON array, or NULL */
};

/* Reads the argument ("text" or "caption") by parse_mode or the entities' argument. False
 * with the call failed. */
bool formatted_read(struct call *c, const char *text_argument,
                    const char *entities_argument, struct formatted *words);
/* A text must be there and be short enough. */
bool formatted_fit_text(struct call *c, const struct formatted *words);
bool formatted_fit_caption(struct call *c, const struct formatted *words);
/* What a person wrote: cleaned, with the entities that the server finds; on mem. */
struct formatted formatted_plain(const struct emulator *e, void *mem, const char *text);

#endif
