/* main.c - the emulator as a program of its own. */
#include "bot/base.h"
#include "emulator.h"

#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
    "emulator [--port N] [--token T] [--paced]\n"
    "\n"
    "A strict Telegram Bot API server on 127.0.0.1 for tests. Point a bot at the printed\n"
    "address; play the people through http://127.0.0.1:PORT/control/ (control.h and\n"
    "README.md beside it tell how). It ends on SIGINT and SIGTERM.\n"
    "\n"
    "  --port N    listen on this port (default: any that is free)\n"
    "  --token T   the bot's token (default: a built-in one, printed)\n"
    "  --paced     answer too fast sending by 429\n"
    "  --help      this text\n"
    "\n"
    "What libmicrohttpd decides by itself, before the Bot API is asked: malformed request\n"
    "lines (400), too long headers or addresses (431, 414), versions of HTTP other than\n"
    "1.0 and 1.1 (505 or 400), transfer codings other than chunked; these answers have a\n"
    "small HTML body where the real server has none. The name Connection: Keep-Alive is\n"
    "written with capitals. Date is added to every answer. Compressed bodies are refused\n"
    "with 415, though the real server takes gzip. Methods that the emulator does not know\n"
    "are answered like methods that do not exist (404).\n";

/* The options; exits after --help or a wrong one. */
static struct emulator_options read_options(int argc, char **argv)
{
    static const struct option known[] = {
        { "port", required_argument, NULL, 'p' },
        { "token", required_argument, NULL, 't' },
        { "paced", no_argument, NULL, 'f' },
        { "help", no_argument, NULL, 'h' },
        { NULL, 0, NULL, 0 },
    };
    struct emulator_options options = { 0 };
    int option;
    while ((option = getopt_long(argc, argv, "", known, NULL)) != -1) {
        if (option == 'p') {
            options.port = (int)strtol(optarg, NULL, 10);
        } else if (option == 't') {
            options.token = optarg;
        } else if (option == 'f') {
            options.paced = true;
        } else {
            fputs(help, option == 'h' ? stdout : stderr);
            exit(option == 'h' ? EXIT_SUCCESS : EXIT_FAILURE);
        }
    }
    return options;
}

int main(int argc, char **argv)
{
    struct emulator_options options = read_options(argc, argv);
    /* Blocked before the threads begin, so that they all leave the signals to us. */
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ends, NULL);
    struct emulator *e = emulator_open(&options);
    if (!e)
        return EXIT_FAILURE;
    printf("address http://127.0.0.1:%d\ntoken %s\n", emulator_port(e),
           options.token ? options.token : emulator_default_token);
    fflush(stdout);
    int signal_number;
    sigwait(&ends, &signal_number);
    emulator_close(e);
    return EXIT_SUCCESS;
}
