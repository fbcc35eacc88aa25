//! Every data file proves itself, and the built-in copy is the folder's.

use std::path::Path;

use goodword::wire;

#[test]
fn every_file_below_tips_proves_itself() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tips");
    let files = wire::read_folder(&folder).unwrap();
    let knowledge = wire::learn(&files).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("\n{}", lines.join("\n"))
    });
    assert!(knowledge.library.tips().len() >= 60);
    assert!(knowledge.library.topics().len() >= 15);
    assert!(knowledge.phrases.len() >= 30);
    assert!(knowledge.deeds.len() >= 10);
}

#[test]
fn the_copy_built_into_the_program_is_the_folder() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tips");
    let mut files = wire::read_folder(&folder).unwrap();
    // Conversations only teach, and what they teach is in a file of its own.
    files.retain(|file| !file.name.starts_with("promises/conversations/"));
    assert_eq!(wire::built_in(), files);
}

#[test]
fn a_wrong_file_is_named_with_its_line_and_hides_no_other() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tips");
    let mut files = wire::read_folder(&folder).unwrap();
    for (start, line) in [
        ("phrases/", "wyh = 1\n"),
        ("library/", "[[tip\n"),
        ("promises/", "words = 3\n"),
        ("fulfilled/", "needs = 1\n"),
    ] {
        let file = files
            .iter_mut()
            .find(|file| file.name.starts_with(start))
            .unwrap();
        file.text.insert_str(0, line);
    }
    let problems = wire::learn(&files).unwrap_err();
    for start in ["phrases/", "library/", "promises/", "fulfilled/"] {
        assert!(
            problems
                .iter()
                .any(|problem| problem.file.starts_with(start) && problem.line > 0),
            "nothing is said about {start}: {problems:?}"
        );
    }
}
