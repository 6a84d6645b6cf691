/* faulty_vfs.c - a layer over SQLite's file system that fails by countdown.
 *
 * An open file is ours, followed in the same memory by the real one. Of the file system
 * itself only xOpen is ours: the rest is the real one's, copied. */
#include "tests/faulty_vfs.h"

#include "bot/base.h"

#include <sqlite3.h>
#include <string.h>

struct faulty_file {
    sqlite3_file base;
    bool may_fail;
    _Alignas(8) char real[]; /* the real file; SQLite aligns to eight bytes */
};

/* SQLite knows a file system by its name, so there is one for the process. */
static struct {
    sqlite3_vfs vfs, *real;
    enum faulty_kind kind;
    bool armed, forever;
    int left, failed;
} the_disk;

static sqlite3_file *real_of(sqlite3_file *file)
{
    return (sqlite3_file *)(void *)((struct faulty_file *)file)->real;
}

#define CALL(file, method, ...)                                                          \
    real_of(file)->pMethods->method(real_of(file), __VA_ARGS__)

/* ---- what fails ------------------------------------------------------------------ */

static bool fails_now(sqlite3_file *file)
{
    if (!the_disk.armed || !((struct faulty_file *)file)->may_fail)
        return false;
    if (the_disk.left > 0) {
        the_disk.left--;
        return false;
    }
    the_disk.failed++;
    the_disk.armed = the_disk.forever;
    return true;
}

static int file_write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at)
{
    if (the_disk.kind != FAULTY_FSYNC && fails_now(file))
        return the_disk.kind == FAULTY_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    return CALL(file, xWrite, bytes, size, at);
}

static int file_sync(sqlite3_file *file, int flags)
{
    if (the_disk.kind == FAULTY_FSYNC && fails_now(file))
        return SQLITE_IOERR_FSYNC;
    return CALL(file, xSync, flags);
}

/* ---- what passes ----------------------------------------------------------------- */

static int file_close(sqlite3_file *file)
{
    return real_of(file)->pMethods->xClose(real_of(file));
}

static int file_read(sqlite3_file *file, void *bytes, int size, sqlite3_int64 at)
{
    return CALL(file, xRead, bytes, size, at);
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    return CALL(file, xTruncate, size);
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return CALL(file, xFileSize, size);
}

static int file_lock(sqlite3_file *file, int lock)
{
    return CALL(file, xLock, lock);
}

static int file_unlock(sqlite3_file *file, int lock)
{
    return CALL(file, xUnlock, lock);
}

static int file_is_reserved(sqlite3_file *file, int *reserved)
{
    return CALL(file, xCheckReservedLock, reserved);
}

static int file_control(sqlite3_file *file, int operation, void *argument)
{
    return CALL(file, xFileControl, operation, argument);
}

static int file_sector_size(sqlite3_file *file)
{
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int file_characteristics(sqlite3_file *file)
{
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static int shm_map(sqlite3_file *file, int page, int size, int extend,
                   void volatile **memory)
{
    return CALL(file, xShmMap, page, size, extend, memory);
}

static int shm_lock(sqlite3_file *file, int offset, int count, int flags)
{
    return CALL(file, xShmLock, offset, count, flags);
}

static void shm_barrier(sqlite3_file *file)
{
    real_of(file)->pMethods->xShmBarrier(real_of(file));
}

static int shm_unmap(sqlite3_file *file, int remove)
{
    return CALL(file, xShmUnmap, remove);
}

/* ---- opening ---------------------------------------------------------------------- */

/* Version 2: with shared memory, so with WAL, and without memory mapping, so that every
 * write is a call. */
static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_is_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector_size,
    .xDeviceCharacteristics = file_characteristics,
    .xShmMap = shm_map,
    .xShmLock = shm_lock,
    .xShmBarrier = shm_barrier,
    .xShmUnmap = shm_unmap,
};

static bool ends_in(const char *name, const char *end)
{
    size_t len = strlen(name), end_len = strlen(end);
    return len >= end_len && strcmp(name + len - end_len, end) == 0;
}

static int file_open(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file,
                     int flags, int *out_flags)
{
    struct faulty_file *ours = (struct faulty_file *)file;
    (void)vfs;
    ours->may_fail = name && (ends_in(name, "db") || ends_in(name, "-wal"));
    int error =
        the_disk.real->xOpen(the_disk.real, name, real_of(file), flags, out_flags);
    ours->base.pMethods = real_of(file)->pMethods ? &methods : NULL;
    return error;
}

void faulty_vfs_register(void)
{
    if (the_disk.real)
        return;
    the_disk.real = sqlite3_vfs_find(NULL);
    the_disk.vfs = *the_disk.real;
    the_disk.vfs.zName = "faulty";
    the_disk.vfs.pNext = NULL;
    the_disk.vfs.szOsFile = (int)sizeof(struct faulty_file) + the_disk.real->szOsFile;
    the_disk.vfs.xOpen = file_open;
    if (sqlite3_vfs_register(&the_disk.vfs, 1) != SQLITE_OK)
        die("faulty disk: SQLite does not take it");
}

void faulty_vfs_arm(enum faulty_kind kind, int after, bool forever)
{
    the_disk.kind = kind;
    the_disk.left = after;
    the_disk.forever = forever;
    the_disk.failed = 0;
    the_disk.armed = true;
}

void faulty_vfs_disarm(void)
{
    the_disk.armed = false;
}

int faulty_vfs_failed(void)
{
    return the_disk.failed;
}
