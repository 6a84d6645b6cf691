// typescript-telegram-bot-api.js - multipart for everything, also where there is no file.
'use strict';

const { TelegramBot, FileOptions } = require('typescript-telegram-bot-api');
const play = require('./play.js');

const bot = new TelegramBot({ botToken: play.token, baseURL: play.root });

const say = (chat_id, text, more) => bot.sendMessage({ chat_id, text, ...more });

async function sendFile(chat) {
  const document = new FileOptions(play.file.bytes, { filename: play.file.name });
  const sent = await bot.sendDocument({ chat_id: chat, document, caption: 'файл' });
  const file = await bot.getFile({ file_id: sent.document.file_id });
  await say(chat, await play.compare(file.file_path));
}

async function stop(chat) {
  await say(chat, play.goodbye);
  await bot.stopPolling();
  await bot.getUpdates({ offset: bot.polling.offset, limit: 1, timeout: 0 });
  process.exit(0);
}

const commands = {
  '/start': (chat, from) =>
    say(chat, play.hello(from.first_name), { parse_mode: 'HTML', reply_markup: play.keyboard('press:1') }),
  '/file': sendFile,
  '/bad': (chat) =>
    say(chat, play.broken, { parse_mode: 'HTML' }).catch((error) => say(chat, play.refusal(error))),
  '/stop': stop,
};

bot.on('message', (message) => commands[message.text](message.chat.id, message.from));

bot.on('callback_query', async (query) => {
  await bot.answerCallbackQuery({ callback_query_id: query.id, text: play.toast });
  await bot.editMessageText({
    chat_id: query.message.chat.id,
    message_id: query.message.message_id,
    text: play.edited,
    parse_mode: 'HTML',
    reply_markup: play.keyboard('press:2'),
  });
});

bot.startPolling();
