/* seal.h - a backup that only the owner of the secret key can open.
 *
 * The machine that makes backups holds the public key alone, so whoever takes the files,
 * or that machine's backup disk, reads nothing. A sealed file is: a line that names the
 * format; a random key, sealed for the public key (crypto_box_seal); the header and the
 * blocks of a crypto_secretstream, of which the last is marked, so that a file cut short
 * is not taken for a whole one. */
#ifndef STORAGE_SEAL_H
#define STORAGE_SEAL_H

#include "bot/base.h"

enum { SEAL_KEY_BYTES = 32 };

/* A key as 64 hexadecimal digits or 44 characters of base64; false for anything else. */
bool seal_key_read(const char *text, unsigned char key[SEAL_KEY_BYTES]);
/* A new pair as hexadecimal digits and a NUL. */
void seal_key_pair(char public_key[2 * SEAL_KEY_BYTES + 1],
                   char secret_key[2 * SEAL_KEY_BYTES + 1]);

/* Is it a sealed file? False also when it cannot be read. */
bool seal_is(const char *path);
/* Writes `to` (mode 0600, on the disk when this returns); on failure it is false, `why`
 * has words and `to` is gone. Both are free of talloc and logs: any thread may call. */
bool seal_file(const char *from, const char *to, const unsigned char *public_key,
               struct buffer *why);
bool unseal_file(const char *from, const char *to, const unsigned char *secret_key,
                 struct buffer *why);
/* The same manners, bytes as they are. */
bool seal_copy(const char *from, const char *to, struct buffer *why);

#endif
