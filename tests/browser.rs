//! The first journey in a real browser: tip, rephrase, a promise noticed, tracked, nudged, renegotiated, kept;
//! Home and settings. A picture of each screen, at both widths, goes to `target/screenshots/`.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on fails by it"
)]
#![expect(clippy::disallowed_methods, reason = "a test waits in real time")]

use std::io::BufRead;
use std::io::BufReader;
use std::path::Path;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;

use fantoccini::Client;
use fantoccini::ClientBuilder;
use fantoccini::Locator;
use fantoccini::key::Key;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use serde_json::json;

/// How long a screen may take to show what it should.
const PATIENCE: Duration = Duration::from_secs(15);

/// A child process that does not outlive the test.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn demo(data: &Path) -> (Process, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_goodword"))
        .args([
            "demo",
            "--port",
            "0",
            "--at",
            "2026-03-04T10:20[Europe/Berlin]",
        ])
        .arg("--data")
        .arg(data)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the demo starts");
    let mut words = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    words.read_line(&mut line).unwrap();
    let start = line
        .find("http://")
        .unwrap_or_else(|| panic!("no address in {line:?}"));
    let address = line[start..].split_whitespace().next().unwrap().to_owned();
    (Process(child), address)
}

fn driver() -> (Process, String) {
    let port = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let child = Command::new("chromedriver")
        .arg(format!("--port={port}"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("chromedriver is installed: tests/run installs it");
    (Process(child), format!("http://127.0.0.1:{port}"))
}

async fn browser(driver: &str, profile: &Path, width: u32, height: u32) -> Client {
    let mut options = json!({"args": [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
        format!("--user-data-dir={}", profile.display()), format!("--window-size={width},{height}"),
    ]});
    if width < 500 {
        options["mobileEmulation"] =
            json!({"deviceMetrics": {"width": width, "height": height, "pixelRatio": 2.0}});
    }
    let capabilities = json!({"goog:chromeOptions": options});
    let Value::Object(capabilities) = capabilities else {
        unreachable!()
    };
    let mut last = String::new();
    for _ in 0..100 {
        let built = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.clone())
            .connect(driver)
            .await;
        match built {
            Ok(client) => return client,
            Err(error) => last = error.to_string(),
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("no browser: {last}");
}

/// Two browsers that show the same: the wide one acts, the narrow one follows.
struct Screens {
    wide: Client,
    narrow: Client,
    address: String,
    pictures: u32,
}

impl Screens {
    /// Goes to a place as a person.
    async fn go(&self, who: &str, place: &str) {
        let address = format!("{}/#/{who}/{place}", self.address);
        for client in [&self.wide, &self.narrow] {
            client.goto(&address).await.unwrap();
        }
        self.see("[data-testid=composer], [data-testid=home-view]")
            .await;
    }

    /// Returns the place the wide browser is at.
    async fn place(&self) -> String {
        let script = "return location.hash.split('/')[2]";
        let place = self.wide.execute(script, vec![]).await.unwrap();
        place.as_str().unwrap().to_owned()
    }

    /// Waits for something to be seen in the wide browser.
    async fn see(&self, css: &str) -> fantoccini::elements::Element {
        match self
            .wide
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::Css(css))
            .await
        {
            Ok(element) => element,
            Err(error) => {
                self.picture_of(&self.wide, "failed-1280").await;
                panic!("{css} is not seen: {error}; see target/screenshots/failed-1280.png");
            }
        }
    }

    /// Waits until the words stand somewhere on the page.
    async fn read(&self, words: &str) {
        let quoted = serde_json::to_string(words).unwrap();
        let script = format!("return document.body.innerText.includes({quoted})");
        let patience = tokio::time::Instant::now() + PATIENCE;
        while self.wide.execute(&script, vec![]).await.unwrap() != json!(true) {
            if tokio::time::Instant::now() > patience {
                self.picture_of(&self.wide, "failed-1280").await;
                panic!("{words:?} is not read; see target/screenshots/failed-1280.png");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Types a line and sends it.
    async fn type_line(&self, words: &str) {
        let composer = self.see("[data-testid=composer]").await;
        composer.click().await.unwrap();
        composer.send_keys(words).await.unwrap();
        if words.starts_with('/') {
            self.see("[data-testid=suggestion]").await;
        }
    }

    async fn send(&self) {
        let composer = self.see("[data-testid=composer]").await;
        // Closes the suggestions first, as a person would who typed the whole command.
        composer
            .send_keys(&String::from(char::from(Key::Escape)))
            .await
            .unwrap();
        self.press_at("[data-testid=send]").await;
    }

    async fn say(&self, words: &str) {
        self.type_line(words).await;
        self.send().await;
    }

    /// Presses the newest button that says so. The page may draw it anew meanwhile; then once more.
    async fn press(&self, label: &str) {
        let xpath = format!("(//button[normalize-space(.)={label:?}])[last()]");
        self.click(Locator::XPath(&xpath), label).await;
    }

    /// Presses what is found there.
    async fn press_at(&self, css: &str) {
        self.click(Locator::Css(css), css).await;
    }

    async fn click(&self, place: Locator<'_>, name: &str) {
        let mut last = String::new();
        for _ in 0..5 {
            match self.try_click(place).await {
                Ok(()) => return,
                Err(error) => last = error.to_string(),
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        self.picture_of(&self.wide, "failed-1280").await;
        panic!("{name:?} cannot be pressed: {last}; see target/screenshots/failed-1280.png");
    }

    async fn try_click(&self, place: Locator<'_>) -> Result<(), fantoccini::error::CmdError> {
        let button = self
            .wide
            .wait()
            .at_most(PATIENCE)
            .for_element(place)
            .await?;
        let shown = vec![serde_json::to_value(&button)?];
        self.wide
            .execute("arguments[0].scrollIntoView({block: 'center'})", shown)
            .await?;
        button.click().await
    }

    /// Saves a picture of both.
    async fn picture(&mut self, name: &str) {
        self.pictures += 1;
        tokio::time::sleep(Duration::from_millis(350)).await;
        for (client, width) in [(&self.wide, 1280), (&self.narrow, 390)] {
            self.picture_of(client, &format!("{:02}-{name}-{width}", self.pictures))
                .await;
        }
    }

    async fn picture_of(&self, client: &Client, name: &str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
        std::fs::create_dir_all(&folder).unwrap();
        let png = client.screenshot().await.unwrap();
        std::fs::write(folder.join(format!("{name}.png")), png).unwrap();
    }

    /// Fails when the page is wider than its window, which a reader would have to scroll sideways.
    async fn nothing_sticks_out(&self) {
        for client in [&self.wide, &self.narrow] {
            let script = "return document.documentElement.scrollWidth <= window.innerWidth";
            assert_eq!(
                client.execute(script, vec![]).await.unwrap(),
                json!(true),
                "the page is wider than its window"
            );
        }
    }
}

#[tokio::test]
async fn the_first_journey_works_in_a_browser() {
    let profiles = tempfile::tempdir().unwrap();
    let (_demo, address) = demo(&profiles.path().join("data"));
    let (_driver, driver) = driver();
    let wide = browser(&driver, &profiles.path().join("wide"), 1280, 800).await;
    let narrow = browser(&driver, &profiles.path().join("narrow"), 390, 844).await;
    let mut screens = Screens {
        wide,
        narrow,
        address,
        pictures: 0,
    };

    asks_for_advice(&mut screens).await;
    promises_something(&mut screens).await;
    is_nudged_and_asks_for_time(&mut screens).await;
    keeps_it_at_home(&mut screens).await;
    subscribes_to_the_daily_tip(&mut screens).await;
    screens.wide.clone().close().await.unwrap();
    screens.narrow.clone().close().await.unwrap();
}

async fn asks_for_advice(screens: &mut Screens) {
    screens.go("U0MARIA", "C0FRONTDESK").await;
    screens.picture("front-desk").await;

    screens.type_line("/ti").await;
    screens.picture("suggestions").await;
    screens
        .wide
        .execute(
            "document.querySelector('[data-testid=composer]').value = ''",
            vec![],
        )
        .await
        .unwrap();
    screens.go("U0MARIA", "C0FRONTDESK").await;
    screens.wide.refresh().await.unwrap();
    screens
        .say("/tip the customer is furious about a late delivery")
        .await;
    screens.read("Only visible to you").await;
    screens
        .see("[data-testid='action-tip.share'], [data-testid^='action-tip.share']")
        .await;
    screens.picture("tip").await;

    screens
        .say("/rephrase Would you like me to send the new price list?")
        .await;
    screens.read("Would it be helpful").await;
    screens.picture("rephrase").await;
}

async fn promises_something(screens: &mut Screens) {
    screens.go("U0MARIA", "C0ACME").await;
    screens
        .say("I'll send you the revised quote by tomorrow 3pm")
        .await;
    screens.see("[data-testid^='action-coach.track']").await;
    screens.picture("promise-noticed").await;
    screens.press("Track it").await;
    screens.read("Undo").await;
    screens.picture("promise-tracked").await;
    screens.nothing_sticks_out().await;
}

async fn is_nudged_and_asks_for_time(screens: &mut Screens) {
    // The heads-up, then more time, before the miss.
    screens.press_at("[data-testid=clock-tomorrow]").await;
    screens.press_at("[data-testid=dm-U0GOODWORD]").await;
    screens.see("[data-testid^='action-promise.more']").await;
    let place = screens.place().await;
    screens.go("U0MARIA", &place).await;
    screens.picture("nudge").await;
    screens.press("Need more time").await;
    screens.read("Tomorrow").await;
    screens.picture("more-time").await;
    screens.press("Tomorrow").await;
    screens.read("Undo").await;
    screens.picture("renegotiated").await;
}

async fn keeps_it_at_home(screens: &mut Screens) {
    screens.press_at("[data-testid=app-home]").await;
    screens.read("Your promises").await;
    let home = screens.place().await;
    screens.go("U0MARIA", &home).await;
    screens.read("Your settings").await;
    screens.picture("home").await;
    screens.press("Kept").await;
    screens.read("Nothing is open").await;
    screens.picture("home-kept").await;

    screens.press("Change settings").await;
    screens.see("[data-testid=modal]").await;
    screens.picture("settings").await;
    screens.press_at("[data-testid=modal-submit]").await;
    screens.read("Your settings are saved").await;
    screens.picture("settings-saved").await;
}

async fn subscribes_to_the_daily_tip(screens: &mut Screens) {
    screens.go("U0MARIA", "C0FRONTDESK").await;
    screens.say("/goodword daily on 9:30").await;
    screens.read("9:30").await;
    screens.press_at("[data-testid=clock-tomorrow]").await;
    screens.press_at("[data-testid=clock-1h]").await;
    screens.picture("daily-tip-switched-on").await;
    screens.nothing_sticks_out().await;
}
