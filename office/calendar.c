/* calendar.c - meetings as a file that calendars read (RFC 5545).
 *
 * Each meeting keeps its UID for ever and its SEQUENCE rises with every change, so that a
 * newer file replaces what an older one put into a calendar. Times are UTC, which no list
 * of zones can misread: a calendar shows them where its reader is. Nobody is named as an
 * attendee: a file holds no contacts. libical escapes, folds and ends the lines. */
#include "office/jobs.h"

#include <errno.h>
#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

enum { MEETINGS_MOST = 200, SHORT_MOST = 60, WORDS_MOST = 400, ABOUT_MOST = 2000 };

/* The lists of a job: the n-th part of each is of the n-th meeting. */
struct lists {
    const cJSON *uid, *sequence, *starts, *ends, *changed, *status, *summary, *place,
        *link, *about;
    int count;
};

static const cJSON *list_of(struct task *t, struct lists *l, const char *name,
                            size_t most)
{
    const cJSON *parts = task_list(t, name, MEETINGS_MOST, most);
    int count = parts ? cJSON_GetArraySize(parts) : 0;
    if (l->count < 0)
        l->count = count;
    else if (parts && count != l->count)
        task_refuse(t, "%s: has %d parts and not %d", name, count, l->count);
    return parts;
}

static struct lists read_lists(struct task *t)
{
    struct lists l = { .count = -1 };
    l.uid = list_of(t, &l, "uid", SHORT_MOST * 2);
    l.sequence = list_of(t, &l, "sequence", SHORT_MOST);
    l.starts = list_of(t, &l, "starts", SHORT_MOST);
    l.ends = list_of(t, &l, "ends", SHORT_MOST);
    l.changed = list_of(t, &l, "changed", SHORT_MOST);
    l.status = list_of(t, &l, "status", SHORT_MOST);
    l.summary = list_of(t, &l, "summary", WORDS_MOST);
    l.place = list_of(t, &l, "place", WORDS_MOST);
    l.link = list_of(t, &l, "link", WORDS_MOST);
    l.about = list_of(t, &l, "about", ABOUT_MOST);
    if (t->end == TASK_DONE && !l.count)
        task_refuse(t, "uid: there is no meeting");
    return l;
}

static const char *part(const cJSON *parts, int at)
{
    return cJSON_GetArrayItem(parts, at)->valuestring;
}

static long long number(struct task *t, const char *words)
{
    char *end;
    errno = 0;
    long long n = strtoll(words, &end, 10);
    if (errno || end == words || *end || n < 0)
        task_refuse(t, "\"%s\" is not a number", words);
    return n;
}

static struct icaltimetype moment(struct task *t, const char *seconds)
{
    return icaltime_from_timet_with_zone((time_t)number(t, seconds), 0,
                                         icaltimezone_get_utc_timezone());
}

static icalproperty_status status(struct task *t, const char *word)
{
    if (strcmp(word, "confirmed") == 0)
        return ICAL_STATUS_CONFIRMED;
    if (strcmp(word, "cancelled") == 0)
        return ICAL_STATUS_CANCELLED;
    if (strcmp(word, "planned") != 0)
        task_refuse(t, "status: there is none called \"%s\"", word);
    return ICAL_STATUS_TENTATIVE;
}

static icalcomponent *event(struct task *t, const struct lists *l, int at)
{
    const char *place = part(l->place, at), *link = part(l->link, at),
               *about = part(l->about, at);
    icalcomponent *e = icalcomponent_vanew(
        ICAL_VEVENT_COMPONENT, icalproperty_new_uid(part(l->uid, at)),
        icalproperty_new_sequence((int)number(t, part(l->sequence, at))),
        icalproperty_new_dtstamp(moment(t, part(l->changed, at))),
        icalproperty_new_dtstart(moment(t, part(l->starts, at))),
        icalproperty_new_dtend(moment(t, part(l->ends, at))),
        icalproperty_new_status(status(t, part(l->status, at))),
        icalproperty_new_summary(part(l->summary, at)), (void *)0);
    if (*place)
        icalcomponent_add_property(e, icalproperty_new_location(place));
    if (*link)
        icalcomponent_add_property(e, icalproperty_new_url(link));
    if (*about)
        icalcomponent_add_property(e, icalproperty_new_description(about));
    return e;
}

void calendar(struct task *t)
{
    const char *name = task_words(t, "name", WORDS_MOST, NULL);
    struct lists l = read_lists(t);
    if (t->end != TASK_DONE)
        return;
    icalproperty *title = icalproperty_new_x(name);
    icalproperty_set_x_name(title, "X-WR-CALNAME");
    icalcomponent *all = icalcomponent_vanew(
        ICAL_VCALENDAR_COMPONENT, icalproperty_new_version("2.0"),
        icalproperty_new_prodid("-//Nastavnik//Meetings//RU"),
        icalproperty_new_calscale("GREGORIAN"),
        icalproperty_new_method(ICAL_METHOD_PUBLISH), title, (void *)0);
    for (int i = 0; i < l.count; i++)
        icalcomponent_add_component(all, event(t, &l, i));
    char *text = icalcomponent_as_ical_string_r(all);
    buffer_text(&t->out, text);
    icalmemory_free_buffer(text);
    icalcomponent_free(all);
}
