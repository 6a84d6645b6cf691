// judge.js - plays the person in front of one client's bot and judges the transcript.
//
//     node judge.js CLIENT ROOT TOKEN
//
// The emulator at ROOT is fresh; the client (clients/CLIENT.js) is started here and
// stopped here. One line a check, "ok" or "FAILED"; status 0 when all hold.
'use strict';

const assert = require('node:assert');
const { spawn } = require('node:child_process');
const path = require('node:path');

const [client, root, token] = process.argv.slice(2);
const person = 501;
const patience = 15000;

let failed = 0;

async function check(what, judge) {
  try {
    await judge();
    console.log(`ok      ${client}: ${what}`);
  } catch (error) {
    failed++;
    console.log(`FAILED  ${client}: ${what}: ${String(error.message).split('\n').slice(0, 12).join(' ')}`);
  }
}

async function ask(url, body) {
  const answer = await fetch(root + url, {
    method: body ? 'POST' : 'GET',
    headers: body ? { 'Content-Type': 'application/json' } : {},
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(patience),
  });
  const json = await answer.json();
  assert.ok(json.ok, `${url}: ${JSON.stringify(json)}`);
  return json;
}

const say = (text) => ask('/control/say', { user: person, text });
const messages = async () => (await ask(`/control/chat?user=${person}`)).messages;

// Waits until the chat holds a message of the bot that answers the question.
async function wait(question, wanted) {
  const end = Date.now() + patience;
  let seen;
  while (Date.now() < end) {
    seen = (await messages()).filter((message) => message.from === 'bot');
    const found = seen.find(question);
    if (found) return found;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`${wanted} did not come; the bot said ${JSON.stringify(seen.map((m) => m.text))}`);
}

// Only what the bot asked for: a server may add to an entity or a key.
const shape = (entities) => (entities ?? []).map(({ type, offset, length }) => [type, offset, length]);
const buttons = (message) =>
  message.reply_markup.inline_keyboard.map((row) => row.map((key) => [key.text, key.callback_data]));
const keys = (data) => [[['Нажать', data]], [['Ещё', 'no']]];

let menu;

async function greet() {
  await ask('/control/user', { id: person, first_name: 'Ира <и> К&К' });
  await say('/start');
  menu = await wait((m) => m.text?.startsWith('Привет'), 'the greeting');
  assert.strictEqual(menu.text, 'Привет, Ира <и> К&К 😀 <3');
  assert.deepStrictEqual(shape(menu.entities), [['bold', 8, 11], ['italic', 23, 2]]);
  assert.deepStrictEqual(buttons(menu), keys('press:1'));
}

async function press() {
  await ask('/control/press', { user: person, message_id: menu.message_id, data: 'press:1' });
  const edited = await wait((m) => m.text?.startsWith('Нажато'), 'the edit');
  assert.strictEqual(edited.message_id, menu.message_id, 'a new message came, not an edit');
  assert.strictEqual(edited.text, 'Нажато: 1 & 2');
  assert.deepStrictEqual(shape(edited.entities), [['code', 8, 5]]);
  assert.deepStrictEqual(buttons(edited), keys('press:2'));
}

async function answered() {
  const { toasts } = await ask(`/control/chat?user=${person}`);
  assert.deepStrictEqual(toasts.map((toast) => toast.text), ['Готово!']);
}

async function upload() {
  await say('/file');
  await wait((m) => m.text === 'тот же файл, 13500' || m.text?.startsWith('другой'), 'the comparison');
  const sent = await wait((m) => m.file, 'the document');
  assert.strictEqual(sent.file.kind, 'document');
  assert.strictEqual(sent.file.size, 13500);
  assert.strictEqual(sent.text ?? sent.caption, 'файл');
  assert.ok(sent.file.name.startsWith('отчёт'), `the name became ${sent.file.name}`);
  await wait((m) => m.text === 'тот же файл, 13500', 'the same file');
}

async function refuse() {
  await say('/bad');
  const words = 'Bad Request: can\'t parse entities: Can\'t find end tag corresponding to start tag "b"';
  const refusal = await wait((m) => m.text?.includes('parse entities'), 'the refusal');
  assert.ok(refusal.text.includes(words), `the words were ${refusal.text}`);
}

async function stop(ended) {
  await say('/stop');
  await wait((m) => m.text === 'Пока', 'the goodbye');
  const late = new Promise((done) => setTimeout(done, patience, 'still running').unref());
  assert.strictEqual(await Promise.race([ended, late]), 0, 'the end of the client');
}

async function confirmed() {
  const { pending_update_count: left } = await ask('/control/state');
  assert.strictEqual(left, 0, 'updates wait to be given out again');
}

async function nothingElse() {
  const all = await messages();
  const said = all.filter((m) => m.from === 'bot').map((m) => m.text ?? m.caption);
  assert.strictEqual(said.length, 5, `the bot said ${JSON.stringify(said)}`);
}

async function main() {
  const script = path.join(__dirname, 'clients', `${client}.js`);
  const bot = spawn(process.execPath, [script, root, token], { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise((done) => bot.on('exit', (code, signal) => done(signal ?? code)));
  try {
    await check('a greeting in HTML with a keyboard', greet);
    await check('a press edits the message in place', press);
    await check('the press is answered', answered);
    await check('a document goes up and comes back', upload);
    await check('broken HTML is refused in the server\'s words', refuse);
    await check('a clean stop', () => stop(ended));
    await check('everything read is confirmed', confirmed);
    await check('nothing else was said', nothingElse);
  } finally {
    bot.kill('SIGKILL');
  }
  process.exit(failed ? 1 : 0);
}

main();
