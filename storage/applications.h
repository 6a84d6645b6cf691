/* applications.h - mentors who put themselves forward: from the questionnaire to the
 * decision (domain.md 2 D01).
 *
 * OPEN until the questionnaire is filled, then APPLIED until somebody decides or the
 * applicant takes it back. Nobody decides of themselves while another can: first the
 * other curators and deputies, else the heads, else the other administrators, and only
 * an administrator who is alone in the school may decide of themselves. */
#ifndef STORAGE_APPLICATIONS_H
#define STORAGE_APPLICATIONS_H

#include "storage/db.h"

enum application_state {
    APPLICATION_OPEN,
    APPLICATION_APPLIED,
    APPLICATION_ACCEPTED,
    APPLICATION_DECLINED,
    APPLICATION_WITHDRAWN,
};

/* Who may decide of an application, the first of these that is not empty. */
enum application_judges {
    JUDGES_CURATORS = 1, /* other curators and deputies */
    JUDGES_HEADS,
    JUDGES_ADMINISTRATORS, /* other ones */
    JUDGES_SELF,           /* an administrator, for there is nobody else */
};

struct application {
    int64_t id; /* 0: none */
    int64_t organisation, person;
    enum application_state state;
    const char *source;       /* "A" "B" "V" (domain.md 1.5); "" when not known */
    const char *requirements; /* words of those met, a comma between */
    const char *reason;       /* why declined: a word of apply.c, or the decider's own */
    int64_t made_at, applied_at, decided_at, decided_by; /* 0: not yet */
    enum application_judges judges;
};

/* Somebody who looks at applications: where, who, as what. */
struct judge {
    int64_t organisation, person;
    bool curator, head, administrator; /* curator: or deputy */
};

/* The application that is not decided yet; made as OPEN when there is none. */
struct application application_open(struct db *db, int64_t organisation, int64_t person,
                                    int64_t now);
/* The newest of this person's; id 0: none. */
struct application application_newest(struct db *db, int64_t person);
/* Any of this organisation's; id 0: none. */
struct application application_find(struct db *db, int64_t organisation, int64_t id);
/* Did somebody accept this person as a mentor? */
bool application_accepted(struct db *db, int64_t person);

/* Each moves the row on; false when it had moved before. */
bool application_apply(struct db *db, int64_t id, const char *source, int64_t now);
bool application_withdraw(struct db *db, int64_t person, int64_t id, int64_t now);
/* `to` is ACCEPTED or DECLINED. */
bool application_decide(struct db *db, int64_t id, enum application_state to,
                        const char *reason, int64_t by, int64_t now);
/* Notes of whoever decides, while it is APPLIED; false when it is not. */
bool application_set_source(struct db *db, int64_t id, const char *source);
bool application_set_requirements(struct db *db, int64_t id, const char *list);

/* Those that wait for this judge, oldest first. */
int64_t applications_count(struct db *db, const struct judge *j);
size_t applications_list(struct db *db, const struct judge *j, int64_t skip,
                         struct application *out, size_t room);
/* This one, if it waits for this judge; id 0: it does not. */
struct application application_for(struct db *db, const struct judge *j, int64_t id);
/* Everybody who may decide of it: ids ended by 0, in the turn's memory. */
int64_t *application_judges(struct db *db, int64_t organisation, int64_t id);

#endif
