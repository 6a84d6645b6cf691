/* documents_test.c - whoever agreed has agreed to these very words: the SHA-256 of every
 * wording is kept here, by document, version and language. A wording that changes without
 * a new version fails, and the failure says what to do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <sodium.h>
#include <talloc.h>

#include "handlers/features.h"
#include "locales/words.h"
#include "tests/rig.h"

enum { SHORT_MOST = 1500 };

static const struct {
    const char *name;
    int version;
    const char *language, *sha256;
} kept[] = {
    { "P1", 1, "ru", "4928e422f165798dc4de44eda80ff58a57b5f31cd5c452c34e6693898ac41824" },
    { "P1", 1, "en", "a012ad6b4fcb23500f976c4edc382466bd13423ec930c35606ae14354353fe1f" },
    { "P1_child", 1, "ru",
      "2c8ea8b96a9e88d096a5609164bf9a7c4a74886019057fdf4139c975a03525c5" },
    { "P1_child", 1, "en",
      "953e9b6ed12286664200c8b0ff7129db9c54940f489552a802922c05961356e0" },
    { "P1_founder", 1, "ru",
      "58a0997c100511c68c16c522fc8d3df26144e0ca13b73f145526d09273bbf36f" },
    { "P1_founder", 1, "en",
      "14ca9b765f2c96d8de79ffe0cc600459d9c975158d996f297f6014c9756043b4" },
    { "P1_minor", 1, "ru",
      "d519fd8a482e1700484c692b501eb0a9dbcd775cf244c47684d5b846f308ace2" },
    { "P1_minor", 1, "en",
      "e26a80131ba6192dfb20cd8e258271f610981612a134b597150ba7bea4111532" },
    { "P2", 1, "ru", "bef53dbb50b23295989b4e966a52fc8ad87ea04b2884ca07c783aca09d1ac832" },
    { "P2", 1, "en", "b4d2a680010b54017abe7fb04fa85d69f306b282685e878be1b60f61a757ee16" },
    { "P3", 1, "ru", "0bc20298f7a027c9445662c6056a05a742a97b25bb7c580ec977bb0773a585e0" },
    { "P3", 1, "en", "fa143d1841b05cc4b0b01716955c7d59941078db8dcc26f4aa110aabc3d799d5" },
    { "P4", 1, "ru", "44a9d03746d3044dd5f85d7eb0de0745b7a95d4548229cf3a64fd11e2eb948ae" },
    { "P4", 1, "en", "89006e07ee54703238d7d41c545b3fbb858cde9a98dcddaf4755da0c5c00d121" },
    { "P5", 1, "ru", "f1269e53348eba019844492c94c8e808e5d4fafbb0066b5d1fcf9f4f3b5782b7" },
    { "P5", 1, "en", "36c0e04bacc199f424e662dfc47616eac26562c7126e31dabce5097f1eb5d396" },
    { "P6", 1, "ru", "52a37efa3eff1d8417f546fd735e956315105a00874d0c5a391a16ba9d52f1d1" },
    { "P6", 1, "en", "fb7aca26e57fabffcb9fb7f8e877d5adf214d3f16260449086f87433abf206d8" },
    { "agreement_guardian", 1, "ru",
      "bb237e0d2f7c3cc79d4662867ab4f1bb247d5faba8be0a619cdce72eff3ea248" },
    { "agreement_guardian", 1, "en",
      "d84e75d54a605ed3a604d3e58367c072ed9793a1ce0dc42574dc4cded15733a2" },
    { "agreement_match", 1, "ru",
      "f939a6e42a45c5f822dc7f626f88869354e354f31731b4622949cdedf84feae4" },
    { "agreement_match", 1, "en",
      "fa4410f783e48f749c5b4034a97aa2b3c30cb1260f0fcd0f7c305ac2571d4c4b" },
    { "rights_administrator", 1, "ru",
      "9dc6bfaeccfd53f16b30c5e52b83db7a7cad0a7943289763d99182ca0b983535" },
    { "rights_administrator", 1, "en",
      "672a2e6e478ccd1f167b5b67a12fa34677c8abdc9b8566cd90978af98a30371c" },
    { "rights_curator", 1, "ru",
      "1c4e86f7ee057eb659172cc0d7a2da6a9a40ff17bf40f424eb2e5a803bb0900c" },
    { "rights_curator", 1, "en",
      "37f89038b5309880624ad27313023d042b3eca3ed24600d2e09c52641d1d3d1e" },
    { "rights_deputy", 1, "ru",
      "73d438d2bbe1e20119d8e44b545e313dbf9cf3edfe2761e8c7e0459a6f6eb73a" },
    { "rights_deputy", 1, "en",
      "35e1b5085d6cccdbc33fbdff5ed702a51b059dc8819dcad5f2410748724bf704" },
    { "rights_guardian", 1, "ru",
      "e993e86d54ece1e552eab85ad76dc6e9be0e1739728f6f167cffe1e901dd13e5" },
    { "rights_guardian", 1, "en",
      "03318ebbd22f5f509e789985bed97115c902266f176f4161646c89d6c17447d0" },
    { "rights_head", 1, "ru",
      "a8b627bc4d4044e63054055ea42ddb8dbd2b15714d4e6b8d04c3b4979985bef6" },
    { "rights_head", 1, "en",
      "878708ba7fb0a9dea4f0f6d40e9c9c1d9c5a2f0ab98db1ac7012ac2f116ce5a6" },
    { "rights_mentee", 1, "ru",
      "0c09fa598608c27fcdb91aa99fb2f29ff2c3d55ef96bdb4d750b1e033cc69460" },
    { "rights_mentee", 1, "en",
      "a8aa4babff9ed51fd64c1cb78f9b54e57a9b74745068916c998406851b64f467" },
    { "rights_mentor", 1, "ru",
      "a38aa6e643d24a4b7db553a5c3b02729e4f40b8233c79f8ce3bee24e9b490664" },
    { "rights_mentor", 1, "en",
      "529c4e8010cadb82fed98c2a2496c80213c94a1620aa5d7276ae9d2510c54233" },
    { "rights_psychologist", 1, "ru",
      "098de334d46624ec3190a8b116e77fccaebd40c4a7b756f781cbbded58994ae8" },
    { "rights_psychologist", 1, "en",
      "e4b2fadd066985449985e9071efb778b50e8279c81cd6c5e9c60377a360088de" },
    { "rights_resource", 1, "ru",
      "bb60d022885ca04f09b6d90ab531bb12445d188e162e01813eda872e7b67d7e3" },
    { "rights_resource", 1, "en",
      "89633c1bbab4ee5f8facd69ae16f426586f303f62ca237d7cd52fe04ea414a85" },
};

static struct words *words;

static int open_words(void **state)
{
    struct buffer why = { .max = 65536 };
    (void)state;
    words = words_open(NULL, &why);
    return words ? 0 : -1;
}

static int close_words(void **state)
{
    (void)state;
    words_free(words);
    return 0;
}

static char *text_of(void *mem, const char *key, const char *language, bool learner)
{
    struct reader r = { .language = language, .learner = learner };
    struct blank school = { .name = "school", .kind = BLANK_TEXT, .text = "*" };
    return words_fill(words, mem, &r, key, &school, 1);
}

/* Of all that a person may be shown or sent under this name. */
static char *hash_of(void *mem, const struct document *d, const char *language)
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    char *hex = talloc_zero_size(mem, sizeof hash * 2 + 1);
    char *all = talloc_asprintf(
        mem, "%s\n%s\n%s\n%s\n%s", text_of(mem, d->title, language, false),
        text_of(mem, d->key, language, false), text_of(mem, d->key, language, true),
        text_of(mem, d->full, language, false), text_of(mem, d->full, language, true));
    crypto_hash_sha256(hash, (const unsigned char *)all, strlen(all));
    return sodium_bin2hex(hex, sizeof hash * 2 + 1, hash, sizeof hash);
}

static const char *kept_hash(const struct document *d, const char *language)
{
    for (size_t i = 0; i < COUNT(kept); i++)
        if (strcmp(kept[i].name, d->name) == 0 && kept[i].version == d->version &&
            strcmp(kept[i].language, language) == 0)
            return kept[i].sha256;
    return NULL;
}

/* What is to be done about this text, if anything. */
static void check(struct buffer *faults, void *mem, const struct document *d,
                  const char *language)
{
    const char *expected = kept_hash(d, language), *is = hash_of(mem, d, language);
    if (!expected)
        buffer_format(faults, "    { \"%s\", %d, \"%s\",\n      \"%s\" },\n", d->name,
                      d->version, language, is);
    else if (strcmp(expected, is) != 0)
        buffer_format(
            faults,
            "the words of %s (%s) have changed, and people have agreed to the "
            "old ones.\nIn handlers/documents.c give it version %d and today's "
            "date, in handlers/features.h\nraise DOCUMENTS_REVISION by one, then "
            "run this test again for its new rows.\nEverybody who answered "
            "version %d is asked again at their next visit.\n",
            d->name, language, d->version + 1, d->version);
}

static void a_wording_changes_with_its_version(void **state)
{
    const struct document *d;
    const char *language;
    void *mem = talloc_new(NULL);
    struct buffer faults = { .max = 65536 };
    (void)state;
    for (size_t i = 0; (d = document_at(i)); i++)
        for (size_t l = 0; (language = words_language(words, l)); l++)
            check(&faults, mem, d, language);
    talloc_free(mem);
    bool changed = faults.len > 0;
    fputs(buffer_get(&faults), stderr); /* longer than cmocka's own messages may be */
    buffer_fini(&faults);
    if (changed)
        fail_msg(
            "rows that begin with { belong into tests/documents_test.c, and those of "
            "older versions stay");
}

static void the_revision_rises_with_any_version(void **state)
{
    const struct document *d;
    int sum = 0;
    (void)state;
    for (size_t i = 0; (d = document_at(i)); i++)
        sum += document_is_of_match(d) ? 0 : d->version;
    if (sum != DOCUMENTS_REVISION)
        fail_msg("DOCUMENTS_REVISION in handlers/features.h must be %d, the sum of all "
                 "versions",
                 sum);
}

static size_t letters(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += ((unsigned char)*text & 0xc0) != 0x80;
    return count;
}

/* domain.md 6.3: plain words, at most 1500 characters, the whole text besides. */
static void short_texts_are_short(void **state)
{
    const struct document *d;
    const char *language;
    void *mem = talloc_new(NULL);
    (void)state;
    for (size_t i = 0; (d = document_at(i)); i++)
        for (size_t l = 0; (language = words_language(words, l)); l++)
            for (int learner = 0; learner < 2; learner++) {
                char *text = text_of(mem, d->key, language, learner);
                if (letters(text) > SHORT_MOST)
                    fail_msg("%s (%s) has %zu characters, %d are the most", d->name,
                             language, letters(text), SHORT_MOST);
            }
    talloc_free(mem);
}

static void every_role_has_a_card(void **state)
{
    (void)state;
    for (unsigned role = MENTEE; role <= ADMINISTRATOR; role <<= 1) {
        char *name = talloc_asprintf(NULL, "rights_%s", role_word(role));
        if (!document_named(name))
            fail_msg("no document is called %s", name);
        talloc_free(name);
    }
    assert_null(document_named("P7")); /* photos and videos are not offered */
    assert_null(document_named(""));
}

/* domain.md 6.3: what each consent has to say, by how it says so in Russian. */
static void consents_say_what_the_law_wants(void **state)
{
    static const char *const said[] = { "Оператор",           "Зачем", "данные",
                                        "Кто видит",          "ран",   "отозвать",
                                        "Если не согласиться" };
    const struct document *d;
    void *mem = talloc_new(NULL);
    (void)state;
    for (size_t i = 0; (d = document_at(i)); i++) {
        bool founder = strcmp(d->name, "P1_founder") == 0;
        for (size_t s = 0; d->purpose && s < COUNT(said); s++) {
            if (founder && s == 0)
                continue; /* the school has no name yet */
            if (strcmp(d->name, "P1_child") == 0 && s == 5)
                continue; /* to a child: how to stop later */
            if (!strstr(text_of(mem, d->key, "ru", false), said[s]))
                fail_msg("%s does not say: %s", d->name, said[s]);
        }
    }
    talloc_free(mem);
}

/* ---- as a file -------------------------------------------------------------------- */

static char *sent_text(struct rig *r, int64_t file)
{
    db_memory(r->db, r->memory);
    struct file f = file_find(r->db, file);
    assert_string_equal(f.kind, "document");
    return talloc_strndup(r->memory, f.bytes, f.size);
}

static void has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("no \"%s\" in\n%s", part, text);
}

static void the_whole_text_is_a_plain_file(void **state)
{
    struct rig *r = rig_open(&product);
    (void)state;
    rig_person(r, "ann", MENTEE);
    rig_sql(r, "UPDATE organisations SET name = 'School <7> & Sons'");
    rig_press(r, "ann", "consent:file:P1");
    assert_true(rig_last(r, "ann")->has_file);
    char *text = sent_text(r, rig_number(r, "SELECT max(id) FROM files"));
    has(text, "Taking part in the programme\nVersion 1 of 2026-09-01\n");
    has(text, "The data are processed by School <7> & Sons (below: the school)");
    assert_null(strstr(text, "<b>"));
    assert_null(strstr(text, "&amp;"));
    struct reader reader = { .language = "en" };
    struct blank school = { "school", BLANK_TEXT, "School <7> & Sons", 0 };
    has(text, consent_hash(r->db, words_fill(words, r->memory, &reader, "documents.p1",
                                             &school, 1)));
    rig_close(r);
}

/* One file serves the whole school, until its words are others. */
static void a_file_is_made_once(void **state)
{
    struct rig *r = rig_open(&product);
    (void)state;
    rig_person(r, "ann", MENTEE);
    rig_person(r, "ben", MENTOR);
    rig_press(r, "ann", "consent:file:P3");
    rig_press(r, "ben", "consent:file:P3");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM files"), 1);
    rig_press(r, "ben", "consent:file:P4");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM files"), 2);
    rig_sql(r, "UPDATE organisations SET name = 'Renamed'");
    rig_press(r, "ann", "consent:file:P3");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM files"), 3);
    rig_press(r, "ben", "consent:file:P3");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM files"), 3);
    rig_close(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wording_changes_with_its_version),
        cmocka_unit_test(the_revision_rises_with_any_version),
        cmocka_unit_test(short_texts_are_short),
        cmocka_unit_test(every_role_has_a_card),
        cmocka_unit_test(consents_say_what_the_law_wants),
        cmocka_unit_test(the_whole_text_is_a_plain_file),
        cmocka_unit_test(a_file_is_made_once),
    };
    return cmocka_run_group_tests(tests, open_words, close_words);
}
