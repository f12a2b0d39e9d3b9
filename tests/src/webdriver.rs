//! A real browser, steered through chromedriver by the WebDriver protocol, as far as journeys need it.
//!
//! The protocol is JSON over plain HTTP to a program on this machine, so no HTTP library is needed; those for WebDriver
//! would change the features of libraries that the product shares, and so build everything twice.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Elements are objects under this name.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// How long something may take to appear.
const PATIENCE: Duration = Duration::from_secs(20);

/// A browser with one window.
pub struct Browser {
    driver: Child,
    address: SocketAddr,
    session: String,
    /// The address of the site under test.
    base: String,
    _profile: tempfile::TempDir,
}

impl Browser {
    /// A headless Chromium on the site at `base`; `None`, with a word on the terminal, where the machine has none and
    /// `PATUH_WITHOUT_BROWSER` says that this is known.
    ///
    /// # Panics
    /// Where there is no browser and nobody said so, or it doesn't start.
    pub fn start(base: &str, with_scripts: bool) -> Option<Self> {
        let mut command = Command::new("chromedriver");
        let mut driver = match command.arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn() {
            Ok(driver) => driver,
            Err(_) if std::env::var_os("PATUH_WITHOUT_BROWSER").is_some() => {
                eprintln!("left out: there is no chromedriver");
                return None;
            }
            Err(error) => panic!(
                "chromedriver can't be started ({error}); install chromium and chromedriver, or set PATUH_WITHOUT_BROWSER=1"
            ),
        };
        let port = started_on(&mut driver);
        let profile = tempfile::tempdir().expect("a folder");
        let mut browser = Self {
            driver,
            address: SocketAddr::from(([127, 0, 0, 1], port)),
            session: String::new(),
            base: base.to_owned(),
            _profile: profile,
        };
        let mut options = json!({
            "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
                "--disable-component-update", "--disable-dev-shm-usage", "--window-size=1280,1000",
                format!("--user-data-dir={}", browser._profile.path().display()),
            ],
            "prefs": { "credentials_enable_service": false, "profile.password_manager_leak_detection": false },
        });
        if let Some(chromium) = chromium() {
            options["binary"] = json!(chromium);
        }
        if !with_scripts {
            options["prefs"]["profile.managed_default_content_settings.javascript"] = json!(2);
        }
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" },
        } } });
        let made = browser.send("POST", "/session", &wanted);
        made["sessionId"].as_str().expect("a session").clone_into(&mut browser.session);
        Some(browser)
    }

    /// Opens a path of the site.
    pub fn open(&self, path: &str) {
        self.post("/url", &json!({ "url": format!("{}{path}", self.base) }));
    }

    /// Path and query of the page shown.
    pub fn path(&self) -> String {
        let url = self.get("/url");
        url.as_str().and_then(|url| url.strip_prefix(self.base.as_str())).unwrap_or_default().to_owned()
    }

    /// The visible text of the page.
    pub fn text(&self) -> String {
        self.run("return document.body.innerText", &json!([])).as_str().unwrap_or_default().to_owned()
    }

    /// Runs a script in the page; gives what it returns.
    pub fn run(&self, script: &str, arguments: &Value) -> Value {
        self.post("/execute/sync", &json!({ "script": script, "args": arguments }))
    }

    /// Clicks the element that `selector` finds, as with a mouse.
    pub fn click(&self, selector: &str) {
        self.post(&format!("/element/{}/click", self.find(selector)), &json!({}));
    }

    /// Types into the element that `selector` finds; for a file field, the path of the file.
    pub fn type_into(&self, selector: &str, text: &str) {
        self.post(&format!("/element/{}/value", self.find(selector)), &json!({ "text": text }));
    }

    /// Presses a key with nothing in particular focused.
    pub fn press(&self, key: &str) {
        let actions = json!({ "actions": [{ "type": "key", "id": "keys", "actions": [
            { "type": "keyDown", "value": key }, { "type": "keyUp", "value": key },
        ] }] });
        self.post("/actions", &actions);
    }

    /// Waits until `script` returns something true.
    ///
    /// # Panics
    /// Where it takes too long; tells what the page shows.
    pub fn wait_for(&self, what: &str, script: &str) {
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            let seen = self.run(script, &json!([]));
            if seen == json!(true) {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("{what} did not come on {}: {}", self.path(), self.text());
    }

    /// The cookies of this person, to come back as them.
    pub fn cookies(&self) -> Value {
        self.get("/cookie")
    }

    /// Forgets everybody.
    pub fn forget(&self) {
        self.send("DELETE", &format!("/session/{}/cookie", self.session), &Value::Null);
    }

    /// Becomes the person of these cookies.
    pub fn become_again(&self, cookies: &Value) {
        self.forget();
        for cookie in cookies.as_array().into_iter().flatten() {
            self.post("/cookie", &json!({ "cookie": cookie }));
        }
    }

    /// What the browser complained about since the last time: errors of scripts, violations of the policy, files that
    /// didn't load.
    pub fn complaints(&self) -> Vec<String> {
        let entries = self.post("/se/log", &json!({ "type": "browser" }));
        let entries = entries.as_array().cloned().unwrap_or_default();
        entries
            .iter()
            .filter(|entry| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING")))
            .map(|entry| entry["message"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    fn find(&self, selector: &str) -> String {
        let found = self.post("/element", &json!({ "using": "css selector", "value": selector }));
        found[ELEMENT].as_str().unwrap_or_else(|| panic!("{selector} is not on {}", self.path())).to_owned()
    }

    fn get(&self, path: &str) -> Value {
        self.send("GET", &format!("/session/{}{path}", self.session), &Value::Null)
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        self.send("POST", &format!("/session/{}{path}", self.session), body)
    }

    fn send(&self, method: &str, path: &str, body: &Value) -> Value {
        let (status, answer) = ask(self.address, method, path, body).expect("chromedriver answers");
        assert!(status < 400, "{method} {path}: {}", answer["value"]["message"]);
        answer["value"].clone()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Without this the browser would outlive its driver.
        if !self.session.is_empty() {
            let _ = ask(self.address, "DELETE", &format!("/session/{}", self.session), &Value::Null);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// The browser on the path, by the names it goes under; the driver knows only some of them.
fn chromium() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    ["chromium", "chromium-browser", "google-chrome"]
        .iter()
        .flat_map(|name| std::env::split_paths(&path).map(move |folder| folder.join(name)))
        .find(|program| program.is_file())
}

/// The port that the driver found.
fn started_on(driver: &mut Child) -> u16 {
    let out = driver.stdout.take().expect("the driver's words");
    let mut words = BufReader::new(out);
    let mut line = String::new();
    while words.read_line(&mut line).is_ok_and(|read| read > 0) {
        let port = line.split_once("started successfully on port ").map(|(_, rest)| rest.trim().trim_end_matches('.'));
        if let Some(port) = port.and_then(|port| port.parse().ok()) {
            // Whatever else it says must go somewhere.
            std::thread::spawn(move || std::io::copy(&mut words, &mut std::io::sink()));
            return port;
        }
        line.clear();
    }
    panic!("chromedriver didn't start");
}

fn ask(address: SocketAddr, method: &str, path: &str, body: &Value) -> std::io::Result<(u16, Value)> {
    let body = if body.is_null() { String::new() } else { body.to_string() };
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json; charset=utf-8\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = BufReader::new(stream);
    let mut line = String::new();
    answer.read_line(&mut line)?;
    let status = line.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    let mut length = 0;
    loop {
        line.clear();
        if answer.read_line(&mut line)? == 0 || line == "\r\n" {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    let mut body = vec![0; length];
    answer.read_exact(&mut body)?;
    Ok((status, serde_json::from_slice(&body).unwrap_or_default()))
}
