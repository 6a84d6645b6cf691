/* scan.h - a value of a JSON object found by its name, as it stands there: no tree is
 * built, for the load maker must cost less than what it loads. */
#ifndef TESTS_BENCH_SCAN_H
#define TESTS_BENCH_SCAN_H

#include <stddef.h>
#include <stdint.h>

struct scanned {
    const char *at; /* NULL: there is none */
    size_t len;
};

/* The value of a field of the outermost object, quotes and braces with it. */
struct scanned scan_field(const char *json, const char *name);
/* A whole number, quoted or not; 0 when there is none. */
int64_t scan_number(const char *json, const char *name);

#endif
