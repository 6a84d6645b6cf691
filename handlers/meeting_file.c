/* meeting_file.c - a meeting, or all of them, for a calendar of one's own.
 *
 * The UID of a meeting never changes and its SEQUENCE rises with its version, so a file
 * taken after a move replaces the older entry. Names stand as the school shows them, and
 * there is no contact in it. The plain words need no marks: none of them has any. */
#include "handlers/meeting.h"

#include <string.h>

static const char *number(struct turn *t, int64_t n)
{
    return format(t, "%lld", (long long)n);
}

/* "t.me.NastavnikBot": what tells this bot's meetings from another one's. */
static const char *host(struct turn *t)
{
    const char *link = start_link(t, ""), *at = strstr(link, "//");
    at = at ? at + 2 : link;
    const char *name = "";
    for (int left = 80; *at && *at != '?' && left > 0; at++, left--)
        name = format(t, "%s%c", name, *at == '/' ? '.' : *at);
    return name;
}

static const char *summary(struct turn *t, const struct meeting_view *v)
{
    const char *title =
        *v->m.title ? v->m.title
                    : words_for(t, t->who.id, format(t, "meeting.name_%s", v->m.type));
    const char *others = meeting_is_general(&v->m) ? "" : meeting_others(t, v);
    return *others ? format(t, "%s: %s", title, others) : title;
}

static const char *agenda(struct turn *t, const struct meeting *m)
{
    struct topic one =
        m->topic ? topic_find(t->db, m->match, m->topic) : (struct topic){ 0 };
    const char *text =
        one.id ? words_for(t, t->who.id, "meeting.topic", text_("topic", one.title)) : "";
    if (m->type[0] != 'M' || m->type[1] < '1' || m->type[1] > '5')
        return text;
    return format(t, "%s%s%s", text, *text ? "\n\n" : "",
                  words_for(t, t->who.id, format(t, "meeting.agenda_%s", m->type)));
}

static const char *status(const struct meeting *m)
{
    if (m->status == MEETING_CANCELLED)
        return "cancelled";
    return m->status == MEETING_PLANNED ? "planned" : "confirmed";
}

struct sheet *meeting_sheet(struct turn *t)
{
    struct sheet *s = sheet(t, "calendar");
    sheet_text(s, "name", words_for(t, t->who.id, "meetings.file_name"));
    return s;
}

void meeting_into_sheet(struct turn *t, struct sheet *s, const struct meeting *m)
{
    struct meeting_view v = meeting_view(t, m, t->who.id);
    sheet_add(s, "uid", format(t, "meeting-%lld@%s", (long long)m->id, host(t)));
    sheet_add(s, "sequence", number(t, m->version - 1));
    sheet_add(s, "starts", number(t, m->starts_at));
    sheet_add(s, "ends", number(t, meeting_ends(m)));
    sheet_add(s, "changed", number(t, t->now));
    sheet_add(s, "status", status(m));
    sheet_add(s, "summary", summary(t, &v));
    sheet_add(s, "place", m->place);
    sheet_add(s, "link", m->link);
    sheet_add(s, "about", agenda(t, m));
    attendee_filed(t->db, m, t->who.id);
}

/* meeting:file:<id>:<version> */
void meeting_file(struct turn *t, int64_t id)
{
    struct meeting m = meeting_of(t->db, t->who.id, id);
    if (!m.id) {
        old_button(t);
        return;
    }
    struct sheet *s = meeting_sheet(t);
    meeting_into_sheet(t, s, &m);
    sheet_make(s, "meeting.meeting", id);
    toast(t, "meeting.file_soon");
    meeting_show(t, id);
}

void meeting_file_made(struct turn *t, int64_t id, int64_t file)
{
    struct meeting m = meeting_of(t->db, t->who.id, id);
    if (!m.id)
        return;
    if (!file) {
        say(t, "meeting.file_failed");
        return;
    }
    name_file(t, file,
              words_for(t, t->who.id, "meeting.file_title",
                        in_zone_(day_("day", m.starts_at), m.zone)));
    send_file(t, t->who.id, file, "meeting.file_ready");
}
