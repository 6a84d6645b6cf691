/* form_file.c - reads the questionnaires and says at once all that is wrong in them. */
#include "bot/form_file.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <cjson/cJSON.h>
#include <talloc.h>

#include "bot/base.h"
#include "bot/form_built_in.h"
#include "locales/words.h"

enum { FILE_MOST = 1024 * 1024, FORMS_MOST = 64 };

struct forms {
    const char *languages[FORM_LANGUAGES];
    size_t language_count;
    struct form *all[FORMS_MOST];
    size_t count;
};

/* What is being read, for complaints. */
struct reading {
    struct forms *forms;
    struct form *form;
    const char *name, *item;
    struct buffer *complaints;
    bool good;
};

static void complain(struct reading *r, const char *what, const char *detail)
{
    r->good = false;
    buffer_format(r->complaints, "form %s%s%s: %s%s%s\n", r->name,
                  r->item ? ", item " : "", r->item ? r->item : "", what,
                  detail ? ": " : "", detail ? detail : "");
}

/* ---- parts of an item ------------------------------------------------------------- */

static const char *text_of(struct reading *r, const cJSON *object, const char *key)
{
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, key);
    if (!value)
        return NULL;
    if (cJSON_IsString(value) && *value->valuestring)
        return talloc_strdup(r->form, value->valuestring);
    complain(r, "must be a text", key);
    return NULL;
}

static int64_t number_of(struct reading *r, const cJSON *object, const char *key,
                         int64_t otherwise)
{
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, key);
    if (!value)
        return otherwise;
    if (cJSON_IsNumber(value) && value->valuedouble >= -1e9 && value->valuedouble <= 1e9)
        return (int64_t)value->valuedouble;
    complain(r, "must be a number", key);
    return otherwise;
}

static struct wording wording_of(struct reading *r, const cJSON *object)
{
    struct wording w = { { 0 }, { 0 } };
    for (size_t i = 0; i < r->forms->language_count; i++) {
        char ty[16];
        snprintf(ty, sizeof ty, "%s_ty", r->forms->languages[i]);
        w.text[i] = text_of(r, object, r->forms->languages[i]);
        w.ty[i] = text_of(r, object, ty);
        if (!w.text[i])
            complain(r, "has no wording in", r->forms->languages[i]);
    }
    return w;
}

static const char *id_of(struct reading *r, const cJSON *object, size_t most)
{
    const char *id = text_of(r, object, "id");
    static const char letters[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    if (!id) {
        complain(r, "has no id", NULL);
        return "";
    }
    if (strlen(id) > most || id[strspn(id, letters)])
        complain(r, "id must be short and of letters, digits and _", id);
    return id;
}

static void read_choices(struct reading *r, const cJSON *object, struct form_item *item)
{
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(object, "choices"), *one;
    bool wanted = item->scale == SCALE_CH || item->scale == SCALE_MCH;
    int count = cJSON_IsArray(list) ? cJSON_GetArraySize(list) : 0;
    if (wanted != (count > 0) || count > FORM_CHOICES) {
        complain(r, wanted ? "needs 1 to 30 choices" : "takes no choices", NULL);
        return;
    }
    item->choices = talloc_zero_array(r->form, struct form_choice, (unsigned)count + 1);
    cJSON_ArrayForEach(one, list)
    {
        struct form_choice *c = &item->choices[item->choice_count];
        c->id = id_of(r, one, FORM_CHOICE_ID);
        c->words = wording_of(r, one);
        for (size_t i = 0; i < item->choice_count; i++)
            if (strcmp(item->choices[i].id, c->id) == 0)
                complain(r, "the same choice twice", c->id);
        item->choice_count++;
    }
}

static void read_accepts(struct reading *r, const cJSON *object, struct form_item *item)
{
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(object, "accepts"), *one;
    cJSON_ArrayForEach(one, list)
    {
        const char *word = cJSON_IsString(one) ? one->valuestring : "";
        if (strcmp(word, "voice") == 0)
            item->takes_voice = true;
        else if (strcmp(word, "photo") == 0)
            item->takes_photo = true;
        else if (strcmp(word, "document") == 0)
            item->takes_document = true;
        else if (strcmp(word, "text") != 0)
            complain(r, "accepts what nobody knows", word);
    }
}

static enum scale scale_of(struct reading *r, const cJSON *object)
{
    static const char *const names[] = { "TXT", "NUM", "CH", "MCH", "DATE" };
    const char *word = text_of(r, object, "scale");
    for (size_t i = 0; word && i < COUNT(names); i++)
        if (strcmp(names[i], word) == 0)
            return (enum scale)i;
    complain(r, "scale must be TXT, NUM, CH, MCH or DATE", word);
    return SCALE_TXT;
}

static void read_item(struct reading *r, const cJSON *object)
{
    static const int64_t least[] = { 1, 0, 0, 0, -36500 };
    static const int64_t most[] = { 2000, 1000000000, 0, 0, 36500 };
    struct form_item *item = &r->form->items[r->form->item_count];
    const cJSON *id = cJSON_GetObjectItemCaseSensitive(object, "id");
    r->item = cJSON_IsString(id) ? id->valuestring : "?";
    item->id = id_of(r, object, FORM_ITEM_ID);
    item->scale = scale_of(r, object);
    item->words = wording_of(r, object);
    item->optional = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(object, "optional"));
    item->when = text_of(r, object, "when");
    item->min = number_of(r, object, item->scale == SCALE_DATE ? "from" : "min",
                          least[item->scale]);
    item->max =
        number_of(r, object, item->scale == SCALE_DATE ? "to" : "max", most[item->scale]);
    if (item->min > item->max)
        complain(r, "its least is more than its most", NULL);
    read_choices(r, object, item);
    read_accepts(r, object, item);
    if (form_item(r->form, item->id))
        complain(r, "the same item twice", item->id);
    r->form->item_count++;
    r->item = NULL;
}

/* ---- a form ----------------------------------------------------------------------- */

static void keep(struct forms *forms, struct form *form)
{
    for (size_t i = 0; i < forms->count; i++)
        if (strcmp(forms->all[i]->name, form->name) == 0) {
            talloc_free(forms->all[i]);
            forms->all[i] = form;
            return;
        }
    if (forms->count == FORMS_MOST)
        die("forms: more than %d", FORMS_MOST);
    forms->all[forms->count++] = form;
}

static void read_form(struct reading *r, const cJSON *root)
{
    const cJSON *items = cJSON_GetObjectItemCaseSensitive(root, "items"), *one;
    int count = cJSON_IsArray(items) ? cJSON_GetArraySize(items) : 0;
    const char *name = text_of(r, root, "form");
    r->form->name = talloc_strdup(r->form, r->name);
    r->form->version = (int)number_of(r, root, "version", 0);
    if (!name || strcmp(name, r->name) != 0)
        complain(r, "\"form\" must be the name of its file", name);
    if (r->form->version < 1)
        complain(r, "\"version\" must be 1 or more", NULL);
    if (count < 1 || count > 200) {
        complain(r, "needs 1 to 200 items", NULL);
        return;
    }
    r->form->items = talloc_zero_array(r->form, struct form_item, (unsigned)count);
    cJSON_ArrayForEach(one, items) read_item(r, one);
}

bool forms_read(struct forms *forms, const char *name, const char *json,
                struct buffer *complaints)
{
    struct reading r = { .forms = forms, .name = name, .complaints = complaints };
    r.good = true;
    cJSON *root = cJSON_Parse(json);
    if (!cJSON_IsObject(root)) {
        complain(&r, "is not a JSON object", NULL);
        cJSON_Delete(root);
        return false;
    }
    r.form = talloc_zero(forms, struct form);
    read_form(&r, root);
    cJSON_Delete(root);
    if (r.good)
        keep(forms, r.form);
    else
        talloc_free(r.form);
    return r.good;
}

struct forms *forms_new(const struct words *words)
{
    struct forms *forms = talloc_zero(NULL, struct forms);
    const char *language;
    while (forms->language_count < FORM_LANGUAGES &&
           (language = words_language(words, forms->language_count)))
        forms->languages[forms->language_count++] = language;
    return forms;
}

/* ---- files ------------------------------------------------------------------------ */

static bool read_file(struct forms *forms, const char *dir, const char *file,
                      struct buffer *complaints)
{
    char *path = talloc_asprintf(forms, "%s/%s", dir, file);
    char *name = talloc_strndup(forms, file, strlen(file) - strlen(".json"));
    char *json = talloc_zero_size(forms, FILE_MOST + 1);
    FILE *f = fopen(path, "re");
    size_t len = f ? fread(json, 1, FILE_MOST, f) : 0;
    bool good = f && len < FILE_MOST;
    if (!good)
        buffer_format(complaints, "%s: %s\n", path,
                      f ? "is too large for a form" : strerror(errno));
    if (f)
        fclose(f);
    good = good && forms_read(forms, name, json, complaints);
    talloc_free(json);
    talloc_free(path);
    talloc_free(name);
    return good;
}

static bool read_dir(struct forms *forms, const char *dir, struct buffer *complaints)
{
    DIR *d = opendir(dir);
    bool good = true;
    if (!d) {
        buffer_format(complaints, "%s: %s\n", dir, strerror(errno));
        return false;
    }
    for (const struct dirent *entry = readdir(d); entry; entry = readdir(d)) {
        size_t len = strlen(entry->d_name);
        if (len > 5 && strcmp(entry->d_name + len - 5, ".json") == 0)
            good &= read_file(forms, dir, entry->d_name, complaints);
    }
    closedir(d);
    return good;
}

struct forms *forms_open(const char *dir, const struct words *words,
                         struct buffer *complaints)
{
    struct forms *forms = forms_new(words);
    bool good = true;
    const struct form_source *source;
    for (size_t i = 0; (source = form_built_in(i)); i++)
        good &= forms_read(forms, source->name, source->json, complaints);
    if (dir)
        good &= read_dir(forms, dir, complaints);
    if (good)
        return forms;
    forms_free(forms);
    return NULL;
}

void forms_free(struct forms *forms)
{
    talloc_free(forms);
}

const struct form *form_named(const struct forms *forms, const char *name)
{
    for (size_t i = 0; i < forms->count; i++)
        if (strcmp(forms->all[i]->name, name) == 0)
            return forms->all[i];
    return NULL;
}

const struct form *forms_at(const struct forms *forms, size_t i)
{
    return i < forms->count ? forms->all[i] : NULL;
}

const struct form_item *form_item(const struct form *form, const char *id)
{
    for (size_t i = 0; i < form->item_count; i++)
        if (strcmp(form->items[i].id, id) == 0)
            return &form->items[i];
    return NULL;
}

const char *wording_for(const struct forms *forms, const struct wording *w,
                        const char *language, bool learner)
{
    size_t at = 0;
    for (size_t i = 0; i < forms->language_count; i++)
        if (strcmp(forms->languages[i], language) == 0)
            at = i;
    return learner && w->ty[at] ? w->ty[at] : w->text[at];
}
