// phone.js - one phone: a person, their chat with the bot, and what they can do in it.
//
// The chat is followed by a long poll while the page is looked at. A message is drawn anew
// only when its version changed, so the rest keeps its place, its focus and its players.

import * as control from './control.js';
import { drawMessage, element } from './message.js';
import { fillWords, moment, page, styles, words, zones } from './words.js';

const WAIT = 25, RETRY = 3000, TOAST = 3500, ANSWER_MOST = 15000, NEAR = 60;
const FILE_MOST = 20 * 1024 * 1024;

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

function visible() {
  return new Promise((done) => {
    const look = () => {
      if (document.visibilityState === 'hidden')
        return;
      document.removeEventListener('visibilitychange', look);
      done();
    };
    document.addEventListener('visibilitychange', look);
    look();
  });
}

async function base64(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000)
    text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

export class Phone {
  // info: who, user, zone, people: whose phone this may be, empty for the newcomer's.
  // owner: now(), failed(error), copied(text), languageOf(user).
  constructor(info, owner) {
    Object.assign(this, info, { owner });
    const kept = Number(localStorage.getItem(`holder ${this.who}`));
    if (this.people.some((person) => person.user === kept))
      this.user = kept;
    this.language = owner.languageOf(this.user);
    this.zone = localStorage.getItem(`zone ${this.who}`) || info.zone;
    this.root = document.getElementById('phone').content.cloneNode(true).firstElementChild;
    this.root.id = this.who;
    this.part = (name) => this.root.querySelector(`.${name}`);
    this.listen();
    this.clear();
    this.word();
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden')
        this.abort?.abort();
    });
    this.follow();
  }

  // ---- words of the page -------------------------------------------------------------------

  // Writes all that is not the bot's anew, in the page's language.
  word() {
    fillWords(this.root);
    const holder = this.people.find((person) => person.user === this.user);
    const who = words(holder?.role || this.who);
    this.part('role').textContent = who;
    this.part('whose').hidden = !holder;
    this.part('holder').replaceChildren(...this.people.map((person) => new Option(
      `${person.name}: ${words(person.role)}`, person.user, false, person === holder)));
    this.root.setAttribute('aria-label', words('phone_of', { who }));
    this.part('chat').setAttribute('aria-label', words('chat_of', { who }));
    this.part('helpers').hidden = this.who !== 'newcomer';
    this.part('doing').textContent = words('is_bot');
    this.part('app-language').value = this.language;
    this.part('zone').replaceChildren(...Object.entries(zones).map(([zone, city]) =>
      new Option(city[page.language], zone, false, zone === this.zone)));
    this.redraw();
    this.badge();
  }

  now() {
    return this.owner.now();
  }

  // ---- following the chat ------------------------------------------------------------------

  clear() {
    this.atEnd = true;
    this.messages = new Map(); // id: { message, li }
    this.version = 0;
    this.unread = 0;
    this.waiting = new Map(); // query: the key that was pressed
    this.answered = new Set();
    this.part('messages').replaceChildren();
    this.stopWriting();
  }

  // Somebody else has this phone now.
  become(user, language) {
    Object.assign(this, { user, language });
    this.clear();
    this.word();
    this.abort?.abort();
  }

  async follow() {
    for (;;) {
      await visible();
      const user = this.user, first = this.version === 0;
      this.abort = new AbortController();
      try {
        const seen = await control.chat(user, this.version, first ? 0 : WAIT, this.abort.signal);
        if (user === this.user)
          this.take(seen, first);
        if (first)
          this.version ||= 1; // an empty chat: from now on wait
      } catch (error) {
        if (error.name !== 'AbortError') {
          this.owner.failed(error);
          await pause(RETRY);
        }
      }
    }
  }

  take(seen, first) {
    this.version = Math.max(this.version, seen.version);
    for (const message of seen.messages)
      this.put(message, first);
    if (!first)
      seen.toasts.forEach((toast) => this.answer(toast));
    this.part('blocked').checked = seen.blocked;
    this.part('doing').textContent = words('is_bot');
    this.part('empty').hidden = this.messages.size > 0;
    this.markDays();
    this.badge();
    this.toEnd(first);
  }

  // Whoever reads at the end stays there; who reads further up is left alone.
  toEnd(anyway) {
    const chat = this.part('chat');
    if (anyway || this.atEnd)
      chat.scrollTop = chat.scrollHeight;
  }

  put(message, first) {
    const id = message.message_id, known = this.messages.get(id);
    if (message.deleted) {
      this.messages.delete(id);
      known?.li.remove();
      return;
    }
    const li = drawMessage(message, this);
    const had_focus = known?.li.contains(document.activeElement);
    if (known)
      known.li.replaceWith(li);
    else
      this.part('messages').append(li);
    this.messages.set(id, { message, li });
    if (!known && !first && message.from === 'bot' && !this.active())
      this.unread++;
    this.keepFocus(li, had_focus, !known && message.from === 'bot');
  }

  // Who pressed a key by keyboard finds the focus on the first key of what came of it.
  keepFocus(li, had_focus, fresh) {
    const key = li.querySelector('.keys .key');
    const expected = fresh && this.expects > Date.now();
    if (!had_focus && !expected)
      return;
    if (key) {
      key.focus({ preventScroll: true });
      this.expects = 0;
    } else if (had_focus) {
      this.part('chat').focus({ preventScroll: true });
      this.expects = Date.now() + RETRY;
    }
  }

  redraw() {
    for (const entry of this.messages.values()) {
      const li = drawMessage(entry.message, this);
      entry.li.replaceWith(li);
      entry.li = li;
    }
    this.markDays();
  }

  // The first message of a day bears its date.
  markDays() {
    let before = '';
    for (const { message, li } of this.messages.values()) {
      const day = moment(message.date, this.zone, 'en', styles.key);
      if (day !== before)
        li.dataset.day = moment(message.date, this.zone, page.language, styles.day);
      else
        delete li.dataset.day;
      before = day;
    }
  }

  find(id) {
    return this.messages.get(id)?.message;
  }

  lookAt(id) {
    const li = this.messages.get(id)?.li;
    li?.scrollIntoView({ block: 'center' });
    li?.classList.add('looked-at');
    setTimeout(() => li?.classList.remove('looked-at'), TOAST);
  }

  // ---- what is new -------------------------------------------------------------------------

  active() {
    return this.root.matches(':hover') || this.root.contains(document.activeElement);
  }

  badge() {
    const badge = this.part('badge');
    badge.hidden = this.unread === 0;
    badge.textContent = this.unread ? words('unread', { count: this.unread }) : '';
    this.owner.counted();
  }

  read() {
    if (this.unread) {
      this.unread = 0;
      this.badge();
    }
  }

  toast(text) {
    const toast = this.part('toast');
    toast.textContent = text;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => { toast.textContent = ''; }, TOAST);
  }

  answer(toast) {
    this.answered.add(toast.callback_query_id);
    this.release(toast.callback_query_id);
    if (toast.show_alert && toast.text) {
      this.part('alert').querySelector('p').textContent = toast.text;
      this.part('alert').showModal();
    } else if (toast.text) {
      this.toast(toast.text);
    }
  }

  release(query) {
    const key = this.waiting.get(query);
    this.waiting.delete(query);
    key?.classList.remove('waiting');
    key?.removeAttribute('aria-busy');
  }

  // ---- what the person does ------------------------------------------------------------------

  async act(what) {
    this.read();
    try {
      return await what();
    } catch (error) {
      this.owner.failed(error);
      return null;
    }
  }

  async press(key, id, data) {
    key.classList.add('waiting');
    key.setAttribute('aria-busy', 'true');
    const pressed = await this.act(() => control.press(this.user, id, data));
    const query = pressed?.callback_query_id;
    this.waiting.set(query, key);
    if (!pressed || this.answered.has(query))
      this.release(query);
    setTimeout(() => this.release(query), ANSWER_MOST);
  }

  say(text, more) {
    this.toEnd(true);
    return this.act(() => control.say(this.user, text, more));
  }

  start(word) {
    return this.say(word ? `/start ${word}` : '/start');
  }

  async copy(text) {
    this.owner.copied(text);
    await navigator.clipboard?.writeText(text).catch(() => null);
    this.toast(words('copied_now'));
  }

  // A start link that was copied in any phone can be opened here.
  offerCopied(url) {
    this.copiedLink = url;
    this.part('copied').hidden = false;
  }

  async openInvitation() {
    const link = await this.act(() => control.invitation());
    if (link)
      this.start(link.word);
  }

  // ---- writing -------------------------------------------------------------------------------

  // What the next words are to do: answer a message, or correct one of their own.
  writeAbout(key, message, more) {
    this.more = more;
    const shown = message.text || words(message.file?.kind || 'document');
    this.part('about-to').firstElementChild.textContent =
      words(key, { words: shown.slice(0, 60) });
    this.part('about-to').hidden = false;
    this.root.querySelector('textarea').focus();
  }

  replyTo(message) {
    this.writeAbout('replying', message, { reply_to: message.message_id });
  }

  correct(message) {
    this.root.querySelector('textarea').value = message.text;
    this.writeAbout('correcting', message, { edit: message.message_id });
  }

  stopWriting() {
    this.more = undefined;
    this.part('about-to').hidden = true;
  }

  submit() {
    const area = this.root.querySelector('textarea'), text = area.value.trim();
    if (!text)
      return;
    this.say(text, this.more);
    area.value = '';
    this.grow(area);
    this.stopWriting();
  }

  grow(area) {
    area.style.height = '';
    area.style.height = `${Math.min(area.scrollHeight + 2, 140)}px`;
  }

  async attach(blob, kind, name) {
    if (blob.size > FILE_MOST) {
      this.toast(words('too_big'));
      return;
    }
    const caption = this.root.querySelector('textarea').value.trim();
    this.root.querySelector('textarea').value = '';
    const content_base64 = await base64(blob);
    this.act(() => control.send(this.user, { kind, name, mime: blob.type, caption,
                                             content_base64, ...this.more }));
    this.stopWriting();
  }

  async sendVoice() {
    const note = await (await fetch('/voice.ogg')).blob();
    this.attach(note, 'voice', '');
  }

  sendChosen(input) {
    for (const chosen of input.files) {
      const [kind] = chosen.type.split('/');
      this.attach(chosen, { image: 'photo', video: 'video' }[kind] || 'document', chosen.name);
    }
    input.value = '';
  }

  // ---- the menu of commands ------------------------------------------------------------------

  async openCommands(open) {
    const list = this.part('commands');
    this.part('open-commands').setAttribute('aria-expanded', String(open));
    list.hidden = !open;
    if (!open)
      return;
    const menu = await this.act(() => control.commands(this.user, this.language));
    list.replaceChildren(...(menu?.commands || []).map((c) => this.command(c)));
    if (!list.children.length)
      list.append(element('li', 'nothing', words('no_commands')));
    list.querySelector('button')?.focus();
  }

  command(c) {
    const b = element('button', '', element('b', '', `/${c.command}`), ' ', c.description);
    b.type = 'button';
    b.addEventListener('click', () => {
      this.say(`/${c.command}`);
      this.openCommands(false);
      this.part('open-commands').focus();
    });
    return element('li', '', b);
  }

  // ---- listening -----------------------------------------------------------------------------

  on(name, event, act) {
    this.part(name).addEventListener(event, act);
  }

  listen() {
    this.root.addEventListener('pointerenter', () => this.read());
    this.root.addEventListener('focusin', () => this.read());
    this.root.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !this.part('commands').hidden) {
        this.openCommands(false);
        this.part('open-commands').focus();
      }
    });
    this.on('start', 'click', () => this.start(''));
    this.on('invited', 'click', () => this.openInvitation());
    this.on('anew', 'click', () => this.owner.anew());
    this.on('copied', 'click', () => this.start(control.startWord(this.copiedLink)));
    this.listenToWriting();
    this.listenToHolder();
    this.listenToPanel();
    this.listenToScrolling();
  }

  // The end stays in sight when the chat's height changes, or that of a picture in it.
  listenToScrolling() {
    const chat = this.part('chat');
    chat.addEventListener('scroll', () => {
      this.atEnd = chat.scrollHeight - chat.scrollTop - chat.clientHeight < NEAR;
    });
    chat.addEventListener('load', () => this.toEnd(false), true);
    new ResizeObserver(() => this.toEnd(false)).observe(chat);
  }

  listenToWriting() {
    const area = this.root.querySelector('textarea');
    this.on('composer', 'submit', (event) => {
      event.preventDefault();
      this.submit();
    });
    area.addEventListener('input', () => this.grow(area));
    area.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.submit();
      }
    });
    this.on('attach', 'click', () => this.part('file').click());
    this.on('file', 'change', (event) => this.sendChosen(event.target));
    this.on('voice', 'click', () => this.act(() => this.sendVoice()));
    this.on('open-commands', 'click', () => this.openCommands(this.part('commands').hidden));
    this.part('about-to').querySelector('button')
      .addEventListener('click', () => this.stopWriting());
  }

  // Somebody else of the school is looked at here; the browser remembers who.
  listenToHolder() {
    this.on('holder', 'change', (event) => {
      const user = Number(event.target.value);
      localStorage.setItem(`holder ${this.who}`, user);
      this.become(user, this.owner.languageOf(user));
    });
  }

  listenToPanel() {
    this.on('open-panel', 'click', (event) => {
      const panel = this.part('panel');
      panel.hidden = !panel.hidden;
      event.currentTarget.setAttribute('aria-expanded', String(!panel.hidden));
    });
    this.on('app-language', 'change', (event) => {
      this.language = event.target.value;
      this.act(() => control.speak(this.user, this.language));
      this.redraw();
    });
    this.on('zone', 'change', (event) => {
      this.zone = event.target.value;
      localStorage.setItem(`zone ${this.who}`, this.zone);
      this.redraw();
    });
    this.on('blocked', 'change', (event) => {
      this.act(() => control.block(this.user, event.target.checked));
    });
  }
}
