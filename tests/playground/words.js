// words.js - the page's own words in two languages. What stands in the phones is the bot's.

const all = {
  ru: {
    title: 'Площадка', about: 'Настоящий бот, учебная школа. Наружу ничего не уходит.',
    clock: 'Часы площадки', language: 'Язык страницы',
    hour: '+1 ч', event: 'до следующего события', monday: 'понедельник 08:30',
    hour_long: 'Перевести часы на час вперёд',
    event_at: 'Событие: {when}', event_none: 'Ничего не запланировано',
    monday_long: 'Перевести часы на ближайший понедельник, 08:30',
    pushed: 'Часы переведены: {when}',
    lost: 'Нет связи с программой. Она остановлена? Страница ждёт и подключится сама.',
    failed: 'Не получилось: {why}',
    mentee: 'Наставляемый', mentor: 'Наставник', curator: 'Куратор', newcomer: 'Новичок',
    deputy: 'Заместитель куратора', head: 'Руководитель', psychologist: 'Психолог',
    resource: 'Ответственный за ресурсы', guardian: 'Родитель', learner: 'Школьник 14–17 лет',
    child: 'Ребёнок 10–13 лет', holder: 'Кто в телефоне',
    unread: 'новых: {count}', chat_of: 'Чат с ботом: {who}', phone_of: 'Телефон: {who}',
    invited: 'Ссылка куратора', copied: 'Открыть скопированную ссылку', anew: 'Новичок заново',
    bot: 'Nastavnik', is_bot: 'бот',
    phone: 'Телефон', app_language: 'Язык приложения', zone: 'Часовой пояс',
    blocked: 'Бот заблокирован',
    empty: 'Здесь пока нет сообщений. Начните разговор с ботом.', start: 'Запустить',
    write: 'Сообщение', send: 'Отправить', menu: 'Меню', attach: 'Файл', voice: 'Голосовое',
    reply: 'Ответить', correct: 'Исправить', cancel: 'Отмена', ok: 'Понятно',
    replying: 'Ответ на: {words}', correcting: 'Исправление: {words}',
    edited: 'изменено', copied_now: 'Скопировано', spoiler: 'Скрытый текст, показать',
    no_commands: 'Команд пока нет', photo: 'Фото', video: 'Видео', document: 'Файл', audio: 'Аудио',
    voice_file: 'Голосовое сообщение', save: 'Скачать', too_big: 'Файл больше 20 МБ',
    contact: 'Телефон: {number}',
    reaction: 'Реакция: {words}', opens_link: 'откроется ссылка', copies: 'скопировать',
    kb: '{count} КБ', bytes: '{count} Б',
  },
  en: {
    title: 'Playground', about: 'The real bot, a school to try it in. Nothing leaves this computer.',
    clock: 'The playground’s clock', language: 'Language of the page',
    hour: '+1 h', event: 'to the next event', monday: 'Monday 08:30',
    hour_long: 'Push the clock forward by an hour',
    event_at: 'Event: {when}', event_none: 'Nothing is planned',
    monday_long: 'Push the clock to next Monday, 08:30',
    pushed: 'The clock was pushed: {when}',
    lost: 'The program does not answer. Was it stopped? The page waits and connects by itself.',
    failed: 'That failed: {why}',
    mentee: 'Mentee', mentor: 'Mentor', curator: 'Curator', newcomer: 'Newcomer',
    deputy: 'Deputy curator', head: 'Head', psychologist: 'Psychologist',
    resource: 'Resource officer', guardian: 'Parent', learner: 'Learner, 14 to 17',
    child: 'Child, 10 to 13', holder: 'Whose phone',
    unread: '{count} new', chat_of: 'Chat with the bot: {who}', phone_of: 'Phone: {who}',
    invited: 'The curator’s link', copied: 'Open the copied link', anew: 'A fresh newcomer',
    bot: 'Nastavnik', is_bot: 'bot',
    phone: 'Phone', app_language: 'App language', zone: 'Time zone',
    blocked: 'The bot is blocked',
    empty: 'There are no messages here yet. Begin the talk with the bot.', start: 'Start',
    write: 'Message', send: 'Send', menu: 'Menu', attach: 'File', voice: 'Voice note',
    reply: 'Reply', correct: 'Correct', cancel: 'Cancel', ok: 'OK',
    replying: 'Reply to: {words}', correcting: 'Correcting: {words}',
    edited: 'edited', copied_now: 'Copied', spoiler: 'Hidden text, show it',
    no_commands: 'There are no commands yet', photo: 'Photo', video: 'Video', document: 'File', audio: 'Audio',
    voice_file: 'Voice message', save: 'Download', too_big: 'The file is larger than 20 MB',
    contact: 'Phone: {number}',
    reaction: 'Reaction: {words}', opens_link: 'opens a link', copies: 'copy',
    kb: '{count} KB', bytes: '{count} B',
  },
};

// The clocks of Russia, from west to east.
export const zones = {
  'Europe/Kaliningrad': { ru: 'Калининград', en: 'Kaliningrad' },
  'Europe/Moscow': { ru: 'Москва', en: 'Moscow' },
  'Europe/Samara': { ru: 'Самара', en: 'Samara' },
  'Asia/Yekaterinburg': { ru: 'Екатеринбург', en: 'Yekaterinburg' },
  'Asia/Omsk': { ru: 'Омск', en: 'Omsk' },
  'Asia/Krasnoyarsk': { ru: 'Красноярск', en: 'Krasnoyarsk' },
  'Asia/Irkutsk': { ru: 'Иркутск', en: 'Irkutsk' },
  'Asia/Yakutsk': { ru: 'Якутск', en: 'Yakutsk' },
  'Asia/Vladivostok': { ru: 'Владивосток', en: 'Vladivostok' },
  'Asia/Magadan': { ru: 'Магадан', en: 'Magadan' },
  'Asia/Kamchatka': { ru: 'Камчатка', en: 'Kamchatka' },
};

export const page = { language: 'ru' };

// The words of that key in the page's language, {blanks} filled.
export function words(key, values = {}) {
  return all[page.language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// Writes the words where the markup asks for them: as the text, the label, the placeholder.
export function fillWords(root) {
  for (const place of root.querySelectorAll('[data-words]'))
    place.textContent = words(place.dataset.words);
  for (const place of root.querySelectorAll('[data-label]'))
    place.setAttribute('aria-label', words(place.dataset.label));
  for (const place of root.querySelectorAll('[data-placeholder]'))
    place.placeholder = words(place.dataset.placeholder);
}

// A moment (seconds) in a zone, the way Intl writes it in that language; 24 hours everywhere.
export function moment(seconds, zone, language, style) {
  const options = { timeZone: zone, hourCycle: 'h23', ...style };
  return new Intl.DateTimeFormat(language, options).format(new Date(seconds * 1000));
}

export const styles = {
  clock: { hour: '2-digit', minute: '2-digit' },
  day: { day: 'numeric', month: 'long' },
  full: { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
  key: { year: 'numeric', month: '2-digit', day: '2-digit' },
};
