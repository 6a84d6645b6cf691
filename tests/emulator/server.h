/* server.h - HTTP on 127.0.0.1 (libmicrohttpd), one thread for all connections. */
#ifndef EMULATOR_SERVER_H
#define EMULATOR_SERVER_H

#include "call.h"

/* Starts to serve; false when the port is taken. */
bool server_open(struct emulator *e, int port);
int server_port(const struct emulator *e);
/* Lets those who wait be answered, then ends. */
void server_close(struct emulator *e);

#endif
