/* webhook.c - a webhook can be set and taken away, and getUpdates then behaves so.
 * Nothing is ever delivered to it. */
#include "bot/base.h"
#include "json.h"
#include "methods.h"
#include "updates.h"

#include <string.h>
#include <strings.h>
#include <talloc.h>

enum { SECRET_MOST = 256, SET_GAP = 1000000 /* ticks */ };

void method_delete_webhook(struct call *c)
{
    if (argument_flag(c->args, "drop_pending_updates"))
        updates_drop(c->e);
    bool was = c->e->webhook != NULL;
    TALLOC_FREE(c->e->webhook);
    call_said(c, was ? "Webhook was deleted" : "Webhook is already deleted");
}

static bool secret_is_good(struct call *c)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    const char *secret = argument_text(c->args, "secret_token");
    if (strlen(secret) > SECRET_MOST)
        return call_fail(c, 400, "secret token is too long");
    if (secret[strspn(secret, letters)])
        return call_fail(c, 400, "secret token contains unallowed characters");
    return true;
}

static bool url_is_good(struct call *c, const char *url)
{
    if (strpbrk(url, " <>\"") || !strchr(url, '.'))
        return call_fail(c, 400, "invalid webhook URL specified");
    if (strncasecmp(url, "http://", 7) == 0)
        return call_fail(c, 400,
                         "bad webhook: An HTTPS URL must be provided for webhook");
    return true;
}

void method_set_webhook(struct call *c)
{
    struct emulator *e = c->e;
    const char *url = argument_text(c->args, "url");
    if (!*url) {
        method_delete_webhook(c);
        return;
    }
    if (!secret_is_good(c) || !url_is_good(c, url))
        return;
    int64_t now = clock_ticks();
    if (e->last_set_webhook && now - e->last_set_webhook < SET_GAP) {
        call_flood(c, 1);
        return;
    }
    e->last_set_webhook = now;
    updates_allow(e, argument_text(c->args, "allowed_updates"));
    if (argument_flag(c->args, "drop_pending_updates"))
        updates_drop(e);
    bool same = e->webhook && strcmp(e->webhook, url) == 0;
    talloc_free(e->webhook);
    e->webhook = talloc_strdup(e, url);
    polling_end(e, "terminated by setWebhook request");
    call_said(c, same ? "Webhook is already set" : "Webhook was set");
}

void method_get_webhook_info(struct call *c)
{
    struct emulator *e = c->e;
    cJSON *json = cJSON_CreateObject();
    json_text(json, "url", e->webhook ? e->webhook : "");
    json_flag(json, "has_custom_certificate", false);
    json_int(json, "pending_update_count", updates_count(e));
    if (e->webhook)
        json_int(json, "max_connections", 40);
    json_raw(json, "allowed_updates", updates_allowed(e, c));
    call_ok(c, json);
}
