//! Writes events as a Rust producer does, and reads events as a Rust consumer does. See README.md.

mod samples;
mod schema;

use schema::{BenchmarkEvent, RunConfig};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::io::BufRead;
use std::path::Path;
use std::{env, fs, io};

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["write", directory] => write(Path::new(directory)),
        ["read"] => read(),
        _ => panic!("usage: golden write <directory> | golden read < events.jsonl"),
    }
}

/// `to_value/` holds what the schema's `to_json` gives, `to_string/` the same events as serde_json
/// writes them without the detour over a Value.
fn write(directory: &Path) {
    for (name, event) in samples::events() {
        let value = serde_json::to_value(&event).unwrap().to_string();
        save(&directory.join("to_value"), &name, value);
        save(
            &directory.join("to_string"),
            &name,
            serde_json::to_string(&event).unwrap(),
        );
    }
    let features = serde_json::to_value(samples::features()).unwrap();
    save(directory, "task_features", features.to_string());
    save(directory, "hashes", hashes().to_string());
}

fn save(directory: &Path, name: &str, json: String) {
    fs::create_dir_all(directory).unwrap();
    fs::write(
        directory.join(format!("{}.json", name.to_lowercase())),
        json + "\n",
    )
    .unwrap();
}

/// The hashes of the default configuration, by another implementation of RFC 8785.
fn hashes() -> serde_json::Value {
    let config = serde_json::to_value(RunConfig::default()).unwrap();
    let environment = json!({
        "docker_image": config["docker_image"],
        "tools_commit": config["tools_commit"],
        "sandbox_limits": config["sandbox_limits"],
    });
    json!({ "cfg_hash": hash(&config), "env_hash": hash(&environment) })
}

fn hash(value: &serde_json::Value) -> String {
    let canonical = serde_json_canonicalizer::to_string(value).unwrap();
    Sha256::digest(canonical)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Reads one event a line and writes what it was read as.
fn read() {
    for line in io::stdin().lock().lines() {
        let event: BenchmarkEvent = serde_json::from_str(&line.unwrap()).unwrap();
        println!("{}", serde_json::to_value(&event).unwrap());
    }
}
