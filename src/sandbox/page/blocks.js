// Block Kit: blocks, their controls, modals, and the menus and dialogs they need.
// It draws and reports what a person did; it decides nothing and keeps no messages.

import { dayOf, el, icon, iconButton, link, longDate, mrkdwn, nearDay, plainText, richText, shortDate, textObject, timeOf } from "./mrkdwn.js";
import { emojiGroups, emojiLike } from "./emoji.js";

// ---- Menus: one at a time, in the top layer, beside what opened them ----

let opened = null;

export const menuIsOpen = () => opened !== null;
export const closeMenu = () => opened?.close();

// Opens `content` beside `anchor`. Escape, Tab, or a press outside closes it.
export function popover(anchor, content, closed = () => {}) {
  opened?.close();
  const box = el("div", { class: "popover", popover: "manual" }, content);
  const menu = { close, place: () => place(box, anchor) };
  const watched = { pointerdown: outside, scroll: moved, keydown: key };
  function close(refocus = false) {
    if (opened !== menu) return;
    opened = null;
    for (const [name, heard] of Object.entries(watched)) document.removeEventListener(name, heard, true);
    window.removeEventListener("resize", moved);
    anchor.setAttribute("aria-expanded", "false");
    box.remove();
    if (refocus && anchor.isConnected) anchor.focus({ preventScroll: true });
    closed();
  }
  function outside(event) { if (!box.contains(event.target) && !anchor.contains(event.target)) close(); }
  function moved(event) {
    if (event.target instanceof Node && box.contains(event.target)) return;
    if (anchor.isConnected) place(box, anchor);
    else close();
  }
  function key(event) {
    if (event.key !== "Escape" && event.key !== "Tab") return;
    event.preventDefault();
    event.stopPropagation();
    close(true);
  }
  (anchor.closest("dialog") ?? document.body).append(box);
  box.showPopover();
  opened = menu;
  place(box, anchor);
  anchor.setAttribute("aria-expanded", "true");
  for (const [name, heard] of Object.entries(watched)) document.addEventListener(name, heard, true);
  window.addEventListener("resize", moved);
  return menu;
}

function place(box, anchor) {
  const at = anchor.getBoundingClientRect();
  const gap = 4;
  Object.assign(box.style, { minWidth: `${Math.min(at.width, innerWidth - 16)}px`, maxHeight: "none", top: "auto", bottom: "auto" });
  const below = innerHeight - at.bottom - gap - 8;
  const above = at.top - gap - 8;
  const under = box.offsetHeight <= below || below >= above;
  box.style.maxHeight = `${Math.max(160, under ? below : above)}px`;
  if (under) box.style.top = `${Math.max(8, Math.min(at.bottom + gap, innerHeight - 168))}px`;
  else box.style.bottom = `${Math.max(8, Math.min(innerHeight - at.top + gap, innerHeight - 168))}px`;
  box.style.left = `${Math.max(8, Math.min(at.left, innerWidth - box.offsetWidth - 8))}px`;
}

// Opens a menu of things to do. Items: { label, run, icon, testid, danger, about }, or null for a line.
export function openMenu(anchor, label, items) {
  if (opened && anchor.getAttribute("aria-expanded") === "true") { opened.close(true); return; }
  const list = el("div", { class: "menu", role: "menu", "aria-label": label }, items.map((item) => (item === null
    ? el("hr")
    : el("button", {
      type: "button", role: "menuitem", tabindex: "-1", class: item.danger ? "danger" : null, "data-testid": item.testid,
      onclick: () => { menu.close(true); item.run(); },
    }, item.icon, el("span", { class: "menu-label" }, item.label, item.about && el("small", {}, item.about))))));
  const menu = popover(anchor, list);
  const buttons = [...list.querySelectorAll("button")];
  list.addEventListener("keydown", (event) => {
    const at = buttons.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    buttons.at(to % buttons.length)?.focus();
  });
  buttons[0]?.focus({ preventScroll: true });
}

const searchBox = (label, list) => el("input", {
  class: "menu-search", type: "text", role: "combobox", "aria-label": label, "aria-controls": list, "aria-expanded": "true", placeholder: label,
});

// Opens a list to choose from. Options: { value, text, about, group, label }. With `multi` several stay marked, told at the end.
function openList(anchor, { options, chosen, multi, custom, done }) {
  if (opened && anchor.getAttribute("aria-expanded") === "true") { opened.close(true); return; }
  const marked = new Set(chosen);
  let shown = [];
  let at = 0;
  const list = el("ul", { class: "list", role: "listbox", id: "list", tabindex: "-1", "aria-multiselectable": multi ? "true" : null });
  const search = options.length > 7 || custom ? searchBox("Search", "list") : null;
  const menu = popover(anchor, el("div", { class: "choices" }, search, list), () => {
    if (multi && [...marked].join("\n") !== chosen.join("\n")) done([...marked]);
  });
  const point = (to) => {
    at = Math.max(0, Math.min(to, shown.length - 1));
    [...list.querySelectorAll("[role=option]")].forEach((item, index) => {
      item.classList.toggle("pointed", index === at);
      if (index !== at) return;
      item.scrollIntoView({ block: "nearest" });
      (search ?? list).setAttribute("aria-activedescendant", item.id);
    });
  };
  const pick = (option) => {
    if (!multi) { menu.close(true); done(option.value); return; }
    if (!marked.delete(option.value)) marked.add(option.value);
    draw(at);
  };
  const draw = (to) => {
    const typed = (search?.value ?? "").trim().toLowerCase();
    shown = options.filter((option) => option.label.toLowerCase().includes(typed));
    const made = typed && custom?.(typed);
    if (made && !shown.some((option) => option.value === made.value)) shown = [made, ...shown];
    let group;
    list.replaceChildren(...shown.flatMap((option, index) => {
      const item = el("li", {
        id: `option-${index}`, role: "option", "aria-selected": String(marked.has(option.value)), "data-testid": `option-${option.value}`,
        onclick: () => pick(option), onmousemove: () => at !== index && point(index),
      }, el("span", { class: "option-text" }, option.text(), option.about && el("small", {}, option.about())), icon("check"));
      const head = option.group && option.group !== group ? [el("li", { class: "option-group", role: "presentation" }, option.group)] : [];
      group = option.group;
      return [...head, item];
    }), ...(shown.length ? [] : [el("li", { class: "option-none" }, "Nothing matches")]));
    point(to);
  };
  search?.addEventListener("input", () => draw(0));
  list.parentNode.addEventListener("keydown", (event) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 8, PageUp: at - 8 }[event.key];
    if (to !== undefined) point(to);
    else if (event.key === "Enter" || (event.key === " " && !search)) { if (shown[at]) pick(shown[at]); }
    else return;
    event.preventDefault();
  });
  draw(Math.max(0, options.findIndex((option) => marked.has(option.value))));
  menu.place();
  (search ?? list).focus({ preventScroll: true });
}

// Opens the emoji picker beside `anchor`; calls `chosen(name, character)` once.
export function pickEmoji(anchor, chosen) {
  const grid = el("div", { class: "emoji-grid" });
  const search = el("input", { class: "menu-search", type: "search", placeholder: "Search emoji", "aria-label": "Search emoji" });
  const menu = popover(anchor, el("div", { class: "emoji-picker", role: "dialog", "aria-label": "Emoji" }, search, grid));
  const button = ([name, character]) => el("button", {
    type: "button", class: "emoji-choice", title: `:${name}:`, "aria-label": name.replaceAll("_", " "), "data-emoji": name,
    onclick: () => { menu.close(true); chosen(name, character); },
  }, character);
  const draw = () => {
    const typed = search.value.trim().toLowerCase().replace(/\s+/g, "_").replaceAll(":", "");
    const groups = typed ? [["Found", emojiLike(typed, 60)]] : emojiGroups;
    grid.replaceChildren(...groups.flatMap(([group, pairs]) => [
      el("h3", {}, pairs.length ? group : "No emoji of that name"), el("div", { class: "emoji-row" }, pairs.map(button)),
    ]));
  };
  search.addEventListener("input", draw);
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    grid.querySelector(".emoji-choice")?.click();
  });
  draw();
  menu.place();
  search.focus({ preventScroll: true });
}

// ---- Dialogs ----

// Asks a question in a window of its own; resolves to whether the answer was yes.
export function ask({ title, text, confirm, deny, style }, ctx) {
  return new Promise((resolve) => {
    const answer = (yes) => { dialog.close(); dialog.remove(); resolve(yes); };
    const dialog = el("dialog", { class: "dialog small", "aria-labelledby": "ask-title", oncancel: (event) => { event.preventDefault(); answer(false); } },
      el("header", {}, el("h2", { id: "ask-title" }, textObject(title, ctx))),
      el("div", { class: "dialog-body" }, textObject(text, ctx)),
      el("footer", {},
        el("button", { type: "button", class: "button", "data-testid": "confirm-no", onclick: () => answer(false) }, textObject(deny, ctx)),
        el("button", {
          type: "button", class: `button ${style === "danger" ? "danger" : "primary"}`, "data-testid": "confirm-yes", onclick: () => answer(true),
        }, textObject(confirm, ctx))));
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector("[data-testid=confirm-yes]").focus();
  });
}

// Asks for one of many by name. Items: { value, words, about, news, mark }.
export function jumpTo(label, items, done) {
  if (document.querySelector("dialog[open]")) return;
  closeMenu();
  let shown = [];
  let at = 0;
  const list = el("ul", { class: "list", role: "listbox", id: "jump-list", "aria-label": label });
  const input = searchBox(label, "jump-list");
  input.dataset.testid = "switcher";
  const outside = (event) => { if (event.target === dialog) dialog.close(); };
  const dialog = el("dialog", { class: "dialog switcher", "aria-label": label, onclose: () => dialog.remove(), onclick: outside },
    el("div", { class: "choices" }, input, list));
  const pick = (item) => { dialog.close(); done(item.value); };
  const point = (to) => {
    at = Math.max(0, Math.min(to, shown.length - 1));
    [...list.children].forEach((node, index) => { node.classList.toggle("pointed", index === at); node.setAttribute("aria-selected", String(index === at)); });
    list.children[at]?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", `jump-${at}`);
  };
  const draw = () => {
    const typed = input.value.trim().toLowerCase().replace(/^[#@]/, "");
    const rank = (item) => (item.words.toLowerCase().startsWith(typed) ? 0 : 1) - (item.news && !typed ? 2 : 0);
    shown = items.filter((item) => item.words.toLowerCase().includes(typed)).sort((a, b) => rank(a) - rank(b));
    list.replaceChildren(...shown.map((item, index) => el("li", {
      role: "option", id: `jump-${index}`, class: item.news ? "news" : null, onclick: () => pick(item), onmousemove: () => at !== index && point(index),
    }, item.mark(), el("span", { class: "option-text" }, item.words, el("small", {}, item.about)))));
    if (!shown.length) list.append(el("li", { class: "option-none" }, "Nothing of that name"));
    point(0);
  };
  input.addEventListener("input", draw);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") point(at + 1);
    else if (event.key === "ArrowUp") point(at - 1);
    else if (event.key === "Enter" && shown[at]) pick(shown[at]);
    else return;
    event.preventDefault();
  });
  draw();
  document.body.append(dialog);
  dialog.showModal();
  input.focus();
}

// ---- Blocks ----
// ctx adds to the text context: where ({channel, ts} or {view_id}), values (a Map that outlives a redraw), post(path, body).

export function blocks(list, ctx) {
  return el("div", { class: "blocks" }, (list ?? []).map((block, at) => drawBlock(block, at, ctx)));
}

function drawBlock(block, at, ctx) {
  const id = block.block_id ?? `block-${at}`;
  let node;
  try { node = (drawers[block.type] ?? unknownBlock)({ ...block, block_id: id }, ctx); }
  catch (mistake) {
    console.warn(`block ${id} cannot be drawn`, mistake);
    node = el("div", {}, note(`This “${block.type}” block cannot be drawn.`));
  }
  node.classList.add("block", `block-${block.type}`);
  node.dataset.block = id;
  return node;
}

// What was chosen in a message or view is on the page already; it is no reason to draw it anew.
export const withoutState = (shown) => ({ ...shown, state: null, hash: null });

// Adds to `values` what the server remembers of a message or view.
export function recall(shown, values) {
  for (const [block, actions] of Object.entries(shown.state?.values ?? {})) {
    for (const [action, entry] of Object.entries(actions)) {
      const kept = Object.entries(entry).find(([name]) => name !== "type")?.[1];
      const plain = Array.isArray(kept) ? kept.map((one) => one?.value ?? one) : kept?.value ?? kept ?? undefined;
      if (!values.has(`${block} ${action}`)) values.set(`${block} ${action}`, plain);
    }
  }
  return values;
}

const note = (...words) => el("p", { class: "note" }, icon("info"), el("span", {}, words));
const unknownBlock = (block) => el("div", {}, note(`A block of the kind “${block.type}” belongs here; this sandbox does not draw it.`));

const drawers = {
  header: (block, ctx) => el("div", {}, el("h2", { dir: "auto" }, textObject(block.text, ctx))),
  divider: () => el("div", { role: "separator" }),
  section: (block, ctx) => el("div", {},
    el("div", { class: "section-words", dir: "auto" },
      block.text && el("div", { class: "words" }, textObject(block.text, ctx)),
      block.fields && el("div", { class: "fields" }, block.fields.map((field) => el("div", { class: "words" }, textObject(field, ctx))))),
    block.accessory && el("div", { class: "accessory" }, drawElement(block.accessory, block, ctx))),
  context: (block, ctx) => el("div", { dir: "auto" }, (block.elements ?? []).map((part) => (part.type === "image"
    ? picture(part, "context-image") : el("span", { class: "words" }, textObject(part, ctx))))),
  actions: (block, ctx) => el("div", {}, (block.elements ?? []).map((element) => drawElement(element, block, ctx))),
  rich_text: (block, ctx) => richText(block, ctx),
  image: (block, ctx) => el("figure", {}, block.title && el("figcaption", {}, textObject(block.title, ctx)), picture(block, "picture")),
  video: (block, ctx) => el("div", {}, note("A video: ", link(block.title_url ?? "", textObject(block.title, ctx)), ". This sandbox does not play it.")),
  markdown: (block, ctx) => el("div", { class: "words", dir: "auto" }, mrkdwn(fromMarkdown(block.text ?? ""), ctx)),
  input: drawInput,
};

// The common part of Markdown, in Slack's marks.
const fromMarkdown = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
  .replace(/^#{1,6} +(.+)$/gm, "*$1*").replace(/\*\*(.+?)\*\*/g, "*$1*").replace(/~~(.+?)~~/g, "~$1~")
  .replace(/\[([^\]\n]+)\]\((https?:[^)\s]+)\)/g, "<$2|$1>").replace(/^[-*] +/gm, "• ");

function picture(part, kind) {
  const url = part.image_url ?? part.slack_file?.url ?? "";
  if (!/^(https?:|data:image\/)/.test(url)) return el("span", { class: "note" }, part.alt_text ?? "An image");
  return el("img", { class: kind, src: url, alt: part.alt_text ?? "", title: part.alt_text, loading: "lazy",
    onerror: (event) => event.currentTarget.replaceWith(el("span", { class: "note" }, icon("info"), part.alt_text || "This image does not load.")) });
}

let inputs = 0;
function drawInput(block, ctx) {
  const id = `input-${(inputs += 1)}`;
  const control = drawElement(block.element ?? {}, block, ctx);
  control.id = id;
  control.setAttribute("aria-describedby", `${id}-hint ${id}-error`);
  return el("div", {},
    el(control.matches("fieldset") ? "span" : "label", { class: "label", for: id, id: `${id}-label` }, inputLabel(block, ctx)),
    (control.setAttribute("aria-labelledby", control.matches("button") ? `${id}-label ${id}` : `${id}-label`), control),
    block.hint && el("p", { class: "hint", id: `${id}-hint` }, textObject(block.hint, ctx)),
    el("p", { class: "error", id: `${id}-error`, role: "alert", hidden: true }));
}

const inputLabel = (block, ctx) => [textObject(block.label, ctx), block.optional && el("span", { class: "optional" }, " (optional)")].filter(Boolean);

// A very long text stays folded until somebody wants to read on.
export function folded(node, text) {
  if (text.length < 3000 && text.split("\n").length < 40) return [node];
  node.classList.add("folded");
  const more = el("button", { type: "button", class: "plain", "aria-expanded": "false", onclick: () => {
    const open = !node.classList.toggle("folded");
    more.textContent = open ? "Show less" : "Show more";
    more.setAttribute("aria-expanded", String(open));
  } }, "Show more");
  return [node, more];
}

// What hangs below a message: attachments of the older kind, and files.
export function attached(message, ctx) {
  return [...(message.attachments ?? []).map((one) => {
    const node = el("div", { class: "attachment" }, one.pretext && el("div", { class: "words" }, mrkdwn(one.pretext, ctx)), one.title && el("b", {}, one.title),
      one.blocks ? blocks(one.blocks, ctx) : el("div", { class: "words" }, mrkdwn(one.text ?? one.fallback ?? "", ctx)));
    if (/^#?[0-9a-f]{6}$/i.test(one.color ?? "")) node.style.borderColor = `#${one.color.replace("#", "")}`;
    return node;
  }), ...(message.files ?? []).map((file) => {
    const url = file.url_private_download ?? file.url_private ?? file.permalink ?? "";
    const node = link(url, [icon("file"), el("span", {}, file.title || file.name || "File", el("small", {}, file.pretty_type ?? file.filetype ?? ""))]);
    node.classList.add("file");
    return node;
  })];
}

// ---- Elements ----

const keyOf = (block, element) => `${block.block_id} ${element.action_id}`;

function drawElement(element, block, ctx) {
  const draw = elements[element.type];
  if (!draw) return el("span", { class: "note" }, `A “${element.type}” belongs here; this sandbox does not draw it.`);
  const key = keyOf(block, element);
  const control = {
    element, block, ctx,
    get: (initial) => (ctx.values.has(key) ? ctx.values.get(key) : initial),
    // Remembers a value and reports it; resolves to false when the person thought better of it.
    async put(value, node, report = block.type !== "input" || block.dispatch_action) {
      const before = ctx.values.get(key);
      const had = ctx.values.has(key);
      ctx.values.set(key, value);
      if (!report || (await act(control, node, "select", { selected: value }))) return true;
      if (had) ctx.values.set(key, before);
      else ctx.values.delete(key);
      return false;
    },
  };
  const node = draw(control);
  if (element.action_id) node.dataset.testid = `action-${element.action_id}`;
  return node;
}

// Tells the server what was pressed or chosen, after the confirmation it may need.
async function act({ element, block, ctx }, node, path, what) {
  if (element.confirm && !(await ask({ confirm: "Yes", deny: "Cancel", ...element.confirm }, ctx))) return false;
  node.setAttribute("aria-busy", "true");
  await ctx.post(path, { ...ctx.where, action_id: element.action_id, block_id: block.block_id, ...what });
  node.removeAttribute("aria-busy");
  return true;
}

const elements = {
  button: (control) => {
    const { element, ctx } = control;
    const style = element.style ? ` ${element.style}` : "";
    const node = el("button", { type: "button", class: `button${style}`, "data-value": element.value, "aria-label": element.accessibility_label },
      textObject(element.text, ctx));
    node.addEventListener("click", () => {
      if (node.getAttribute("aria-busy") === "true") return;
      if (/^https?:/.test(element.url ?? "")) window.open(element.url, "_blank", "noopener,noreferrer");
      act(control, node, "press", element.value === undefined ? {} : { value: element.value });
    });
    return node;
  },
  overflow: (control) => {
    const { element, ctx } = control;
    const node = el("button", { type: "button", class: "button overflow", "aria-haspopup": "menu", "aria-label": "More" }, icon("more"));
    node.addEventListener("click", () => openMenu(node, "More", (element.options ?? []).map((option) => ({
      label: textObject(option.text, ctx), about: option.description && textObject(option.description, ctx), testid: `option-${option.value}`,
      run: () => {
        if (/^https?:/.test(option.url ?? "")) window.open(option.url, "_blank", "noopener,noreferrer");
        act(control, node, "select", { selected: option.value });
      },
    }))));
    return node;
  },
  image: ({ element }) => picture(element, "accessory-image"),
  static_select: (control) => select(control, choicesOf(control), control.element.initial_option?.value),
  external_select: (control) => select(control, choicesOf(control), control.element.initial_option?.value),
  users_select: (control) => select(control, people(control.ctx), control.element.initial_user),
  channels_select: (control) => select(control, rooms(control.ctx), control.element.initial_channel),
  conversations_select: (control) => select(control, rooms(control.ctx, true), control.element.initial_conversation),
  multi_static_select: (control) => select(control, choicesOf(control), values(control.element.initial_options), true),
  multi_external_select: (control) => select(control, choicesOf(control), values(control.element.initial_options), true),
  multi_users_select: (control) => select(control, people(control.ctx), control.element.initial_users ?? [], true),
  multi_channels_select: (control) => select(control, rooms(control.ctx), control.element.initial_channels ?? [], true),
  multi_conversations_select: (control) => select(control, rooms(control.ctx, true), control.element.initial_conversations ?? [], true),
  checkboxes: (control) => ticks(control, "checkbox", values(control.element.initial_options)),
  radio_buttons: (control) => ticks(control, "radio", values([control.element.initial_option].filter(Boolean))),
  datepicker: (control) => datePicker(control, control.get(control.element.initial_date), (value, node) => control.put(value, node)),
  timepicker: (control) => timePicker(control, control.get(control.element.initial_time), (value, node) => control.put(value, node)),
  datetimepicker: dateTimePicker,
  plain_text_input: (control) => textInput(control, control.element.multiline ? "textarea" : "text"),
  email_text_input: (control) => textInput(control, "email"),
  url_text_input: (control) => textInput(control, "url"),
  number_input: (control) => textInput(control, "text", control.element.is_decimal_allowed ? "decimal" : "numeric"),
};

const values = (options) => (options ?? []).map((option) => option.value);

function choicesOf({ element, ctx }) {
  const option = (one, group) => ({
    value: one.value, label: textObject(one.text, ctx).textContent, group,
    text: () => textObject(one.text, ctx), about: one.description && (() => textObject(one.description, ctx)),
  });
  return [...(element.options ?? []).map((one) => option(one)),
    ...(element.option_groups ?? []).flatMap((group) => group.options.map((one) => option(one, textObject(group.label, ctx).textContent)))];
}

const people = (ctx) => ctx.members().filter((member) => !member.is_bot).map((member) => ({
  value: member.id, label: `${member.real_name} ${member.name}`, about: () => ctx.about(member),
  text: () => el("span", { class: "person" }, ctx.avatar(member.id, "tiny"), ctx.nameOf(member.id)),
}));

const rooms = (ctx, all = false) => ctx.channels().filter((channel) => all || !ctx.isChat(channel)).map((channel) => ({
  value: channel.id, label: ctx.channelName(channel), text: () => ctx.channelName(channel),
}));

function select(control, options, initial, multi = false) {
  const placeholder = control.element.placeholder ? textObject(control.element.placeholder, control.ctx).textContent : multi ? "Choose some" : "Choose one";
  const node = el("button", { type: "button", class: "select", "aria-haspopup": "listbox", "aria-expanded": "false" });
  const chosen = () => [control.get(initial) ?? []].flat();
  const draw = () => {
    const found = chosen().map((value) => options.find((option) => option.value === value)).filter(Boolean);
    const shown = found.map((option) => el("span", { class: multi ? "chip" : null }, option.text()));
    const words = el("span", { class: found.length ? "select-value" : "select-value placeholder" }, found.length ? shown : placeholder);
    node.replaceChildren(words, icon("down"));
    node.dataset.value = chosen().join(",");
  };
  node.addEventListener("click", () => openList(node, { options, chosen: chosen(), multi, done: async (value) => {
    if (multi && value.length > (control.element.max_selected_items ?? Infinity)) value.length = control.element.max_selected_items;
    const put = control.put(value, node);
    draw();
    if (!(await put)) draw();
  } }));
  draw();
  return node;
}

let groups = 0;
function ticks(control, type, initial) {
  const name = `ticks-${(groups += 1)}`;
  const set = (box) => { box.checked = [control.get(initial) ?? []].flat().includes(box.value); };
  const boxes = [];
  const node = el("fieldset", { class: "ticks" }, (control.element.options ?? []).map((option) => {
    const box = el("input", { type, name, value: option.value, "data-testid": `option-${option.value}`, onchange: async () => {
      const marked = boxes.filter((one) => one.checked).map((one) => one.value);
      if (!(await control.put(type === "radio" ? marked[0] : marked, node))) boxes.forEach(set);
    } });
    boxes.push(box);
    set(box);
    const about = option.description && el("small", {}, textObject(option.description, control.ctx));
    return el("label", {}, box, el("span", { class: "words" }, textObject(option.text, control.ctx), about));
  }));
  return node;
}

function textInput(control, type, inputmode) {
  const { element, block } = control;
  const on = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  const node = el(type === "textarea" ? "textarea" : "input", {
    class: "field", type: type === "textarea" ? null : type, rows: type === "textarea" ? "4" : null, inputmode, dir: "auto", autocomplete: "off",
    maxlength: element.max_length, placeholder: element.placeholder ? plainText(element.placeholder.text, control.ctx).textContent : null,
    "data-first": element.focus_on_load ? "true" : null,
  });
  node.value = control.get(element.initial_value) ?? "";
  node.addEventListener("input", () => control.put(node.value, node, Boolean(block.dispatch_action) && on.includes("on_character_entered")));
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !block.dispatch_action || !on.includes("on_enter_pressed")) return;
    event.preventDefault();
    event.stopPropagation();
    control.put(node.value, node);
  });
  return node;
}

// ---- Dates and times ----

const noon = (day) => Date.parse(`${day}T12:00:00Z`);
const shift = (day, by) => new Date(noon(day) + by * 86400000).toISOString().slice(0, 10);
const dayWords = (day, ctx) => nearDay(noon(day), { ...ctx, zone: "UTC", now: () => noon(dayOf(ctx.now(), ctx.zone)) }, "") || shortDate(noon(day), "UTC");
const clockWords = (time) => timeOf(Date.parse(`1970-01-01T${time}:00Z`), "UTC");
const placeholderOf = ({ element, ctx }, words) => (element.placeholder ? plainText(element.placeholder.text, ctx).textContent : words);

function datePicker(control, initial, put) {
  let value = initial;
  const node = el("button", { type: "button", class: "select date", "aria-haspopup": "dialog", "aria-expanded": "false" });
  const draw = () => {
    node.replaceChildren(icon("calendar"), el("span", { class: value ? "select-value" : "select-value placeholder" },
      value ? dayWords(value, control.ctx) : placeholderOf(control, "Choose a date")), icon("down"));
    node.title = value ? longDate(noon(value), "UTC") : "";
    node.dataset.value = value ?? "";
  };
  node.addEventListener("click", () => openCalendar(node, value, control.ctx, async (day) => {
    const before = value;
    value = day;
    draw();
    if (!(await put(day, node))) { value = before; draw(); }
  }));
  draw();
  return node;
}

function openCalendar(anchor, chosen, ctx, done) {
  if (opened && anchor.getAttribute("aria-expanded") === "true") { opened.close(true); return; }
  const today = dayOf(ctx.now(), ctx.zone);
  let at = chosen || today;
  const box = el("div", { class: "calendar", role: "dialog", "aria-label": "Choose a date" });
  const menu = popover(anchor, box);
  const month = (by) => {
    const [year, number, day] = at.split("-").map(Number);
    const last = new Date(Date.UTC(year, number + by, 0)).getUTCDate();
    at = new Date(Date.UTC(year, number - 1 + by, Math.min(day, last), 12)).toISOString().slice(0, 10);
  };
  const turn = (name, label, by) => iconButton(name, label, () => { month(by); draw(false); });
  const choose = (day) => { menu.close(true); done(day); };
  const draw = (focus = true) => {
    const first = `${at.slice(0, 8)}01`;
    const start = shift(first, -((new Date(noon(first)).getUTCDay() + 6) % 7));
    const title = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" }).format(noon(first));
    const days = Array.from({ length: 42 }, (_, index) => shift(start, index));
    box.replaceChildren(
      el("header", {}, turn("left", "Earlier month", -1), el("b", { "aria-live": "polite" }, title), turn("right", "Later month", 1)),
      el("div", { class: "calendar-days", role: "grid" }, ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"].map((name) => el("span", { "aria-hidden": "true" }, name)),
        days.map((day) => el("button", {
          type: "button", "data-date": day, tabindex: day === at ? "0" : "-1", class: day.slice(0, 7) === at.slice(0, 7) ? null : "other",
          "aria-label": longDate(noon(day), "UTC"), "aria-current": day === today ? "date" : null, "aria-pressed": day === chosen ? "true" : null,
          onclick: () => choose(day),
        }, String(Number(day.slice(8)))))));
    if (focus) box.querySelector("[tabindex='0']").focus({ preventScroll: true });
  };
  box.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    if (by) at = shift(at, by);
    else if (event.key === "PageUp") month(-1);
    else if (event.key === "PageDown") month(1);
    else return;
    event.preventDefault();
    draw();
  });
  draw(false);
  menu.place();
  draw();
}

const QUARTERS = Array.from({ length: 96 }, (_, at) => `${String(Math.floor(at / 4)).padStart(2, "0")}:${String((at % 4) * 15).padStart(2, "0")}`);
const timeOption = (value) => ({ value, label: `${clockWords(value)} ${value}`, text: () => clockWords(value) });

// A time as people type it: 9, 9:30, 930, 2pm, 14.05.
function typedTime(typed) {
  const found = /^(\d{1,2})(?:[:.h ]?(\d{2}))? ?(am|pm|a|p)?$/i.exec(typed.trim());
  if (!found) return null;
  const half = found[3]?.[0].toLowerCase();
  const hour = half ? (Number(found[1]) % 12) + (half === "p" ? 12 : 0) : Number(found[1]);
  const minute = Number(found[2] ?? 0);
  if (hour > 23 || minute > 59 || (half && Number(found[1]) > 12)) return null;
  return timeOption(`${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
}

function timePicker(control, initial, put) {
  let value = initial;
  const node = el("button", { type: "button", class: "select time", "aria-haspopup": "listbox", "aria-expanded": "false" });
  const draw = () => {
    node.replaceChildren(icon("clock"), el("span", { class: value ? "select-value" : "select-value placeholder" },
      value ? clockWords(value) : placeholderOf(control, "Choose a time")), icon("down"));
    node.dataset.value = value ?? "";
  };
  const done = async (time) => {
    const before = value;
    value = time;
    draw();
    if (!(await put(time, node))) { value = before; draw(); }
  };
  node.addEventListener("click", () => openList(node, { options: QUARTERS.map(timeOption), chosen: [value ?? "09:00"], custom: typedTime, done }));
  draw();
  return node;
}

function dateTimePicker(control) {
  const { ctx } = control;
  const moment = control.get(control.element.initial_date_time);
  const part = { day: moment && dayOf(moment * 1000, ctx.zone), time: moment && hours(moment * 1000, ctx.zone) };
  const node = el("div", { class: "date-time", role: "group" });
  const put = (which) => async (value) => {
    part[which] = value;
    return !part.day || !part.time || control.put(String(instant(part.day, part.time, ctx.zone)), node);
  };
  node.append(datePicker(control, part.day, put("day")), timePicker(control, part.time, put("time")));
  return node;
}

const hours = (ms, zone) => new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }).format(ms);

// The moment, in seconds, when the clocks of a zone show this day and time.
function instant(day, time, zone) {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  let at = wanted;
  for (let round = 0; round < 2; round += 1) at += wanted - Date.parse(`${dayOf(at, zone)}T${hours(at, zone)}:00Z`);
  return at / 1000;
}

// ---- Modals ----

// Draws the top of a stack of views, and keeps what was typed into those below it.
export class Modals {
  // context(view) makes the ctx of a view; submit(view, values) resolves to the server's answer; close(id).
  constructor(context, submit, close) {
    Object.assign(this, { context, submit, close, drawn: "", dialog: null });
  }

  show(views) {
    const view = views.at(-1);
    const drawn = JSON.stringify([withoutState(view ?? {}), views.length]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    if (!view) { this.hide(); return; }
    this.draw(view, views.length, views[0].id);
  }

  hide() {
    this.dialog?.close();
    this.dialog?.remove();
    this.dialog = null;
    this.view = null;
    if (this.before?.isConnected) this.before.focus({ preventScroll: true });
  }

  draw(view, depth, root) {
    const ctx = this.context(view);
    const again = this.view?.id === view.id ? document.activeElement?.dataset.testid : null;
    this.view = view;
    if (!this.dialog) {
      this.before = document.activeElement;
      this.dialog = el("dialog", { class: "dialog modal", "data-testid": "modal", "aria-labelledby": "modal-title" });
      this.dialog.addEventListener("cancel", (event) => { event.preventDefault(); this.close(this.view.id); });
      document.body.append(this.dialog);
    }
    this.ctx = ctx;
    this.body = el("div", { class: "dialog-body" }, blocks(view.blocks, ctx));
    this.dialog.dataset.view = view.id;
    const closeWords = view.close ? textObject(view.close, ctx) : depth > 1 ? "Back" : "Close";
    const closer = el("button", { type: "button", class: "button", "data-testid": "modal-close", onclick: () => this.close(view.id) }, closeWords);
    this.button = view.submit ? el("button", { class: "button primary", "data-testid": "modal-submit" }, textObject(view.submit, ctx)) : null;
    this.dialog.replaceChildren(el("form", { novalidate: true, onsubmit: (event) => { event.preventDefault(); this.send(); } },
      el("header", {}, depth > 1 ? iconButton("left", "Back", () => this.close(view.id)) : ctx.appIcon(),
        el("h2", { id: "modal-title" }, textObject(view.title, ctx)), iconButton("close", "Close", () => this.close(root), { "data-testid": "modal-x" })),
      this.body,
      el("footer", {}, closer, this.button)));
    if (!this.dialog.open) this.dialog.showModal();
    const wanted = [again && `[data-testid="${CSS.escape(again)}"]`, "[data-first]", ".dialog-body :is(.field, .select, .ticks input, .button)",
      "footer .button:last-child"];
    const first = wanted.filter(Boolean).map((one) => this.dialog.querySelector(one)).find(Boolean);
    first.focus({ preventScroll: Boolean(again) });
  }

  // Returns what is filled in by name (null where it was emptied), and what is missing by block.
  filledIn(view) {
    const all = (view.blocks ?? []).flatMap((block, at) => [block.element, block.accessory, ...(block.elements ?? [])]
      .filter((element) => element?.action_id && element.type in elements && !/^(button|overflow)$/.test(element.type))
      .map((element) => ({ element, block: { ...block, block_id: block.block_id ?? `block-${at}` } })));
    const filled = {};
    const missing = {};
    for (const { element, block } of all) {
      const key = keyOf(block, element);
      const value = this.ctx.values.has(key) ? this.ctx.values.get(key) : initialValue(element);
      const empty = value === undefined || value === null || value.length === 0;
      const shared = all.some((other) => other.element !== element && other.element.action_id === element.action_id);
      filled[shared ? block.block_id : element.action_id] = empty ? null : value;
      if (block.type !== "input") continue;
      const short = !empty && typeof value === "string" && [...value].length < (element.min_length ?? 0);
      if (empty && !block.optional) missing[block.block_id] = "Please fill this in.";
      else if (short) missing[block.block_id] = `Please use at least ${element.min_length} characters.`;
    }
    return { filled, missing };
  }

  // Checks what is required, sends, and shows what the app refuses.
  async send() {
    if (!this.button || this.button.getAttribute("aria-busy") === "true") return;
    const view = this.view;
    const { filled, missing } = this.filledIn(view);
    if (this.refuse(missing)) return;
    this.button.setAttribute("aria-busy", "true");
    const answer = await this.submit(view, filled);
    this.button.removeAttribute("aria-busy");
    if (this.view === view) this.refuse(answer?.errors ?? {});
  }

  // Shows an error under each block named; returns whether there were any.
  refuse(errors) {
    let first = null;
    for (const block of this.body.querySelectorAll(".block-input")) {
      const words = errors[block.dataset.block];
      const line = block.querySelector(".error");
      line.hidden = !words;
      line.replaceChildren(...(words ? [icon("warning"), words] : []));
      block.classList.toggle("wrong", Boolean(words));
      const field = block.querySelector("input, textarea, button, fieldset");
      if (words) field?.setAttribute("aria-invalid", "true");
      else field?.removeAttribute("aria-invalid");
      if (words && !first) first = field;
    }
    first?.focus();
    first?.scrollIntoView({ block: "center" });
    return Object.keys(errors).length > 0;
  }
}

function initialValue(element) {
  const one = element.initial_value ?? element.initial_option?.value ?? element.initial_date ?? element.initial_time ?? element.initial_user
    ?? element.initial_channel ?? element.initial_conversation ?? element.initial_users ?? element.initial_channels ?? element.initial_conversations;
  return one ?? (element.initial_options ? values(element.initial_options) : element.initial_date_time && String(element.initial_date_time));
}
