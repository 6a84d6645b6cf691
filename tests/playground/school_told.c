/* school_told.c - what people of the demo school answered in their questionnaires. */
#include <string.h>

#include "tests/playground/school_history.h"

struct told {
    const char *item, *value; /* NULL: skipped; an item NULL ends the row */
};

/* ---- mentees ---------------------------------------------------------------------- */

static const struct told irina[] = {
    { "OE01", "YOUNG,GROWTH" },
    { "OE02", "Y1_3" },
    { "OE03", "Y1" },
    { "OE04", "Математика, 5–7 классы" },
    { "OE05", "DR4,DR5,DR6" },
    { "OE06", "DR5,DR4,DR6" },
    { "OE07", "Держать внимание седьмого класса весь урок и не повышать голос." },
    { "OE08", "На трёх уроках подряд класс работает до звонка." },
    { "OE09", "FACE" },
    { "OE10", "H1" },
    { "OE11", "TUE_D,WED_D,THU_E" },
    { "OE12", "SAME,OLDER" },
    { "OE13", NULL },
    { "OE14", "DIGITAL,VIEW" },
    { "OE15", "yes" },
    { "OE16", "DR1=4,DR2=3,DR3=4,DR4=2,DR5=2,DR6=3,DR7=4,DR8=3,DR9=3" },
    { 0 },
};

static const struct told alina[] = {
    { "OE01", "RETURN" },
    { "OE02", "Y4_10" },
    { "OE03", "M3" },
    { "OE04", "Английский язык, начальная школа" },
    { "OE05", "DR2,DR6,DR7" },
    { "OE06", "DR7,DR6" },
    { "OE07", "Разобраться в электронном журнале и новых программах после отпуска." },
    { "OE08", "Заполняю журнал без чужой помощи." },
    { "OE09", "MIXED" },
    { "OE10", "M30" },
    { "OE11", "MON_D,FRI_D" },
    { "OE12", "DIGITAL" },
    { "OE13", NULL },
    { "OE14", "METHODS" },
    { "OE15", "yes" },
    { "OE16", "DR1=4,DR2=2,DR3=5,DR4=4,DR5=4,DR6=2,DR7=1,DR8=4,DR9=4" },
    { 0 },
};

static const struct told yulia[] = {
    { "OE01", "ADAPT,BURNOUT" },
    { "OE02", "Y11_20" },
    { "OE03", "Y1" },
    { "OE04", "Русский язык и литература" },
    { "OE05", "DR4,DR9" },
    { "OE06", "DR4,DR9" },
    { "OE07", "Привыкнуть к новой школе и не брать работу домой каждый вечер." },
    { "OE08", NULL },
    { "OE09", "FACE" },
    { "OE10", "H1" },
    { "OE11", "WED_E" },
    { "OE12", "PEER" },
    { "OE13", "Пожалуйста, не с теми, кто проверяет мои уроки." },
    { "OE14", "UNSURE" },
    { "OE15", "partly" },
    { "OE16", "DR1=4,DR2=4,DR3=5,DR4=2,DR5=4,DR6=3,DR7=3,DR8=3,DR9=2" },
    { 0 },
};

static const struct told daniel[] = {
    { "OE01", "YOUNG,DIGITAL" },
    { "OE02", "TO1" },
    { "OE03", "M3" },
    { "OE04", "English, forms 8 to 10" },
    { "OE05", "DR2,DR4,DR8" },
    { "OE06", "DR2,DR4,DR8" },
    { "OE07", "How a Russian school works: papers, marks, talks with parents." },
    { "OE08", "I hold a parents' meeting by myself." },
    { "OE09", "MIXED" },
    { "OE10", "H2" },
    { "OE11", "MON_E,TUE_E" },
    { "OE12", "ANY" },
    { "OE13", NULL },
    { "OE14", "DIGITAL,PROJECT" },
    { "OE15", "yes" },
    { "OE16", "DR1=4,DR2=1,DR3=5,DR4=3,DR5=3,DR6=5,DR7=4,DR8=2,DR9=3" },
    { 0 },
};

static const struct told kirill[] = {
    { "OE01", "YOUNG" },
    { "OE02", "TO1" },
    { "OE05", "DR3,DR6,DR8" },
    { "OE06", "DR6,DR8,DR3" },
    { "OE07", "Вести кружок по истории." },
    { "OE09", "MIXED" },
    { "OE10", "H1" },
    { "OE11", "MON_D,WED_D" },
    { "OE12", "ANY" },
    { "OE15", "yes" },
    { 0 },
};

/* By clicking only, the words left out. */
static const struct told mentee_by_clicks[] = {
    { "OE01", "GROWTH" },
    { "OE02", "Y4_10" },
    { "OE03", "OVER3" },
    { "OE04", NULL },
    { "OE05", "DR3,DR5" },
    { "OE06", "DR5,DR3" },
    { "OE07", NULL },
    { "OE08", NULL },
    { "OE09", "ONLINE" },
    { "OE10", "H1" },
    { "OE11", "THU_D" },
    { "OE12", "ANY" },
    { "OE13", NULL },
    { "OE14", "UNSURE" },
    { "OE15", "yes" },
    { "OE16", "DR1=3,DR2=3,DR3=3,DR4=4,DR5=3,DR6=4,DR7=3,DR8=4,DR9=4" },
    { 0 },
};

static const struct told sonya[] = {
    { "OL01", "STUDY,CAREER" },
    { "OL02", "Перестать бояться контрольных по физике." },
    { "OL03", "IT,ART" },
    { "OL04", "7" },
    { "OL05", "5" },
    { "OL06", "SOME" },
    { "OL07", "UNSURE" },
    { "OE07", "Научиться готовиться заранее и понять, куда поступать." },
    { "OE08", "Сдаю две контрольные подряд без тройки." },
    { "OE09", "FACE" },
    { "OE10", "H1" },
    { "OE11", "TUE_D,FRI_D" },
    { "OE13", NULL },
    { "OE14", "DIGITAL" },
    { "OE15", "yes" },
    { 0 },
};

/* ---- mentors ---------------------------------------------------------------------- */

static const struct told pyotr[] = {
    { "OM01", "SCHOOL" },
    { "OM02", "OVER20" },
    { "OM03", "Учитель математики, методист" },
    { "OM04", "DR3,DR4,DR5" },
    { "OM05", "DR5,DR3" },
    { "OM06", "Двенадцать лет веду школу молодого учителя." },
    { "OM07", "VISIT,CASES,TOGETHER" },
    { "OM08", "TWO" },
    { "OM09", "H2" },
    { "OM10", "TUE_D,WED_D,THU_D" },
    { "OM11", "FORMAL" },
    { "OM12", "DONE" },
    { "OM13", "IDEAS,DIGITAL" },
    { "OM14", "4" },
    { "OM15", "4" },
    { "OM16", "5" },
    { "OM17", "5" },
    { "OM18", "YES" },
    { "OM19", NULL },
    { 0 },
};

static const struct told galina[] = {
    { "OM01", "SCHOOL" },
    { "OM02", "Y11_20" },
    { "OM03", "Учитель информатики" },
    { "OM04", "DR6,DR7" },
    { "OM05", "DR7,DR6" },
    { "OM06", "Перевела на электронный журнал всю школу." },
    { "OM07", "QUICK,ONLINE" },
    { "OM08", "THREE" },
    { "OM09", "H1" },
    { "OM10", "MON_D,FRI_D" },
    { "OM11", "INFORMAL" },
    { "OM12", "WANT" },
    { "OM13", "TALK,GRADE" },
    { "OM14", "5" },
    { "OM15", "4" },
    { "OM16", "3" },
    { "OM17", "5" },
    { "OM18", "YES" },
    { "OM19", NULL },
    { 0 },
};

static const struct told roman[] = {
    { "OM01", "PARTNER" },
    { "OM02", "Y4_10" },
    { "OM03", "Инженер, ведёт робототехнику в доме творчества" },
    { "OM04", "DR6,DR8" },
    { "OM05", "DR8,DR6" },
    { "OM06", "Команда школьников дошла до финала соревнований роботов." },
    { "OM07", "PROJECTS,GROUP" },
    { "OM08", "GROUP" },
    { "OM09", "H2" },
    { "OM10", "SAT_M,SAT_D" },
    { "OM11", "INFORMAL" },
    { "OM12", "NO" },
    { "OM13", "IDEAS,CHANGE" },
    { "OM14", "4" },
    { "OM15", "3" },
    { "OM16", "2" },
    { "OM17", "5" },
    { "OM18", "TALK" },
    { "OM19", "С руководителем соседнего кружка: давний спор." },
    { 0 },
};

static const struct told mentor_by_clicks[] = {
    { "OM01", "SCHOOL" },      { "OM02", "Y11_20" },
    { "OM03", NULL },          { "OM04", "DR3,DR5,DR9" },
    { "OM05", "DR3,DR9" },     { "OM06", NULL },
    { "OM07", "CASES,QUICK" }, { "OM08", "ONE" },
    { "OM09", "H1" },          { "OM10", "WED_D" },
    { "OM11", "NONE" },        { "OM12", "DOING" },
    { "OM13", "THANKS" },      { "OM14", "4" },
    { "OM15", "4" },           { "OM16", "4" },
    { "OM17", "4" },           { "OM18", "YES" },
    { "OM19", NULL },          { 0 },
};

static const struct told timur[] = {
    { "OM01", "SCHOOL" },      { "OM02", "Y11_20" },
    { "OM03", NULL },          { "OM04", "DR3,DR5,DR9" },
    { "OM05", "DR3,DR9" },     { "OM06", NULL },
    { "OM07", "CASES,QUICK" }, { "OM08", "GROUP" },
    { "OM09", "H1" },          { "OM10", "WED_D" },
    { "OM11", "NONE" },        { "OM12", "DOING" },
    { "OM13", "THANKS" },      { "OM14", "4" },
    { "OM15", "4" },           { "OM16", "4" },
    { "OM17", "4" },           { "OM18", "YES" },
    { "OM19", NULL },          { 0 },
};

static const struct told yelena[] = {
    { "OM01", "SCHOOL" },      { "OM02", "Y11_20" },
    { "OM03", NULL },          { "OM04", "DR3,DR5,DR9" },
    { "OM05", "DR3,DR9" },     { "OM06", NULL },
    { "OM07", "CASES,QUICK" }, { "OM08", "TWO" },
    { "OM09", "H1" },          { "OM10", "WED_D" },
    { "OM11", "NONE" },        { "OM12", "DOING" },
    { "OM13", "THANKS" },      { "OM14", "4" },
    { "OM15", "4" },           { "OM16", "4" },
    { "OM17", "4" },           { "OM18", "YES" },
    { "OM19", NULL },          { 0 },
};

static const struct told of_guardian[] = {
    { "GU4", "dates,missed" },
    { "GU5", "Соня устаёт после бассейна: по средам лучше не назначать." },
    { 0 },
};

static const struct {
    const char *said, *form;
    const struct told *told;
} all[] = {
    { "alina", "mentee", alina },
    { "daniel", "mentee", daniel },
    { "galina", "mentor", galina },
    { "irina", "mentee", irina },
    { "kirill", "mentee", kirill },
    { "pyotr", "mentor", pyotr },
    { "roman", "mentor", roman },
    { "sonya", "learner", sonya },
    { "timur", "mentor", timur },
    { "yelena", "mentor", yelena },
    { "yulia", "mentee", yulia },
    { "mentee", "mentee", mentee_by_clicks },
    { "mentor", "mentor", mentor_by_clicks },
};

/* ---- kept ------------------------------------------------------------------------- */

static bool is_choice(const struct form_choice *of, size_t count, const char *word,
                      size_t len)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(of[i].id) == len && strncmp(of[i].id, word, len) == 0)
            return true;
    return false;
}

/* Each choice or row that is named is one of the item's. */
static bool suits(const struct form_item *item, const char *value)
{
    const struct form_item *of = item->from ? item->from : item;
    const struct form_choice *known = item->row_count ? item->rows : of->choices;
    size_t count = item->row_count ? item->row_count : of->choice_count;
    bool good = true;
    for (const char *at = value; at && *at && count; at += strspn(at, ",")) {
        good &= is_choice(known, count, at, strcspn(at, "=,"));
        at += strcspn(at, ",");
    }
    return good;
}

static void fill(const struct history *h, int64_t person, const char *name, int64_t about,
                 const struct told *told, int64_t at)
{
    const struct form *form = form_named(h->forms, name);
    struct draft d = draft_open(h->db, person, name, about, form->version, at);
    for (; told->item; told++) {
        const struct form_item *item = form_item(form, told->item);
        if (!item || !suits(item, told->value))
            die("playground: %s has no such answer: %s", name, told->item);
        answer_save(h->db, d.id, told->item, told->value, 0, true);
    }
    draft_fill(h->db, d.id, at + 9 * MINUTE);
}

static void tell_profile(const struct history *h, int64_t person,
                         const struct school_member *m, int64_t at)
{
    const struct told told[] = {
        { "NAME", m->name },
        { *m->occupation ? "G09" : "G07", *m->occupation ? m->occupation : "any" },
        { *m->occupation ? "G07" : NULL, "any" },
        { 0 },
    };
    fill(h, person, "profile", 0, told, at);
    person_set_name(h->db, person, m->name);
    person_set_occupation(h->db, person, m->occupation);
}

void school_told(const struct history *h, int64_t person, const struct school_member *m,
                 int64_t at)
{
    tell_profile(h, person, m, at);
    if (m->now == SCHOOL_ASKED)
        return;
    for (size_t i = 0; i < COUNT(all); i++)
        if (strcmp(all[i].said, m->said) == 0)
            fill(h, person, all[i].form, 0, all[i].told, at + 10 * MINUTE);
    person_onboarded(h->db, person, at + 20 * MINUTE);
}

void school_told_by_guardian(const struct history *h, int64_t person, int64_t about,
                             int64_t at)
{
    fill(h, person, "guardian", about, of_guardian, at);
}
