//! A case: its text, and what its first lines ask for.

use std::path::Path;

/// How the words for the attributes are read. A case that writes the attributes itself asks for `cfg(annotated)`
/// and, for a node, for `cfg(node)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Variant {
    /// They stand for nothing.
    Bare,
    /// Both stand for `#[measured]`.
    Measured,
    /// `#[both]` stands for `#[traced_node]`.
    Node,
}

impl Variant {
    /// What the compiler takes for true.
    pub(crate) fn cfgs(self) -> &'static [&'static str] {
        match self {
            Self::Bare => &[],
            Self::Measured => &["annotated"],
            Self::Node => &["annotated", "node"],
        }
    }
}

/// How near what is said of the annotated case must be to what is said of the bare one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wording {
    Same,
    /// `//@ reworded`: rustc speaks of a closure or an `async` block, or has a label less. The number, the level and the
    /// place of what it says are the same.
    Other,
    /// `//@ reworded: elsewhere`: the place is another one too, such as the body instead of its last expression.
    Elsewhere,
}

/// A small program.
pub(crate) struct Case {
    text: String,
    /// `//@ editions: 2018 2024`; edition 2024 alone if it does not say.
    pub(crate) editions: Vec<String>,
    /// `//@ lost: name_of_a_lint`: what rustc says of the bare program, and cannot say of the
    /// annotated one. The reason stands in the documentation of the attribute.
    pub(crate) lost: Vec<String>,
    /// `//@ added: name_of_a_lint`: what rustc says of the annotated program, or says more of, for the
    /// same reason.
    pub(crate) added: Vec<String>,
    pub(crate) wording: Wording,
    /// `//@ since: 1.88`: an older compiler does not know what the case is made of. It is the 88 alone.
    pub(crate) since: u32,
    /// `//@ silent`: no call ends, so that there is no line to look for.
    pub(crate) is_silent: bool,
    /// `//@ fails`: the program is meant to end without success, such as by an abort.
    pub(crate) fails: bool,
}

impl Case {
    pub(crate) fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).expect("a case in UTF-8");
        let mut case = Self {
            text: String::new(),
            editions: vec!["2024".to_owned()],
            lost: Vec::new(),
            added: Vec::new(),
            wording: Wording::Same,
            since: 0,
            is_silent: false,
            fails: false,
        };
        for line in text.lines() {
            let Some(asked) = line.strip_prefix("//@ ") else {
                continue;
            };
            let (word, value) = asked.split_once(':').unwrap_or((asked, ""));
            let values = value.split_whitespace().map(str::to_owned).collect();
            match word.trim() {
                "editions" => case.editions = values,
                "lost" => case.lost = values,
                "added" => case.added = values,
                "reworded" if value.trim() == "elsewhere" => case.wording = Wording::Elsewhere,
                "reworded" => case.wording = Wording::Other,
                "since" => case.since = minor(value).expect("a version such as 1.88"),
                "silent" => case.is_silent = true,
                "fails" => case.fails = true,
                other => panic!(
                    "`{other}` is nothing that a case can ask for: {}",
                    path.display()
                ),
            }
        }
        case.text = text;
        case
    }

    /// Whether it is a program that runs, not only code that is looked at.
    pub(crate) fn has_program(&self) -> bool {
        self.text.contains("fn main() {")
    }

    /// The variants that there are beside the bare one.
    pub(crate) fn variants(&self) -> Vec<Variant> {
        let of_nodes = ["#[both", "#[traced_node", "cfg_attr(node", "cfg(node"];
        if of_nodes.iter().any(|word| self.text.contains(word)) {
            vec![Variant::Measured, Variant::Node]
        } else {
            vec![Variant::Measured]
        }
    }

    /// The text with the attributes in the place of the words for them.
    pub(crate) fn text(&self, variant: Variant) -> String {
        let node = if variant == Variant::Node {
            "::telemetry_runtime::traced_node"
        } else {
            "::telemetry_runtime::measured"
        };
        let text = replace(&self.text, "#[both", node, variant);
        // What is written for a node alone is nothing where the functions are measured.
        let node_or_bare = match variant {
            Variant::Node => Variant::Node,
            Variant::Bare | Variant::Measured => Variant::Bare,
        };
        let text = replace(&text, "#[traced_node", node, node_or_bare);
        let text = replace(
            &text,
            "#[measured",
            "::telemetry_runtime::measured",
            variant,
        );
        // On the same line, so that every other line stays where it is. The bare program gets it too, and is
        // never asked to install: what the compiler says of `main` is then the same.
        let begin = "fn main() { let _telemetry = ::support::install();";
        let text = text.replacen("fn main() {", begin, 1);
        // Bare too: with it rustc writes the names of some types in full.
        text + "extern crate telemetry_runtime as _;\n"
    }
}

/// The 88 of `1.88` or `1.88.0`.
pub(crate) fn minor(version: &str) -> Option<u32> {
    version.split('.').nth(1)?.trim().parse().ok()
}

/// Writes `path` for each `word`, or blanks for all of the attribute.
fn replace(text: &str, word: &str, path: &str, variant: Variant) -> String {
    let mut replaced = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(word) {
        let end = start + closing(&rest[start..]);
        replaced += &rest[..start];
        let attribute = &rest[start..end];
        if variant == Variant::Bare {
            replaced += &blank(attribute);
        } else {
            replaced += "#[";
            replaced += path;
            replaced += &attribute[word.len()..];
        }
        rest = &rest[end..];
    }
    replaced + rest
}

/// A comment in the place of an attribute: clippy has something to say of an empty line.
fn blank(attribute: &str) -> String {
    let inner = attribute.trim_start_matches("#[").trim_end_matches(']');
    let inner: String = inner
        .chars()
        .map(|c| if c == '\n' { c } else { ' ' })
        .collect();
    format!("/*{inner}*/")
}

/// Where the attribute that the text begins with ends.
fn closing(text: &str) -> usize {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '[' | '(' | '{' => depth += 1,
            ']' | ')' | '}' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    text.len()
}
