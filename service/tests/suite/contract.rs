//! The OpenAPI document is locked: a change of the contract is a change of `docs/openapi.json`.

use crate::test_app::TestApp;
use serde_json::Value;
use std::{env, fs};

const LOCKED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/openapi.json");

#[tokio::test]
async fn the_document_in_docs_is_the_one_the_service_answers() {
    let app = TestApp::empty().await;
    let served = app.get("/v1/openapi.json").send().await.ok();
    let served = serde_json::to_string_pretty(&served).expect("JSON") + "\n";
    if env::var_os("JMO_UPDATE").is_some() {
        fs::write(LOCKED, &served).expect("docs/openapi.json");
    }
    let locked = fs::read_to_string(LOCKED).unwrap_or_default();
    assert!(
        locked == served,
        "the contract changed. If that is meant, run the tests once with JMO_UPDATE=1 and commit docs/openapi.json"
    );
}

#[tokio::test]
async fn every_operation_has_a_name_and_documents_its_refusals() {
    let app = TestApp::empty().await;
    let document = app.get("/v1/openapi.json").send().await.ok();
    let mut names = Vec::new();
    for (path, operations) in document["paths"].as_object().expect("paths") {
        for (method, operation) in operations.as_object().expect("operations") {
            let name = operation["operationId"].as_str();
            names.push(name.unwrap_or_else(|| panic!("{method} {path} has no name")));
            for status in ["400", "404", "405", "429", "503"] {
                let refusal = &operation["responses"][status]["content"];
                let documented = &refusal["application/problem+json"]["schema"]["$ref"];
                assert_eq!(
                    documented, "#/components/schemas/Problem",
                    "{method} {path} {status}"
                );
            }
        }
    }
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count, "names are used once");
}

#[tokio::test]
async fn nothing_in_the_document_points_nowhere() {
    let app = TestApp::empty().await;
    let document = app.get("/v1/openapi.json").send().await.ok();
    let text = document.to_string();
    let mut named = 0;
    for reference in text.split("\"#/components/schemas/").skip(1) {
        let name = reference.split('"').next().unwrap_or_default();
        let schema = &document["components"]["schemas"][name];
        assert!(schema.is_object(), "{name}");
        named += 1;
    }
    assert!(named > 100);
}

/// Paths of the document that take a session, read with GET.
pub fn personal_reads(document: &Value) -> Vec<String> {
    let paths = document["paths"].as_object().expect("paths");
    let personal = paths.iter().filter(|(_, operations)| {
        operations["get"]["security"]
            .as_array()
            .is_some_and(|list| !list.is_empty())
    });
    personal.map(|(path, _)| path.clone()).collect()
}
