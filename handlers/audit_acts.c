/* audit_acts.c - every act that is written down anywhere, with its words: what it is
 * called, whom it is about, what its detail says. tests/audit_words.sh looks for acts in
 * the sources that are not here. */
#include "handlers/audit.h"

#include <string.h>

/* keep alphabetized */
static const struct audit_act acts[] = {
    { "absence.asked", "audit.absence_asked", ABOUT_MATCH, SAYS_NOTHING },
    { "absence.contact", "audit.absence_contact", ABOUT_MATCH, SAYS_NOTHING },
    { "account.link", "audit.account_link", ABOUT_PERSON, SAYS_NOTHING },
    { "account.link_revoked", "audit.account_link_revoked", ABOUT_PERSON, SAYS_NOTHING },
    { "account.moved", "audit.account_moved", ABOUT_PERSON, SAYS_NOTHING },
    { "act.sent", "audit.act_sent", ABOUT_NOTHING, SAYS_NOTHING },
    { "application.accepted", "audit.application_accepted", ABOUT_APPLICATION,
      SAYS_NOTHING },
    { "application.declined", "audit.application_declined", ABOUT_APPLICATION,
      SAYS_NOTHING },
    { "application.made", "audit.application_made", ABOUT_APPLICATION, SAYS_NOTHING },
    { "application.withdrawn", "audit.application_withdrawn", ABOUT_APPLICATION,
      SAYS_NOTHING },
    { "audit.read", "audit.audit_read", ABOUT_NOTHING, SAYS_NOTHING },
    { "broadcast.sent", "audit.broadcast_sent", ABOUT_NOTHING, SAYS_NOTHING },
    { "calendar.bells", "audit.calendar_bells", ABOUT_NOTHING, SAYS_NOTHING },
    { "calendar.filled", "audit.calendar_filled", ABOUT_NOTHING, SAYS_NOTHING },
    { "calendar.kept", "audit.calendar_kept", ABOUT_NOTHING, SAYS_NOTHING },
    { "calendar.removed", "audit.calendar_removed", ABOUT_NOTHING, SAYS_NOTHING },
    { "case.noted", "audit.case_noted", ABOUT_CASE, SAYS_NOTHING },
    { "cohort.changed", "audit.cohort_changed", ABOUT_NOTHING, SAYS_NOTHING },
    { "cohort.computed", "audit.cohort_computed", ABOUT_NOTHING, SAYS_NOTHING },
    { "cohort.dropped", "audit.cohort_dropped", ABOUT_NOTHING, SAYS_NOTHING },
    { "cohort.published", "audit.cohort_published", ABOUT_NOTHING, SAYS_NOTHING },
    { "consent.confirmed", "audit.consent_confirmed", ABOUT_PERSON, SAYS_PURPOSE },
    { "consent.entered", "audit.consent_entered", ABOUT_PERSON, SAYS_PURPOSE },
    { "consent.expired", "audit.consent_expired", ABOUT_PERSON, SAYS_PURPOSE },
    { "consent.given", "audit.consent_given", ABOUT_PERSON, SAYS_PURPOSE },
    { "consent.withdrawn", "audit.consent_withdrawn", ABOUT_PERSON, SAYS_PURPOSE },
    { "contact.dropped", "audit.contact_dropped", ABOUT_MATCH, SAYS_NOTHING },
    { "contact.made", "audit.contact_made", ABOUT_MATCH, SAYS_NOTHING },
    { "cycle.set", "audit.cycle_set", ABOUT_NOTHING, SAYS_NOTHING },
    { "data.exported", "audit.data_exported", ABOUT_PERSON, SAYS_NOTHING },
    { "digest.done", "audit.digest_done", ABOUT_NOTHING, SAYS_NOTHING },
    { "digest.term", "audit.digest_term", ABOUT_NOTHING, SAYS_NOTHING },
    { "early.link", "audit.early_link", ABOUT_NOTHING, SAYS_NOTHING },
    { "early.link_revoked", "audit.early_link_revoked", ABOUT_NOTHING, SAYS_NOTHING },
    { "figure.told", "audit.figure_told", ABOUT_NOTHING, SAYS_NOTHING },
    { "flag.accept", "audit.flag_accept", ABOUT_FLAG, SAYS_NOTHING },
    { "flag.change", "audit.flag_change", ABOUT_FLAG, SAYS_NOTHING },
    { "flag.done", "audit.flag_done", ABOUT_FLAG, SAYS_NOTHING },
    { "flag.false", "audit.flag_false", ABOUT_FLAG, SAYS_NOTHING },
    { "flag.psychologist", "audit.flag_psychologist", ABOUT_FLAG, SAYS_NOTHING },
    { "flag.remind", "audit.flag_remind", ABOUT_FLAG, SAYS_NOTHING },
    { "flag.rf06.", "audit.flag_raised", ABOUT_CASE, SAYS_NOTHING },
    { "flag.slot", "audit.flag_slot", ABOUT_FLAG, SAYS_NOTHING },
    { "flag.snooze", "audit.flag_snooze", ABOUT_FLAG, SAYS_NOTHING },
    { "flag.term", "audit.flag_term", ABOUT_NOTHING, SAYS_NOTHING },
    { "gathering.announced", "audit.gathering_announced", ABOUT_NOTHING, SAYS_NOTHING },
    { "gathering.cancelled", "audit.gathering_cancelled", ABOUT_NOTHING, SAYS_NOTHING },
    { "gathering.moved", "audit.gathering_moved", ABOUT_NOTHING, SAYS_NOTHING },
    { "guardian.agreed", "audit.guardian_agreed", ABOUT_PERSON, SAYS_NOTHING },
    { "guardian.confirmed", "audit.guardian_confirmed", ABOUT_PERSON, SAYS_NOTHING },
    { "guardian.link_made", "audit.guardian_link_made", ABOUT_PERSON, SAYS_NOTHING },
    { "guardian.link_revoked", "audit.guardian_link_revoked", ABOUT_PERSON,
      SAYS_NOTHING },
    { "guardian.rejected", "audit.guardian_rejected", ABOUT_PERSON, SAYS_NOTHING },
    { "guardian.withdrawn", "audit.guardian_withdrawn", ABOUT_PERSON, SAYS_NOTHING },
    { "guardian.wrong_hands", "audit.guardian_wrong_hands", ABOUT_NOTHING, SAYS_NOTHING },
    { "help.term", "audit.help_term", ABOUT_NOTHING, SAYS_NOTHING },
    { "import.deleted", "audit.import_deleted", ABOUT_NOTHING, SAYS_NOTHING },
    { "import.invited", "audit.import_invited", ABOUT_NOTHING, SAYS_NOTHING },
    { "import.read", "audit.import_read", ABOUT_NOTHING, SAYS_NOTHING },
    { "invitation.made", "audit.invitation_made", ABOUT_NOTHING, SAYS_ROLE },
    { "invitation.revoked", "audit.invitation_revoked", ABOUT_NOTHING, SAYS_NOTHING },
    { "join.checked", "audit.join_checked", ABOUT_NOTHING, SAYS_NOTHING },
    { "join.undone", "audit.join_undone", ABOUT_PERSON, SAYS_ROLE },
    { "letter.sent", "audit.letter_sent", ABOUT_PERSON, SAYS_NOTHING },
    { "library.dropped", "audit.library_dropped", ABOUT_NOTHING, SAYS_NOTHING },
    { "library.published", "audit.library_published", ABOUT_NOTHING, SAYS_NOTHING },
    { "library.withdrawn", "audit.library_withdrawn", ABOUT_NOTHING, SAYS_NOTHING },
    { "match.agreed", "audit.match_agreed", ABOUT_MATCH, SAYS_NOTHING },
    { "match.began", "audit.match_began", ABOUT_MATCH, SAYS_NOTHING },
    { "match.ended", "audit.match_ended", ABOUT_MATCH, SAYS_ENDING },
    { "match.holidays", "audit.match_holidays", ABOUT_MATCH, SAYS_NOTHING },
    { "match.paused", "audit.match_paused", ABOUT_MATCH, SAYS_NOTHING },
    { "match.proposed", "audit.match_proposed", ABOUT_MATCH, SAYS_NOTHING },
    { "match.recalled", "audit.match_recalled", ABOUT_MATCH, SAYS_NOTHING },
    { "match.resumed", "audit.match_resumed", ABOUT_MATCH, SAYS_NOTHING },
    { "match_note.dropped", "audit.match_note_dropped", ABOUT_MATCH, SAYS_NOTHING },
    { "match_note.written", "audit.match_note_written", ABOUT_MATCH, SAYS_NOTHING },
    { "minor.grown", "audit.minor_grown", ABOUT_PERSON, SAYS_NOTHING },
    { "minor.waits", "audit.minor_waits", ABOUT_PERSON, SAYS_NOTHING },
    { "names.wiped", "audit.names_wiped", ABOUT_NOTHING, SAYS_NOTHING },
    { "note.dropped", "audit.note_dropped", ABOUT_PERSON, SAYS_NOTHING },
    { "note.written", "audit.note_written", ABOUT_PERSON, SAYS_NOTHING },
    { "person.erased", "audit.person_erased", ABOUT_PERSON, SAYS_NOTHING },
    { "person.joined", "audit.person_joined", ABOUT_NOTHING, SAYS_ROLE },
    { "post.accepted", "audit.post_accepted", ABOUT_PERSON, SAYS_ROLE },
    { "post.confirmed", "audit.post_confirmed", ABOUT_PERSON, SAYS_ROLE },
    { "post.declined", "audit.post_declined", ABOUT_PERSON, SAYS_ROLE },
    { "post.described", "audit.post_described", ABOUT_PERSON, SAYS_ROLE },
    { "post.offered", "audit.post_offered", ABOUT_PERSON, SAYS_ROLE },
    { "post.refused", "audit.post_refused", ABOUT_PERSON, SAYS_ROLE },
    { "post.resigned", "audit.post_resigned", ABOUT_PERSON, SAYS_ROLE },
    { "post.taken", "audit.post_taken", ABOUT_PERSON, SAYS_ROLE },
    { "referral.back", "audit.referral_back", ABOUT_NOTHING, SAYS_NOTHING },
    { "referral.declined", "audit.referral_declined", ABOUT_NOTHING, SAYS_NOTHING },
    { "referral.made", "audit.referral_made", ABOUT_NOTHING, SAYS_NOTHING },
    { "register.exported", "audit.register_exported", ABOUT_NOTHING, SAYS_NOTHING },
    { "risk.added", "audit.risk_added", ABOUT_NOTHING, SAYS_NOTHING },
    { "risk.changed", "audit.risk_changed", ABOUT_NOTHING, SAYS_NOTHING },
    { "role.taken", "audit.role_taken", ABOUT_NOTHING, SAYS_ROLE },
    { "safeguarding.accepted", "audit.safeguarding_accepted", ABOUT_PERSON,
      SAYS_NOTHING },
    { "safeguarding.declined", "audit.safeguarding_declined", ABOUT_PERSON,
      SAYS_NOTHING },
    { "safeguarding.named", "audit.safeguarding_named", ABOUT_PERSON, SAYS_NOTHING },
    { "safeguarding.removed", "audit.safeguarding_removed", ABOUT_PERSON, SAYS_NOTHING },
    { "safety.again", "audit.safety_again", ABOUT_SAFETY, SAYS_NOTHING },
    { "safety.handed", "audit.safety_handed", ABOUT_SAFETY, SAYS_NOTHING },
    { "safety.helpline", "audit.safety_helpline", ABOUT_NOTHING, SAYS_NOTHING },
    { "safety.left", "audit.safety_left", ABOUT_SAFETY, SAYS_NOTHING },
    { "safety.lost", "audit.safety_lost", ABOUT_SAFETY, SAYS_NOTHING },
    { "safety.note", "audit.safety_note", ABOUT_SAFETY, SAYS_NOTHING },
    { "safety.opened", "audit.safety_opened", ABOUT_SAFETY, SAYS_NOTHING },
    { "safety.over", "audit.safety_over", ABOUT_SAFETY, SAYS_NOTHING },
    { "safety.safe", "audit.safety_safe", ABOUT_SAFETY, SAYS_NOTHING },
    { "safety.still", "audit.safety_still", ABOUT_SAFETY, SAYS_NOTHING },
    { "safety.taken", "audit.safety_taken", ABOUT_SAFETY, SAYS_NOTHING },
    { "safety.told", "audit.safety_told", ABOUT_SAFETY, SAYS_NOTHING },
    { "safety.unheard", "audit.safety_unheard", ABOUT_SAFETY, SAYS_NOTHING },
    { "school.named", "audit.school_named", ABOUT_NOTHING, SAYS_NOTHING },
    { "stranger.admitted", "audit.stranger_admitted", ABOUT_NOTHING, SAYS_ROLE },
    { "target.set", "audit.target_set", ABOUT_NOTHING, SAYS_NOTHING },
    { "venue.added", "audit.venue_added", ABOUT_NOTHING, SAYS_NOTHING },
    { "venue.allowed", "audit.venue_allowed", ABOUT_NOTHING, SAYS_NOTHING },
    { "venue.refused", "audit.venue_refused", ABOUT_NOTHING, SAYS_NOTHING },
    { "venue.removed", "audit.venue_removed", ABOUT_NOTHING, SAYS_NOTHING },
};

static const struct audit_kind kinds[] = {
    { "consents", "audit.kind_consents", { "consent", "guardian", "minor" } },
    { "posts", "audit.kind_posts", { "post", "role", "safeguarding", "application" } },
    { "pairs",
      "audit.kind_pairs",
      { "match", "absence", "cohort", "match_note", "contact" } },
    { "people",
      "audit.kind_people",
      { "join", "invitation", "account", "stranger", "referral", "import" } },
    { "exports", "audit.kind_exports", { "data", "act", "register" } },
    { "erasing", "audit.kind_erasing", { "person", "names" } },
    { "flags", "audit.kind_flags", { "flag", "digest", "risk" } },
    { "settings",
      "audit.kind_settings",
      { "school", "cycle", "calendar", "help", "venue", "early", "figure", "target" } },
    { "words",
      "audit.kind_words",
      { "letter", "broadcast", "note", "library", "gathering", "case" } },
    { "safety", "audit.kind_safety", { "safety" } },
    { "reading", "audit.kind_reading", { "audit" } },
};

const struct audit_act *audit_act_of(const char *act)
{
    for (size_t i = 0; i < COUNT(acts); i++) {
        size_t len = strlen(acts[i].act);
        bool all = acts[i].act[len - 1] == '.';
        if (strncmp(acts[i].act, act, len) == 0 && (all || !act[len]))
            return &acts[i];
    }
    return NULL;
}

const struct audit_kind *audit_kind_at(size_t i)
{
    return i < COUNT(kinds) ? &kinds[i] : NULL;
}

const struct audit_kind *audit_kind_named(const char *word)
{
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (strcmp(kinds[i].word, word) == 0)
            return &kinds[i];
    return NULL;
}

const struct audit_kind *audit_kind_of(const char *act)
{
    size_t len = strcspn(act, ".");
    for (size_t i = 0; i < COUNT(kinds); i++)
        for (size_t n = 0; kinds[i].nouns[n]; n++)
            if (strlen(kinds[i].nouns[n]) == len &&
                strncmp(kinds[i].nouns[n], act, len) == 0)
                return &kinds[i];
    return NULL;
}
