"""A small bot made with Slack's own Python client, run against the sandbox by tests/sdk_fidelity.rs.

It does what bolt_app.js does, word for word, so that one test can talk to both.
"""

import os

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

client = WebClient(token="xoxb-sandbox", base_url=os.environ["SLACK_API_URL"])
app = App(client=client)


def plain(text):
    return {"type": "plain_text", "text": text}


def wave_card(text):
    return [
        {"type": "section", "block_id": "words", "text": {"type": "mrkdwn", "text": text}},
        {
            "type": "actions",
            "block_id": "controls",
            "elements": [
                {"type": "button", "action_id": "wave", "text": plain("Wave"), "value": "hello"},
                {
                    "type": "static_select",
                    "action_id": "pick",
                    "placeholder": plain("Pick a day"),
                    "options": [
                        {"text": plain("Monday"), "value": "mon"},
                        {"text": plain("Friday"), "value": "fri"},
                    ],
                },
            ],
        },
    ]


def form(title, external_id=""):
    return {
        "type": "modal",
        "callback_id": "form",
        "private_metadata": "kept",
        "external_id": external_id,
        "title": plain(title),
        "submit": plain("Send"),
        "blocks": [
            {
                "type": "input",
                "block_id": "what",
                "label": plain("What"),
                "element": {"type": "plain_text_input", "action_id": "text"},
            },
            {
                "type": "input",
                "block_id": "when",
                "optional": True,
                "label": plain("When"),
                "element": {"type": "datepicker", "action_id": "date", "initial_date": "2026-03-06"},
            },
        ],
    }


@app.command("/hello")
def hello(ack, respond, command):
    ack(f"Hello {command['user_name']}: {command['text']}")
    respond(text="And in the open", response_type="in_channel")


@app.command("/form")
def open_form(ack, client, command):
    ack()
    view = client.views_open(trigger_id=command["trigger_id"], view=form("Opened"))["view"]
    client.views_update(view_id=view["id"], hash=view["hash"], view=form("Updated"))


@app.command("/explore")
def explore(ack, client, command):
    ack()
    found = [f"team {client.auth_test()['team_id']}"]
    names = []
    for page in client.conversations_list(limit=2):
        names.extend(channel["name"] for channel in page["channels"])
    found.append("channels " + " ".join(sorted(names)))
    found.append(f"zone {client.users_info(user=command['user_id'])['user']['tz']}")
    posted = client.chat_postMessage(
        channel=command["channel_id"],
        text="marked",
        metadata={"event_type": "mark", "event_payload": {"key": "k1"}},
    )
    history = client.conversations_history(
        channel=command["channel_id"], include_all_metadata=True, limit=1
    )
    found.append(f"key {history['messages'][0]['metadata']['event_payload']['key']}")
    client.reactions_add(channel=command["channel_id"], timestamp=posted["ts"], name="eyes")
    link = client.chat_getPermalink(channel=command["channel_id"], message_ts=posted["ts"])
    found.append(f"link {'/archives/' in link['permalink']}")
    client.chat_delete(channel=command["channel_id"], ts=posted["ts"])
    try:
        client.chat_postMessage(channel="C0NOWHERE", text="x")
    except SlackApiError as problem:
        found.append(f"error {problem.response['error']}")
    try:
        client.chat_postMessage(channel=command["channel_id"], blocks=[{"type": "header"}], text="x")
    except SlackApiError as problem:
        found.append(f"error {problem.response['error']}")
    client.files_upload_v2(
        channel=command["channel_id"], filename="notes.txt", title="Notes", content="two\nlines"
    )
    client.chat_postEphemeral(
        channel=command["channel_id"], user=command["user_id"], text="; ".join(found)
    )


@app.message("ping")
def ping(message, say):
    say(text="pong", blocks=wave_card(f"pong to <@{message['user']}>"), thread_ts=message.get("thread_ts"))


@app.action("wave")
def waved(ack, body, client, respond):
    ack()
    client.chat_update(
        channel=body["channel"]["id"],
        ts=body["message"]["ts"],
        text=f"waved {body['actions'][0]['value']}",
        blocks=wave_card(f"waved {body['actions'][0]['value']}"),
    )
    respond(text="You waved", replace_original=False)


@app.action("pick")
def picked(ack, body, respond):
    ack()
    chosen = body["state"]["values"]["controls"]["pick"]["selected_option"]["value"]
    respond(text=f"picked {chosen} {body['actions'][0]['selected_option']['value']}", replace_original=True)


@app.view("form")
def submitted(ack, body, client, view):
    values = view["state"]["values"]
    what = values["what"]["text"]["value"]
    if what == "bad":
        ack(response_action="errors", errors={"what": "Say something better"})
        return
    ack()
    when = values["when"]["date"]["selected_date"]
    client.chat_postMessage(
        channel=body["user"]["id"], text=f"form {what} {when} {view['private_metadata']}"
    )


@app.shortcut("note")
def note(ack, shortcut, respond):
    ack()
    respond(text=f"noted {shortcut['message']['text']}")


@app.event("app_home_opened")
def home(event, client):
    client.views_publish(
        user_id=event["user"],
        view={
            "type": "home",
            "blocks": [
                {"type": "section", "text": {"type": "mrkdwn", "text": "*Home*"}},
            ],
        },
    )


@app.event("message")
def others():
    pass


# A short interval, so that a cut is noticed within seconds rather than most of a minute.
SocketModeHandler(app, app_token="xapp-1-sandbox", ping_interval=1).start()
