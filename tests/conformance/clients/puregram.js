// puregram.js - GET with everything in the query, multipart for files.
'use strict';

const { Telegram, MediaSource } = require('puregram');
const play = require('./play.js');

const telegram = Telegram.fromToken(play.token, { apiBaseUrl: `${play.root}/bot` });
const { api, updates } = telegram;

const say = (chat_id, text, more) => api.sendMessage({ chat_id, text, ...more });

async function sendFile(chat) {
  const document = MediaSource.buffer(play.file.bytes, { filename: play.file.name });
  const sent = await api.sendDocument({ chat_id: chat, document, caption: 'файл' });
  const file = await api.getFile({ file_id: sent.document.file_id });
  await say(chat, await play.compare(file.file_path));
}

async function stop(chat) {
  await say(chat, play.goodbye);
  updates.stopPolling();
  await api.getUpdates({ offset: updates.offset, limit: 1, timeout: 0 });
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

updates.on('message', ({ payload }) => commands[payload.text](payload.chat.id, payload.from));

updates.on('callback_query', async ({ payload }) => {
  await api.answerCallbackQuery({ callback_query_id: payload.id, text: play.toast });
  await api.editMessageText({
    chat_id: payload.message.chat.id,
    message_id: payload.message.message_id,
    text: play.edited,
    parse_mode: 'HTML',
    reply_markup: play.keyboard('press:2'),
  });
});

updates.startPolling();
