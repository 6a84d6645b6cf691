/* html_link.c - which links the server keeps, and how it writes them.
 *
 * http and https, tg, ton and tonsite; without a scheme it is http. The host becomes
 * small letters and must have a dot or be an IPv6 address; blanks behind it become %20,
 * a missing path "/". Anything else is dropped without a word, the text stays. */
#include "html.h"
#include "text.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <talloc.h>

/* A link in its parts; the host in small letters. */
struct link {
    bool https, ipv6;
    char *user, *host, *path; /* user NULL for none; the path begins with "/" */
    int port;                 /* 0: not given */
};

/* Takes the scheme off; false for one that is not ours. */
static bool cut_scheme(const char **url, struct link *l)
{
    size_t length = strcspn(*url, ":/?#@[]");
    if (strncmp(*url + length, "://", 3) != 0)
        return true;
    l->https = length == 5 && strncasecmp(*url, "https", 5) == 0;
    bool http = length == 4 && strncasecmp(*url, "http", 4) == 0;
    *url += length + 3;
    return l->https || http;
}

/* Takes ":port" off the end of the authority; false for a bad one. */
static bool cut_port(char *authority, struct link *l)
{
    char *colon = authority + strlen(authority);
    while (colon > authority && !strchr(":]@", *--colon))
        ;
    if (colon <= authority || *colon != ':')
        return true;
    const char *digits = colon + 1;
    digits += strspn(digits, "0");
    size_t length = strspn(digits, "0123456789");
    if (length == 0 || length > 5 || digits[length] != '\0')
        return false;
    l->port = (int)strtol(digits, NULL, 10);
    *colon = '\0';
    return l->port <= 65535;
}

static bool is_ipv6(void *mem, const char *host)
{
    struct in6_addr address;
    char *bare = talloc_strndup(mem, host + 1, strlen(host) - 2);
    return inet_pton(AF_INET6, bare, &address) == 1;
}

/* Letters, digits, anything beyond ASCII, %xx and some signs. */
static bool is_name(const char *name, const char *more)
{
    for (; *name; name++) {
        if (*name == '%') {
            if (strspn(name + 1, "0123456789abcdefABCDEF") < 2)
                return false;
            name += 2;
        } else if (!isalnum((unsigned char)*name) && !(*name & 0x80) &&
                   !strchr(".-_!$,~*'();&+=", *name) && !strchr(more, *name)) {
            return false;
        }
    }
    return true;
}

static bool cut_host(void *mem, const char *authority, struct link *l)
{
    const char *at = strrchr(authority, '@');
    if (at && at > authority)
        l->user = talloc_strndup(mem, authority, (size_t)(at - authority));
    l->host = text_lower(mem, at ? at + 1 : authority);
    size_t length = strlen(l->host);
    if (length == 0 || strcmp(l->host, ".") == 0)
        return false;
    l->ipv6 = length > 1 && l->host[0] == '[' && l->host[length - 1] == ']';
    // The server does not look at the user of an address in brackets.
    return l->ipv6 ? is_ipv6(mem, l->host)
                   : is_name(l->host, "") && (!l->user || is_name(l->user, ":"));
}

static char *path_of(void *mem, const char *rest)
{
    size_t length = strlen(rest);
    while (length > 0 && strchr(" \t\r\n\v", rest[length - 1]))
        length--;
    char *path = talloc_strdup(mem, *rest == '/' && length > 0 ? "" : "/");
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)rest[i];
        path = talloc_asprintf_append_buffer(path, c <= 0x20 ? "%%%02X" : "%c", c);
    }
    return path;
}

static bool split(void *mem, const char *url, struct link *l)
{
    if (!cut_scheme(&url, l))
        return false;
    size_t length = strcspn(url, "/?#");
    char *authority = talloc_strndup(mem, url, length);
    if (!cut_port(authority, l) || !cut_host(mem, authority, l))
        return false;
    l->path = path_of(mem, url + length);
    return true;
}

/* Links of Telegram and TON have a name instead of a host. */
static char *own_link(void *mem, const char *scheme, const char *url)
{
    struct link l = { 0 };
    if (!split(mem, url, &l) || strncasecmp(url, "http://", 7) == 0 || l.https ||
        l.user || l.port || l.ipv6)
        return NULL;
    bool site = strcmp(scheme, "tonsite") == 0;
    for (const char *c = l.host; *c; c++) {
        if (!((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c == '-' ||
              *c == '_' || (site && *c == '.')))
            return NULL;
    }
    const char *query = l.path[1] == '?' ? l.path + 1 : l.path;
    return talloc_asprintf(mem, "%s://%s%s", scheme, l.host, query);
}

static char *web_link(void *mem, const char *url)
{
    struct link l = { 0 };
    if (!split(mem, url, &l) || (!strchr(l.host, '.') && !l.ipv6))
        return NULL;
    char port[8] = "";
    if (l.port)
        snprintf(port, sizeof port, ":%d", l.port);
    return talloc_asprintf(mem, "http%s://%s%s%s%s%s", l.https ? "s" : "",
                           l.user ? l.user : "", l.user ? "@" : "", l.host, port, l.path);
}

static char *checked(void *mem, const char *url)
{
    static const char *const own[] = { "tg", "ton", "tonsite" };
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        size_t length = strlen(own[i]);
        if (strncasecmp(url, own[i], length) == 0 && url[length] == ':') {
            url += length + 1;
            return own_link(mem, own[i], strncmp(url, "//", 2) == 0 ? url + 2 : url);
        }
    }
    return web_link(mem, url);
}

char *html_link(void *mem, const char *url)
{
    void *scratch = talloc_new(mem);
    char *link = checked(scratch, url);
    link = talloc_strdup(mem, link);
    talloc_free(scratch);
    return link;
}
