/* registers_columns.c - what stands in each register, in the order in which its query
 * reads it (storage/registers.c). What is not here is in no file. */
#include "handlers/registers.h"

#define NUMBER_AND_NAME(as)                                                              \
    { "number", AS_NUMBER, NULL },                                                       \
    {                                                                                    \
        "name", as, NULL                                                                 \
    }
#define FORM_AND_KIND                                                                    \
    { "form", AS_WORD, "matches.form_" },                                                \
    {                                                                                    \
        "kind", AS_WORD, "matches.kind_"                                                 \
    }
#define STATE                                                                            \
    {                                                                                    \
        "state", AS_WORD, "registers.state_"                                             \
    }
#define REASON                                                                           \
    {                                                                                    \
        "reason", AS_WORD, "ending.choice_"                                              \
    }
#define HELD                                                                             \
    { "held", AS_NUMBER, NULL },                                                         \
    {                                                                                    \
        "hours", AS_HOURS, NULL                                                          \
    }

static const struct register_column mentees[] = {
    NUMBER_AND_NAME(AS_MENTEES),
    { "age", AS_TEXT, NULL },
    { "category", AS_ANSWER, NULL },
    { "request", AS_ANSWER, NULL },
    { "joined", AS_DAY, NULL },
    FORM_AND_KIND,
    { "mentors", AS_MENTORS, NULL },
    { "since", AS_DAY, NULL },
    { "ended", AS_DAY, NULL },
    REASON,
    { "whole", AS_YES, NULL },
    { "consent", AS_NUMBER, NULL },
    { "consent_on", AS_DAY, NULL },
    { "guardian", AS_WORD, "registers.guardian_" },
    { 0 },
};

static const struct register_column mentors[] = {
    NUMBER_AND_NAME(AS_MENTORS),
    { "age", AS_TEXT, NULL },
    { "source", AS_WORD, "apply.source_" },
    { "service", AS_ANSWER, NULL },
    { "directions", AS_ANSWER, NULL },
    { "formats", AS_ANSWER, NULL },
    { "capacity", AS_ANSWER, NULL },
    { "time", AS_ANSWER, NULL },
    { "training", AS_ANSWER, NULL },
    { "joined", AS_DAY, NULL },
    { "mentees", AS_MENTEES, NULL },
    { "kept_from", AS_DAY, NULL },
    { "kept_until", AS_DAY, NULL },
    { 0 },
};

static const struct register_column pairs[] = {
    { "pair", AS_NUMBER, NULL },
    { "mentors", AS_MENTORS, NULL },
    { "mentees", AS_MENTEES, NULL },
    FORM_AND_KIND,
    { "mode", AS_WORD, "matching.mode_" },
    { "every", AS_NUMBER, NULL },
    { "starts", AS_DATE, NULL },
    { "ends", AS_DATE, NULL },
    { "order", AS_TEXT, NULL },
    { "order_on", AS_DATE, NULL },
    STATE,
    { "ended", AS_DAY, NULL },
    REASON,
    HELD,
    { 0 },
};

static const struct register_column meeting_columns[] = {
    { "at", AS_MOMENT, NULL },
    { "type", AS_WORD, "meeting.type_" },
    { "pair", AS_NUMBER, NULL },
    { "mentors", AS_MENTORS, NULL },
    { "mentees", AS_MENTEES, NULL },
    { "form", AS_WORD, "matches.form_" },
    { "mode", AS_WORD, "matching.mode_" },
    { "met", AS_WORD, "registers.met_" },
    { "hours", AS_HOURS, NULL },
    { 0 },
};

static const struct register_column consents[] = {
    NUMBER_AND_NAME(AS_PEOPLE),
    { "purpose", AS_WORD, "people.consent_" },
    { "consent", AS_NUMBER, NULL },
    { "consent_on", AS_DAY, NULL },
    { "channel", AS_WORD, "registers.channel_" },
    { "by_guardian", AS_YES, NULL },
    { "valid_until", AS_DAY, NULL },
    { "withdrawn", AS_DAY, NULL },
    { 0 },
};

static const struct register_column record[] = {
    NUMBER_AND_NAME(AS_PEOPLE),
    { "role", AS_WORD, "registers.role_" },
    FORM_AND_KIND,
    { "since", AS_DAY, NULL },
    { "ended", AS_DAY, NULL },
    STATE,
    HELD,
    REASON,
    { "agreed", AS_DAY, NULL },
    { "order", AS_TEXT, NULL },
    { 0 },
};

static const struct register_column numbers[] = {
    FORM_AND_KIND,
    { "all", AS_NUMBER, NULL },
    { "running", AS_NUMBER, NULL },
    { "completed", AS_NUMBER, NULL },
    { "stopped", AS_NUMBER, NULL },
    { "mentor_count", AS_NUMBER, NULL },
    { "mentee_count", AS_NUMBER, NULL },
    HELD,
    { 0 },
};

static const struct {
    const char *word;
    const struct register_column *columns;
} kinds[REGISTERS] = {
    [REGISTER_MENTEES] = { "mentees", mentees },
    [REGISTER_MENTORS] = { "mentors", mentors },
    [REGISTER_PAIRS] = { "pairs", pairs },
    [REGISTER_MEETINGS] = { "meetings", meeting_columns },
    [REGISTER_CONSENTS] = { "consents", consents },
    [REGISTER_RECORD] = { "record", record },
    [REGISTER_NUMBERS] = { "numbers", numbers },
};

const char *register_word(enum register_kind kind)
{
    return kinds[kind].word;
}

const struct register_column *register_columns(enum register_kind kind)
{
    return kinds[kind].columns;
}

const char *register_cell_kind(const struct register_column *c)
{
    switch (c->as) {
    case AS_NUMBER:
    case AS_HOURS:
        return "number";
    case AS_DAY:
    case AS_MOMENT:
    case AS_DATE:
        return "date";
    default:
        return "text";
    }
}
