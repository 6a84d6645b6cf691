/* notes.h - what a curator wrote down about a person. */
#ifndef STORAGE_NOTES_H
#define STORAGE_NOTES_H

#include "storage/db.h"

#endif
