// node-telegram-bot-api.js - POST with a form; chunked multipart for files.
'use strict';

const { Bot, InputFile } = require('node-telegram-bot-api');
const play = require('./play.js');

const bot = new Bot(play.token, { apiRoot: play.root });
let next;

bot.use((ctx, pass) => {
  next = ctx.update.update_id + 1;
  return pass();
});

bot.command('start', (ctx) =>
  ctx.reply(play.hello(ctx.message.from.first_name), { parse_mode: 'HTML', reply_markup: play.keyboard('press:1') }));

bot.on('callback_query', async (ctx) => {
  const { id, message } = ctx.callbackQuery;
  await bot.api.answerCallbackQuery({ callback_query_id: id, text: play.toast });
  await bot.api.editMessageText({
    chat_id: message.chat.id,
    message_id: message.message_id,
    text: play.edited,
    parse_mode: 'HTML',
    reply_markup: play.keyboard('press:2'),
  });
});

bot.command('file', async (ctx) => {
  const document = new InputFile(play.file.bytes, { filename: play.file.name });
  const sent = await bot.api.sendDocument({ chat_id: ctx.message.chat.id, document, caption: 'файл' });
  const file = await bot.api.getFile({ file_id: sent.document.file_id });
  await ctx.reply(await play.compare(file.file_path));
});

bot.command('bad', (ctx) =>
  ctx.reply(play.broken, { parse_mode: 'HTML' }).catch((error) => ctx.reply(play.refusal(error))));

bot.command('stop', async (ctx) => {
  await ctx.reply(play.goodbye);
  bot.stop();
});

bot.startPolling()
  .then(() => bot.api.getUpdates({ offset: next, limit: 1, timeout: 0 }))
  .then(() => process.exit(0));
