/* timeline_words.c - each thing that happened in a pair, in a line: with its day, never
 * with anybody's words but those of a note for the same readers. */
#include "handlers/timeline.h"

#include "handlers/pair.h"

#include <string.h>

enum { NOTE_MOST = 160, MARKS_MOST = 5 };

/* Their first words; never half a letter. */
static const char *shortened(struct turn *t, const char *words)
{
    size_t cut = NOTE_MOST;
    if (strlen(words) <= cut)
        return words;
    while (cut > 0 && ((unsigned char)words[cut] & 0xc0) == 0x80)
        cut--;
    return format(t, "%.*s…", (int)cut, words);
}

/* ---- meetings, marks, steps ------------------------------------------------------- */

static bool tell_meeting(struct turn *t, struct card *c, const struct timeline_entry *e)
{
    struct meeting m = meeting_anywhere(t->db, e->about);
    struct value at = when_("at", m.starts_at);
    line(c, "timeline.meeting", m.online ? at : in_zone_(at, m.zone),
         part_("type", meeting_type_key(t, m.type)),
         part_("status", format(t, "matches.met_%s", e->word)));
    return true;
}

static const char *mark_key(struct turn *t, const char *item)
{
    static const char *const known[] = { "PME1", "PME2", "PMM1", "PMM1G", "PMM2" };
    for (size_t i = 0; i < COUNT(known); i++)
        if (strcmp(known[i], item) == 0)
            return format(t, "timeline.mark_%s", item);
    return NULL;
}

/* «польза 4, открытость 5»; no questions that are answered by a choice. */
static bool tell_marks(struct turn *t, struct card *c, const struct timeline_entry *e)
{
    struct feedback f = feedback_get(t->db, e->about);
    int64_t draft = feedback_draft(t->db, &f, format(t, "feedback_%s", f.role));
    const struct answer *a = answers_of(t->db, draft);
    const char *marks = "";
    for (; draft && a->item; a++)
        if (a->value && mark_key(t, a->item))
            marks = list_with(
                t, marks,
                words_for(t, t->who.id, mark_key(t, a->item), text_("mark", a->value)));
    if (!*marks)
        return false;
    line(c, format(t, "timeline.marks_%s", f.role), day_("at", e->at),
         text_("marks", marks));
    return true;
}

void timeline_tell_means(struct turn *t, struct card *c, int64_t match)
{
    struct timeline_mean some[MARKS_MOST];
    size_t count = timeline_means(t->db, match, some, COUNT(some));
    const char *all = "";
    for (size_t i = 0; i < count; i++)
        all = list_with(
            t, all,
            words_for(t, t->who.id, mark_key(t, some[i].item),
                      text_("mark", words_for(t, t->who.id, "timeline.mean",
                                              number_("whole", some[i].tenths / 10),
                                              number_("tenth", some[i].tenths % 10)))));
    if (count)
        line(c, "timeline.means", text_("marks", all));
}

static bool tell_step(struct card *c, const struct timeline_entry *e)
{
    bool done = e->source == TIMELINE_STEP_DONE;
    if (e->person)
        line(c, done ? "timeline.step_done_of" : "timeline.step_of", day_("at", e->at),
             name_("who", e->person));
    else
        line(c, done ? "timeline.step_done" : "timeline.step", day_("at", e->at));
    return true;
}

/* ---- help and flags --------------------------------------------------------------- */

static bool tell_case(struct turn *t, struct card *c, const struct timeline_entry *e)
{
    struct help_case h = case_overseen(t->db, t->who.organisation, t->who.id, e->about);
    if (!h.id)
        return false;
    line(c, format(t, "timeline.case_%s", case_state_word(h.state)), day_("at", e->at),
         part_("topic", help_topic_key(t, &h)),
         day_("closed", h.closed_at ? h.closed_at : h.answered_at));
    return true;
}

static bool tell_flag(struct turn *t, struct card *c, const struct timeline_entry *e)
{
    struct flag f = flag_seen(t, e->about);
    if (!f.id)
        return false;
    if (e->source == TIMELINE_FLAG_ENDED) {
        line(c, format(t, "timeline.flag_%s", *f.ending ? f.ending : "passed"),
             day_("at", e->at), text_("title", flag_title(t, &f)));
        return true;
    }
    line(c, "timeline.flag", day_("at", e->at), text_("title", flag_title(t, &f)));
    marked_line(c, flag_fact(t, &f));
    return true;
}

/* ---- course, notes, talks --------------------------------------------------------- */

static bool tell_event(struct turn *t, struct card *c, const struct timeline_entry *e)
{
    struct match_event event = { e->about, e->person, e->at, e->word, e->other };
    return pair_event(t, c, &event, true);
}

bool timeline_tell(struct turn *t, struct card *c, const struct timeline_entry *e)
{
    switch (e->source) {
    case TIMELINE_MEETING:
        return tell_meeting(t, c, e);
    case TIMELINE_MARKS:
        return tell_marks(t, c, e);
    case TIMELINE_STEP:
    case TIMELINE_STEP_DONE:
        return tell_step(c, e);
    case TIMELINE_CASE:
        return tell_case(t, c, e);
    case TIMELINE_FLAG:
    case TIMELINE_FLAG_ENDED:
        return tell_flag(t, c, e);
    case TIMELINE_EVENT:
        return tell_event(t, c, e);
    case TIMELINE_NOTE:
        line(c, "timeline.note", day_("at", e->at), name_("who", e->person),
             text_("text", shortened(t, e->word)));
        return true;
    case TIMELINE_CONTACT:
        line(c, format(t, "contacts.card_%s", e->word), day_("at", e->at),
             name_("who", e->person));
        return true;
    case TIMELINE_SOURCES:
        break;
    }
    return false;
}
