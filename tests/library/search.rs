//! How well a situation typed in haste finds its tips, on queries written for this.

use goodword::library::Library;

/// A query with the topics that would serve; none when nothing fits.
struct Query {
    words: &'static str,
    topics: Vec<&'static str>,
}

fn queries() -> Vec<Query> {
    include_str!("queries.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let (words, topics) = line.split_once('\t').unwrap();
            let topics = topics.split(' ').filter(|topic| *topic != "none").collect();
            Query { words, topics }
        })
        .collect()
}

/// Returns how many of a hundred.
fn percent(some: usize, all: usize) -> usize {
    some * 100 / all
}

#[test]
fn a_fitting_topic_comes_first_or_among_the_first_three() {
    let library = Library::load(&crate::files::all()).unwrap();
    let (mut first, mut among, mut sure, mut all) = (0, 0, 0, 0);
    let mut missed = Vec::new();
    for query in queries().iter().filter(|query| !query.topics.is_empty()) {
        let found = library.search(query.words);
        let topics: Vec<&str> = found
            .tips
            .iter()
            .map(|(tip, _)| tip.topic.as_str())
            .collect();
        let serves = |topic: &&str| query.topics.contains(topic);
        all += 1;
        first += usize::from(topics.first().is_some_and(serves));
        among += usize::from(topics.iter().take(3).any(&serves));
        sure += usize::from(found.confident);
        if !topics.first().is_some_and(serves) || !found.confident {
            let best: Vec<String> = found
                .tips
                .iter()
                .take(3)
                .map(|(tip, score)| format!("{}/{} {score:.1}", tip.topic, tip.id))
                .collect();
            let sure = if found.confident { "sure" } else { "unsure" };
            missed.push(format!("{sure}: {} -> {}", query.words, best.join(", ")));
        }
    }
    let shares = [first, among, sure].map(|some| percent(some, all));
    println!(
        "of {all}: first {}, first three {}, confident {}",
        shares[0], shares[1], shares[2]
    );
    println!("{}", missed.join("\n"));
    assert!(shares[0] >= 85 && shares[1] >= 95 && shares[2] >= 85);
}

#[test]
fn nothing_is_claimed_for_what_the_tips_do_not_cover() {
    let library = Library::load(&crate::files::all()).unwrap();
    let wrongly: Vec<&str> = queries()
        .iter()
        .filter(|query| query.topics.is_empty())
        .filter(|query| library.search(query.words).confident)
        .map(|query| query.words)
        .collect();
    assert!(wrongly.len() <= 1, "{wrongly:?}");
}
