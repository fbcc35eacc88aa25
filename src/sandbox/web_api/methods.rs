//! The methods there are, by name.

use crate::sandbox::state::State;

use super::Answer;
use super::Arguments;
use super::chat;
use super::conversations;
use super::files;
use super::history;
use super::reactions;
use super::team;
use super::users;
use super::views;

/// A method.
pub(super) type Method = fn(&mut State, &Arguments) -> Answer;

/// Returns the method of that name.
pub(super) fn called(name: &str) -> Option<Method> {
    let method: Method = match name {
        "api.test" => team::api_test,
        "apps.connections.open" => team::connections_open,
        "auth.test" => team::auth_test,
        "bots.info" => team::bots_info,
        "chat.delete" => chat::delete,
        "chat.getPermalink" => chat::permalink,
        "chat.postEphemeral" => chat::post_ephemeral,
        "chat.postMessage" => chat::post_message,
        "chat.update" => chat::update,
        "conversations.history" => history::history,
        "conversations.info" => conversations::info,
        "conversations.join" => conversations::join,
        "conversations.leave" => conversations::leave,
        "conversations.list" => conversations::list,
        "conversations.members" => conversations::members,
        "conversations.open" => conversations::open,
        "conversations.replies" => history::replies,
        "emoji.list" => team::emoji_list,
        "files.completeUploadExternal" => files::complete,
        "files.getUploadURLExternal" => files::upload_address,
        "files.info" => files::info,
        "reactions.add" => reactions::add,
        "reactions.get" => reactions::get,
        "reactions.remove" => reactions::remove,
        "team.info" => team::info,
        "users.conversations" => conversations::of_user,
        "users.getPresence" => users::presence,
        "users.info" => users::info,
        "users.list" => users::list,
        "users.lookupByEmail" => users::by_email,
        "users.profile.get" => users::profile,
        "views.open" => views::open,
        "views.publish" => views::publish,
        "views.push" => views::push,
        "views.update" => views::update,
        _ => return None,
    };
    Some(method)
}
