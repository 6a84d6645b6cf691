// grammy.js - POST with JSON; chunked multipart with attach:// for files.
'use strict';

const { Bot, InputFile } = require('grammy');
const play = require('./play.js');

const bot = new Bot(play.token, { client: { apiRoot: play.root } });

bot.command('start', (ctx) =>
  ctx.reply(play.hello(ctx.from.first_name), { parse_mode: 'HTML', reply_markup: play.keyboard('press:1') }));

bot.callbackQuery('press:1', async (ctx) => {
  await ctx.answerCallbackQuery({ text: play.toast });
  await ctx.editMessageText(play.edited, { parse_mode: 'HTML', reply_markup: play.keyboard('press:2') });
});

bot.command('file', async (ctx) => {
  const sent = await ctx.replyWithDocument(new InputFile(play.file.bytes, play.file.name), { caption: 'файл' });
  const file = await ctx.api.getFile(sent.document.file_id);
  await ctx.reply(await play.compare(file.file_path));
});

bot.command('bad', (ctx) =>
  ctx.reply(play.broken, { parse_mode: 'HTML' }).catch((error) => ctx.reply(play.refusal(error))));

let stopped;

bot.command('stop', async (ctx) => {
  await ctx.reply(play.goodbye);
  stopped = bot.stop(); // confirms what was read; awaiting it here would wait for this handler
});

bot.start().then(() => stopped).then(() => process.exit(0));
