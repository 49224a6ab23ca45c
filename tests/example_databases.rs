//! Runs `examples/databases` as a user would.

use std::{
    env, fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::OnceLock,
};

use tempfile::TempDir;

/// The example's program, in `target/<profile>/examples`, beside this test's own in `deps`.
///
/// `cargo test` and `cargo nextest run` build it with the tests, unless a filter such as `--test`
/// leaves it out: then it is built here, in the same profile.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let test = env::current_exe().unwrap();
        let profile = test.parent().and_then(Path::parent).unwrap();
        let program = profile
            .join("examples/databases")
            .with_extension(env::consts::EXE_EXTENSION);
        if !is_fresh(&program) {
            build(profile);
        }
        program
    })
}

fn build(profile: &Path) {
    let name = profile.file_name().unwrap().to_str().unwrap();
    let status = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--example", "databases", "--profile"])
        .arg(if name == "debug" { "dev" } else { name })
        .arg("--target-dir")
        .arg(profile.parent().unwrap())
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status()
        .unwrap();
    assert!(status.success(), "the example does not build");
}

/// Whether the program is newer than all its sources, which Cargo lists in a `.d` file beside it.
fn is_fresh(program: &Path) -> bool {
    let modified = |path: &Path| fs::metadata(path).and_then(|data| data.modified());
    let Ok(built) = modified(program) else {
        return false;
    };
    let list = fs::read_to_string(program.with_extension("d")).unwrap_or_default();
    // `program: source source ..`, with `\ ` for a space in a path.
    let list = list.trim_end().replace("\\ ", "\0");
    list.split_once(": ").is_some_and(|(_, sources)| {
        let mut sources = sources.split(' ').map(|path| path.replace('\0', " "));
        sources.all(|source| modified(Path::new(&source)).is_ok_and(|changed| changed <= built))
    })
}

/// A folder for the test's files, and another one for the program's temporary files.
struct Bench {
    files: TempDir,
    temporary: TempDir,
}

impl Bench {
    fn new() -> Self {
        Self {
            files: TempDir::new().unwrap(),
            temporary: TempDir::new().unwrap(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.files.path().join(name)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        fs::write(self.path(name), content).unwrap();
        self.path(name).into_os_string().into_string().unwrap()
    }

    fn run(&self, args: &[&str]) -> Output {
        self.run_with_input(args, "")
    }

    fn run_with_input(&self, args: &[&str], input: &str) -> Output {
        let mut child = Command::new(program())
            .args(args)
            .current_dir(&self.files)
            .envs(["TMPDIR", "TEMP", "TMP"].map(|name| (name, self.temporary.path())))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(input.as_bytes()).unwrap();
        drop(stdin);
        child.wait_with_output().unwrap()
    }

    /// The program refuses its input with exactly this message, and leaves nothing behind.
    #[track_caller]
    fn refuses(&self, args: &[&str], input: &str, message: &str) {
        let before = self.names();
        let output = self.run_with_input(args, input);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(stderr, format!("error: {message}\n"));
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stdout.is_empty());
        assert_eq!(self.names(), before);
    }

    /// What is in the test's folder; in the temporary one nothing ever stays.
    fn names(&self) -> Vec<String> {
        assert_eq!(list(self.temporary.path()), [""; 0]);
        list(self.files.path())
    }
}

fn list(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Standard output of a run that went well.
#[track_caller]
fn stdout(output: Output) -> String {
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        stderr, "",
        "no progress bar and no warning where there is no terminal"
    );
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn all_stores_agree_on_the_built_in_rows() {
    let bench = Bench::new();
    let text = stdout(bench.run(&[]));
    assert!(text.starts_with("characters.csv: 3,501 rows\n"), "{text}");
    for store in ["sqlite", "redb", "memory", "cached sqlite", "cached redb"] {
        let line = text
            .lines()
            .find(|line| line.starts_with(&format!("{store}  ")));
        assert!(line.is_some(), "no line for {store} in {text}");
    }
    let table = text.lines().skip(2).take(7);
    let widths: Vec<_> = table.map(|line| line.chars().count()).collect();
    assert_eq!(widths, [widths[0]; 7], "columns are aligned: {text}");
    assert!(text.contains("\nFound 500 of 625 keys; "), "{text}");
    assert!(text.contains("; 3,501 in the end.\n"), "{text}");
    assert!(
        text.ends_with("\nAll 5 stores gave the same answers.\n"),
        "{text}"
    );
    assert_eq!(bench.names(), [""; 0]);
}

#[test]
fn a_store_that_is_named_twice_is_used_once() {
    let text = stdout(Bench::new().run(&["--store", "sqlite,memory,sqlite", "--samples", "4"]));
    assert!(
        text.ends_with("All 2 stores gave the same answers.\n"),
        "{text}"
    );
}

#[test]
fn rows_come_from_standard_input() {
    let bench = Bench::new();
    let input = "town,country,people\nBern,CH,134\n\"Bad Ems\",DE,9\nBergen,NO,\"285,9\"\n";
    let args = [
        "--input",
        "-",
        "--store",
        "redb,memory",
        "--prefix",
        "Be",
        "--prefix",
        "X",
    ];
    let text = stdout(bench.run_with_input(&args, input));
    assert!(text.starts_with("standard input: 3 rows\n"), "{text}");
    assert!(
        text.ends_with(
            "\nFound 3 of 4 keys; 2 rows in 2 scans; deleted 3 rows and put them back; \
             3 in the end.\nAll 2 stores gave the same answers.\n"
        ),
        "{text}"
    );
}

#[test]
fn line_ends_byte_order_mark_and_empty_lines_are_read() {
    let bench = Bench::new();
    let file = bench.file(
        "towns.csv",
        "\u{feff}town,people\r\n\r\nBern,134\r\nKöln,1085",
    );
    let text = stdout(bench.run(&["--input", &file, "--store", "memory"]));
    assert!(text.contains("towns.csv: 2 rows\n"), "{text}");
    assert!(text.contains("One store alone"), "{text}");
}

#[test]
fn stores_are_kept_where_the_user_says() {
    let bench = Bench::new();
    fs::create_dir(bench.path("empty")).unwrap();
    for folder in ["new", "empty"] {
        let text = stdout(bench.run(&["--dir", folder]));
        assert!(text.contains("\nKept in "), "{text}");
        let files = ["cached.redb", "cached.sqlite", "plain.redb", "plain.sqlite"];
        assert_eq!(list(&bench.path(folder)), files);
        let file = rusqlite::Connection::open(bench.path(folder).join("plain.sqlite")).unwrap();
        let count = file.query_row("SELECT count(*) FROM texts", (), |row| row.get(0));
        assert_eq!(count, Ok(3501));
        let query = "SELECT value FROM texts WHERE key = 'TIBETAN SYLLABLE OM'";
        let value = file.query_row(query, (), |row| row.get(0));
        assert_eq!(value, Ok("U+0F00\tLo\tTibetan".to_owned()));
    }
    assert_eq!(bench.names(), ["empty", "new"]);
}

#[test]
fn a_folder_that_is_not_empty_is_left_alone() {
    let bench = Bench::new();
    fs::create_dir(bench.path("full")).unwrap();
    fs::write(bench.path("full").join("mine"), "mine").unwrap();
    let message = "full is not empty; name a folder that is new or empty";
    bench.refuses(&["--dir", "full"], "", message);
    assert_eq!(list(&bench.path("full")), ["mine"]);
}

#[test]
fn a_broken_line_is_named() {
    let bench = Bench::new();
    let broken = [
        (
            "k,v\na,1\nb\nc,3\n",
            "3: expected 2 fields as in the first line, found 1",
        ),
        (
            "k,v\r\na,1\r\n\r\nb,2,3\r\n",
            "4: expected 2 fields as in the first line, found 3",
        ),
        (
            "k,v\na,\"1\n2\"\nb\n",
            "4: expected 2 fields as in the first line, found 1",
        ),
        ("k,v\na,1\n,2\n", "3: the key, in the first field, is empty"),
        (
            "k,v\na,1\nb,2\na,3\n",
            "4: the key \"a\" is in line 2 already",
        ),
        (
            "k,v\na,1\nb,\"2\nc,3\n",
            "3: a stray quote, or one that is not closed",
        ),
        (
            "k\na\n",
            "1: the names of at least two columns are needed, a key and a value",
        ),
    ];
    for (content, problem) in broken {
        let file = bench.file("towns.csv", content);
        let args = ["--dir", "kept", "--input"];
        bench.refuses(
            &[&args[..], &[&file]].concat(),
            "",
            &format!("{file}:{problem}"),
        );
        let message = format!("standard input:{problem}");
        bench.refuses(&[&args[..], &["-"]].concat(), content, &message);
    }
}

#[test]
fn a_byte_that_is_not_utf8_is_named() {
    let bench = Bench::new();
    let file = bench.file("towns.csv", b"town,people\nBern,134\nK\xF6ln,1085\n");
    let message = format!("{file}:3: not UTF-8 (byte 0xF6)");
    bench.refuses(&["--dir", "kept", "--input", &file], "", &message);
}

#[test]
fn nothing_to_read_is_an_error() {
    let bench = Bench::new();
    let no_rows = "standard input: no rows after the line of column names";
    bench.refuses(&["--input", "-"], "", no_rows);
    bench.refuses(&["--input", "-"], "key,value\n", no_rows);

    let output = bench.run(&["--input", "missing.csv"]);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(
        stderr.starts_with("error: cannot read missing.csv: "),
        "{stderr}"
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let bench = Bench::new();
    bench.file("file", "");
    // Even the superuser cannot make a folder below a file, nor in a folder that is missing.
    let below_file = Path::new("file").join("stores");
    let below_nothing = Path::new("missing").join("stores");
    for (folder, named) in [
        (below_file.as_path(), "file"),
        (below_nothing.as_path(), "missing"),
        (Path::new("file"), "file"),
    ] {
        let output = bench.run(&["--dir", folder.to_str().unwrap()]);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(stderr.starts_with("error: cannot "), "{stderr}");
        assert!(stderr.contains(named), "{stderr}");
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stdout.is_empty());
        assert_eq!(bench.names(), ["file"]);
    }
}

#[test]
fn wrong_usage_is_refused_and_help_is_given() {
    let bench = Bench::new();
    for args in [
        &["--store", "oracle"][..],
        &["--samples", "0"],
        &["--nonsense"],
    ] {
        assert_eq!(bench.run(args).status.code(), Some(2), "{args:?}");
    }
    let help = stdout(bench.run(&["--help"]));
    for word in [
        "--input <FILE>",
        "--dir <PATH>",
        "cached-sqlite",
        "Examples:",
    ] {
        assert!(help.contains(word), "no {word} in {help}");
    }
}
