/* retention.c */
#include "handlers/features.h"

void retention_sweep(struct turn *t)
{
    (void)t;
}
