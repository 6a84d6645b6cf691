/* version.c - the one file that is built with -DVERSION: only it changes with a commit.
 */
#include "bot/version.h"

#ifndef VERSION
#define VERSION "unknown"
#endif

const char *const version = VERSION;
