// telegraf.js - POST with JSON; chunked multipart with a part named "method" for files.
'use strict';

const { Telegraf } = require('telegraf');
const play = require('./play.js');

const bot = new Telegraf(play.token, { telegram: { apiRoot: play.root } });

bot.start((ctx) => ctx.replyWithHTML(play.hello(ctx.from.first_name), { reply_markup: play.keyboard('press:1') }));

bot.action('press:1', async (ctx) => {
  await ctx.answerCbQuery(play.toast);
  await ctx.editMessageText(play.edited, { parse_mode: 'HTML', reply_markup: play.keyboard('press:2') });
});

bot.command('file', async (ctx) => {
  const sent = await ctx.replyWithDocument({ source: play.file.bytes, filename: play.file.name }, { caption: 'файл' });
  const file = await ctx.telegram.getFile(sent.document.file_id);
  await ctx.reply(await play.compare(file.file_path));
});

bot.command('bad', (ctx) => ctx.replyWithHTML(play.broken).catch((error) => ctx.reply(play.refusal(error))));

bot.command('stop', async (ctx) => {
  await ctx.reply(play.goodbye);
  bot.stop('asked');
});

bot.launch().then(() => process.exit(0));
