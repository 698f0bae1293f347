//! The example of a build script, run.

#[expect(dead_code, reason = "its `main` is for build scripts")]
#[path = "../examples/build_script.rs"]
mod example;

use std::fs;

const DOCUMENT: &str = r##"openapi: 3.0.3
info: {title: Pet Store, version: "1"}
paths: {}
components:
  schemas:
    Pet: {type: object, required: [name], properties: {name: {type: string, maxLength: 20}}}
"##;

#[test]
fn one_file_of_modules_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("openapi.yaml");
    fs::write(&document, DOCUMENT).unwrap();
    example::build(&document, folder.path()).unwrap();
    let text = fs::read_to_string(folder.path().join("api.rs")).unwrap();
    assert!(text.contains("pub mod models {"));
    assert!(text.contains("pub struct Pet {"));
    assert!(text.contains("pub mod runtime {"));
    assert!(!text.contains("#!["), "`include!` takes no inner attributes");
}

#[test]
fn a_faulty_document_fails_the_build() {
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("openapi.yaml");
    fs::write(&document, DOCUMENT.replace("20", "many")).unwrap();
    let fault = example::build(&document, folder.path()).unwrap_err();
    assert!(fault.to_string().contains("has errors"));
    assert!(!folder.path().join("api.rs").exists());
}
