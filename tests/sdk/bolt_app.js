// A small bot made with Slack's own Node client, run against the sandbox by tests/sdk_fidelity.rs.
// It does what bolt_app.py does, word for word, so that one test can talk to both.

const { App } = require("@slack/bolt");

const app = new App({
  token: "xoxb-sandbox",
  appToken: "xapp-1-sandbox",
  socketMode: true,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
});

const plain = (text) => ({ type: "plain_text", text });

const waveCard = (text) => [
  { type: "section", block_id: "words", text: { type: "mrkdwn", text } },
  {
    type: "actions",
    block_id: "controls",
    elements: [
      { type: "button", action_id: "wave", text: plain("Wave"), value: "hello" },
      {
        type: "static_select",
        action_id: "pick",
        placeholder: plain("Pick a day"),
        options: [
          { text: plain("Monday"), value: "mon" },
          { text: plain("Friday"), value: "fri" },
        ],
      },
    ],
  },
];

const form = (title) => ({
  type: "modal",
  callback_id: "form",
  private_metadata: "kept",
  title: plain(title),
  submit: plain("Send"),
  blocks: [
    { type: "input", block_id: "what", label: plain("What"), element: { type: "plain_text_input", action_id: "text" } },
    {
      type: "input",
      block_id: "when",
      optional: true,
      label: plain("When"),
      element: { type: "datepicker", action_id: "date", initial_date: "2026-03-06" },
    },
  ],
});

app.command("/hello", async ({ ack, respond, command }) => {
  await ack(`Hello ${command.user_name}: ${command.text}`);
  await respond({ text: "And in the open", response_type: "in_channel" });
});

app.command("/form", async ({ ack, client, command }) => {
  await ack();
  const { view } = await client.views.open({ trigger_id: command.trigger_id, view: form("Opened") });
  await client.views.update({ view_id: view.id, hash: view.hash, view: form("Updated") });
});

app.command("/explore", async ({ ack, client, command }) => {
  await ack();
  const channel = command.channel_id;
  const found = [`team ${(await client.auth.test()).team_id}`];
  const names = [];
  for await (const page of client.paginate("conversations.list", { limit: 2 })) {
    names.push(...page.channels.map((one) => one.name));
  }
  found.push(`channels ${names.sort().join(" ")}`);
  found.push(`zone ${(await client.users.info({ user: command.user_id })).user.tz}`);
  const metadata = { event_type: "mark", event_payload: { key: "k1" } };
  const posted = await client.chat.postMessage({ channel, text: "marked", metadata });
  const history = await client.conversations.history({ channel, include_all_metadata: true, limit: 1 });
  found.push(`key ${history.messages[0].metadata.event_payload.key}`);
  await client.reactions.add({ channel, timestamp: posted.ts, name: "eyes" });
  const link = await client.chat.getPermalink({ channel, message_ts: posted.ts });
  found.push(`link ${link.permalink.includes("/archives/") ? "True" : "False"}`);
  await client.chat.delete({ channel, ts: posted.ts });
  for (const wrong of [
    { channel: "C0NOWHERE", text: "x" },
    { channel, blocks: [{ type: "header" }], text: "x" },
  ]) {
    await client.chat.postMessage(wrong).catch((problem) => found.push(`error ${problem.data.error}`));
  }
  await client.files.uploadV2({ channel_id: channel, filename: "notes.txt", title: "Notes", content: "two\nlines" });
  await client.chat.postEphemeral({ channel, user: command.user_id, text: found.join("; ") });
});

app.message("ping", async ({ message, say }) => {
  await say({ text: "pong", blocks: waveCard(`pong to <@${message.user}>`), thread_ts: message.thread_ts });
});

app.action("wave", async ({ ack, body, client, respond }) => {
  await ack();
  const text = `waved ${body.actions[0].value}`;
  await client.chat.update({ channel: body.channel.id, ts: body.message.ts, text, blocks: waveCard(text) });
  await respond({ text: "You waved", replace_original: false });
});

app.action("pick", async ({ ack, body, respond }) => {
  await ack();
  const chosen = body.state.values.controls.pick.selected_option.value;
  await respond({ text: `picked ${chosen} ${body.actions[0].selected_option.value}`, replace_original: true });
});

app.view("form", async ({ ack, body, client, view }) => {
  const { what, when } = view.state.values;
  if (what.text.value === "bad") {
    await ack({ response_action: "errors", errors: { what: "Say something better" } });
    return;
  }
  await ack();
  const text = `form ${what.text.value} ${when.date.selected_date} ${view.private_metadata}`;
  await client.chat.postMessage({ channel: body.user.id, text });
});

app.shortcut("note", async ({ ack, shortcut, respond }) => {
  await ack();
  await respond({ text: `noted ${shortcut.message.text}` });
});

app.event("app_home_opened", async ({ event, client }) => {
  const blocks = [{ type: "section", text: { type: "mrkdwn", text: "*Home*" } }];
  await client.views.publish({ user_id: event.user, view: { type: "home", blocks } });
});

app.start();
