/* seal.c - seals and opens backups, block by block. */
#include "storage/seal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sodium.h>

enum {
    BLOCK = 64 * 1024,
    EXTRA = crypto_secretstream_xchacha20poly1305_ABYTES,
    STREAM_KEY = crypto_secretstream_xchacha20poly1305_KEYBYTES,
    STREAM_HEADER = crypto_secretstream_xchacha20poly1305_HEADERBYTES,
    SEALED_KEY = STREAM_KEY + crypto_box_SEALBYTES,
};

#define LAST crypto_secretstream_xchacha20poly1305_TAG_FINAL
#define MORE crypto_secretstream_xchacha20poly1305_TAG_MESSAGE

_Static_assert(SEAL_KEY_BYTES == crypto_box_PUBLICKEYBYTES, "a key is a key");
_Static_assert(SEAL_KEY_BYTES == crypto_box_SECRETKEYBYTES, "a key is a key");

static const char format_line[] = "nastavnik sealed backup 1\n";
enum { FORMAT_LINE = sizeof format_line - 1 };

typedef crypto_secretstream_xchacha20poly1305_state stream;

/* ---- keys ------------------------------------------------------------------------- */

bool seal_key_read(const char *text, unsigned char key[SEAL_KEY_BYTES])
{
    size_t len = 0, size = strlen(text);
    const char *end = NULL;
    if (size == 2 * SEAL_KEY_BYTES)
        return sodium_hex2bin(key, SEAL_KEY_BYTES, text, size, NULL, &len, &end) == 0 &&
               len == SEAL_KEY_BYTES && *end == '\0';
    return size == 44 &&
           sodium_base642bin(key, SEAL_KEY_BYTES, text, size, NULL, &len, &end,
                             sodium_base64_VARIANT_ORIGINAL) == 0 &&
           len == SEAL_KEY_BYTES && *end == '\0';
}

void seal_key_pair(char public_key[2 * SEAL_KEY_BYTES + 1],
                   char secret_key[2 * SEAL_KEY_BYTES + 1])
{
    unsigned char pub[SEAL_KEY_BYTES], secret[SEAL_KEY_BYTES];
    crypto_box_keypair(pub, secret);
    sodium_bin2hex(public_key, 2 * SEAL_KEY_BYTES + 1, pub, sizeof pub);
    sodium_bin2hex(secret_key, 2 * SEAL_KEY_BYTES + 1, secret, sizeof secret);
    sodium_memzero(secret, sizeof secret);
}

/* ---- two files -------------------------------------------------------------------- */

struct pair {
    FILE *from, *to;
    const char *from_path, *to_path;
    struct buffer *why;
};

static bool cannot(const struct pair *p, const char *path)
{
    buffer_format(p->why, "%s: %s", path, strerror(errno));
    return false;
}

static bool pair_open(struct pair *p)
{
    p->from = fopen(p->from_path, "re");
    if (!p->from)
        return cannot(p, p->from_path);
    unlink(p->to_path);
    int fd = open(p->to_path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    p->to = fd < 0 ? NULL : fdopen(fd, "w");
    if (p->to)
        return true;
    cannot(p, p->to_path);
    if (fd >= 0)
        close(fd);
    return false;
}

/* What is good is on the disk afterwards; what is not is gone. */
static bool pair_close(struct pair *p, bool good)
{
    if (good && ferror(p->from))
        good = cannot(p, p->from_path);
    if (good && (fflush(p->to) != 0 || fsync(fileno(p->to)) < 0))
        good = cannot(p, p->to_path);
    if (p->from)
        fclose(p->from);
    if (p->to && fclose(p->to) != 0 && good)
        good = cannot(p, p->to_path);
    if (!good && p->to)
        unlink(p->to_path);
    return good;
}

static bool put(struct pair *p, const void *bytes, size_t size)
{
    return fwrite(bytes, 1, size, p->to) == size || cannot(p, p->to_path);
}

static bool get(struct pair *p, void *bytes, size_t size)
{
    if (fread(bytes, 1, size, p->from) == size)
        return true;
    buffer_format(p->why, "%s: is cut short", p->from_path);
    return false;
}

bool seal_copy(const char *from, const char *to, struct buffer *why)
{
    struct pair p = { .from_path = from, .to_path = to, .why = why };
    char *block = xalloc(BLOCK);
    bool good = pair_open(&p);
    size_t len = BLOCK;
    while (good && len == BLOCK) {
        len = fread(block, 1, BLOCK, p.from);
        good = put(&p, block, len);
    }
    free(block);
    return pair_close(&p, good);
}

/* ---- sealing ---------------------------------------------------------------------- */

static bool begin_sealing(struct pair *p, stream *s, const unsigned char *public_key)
{
    unsigned char key[STREAM_KEY], sealed[SEALED_KEY], header[STREAM_HEADER];
    crypto_secretstream_xchacha20poly1305_keygen(key);
    bool good = crypto_box_seal(sealed, key, sizeof key, public_key) == 0;
    if (!good)
        buffer_text(p->why, "the public key cannot be used");
    crypto_secretstream_xchacha20poly1305_init_push(s, header, key);
    sodium_memzero(key, sizeof key);
    return good && put(p, format_line, FORMAT_LINE) && put(p, sealed, sizeof sealed) &&
           put(p, header, sizeof header);
}

static bool seal_blocks(struct pair *p, stream *s)
{
    unsigned char *plain = xalloc(BLOCK), *sealed = xalloc(BLOCK + EXTRA);
    bool good = true;
    size_t len = BLOCK;
    while (good && len == BLOCK) {
        len = fread(plain, 1, BLOCK, p->from);
        crypto_secretstream_xchacha20poly1305_push(s, sealed, NULL, plain, len, NULL, 0,
                                                   len == BLOCK ? MORE : LAST);
        good = put(p, sealed, len + EXTRA);
    }
    free(plain);
    free(sealed);
    return good;
}

bool seal_file(const char *from, const char *to, const unsigned char *public_key,
               struct buffer *why)
{
    struct pair p = { .from_path = from, .to_path = to, .why = why };
    stream s;
    bool good = pair_open(&p) && begin_sealing(&p, &s, public_key) && seal_blocks(&p, &s);
    sodium_memzero(&s, sizeof s);
    return pair_close(&p, good);
}

/* ---- opening ---------------------------------------------------------------------- */

static bool begin_opening(struct pair *p, stream *s, const unsigned char *secret_key)
{
    char line[FORMAT_LINE];
    unsigned char sealed[SEALED_KEY], header[STREAM_HEADER], key[STREAM_KEY],
        public_key[SEAL_KEY_BYTES];
    if (!get(p, line, sizeof line) || !get(p, sealed, sizeof sealed) ||
        !get(p, header, sizeof header))
        return false;
    crypto_scalarmult_base(public_key, secret_key);
    bool good =
        memcmp(line, format_line, sizeof line) == 0 &&
        crypto_box_seal_open(key, sealed, sizeof sealed, public_key, secret_key) == 0 &&
        crypto_secretstream_xchacha20poly1305_init_pull(s, header, key) == 0;
    sodium_memzero(key, sizeof key);
    if (!good)
        buffer_format(p->why, "%s: this key does not open it: it was sealed for another",
                      p->from_path);
    return good;
}

/* One block; *tag tells whether it was the last. */
static bool open_block(struct pair *p, stream *s, unsigned char *sealed,
                       unsigned char *plain, unsigned char *tag)
{
    size_t len = fread(sealed, 1, BLOCK + EXTRA, p->from);
    if (len < EXTRA) {
        buffer_format(p->why, "%s: is cut short", p->from_path);
        return false;
    }
    if (crypto_secretstream_xchacha20poly1305_pull(s, plain, NULL, tag, sealed, len, NULL,
                                                   0) != 0) {
        buffer_format(p->why, "%s: is damaged or cut short", p->from_path);
        return false;
    }
    return put(p, plain, len - EXTRA);
}

/* The last block is shorter than the others, so whatever was added after it is read with
 * it, and spoils it. */
static bool open_blocks(struct pair *p, stream *s)
{
    unsigned char *plain = xalloc(BLOCK), *sealed = xalloc(BLOCK + EXTRA), tag = MORE;
    bool good = true;
    while (good && tag != LAST)
        good = open_block(p, s, sealed, plain, &tag);
    sodium_memzero(plain, BLOCK);
    free(plain);
    free(sealed);
    return good;
}

bool unseal_file(const char *from, const char *to, const unsigned char *secret_key,
                 struct buffer *why)
{
    struct pair p = { .from_path = from, .to_path = to, .why = why };
    stream s;
    bool good = pair_open(&p) && begin_opening(&p, &s, secret_key) && open_blocks(&p, &s);
    sodium_memzero(&s, sizeof s);
    return pair_close(&p, good);
}

bool seal_is(const char *path)
{
    char line[FORMAT_LINE];
    FILE *file = fopen(path, "re");
    bool is = file && fread(line, 1, sizeof line, file) == sizeof line &&
              memcmp(line, format_line, sizeof line) == 0;
    if (file)
        fclose(file);
    return is;
}
