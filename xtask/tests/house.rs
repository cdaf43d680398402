//! The plan of the house, checked: who may depend on whom, and under which licences.

use serde_json::Value;
use std::{collections::BTreeMap, process::Command};

/// Who may know whom. Dev-dependencies, `xtask` and `e2e` are free.
const ARROWS: &[(&str, &[&str])] = &[
    ("jmo", &["jmo-core", "jmo-device", "jmo-wire"]),
    (
        "jmo-core",
        &[
            "jmo-document",
            "jmo-regions",
            "jmo-rules",
            "jmo-selfie",
            "jmo-vault",
            "jmo-wire",
        ],
    ),
    ("jmo-device", &["jmo-core", "jmo-vault", "jmo-wire"]),
    ("jmo-document", &["jmo-rules", "jmo-wire"]),
    ("jmo-regions", &[]),
    ("jmo-rules", &[]),
    ("jmo-seal", &[]),
    ("jmo-selfie", &[]),
    (
        "jmo-service",
        &[
            "jmo-regions",
            "jmo-rules",
            "jmo-seal",
            "jmo-selfie",
            "jmo-wire",
        ],
    ),
    ("jmo-vault", &["jmo-seal"]),
    ("jmo-wire", &["jmo-rules"]),
    ("xtask", &[]),
];

/// Licences that may stand in an Apache-2.0 OR MIT app.
const LICENCES: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "BlueOak-1.0.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    "OpenSSL",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

fn metadata() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .output()
        .expect("cargo runs");
    serde_json::from_slice(&output.stdout).expect("cargo prints JSON")
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

#[test]
fn no_crate_knows_another_that_the_plan_does_not_allow() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().expect("packages");
    let members: BTreeMap<&str, &Value> = packages
        .iter()
        .filter(|package| package["source"].is_null())
        .map(|package| (text(package, "name"), package))
        .collect();
    let planned: Vec<&str> = ARROWS.iter().map(|(name, _)| *name).collect();
    assert_eq!(
        members.keys().copied().collect::<Vec<_>>(),
        planned,
        "a crate without a place in the plan"
    );

    for (name, allowed) in ARROWS {
        let dependencies = members[name]["dependencies"]
            .as_array()
            .expect("dependencies");
        let arrows = dependencies
            .iter()
            .filter(|dependency| dependency["kind"].is_null() || dependency["kind"] == "build")
            .map(|dependency| text(dependency, "name"))
            .filter(|dependency| members.contains_key(dependency));
        for arrow in arrows {
            assert!(
                allowed.contains(&arrow),
                "{name} → {arrow} is not an arrow of the plan"
            );
        }
    }
}

#[test]
fn the_core_never_names_tauri_and_rules_never_do_input_or_output() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().expect("packages");
    let depends = |name: &str, on: &str| {
        packages
            .iter()
            .filter(|package| text(package, "name") == name)
            .flat_map(|package| package["dependencies"].as_array().expect("dependencies"))
            .any(|dependency| dependency["kind"].is_null() && text(dependency, "name") == on)
    };
    for (name, never) in [
        ("jmo-core", "tauri"),
        ("jmo-core", "reqwest"),
        ("jmo-rules", "tokio"),
        ("jmo-seal", "tokio"),
    ] {
        assert!(!depends(name, never), "{name} depends on {never}");
    }
}

#[test]
fn every_dependency_comes_from_the_registry_under_a_licence_we_may_use() {
    let metadata = metadata();
    for package in metadata["packages"].as_array().expect("packages") {
        let name = text(package, "name");
        let source = text(package, "source");
        assert!(
            source.is_empty() || source.starts_with("registry+"),
            "{name} comes from {source}"
        );
        let licence = text(package, "license").replace('/', " OR ");
        assert!(may_use(&licence), "{name}: {licence}");
    }
}

#[test]
fn every_npm_package_is_under_a_licence_we_may_use() {
    for lock in ["ui/package-lock.json", "e2e/package-lock.json"] {
        let path = format!("{}/../{lock}", env!("CARGO_MANIFEST_DIR"));
        let lock: Value =
            serde_json::from_str(&std::fs::read_to_string(path).expect("a lock file"))
                .expect("JSON");
        for (name, package) in lock["packages"].as_object().expect("packages") {
            let licence = text(package, "license");
            // A few build tools state theirs only in a file; nothing of them reaches the app.
            let unstated_tool = licence.is_empty() && package["dev"] == true;
            assert!(unstated_tool || may_use(licence), "{name}: {licence}");
        }
    }
}

/// `A OR B` needs one that is allowed, `A AND B` all of them.
fn may_use(expression: &str) -> bool {
    let plain = expression.replace(['(', ')'], "");
    plain
        .split(" AND ")
        .all(|all| all.split(" OR ").any(|one| LICENCES.contains(&one.trim())))
}

#[test]
fn a_licence_expression_is_read_as_it_is_meant() {
    assert!(may_use("MIT OR Apache-2.0"));
    assert!(may_use("(MIT OR GPL-3.0) AND Unicode-3.0"));
    assert!(!may_use("GPL-3.0"));
    assert!(!may_use("MIT AND GPL-3.0"));
}

/// `file` · `test`, `test`: every claim of SECURITY names a test that is there.
#[test]
fn every_test_that_security_names_exists() {
    let page = std::fs::read_to_string(in_root("docs/SECURITY.md")).expect("the page");
    // Before the first heading the page only says how it names them.
    let (_, claims) = page.split_once("\n## ").expect("a section");
    let mut named = 0;
    for place in claims.split(" · ").zip(claims.split(" · ").skip(1)) {
        let file = place.0.rsplit('`').nth(1).expect("a file before the dot");
        let text = std::fs::read_to_string(in_root(file)).unwrap_or_else(|_| panic!("no {file}"));
        let names = place.1.split(['|', ';', '\n', '(']).next();
        let names = names.and_then(|names| names.split(", and ").next());
        for test in names.unwrap_or_default().split('`').skip(1).step_by(2) {
            let there = text.contains(&format!("fn {test}(")) || text.contains(test);
            assert!(there, "{file} has no test «{test}»");
            named += 1;
        }
    }
    assert!(named > 60, "only {named} tests are named");
}

/// The window may ask for the app's own commands and listen to its one event; nothing else.
#[test]
fn the_capability_grants_the_commands_and_nothing_else() {
    let read = |path: &str| std::fs::read_to_string(in_root(path)).expect("a file");
    let capability: Value = serde_json::from_str(&read("capabilities/base.json")).expect("JSON");
    let granted: Vec<&str> = capability["permissions"]
        .as_array()
        .expect("permissions")
        .iter()
        .map(|one| one.as_str().expect("a name"))
        .collect();
    let list = read("src-tauri/src/commands/list.rs");
    let commands = list.lines().filter_map(|line| {
        let (_, call) = line.trim().split_once("::")?;
        let (name, _) = call.split_once('(')?;
        line.contains("->")
            .then(|| format!("allow-{}", name.replace('_', "-")))
    });
    let mut expected: Vec<String> = commands.collect();
    expected.extend(["core:event:allow-listen", "core:event:allow-unlisten"].map(str::to_owned));
    expected.sort();
    let mut granted: Vec<String> = granted.into_iter().map(str::to_owned).collect();
    granted.sort();
    assert_eq!(granted, expected);
    let files = std::fs::read_dir(in_root("capabilities")).expect("a folder");
    assert_eq!(files.count(), 1, "another capability");
}

fn in_root(path: &str) -> String {
    format!("{}/../{path}", env!("CARGO_MANIFEST_DIR"))
}
