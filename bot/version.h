/* version.h - which build this is. */
#ifndef BOT_VERSION_H
#define BOT_VERSION_H

extern const char *const version; /* as git describes it, "unknown" without git */

#endif
