// play.js - what every client's bot says, so that one transcript judges them all.
//
// A client is a tiny bot written the way its library likes it: `node NAME.js ROOT TOKEN`
// polls the Bot API at ROOT and
//   /start   answers in HTML with a keyboard
//   a press  answers the press and edits the message in place
//   /file    uploads a document, asks for it by its id and reads it back
//   /bad     sends broken HTML and repeats the server's refusal
//   /stop    confirms what it has read and ends with status 0
'use strict';

const [root, token] = process.argv.slice(2);

// A bot that hangs must not outlive its judge.
setTimeout(() => process.exit(3), 60000).unref();

const keyboard = (data) => ({
  inline_keyboard: [[{ text: 'Нажать', callback_data: data }], [{ text: 'Ещё', callback_data: 'no' }]],
});

const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

const hello = (name) => `Привет, <b>${escape(name)}</b> 😀 <i>&lt;3</i>`;

const file = { name: 'отчёт "1".txt', bytes: Buffer.from('план на неделю\n'.repeat(500)) };

// Reads the file behind a file_path and says whether it came back whole.
async function compare(path) {
  const answer = await fetch(`${root}/file/bot${token}/${path}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  return bytes.equals(file.bytes) ? `тот же файл, ${bytes.length}` : `другой файл, ${bytes.length}`;
}

// The server's words in an error, wherever the library keeps them.
const refusal = (error) =>
  error.description ?? error.response?.description ?? error.message;

module.exports = {
  root, token, keyboard, hello, file, compare, refusal,
  broken: '<b>не закрыто',
  toast: 'Готово!',
  edited: 'Нажато: <code>1 &amp; 2</code>',
  goodbye: 'Пока',
};
