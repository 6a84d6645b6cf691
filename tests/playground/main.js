// main.js - the page: the clock, the language, four phones.
//
// All that lasts is the program's: after a reload everything is there again. Kept by the
// browser: the language of the page and the zone of each phone.

import * as control from './control.js';
import { Phone } from './phone.js';
import { fillWords, moment, page, styles, words } from './words.js';

const LOOK_EVERY = 5000, RETRY = 2000;

const phones = [];
let school = { zone: 'UTC', next: 0, school: '' };
let ahead = 0; // of this computer's clock, seconds

const news = document.getElementById('news');
const now = () => Date.now() / 1000 + ahead;
const newcomer = () => phones.find((phone) => phone.who === 'newcomer');

// ---- news ----------------------------------------------------------------------------------

// Read out to who listens, and shown when it is not to be seen elsewhere.
function tell(text, shown, stays) {
  news.textContent = text;
  news.classList.toggle('shown', shown);
  clearTimeout(tell.timer);
  if (!stays)
    tell.timer = setTimeout(() => tell('', false, true), 4000);
}

// Waits for the program; a new one may know nothing of this page, so it is loaded anew.
async function waitForProgram() {
  for (;;) {
    await new Promise((done) => setTimeout(done, RETRY));
    if (await control.state().catch(() => null))
      location.reload();
  }
}

let lost = false;

// fetch() tells by a TypeError that nobody answered.
function failed(error) {
  if (!(error instanceof TypeError)) {
    tell(words('failed', { why: error.message }), true);
    return;
  }
  tell(words('lost'), true, true);
  if (!lost)
    waitForProgram();
  lost = true;
}

// ---- the clock -----------------------------------------------------------------------------

const at = (seconds) => moment(seconds, school.zone, page.language, styles.full);

function showClock() {
  const clock = document.getElementById('now');
  clock.textContent = at(now());
  clock.dateTime = new Date(now() * 1000).toISOString();
}

function showPushes() {
  const event = school.next ? words('event_at', { when: at(school.next) }) : words('event_none');
  const titles = { hour: words('hour_long'), event, monday: words('monday_long') };
  for (const button of document.querySelectorAll('[data-push]'))
    button.title = titles[button.dataset.push];
  document.querySelector('[data-push=event]').disabled = !school.next;
}

function takeTime(state) {
  ahead = state.now - Date.now() / 1000;
  school.next = state.next;
  showClock();
  showPushes();
}

const pushes = { hour: { by: 3600 }, event: { until: 'event' }, monday: { until: 'monday' } };

async function push(how) {
  try {
    takeTime(await control.push(pushes[how]));
    tell(words('pushed', { when: at(now()) }), false);
  } catch (error) {
    failed(error);
  }
}

async function look() {
  if (document.visibilityState === 'hidden' || lost)
    return;
  await control.state().then(takeTime, failed);
}

// ---- the phones ------------------------------------------------------------------------------

const owner = {
  now,
  failed,
  copied(text) {
    if (control.startWord(text))
      newcomer()?.offerCopied(text);
  },
  counted() {
    const count = phones.reduce((sum, phone) => sum + phone.unread, 0);
    document.title = (count ? `(${count}) ` : '') + `${words('title')}: ${school.school}`;
  },
  async anew() {
    try {
      const { user } = await control.newcomer();
      newcomer().become(user, 'ru');
    } catch (error) {
      failed(error);
    }
  },
};

function speak(language) {
  page.language = language;
  localStorage.setItem('language', language);
  document.documentElement.lang = language;
  fillWords(document);
  document.querySelector('h1').textContent = `${words('title')}: ${school.school}`;
  for (const button of document.querySelectorAll('[data-language]'))
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
  phones.forEach((phone) => phone.word());
  showClock();
  showPushes();
  owner.counted();
}

async function open() {
  const people = await control.meet();
  school = await control.state();
  takeTime(school);
  owner.languageOf = (user) => people.find((p) => p.id === user)?.language_code || 'ru';
  for (const info of school.phones) {
    phones.push(new Phone({ ...info, zone: school.zone,
                            people: info.who === 'newcomer' ? [] : school.people }, owner));
  }
  document.getElementById('phones').append(...phones.map((phone) => phone.root));
  speak(page.language);
}

page.language = localStorage.getItem('language') ||
                (navigator.language.startsWith('ru') ? 'ru' : 'en');
fillWords(document);
for (const button of document.querySelectorAll('[data-language]'))
  button.addEventListener('click', () => speak(button.dataset.language));
for (const button of document.querySelectorAll('[data-push]'))
  button.addEventListener('click', () => push(button.dataset.push));
open().catch(failed);
setInterval(showClock, 1000);
setInterval(look, LOOK_EVERY);
