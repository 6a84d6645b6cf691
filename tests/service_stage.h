/* service_stage.h - a service on a loop of the test's, with a fake messenger, a database
 * of its own, and a product that says back what it hears.
 *
 *   words        the stranger is told "echo: words"
 *   a press      the same
 *   a group      it is left */
#ifndef TESTS_SERVICE_STAGE_H
#define TESTS_SERVICE_STAGE_H

#include "bot/form_file.h"
#include "bot/service.h"
#include "locales/words.h"
#include "tests/fake_messenger.h"
#include "tests/scratch.h"

struct stage {
    struct scratch *scratch;
    uv_loop_t loop;
    uv_timer_t alarm, stop_soon;
    struct fake *fake;
    struct words *words;
    struct forms *forms;
    struct db *db;
    struct engine *engine;
    struct service *service;
    struct service_settings set; /* changed by a test before service_stage_start() */
    struct engine_clock clock;
    int64_t pushed;    /* seconds that the clock was pushed */
    int64_t tick_step; /* microseconds that a look at the clock takes; 0: real time */
    int64_t ticks;
    int greeted, stopped;
    enum service_end end;
};

/* For cmocka; the end runs the loop until nothing is left, and fails unless it can be
 * closed then. */
int service_stage_open(void **state);
int service_stage_close(void **state);
void service_stage_start(struct stage *s);
/* Runs the loop until that holds; fails the test after five seconds. */
void service_stage_until(struct stage *s, bool (*holds)(struct stage *s));
void service_stage_run_for(struct stage *s, int milliseconds);
/* Stops the service and waits for its end. */
void service_stage_stop(struct stage *s);

/* Rows in the outbox, before the start: "words" to chats "o0", "o1", ... */
void service_stage_outbox(struct stage *s, int count, int priority);
int64_t service_stage_waiting(struct stage *s); /* rows in the outbox */
/* A person with the account "c0"; their id. */
int64_t service_stage_person(struct stage *s);

bool is_polling(struct stage *s);
bool has_stopped(struct stage *s);
bool is_outbox_empty(struct stage *s);

#endif
