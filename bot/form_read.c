/* form_read.c - reads one questionnaire, key by key, and goes on after each fault, so
 * that all of them are told at once. */
#include "bot/form_read.h"

#include <stdio.h>
#include <string.h>

#include <talloc.h>

#include "bot/base.h"
#include "bot/form_scale.h"

enum { ITEMS_MOST = 200, RANKS_USUAL = 3 };

void form_complain(struct form_reading *r, const char *what, const char *detail)
{
    r->good = false;
    buffer_format(r->complaints, "form %s%s%s: %s%s%s\n", r->name,
                  r->item ? ", item " : "", r->item ? r->item : "", what,
                  detail ? ": " : "", detail ? detail : "");
}

/* ---- values ----------------------------------------------------------------------- */

static const char *text_of(struct form_reading *r, const cJSON *object, const char *key)
{
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, key);
    if (!value)
        return NULL;
    if (cJSON_IsString(value) && *value->valuestring)
        return talloc_strdup(r->form, value->valuestring);
    form_complain(r, "must be a text", key);
    return NULL;
}

static int64_t number_of(struct form_reading *r, const cJSON *object, const char *key,
                         int64_t otherwise)
{
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, key);
    if (!value)
        return otherwise;
    if (cJSON_IsNumber(value) && value->valuedouble >= -1e9 && value->valuedouble <= 1e9)
        return (int64_t)value->valuedouble;
    form_complain(r, "must be a number", key);
    return otherwise;
}

static bool flag_of(struct form_reading *r, const cJSON *object, const char *key,
                    bool otherwise)
{
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, key);
    if (!value)
        return otherwise;
    if (!cJSON_IsBool(value))
        form_complain(r, "must be true or false", key);
    return cJSON_IsTrue(value);
}

static struct wording wording_of(struct form_reading *r, const cJSON *object)
{
    struct wording w = { { 0 }, { 0 } };
    for (size_t i = 0; i < r->language_count; i++) {
        char ty[16];
        snprintf(ty, sizeof ty, "%s_ty", r->languages[i]);
        w.text[i] = text_of(r, object, r->languages[i]);
        w.ty[i] = text_of(r, object, ty);
        if (!w.text[i])
            form_complain(r, "has no wording in", r->languages[i]);
    }
    return w;
}

static const char *id_of(struct form_reading *r, const cJSON *object, size_t most)
{
    const char *id = text_of(r, object, "id");
    static const char letters[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    if (!id) {
        form_complain(r, "has no id", NULL);
        return "";
    }
    if (strlen(id) > most || id[strspn(id, letters)])
        form_complain(r, "id must be short and of letters, digits and _", id);
    return id;
}

/* ---- parts of an item ------------------------------------------------------------- */

static struct form_choice *list_of(struct form_reading *r, const cJSON *list,
                                   size_t id_most, size_t *count)
{
    unsigned room = (unsigned)cJSON_GetArraySize(list);
    struct form_choice *all = talloc_zero_array(r->form, struct form_choice, room);
    const cJSON *one;
    cJSON_ArrayForEach(one, list)
    {
        struct form_choice *c = &all[*count];
        form_check_choice_keys(r, one);
        c->id = id_of(r, one, id_most);
        c->words = wording_of(r, one);
        for (size_t i = 0; i < *count; i++)
            if (strcmp(all[i].id, c->id) == 0)
                form_complain(r, "the same id twice", c->id);
        ++*count;
    }
    return all;
}

static void read_lists(struct form_reading *r, const cJSON *object,
                       struct form_item *item)
{
    const cJSON *choices = cJSON_GetObjectItemCaseSensitive(object, "choices");
    const cJSON *rows = cJSON_GetObjectItemCaseSensitive(object, "rows");
    bool chosen = item->scale == SCALE_CH || scale_is_several(item->scale);
    int count = cJSON_IsArray(choices) ? cJSON_GetArraySize(choices) : 0;
    if (chosen && ((choices && !count) || (!choices && !item->from)))
        form_complain(r, "needs choices", NULL);
    if (count > FORM_CHOICES)
        form_complain(r, "has more than 30 choices", NULL);
    else if (chosen && count)
        item->choices = list_of(r, choices, FORM_CHOICE_ID, &item->choice_count);
    if (item->from && !choices) {
        item->choices = item->from->choices;
        item->choice_count = item->from->choice_count;
    }
    count = cJSON_IsArray(rows) ? cJSON_GetArraySize(rows) : 0;
    if (item->scale != SCALE_GRID)
        return;
    if (count < 1 || count > FORM_ROWS)
        form_complain(r, "needs 1 to 20 rows", NULL);
    else
        item->rows = list_of(r, rows, FORM_ROW_ID, &item->row_count);
}

static void read_accepts(struct form_reading *r, const cJSON *object,
                         struct form_item *item)
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
        else if (strcmp(word, "link") == 0)
            item->takes_link = true;
        else if (strcmp(word, "text") != 0)
            form_complain(r, "accepts what nobody knows", word);
    }
}

/* SCALES when there is none of that name. */
static enum scale scale_of(const char *word)
{
    size_t s = 0;
    while (s < SCALES && (!word || strcmp(scale_name((enum scale)s), word) != 0))
        s++;
    return (enum scale)s;
}

static void read_scale(struct form_reading *r, const cJSON *object,
                       struct form_item *item)
{
    const char *word = text_of(r, object, "scale");
    item->scale = item->of = scale_of(word);
    if (item->scale == SCALES) {
        form_complain(r,
                      "scale must be TXT, NUM, DATE, CH, MCH, RANK, S5, S10, A5, F5, N11,"
                      " Y3, YN or grid",
                      word);
        item->scale = item->of = SCALE_TXT;
    }
    if (item->scale != SCALE_GRID)
        return;
    word = text_of(r, object, "of");
    item->of = scale_of(word);
    if (item->of == SCALES || !scale_is_fixed(item->of)) {
        form_complain(r, "of must be S5, S10, A5, F5, N11, Y3 or YN", word);
        item->of = SCALE_S5;
    }
}

/* The item of this id among those before; NULL: none. */
static const struct form_item *before_it(const struct form_reading *r, const char *id)
{
    for (size_t i = 0; id && i < r->form->item_count; i++)
        if (strcmp(r->form->items[i].id, id) == 0)
            return &r->form->items[i];
    return NULL;
}

static void read_since(struct form_reading *r, const cJSON *object,
                       struct form_item *item)
{
    const char *id = item->scale == SCALE_DATE ? text_of(r, object, "since") : NULL;
    item->since = before_it(r, id);
    if (id && (!item->since || item->since->scale != SCALE_DATE)) {
        form_complain(r, "since must be a DATE item before it", id);
        item->since = NULL;
    }
}

static void read_from(struct form_reading *r, const cJSON *object, struct form_item *item)
{
    if (!scale_is_several(item->scale))
        return;
    const char *id = text_of(r, object, "from");
    item->from = before_it(r, id);
    if (id && (!item->from || item->from->scale != SCALE_MCH)) {
        form_complain(r, "from must be an MCH item before it", id);
        item->from = NULL;
    }
}

static void read_bounds(struct form_reading *r, const cJSON *object,
                        struct form_item *item)
{
    static const struct {
        const char *least, *most;
        int64_t min, max;
    } bounds[SCALES] = {
        [SCALE_TXT] = { NULL, "max", 1, 2000 },
        [SCALE_NUM] = { "min", "max", 0, 1000000000 },
        [SCALE_DATE] = { "from", "to", -36500, 36500 },
        [SCALE_RANK] = { NULL, "most", 1, RANKS_USUAL },
    };
    item->min = bounds[item->scale].min;
    item->max = bounds[item->scale].max;
    if (bounds[item->scale].least)
        item->min = number_of(r, object, bounds[item->scale].least, item->min);
    if (bounds[item->scale].most)
        item->max = number_of(r, object, bounds[item->scale].most, item->max);
    if (item->min > item->max)
        form_complain(r, "its least is more than its most", NULL);
    if (item->scale == SCALE_RANK && item->max > FORM_RANKS)
        form_complain(r, "most must be 1 to 5", NULL);
}

static void read_item(struct form_reading *r, const cJSON *object)
{
    struct form_item *item = &r->form->items[r->form->item_count];
    const cJSON *id = cJSON_GetObjectItemCaseSensitive(object, "id");
    r->item = cJSON_IsString(id) ? id->valuestring : "?";
    item->id = id_of(r, object, FORM_ITEM_ID);
    read_scale(r, object, item);
    form_check_item_keys(r, object, item->scale);
    item->words = wording_of(r, object);
    item->required = flag_of(r, object, "required", false);
    item->when = text_of(r, object, "when");
    read_bounds(r, object, item);
    read_from(r, object, item);
    read_since(r, object, item);
    read_lists(r, object, item);
    read_accepts(r, object, item);
    const char *ty = text_of(r, object, "ty");
    if (ty && strcmp(ty, "same") != 0)
        form_complain(r, "ty can only be \"same\"", ty);
    if (form_item(r->form, item->id))
        form_complain(r, "the same item twice", item->id);
    form_check_item(r, item, ty != NULL);
    r->form->item_count++;
    r->item = NULL;
}

/* ---- a form ----------------------------------------------------------------------- */

static size_t taps_of(const struct form *f)
{
    size_t taps = 0;
    for (size_t i = 0; i < f->item_count; i++)
        taps += (size_t)scale_taps(f->items[i].scale) *
                (f->items[i].row_count ? f->items[i].row_count : 1);
    return taps;
}

static void read_title(struct form_reading *r, const cJSON *root)
{
    const cJSON *title = cJSON_GetObjectItemCaseSensitive(root, "title");
    if (!title)
        return;
    if (!cJSON_IsObject(title)) {
        form_complain(r, "must be wordings", "title");
        return;
    }
    form_check_title_keys(r, title);
    r->form->title = wording_of(r, title);
}

static void read_form(struct form_reading *r, const cJSON *root)
{
    const cJSON *items = cJSON_GetObjectItemCaseSensitive(root, "items"), *one;
    int count = cJSON_IsArray(items) ? cJSON_GetArraySize(items) : 0;
    const char *name = text_of(r, root, "form");
    form_check_form_keys(r, root);
    r->form->name = talloc_strdup(r->form, r->name);
    r->form->version = (int)number_of(r, root, "version", 0);
    r->form->learners = flag_of(r, root, "learners", false);
    read_title(r, root);
    if (!name || strcmp(name, r->name) != 0)
        form_complain(r, "\"form\" must be the name of its file", name);
    if (r->form->version < 1)
        form_complain(r, "\"version\" must be 1 or more", NULL);
    if (count < 1 || count > ITEMS_MOST) {
        form_complain(r, "needs 1 to 200 items", NULL);
        return;
    }
    r->form->items = talloc_zero_array(r->form, struct form_item, (unsigned)count);
    cJSON_ArrayForEach(one, items) read_item(r, one);
    r->form->portions = flag_of(r, root, "portions", taps_of(r->form) > FORM_PORTION);
}

struct form *form_read(void *mem, struct form_reading *r, const char *json)
{
    cJSON *root = cJSON_Parse(json);
    r->good = true;
    r->form = talloc_zero(mem, struct form);
    if (cJSON_IsObject(root))
        read_form(r, root);
    else
        form_complain(r, "is not a JSON object", NULL);
    cJSON_Delete(root);
    if (r->good)
        return r->form;
    talloc_free(r->form);
    return NULL;
}
