/* config.h - the settings: .env in the working directory, overridden by the environment.
 *
 * A value that is empty counts as not set. Whoever sets up the program hears of all that
 * is wrong at once, each with what to do, and never sees a secret repeated. */
#ifndef BOT_CONFIG_H
#define BOT_CONFIG_H

#include "bot/base.h"

/* Texts belong to the config and are never NULL unless it says so. */
struct config {
    const char *token;   /* BOT_TOKEN; NULL: not set */
    const char *api_url; /* TELEGRAM_API_URL */
    const char *database;
    const char *zone, *language;         /* for who has not said */
    const char *locales_dir, *forms_dir; /* NULL: the built-in ones alone */
    int sends_at_once, send_per_second;  /* send_per_second 0: no pace */
    int flood_per_minute;                /* 0: no guard */
    int backup_keep;                     /* so many files */
    const char *backup_dir;              /* "backups" beside the database */
    const unsigned char *backup_key;     /* a crypto_box public key; NULL: not sealed */
    enum log_level log_level;
};

/* What the environment says; NULL for nothing. */
typedef const char *config_lookup(void *owner, const char *name);

/* From the text of an .env and an environment. Complaints and warnings come a line each;
 * a setting that was complained of has its default. Never NULL; belongs to mem. */
struct config *config_read(void *mem, const char *text, size_t size,
                           config_lookup *environment, void *owner,
                           struct buffer *complaints, struct buffer *warnings);

/* The same from that file, which need not be there, and the process's environment. The
 * token is hidden from the log from now on. */
struct config *config_load(void *mem, const char *path, struct buffer *complaints,
                           struct buffer *warnings);

#endif
