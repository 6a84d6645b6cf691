/* qr.h - a link as a code in a terminal, for whoever starts the bot and wants it on a
 * phone at once. */
#ifndef BOT_QR_H
#define BOT_QR_H

/* The code of the link in half blocks, two modules a character in height, with two white
 * modules around it; each line ends in a newline. White is drawn and black is left out,
 * for most terminals are dark. Belongs to mem; NULL when no code can hold the link. */
char *qr_terminal(void *mem, const char *link);

#endif
