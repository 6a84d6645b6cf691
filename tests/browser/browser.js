// browser.js URL PICTURE - a person at the playground's page: clicks, types, looks.
//
// One line a check: "ok" or "FAILED". A check that fails does not end the others, for each
// says by itself what it needs to see.
const { createReadStream } = require('fs');
const http = require('http');
const { chromium } = require('playwright-core');

const [, , address, picture] = process.argv;
const PATIENCE = 8000;
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
               '--disable-background-networking', '--disable-component-update', '--disable-sync'];

async function check(what, act) {
  try {
    await act();
    console.log(`ok      ${what}`);
  } catch (error) {
    console.log(`FAILED  ${what}: ${error.message.split('\n')[0]}`);
  }
}

function must(condition, what) {
  if (!condition)
    throw new Error(what);
}

// Waits until it is so; playwright's own waiting is for elements only.
async function until(look, what) {
  const end = Date.now() + PATIENCE;
  while (!(await look())) {
    must(Date.now() < end, what);
    await new Promise((done) => setTimeout(done, 50));
  }
}

// The status of a request that a browser would not let a page make.
function status(options, body) {
  return new Promise((done, fail) => {
    const url = new URL(address);
    const request = http.request({ host: url.hostname, port: url.port, timeout: PATIENCE, ...options },
                                 (reply) => { reply.resume(); done(reply.statusCode); });
    request.on('error', fail);
    request.end(body);
  });
}

// The last key of this name; what it does besides a press stands behind it in brackets.
function key(phone, name) {
  const whole = new RegExp(`^${name.replace(/[()]/g, '\\$&')}( \\(|$)`);
  return phone.locator('.key').filter({ hasText: whole }).last();
}

// What they write, and send.
async function say(phone, text) {
  await phone.getByRole('textbox').fill(text);
  await phone.getByRole('textbox').press('Enter');
}

// Answers as somebody who reads nothing: the first answer, "Готово" once there is one,
// "Пропустить" where words are asked, on at each pause; until a screen says this.
async function clickThrough(phone, end) {
  const screen = phone.locator('.messages > li').filter({ has: phone.page().locator('.key') }).last();
  const asks = new RegExp(`Вопрос \\d+ из|Готово \\d+ из|${end.source}`);
  for (let before = ''; ; ) {
    await until(async () => {
      const now = await screen.innerText();
      return now !== before && asks.test(now);
    }, `nothing comes after: ${before.slice(0, 80)}`);
    before = await screen.innerText();
    if (end.test(before))
      return;
    const keys = await screen.locator('.key').allInnerTexts();
    const chosen = keys.some((name) => name.startsWith('✓'));
    const first = /^‹|^Отмена$|^Пропустить$/.test(keys[0]) ? 'Пропустить' : keys[0];
    await screen.locator('.key').nth(keys.indexOf(chosen ? 'Готово' : first)).click();
  }
}

// From event to event on the clock until it is there. Quiet hours may put it off, and
// then their end is the next event; the night's work comes in many small ones.
async function events(page, wanted) {
  const event = button(page, 'до следующего события');
  for (let i = 0; i < 120 && !(await wanted.count()); i++) {
    await until(() => event.isEnabled(), 'nothing is planned');
    await event.click();
    await wanted.last().waitFor({ timeout: 500 }).catch(() => null);
  }
  await wanted.last().waitFor();
}

// The bytes behind a link to a file.
async function saved(page, link) {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const parts = [];
  for await (const part of createReadStream(await download.path()))
    parts.push(part);
  return Buffer.concat(parts);
}

const press = (phone, name) => key(phone, name).click();
const sees = (phone, text) => phone.locator('.bubble').getByText(text).last().waitFor();
const button = (phone, name) => phone.getByRole('button', { name, exact: true });

async function clock(page) {
  return Date.parse(await page.locator('#now').getAttribute('datetime')) / 1000;
}

// ---- the checks ----------------------------------------------------------------------------

async function joining(page, { newcomer }) {
  await check('four phones stand side by side', async () => {
    await page.locator('.phone').nth(3).waitFor();
    const [a, b] = [await page.locator('#mentee').boundingBox(), await newcomer.boundingBox()];
    must(Math.abs(a.y - b.y) < 2 && b.x > a.x + 900, 'they do not');
    await sees(page.locator('#mentee'), 'Здравствуйте, Ирина Павловна Лесникова');
  });
  await check('an empty chat offers to start', () => button(newcomer, 'Запустить').waitFor());
  await check('the curator’s link brings the newcomer in', async () => {
    await button(newcomer, 'Ссылка куратора').click();
    await sees(newcomer, 'приглашает Вас участвовать');
    must(await newcomer.locator('.user .words').last().innerText() === '/start', 'the word is shown');
  });
  await check('the newcomer gives consent', async () => {
    await press(newcomer, 'Да, это мне');
    await press(newcomer, '18 и старше');
    await sees(newcomer, 'Согласие на обработку данных');
    await press(newcomer, 'Согласен(на)');
    await sees(newcomer, 'Спасибо, согласие записано');
  });
  await check('rights are read, two further consents are asked apart', async () => {
    await sees(newcomer, 'Права и обязанности наставляемого');
    await press(newcomer, 'Прочитано');
    await sees(newcomer, 'Отдельное согласие: опросы и мониторинг');
    await press(newcomer, 'Да');
    await sees(newcomer, 'Отдельное согласие: публикация');
    await press(newcomer, 'Нет');
  });
  await check('the newcomer answers the profile, the name left out', async () => {
    await sees(newcomer, 'Как Вас зовут?');
    await press(newcomer, 'Пропустить');
    await sees(newcomer, 'Кто Вы?');
    await press(newcomer, 'Молодой специалист');
    await sees(newcomer, 'Когда удобно получать сообщения?');
    await press(newcomer, 'Без разницы');
  });
}

async function onboarding(page, { newcomer, curator }) {
  await check('the questionnaire pauses, and can be left there', async () => {
    await sees(newcomer, 'Анкета наставляемого');
    await press(newcomer, 'Начать');
    await clickThrough(newcomer, /Готово \d+ из/);
    await press(newcomer, 'Позже');
    await key(newcomer, 'Вернуться к ответам').waitFor();
  });
  await check('at the next events on the clock it is reminded of', async () => {
    await events(page, key(newcomer, 'Больше не напоминать'));
    await press(newcomer, 'Продолжить');
  });
  await check('the newcomer finishes by clicking only, and is told what comes next', async () => {
    await clickThrough(newcomer, /это всё/);
    await sees(newcomer, 'Куратор прочитает Ваш запрос');
    must(await newcomer.locator('.user').count() === 1, 'words were written');
  });
  await check('the newcomer reaches the home screen, where nothing waits', async () => {
    await press(newcomer, 'Домой');
    await sees(newcomer, /Здравствуйте, Наставляемый М-\d+/);
    await sees(newcomer, 'Сейчас от Вас ничего не нужно');
  });
  await check('the curator hears of the newcomer once, and says that it is right', async () => {
    const told = curator.locator('.bubble').getByText(/Новый участник: Наставляемый М-\d+/);
    await events(page, told);
    must(await told.count() === 1, 'it is told again');
    await press(curator, 'Всё верно');
    await sees(curator, 'Хорошо, отмечено');
  });
}

async function inviting(page, { curator, newcomer }) {
  await check('the curator makes an invitation for mentors', async () => {
    await press(curator, 'Пригласить людей');
    await press(curator, 'Наставник');
    await sees(curator, 'Текст для чата учителей');
    await curator.locator('.words a[href*="start="]').last().waitFor();
    await curator.locator('.edited').last().waitFor();
  });
  await check('its poster is drawn and comes as a picture', async () => {
    await press(curator, 'Плакат с QR');
    const poster = curator.locator('.attached.document img').last();
    await until(async () => await poster.count() && poster.evaluate((i) => i.naturalWidth > 300),
                'it does not');
  });
  await check('a copied link can be opened in the newcomer’s phone', async () => {
    await press(curator, 'Скопировать ссылку');
    await curator.locator('.toast').getByText('Скопировано').waitFor();
    must(/start=/.test(await page.evaluate(() => navigator.clipboard.readText())), 'not copied');
    await button(newcomer, 'Открыть скопированную ссылку').click();
    await sees(newcomer, 'Вас приглашают');
  });
  await check('the curator revokes it', async () => {
    await press(curator, 'Отменить ссылку');
    await curator.locator('.toast').getByText('Ссылка отменена').waitFor();
    await button(newcomer, 'Открыть скопированную ссылку').click();
    await sees(newcomer, 'Эту ссылку отменили');
  });
}

async function deciding(page, { curator, newcomer, mentee, mentor }) {
  await check('the queue leads to a mentor’s application, and it is accepted', async () => {
    await say(curator, '/queue');
    await press(curator, 'Заявки наставников: 1');
    await curator.locator('.key').filter({ hasText: 'Роман Эдуардович Лапин' }).click();
    await sees(curator, 'Беседа: пока не записана');
    await press(curator, 'Принять');
    await sees(curator, 'Принято. Роман Эдуардович Лапин');
    await say(curator, '/queue');
    await key(curator, 'Предложения участников: 1').waitFor();
    must(await key(curator, 'Заявки наставников: 1').count() === 0, 'it still waits');
  });
  await check('a child’s link for the guardian is shown to the curator alone', async () => {
    await press(curator, 'Дети и их представители: 1');
    await press(curator, 'У-28: ждёт ответа');
    await press(curator, 'Ссылка для родителя');
    const link = curator.locator('.words a[href*="start="]').last();
    const code = new URL(await link.getAttribute('href')).searchParams.get('start');
    const readers = await page.evaluate(async (code_) => {
      const { people } = await (await fetch('/playground/state')).json();
      const read = await Promise.all(people.map(async ({ user }) =>
        (await (await fetch(`/control/chat?user=${user}&after=0&wait=0`)).text()).includes(code_)));
      return people.filter((person, i) => read[i]).map((person) => person.role);
    }, code);
    must(readers.join() === 'curator', `it is shown to: ${readers}`);
    must(!(await newcomer.innerText()).includes(code), 'it is shown to the newcomer');
  });
  await check('the child waits, in any phone that is given to them', async () => {
    await mentee.locator('.holder').selectOption('Миша: Ребёнок 10–13 лет');
    await sees(mentee, 'Твой код: У-28');
    must(await mentee.getAttribute('aria-label') === 'Телефон: Ребёнок 10–13 лет', 'another name');
    await mentee.locator('.holder').selectOption('Ирина Павловна Лесникова: Наставляемый');
    await sees(mentee, 'Здравствуйте, Ирина Павловна Лесникова');
  });
  await check('a guardian sees the child who takes part', async () => {
    await mentor.locator('.holder').selectOption('Татьяна Викторовна Рябова: Родитель');
    await press(mentor, 'Мои дети');
    await sees(mentor, 'Соня Рябова');
    await mentor.locator('.holder').selectOption('Пётр Ильич Громов: Наставник');
    await sees(mentor, 'Здравствуйте, Пётр');
  });
}

// One key of one screen, among those of all that the phone shows.
const screen = (phone, ...said) => said.reduce(
  (found, text) => found.filter({ hasText: text }), phone.locator('.messages > li')).last();

async function proposing(page, { mentee, mentor, curator }) {
  let hour = '';
  await check('the mentor proposes a meeting in three taps', async () => {
    await button(page, 'понедельник 08:30').click();
    await say(mentor, '/meet');
    await sees(mentor, 'Какой день?');
    let taps = 0;
    for (const name of [/^Завтра/, /^После 5 урока/, /^Библиотека$/]) {
      const one = mentor.locator('.key').filter({ hasText: name }).last();
      await one.waitFor();
      hour = (await one.innerText()).match(/\d\d:\d\d/)?.[0] || hour;
      await one.click();
      taps++;
    }
    await sees(mentor, 'Встреча предложена, ждём ответа');
    must(taps === 3 && hour, `${taps} taps, hour '${hour}'`);
  });
  await check('the mentee confirms it, and the mentor’s card says so', async () => {
    const asked = screen(mentee, 'предлагает встретиться', hour);
    await button(asked, 'Буду').click();
    await screen(mentor, 'Встреча подтверждена', hour).waitFor();
  });
  await check('the curator sees the pair, and its meeting to come', async () => {
    await openDesk(curator);
    const ahead = new RegExp(`${hour}[^\\n]*подтверждена`);
    must(ahead.test(await screen(curator, 'Шаги: в работе').innerText()), 'it is not there');
    await page.locator('.toast:visible').first().waitFor({ state: 'hidden' });
    await page.screenshot({ path: picture });
  });
  await check('a file for the calendar comes, and can be saved', async () => {
    await button(screen(mentee, 'Встреча подтверждена', hour), 'В календарь (.ics)').click();
    const file = mentee.locator('.attached.document').filter({ hasText: '.ics' }).last();
    await file.waitFor();
    const text = (await saved(page, file.getByRole('link'))).toString();
    must(/^BEGIN:VCALENDAR/.test(text) && /\nUID:/.test(text), text.slice(0, 60));
  });
  return hour;
}

async function agreement(page, { mentor }) {
  await check('the agreement comes as a page to print', async () => {
    await say(mentor, '/pair');
    await press(mentor, 'Ещё');
    await press(mentor, 'Соглашение');
    await press(mentor, 'PDF для печати');
    const file = mentor.locator('.attached.document').filter({ hasText: '.pdf' }).last();
    await file.waitFor();
    must((await saved(page, file.getByRole('link'))).subarray(0, 5).toString() === '%PDF-',
         'it is no PDF');
  });
}

async function meeting(page, phones, hour) {
  const { mentee, mentor } = phones;
  await check('both are reminded of it, with three buttons', async () => {
    await events(page, screen(mentee, 'Напоминаю о встрече', hour));
    for (const phone of [mentee, mentor]) {
      const told = screen(phone, 'Напоминаю о встрече', hour);
      for (const name of ['Буду', 'Перенести', 'Не смогу'])
        await button(told, name).waitFor();
    }
  });
  await check('afterwards each is asked whether it took place', async () => {
    await events(page, screen(mentee, 'Встреча состоялась?', hour));
    await screen(mentor, 'Встреча состоялась?', hour).waitFor();
  });
  await check('each answers and marks it in four taps', async () => {
    for (const [phone, yes] of [[mentee, 'Да'], [mentor, 'Да, 45 минут']]) {
      await button(screen(phone, 'Встреча состоялась?', hour), yes).click();
      for (const [question, mark] of [['Вопрос 1 из 3', '4 🙂'], ['Вопрос 2 из 3', '5 😀'],
                                      ['Вопрос 3 из 3', 'Да']])
        await button(screen(phone, question), mark).click();
      await sees(phone, 'Спасибо, отзыв сохранён');
    }
    await screen(mentor, 'Итог: состоялась', hour).waitFor();
  });
  await check('a question for oneself is answered by voice, and in words', async () => {
    await sees(mentee, 'Один вопрос для себя');
    await button(mentee, 'Голосовое').click();
    await screen(mentee, 'Сохранено в дневнике', 'Голосовое сообщение').waitFor();
    await sees(mentor, 'Один вопрос для себя');
    await say(mentor, 'Начинать с вопроса, а не с ответа.');
    await screen(mentor, 'Сохранено в дневнике', 'Начинать с вопроса').waitFor();
  });
}

// The curator opens that pair.
async function openDesk(curator) {
  await say(curator, '/home');
  await press(curator, 'Рабочий стол');
  await press(curator, 'Пары и группы');
  await curator.locator('.key').filter({ hasText: /^Идут/ }).last().click();
  await press(curator, 'Дальше ›'); // the longest of them stand on the last page
  await curator.locator('.key').filter({ hasText: 'Лесникова' }).last().click();
  await sees(curator, 'Шаги: в работе');
}

async function overseeing(page, { curator }, hour) {
  await check('the curator’s desk shows that it was held, and no mark of it', async () => {
    await openDesk(curator);
    const held = new RegExp(`${hour}[^\\n]*состоялась`);
    await until(async () => held.test(await screen(curator, 'Шаги: в работе').innerText()),
                'it is not there');
    must(!/Начинать с вопроса/.test(await curator.innerText()), 'a diary is shown');
  });
}

// The curator's desk: the digest, a card behind a number, its picture, a list of people.
async function desk(page, { curator }) {
  await check('the desk leads to the digest, a number to a card, and back', async () => {
    await say(curator, '/home');
    await press(curator, 'Рабочий стол');
    await press(curator, 'Сводка недели');
    await screen(curator, 'Сводка на', '1. ').waitFor();
    await press(curator, '1');
    await key(curator, 'Ложная тревога').waitFor();
    await press(curator, '‹ Назад');
    await screen(curator, 'Сводка на', '1. ').waitFor();
  });
  await check('the digest’s picture comes as a photo', async () => {
    await press(curator, 'Картинка');
    const drawn = curator.locator('.attached.photo img').last();
    await until(async () => await drawn.count() && drawn.evaluate((i) => i.naturalWidth > 300),
                'it does not');
  });
  await check('a list of people is sent as a document, and is read', async () => {
    await say(curator, '/desk');
    await press(curator, 'Список из файла');
    await sees(curator, 'Список людей из файла');
    const list = 'ФИО;Роль\nОрлова Нина Павловна;наставник\nЛесникова Ирина Павловна;наставляемый\n';
    await curator.locator('input.file').setInputFiles(
      { name: 'люди.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
    await screen(curator, 'Список прочитан', '1 новый').waitFor();
    await key(curator, 'Пригласить 1').waitFor();
    await press(curator, 'Удалить список');
    await say(curator, '/home');
  });
}

// What this person wrote, as it stands in their own phone, and in the other's.
const own = (phone, text) => phone.locator('.messages > .user').filter({ hasText: text }).last();
const passed = (phone, text) => phone.locator('.messages > .bot').filter({ hasText: text }).last();

async function asking(page, { mentee, mentor }) {
  await check('the mentee asks for help in three taps, and may add words', async () => {
    await say(mentee, '/help');
    await sees(mentee, 'С чем нужна помощь?');
    for (const name of ['Ученик или класс', 'Сейчас', 'Наставник: Пётр Ильич Громов'])
      await press(mentee, name);
    await sees(mentee, 'Кто прочитает: Пётр Ильич Громов');
    await key(mentee, 'На шестом уроке класс не слышит').waitFor();
    await say(mentee, 'Через урок открытый урок, а проектор погас.');
    await press(mentee, 'Отправить');
    await screen(mentee, 'Просьбу получает: Пётр Ильич Громов', 'Ответ обещан до').waitFor();
  });
  await check('the mentor answers now, and the mentee sees who does', async () => {
    const asked = screen(mentor, 'проектор погас');
    await button(asked, 'Отвечу сейчас').click();
    await sees(mentor, 'Пишите сюда');
    await screen(mentee, 'Отвечает: Пётр Ильич Громов').waitFor();
  });
}

async function talking(page, { mentee, mentor }) {
  await check('they write to each other, and a reaction says that it arrived', async () => {
    await say(mentor, 'Запасной в кабинете 31, сейчас принесу.');
    await passed(mentee, 'Запасной в кабинете 31').waitFor();
    await own(mentor, 'Запасной').locator('.reaction').waitFor();
    await say(mentee, 'Спасибо, жду у дверей.');
    await passed(mentor, 'жду у дверей').waitFor();
    await own(mentee, 'жду у дверей').locator('.reaction').waitFor();
  });
  await check('a picture comes with its words, and a correction changes them there', async () => {
    await mentee.getByRole('textbox').fill('Это проектр');
    await mentee.locator('input.file').setInputFiles(
      { name: 'доска.png', mimeType: 'image/png', buffer: await mentee.screenshot() });
    const there = passed(mentor, 'Это проектр');
    await until(() => there.locator('img').evaluate((i) => i.naturalWidth > 100), 'no picture');
    await own(mentee, 'жду у дверей').getByRole('button', { name: 'Исправить' }).click();
    await say(mentee, 'Спасибо, жду в кабинете 12.');
    await passed(mentor, 'жду в кабинете 12').waitFor();
    must(await passed(mentor, 'жду у дверей').count() === 0, 'the old words stand there too');
  });
  await check('a line is taken back, and is gone from the other phone', async () => {
    await say(mentor, 'Не туда написано.');
    await passed(mentee, 'Не туда написано').waitFor();
    await own(mentor, 'Не туда написано').locator('.reaction').waitFor();
    await page.screenshot({ path: picture.replace('.png', '-talk.png') });
    await press(mentor, 'Отозвать последнее');
    await press(mentor, 'Отозвать');
    await passed(mentee, 'Не туда написано').waitFor({ state: 'detached' });
    await own(mentor, 'Не туда написано').locator('.reaction').waitFor({ state: 'detached' });
  });
  await check('the mentor marks it answered, and the mentee says that it helped', async () => {
    await press(mentor, 'Отвечено');
    await screen(mentor, 'Отмечено: ответ дан').waitFor();
    await press(mentee, 'Решилось');
    await button(screen(mentee, 'Помогло?'), 'Да').click();
    await sees(mentee, 'Можно показать другим');
    await page.screenshot({ path: picture.replace('.png', '-answered.png') });
  });
}

async function mydata(page, { mentee }) {
  await check('all that is known comes as a page and as data, and both can be saved', async () => {
    await say(mentee, '/mydata');
    await press(mentee, 'Получить файлом');
    const [read, data] = ['.html', '.json'].map((name) =>
      mentee.locator('.attached.document').filter({ hasText: name }));
    await data.waitFor();
    must(/Ирина Павловна Лесникова/.test(await saved(page, read.getByRole('link'))), 'no name');
    const known = JSON.parse(await saved(page, data.getByRole('link')));
    must(JSON.stringify(known).includes('Математика, 5–7 классы'), 'an answer is missing');
    await say(mentee, '/home');
  });
}

async function settings(page, { mentee, mentor }) {
  await check('the mentee switches the language in the settings', async () => {
    await press(mentee, 'Настройки');
    await press(mentee, 'Язык');
    await press(mentee, 'English');
    await sees(mentee, 'Language: English');
  });
  await check('the commands are in the language of the app', async () => {
    await button(mentor, 'Меню').click();
    await mentor.locator('.commands').getByText('Настройки').waitFor();
    await mentor.getByRole('textbox').press('Escape');
    await button(mentor, 'Телефон').click();
    await mentor.getByLabel('Язык приложения').selectOption('en');
    await button(mentor, 'Меню').click();
    await mentor.locator('.commands').getByText('Settings').click();
    await sees(mentor, 'Тихие часы');
    await mentor.getByLabel('Язык приложения').selectOption('ru');
    await button(mentor, 'Телефон').click();
  });
  await check('a key pressed on the keyboard leads to the next screen’s keys', async () => {
    await press(mentor, 'Домой');
    await sees(mentor, 'Здравствуйте, Пётр');
    await key(mentor, 'О программе').focus();
    await page.keyboard.press('Enter');
    await sees(mentor, 'Всё, что бот знает');
    await until(() => page.evaluate(() => document.activeElement.textContent === 'Зачем это'),
                'the focus is lost');
    await page.keyboard.press('Enter');
    await sees(mentor, 'Наставничество в школах вводит национальный проект');
  });
}

async function files(page, { mentor }) {
  await check('a voice note is sent, and can be heard and saved', async () => {
    await button(mentor, 'Голосовое').click();
    const note = mentor.locator('.attached.voice').last();
    await note.waitFor();
    await until(() => note.locator('audio').evaluate((a) => a.duration > 3), 'it has no length');
    must((await saved(page, note.getByRole('link'))).subarray(0, 4).toString() === 'OggS', 'not a note');
  });
  await check('a document is sent, and is saved as it was', async () => {
    await mentor.locator('input.file').setInputFiles(
      { name: 'план урока.txt', mimeType: 'text/plain', buffer: Buffer.from('План & цели') });
    const document = mentor.locator('.attached.document').last();
    await document.getByText('план урока.txt').waitFor();
    must((await saved(page, document.getByRole('link'))).toString() === 'План & цели', 'it changed');
  });
}

async function time(page) {
  await check('the clock goes an hour on', async () => {
    const before = await clock(page);
    await button(page, '+1 ч').click();
    await until(async () => await clock(page) >= before + 3600, 'it does not');
    must(await clock(page) < before + 3700, 'it goes further');
  });
  await check('the clock goes to Monday morning', async () => {
    await button(page, 'понедельник 08:30').click();
    await page.locator('#now').getByText(/^понедельник.*08:3\d/).waitFor();
  });
}

async function strangers(page, { newcomer, curator }) {
  await check('a fresh newcomer speaks English with the bot', async () => {
    await button(newcomer, 'Новичок заново').click();
    await button(newcomer, 'Запустить').waitFor();
    await button(newcomer, 'Телефон').click();
    await newcomer.getByLabel('Язык приложения').selectOption('en');
    await button(newcomer, 'Телефон').click();
    await button(newcomer, 'Запустить').click();
    await sees(newcomer, 'Hello');
  });
  await check('who asks to join shows up as new in the curator’s phone', async () => {
    for (const phone of await page.locator('.phone').all()) {
      await phone.hover();
      await phone.locator('.badge').waitFor({ state: 'hidden' });
    }
    await newcomer.locator('.key').first().click();
    await curator.locator('.badge').getByText('новых: 1').waitFor();
    must(await page.evaluate(() => {
      const badges = [...document.querySelectorAll('.badge:not([hidden])')];
      const all = badges.reduce((sum, b) => sum + Number(b.textContent.match(/\d+/)), 0);
      return document.title.startsWith(`(${all}) `);
    }), 'the title does not count it');
    await curator.hover();
    await curator.locator('.badge').waitFor({ state: 'hidden' });
    await sees(curator, 'Кто-то просится в программу');
  });
}

// Nothing has come for two seconds: a Monday brings the digest, and its picture later.
async function calm(phone) {
  for (let before = -1, now; (now = await phone.locator('.messages > li').count()) !== before;) {
    before = now;
    await new Promise((done) => setTimeout(done, 2000));
  }
}

async function lasting(page, { mentee, curator }) {
  await check('after a reload everything is there', async () => {
    await calm(curator);
    const before = await clock(page);
    await page.reload();
    await sees(mentee, 'Language: English');
    await sees(curator, 'Кто-то просится в программу');
    must(Math.abs(await clock(page) - before) < 100, 'the clock is another');
    must(await curator.locator('.badge').isHidden(), 'old messages are counted as new');
  });
  await check('the page itself speaks English', async () => {
    await button(page, 'English').click();
    await page.getByRole('heading', { level: 1, name: 'Playground' }).waitFor();
    await button(mentee, 'Send').waitFor();
    await button(page, 'Русский').click();
  });
}

// What no screen of the bot has today, drawn by the page's own code.
async function drawing(page) {
  const drawn = (text, entities) => page.evaluate(async ([text_, entities_]) => {
    const { textNodes } = await import('/message.js');
    const place = document.createElement('div');
    place.append(...textNodes({ text: text_, entities: entities_ },
                              { zone: 'Asia/Vladivostok', language: 'ru', now: () => 0 }));
    return place.innerHTML;
  }, [text, entities]);
  await check('offsets count UTF-16 units, and entities nest', async () => {
    const html = await drawn('😀 абв', [{ type: 'bold', offset: 3, length: 3 },
                                        { type: 'italic', offset: 4, length: 1 },
                                        { type: 'strikethrough', offset: 0, length: 2 }]);
    must(html === '<s>😀</s> <b>а<i>б</i>в</b>', html);
  });
  await check('a text is never markup', async () => {
    const html = await drawn('<img src=x> <b>', [{ type: 'code', offset: 0, length: 11 }]);
    must(html === '<code>&lt;img src=x&gt;</code> &lt;b&gt;', html);
  });
  await check('a moment is told in the phone’s zone', async () => {
    const html = await drawn('в срок', [{ type: 'date_time', offset: 0, length: 6,
                                          unix_time: 1767225600, date_time_format: 'wDt' }]);
    must(/title="в срок">четверг, 1 января 2026 г. в 10:00<\/time>/.test(html), html);
  });
  await check('a spoiler is hidden until it is asked for', async () => {
    const html = await drawn('секрет', [{ type: 'spoiler', offset: 0, length: 6 }]);
    must(/^<span class="spoiler" role="button"[^>]*>секрет<\/span>$/.test(html), html);
  });
}

async function doors() {
  const body = JSON.stringify({ by: 3600 });
  const post = { method: 'POST', path: '/playground/clock' };
  await check('an order without the token is refused', async () => {
    must(await status(post, body) === 403, 'it is not');
  });
  await check('another Host is refused', async () => {
    const headers = { Host: 'playground.example' };
    must(await status({ path: '/control/state', headers }) === 403, 'it is not');
  });
  await check('a post from another origin is refused', async () => {
    const headers = { Origin: 'http://playground.example' };
    must(await status({ method: 'POST', path: '/control/say', headers },
                      '{"user":5205,"text":"hello"}') === 403, 'it is not');
  });
}

async function narrow(page) {
  await check('on a small screen the phones follow each other', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    const fits = () => document.documentElement.scrollWidth <= window.innerWidth;
    must(await page.evaluate(fits), 'the page is wider than the screen');
    const [a, b] = [await page.locator('#mentee').boundingBox(),
                    await page.locator('#mentor').boundingBox()];
    must(b.y >= a.y + a.height, 'they do not');
    await page.setViewportSize({ width: 1500, height: 900 });
  });
}

// ---- the run -------------------------------------------------------------------------------

async function run(browser) {
  const context = await browser.newContext({
    viewport: { width: 1500, height: 900 }, locale: 'ru-RU',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage(), complaints = [];
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(`${address}/`))
      complaints.push(`asks for ${request.url()}`);
  });
  await page.goto(`${address}/`);
  const phones = {};
  for (const who of ['mentee', 'mentor', 'curator', 'newcomer'])
    phones[who] = page.locator(`#${who}`);
  await joining(page, phones);
  await onboarding(page, phones);
  await inviting(page, phones);
  await deciding(page, phones);
  await desk(page, phones);
  await agreement(page, phones);
  const hour = await proposing(page, phones);
  await meeting(page, phones, hour);
  await overseeing(page, phones, hour);
  await asking(page, phones);
  await talking(page, phones);
  await mydata(page, phones);
  await settings(page, phones);
  await files(page, phones);
  await time(page);
  await strangers(page, phones);
  await lasting(page, phones);
  await drawing(page);
  await doors();
  await narrow(page);
  await check('the page complains of nothing and asks nobody else', async () => {
    must(complaints.length === 0, complaints[0]);
  });
}

(async () => {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
  try {
    await run(browser);
  } finally {
    await browser.close();
  }
})().catch((error) => {
  console.log(`FAILED  the run broke off: ${error.message.split('\n')[0]}`);
  process.exitCode = 1;
});
