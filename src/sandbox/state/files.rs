//! Files: announced, uploaded, then shared in a message.
//!
//! Their bytes stay in memory and go with the process.

use serde_json::Value;
use serde_json::json;

use super::State;

/// A file.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) title: String,
    /// The length announced.
    pub(crate) length: usize,
    /// What arrived; nothing before the upload.
    pub(crate) bytes: Option<Vec<u8>>,
    /// The word in its upload address.
    pub(crate) ticket: String,
}

/// The files known.
#[derive(Debug, Default)]
pub(crate) struct Files {
    known: Vec<File>,
}

impl Files {
    /// Adds an announced file.
    pub(crate) fn add(&mut self, file: File) {
        self.known.push(file);
    }

    /// Finds a file by id.
    pub(crate) fn get(&self, id: &str) -> Option<&File> {
        self.known.iter().find(|file| file.id == id)
    }

    /// Finds a file by id, to change it.
    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut File> {
        self.known.iter_mut().find(|file| file.id == id)
    }

    /// Finds a file by the word in its upload address.
    pub(crate) fn by_ticket(&mut self, ticket: &str) -> Option<&mut File> {
        self.known.iter_mut().find(|file| file.ticket == ticket)
    }
}

impl State {
    /// Returns Slack's file object.
    pub(crate) fn file_json(&self, file: &File) -> Value {
        let extension = file.name.rsplit_once('.').map_or("", |(_, end)| end);
        let (mimetype, pretty) = kind_of(extension);
        let address = format!("{}/files/{}/{}", self.address, file.id, file.name);
        json!({
            "id": file.id, "created": self.now.as_second(), "timestamp": self.now.as_second(), "name": file.name,
            "title": file.title, "mimetype": mimetype, "filetype": extension, "pretty_type": pretty,
            "user": self.bot.user, "editable": false, "size": file.bytes.as_ref().map_or(file.length, Vec::len),
            "mode": "hosted", "is_external": false, "external_type": "", "is_public": false,
            "public_url_shared": false, "display_as_bot": false, "username": "",
            "url_private": address, "url_private_download": address, "permalink": address,
            "file_access": "visible", "has_rich_preview": false,
        })
    }
}

/// Returns the type and its plain name for a file name's ending.
pub(crate) fn kind_of(extension: &str) -> (&'static str, &'static str) {
    match extension {
        "txt" | "md" | "log" => ("text/plain", "Plain Text"),
        "csv" => ("text/csv", "CSV"),
        "json" => ("application/json", "JSON"),
        "png" => ("image/png", "PNG"),
        "jpg" | "jpeg" => ("image/jpeg", "JPEG"),
        "gif" => ("image/gif", "GIF"),
        "pdf" => ("application/pdf", "PDF"),
        _ => ("application/octet-stream", "Binary"),
    }
}
