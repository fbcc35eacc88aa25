// The page: who is looking, where they are, and what they see there, kept current by the server's stream.
// Everything shown comes from /control; the page keeps only drafts, and what was dismissed.

import {
  Composer, dayHeading, dayOf, decode, el, icon, iconButton, keepAtEnd, mrkdwn, nearDay, nearEnd, onlyEmoji, patch, shortDate, spoken, timeOf, timeWithSeconds,
} from "./mrkdwn.js";
import { Modals, ask, attached, blocks, closeMenu, folded, jumpTo, menuIsOpen, openMenu, pickEmoji, popover, recall, withoutState } from "./blocks.js";
import { emojiFor } from "./emoji.js";

const byId = (id) => document.getElementById(id);
const parts = Object.fromEntries(["opening", "workspace", "drawer", "scrim", "whoami", "places", "head", "messages", "home", "thread"]
  .map((id) => [id, byId(id)]));
const state = {
  team: { name: "" }, members: new Map(), channels: new Map(), app: {}, me: "", drift: 0,
  place: "", thread: "", seen: new Map(), unread: {}, home: null, freshFrom: "", editing: "", drafts: new Map(), values: new Map(),
};
const HOME = "home";
// How many messages of a channel are drawn before one asks for earlier ones.
const SHOWN = 300;

// ---- What the text and the blocks may ask ----

const ctx = {
  get me() { return state.me; },
  get zone() { return zoneOf(state.me); },
  now: () => Date.now() + state.drift,
  member: (id) => state.members.get(id),
  members: () => [...state.members.values()].filter((member) => !member.deleted),
  channel: (id) => state.channels.get(id),
  channels: () => places(),
  href: (place, thread) => `#/${state.me}/${place}${thread ? `/${thread}` : ""}`,
  nameOf: (id) => state.members.get(id)?.real_name ?? (id === "USLACKBOT" ? "Slackbot" : id ?? "Someone"),
  callName: (id) => state.members.get(id)?.display_name ?? state.members.get(id)?.real_name,
  isChat: (channel) => isChat(channel),
  channelName: (channel) => (isChat(channel) ? othersIn(channel).map(ctx.nameOf).join(", ") : `#${channel.name}`),
  about: (member) => (member.is_bot ? "App" : [member.title, `${timeOf(ctx.now(), zoneOf(member.id))} in ${cityOf(member.id)}`].filter(Boolean).join(" · ")),
  avatar, appIcon: () => el("span", { class: "avatar small app", "aria-hidden": "true" }, icon("app")),
};

const zoneOf = (id) => state.members.get(id)?.zone ?? state.members.get(id)?.tz ?? "UTC";
const cityOf = (id) => zoneOf(id).split("/").at(-1).replaceAll("_", " ");
const othersIn = (channel) => { const others = (channel.members ?? []).filter((id) => id !== state.me); return others.length ? others : [state.me]; };
const otherIn = (channel) => othersIn(channel)[0];
const topicOf = (channel) => channel.topic || channel.purpose || "";
const places = () => [...state.channels.values()].filter((channel) => !channel.is_archived && (!channel.members || channel.members.includes(state.me)));
const isOpen = (place) => place === HOME || places().some((channel) => channel.id === place);
// A direct message, or one of several people without a name for it.
const isChat = (channel) => channel.kind === "dm" || channel.kind === "group";
const botUser = () => state.app.bot_user ?? ctx.members().find((member) => member.is_bot)?.id;
const botChannel = () => places().find((channel) => channel.kind === "dm" && otherIn(channel) === botUser());
const authorOf = (message) => message.user ?? (message.bot_id ? botUser() : "") ?? "";
const isBot = (message) => Boolean(message.bot_id) || Boolean(state.members.get(message.user)?.is_bot);
const momentOf = (message) => Number(message.ts) * 1000;
const here = () => state.channels.get(state.place);
const seenHere = () => state.seen.get(`${state.me} ${state.place}`) ?? [];
const dismissed = () => new Set(JSON.parse(sessionStorage.getItem("dismissed") ?? "[]"));

function avatar(id, size = "") {
  const member = state.members.get(id);
  if (member?.is_bot || id === botUser()) return el("span", { class: `avatar app ${size}`, "aria-hidden": "true" }, icon("app"));
  const name = ctx.nameOf(id);
  const letters = name.split(/\s+/).filter(Boolean).map((word) => [...word][0]);
  const tint = [...id].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 997, 7) % 10;
  const initials = letters.length > 1 ? letters[0] + letters.at(-1) : letters[0] ?? "?";
  return el("span", { class: `avatar tint-${tint} ${size}`, "aria-hidden": "true" }, initials.toUpperCase());
}

// ---- The server ----

const SAID = {
  channel_not_found: "This channel no longer exists.", not_in_channel: "You are not in this channel.", message_not_found: "This message is gone.",
  cant_update_message: "This message can no longer be edited.", cant_delete_message: "This message cannot be deleted.",
  user_not_found: "This person is not in the workspace.",
  msg_too_long: "This message is too long to send.", no_text: "There is nothing to send yet.", is_archived: "This channel is archived.",
  view_not_found: "This window is already closed.",
  operation_timeout: "The app did not answer in time. Try again in a moment.",
  dispatch_failed: "The app is not connected, so nobody answered. Start it and try again.",
};

function inWords({ error, hint }, status) {
  if (SAID[error]) return SAID[error];
  if (hint) return `${hint[0].toUpperCase()}${hint.slice(1)}.`.replace(/([.!?])\.$/, "$1");
  return `That did not work (${error ? error.replaceAll("_", " ") : `the sandbox answered ${status}`}).`;
}

// Asks the server; returns its answer, or null after saying in a toast what went wrong.
async function call(path, body, quiet = false) {
  try {
    const request = body ? { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) } : {};
    const response = await fetch(`/control/${path}`, request);
    const answer = await response.json().catch(() => ({}));
    if ((response.ok && answer.ok !== false) || answer.errors) return answer;
    if (!quiet) toast(inWords(answer, response.status));
  } catch {
    if (!quiet) toast("The sandbox does not answer. Is it still running?");
  }
  return null;
}

// Does something as the person looking, then looks again at what it may have changed.
async function post(path, body) {
  const answer = await call(path, body);
  // In a channel Slackbot says so; in a modal or on the Home tab nobody else would.
  if (answer?.problem && body.view_id) toast(inWords({ error: answer.problem }));
  refresh("messages", "views", "unread");
  return answer;
}

const look = {
  async workspace() {
    const answer = await call("workspace", null, true);
    if (!answer) return false;
    const named = (member) => ({ ...member, real_name: member.real_name || member.name || member.id });
    Object.assign(state, {
      team: answer.team ?? {}, members: new Map((answer.members ?? []).map((member) => [member.id, named(member)])),
      channels: new Map((answer.channels ?? []).map((channel) => [channel.id, channel])), drift: Date.parse(answer.clock) - Date.now() || 0,
    });
    if (state.me && !isOpen(state.place)) await arrive();
    drawAll();
    return true;
  },
  app: async () => { state.app = (await call("app", null, true)) ?? state.app; },
  async messages() {
    const { me, place } = state;
    if (!place || place === HOME) return;
    const answer = await call(`seen?user=${me}&channel=${place}`, null, true);
    if (!answer) return;
    const before = state.seen.get(`${me} ${place}`);
    state.seen.set(`${me} ${place}`, answer.messages ?? []);
    if (me !== state.me || place !== state.place) return;
    announce(before, answer.messages ?? []);
    drawMessages();
    await markRead();
  },
  async views() {
    const { me } = state;
    const answer = await call(`views?user=${me}`, null, true);
    if (!answer || me !== state.me) return;
    state.home = answer.home ?? null;
    modals.show(answer.modals ?? []);
    drawHome();
  },
  async unread() {
    const { me } = state;
    const answer = await call(`unread?user=${me}`, null, true);
    if (!answer || me !== state.me) return;
    state.unread = answer.unread ?? {};
    if (parts.messages.dataset.opened === state.place) await markRead();
    drawPlaces();
  },
};

const wanted = new Set();
let looking = false;
async function refresh(...kinds) {
  kinds.forEach((kind) => wanted.add(kind));
  if (looking) return;
  looking = true;
  while (wanted.size) {
    const now = [...wanted];
    wanted.clear();
    await Promise.all(now.map((kind) => look[kind]()));
  }
  looking = false;
}

let stream = null;
function listen() {
  stream?.close();
  const mine = new EventSource(`/control/stream?user=${state.me}`);
  stream = mine;
  let lost = 0;
  const back = () => { clearTimeout(lost); lost = 0; byId("stream-note").hidden = true; };
  mine.onopen = () => { back(); refresh("workspace", "app", "messages", "views", "unread"); };
  mine.onerror = () => {
    if (stream !== mine) return;
    lost ||= setTimeout(() => { byId("stream-note").hidden = false; }, 800);
    if (mine.readyState === EventSource.CLOSED) setTimeout(() => stream === mine && listen(), 2000);
  };
  mine.onmessage = (event) => {
    const { changed, channel } = JSON.parse(event.data);
    if (changed === "messages" || changed === "ephemeral") refresh("unread", ...(!channel || channel === state.place ? ["messages"] : []));
    else if (changed === "views" || changed === "home") refresh("views");
    else if (changed === "clock" || changed === "channels") refresh("workspace");
    else refresh("workspace", "messages", "views", "unread");
  };
}

async function markRead() {
  const { me, place } = state;
  if (document.hidden || place === HOME || !here()) return;
  if (!state.unread[place]?.count) return;
  delete state.unread[place];
  drawPlaces();
  await call("read", { user: me, channel: place }, true);
}

// ---- Where one is: #/member/place/thread ----

function go(place, thread = "") { location.hash = ctx.href(place, thread).slice(1); }

async function arrive() {
  const [, me = "", place = "", thread = ""] = location.hash.slice(1).split("/").map(decodeURIComponent);
  const people = ctx.members().filter((member) => !member.is_bot);
  const who = people.find((member) => member.id === me) ?? people.find((member) => member.id === localStorage.getItem("me")) ?? people[0];
  if (!who) return;
  const moved = who.id !== state.me;
  state.drafts.set(`${state.me} ${state.place}`, composer.value);
  state.me = who.id;
  localStorage.setItem("me", who.id);
  const rooms = places().filter((channel) => !isChat(channel));
  const to = isOpen(place) ? place : rooms[0]?.id ?? HOME;
  const entered = moved || to !== state.place;
  state.place = to;
  state.thread = to === HOME ? "" : thread;
  if (location.hash.slice(1) !== ctx.href(to, state.thread).slice(1)) history.replaceState(null, "", ctx.href(to, state.thread));
  if (moved) { state.unread = {}; state.home = null; modals.show([]); listen(); await look.unread(); }
  if (entered) enter();
  drawAll();
  if (entered) refresh("messages", "views", "unread");
  if (entered && to === HOME) { await call("open_home", { user: state.me }); refresh("views"); }
}

function enter() {
  state.editing = "";
  state.freshFrom = "";
  closeMenu();
  drawer(false);
  parts.messages.replaceChildren();
  parts.messages.dataset.opened = "";
  state.shown = SHOWN;
  if (state.unread[state.place]?.count) state.seen.delete(`${state.me} ${state.place}`);
  composer.value = state.drafts.get(`${state.me} ${state.place}`) ?? "";
  if (matchMedia("(hover: hover)").matches && !document.querySelector("dialog[open]")) composer.focus();
}

// ---- The side: who am I, and where one can go ----

function drawAll() {
  if (!state.me) return;
  byId("team").textContent = state.team.name ?? "";
  const words = el("span", { class: "whoami-words" }, el("small", {}, "You are"), el("b", {}, ctx.nameOf(state.me)));
  parts.whoami.replaceChildren(avatar(state.me), words, icon("down"));
  parts.whoami.dataset.member = state.me;
  drawPlaces();
  drawHead();
  drawMessages();
  drawHome();
  tick(false);
}

function placeLink(place, testid, mark, words, news, extra) {
  const current = state.place === place;
  const key = JSON.stringify([place, testid, words, news, current, extra]);
  return { key: testid, drawn: key, make: () => el("a", {
    href: ctx.href(place), "data-testid": testid, class: news?.count ? "place unread" : "place", "aria-current": current ? "page" : null,
  }, mark(), el("span", { class: "place-name" }, words), extra && el("span", { class: "badge-app" }, extra),
  news?.badge ? el("span", { class: "badge", "aria-label": `${news.badge} unread` }, String(news.badge)) : null) };
}

function drawPlaces() {
  const news = (channel) => {
    const { count = 0, mentions = 0 } = state.unread[channel.id] ?? {};
    return { count, badge: isChat(channel) ? count : mentions };
  };
  const all = places();
  const head = (words) => ({ key: words, drawn: words, make: () => el("h2", {}, words) });
  const rooms = all.filter((channel) => !isChat(channel));
  const rank = (channel) => (otherIn(channel) === botUser() ? 0 : othersIn(channel).length);
  const chats = all.filter(isChat).sort((a, b) => rank(a) - rank(b) || ctx.channelName(a).localeCompare(ctx.channelName(b)));
  const chatId = (channel) => (channel.kind === "group" ? `group-${channel.id}` : `dm-${otherIn(channel)}`);
  patch(parts.places, [
    head("Apps"),
    placeLink(HOME, "app-home", () => avatar(botUser() ?? "app", "tiny"), state.app.name ?? "App home"),
    head("Channels"),
    ...rooms.map((channel) => placeLink(channel.id, `channel-${channel.name}`, () => channelIcon(channel), channel.name, news(channel))),
    head("Direct messages"),
    ...chats.map((channel) => placeLink(channel.id, chatId(channel), () => avatar(otherIn(channel), "tiny"),
      ctx.channelName(channel), news(channel), otherIn(channel) === state.me ? "you" : state.members.get(otherIn(channel))?.is_bot ? "App" : "")),
  ]);
  const waiting = all.reduce((sum, channel) => sum + news(channel).badge, 0);
  const elsewhere = all.some((channel) => channel.id !== state.place && news(channel).count);
  byId("drawer-dot").hidden = !elsewhere;
  const where = state.place === HOME ? state.app.name ?? "App" : here() ? ctx.channelName(here()) : "";
  document.title = `${waiting ? `(${waiting}) ` : ""}${where} · ${state.team.name ?? "Sandbox"}`;
}

const isShared = (channel) => channel.kind === "shared" || Boolean(channel.shared);
const channelIcon = (channel) => (isShared(channel) ? icon("shared", "Shared with another company") : icon(channel.kind === "private" ? "lock" : "hash"));

function drawer(open) {
  document.body.classList.toggle("drawer-open", open);
  parts.drawer.setAttribute("aria-expanded", String(open));
}

function chooseMember() {
  openMenu(parts.whoami, "Who are you?", ctx.members().filter((member) => !member.is_bot).map((member) => ({
    label: member.real_name, icon: avatar(member.id, "small"), testid: `whoami-${member.id}`,
    about: ctx.about(member),
    run: () => { location.hash = `/${member.id}/${state.place}`; },
  })));
}

// ---- The head of the main pane ----

function drawHead() {
  const channel = here();
  const other = channel && isChat(channel) ? state.members.get(otherIn(channel)) : null;
  const forApp = state.place === HOME || (channel && channel === botChannel());
  const drawn = JSON.stringify([state.place, channel, state.me, state.app.name, [...state.members.keys()], other && ctx.about(other)]);
  if (parts.head.dataset.drawn === drawn) return;
  parts.head.dataset.drawn = drawn;
  const words = (title, below) => el("div", { class: "head-words" }, el("h1", {}, title), below && el("p", {}, below));
  const tab = (place, name) => place && el("a", { class: "tab", href: ctx.href(place), "aria-current": place === state.place ? "page" : null }, name);
  if (forApp) {
    parts.head.replaceChildren(avatar(botUser() ?? "app"), words([state.app.name ?? "App", el("span", { class: "badge-app" }, "App")]),
      el("nav", { class: "tabs", "aria-label": "App" }, tab(HOME, "Home"), tab(botChannel()?.id, "Messages")));
  } else if (channel && isChat(channel)) {
    parts.head.replaceChildren(avatar(otherIn(channel)), words(ctx.channelName(channel), other && ctx.about(other)));
  } else if (channel) {
    const shared = isShared(channel) && el("span", { class: "badge-shared" }, "Shared");
    parts.head.replaceChildren(words([channelIcon(channel), channel.name, shared], topicOf(channel)), peopleButton(channel));
  } else parts.head.replaceChildren();
}

function peopleButton(channel) {
  const all = channel.members ?? [];
  const list = () => el("ul", { class: "people-list", "aria-label": `In ${ctx.channelName(channel)}` }, all.map(personLine));
  const press = (event) => popover(event.currentTarget, list());
  return el("button", { type: "button", class: "people", "aria-haspopup": "dialog", title: "Who is here", onclick: press },
    all.slice(0, 3).map((id) => avatar(id, "tiny")), el("span", {}, String(all.length), el("span", { class: "unseen" }, " members")));
}

const personLine = (id) => el("li", {}, avatar(id, "small"),
  el("span", {}, ctx.nameOf(id), el("small", {}, state.members.has(id) ? ctx.about(state.members.get(id)) : "")));

// ---- Messages ----

// What was chosen and typed in a message or view, kept while the page is open.
function valuesOf(key, shown) {
  if (!state.values.has(key)) state.values.set(key, new Map());
  return recall(shown, state.values.get(key));
}

const isReply = (message) => message.thread_ts && message.thread_ts !== message.ts;
const repliesTo = (ts) => seenHere().filter((message) => message.thread_ts === ts && message.ts !== ts);

function messageItems(list, inThread) {
  const gone = dismissed();
  const items = [];
  const threads = Map.groupBy(seenHere().filter((message) => isReply(message) && !message.is_ephemeral), (message) => message.thread_ts);
  let last = null;
  for (const message of list) {
    if (message.is_ephemeral && gone.has(message.ts)) continue;
    const at = momentOf(message);
    const day = dayOf(at, ctx.zone);
    if (!inThread && (!last || dayOf(momentOf(last), ctx.zone) !== day)) {
      const words = dayHeading(at, ctx);
      items.push({ key: `day-${day}`, drawn: words, make: () => el("li", { class: "day" }, el("span", {}, words)) });
      last = null;
    }
    if (!inThread && state.freshFrom === message.ts) {
      items.push({ key: "fresh", drawn: "fresh", make: () => el("li", { class: "fresh" }, el("span", {}, "New")) });
      last = null;
    }
    const grouped = Boolean(last) && authorOf(last) === authorOf(message) && at - momentOf(last) < 300000
      && !last.is_ephemeral && !message.is_ephemeral && !last.reply_count;
    const replies = (inThread || message.is_ephemeral ? null : threads.get(message.ts)) ?? [];
    const editing = state.editing === `${message.ts} ${inThread}`;
    items.push({
      key: `${message.ts}${message.is_ephemeral ? " private" : ""}`, hold: editing,
      drawn: JSON.stringify([withoutState(message), grouped, editing, replies.map((reply) => reply.ts),
        state.me, ctx.zone, dayOf(ctx.now(), ctx.zone), ctx.nameOf(authorOf(message)), state.members.size]),
      make: () => messageNode(message, { grouped, inThread, editing, replies }),
    });
    last = message;
  }
  return items;
}

// Draws the channel, and the thread beside it.
function drawMessages() {
  drawThread();
  const home = state.place === HOME;
  const list = parts.messages;
  byId("messages-wrap").hidden = home;
  byId("composer-slot").hidden = home;
  if (home || !here()) return;
  composer.setLabel(`Message ${ctx.channelName(here())}`);
  if (!state.seen.has(`${state.me} ${state.place}`)) return;
  const top = seenHere().filter((message) => !isReply(message) || message.subtype === "thread_broadcast");
  const first = !list.dataset.opened;
  if (first) {
    const unread = state.unread[state.place]?.count ?? 0;
    const others = top.filter((message) => authorOf(message) !== state.me);
    state.freshFrom = unread ? others.at(-unread)?.ts ?? others[0]?.ts ?? "" : "";
  }
  const atEnd = nearEnd(list);
  const known = list.lastElementChild?.dataset.key;
  const earlier = top.length > state.shown
    ? { key: "earlier", drawn: "earlier", make: () => el("li", { class: "earlier" },
      el("button", { type: "button", class: "button", onclick: showEarlier }, "Show earlier messages")) }
    : { key: "intro", drawn: `${state.place} ${top.length === 0}`, make: () => intro(here(), top.length === 0) };
  patch(list, [earlier, ...messageItems(top.slice(-state.shown), false)]);
  const mine = authorOf(top.at(-1) ?? {}) === state.me;
  const fresh = list.querySelector(".fresh");
  if (first && fresh) fresh.scrollIntoView({ block: "start" });
  else if (first || atEnd || (mine && list.lastElementChild?.dataset.key !== known)) list.scrollTop = list.scrollHeight;
  else if (list.lastElementChild?.dataset.key !== known) byId("jump-new").hidden = false;
  list.dataset.opened = state.place;
  keepOneStop(list);
}

function showEarlier() {
  const list = parts.messages;
  const fromEnd = list.scrollHeight - list.scrollTop;
  state.shown += SHOWN;
  drawMessages();
  list.scrollTop = list.scrollHeight - fromEnd;
}

function intro(channel, empty) {
  const name = ctx.channelName(channel);
  const about = topicOf(channel) && ` ${topicOf(channel)}.`.replace(/([.!?])\.$/, "$1");
  const beginning = isChat(channel) ? `This is the beginning of your messages with ${otherIn(channel) === state.me ? "yourself" : name}.`
    : `This is the very beginning of ${name}.${about}`;
  return el("li", { class: "intro" },
    isChat(channel) ? avatar(otherIn(channel), "large") : el("span", { class: "intro-icon" }, channelIcon(channel)),
    el("h2", {}, name), el("p", {}, beginning),
    empty && el("p", { class: "empty" }, "Nothing here yet — say hello ", el("span", { "aria-hidden": "true" }, emojiFor("wave"))));
}

function messageNode(message, { grouped, inThread, editing, replies }) {
  const author = authorOf(message);
  const own = author === state.me && !message.is_ephemeral;
  const at = momentOf(message);
  const name = message.username ?? (isBot(message) && state.app.name && author === botUser() ? state.app.name : ctx.nameOf(author));
  const time = el("time", { datetime: new Date(at).toISOString(), title: `${dayHeading(at, ctx)} at ${timeWithSeconds(at, ctx.zone)}` }, timeOf(at, ctx.zone));
  const node = el("li", {
    class: `message${grouped ? " grouped" : ""}${message.is_ephemeral ? " private" : ""}${editing ? " editing" : ""}`, tabindex: "-1",
    "data-testid": message.is_ephemeral ? "ephemeral" : "message", "data-ts": message.ts, "data-author": author,
    "aria-label": `${name}, ${timeOf(at, ctx.zone)}${message.is_ephemeral ? ", only visible to you" : ""}`,
  },
  message.is_ephemeral && el("p", { class: "only-you" }, icon("eye"), "Only visible to you",
    el("button", { type: "button", class: "plain", "data-testid": "dismiss", onclick: () => dismiss(message.ts) }, "Dismiss")),
  el("div", { class: "gutter" }, grouped ? time : avatar(author)),
  el("div", { class: "message-body" },
    grouped ? null : el("p", { class: "byline" }, el("b", { title: state.members.has(author) ? ctx.about(state.members.get(author)) : null }, name),
      isBot(message) && el("span", { class: "badge-app" }, "App"), time),
    editing ? editor(message) : content(message, inThread),
    reactions(message), replies.length ? threadBar(message, replies) : null),
  message.is_ephemeral || editing ? null : toolbar(message, own, inThread));
  node.addEventListener("keydown", (event) => messageKey(event, node, message, own, inThread));
  return node;
}

function content(message) {
  const where = { user: state.me, channel: state.place, ts: message.ts };
  const blockCtx = Object.assign(Object.create(ctx), { where, values: valuesOf(Object.values(where).join(" "), message), post });
  const edited = message.edited ? el("span", { class: "edited" }, " (edited)") : null;
  const typed = message.text && !isBot(message) && message.blocks?.every((block) => block.type === "rich_text");
  const size = onlyEmoji(message.text) ? "words large" : "words";
  const words = message.blocks?.length && !typed ? [blocks(message.blocks, blockCtx), edited]
    : message.text ? folded(el("div", { class: size, dir: "auto" }, mrkdwn(message.text, ctx), edited), message.text) : [];
  return [...words, ...attached(message, blockCtx)];
}

function reactions(message) {
  if (!message.reactions?.length) return null;
  const pick = (event) => pickEmoji(event.currentTarget, (name) => react(message, name));
  return el("div", { class: "reactions" }, message.reactions.map((one) => {
    const mine = Boolean(one.users?.includes(state.me));
    const who = (one.users ?? []).map((id) => (id === state.me ? "You" : ctx.nameOf(id))).join(", ");
    return el("button", {
      type: "button", class: mine ? "reaction mine" : "reaction", "aria-pressed": String(mine), "data-testid": `reaction-${one.name}`,
      title: `${who} reacted with :${one.name}:`, "aria-label": `${one.name.replaceAll("_", " ")}, ${one.count}`, onclick: () => react(message, one.name),
    }, el("span", {}, emojiFor(one.name) ?? `:${one.name}:`), el("span", {}, String(one.count)));
  }), iconButton("react", "Add a reaction", pick, { class: "reaction add" }));
}

const react = (message, name) => post("react", { user: state.me, channel: state.place, ts: message.ts, name });

function threadBar(message, replies) {
  const people = [...new Set(replies.map(authorOf))].slice(0, 4);
  const at = momentOf(replies.at(-1));
  const count = message.reply_count ?? replies.length;
  const when = nearDay(at, ctx, "").toLowerCase() || shortDate(at, ctx.zone);
  return el("button", { type: "button", class: "thread-bar", "data-testid": "replies", onclick: () => go(state.place, message.ts) },
    people.map((id) => avatar(id, "tiny")), el("b", {}, count === 1 ? "1 reply" : `${count} replies`),
    el("span", {}, `Last reply ${when} at ${timeOf(at, ctx.zone)}`));
}

function toolbar(message, own, inThread) {
  const tool = (name, label, testid, run, menu) => el("button", { type: "button", class: "tool", title: label, "aria-label": label, "data-testid": testid,
    "aria-haspopup": menu ? "menu" : null, onclick: (event) => run(event.currentTarget) }, name.length === 1 || !/^[a-z]+$/.test(name) ? name : icon(name));
  const quick = (name, label) => tool(emojiFor(name), label, `react-${name}`, () => react(message, name));
  return el("div", { class: "toolbar", role: "toolbar", "aria-label": "Message" },
    quick("white_check_mark", "Done"), quick("eyes", "Looking into it"), quick("raised_hands", "Nicely done"),
    tool("react", "Add a reaction", "react", (anchor) => pickEmoji(anchor, (name) => react(message, name)), true),
    !inThread && tool("thread", "Reply in thread", "reply", () => go(state.place, message.thread_ts ?? message.ts)),
    tool("more", "More", "message-menu", (anchor) => messageMenu(anchor, message, own, inThread), true));
}

function messageMenu(anchor, message, own, inThread) {
  const shortcuts = (state.app.shortcuts ?? []).map((one) => ({
    label: one.label, about: state.app.name, icon: icon("app"), testid: `shortcut-${one.callback_id}`,
    run: () => post("shortcut", { user: state.me, channel: state.place, ts: message.ts, callback_id: one.callback_id }),
  }));
  const copy = () => navigator.clipboard?.writeText(decode(message.text, ctx))
    .then(() => toast("Copied."), () => toast("The browser did not let the page copy."));
  openMenu(anchor, "More", [
    ...shortcuts, ...(shortcuts.length ? [null] : []),
    { label: "Copy text", icon: icon("copy"), run: copy },
    ...(own ? [{ label: "Edit message", icon: icon("edit"), testid: "edit-message", run: () => edit(message.ts, inThread) },
      { label: "Delete message…", icon: icon("trash"), danger: true, testid: "delete-message", run: () => remove(message) }] : []),
  ]);
}

async function remove(message) {
  const question = { title: "Delete this message?", text: message.text ?? "", confirm: "Delete", deny: "Keep it", style: "danger" };
  if (await ask(question, ctx)) post("delete", { user: state.me, channel: state.place, ts: message.ts });
}

let editBox = null;
function edit(ts, inThread = false) {
  state.editing = ts ? `${ts} ${inThread}` : "";
  drawMessages();
  if (!ts) { (inThread ? threadComposer : composer).focus(); return; }
  editBox.changed();
  editBox.focus();
  editBox.node.scrollIntoView({ block: "nearest" });
}

function editor(message) {
  const inThread = state.editing.endsWith("true");
  editBox = new Composer({
    ctx, label: "Edit your message", testid: "edit-composer", sendTestid: "edit-save", saveLabel: "Save", pickEmoji, cancel: () => edit("", inThread),
    send: async (typed) => { if (await post("edit", { user: state.me, channel: state.place, ts: message.ts, text: typed })) edit("", inThread); },
  });
  editBox.value = decode(message.text, ctx);
  return editBox.node;
}

function dismiss(ts) {
  sessionStorage.setItem("dismissed", JSON.stringify([...dismissed(), ts]));
  drawMessages();
  composer.focus();
}

// One message is a stop for Tab; the arrows go from one to the next.
function keepOneStop(list) {
  const all = [...list.querySelectorAll(".message")];
  if (!all.some((node) => node.tabIndex === 0)) all.at(-1)?.setAttribute("tabindex", "0");
}

function messageKey(event, node, message, own, inThread) {
  if (event.target !== node || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = { ArrowUp: "previousElementSibling", ArrowDown: "nextElementSibling" }[event.key];
  if (step) {
    let to = node[step];
    while (to && !to.classList.contains("message")) to = to[step];
    if (to) { node.tabIndex = -1; to.tabIndex = 0; to.focus(); } else if (event.key === "ArrowDown") (inThread ? threadComposer : composer).focus();
  } else if (event.key === "r") node.querySelector("[data-testid=react]")?.click();
  else if (event.key === "t" && !inThread) node.querySelector("[data-testid=reply]")?.click();
  else if (event.key === "e" && own) edit(message.ts, inThread);
  else if (event.key === "Enter") node.querySelector("[data-testid=message-menu], .block button")?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

// ---- The thread ----

function drawThread() {
  const root = state.thread && seenHere().find((message) => message.ts === state.thread && !message.is_ephemeral);
  const shown = Boolean(state.thread && here());
  const opening = shown && (parts.thread.hidden || parts.thread.dataset.ts !== state.thread);
  parts.thread.hidden = !shown;
  document.body.classList.toggle("thread-open", shown);
  if (!shown) { byId("thread-messages").replaceChildren(); return; }
  parts.thread.dataset.ts = state.thread;
  byId("thread-where").textContent = ctx.channelName(here());
  const list = byId("thread-messages");
  const replies = repliesTo(state.thread);
  const count = replies.filter((reply) => !reply.is_ephemeral).length;
  const atEnd = nearEnd(list);
  const words = count === 1 ? "1 reply" : `${count} replies`;
  patch(list, [
    ...(root || !seenHere().length ? messageItems([root].filter(Boolean), true)
      : [{ key: "gone", drawn: "gone", make: () => el("li", { class: "note" }, "This message is gone.") }]),
    ...(count ? [{ key: "count", drawn: words, make: () => el("li", { class: "reply-count" }, el("span", {}, words)) }] : []),
    ...messageItems(replies, true),
  ]);
  if (atEnd || opening) list.scrollTop = list.scrollHeight;
  if (opening) { threadComposer.value = state.drafts.get(state.thread) ?? ""; threadComposer.focus(); }
}

function closeThread() {
  state.drafts.set(state.thread, threadComposer.value);
  const from = parts.messages.querySelector(`[data-ts="${CSS.escape(state.thread)}"]`);
  go(state.place);
  (from ?? composer).focus({ preventScroll: true });
}

// ---- Writing ----

async function send(box, typed, thread_ts) {
  const command = /^\/(\S+)\s*([\s\S]*)$/.exec(typed);
  if (command && thread_ts) { toast("Commands work in the channel, not in a thread."); return; }
  const where = { user: state.me, channel: state.place };
  box.value = "";
  state.drafts.delete(thread_ts ?? `${state.me} ${state.place}`);
  state.freshFrom = "";
  const answer = command ? await post("command", { ...where, command: `/${command[1]}`, text: command[2].trim() })
    : await post("say", { ...where, text: typed, ...(thread_ts ? { thread_ts, reply_broadcast: alsoHere.checked } : {}) });
  alsoHere.checked = false;
  if (!answer && box.value === "" && where.channel === state.place) box.value = typed;
}

function editLast(list, inThread) {
  const own = list.filter((message) => authorOf(message) === state.me && !message.is_ephemeral).at(-1);
  if (own) edit(own.ts, inThread);
  return Boolean(own);
}

const composer = new Composer({
  ctx, label: "Message", testid: "composer", sendTestid: "send", commands: () => state.app.commands ?? [], pickEmoji,
  send: (typed) => send(composer, typed), up: () => editLast(seenHere().filter((message) => !isReply(message)), false),
});
const alsoHere = el("input", { type: "checkbox" });
const threadComposer = new Composer({
  ctx, label: "Reply…", testid: "thread-composer", sendTestid: "thread-send", pickEmoji,
  send: (typed) => send(threadComposer, typed, state.thread), up: () => editLast(repliesTo(state.thread), true),
});

// ---- Home tab and modals ----

const viewContext = (view) => Object.assign(Object.create(ctx), { where: { user: state.me, view_id: view.id }, values: valuesOf(view.id, view), post });

function drawHome() {
  parts.home.hidden = state.place !== HOME;
  if (state.place !== HOME) { parts.home.replaceChildren(); parts.home.dataset.drawn = ""; return; }
  const drawn = JSON.stringify([state.home && withoutState(state.home), state.me, ctx.zone, dayOf(ctx.now(), ctx.zone)]);
  if (parts.home.dataset.drawn === drawn) return;
  parts.home.dataset.drawn = drawn;
  const focused = parts.home.contains(document.activeElement) ? document.activeElement.dataset.testid : "";
  state.values.delete(state.home?.id);
  if (!state.home) {
    parts.home.replaceChildren(el("div", { class: "intro" }, avatar(botUser() ?? "app", "large"), el("h2", {}, state.app.name ?? "App home"),
      el("p", { class: "empty" }, "Nothing here yet. The app fills this page when it is connected.")));
    return;
  }
  parts.home.replaceChildren(el("div", { class: "home-page", "data-testid": "home-view" }, blocks(state.home.blocks, viewContext(state.home))));
  if (focused) parts.home.querySelector(`[data-testid="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

const modals = new Modals(
  viewContext,
  (view, values) => post("submit", { user: state.me, view_id: view.id, values }),
  (id) => post("close_view", { user: state.me, view_id: id }),
);

// ---- Going somewhere by name ----

function openSwitcher() {
  const mark = (channel) => () => (isChat(channel) ? avatar(otherIn(channel), "small") : el("span", { class: "offer-icon" }, channelIcon(channel)));
  jumpTo("Jump to a channel or person", [
    { value: HOME, words: state.app.name ?? "App home", about: "App home", mark: () => avatar(botUser() ?? "app", "small") },
    ...places().map((channel) => ({
      value: channel.id, words: isChat(channel) ? ctx.channelName(channel) : channel.name, news: state.unread[channel.id]?.count,
      about: isChat(channel) ? "Direct message" : topicOf(channel), mark: mark(channel),
    })),
  ], (place) => { if (place === state.place) composer.focus(); else go(place); });
}

function stepTo(by) {
  const links = [...parts.places.querySelectorAll("a")];
  const at = links.findIndex((one) => one.getAttribute("aria-current"));
  location.hash = links[(at + by + links.length) % links.length].getAttribute("href").slice(1);
}

// ---- The clock ----

let shownDay = "";
function tick(again = true) {
  const now = ctx.now();
  const { zone } = ctx;
  if (state.me) {
    byId("clock").replaceChildren(el("b", {}, shortDate(now, zone)), " ", timeWithSeconds(now, zone));
    byId("clock").setAttribute("datetime", new Date(now).toISOString());
    byId("clock-zone").textContent = cityOf(state.me);
    if (shownDay && shownDay !== dayOf(now, zone)) { shownDay = dayOf(now, zone); drawMessages(); drawHome(); }
    shownDay = dayOf(now, zone);
    if (!again || new Date(now).getUTCSeconds() === 0) drawHead();
  }
  if (again) setTimeout(tick, 1000 - (now % 1000) + 5);
}

async function advance(button, body) {
  button.setAttribute("aria-busy", "true");
  const answer = await call("advance", body);
  button.removeAttribute("aria-busy");
  if (!answer) return;
  await look.workspace();
  refresh("messages", "views", "unread");
  say(`It is now ${shortDate(ctx.now(), ctx.zone)}, ${timeOf(ctx.now(), ctx.zone)}.`);
}

// ---- Saying things aside ----

const say = (words) => { byId("live").textContent = words; };

function announce(before, messages) {
  if (!before) return;
  const known = new Set(before.map((message) => message.ts));
  const fresh = messages.filter((message) => !known.has(message.ts) && authorOf(message) !== state.me);
  if (fresh.length) say(fresh.map((message) => `${ctx.nameOf(authorOf(message))}: ${spoken(message.text, ctx)}`).join(". "));
  if (fresh.length && document.hidden && !state.freshFrom) state.freshFrom = fresh[0].ts;
}

let toastTimer = 0;
function toast(words) {
  const box = byId("toasts");
  box.replaceChildren(el("p", {}, words), iconButton("close", "Close", () => box.hidePopover()));
  if (box.matches(":popover-open")) box.hidePopover();
  box.showPopover();
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => box.matches(":popover-open") && box.hidePopover(), Math.max(5000, words.length * 80));
}

function setTheme(theme) {
  if (theme) { document.documentElement.dataset.theme = theme; localStorage.setItem("theme", theme); }
  else { delete document.documentElement.dataset.theme; localStorage.removeItem("theme"); }
}

function chooseTheme(event) {
  const now = localStorage.getItem("theme") ?? "";
  openMenu(event.currentTarget, "Appearance", [["", "Like the system", "theme"], ["light", "Light", "sun"], ["dark", "Dark", "moon"]]
    .map(([theme, label, mark]) => ({ label, icon: icon(now === theme ? "check" : mark), testid: `theme-${theme || "system"}`, run: () => setTheme(theme) })));
}

// ---- The start ----

function globalKey(event) {
  const typing = event.target.closest?.("input, textarea, select, dialog, .popover");
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") { event.preventDefault(); openSwitcher(); return; }
  if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) { event.preventDefault(); stepTo(event.key === "ArrowUp" ? -1 : 1); return; }
  if (event.key === "Escape" && !menuIsOpen() && !document.querySelector("dialog[open]")) {
    if (document.body.classList.contains("drawer-open")) { drawer(false); parts.drawer.focus(); } else if (state.editing) edit("");
    else if (state.thread) closeThread();
    return;
  }
  const plain = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (plain && !typing && state.place !== HOME && !menuIsOpen()) composer.focus();
}

function wire() {
  byId("composer-slot").append(composer.node);
  byId("thread-composer-slot").append(threadComposer.node, el("label", { class: "also" }, alsoHere, "Also send to the channel"));
  parts.drawer.addEventListener("click", () => drawer(!document.body.classList.contains("drawer-open")));
  parts.scrim.addEventListener("click", () => drawer(false));
  parts.whoami.addEventListener("click", chooseMember);
  parts.places.addEventListener("click", () => drawer(false));
  byId("jump").addEventListener("click", openSwitcher);
  byId("jump-key").textContent = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘ K" : "Ctrl K";
  byId("thread-close").addEventListener("click", closeThread);
  byId("jump-new").addEventListener("click", () => { parts.messages.scrollTop = parts.messages.scrollHeight; });
  keepAtEnd(parts.messages, () => { byId("jump-new").hidden = true; });
  keepAtEnd(byId("thread-messages"));
  byId("theme").addEventListener("click", chooseTheme);
  for (const button of document.querySelectorAll("[data-seconds]")) {
    button.addEventListener("click", () => advance(button, { seconds: Number(button.dataset.seconds) }));
  }
  const tomorrow = document.querySelector("[data-testid=clock-tomorrow]");
  tomorrow.addEventListener("click", () => advance(tomorrow, { to: "tomorrow 09:00", zone: ctx.zone }));
  document.addEventListener("keydown", globalKey);
  document.addEventListener("visibilitychange", () => { if (!document.hidden && state.me) refresh("workspace", "messages", "views", "unread"); });
  window.addEventListener("hashchange", arrive);
}

async function start() {
  byId("opening-again").hidden = true;
  byId("opening-words").textContent = "Opening the workspace…";
  if (!(await look.workspace())) {
    byId("opening-words").textContent = "The sandbox does not answer. Is it still running?";
    byId("opening-again").hidden = false;
    return;
  }
  await look.app();
  parts.opening.hidden = true;
  parts.workspace.hidden = false;
  await arrive();
  tick();
}

setTheme(localStorage.getItem("theme") ?? "");
wire();
byId("opening-again").addEventListener("click", start);
start();
