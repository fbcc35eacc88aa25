// Slack's text, read and written: markup to nodes, markup back to what a person types, and the box they type in.
// Text reaches the page only as text nodes; nothing here builds HTML from a string.

import { emojiFor, emojiLike } from "./emoji.js";

// ---- Nodes ----

// Makes an element. `on…` are listeners, `true` and `false` switch attributes, null leaves one out.
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

// An icon from the sheet in index.html.
export function icon(name, label) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.setAttribute("class", "icon");
  if (label) { svg.setAttribute("role", "img"); svg.setAttribute("aria-label", label); }
  else svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}

// Makes a list show these items, keeping the nodes of those that did not change.
export function patch(list, items) {
  const old = new Map([...list.children].map((node) => [node.dataset.key, node]));
  let focus = null;
  const nodes = items.map((item) => {
    const was = old.get(item.key);
    if (was && (was.drawn === item.drawn || (item.hold && was.held))) return was;
    const node = item.make();
    Object.assign(node, { drawn: item.drawn, held: item.hold });
    node.dataset.key = item.key;
    if (was?.contains(document.activeElement)) focus = [node, document.activeElement.dataset.testid];
    return node;
  });
  nodes.forEach((node, at) => { if (list.children[at] !== node) list.insertBefore(node, list.children[at] ?? null); });
  while (list.children.length > nodes.length) list.lastChild.remove();
  if (focus) ((focus[1] && focus[0].querySelector(`[data-testid="${CSS.escape(focus[1])}"]`)) || focus[0]).focus({ preventScroll: true });
}

// Whether a list is scrolled to its end, or nearly.
export const nearEnd = (list) => list.scrollHeight - list.scrollTop - list.clientHeight < 80;

// A list that shows its end keeps showing it when the space around it changes.
export function keepAtEnd(list, whenThere) {
  let atEnd = true;
  list.addEventListener("scroll", () => {
    atEnd = nearEnd(list);
    if (atEnd) whenThere?.();
  }, { passive: true });
  new ResizeObserver(() => { if (atEnd) list.scrollTop = list.scrollHeight; }).observe(list);
}

// A button that is only an icon.
export function iconButton(name, label, press, more = {}) {
  return el("button", { type: "button", class: "tool", title: label, "aria-label": label, onclick: press, ...more }, icon(name));
}

// ---- Dates, always in the reader's zone ----

const formats = new Map();
function format(options, zone) {
  const key = zone + JSON.stringify(options);
  if (!formats.has(key)) {
    let made;
    try { made = new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone }); }
    catch { made = new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" }); }
    formats.set(key, made);
  }
  return formats.get(key);
}

export const timeOf = (ms, zone) => format({ hour: "numeric", minute: "2-digit", hour12: true }, zone).format(ms);
export const timeWithSeconds = (ms, zone) =>
  format({ hour: "numeric", minute: "2-digit", second: "2-digit", hour12: true }, zone).format(ms);
export const shortDate = (ms, zone) => format({ weekday: "short", day: "numeric", month: "short" }, zone).format(ms).replace(",", "");
export const longDate = (ms, zone, weekday = true) =>
  format({ weekday: weekday ? "long" : undefined, day: "numeric", month: "long", year: "numeric" }, zone).format(ms);

// The day as `2026-03-06`, for comparing.
export function dayOf(ms, zone) {
  const parts = Object.fromEntries(format({ year: "numeric", month: "2-digit", day: "2-digit" }, zone)
    .formatToParts(ms).map((part) => [part.type, part.value]));
  return `${parts.year}-${parts.month}-${parts.day}`;
}

const nextDay = (day, by) => new Date(Date.parse(`${day}T12:00:00Z`) + by * 86400000).toISOString().slice(0, 10);

// "Today", "Yesterday", "Tomorrow", or what `otherwise` says.
export function nearDay(ms, ctx, otherwise) {
  const day = dayOf(ms, ctx.zone);
  const today = dayOf(ctx.now(), ctx.zone);
  if (day === today) return "Today";
  if (day === nextDay(today, -1)) return "Yesterday";
  if (day === nextDay(today, 1)) return "Tomorrow";
  return otherwise;
}

export function dayHeading(ms, ctx) {
  const sameYear = dayOf(ms, ctx.zone).slice(0, 4) === dayOf(ctx.now(), ctx.zone).slice(0, 4);
  const full = format({ weekday: "long", day: "numeric", month: "long", year: sameYear ? undefined : "numeric" }, ctx.zone);
  return nearDay(ms, ctx, full.format(ms));
}

// Fills Slack's date format, `{date_short_pretty} at {time}`, for a moment.
function dateText(ms, pattern, ctx) {
  const { zone } = ctx;
  const short = () => format({ day: "numeric", month: "short", year: "numeric" }, zone).format(ms);
  const plain = () => longDate(ms, zone, false);
  const tokens = {
    date_num: () => dayOf(ms, zone),
    date: plain, date_short: short, date_long: () => longDate(ms, zone),
    date_pretty: () => nearDay(ms, ctx, plain()),
    date_short_pretty: () => nearDay(ms, ctx, short()),
    date_long_pretty: () => nearDay(ms, ctx, longDate(ms, zone)),
    day_divider_pretty: () => dayHeading(ms, ctx),
    time: () => timeOf(ms, zone), time_secs: () => timeWithSeconds(ms, zone),
    ago: () => ago(ms, ctx.now()),
  };
  return pattern.replace(/\{(\w+)\}/g, (whole, name, at) => {
    if (!tokens[name]) return whole;
    const said = tokens[name]();
    return at > 0 && name.endsWith("pretty") ? said.replace(/^(Today|Yesterday|Tomorrow)$/, (word) => word.toLowerCase()) : said;
  });
}

function ago(ms, now) {
  const minutes = Math.round((ms - now) / 60000);
  const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  if (Math.abs(minutes) < 60) return words.format(minutes, "minute");
  if (Math.abs(minutes) < 60 * 24) return words.format(Math.round(minutes / 60), "hour");
  return words.format(Math.round(minutes / 60 / 24), "day");
}

// ---- Reading markup ----

const unescape = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
const withBreaks = (text) => unescape(text).split("\n").flatMap((line, at) => (at ? [el("br"), line] : [line])).filter((part) => part !== "");

// Plain text in which only emoji names mean something.
export function plainText(text = "", ctx, emoji = true) {
  const out = document.createDocumentFragment();
  let last = 0;
  for (const found of emoji ? text.matchAll(/:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/g) : []) {
    if (!emojiFor(found[1])) continue;
    out.append(...withBreaks(text.slice(last, found.index)), emojiNode(found[1]));
    last = found.index + found[0].length;
  }
  out.append(...withBreaks(text.slice(last)));
  return out;
}

// A text object of Block Kit, or a bare string of mrkdwn.
export function textObject(object, ctx) {
  if (!object) return document.createDocumentFragment();
  if (typeof object === "string") return mrkdwn(object, ctx);
  return object.type === "plain_text" ? plainText(object.text, ctx, object.emoji !== false) : mrkdwn(object.text ?? "", ctx);
}

// What a reader would hear: the text without its marks.
export const spoken = (text, ctx) => mrkdwn(text ?? "", ctx).textContent;

export function mrkdwn(text, ctx) {
  const out = document.createDocumentFragment();
  const source = String(text ?? "");
  let last = 0;
  for (const found of source.matchAll(/```\n?([\s\S]+?)\n?```/g)) {
    out.append(quoted(source.slice(last, found.index).replace(/\n$/, ""), ctx));
    out.append(el("pre", {}, codeText(found[1])));
    last = found.index + found[0].length;
    if (source[last] === "\n") last += 1;
  }
  out.append(quoted(source.slice(last), ctx));
  return out;
}

function quoted(text, ctx) {
  const out = document.createDocumentFragment();
  const lines = text === "" ? [] : text.split("\n");
  let plain = [];
  const flush = () => {
    if (plain.length) out.append(inline(plain.join("\n"), ctx));
    plain = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const rest = /^(?:&gt;|>){3} ?(.*)$/.exec(lines[at]);
    const quote = rest ? [rest[1], ...lines.slice(at + 1)] : [];
    while (!rest && at < lines.length && /^(?:&gt;|>)/.test(lines[at])) quote.push(lines[at++].replace(/^(?:&gt;|>) ?/, ""));
    if (!quote.length) { plain.push(lines[at]); continue; }
    flush();
    out.append(el("blockquote", {}, inline(quote.join("\n"), ctx)));
    if (rest) return out;
    at -= 1;
  }
  flush();
  return out;
}

const TOKEN = /<([^<>\n]+)>|`([^`\n]+)`|:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):|(https?:\/\/[^\s<>|]+)|([*_~])/g;
const TAGS = { "*": "strong", _: "em", "~": "s" };
const wordish = (character) => character !== undefined && /[\p{L}\p{N}]/u.test(character);

function inline(text, ctx) {
  const out = document.createDocumentFragment();
  const pattern = new RegExp(TOKEN);
  let last = 0;
  const add = (node, from, to) => {
    out.append(...withBreaks(text.slice(last, from)), node);
    last = to;
    pattern.lastIndex = to;
  };
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const [whole, angle, code, emoji, url, mark] = found;
    const at = found.index;
    if (angle !== undefined) add(reference(angle, ctx), at, at + whole.length);
    else if (code !== undefined) add(el("code", {}, codeText(code)), at, at + whole.length);
    else if (emoji !== undefined) {
      if (emojiFor(emoji)) add(emojiNode(emoji), at, at + whole.length);
      else pattern.lastIndex = at + whole.length - 1;
    } else if (url !== undefined) {
      const bare = url.replace(/(?:[.,;:!?'")\]*_~]|&gt;)+$/, "");
      add(link(unescape(bare), unescape(bare)), at, at + bare.length);
    } else {
      const end = closing(text, at, mark);
      if (end > 0) add(el(TAGS[mark], {}, inline(text.slice(at + 1, end), ctx)), at, end + 1);
    }
  }
  out.append(...withBreaks(text.slice(last)));
  return out;
}

// Where a mark opened at `from` closes, or 0: on its own line, around words, not inside one.
function closing(text, from, mark) {
  const next = text[from + 1];
  if (wordish(text[from - 1]) || next === undefined || /\s/.test(next) || next === mark) return 0;
  for (let at = from + 1; at < text.length && text[at] !== "\n"; at += 1) {
    if (text[at] === "<" || text[at] === "`") {
      const end = text.indexOf(text[at] === "<" ? ">" : "`", at + 1);
      if (end > 0) at = end;
    } else if (text[at] === mark && !/\s/.test(text[at - 1]) && !wordish(text[at + 1])) return at;
  }
  return 0;
}

// What stands between angle brackets: a mention, a channel, a date, or a link.
function reference(body, ctx) {
  const bar = body.indexOf("|");
  const target = bar < 0 ? body : body.slice(0, bar);
  const label = bar < 0 ? "" : body.slice(bar + 1);
  if (target.startsWith("@")) return mention(target.slice(1), ctx, label);
  if (target.startsWith("#")) return channelLink(target.slice(1), ctx, label);
  if (target.startsWith("!date^")) {
    const [, digits, pattern = "", url] = target.split("^");
    const ms = /^-?\d{1,12}$/.test(digits) ? Number(digits) * 1000 : NaN;
    if (Number.isNaN(ms)) return document.createTextNode(unescape(label));
    const node = el("time", { title: `${longDate(ms, ctx.zone)}, ${timeOf(ms, ctx.zone)}` }, dateText(ms, unescape(pattern), ctx));
    return url ? link(unescape(url), node) : node;
  }
  if (target.startsWith("!subteam^")) return el("span", { class: "mention" }, unescape(label || "@group"));
  if (/^!(channel|here|everyone)$/.test(target)) return el("span", { class: "mention me" }, `@${target.slice(1)}`);
  if (target.startsWith("!")) return document.createTextNode(unescape(label || `<${body}>`));
  return safe(unescape(target)) ? link(unescape(target), label ? plainText(label, ctx) : bareTarget(target))
    : document.createTextNode(unescape(bar < 0 ? `<${body}>` : label));
}

const bareTarget = (target) => unescape(target).replace(/^(mailto|tel):/, "");
const safe = (url) => /^(https?:\/\/|mailto:|tel:)/i.test(url);

export function link(url, content) {
  if (!safe(url) && !/^\/[^/]/.test(url)) return el("span", {}, content);
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, content);
}

function mention(id, ctx, label) {
  const member = ctx.member(id);
  const name = ctx.callName(id) ?? (unescape(label) || id);
  const mine = id === ctx.me ? " me" : "";
  return el("span", { class: `mention${mine}`, "data-member": id, title: member ? ctx.about(member) : null }, `@${name.replace(/^@/, "")}`);
}

function channelLink(id, ctx, label) {
  const channel = ctx.channel(id);
  const name = `#${channel?.name ?? (unescape(label) || id)}`;
  return channel ? el("a", { class: "mention", href: ctx.href(id) }, name) : el("span", { class: "mention" }, name);
}

function emojiNode(name) {
  return el("span", { class: "emoji", role: "img", "aria-label": name.split("::")[0].replaceAll("_", " "), title: `:${name}:` }, emojiFor(name));
}

const codeText = (text) => unescape(text.replace(/<([^<>|\n]+)(?:\|([^<>\n]*))?>/g, (_, url, label) => label || url));

// Whether a text is nothing but a few emoji, which Slack draws large.
export function onlyEmoji(text) {
  const names = (text ?? "").trim().split(/\s+|(?<=:)(?=:)/);
  const drawn = (name) => /^(\p{Extended_Pictographic}|\p{Emoji_Component})+$/u.test(name) && /\p{Extended_Pictographic}/u.test(name);
  const named = (name) => /^:[^:\s]+(::skin-tone-\d)?:$/.test(name) && emojiFor(name.slice(1, -1));
  return names.length < 24 && names.every((name) => drawn(name) || named(name));
}

// ---- Rich text blocks ----

export function richText(block, ctx) {
  return el("div", { class: "rich" }, (block.elements ?? []).map((part) => richPart(part, ctx)));
}

function richPart(part, ctx) {
  const content = () => (part.elements ?? []).map((leaf) => richLeaf(leaf, ctx));
  switch (part.type) {
    case "rich_text_section": return el("p", {}, content());
    case "rich_text_quote": return el("blockquote", {}, content());
    case "rich_text_preformatted": return el("pre", {}, (part.elements ?? []).map((leaf) => leaf.text ?? leaf.url ?? ""));
    case "rich_text_list": {
      const items = (part.elements ?? []).map((item) => el("li", {}, (item.elements ?? []).map((leaf) => richLeaf(leaf, ctx))));
      return part.style === "ordered"
        ? el("ol", { class: `indent-${part.indent ?? 0}`, start: (part.offset ?? 0) + 1 }, items)
        : el("ul", { class: `indent-${part.indent ?? 0}` }, items);
    }
    default: return el("p", { class: "note" }, `This sandbox does not draw ${part.type}.`);
  }
}

function richLeaf(leaf, ctx) {
  let node;
  switch (leaf.type) {
    case "text": node = el("span", {}, (leaf.text ?? "").split("\n").flatMap((line, at) => (at ? [el("br"), line] : [line]))); break;
    case "link": node = link(leaf.url ?? "", leaf.text || leaf.url); break;
    case "user": node = mention(leaf.user_id, ctx, ""); break;
    case "channel": node = channelLink(leaf.channel_id, ctx, ""); break;
    case "usergroup": node = el("span", { class: "mention" }, "@group"); break;
    case "broadcast": node = el("span", { class: "mention me" }, `@${leaf.range}`); break;
    case "emoji": node = emojiFor(leaf.name) ? emojiNode(leaf.name) : el("span", {}, `:${leaf.name}:`); break;
    case "date": {
      const known = Math.abs(leaf.timestamp) < 1e12;
      node = el("time", {}, known ? dateText(leaf.timestamp * 1000, leaf.format ?? "{date_short_pretty} at {time}", ctx) : leaf.fallback ?? "");
      break;
    }
    case "color": node = el("code", {}, leaf.value ?? ""); break;
    default: node = el("span", {}, leaf.text ?? "");
  }
  const marks = { code: "code", strike: "s", italic: "em", bold: "strong", underline: "u" };
  for (const [style, tag] of Object.entries(marks)) if (leaf.style?.[style]) node = el(tag, {}, node);
  return node;
}

// ---- Writing ----

// Markup as a person would have typed it, for editing and copying. The server makes markup of what is typed.
export function decode(text, ctx) {
  return unescape((text ?? "").replace(/<([^<>\n]+)>/g, (whole, body) => {
    const [target, label] = body.split("|");
    if (target.startsWith("@")) return `@${ctx.callName(target.slice(1)) ?? label ?? target.slice(1)}`;
    if (target.startsWith("#")) return `#${ctx.channel(target.slice(1))?.name ?? label ?? target.slice(1)}`;
    if (/^!(channel|here|everyone)$/.test(target)) return `@${target.slice(1)}`;
    if (target.startsWith("!")) return label ?? whole;
    return label ? `${label} (${target})` : bareTarget(target);
  }));
}

// ---- The box to type in ----

const TRIGGERS = [
  [/^\/([\w-]*)$/, "command"],
  [/(?:^|[\s(])@([\p{L}\p{N}._-]*(?: [\p{L}\p{N}.-]*)?)$/u, "member"],
  [/(?:^|[\s(])#([\p{L}\p{N}_-]*)$/u, "channel"],
  [/(?:^|\s):([a-z0-9_+-]{2,})$/, "emoji"],
];
let composers = 0;

// A box to write in, with formatting, and suggestions for `/`, `@`, `#` and `:`.
// Options: ctx, label, testid, sendTestid, commands(), send(typed), up(), cancel(), pickEmoji(anchor, chosen), saveLabel.
export class Composer {
  constructor(options) {
    this.options = options;
    this.id = `composer-${(composers += 1)}`;
    this.offers = [];
    this.list = el("ul", { class: "suggestions", id: `${this.id}-list`, role: "listbox", "aria-label": "Suggestions", hidden: true });
    this.usage = el("div", { class: "usage", hidden: true });
    this.box = el("textarea", {
      rows: 1, "data-testid": options.testid, "aria-label": options.label, placeholder: options.label, spellcheck: "true", dir: "auto",
      "aria-autocomplete": "list", "aria-haspopup": "listbox", "aria-controls": `${this.id}-list`,
      oninput: () => this.changed(), onkeydown: (event) => this.key(event), onclick: () => this.suggest(),
      onblur: () => setTimeout(() => document.activeElement !== this.box && this.offer([])),
    });
    this.button = el("button", { type: "button", class: "send", "data-testid": options.sendTestid, disabled: true, onclick: () => this.send() },
      options.saveLabel ?? icon("send", "Send"));
    this.node = el("div", { class: "composer" }, this.list, this.usage,
      el("div", { class: "composer-box" }, this.box, el("div", { class: "composer-tools" }, this.tools(), this.button)));
  }

  tools() {
    const tool = (name, label, press) => iconButton(name, label, press, { onmousedown: (event) => event.preventDefault() });
    const { cancel, pickEmoji, commands } = this.options;
    return [
      tool("bold", "Bold", () => this.wrap("*")), tool("italic", "Italic", () => this.wrap("_")),
      tool("strike", "Strike through", () => this.wrap("~")), tool("code", "Code", () => this.wrap("`")),
      tool("quote", "Quote", () => this.prefix("> ")),
      el("span", { class: "tool-line" }),
      tool("smile", "Emoji", (event) => pickEmoji(event.currentTarget, (_, character) => this.insert(character))),
      tool("at", "Mention someone", () => this.insert("@")),
      commands && tool("slash", "Commands", () => { if (!this.value) this.insert("/"); else this.box.focus(); }),
      el("span", { class: "tool-gap" }),
      cancel && el("button", { type: "button", class: "plain", onclick: cancel }, "Cancel"),
    ];
  }

  get value() { return this.box.value; }

  set value(text) {
    this.box.value = text;
    this.changed();
    this.offer([]);
  }

  focus() {
    this.box.focus({ preventScroll: true });
    this.box.setSelectionRange(this.value.length, this.value.length);
  }

  setLabel(label) {
    this.box.placeholder = label;
    this.box.setAttribute("aria-label", label);
  }

  changed() {
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight, 240)}px`;
    this.button.disabled = this.value.trim() === "";
    this.suggest();
  }

  insert(text) {
    const { selectionStart: from, selectionEnd: to } = this.box;
    const gap = /^[@#/:]$/.test(text) && from > 0 && !/\s/.test(this.value[from - 1]) ? " " : "";
    this.box.setRangeText(gap + text, from, to, "end");
    this.box.focus();
    this.changed();
  }

  wrap(mark) {
    const { selectionStart: from, selectionEnd: to } = this.box;
    this.box.setRangeText(mark + this.value.slice(from, to) + mark, from, to, "preserve");
    this.box.focus();
    this.box.setSelectionRange(from + 1, to + 1);
    this.changed();
  }

  prefix(mark) {
    const start = this.value.lastIndexOf("\n", this.box.selectionStart - 1) + 1;
    this.box.setRangeText(mark, start, start, "end");
    this.box.setSelectionRange(this.box.selectionEnd, this.value.length);
    this.focus();
    this.changed();
  }

  // Looks at what stands before the caret and offers what could follow.
  suggest() {
    const before = this.value.slice(0, this.box.selectionStart);
    const commands = this.options.commands?.() ?? [];
    for (const [pattern, kind] of TRIGGERS) {
      const found = pattern.exec(before);
      if (!found) continue;
      const offers = this.found(kind, found[1], commands);
      if (offers.length) { this.offer(offers, before.length - found[1].length - 1); this.showUsage([]); return; }
    }
    this.offer([]);
    this.showUsage(commands);
  }

  found(kind, typed, commands) {
    const like = typed.toLowerCase();
    const { ctx } = this.options;
    const spaced = like.replace(/[.-]/g, " ");
    const starts = (...names) => names.some((name) => name?.toLowerCase().split(/[\s.-]/)
      .some((_, at, all) => all.slice(at).join(" ").startsWith(spaced)));
    if (kind === "command") {
      return commands.filter((command) => command.name.replace(/^\//, "").startsWith(like)).map((command) => ({
        text: `/${command.name.replace(/^\//, "")} `, name: `/${command.name.replace(/^\//, "")}`, extra: command.usage, about: command.about,
        icon: el("span", { class: "offer-icon app" }, icon("app")),
      }));
    }
    if (kind === "member") {
      const people = ctx.members().filter((member) => starts(member.real_name, member.display_name, member.name)).slice(0, 8).map((member) => ({
        text: `@${ctx.callName(member.id)} `, name: member.real_name, about: ctx.about(member), icon: ctx.avatar(member.id, "small"),
      }));
      const all = [["channel", "Notify everyone in this channel"], ["here", "Notify everyone active in this channel"]]
        .filter(([word]) => word.startsWith(like)).map(([word, about]) => ({
          text: `@${word} `, name: `@${word}`, about, icon: el("span", { class: "offer-icon" }, icon("mega")),
        }));
      return typed.includes(" ") && people.length === 1 && people[0].name.toLowerCase() === like ? [] : [...people, ...all];
    }
    if (kind === "channel") {
      return ctx.channels().filter((channel) => !ctx.isChat(channel) && starts(channel.name)).slice(0, 8).map((channel) => ({
        text: `#${channel.name} `, name: `#${channel.name}`, about: channel.topic ?? "", icon: el("span", { class: "offer-icon" }, icon("hash")),
      }));
    }
    return emojiLike(like).map(([name, character]) => ({
      text: `${character} `, name: `:${name}:`, about: "", icon: el("span", { class: "offer-icon" }, character),
    }));
  }

  offer(offers, from = 0) {
    this.offers = offers;
    this.from = from;
    this.at = 0;
    this.list.hidden = offers.length === 0;
    this.list.replaceChildren(...offers.map((offer, at) => el("li", {
      id: `${this.id}-${at}`, role: "option", "data-testid": "suggestion", "data-name": offer.name, "aria-selected": "false",
      onmousedown: (event) => { event.preventDefault(); this.pick(at); }, onmousemove: () => this.point(at),
    }, offer.icon, el("span", { class: "offer-text" },
      el("span", { class: "offer-line" }, el("b", {}, offer.name), offer.extra && el("span", { class: "offer-extra" }, offer.extra)),
      offer.about && el("span", { class: "offer-about" }, offer.about)))));
    this.point(0);
  }

  point(at) {
    this.at = at;
    [...this.list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === at)));
    if (this.offers.length) {
      this.box.setAttribute("aria-activedescendant", `${this.id}-${at}`);
      this.list.children[at]?.scrollIntoView({ block: "nearest" });
    } else this.box.removeAttribute("aria-activedescendant");
  }

  pick(at) {
    this.box.setRangeText(this.offers[at].text, this.from, this.box.selectionStart, "end");
    this.box.focus();
    this.changed();
  }

  // Once a command stands there, its usage stays in sight while the rest is typed.
  showUsage(commands) {
    const name = /^(\/[\w-]+)\s/.exec(this.value)?.[1];
    const command = name && commands.find((one) => `/${one.name.replace(/^\//, "")}` === name);
    this.usage.hidden = !command;
    this.usage.toggleAttribute("data-testid", Boolean(command));
    if (!command) return;
    this.usage.dataset.testid = "suggestion";
    this.usage.replaceChildren(el("b", {}, name), ` ${command.usage ?? ""}`, el("span", {}, command.about ?? ""));
  }

  key(event) {
    if (event.isComposing) return;
    if (this.offers.length && this.suggestionKey(event)) return;
    const edit = { b: "*", i: "_" }[(event.ctrlKey || event.metaKey) && event.key];
    if (edit) { event.preventDefault(); this.wrap(edit); }
    else if (event.key === "Enter" && !event.shiftKey && !event.altKey) { event.preventDefault(); this.send(); }
    else if (event.key === "ArrowUp" && this.value === "" && this.options.up?.()) event.preventDefault();
    else if (event.key === "Escape" && this.options.cancel) { event.stopPropagation(); this.options.cancel(); }
  }

  suggestionKey(event) {
    const count = this.offers.length;
    const exact = this.offers[this.at].text.trim() === this.value.trim();
    if (event.key === "ArrowDown") this.point((this.at + 1) % count);
    else if (event.key === "ArrowUp") this.point((this.at + count - 1) % count);
    else if (event.key === "Escape") this.offer([]);
    else if ((event.key === "Enter" && !event.shiftKey && !exact) || event.key === "Tab") this.pick(this.at);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  send() {
    const typed = this.value.trim();
    if (!typed) return;
    this.offer([]);
    this.box.focus({ preventScroll: true });
    this.options.send(typed);
  }
}
