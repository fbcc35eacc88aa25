//! `files.*`, the way of today: ask for an address, upload there, then share.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::FromRequest;
use axum::extract::Multipart;
use axum::extract::Path;
use axum::extract::Request;
use axum::extract::State as Shared;
use axum::http::StatusCode;
use axum::http::header::CONTENT_DISPOSITION;
use axum::http::header::CONTENT_TYPE;
use axum::http::header::X_CONTENT_TYPE_OPTIONS;
use axum::response::IntoResponse;
use axum::response::Response;
use serde_json::Value;
use serde_json::json;

use crate::sandbox::state::Author;
use crate::sandbox::state::Draft;
use crate::sandbox::state::File;
use crate::sandbox::state::State;
use crate::sandbox::state::kind_of;
use crate::sandbox::state::unguessable;
use crate::sandbox::workspace::Workspace;

use super::Answer;
use super::Arguments;
use super::Problem;
use super::chat::own_channel;
use super::said;

/// `files.getUploadURLExternal`
pub(super) fn upload_address(state: &mut State, arguments: &Arguments) -> Answer {
    let name = arguments.need("filename")?;
    let length = arguments.count("length").filter(|length| *length > 0);
    let length = length.ok_or_else(|| Problem::argument("length", "must be a number of bytes"))?;
    let id = format!("F0FILE{:05}", state.next_number());
    let ticket = unguessable();
    let upload_url = format!("{}/upload/{ticket}", state.address);
    let name: String = name
        .chars()
        .filter(|part| !"/\\?#%".contains(*part))
        .collect();
    state.files.add(File {
        id: id.clone(),
        title: name.clone(),
        name,
        length,
        bytes: None,
        ticket,
    });
    Ok(said(json!({ "upload_url": upload_url, "file_id": id })))
}

/// Takes the bytes of an announced file, bare or as a form.
pub(crate) async fn upload(
    Shared(workspace): Shared<Arc<Workspace>>,
    Path(ticket): Path<String>,
    request: Request,
) -> Response {
    let form = request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("multipart/form-data"));
    let bytes = if form {
        from_form(request).await
    } else {
        Bytes::from_request(request, &()).await.ok()
    };
    let Some(bytes) = bytes else {
        return (StatusCode::BAD_REQUEST, "there is no file in this").into_response();
    };
    let size = bytes.len();
    let taken = workspace.with(|state| {
        let file = state.files.by_ticket(&ticket)?;
        file.bytes = Some(bytes.to_vec());
        Some(())
    });
    match taken {
        Some(()) => format!("OK - {size}").into_response(),
        None => (
            StatusCode::NOT_FOUND,
            "nothing was announced for this address",
        )
            .into_response(),
    }
}

async fn from_form(request: Request) -> Option<Bytes> {
    let mut form = Multipart::from_request(request, &()).await.ok()?;
    let mut found = None;
    while let Some(field) = form.next_field().await.ok()? {
        let named = field.file_name().is_some() || field.name() == Some("file");
        let bytes = field.bytes().await.ok()?;
        if named || found.is_none() {
            found = Some(bytes);
        }
    }
    found
}

/// `files.completeUploadExternal`
pub(super) fn complete(state: &mut State, arguments: &Arguments) -> Answer {
    let given = arguments.json("files")?;
    let wanted = given
        .as_ref()
        .and_then(Value::as_array)
        .filter(|all| !all.is_empty());
    let wanted =
        wanted.ok_or_else(|| Problem::argument("files", "missing required field: files"))?;
    let mut shown = Vec::new();
    for one in wanted {
        let file = one["id"]
            .as_str()
            .and_then(|id| state.files.get_mut(id))
            .ok_or("file_not_found")?;
        if file.bytes.is_none() {
            return Err("file_not_found".into());
        }
        if let Some(title) = one["title"].as_str() {
            title.clone_into(&mut file.title);
        }
        let file = file.clone();
        shown.push(state.file_json(&file));
    }
    let place = arguments
        .text("channel_id")
        .or_else(|| arguments.words("channels").into_iter().next());
    if let Some(place) = place {
        share(state, arguments, &place, &shown)?;
    }
    Ok(said(json!({ "files": shown })))
}

fn share(
    state: &mut State,
    arguments: &Arguments,
    place: &str,
    files: &[Value],
) -> Result<(), Problem> {
    let place = serde_json::Map::from_iter([("channel".to_owned(), place.into())]);
    let channel = own_channel(state, &Arguments::of(place))?;
    let comment = arguments.text("initial_comment").unwrap_or_default();
    let mut draft = Draft::saying(&channel, Author::Bot, &comment);
    draft.thread = arguments.text("thread_ts");
    draft.body.insert("files".to_owned(), files.into());
    draft.body.insert("upload".to_owned(), true.into());
    draft.body.insert("subtype".to_owned(), "file_share".into());
    state.post(draft);
    Ok(())
}

/// `files.info`
pub(super) fn info(state: &mut State, arguments: &Arguments) -> Answer {
    let id = arguments.need("file")?;
    let file = state.files.get(&id).ok_or("file_not_found")?;
    Ok(said(json!({ "file": state.file_json(file) })))
}

/// Gives the bytes of a file to the page.
pub(crate) async fn download(
    Shared(workspace): Shared<Arc<Workspace>>,
    Path((id, name)): Path<(String, String)>,
) -> Response {
    let bytes = workspace.with(|state| state.files.get(&id).and_then(|file| file.bytes.clone()));
    let Some(bytes) = bytes else {
        return (StatusCode::NOT_FOUND, "there is no such file").into_response();
    };
    let (kind, _) = kind_of(name.rsplit_once('.').map_or("", |(_, end)| end));
    // What a bot uploads is shown as what it claims to be at most as an image, never run as a page.
    let shown = if kind.starts_with("image/") {
        "inline"
    } else {
        "attachment"
    };
    let headers = [
        (CONTENT_TYPE, kind),
        (CONTENT_DISPOSITION, shown),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, bytes).into_response()
}
