//! Every contestant answers every question that is asked of it: a benchmark that nobody runs must not rot.

use std::process::Command;

fn run(program: &str, arguments: &[&str]) -> std::process::Output {
    Command::new(program)
        .args(arguments)
        .output()
        .expect("the program starts")
}

#[test]
fn every_contestant_answers() {
    let benches = env!("CARGO_BIN_EXE_benches");
    let tracked = env!("CARGO_BIN_EXE_benches-tracked");
    let list = run(benches, &["--list"]);
    let list = String::from_utf8(list.stdout).expect("names are text");
    assert!(list.lines().count() > 20, "{list}");
    for line in list.lines() {
        let words: Vec<&str> = line.split('\t').collect();
        let [program, key, ask] = words[..] else {
            panic!("`{line}`: program, contestant, question")
        };
        let path = match program {
            "benches" => benches,
            "benches-tracked" => tracked,
            // It is there only in a build with its feature.
            #[cfg(feature = "hotpath-alloc")]
            "benches-hotpath-alloc" => env!("CARGO_BIN_EXE_benches-hotpath-alloc"),
            #[cfg(not(feature = "hotpath-alloc"))]
            "benches-hotpath-alloc" => continue,
            other => panic!("no program `{other}`"),
        };
        let output = run(path, &["--run", key, "--ask", ask, "--plan", "trial"]);
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{line}: {told}");
        let is_silent = matches!(ask, "return" | "exit");
        assert!(is_silent || told.contains("figure "), "{line}: {told}");
    }
}
