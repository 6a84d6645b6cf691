/* school_people.c - the demo school's links and people as two tables. Days are counted
 * back from today. */
#include "tests/playground/school_history.h"

const struct school_link school_links[LINKS] = {
    [BY_FOUNDER] = { "founder", 84, 1, 1, 0 },
    [BY_HEAD] = { "head", 83, 7, 1, 0 },
    [BY_PSYCHOLOGIST] = { "psychologist", 82, 7, 1, 0 },
    [BY_MENTORS] = { "mentor", 80, 30, -1, 0 },
    [BY_DEPUTY] = { "deputy", 77, 7, 1, 0 },
    [BY_MENTEES] = { "mentee", 76, 30, -1, 0 },
    [BY_MISTAKE] = { "curator", 61, 7, 1, 60 },
    [BY_LATE_MENTEES] = { "mentee", 45, 30, -1, 0 },
    [BY_LATE_MENTORS] = { "mentor", 43, 30, -1, 0 },
    [BY_NEW_MENTEES] = { "mentee", 19, 30, -1, 0 },
    [BY_NEW_MENTORS] = { "mentor", 10, 30, -1, 0 },
};

/* In the order in which they joined; the first one founded the school. A guardian stands
 * after their child. */
static const struct school_member members[] = {
    { SCHOOL_CURATOR, "Анна", "Анна Сергеевна Ковалёва", "ru", CURATOR | ADMINISTRATOR,
      84, BY_FOUNDER, SCHOOL_GROWN, "head", "", "", 0 },
    { 5202, "Вера", "Вера Николаевна Орлова", "ru", HEAD, 83, BY_HEAD, SCHOOL_GROWN,
      "head", "", "", 0 },
    { 5203, "Мария", "Мария Олеговна Тихая", "ru", PSYCHOLOGIST, 81, BY_PSYCHOLOGIST,
      SCHOOL_GROWN, "specialist", "", "", 0 },
    { SCHOOL_MENTOR, "Пётр", "Пётр Ильич Громов", "ru", MENTOR, 79, BY_MENTORS,
      SCHOOL_GROWN, "teacher", "yyy", "pyotr", 0 },
    { 5206, "Галина", "Галина Викторовна Сомова", "ru", MENTOR, 78, BY_MENTORS,
      SCHOOL_GROWN, "teacher", "yyn", "galina", 0 },
    { 5207, "Олег", "Олег Андреевич Беляев", "ru", MENTOR, 77, BY_MENTORS, SCHOOL_GROWN,
      "teacher", "ynn", "mentor", 0 },
    { 5219, "Светлана", "Светлана Игоревна Панова", "ru", DEPUTY, 76, BY_DEPUTY,
      SCHOOL_GROWN, "teacher", "", "", 0 },
    { 5208, "Наталья", "Наталья Юрьевна Жданова", "ru", MENTOR, 75, BY_MENTORS,
      SCHOOL_GROWN, "teacher", "ynn", "mentor", SCHOOL_RESTS },
    { SCHOOL_MENTEE, "Ирина", "Ирина Павловна Лесникова", "ru", MENTEE, 75, BY_MENTEES,
      SCHOOL_GROWN, "young", "yy", "irina", 0 },
    { 5209, "Денис", "Денис Алексеевич Фомин", "ru", MENTEE, 74, BY_MENTEES, SCHOOL_GROWN,
      "teacher", "yn", "mentee", 0 },
    { 5210, "Алина", "Алина Маратовна Хасанова", "ru", MENTEE, 70, BY_MENTEES,
      SCHOOL_GROWN, "teacher", "yn", "alina", 0 },
    { 5224, "Рустам", "Рустам Ильдарович Юсупов", "ru", MENTOR, 70, BY_MENTORS,
      SCHOOL_GROWN, "teacher", "yyn", "yelena", 0 },
    { 5225, "Мария", "Мария Андреевна Круглова", "ru", MENTEE, 70, BY_MENTEES,
      SCHOOL_GROWN, "young", "yn", "mentee", 0 },
    { 5211, "Тимур", "Тимур Рашидович Галеев", "ru", MENTOR, 69, BY_MENTORS, SCHOOL_GROWN,
      "specialist", "yyy", "timur", 0 },
    { 5226, "Нина", "Нина Павловна Рощина", "ru", MENTOR, 66, BY_MENTORS, SCHOOL_GROWN,
      "teacher", "yyn", "mentor", 0 },
    { 5227, "Антон", "Антон Сергеевич Ветров", "ru", MENTEE, 65, BY_MENTEES, SCHOOL_GROWN,
      "young", "yn", "mentee", 0 },
    { 5212, "Юлия", "Юлия Дмитриевна Носова", "ru", MENTEE, 62, BY_MENTEES, SCHOOL_GROWN,
      "teacher", "nn", "yulia", 0 },
    { 5220, "Игорь", "Игорь Витальевич Чернов", "ru", MENTOR | RESOURCE, 58, BY_MENTORS,
      SCHOOL_GROWN, "specialist", "ynn", "mentor", 0 },
    { 5213, "Елена", "Елена Борисовна Маркова", "ru", MENTOR, 42, BY_LATE_MENTORS,
      SCHOOL_GROWN, "teacher", "yny", "yelena", 0 },
    { 5214, "Павел", "Павел Олегович Ершов", "ru", MENTEE, 40, BY_LATE_MENTEES,
      SCHOOL_GROWN, "young", "yn", "mentee", SCHOOL_LOST },
    { 5228, "Кирилл", "Кирилл Игоревич Дьяков", "ru", MENTEE, 38, BY_LATE_MENTEES,
      SCHOOL_GROWN, "young", "yn", "kirill", 0 },
    { 5221, "Соня", "Соня Рябова", "ru", MENTEE, 36, BY_LATE_MENTEES, "14-17", "learner",
      "y", "sonya", 0 },
    { 5222, "Татьяна", "Татьяна Викторовна Рябова", "ru", GUARDIAN, 34, BY_CHILD,
      SCHOOL_GROWN, "", "", "", 0 },
    { 5215, "Daniel", "Daniel Reed", "en", MENTEE, 33, BY_LATE_MENTEES, SCHOOL_GROWN,
      "young", "yy", "daniel", 0 },
    { 5216, "Ольга", "Ольга Петровна Зимина", "ru", MENTEE, 18, BY_NEW_MENTEES,
      SCHOOL_GROWN, "teacher", "yl", "mentee", 0 },
    { 5217, "Лев", "Лев Михайлович Сорин", "ru", MENTEE, 12, BY_NEW_MENTEES, SCHOOL_GROWN,
      "young", "yy", "", SCHOOL_ASKED },
    { 5218, "Роман", "Роман Эдуардович Лапин", "ru", MENTOR, 2, BY_NEW_MENTORS,
      SCHOOL_GROWN, "specialist", "ynn", "roman", 0 },
    { 5223, "Миша", "", "ru", MENTEE, 2, BY_NEW_MENTEES, "10-13", "", "", "",
      SCHOOL_WAITS },
};

const struct school_member *school_member(size_t i)
{
    return i < COUNT(members) ? &members[i] : NULL;
}

size_t school_member_index(int64_t user)
{
    size_t i = 0;
    while (members[i].user != user)
        i++;
    return i;
}
