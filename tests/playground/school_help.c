/* school_help.c - what people of the demo school asked for help with, as a table: most of
 * it was answered, one case became a card for others, one waits for its mentor, and one
 * was not answered in time and has climbed to the curator. Nothing of safety. */
#include <string.h>

#include "tests/playground/school_past.h"

enum {
    GALINA = 5206,
    ALINA = 5210,
    TIMUR = 5211,
    YULIA = 5212,
    YELENA = 5213,
    DANIEL = 5215,
    IGOR = 5220,
    SONYA = 5221,
    DENIS = 5209,
    ANSWERED_AFTER = 20 * MINUTE,
};

static const struct {
    int64_t asker, mentor; /* mentor 0: the curators are asked */
    const char *topic, *urgency;
    int days, minute;   /* of work ago; after midnight */
    const char *words;  /* what it is about */
    const char *answer; /* NULL: nobody has answered */
    const char *helped; /* "yes" "partly"; NULL: not said */
} requests[] = {
    { SCHOOL_MENTEE, SCHOOL_MENTOR, "class", "today", 44, 11 * 60,
      "На шестом уроке класс меня не слышит, голос не помогает.",
      "Начните с двух минут тихого письма, завтра в 15:10 покажу на примере.", "yes" },
    { ALINA, GALINA, "digital", "now", 36, 12 * 60,
      "Журнал не принимает отметку за прошлую неделю.",
      "Неделя закрыта, её открывает завуч. Сейчас попрошу.", "yes" },
    { YULIA, 0, "papers", "week", 31, 13 * 60,
      "Какие документы нужны для аттестации и к какому сроку?",
      "Список у секретаря, срок до конца четверти. Пришлю образец заявления.", "partly" },
    { SONYA, IGOR, "lesson", "today", 11, 14 * 60,
      "Не понимаю задачу на движение, контрольная скоро.",
      "Нарисуй два отрезка: один на каждого. Пришли, что получится.", "yes" },
    { DANIEL, 0, "papers", "week", 9, 11 * 60,
      "Where do I hand in the plan of my parents' meeting?",
      "To the deputy head, by Friday; one page is enough.", "yes" },
    { DENIS, TIMUR, "colleagues", "today", 2, 12 * 60,
      "Параллель просит вести два кружка, а я не успеваю. Как сказать?",
      "Скажите, что возьмёте один, и назовите какой.", NULL },
    { YULIA, YELENA, "class", "week", 4, 10 * 60,
      "Двое в девятом классе отказываются работать в группе.", NULL, NULL },
    { SCHOOL_MENTEE, SCHOOL_MENTOR, "parents", "week", 1, 14 * 60,
      "Родители просят присылать отметки в общий чат. Как отказать и не обидеть?", NULL,
      NULL },
};

/* Of the first of them: how it was solved; title, situation, advice of the card. */
static const char *const told[] = {
    "Две минуты письма в начале урока, и только потом голос.",
    "На шестом уроке класс не слышит",
    "Последний урок, класс шумит, просьбы и голос не помогают.",
    "Первые две минуты все молча пишут ответ на один вопрос с доски. Урок начинается с "
    "чтения вслух двух ответов.",
};

static const struct {
    int64_t user;
    const char *words;
} searches[] = {
    { DENIS, "класс не слушает на последнем уроке" },
    { ALINA, "шумит класс" },
    { DANIEL, "projector" },
    { YULIA, "проектор не включается" },
};

int64_t past_request_at(const struct history *h, size_t i)
{
    int minute = i < COUNT(requests) ? requests[i].minute : 0;
    int64_t at = school_then(h, 1, minute);
    if (i >= COUNT(requests))
        return 0;
    for (int days = 2, left = requests[i].days - 1; left > 0; days++) {
        int64_t before = school_then(h, days, minute);
        left -= before < at;
        at = before;
    }
    return at;
}

/* ---- asked and answered ----------------------------------------------------------- */

static int64_t send(struct past *p, size_t i)
{
    int64_t asker = requests[i].asker;
    past_press(p, asker, "help:open");
    int64_t id = case_draft_of(p->h->db, school_person(p->h, asker)).id;
    long long of = id;
    past_press(p, asker, "help:topic:%lld:%s", of, requests[i].topic);
    past_press(p, asker, "help:urgency:%lld:%s", of, requests[i].urgency);
    if (requests[i].mentor)
        past_press(p, asker, "help:to:%lld:%lld", of,
                   (long long)school_person(p->h, requests[i].mentor));
    else
        past_press(p, asker, "help:to:%lld:curator", of);
    past_say(p, asker, requests[i].words);
    past_press(p, asker, "help:send:%lld", of);
    past_must(case_anywhere(p->h->db, id).state == CASE_WAITING, "nobody was asked", id);
    return id;
}

static void answer(struct past *p, size_t i, int64_t owner, int64_t id)
{
    past_until(p, p->at + ANSWERED_AFTER);
    past_press(p, owner, "help_owner:now:%lld", (long long)id);
    past_say(p, owner, requests[i].answer);
    past_must(case_anywhere(p->h->db, id).first_answer_at, "no answer", id);
    past_press(p, owner, "help_owner:answered:%lld", (long long)id);
    if (!requests[i].helped)
        return;
    past_until(p, p->at + HOUR);
    past_press(p, requests[i].asker, "help_mine:helped:%lld:%s", (long long)id,
               requests[i].helped);
    past_must(case_anywhere(p->h->db, id).state == CASE_CLOSED, "it is not over", id);
}

/* ---- how others solved it --------------------------------------------------------- */

/* The asker allows it, who answered tells how, the curator writes and publishes it. */
static void publish(struct past *p, size_t i, int64_t owner, int64_t id)
{
    past_press(p, requests[i].asker, "help_mine:allow:%lld:1", (long long)id);
    long long card = solution_of_case(p->h->db, p->h->organisation, id).id;
    past_press(p, owner, "library:tell:%lld", card);
    past_say(p, owner, told[0]);
    past_until(p, p->at + DAY);
    past_press(p, SCHOOL_CURATOR, "library:write:%lld:all", card);
    for (size_t part = 1; part < COUNT(told); part++)
        past_say(p, SCHOOL_CURATOR, told[part]);
    past_press(p, SCHOOL_CURATOR, "library:publish:%lld", card);
    past_must(solution_of_case(p->h->db, p->h->organisation, id).state ==
                  SOLUTION_PUBLISHED,
              "a card is not published", card);
}

void past_request(struct past *p, size_t i)
{
    int64_t owner = requests[i].mentor ? requests[i].mentor : SCHOOL_CURATOR;
    int64_t id = send(p, i);
    if (requests[i].answer)
        answer(p, i, owner, id);
    if (i == 0)
        publish(p, i, owner, id);
}

void past_search(struct past *p)
{
    for (size_t i = 0; i < COUNT(searches); i++) {
        past_press(p, searches[i].user, "library:open");
        past_say(p, searches[i].user, searches[i].words);
    }
}
