//! What users of the classifier rely on.

use std::io;

use super::*;

/// An error with a message, a `Debug` name and a cause.
struct Layer {
    name: &'static str,
    message: String,
    cause: Option<Box<dyn Error + Send + Sync>>,
}

impl Layer {
    fn new(name: &'static str, message: impl Into<String>) -> Self {
        Self {
            name,
            message: message.into(),
            cause: None,
        }
    }

    fn over(mut self, cause: impl Error + Send + Sync + 'static) -> Self {
        self.cause = Some(Box::new(cause));
        self
    }
}

impl fmt::Debug for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {{ secret: .. }}", self.name)
    }
}

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for Layer {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.as_ref().map(|cause| &**cause as _)
    }
}

fn classify(error: &(dyn Error + 'static)) -> (Category, ClassifiedBy) {
    let verdict = Classifier::new().classify(error);
    (verdict.category, verdict.classified_by)
}

fn text(message: &str) -> Category {
    Classifier::new()
        .classify_text("app::Error", &[message])
        .category
}

#[test]
fn the_deepest_type_decides() {
    let refused = io::Error::from(io::ErrorKind::ConnectionRefused);
    let error = Layer::new("Wrapper", "invalid configuration").over(refused);
    assert_eq!(classify(&error), (Category::Transient, ClassifiedBy::Type));
}

#[test]
fn an_io_error_is_read_through_to_what_it_was_made_from() {
    let number = "x".parse::<u8>().unwrap_err();
    let error = io::Error::other(Layer::new("Wrapper", "db error").over(number));
    assert_eq!(classify(&error), (Category::Data, ClassifiedBy::Type));
}

#[cfg(target_os = "linux")]
#[test]
fn an_error_number_without_a_kind_is_known() {
    let error = io::Error::from_raw_os_error(24);
    assert_eq!(classify(&error), (Category::Resource, ClassifiedBy::Type));
}

#[test]
fn json_is_told_apart_from_the_reader_that_failed() {
    struct Broken;
    impl io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::TimedOut.into())
        }
    }
    let syntax = serde_json::from_str::<u8>("{").unwrap_err();
    assert_eq!(classify(&syntax), (Category::Data, ClassifiedBy::Type));
    let read = serde_json::from_reader::<_, u8>(Broken).unwrap_err();
    assert_eq!(classify(&read).0, Category::Transient, "by its words");
}

#[test]
fn environment_variables_are_configuration() {
    let missing = std::env::var("TELEMETRY_NO_SUCH_VARIABLE").unwrap_err();
    assert_eq!(
        classify(&missing),
        (Category::Configuration, ClassifiedBy::Type)
    );
}

#[test]
fn a_registered_type_comes_before_the_built_in_ones() {
    let classifier = Classifier::new()
        .register(|error: &Layer| (error.name == "Paid").then_some(Category::Resource))
        .register(|_: &fmt::Error| panic!("a rule that panics does not know"));
    let timed_out = || io::Error::from(io::ErrorKind::TimedOut);
    let paid = Layer::new("Paid", "402").over(timed_out());
    assert_eq!(classifier.classify(&paid).category, Category::Resource);
    let free = Layer::new("Free", "402").over(timed_out());
    assert_eq!(classifier.classify(&free).category, Category::Transient);
    assert_eq!(
        classifier.classify(&fmt::Error).classified_by,
        ClassifiedBy::None
    );
}

#[test]
fn names_come_before_text_and_vague_names_after() {
    let error = Layer::new("PoolTimedOut", "permission denied");
    assert_eq!(classify(&error), (Category::Resource, ClassifiedBy::Name));
    let error = Layer::new("Invalid", "connection refused");
    assert_eq!(classify(&error), (Category::Transient, ClassifiedBy::Text));
    let error = Layer::new("Invalid", "hm");
    assert_eq!(classify(&error), (Category::Data, ClassifiedBy::Name));
}

#[test]
fn the_deepest_telling_message_decides() {
    let classifier = Classifier::new();
    let verdict = |messages: &[&str]| classifier.classify_text("Error", messages).category;
    assert_eq!(
        verdict(&["permission denied", "connection refused"]),
        Category::Transient
    );
    assert_eq!(
        verdict(&["permission denied", "operation failed"]),
        Category::Configuration
    );
    assert_eq!(verdict(&["db error", "hm"]), Category::Unknown);
    assert_eq!(verdict(&[]), Category::Unknown);
}

#[test]
fn resources_outweigh_what_failed_for_want_of_them() {
    for message in [
        "failed to connect: too many open files",
        "invalid response: out of memory",
        "permission store timed out: no space left on device",
        "worker: OutOfMemory while parsing",
    ] {
        assert_eq!(text(message), Category::Resource, "{message}");
    }
}

#[test]
fn words_that_only_contain_a_phrase_say_nothing() {
    for message in [
        "the monkey formatted its memory of the configurator",
        "timed outing",
        "",
    ] {
        assert_eq!(
            Classifier::new().classify_text("E", &[message]),
            Verdict::UNKNOWN,
            "{message}"
        );
    }
}

#[test]
fn hostile_errors_are_survived() {
    #[derive(Clone, Copy)]
    struct Hostile;
    impl fmt::Debug for Hostile {
        fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
            panic!("in Debug")
        }
    }
    impl fmt::Display for Hostile {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("connection refused")?;
            panic!("in Display")
        }
    }
    impl Error for Hostile {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(&Hostile)
        }
    }
    assert_eq!(
        classify(&Hostile),
        (Category::Transient, ClassifiedBy::Text)
    );

    let huge = Layer::new("Huge", "é".repeat(5_000_000));
    assert_eq!(classify(&huge).1, ClassifiedBy::None);
    let long = "é".repeat(1_000);
    let verdict = Classifier::new().classify_text(&long, &[&long, "\0\u{202e}"]);
    assert_eq!(verdict, Verdict::UNKNOWN);
}

#[test]
fn own_phrases_are_literal_and_bounded_and_win_ties() {
    let classifier = Classifier::new()
        .with_phrase(Category::Data, 90, "no space left")
        .and_then(|c| c.with_phrase(Category::Configuration, 95, "über  limit (C++)"))
        .unwrap();
    let verdict = |message: &str| classifier.classify_text("Error", &[message]).category;
    assert_eq!(verdict("no space left"), Category::Data);
    assert_eq!(verdict("ÜBER limit (c++)!"), Category::Configuration);
    assert_eq!(verdict("über limit (ccc)"), Category::Unknown);
}

#[test]
fn phrases_that_make_no_sense_are_refused_and_named() {
    let refusal = |weight, phrase: &str| {
        let added = Classifier::new().with_phrase(Category::Data, weight, phrase);
        added.map(|_| ()).unwrap_err().to_string()
    };
    assert!(refusal(50, "  ").starts_with("phrase for `data` is ``"));
    assert_eq!(
        refusal(0, "a b"),
        "weight of phrase `a b` is 0; use 1 to 100"
    );
    assert!(refusal(101, "a b").contains("is 101"));
    assert!(refusal(50, &"x".repeat(201)).contains("has 201 bytes; use 200"));
}

#[test]
fn every_built_in_phrase_compiles_and_the_most_of_ones_own_too() {
    assert!(text("no space left on device") == Category::Resource);
    let mut classifier = Classifier::new();
    for i in 0..MOST_PHRASES {
        let phrase = format!("{i:0>200}");
        classifier = classifier.with_phrase(Category::Data, 99, &phrase).unwrap();
    }
    let last = format!("{:0>200}", MOST_PHRASES - 1);
    assert_eq!(
        classifier.classify_text("Error", &[&last]).category,
        Category::Data
    );
    assert!(
        classifier
            .with_phrase(Category::Data, 1, "one more")
            .is_err()
    );
}
