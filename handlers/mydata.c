/* mydata.c */
#include "handlers/features.h"

void mydata_sweep(struct turn *t)
{
    (void)t;
}

const struct feature mydata = { .name = "mydata" };
