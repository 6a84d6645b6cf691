/* storage.h - the memory, as the floors above see it: one header a noun. */
#ifndef STORAGE_STORAGE_H
#define STORAGE_STORAGE_H

#include "storage/accounts.h"
#include "storage/acknowledgements.h"
#include "storage/aggregates.h"
#include "storage/applications.h"
#include "storage/audit.h"
#include "storage/calendar.h"
#include "storage/cards.h"
#include "storage/consents.h"
#include "storage/drafts.h"
#include "storage/erase.h"
#include "storage/erasures.h"
#include "storage/exports.h"
#include "storage/files.h"
#include "storage/guardianships.h"
#include "storage/inbox.h"
#include "storage/invitations.h"
#include "storage/jobs.h"
#include "storage/links.h"
#include "storage/notes.h"
#include "storage/organisations.h"
#include "storage/outbox.h"
#include "storage/people.h"
#include "storage/posts.h"
#include "storage/promises.h"
#include "storage/referrals.h"
#include "storage/retention.h"
#include "storage/safeguarding.h"

#endif
