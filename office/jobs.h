/* jobs.h - every job the office can do, each in the file of its name. */
#ifndef OFFICE_JOBS_H
#define OFFICE_JOBS_H

#include "office/task.h"

/* An agreement to be signed by hand: title, terms, text, a line for each side. */
void agreement(struct task *t);
/* Who goes best with whom, all at once: rows to columns that have room for several. */
void assign(struct task *t);
/* Meetings as a file that calendars read, and update in place. */
void calendar(struct task *t);
/* Invitations to be cut out, eight on an A4 sheet: a name, a role, a code, its link. */
void invitations(struct task *t);
/* A table to be printed, on as many A4 sheets as it takes, its header on each. */
void list(struct task *t);
/* Four charts as one picture for a phone. */
void picture(struct task *t);
/* An A4 sheet for the wall of a teachers' room: title, lines, a large code, its link. */
void poster(struct task *t);
/* The code of a link alone, 600 by 600 pixels. */
void qr(struct task *t);
/* A table as a workbook (XLSX), or as CSV that Excel opens by a double click. */
void workbook(struct task *t);

#endif
