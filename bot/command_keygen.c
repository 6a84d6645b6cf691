/* command_keygen.c - nastavnik keygen [FILE]: a pair of keys for sealed backups. The
 * public one is printed for .env, the secret one goes into a file that belongs on another
 * machine. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include <sodium.h>

#include "bot/command.h"
#include "storage/seal.h"

/* Never over a file that is there: it may be the only key to every backup so far. */
static bool write_secret(const char *path, const char *secret)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    size_t len = strlen(secret);
    bool good = fd >= 0 && write(fd, secret, len) == (ssize_t)len &&
                write(fd, "\n", 1) == 1 && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    return good;
}

static int run(const struct settings *s, int count, char **arguments)
{
    char public_key[2 * SEAL_KEY_BYTES + 1], secret[2 * SEAL_KEY_BYTES + 1];
    const char *path = count == 1 ? arguments[0] : "backup.key";
    (void)s;
    if (count > 1)
        return command_misused(&command_keygen);
    seal_key_pair(public_key, secret);
    bool good = write_secret(path, secret);
    sodium_memzero(secret, sizeof secret);
    if (!good)
        return command_fail(EX_CANTCREAT, "cannot write the secret key to %s: %s", path,
                            strerror(errno));
    command_print("BACKUP_PUBLIC_KEY=%s\n", public_key);
    command_fail(EX_OK,
                 "put that line into .env, and move %s to another machine: without "
                 "it no backup can be opened, with it everyone can",
                 path);
    return EX_OK;
}

const struct command command_keygen = {
    .name = "keygen",
    .arguments = "[FILE]",
    .words = "make keys for sealed backups (backup.key)",
    .bad_settings_too = true,
    .run = run,
};
