/* story_demo.h - a product of a few lines, on which the player of stories is tested.
 *
 * «меню» shows [Ещё] [Потом] [Беда]: an edit, a promise for an hour later, a turn that
 * fails. The button wire:open:<number> opens a talk with that person, wire:back:<number>
 * takes back what was said there. Whatever else is written comes back as «Слышу: ...». */
#ifndef TESTS_STORY_DEMO_H
#define TESTS_STORY_DEMO_H

struct product;
struct words;

extern const struct product story_demo;

/* The program's own words and those of the demo; the caller frees them. NULL when they
 * cannot be made, and why is on standard error. */
struct words *story_demo_words(void);

#endif
