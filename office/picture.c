/* picture.c */
#include "office/jobs.h"
void picture(struct task *t)
{
    (void)t;
}
