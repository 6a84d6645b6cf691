/* workbook.c */
#include "office/jobs.h"
void workbook(struct task *t)
{
    (void)t;
}
