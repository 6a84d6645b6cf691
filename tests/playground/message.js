// message.js - one message as an app draws it: the text by its entities, files, keys.
//
// Offsets of entities count UTF-16 units, as JavaScript's strings do. Nothing of a message is
// ever taken as markup: every text becomes a text node.

import { file, startWord } from './control.js';
import { moment, styles, words } from './words.js';

export function element(tag, classes, ...inside) {
  const e = document.createElement(tag);
  if (classes)
    e.className = classes;
  e.append(...inside);
  return e;
}

function button(classes, words_, act) {
  const b = element('button', classes, words_);
  b.type = 'button';
  b.addEventListener('click', act);
  return b;
}

// ---- links ---------------------------------------------------------------------------------

// A link that starts our bot works in the phone it was opened in; others open in a new tab.
function link(phone, url, ...inside) {
  const a = element('a', '', ...inside);
  const word = startWord(url);
  a.href = /^(https?|tg|mailto|tel):/i.test(url) ? url : '#';
  a.rel = 'noreferrer';
  a.target = '_blank';
  if (word !== null)
    a.addEventListener('click', (event) => {
      event.preventDefault();
      phone.start(word);
    });
  return a;
}

// Bare addresses become links, as the server makes them.
function plain(phone, text, bare) {
  if (!bare)
    return [text];
  return text.split(/(https?:\/\/[^\s<>"«»]*[^\s<>"«».,;:!?)])/).map((part, i) =>
    (i % 2 ? link(phone, part, part) : part));
}

// ---- entities ------------------------------------------------------------------------------

const tags = {
  bold: 'b', italic: 'i', underline: 'u', strikethrough: 's', code: 'code', pre: 'pre',
  blockquote: 'blockquote', expandable_blockquote: 'blockquote',
};

function spoiler(inside) {
  const s = element('span', 'spoiler', ...inside);
  const show = () => {
    s.classList.add('shown');
    s.removeAttribute('role');
    s.removeAttribute('tabindex');
    s.removeAttribute('aria-label');
  };
  s.setAttribute('role', 'button');
  s.setAttribute('aria-label', words('spoiler'));
  s.tabIndex = 0;
  s.addEventListener('click', show);
  s.addEventListener('keydown', (event) => event.key === 'Enter' && show());
  return s;
}

const from_now = [['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];

function relative(seconds, phone) {
  const ahead = seconds - phone.now();
  const [unit, size] = from_now.find(([, s]) => Math.abs(ahead) >= s) || from_now[3];
  return new Intl.RelativeTimeFormat(phone.language).format(Math.round(ahead / size), unit);
}

// Of a format "r" or "w?[dD]?[tT]?"; none: the sender's text stays.
function momentWords(seconds, format, phone, text) {
  if (format === 'r')
    return relative(seconds, phone);
  const style = {};
  if (format.includes('w'))
    style.weekday = 'long';
  if (format.includes('d'))
    Object.assign(style, { day: '2-digit', month: '2-digit', year: '2-digit' });
  if (format.includes('D'))
    Object.assign(style, { day: 'numeric', month: 'long', year: 'numeric' });
  if (/t/i.test(format))
    Object.assign(style, styles.clock, format.includes('T') ? { second: '2-digit' } : {});
  return format ? moment(seconds, phone.zone, phone.language, style) : text;
}

function dateTime(entity, text, phone) {
  const format = entity.date_time_format || '';
  const t = element('time', 'moment', momentWords(entity.unix_time, format, phone, text));
  t.dateTime = new Date(entity.unix_time * 1000).toISOString();
  t.title = text;
  return t;
}

function command(phone, text) {
  return button('as-link', text, () => phone.say(text));
}

function draw(entity, text, inside, phone) {
  switch (entity.type) {
  case 'spoiler': return spoiler(inside);
  case 'text_link': return link(phone, entity.url, ...inside);
  case 'url': return link(phone, /^[a-z]+:/i.test(text) ? text : `https://${text}`, ...inside);
  case 'email': return link(phone, `mailto:${text}`, ...inside);
  case 'bot_command': return command(phone, text);
  case 'date_time': return dateTime(entity, text, phone);
  default: return element(tags[entity.type] || 'span', '', ...inside);
  }
}

// The nodes of text[from, to) with these entities, the outer ones first.
function span(text, from, to, entities, phone, bare) {
  const nodes = [];
  let at = from;
  for (let i = 0; i < entities.length; i++) {
    const entity = entities[i], end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at)
      continue;
    const within = entities.slice(i + 1).filter((e) => e.offset < end);
    const may_link = bare && !['code', 'pre', 'text_link', 'url'].includes(entity.type);
    nodes.push(...plain(phone, text.slice(at, entity.offset), bare));
    nodes.push(draw(entity, text.slice(entity.offset, end),
                    span(text, entity.offset, end, within, phone, may_link), phone));
    at = end;
  }
  nodes.push(...plain(phone, text.slice(at, to), bare));
  return nodes;
}

export function textNodes(message, phone) {
  const order = (a, b) => a.offset - b.offset || b.length - a.length;
  const entities = [...(message.entities || [])].sort(order);
  return span(message.text, 0, message.text.length, entities, phone, true);
}

// ---- files ---------------------------------------------------------------------------------

function size(bytes) {
  return bytes < 1024 ? words('bytes', { count: bytes })
                      : words('kb', { count: Math.round(bytes / 1024) });
}

function player(f) {
  const picture = f.kind === 'document' && /\.(png|jpe?g)$/i.test(f.name);
  const kind = picture ? 'photo' : f.kind;
  const tag = { photo: 'img', video: 'video', voice: 'audio', audio: 'audio' }[kind];
  if (!tag)
    return [];
  const e = element(tag);
  e.src = file(f.path);
  if (tag === 'img')
    e.alt = f.name || words('photo');
  else
    e.controls = true;
  return [e];
}

function drawFile(f) {
  const kind = words(f.kind === 'voice' ? 'voice_file' : f.kind);
  const name = element('span', 'file-name', f.name || kind);
  const save = element('a', '', words('save'));
  save.href = file(f.path);
  save.download = f.name || f.path.split('/').pop();
  return element('div', `attached ${f.kind}`, ...player(f),
                 element('p', '', name, ' ', element('span', 'size', size(f.size)), ' ', save));
}

// ---- keys ----------------------------------------------------------------------------------

// What a key does besides a press is told in words to who cannot see its sign.
function sign(b, words_) {
  b.append(element('span', 'unseen', ` (${words_})`));
  return b;
}

function key(k, message, phone) {
  const classes = `key ${k.style || ''}`;
  let b;
  if (k.url !== undefined && startWord(k.url) === null) {
    b = sign(link(phone, k.url, k.text), words('opens_link'));
    b.className = `${classes} away`;
  } else if (k.url !== undefined) {
    b = sign(button(`${classes} away`, k.text, () => phone.start(startWord(k.url))),
             words('opens_link'));
  } else if (k.copy_text) {
    b = sign(button(`${classes} copy`, k.text, () => phone.copy(k.copy_text.text)), words('copies'));
  } else {
    b = button(classes, k.text, () => phone.press(b, message.message_id, k.callback_data));
    b.disabled = k.callback_data === undefined;
  }
  return b;
}

function keyboard(message, phone) {
  const rows = message.reply_markup?.inline_keyboard || [];
  return rows.map((row) =>
    element('div', 'keys', ...row.map((k) => key(k, message, phone))));
}

// ---- the whole -----------------------------------------------------------------------------

function quote(message, phone) {
  const answered = phone.find(message.reply_to);
  if (!answered)
    return [];
  const shown = answered.text || words(answered.file?.kind || 'document');
  return [button('quote', shown.slice(0, 80), () => phone.lookAt(message.reply_to))];
}

function content(message, phone) {
  const parts = quote(message, phone);
  if (message.file)
    parts.push(drawFile(message.file));
  if (message.contact)
    parts.push(element('p', '', words('contact', { number: message.contact.phone_number })));
  if (message.text)
    parts.push(element('div', 'words', ...textNodes(message, phone)));
  return parts;
}

// An app shows only the command of a start by a link; the word is there to be looked at.
function hideStartWord(message) {
  if (message.from !== 'user' || !/^\/start \S+$/.test(message.text))
    return message;
  return { ...message, text: '/start', start_word: message.text };
}

function foot(message, phone) {
  const clock = element('time', '', moment(message.date, phone.zone, phone.language, styles.clock));
  const mark = message.edit_date ? [element('span', 'edited', words('edited')), ' '] : [];
  const acts = [button('as-link', words('reply'), () => phone.replyTo(message))];
  if (message.from === 'user' && message.text && !message.file)
    acts.push(button('as-link', words('correct'), () => phone.correct(message)));
  return element('p', 'foot', element('span', 'acts', ...acts), ...mark, clock);
}

function reactions(message) {
  return (message.reactions || []).map((r) => {
    const e = element('span', 'reaction', r.emoji || '');
    e.setAttribute('role', 'img');
    e.setAttribute('aria-label', words('reaction', { words: r.emoji || '' }));
    return e;
  });
}

// A list item; the phone says how to act, in which zone and language.
export function drawMessage(real, phone) {
  const message = hideStartWord(real);
  const bubble = element('div', 'bubble', ...content(message, phone), ...reactions(message),
                         foot(real, phone));
  const said = element('div', 'said', bubble, ...keyboard(message, phone));
  const li = element('li', message.from, said);
  if (message.start_word)
    bubble.title = message.start_word;
  li.dataset.id = message.message_id;
  return li;
}
