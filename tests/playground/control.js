// control.js - the way to the program: the emulator's control API, and the playground's own
// requests. Whatever is refused or unreachable is an Error with words.

let bot = { token: '', username: '' };

async function ask(path, body, signal) {
  const options = body ? { method: 'POST', body: JSON.stringify(body), signal } : { signal };
  const reply = await fetch(path, { cache: 'no-store', ...options });
  const answer = await reply.json().catch(() => ({ ok: false, error: `status ${reply.status}` }));
  if (!answer.ok)
    throw new Error(answer.error || `status ${reply.status}`);
  return answer;
}

// ---- the playground ----------------------------------------------------------------------

// Learns who the bot is; the people with their language_code.
export async function meet() {
  bot = await ask('/control/state');
  return bot.people;
}

export const state = () => ask('/playground/state');
export const push = (how) => ask('/playground/clock', { token: bot.token, ...how });
export const newcomer = () => ask('/playground/newcomer', { token: bot.token });
export const invitation = () => ask('/playground/link', { token: bot.token });

// ---- one person's phone --------------------------------------------------------------------

export const say = (user, text, more) => ask('/control/say', { user, text, ...more });
export const press = (user, message_id, data) => ask('/control/press', { user, message_id, data });
export const send = (user, file) => ask('/control/file', { user, ...file });
export const block = (user, blocked) => ask('/control/block', { user, blocked });
export const speak = (id, language_code) => ask('/control/user', { id, language_code });
export const commands = (user, language) =>
  ask(`/control/commands?user=${user}&language=${language}`);
// What changed after a version; waits so many seconds for it.
export const chat = (user, after, wait, signal) =>
  ask(`/control/chat?user=${user}&after=${after}&wait=${wait}`, null, signal);

export const file = (path) => `/file/bot${bot.token}/${path}`;

// The word of a link that starts our bot, "" for a link without one; null for any other link.
export function startWord(url) {
  let link;
  try {
    link = new URL(url);
  } catch {
    return null;
  }
  const path = link.protocol === 'tg:' ? link.searchParams.get('domain') : link.pathname.slice(1);
  const ours = link.protocol === 'tg:' || /^(www\.)?t(elegram)?\.me$/.test(link.hostname);
  if (!ours || (path || '').toLowerCase() !== bot.username.toLowerCase())
    return null;
  return link.searchParams.get('start') || '';
}
