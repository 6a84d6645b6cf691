/* emulator_rig.h - an emulator on a port of its own, with a clock to set and people.
 *
 * People: 1 Anna wrote to the bot; 2 Boris wrote and then blocked it; 3 Vera never wrote;
 * 4 Gleb is deactivated; 5 is another bot. */
#ifndef TESTS_EMULATOR_RIG_H
#define TESTS_EMULATOR_RIG_H

#include "emulator/emulator.h"
#include "fetch.h"

#include <cjson/cJSON.h>
#include <stdatomic.h>

struct rig {
    struct emulator *e;
    _Atomic int64_t now; /* what the emulator takes for the time */
    long status;         /* of the last call */
};

void emulator_rig_open(struct rig *s, bool paced);
void emulator_rig_close(struct rig *s);

/* "http://127.0.0.1:port" and what comes after; valid until the next call in the same
 * thread. */
const char *emulator_rig_url(const struct rig *s, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Calls a method with a JSON body; the caller deletes the answer. */
cJSON *emulator_rig_call(struct rig *s, const char *method, const char *json);
/* The same with printf; for short bodies. */
cJSON *emulator_rig_callf(struct rig *s, const char *method, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Asks the control API over its socket; fails the test unless it is answered by ok. */
cJSON *emulator_rig_control(struct rig *s, const char *verb, const char *path,
                            const char *json);
/* A member reached by a path like "result.0.message.text", or NULL. */
const cJSON *emulator_rig_at(const cJSON *json, const char *path);
const char *emulator_rig_text(const cJSON *json, const char *path);
int64_t emulator_rig_number(const cJSON *json, const char *path);
/* Sends a message to Anna and gives its id; reply_markup may be NULL. */
int emulator_rig_send(struct rig *s, const char *text, const char *reply_markup);

/* A call and the error it must end in. */
struct refusal {
    const char *method, *arguments;
    long status;
    const char *description;
};

/* Fails the test unless each is refused so. */
void emulator_rig_refuses(struct rig *rig, const struct refusal *rows, size_t count);

#endif
