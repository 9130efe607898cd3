//! One event for every variant of every enum, and the values at the edges.

use crate::schema::BenchmarkEventType::*;
use crate::schema::*;
use chrono::{DateTime, Utc};
use std::time::Duration;
use uuid::Uuid;

pub const UNICODE: &str = "naïve 日本語 🦀 \u{0}\u{1f}\u{7f}\u{2028}\u{fb33} \"\\/\u{8}\u{c}\n\r\t";

/// Names of files and what they hold.
pub fn events() -> Vec<(String, BenchmarkEvent)> {
    let mut events = vec![
        (
            "run_start_default".to_string(),
            event(42, RunStart(RunConfig::default())),
        ),
        (
            "run_start_largest".to_string(),
            event(u64::MAX, RunStart(largest_config())),
        ),
        (
            "run_start_smallest".to_string(),
            event(0, RunStart(smallest_config())),
        ),
        (
            "run_stop_solved".to_string(),
            event(1, RunStop(result(None))),
        ),
        (
            "run_stop_early".to_string(),
            event(1, RunStop(result(Some("no progress")))),
        ),
        (
            "run_stop_empty_reason".to_string(),
            event(1, RunStop(result(Some("")))),
        ),
        (
            "optimizer_update".to_string(),
            event(9, OptimizerUpdate(suggestion())),
        ),
    ];
    use StepType::*;
    for step_type in [Reason, Act, Observe, Conclude, Plan, Debate] {
        events.push((
            format!("step_{step_type:?}"),
            event(3, Step(step(step_type, "thinking"))),
        ));
    }
    events.push(("step_unicode".into(), event(3, Step(step(Act, UNICODE)))));
    events.push(("step_empty".into(), event(3, Step(step(Act, "")))));
    for (name, exit_kind) in exit_kinds() {
        events.push((
            format!("tool_call_{name}"),
            event(4, ToolCall(tool_call(exit_kind))),
        ));
    }
    events.push((
        "tool_call_unscored".into(),
        event(4, ToolCall(unscored_tool_call())),
    ));
    use SegmentType::*;
    for segment_type in [
        FileContent,
        SearchResults,
        ConversationHistory,
        ToolOutput,
        ReasoningContext,
        Documentation,
        ErrorLogs,
    ] {
        let name = format!("context_decision_{segment_type:?}");
        events.push((
            name,
            event(5, ContextDecision(pruning(segment_type, Some(0.125)))),
        ));
    }
    let unprobed = pruning(Documentation, None);
    events.push((
        "context_decision_unprobed".into(),
        event(5, ContextDecision(unprobed)),
    ));
    for (name, root) in failure_roots() {
        events.push((format!("failure_{name}"), event(6, Failure(failure(root)))));
    }
    for (i, seed) in [(1u64 << 53) + 1, i64::MAX as u64, 1u64 << 63]
        .into_iter()
        .enumerate()
    {
        events.push((format!("seed_{i}"), event(seed, Step(step(Plan, "seeded")))));
    }
    for (i, ts) in [
        "1970-01-01T00:00:00Z",
        "2026-11-20T20:26:09.1Z",
        "2026-11-20T20:26:09.000001Z",
        "2026-11-20T20:26:09.120300Z",
        "2026-11-20T20:26:09.000000001Z",
        "1899-12-31T23:59:59.999999999Z",
        "0000-01-01T00:00:00Z",
        "-0044-03-15T12:00:00Z",
        "+12026-11-20T20:26:09.5Z",
    ]
    .into_iter()
    .enumerate()
    {
        let ts: DateTime<Utc> = ts.parse().unwrap();
        events.push((
            format!("ts_{i}"),
            BenchmarkEvent {
                ts,
                ..event(7, Step(step(Plan, "timed")))
            },
        ));
    }
    for (i, number) in numbers().into_iter().enumerate() {
        let mut result = result(None);
        result.final_score = number;
        events.push((format!("number_{i:02}"), event(8, RunStop(result))));
    }
    events
}

fn event(seed: u64, event_type: BenchmarkEventType) -> BenchmarkEvent {
    BenchmarkEvent {
        run_id: Uuid::from_u128(0xA1B2C3D4_E5F6_4789_ABCD_EF0123456789),
        task_id: "django__django-11099".into(),
        step_id: Uuid::from_u128(seed as u128),
        ts: "2026-11-20T20:26:09.123456789Z".parse().unwrap(),
        policy_id: "policy-1".into(),
        cfg_hash: "ab12".into(),
        env_hash: String::new(),
        seed,
        data: serde_json::to_value(&event_type).unwrap(),
        event_type,
    }
}

fn largest_config() -> RunConfig {
    RunConfig {
        max_iterations: usize::MAX,
        temperature: f32::MAX,
        context_window: usize::MAX,
        pruning_threshold: 0.1,
        planner_depth: 1 << 53,
        debate_rounds: (1 << 53) + 1,
        available_tools: vec![UNICODE.into(), String::new()],
        tool_timeout_ms: u64::MAX,
        retry_policy: RetryPolicy {
            max_retries: u32::MAX,
            backoff_ms: u64::MAX - 1,
            exponential_backoff: false,
            retry_on_flake: false,
            retry_on_timeout: false,
        },
        execution_timeout: Duration::MAX,
        failing_tests_patience: i64::MAX as usize,
        no_progress_timeout: Duration::new(u64::MAX >> 1, 1),
        docker_image: "registry.example/image@sha256:ab".into(),
        tools_commit: UNICODE.into(),
        sandbox_limits: SandboxLimits {
            memory_mb: u32::MAX,
            cpu_cores: 0.3,
            disk_mb: u32::MAX,
            network_enabled: false,
            execution_timeout_ms: 1 << 63,
        },
    }
}

fn smallest_config() -> RunConfig {
    RunConfig {
        max_iterations: 0,
        temperature: 0.0,
        context_window: 0,
        pruning_threshold: -0.0,
        planner_depth: 0,
        debate_rounds: 0,
        available_tools: vec![],
        tool_timeout_ms: 0,
        retry_policy: RetryPolicy {
            max_retries: 0,
            backoff_ms: 0,
            exponential_backoff: false,
            retry_on_flake: false,
            retry_on_timeout: false,
        },
        execution_timeout: Duration::ZERO,
        failing_tests_patience: 0,
        no_progress_timeout: Duration::from_nanos(999_999_999),
        docker_image: String::new(),
        tools_commit: String::new(),
        sandbox_limits: SandboxLimits {
            memory_mb: 0,
            cpu_cores: f32::from_bits(1),
            disk_mb: 0,
            network_enabled: false,
            execution_timeout_ms: 0,
        },
    }
}

fn result(early_stop_reason: Option<&str>) -> RunResult {
    RunResult {
        success: early_stop_reason.is_none(),
        wall_time_ms: 81_234,
        total_tokens: 1 << 40,
        tool_errors: 2,
        stability_variance: 0.1 + 0.2,
        final_score: 95.0,
        failing_tests: early_stop_reason
            .iter()
            .map(|_| "tests/a.py::b[é]".into())
            .collect(),
        tests_passed: 10,
        tests_failed: 1,
        files_modified: u32::MAX,
        early_stopped: early_stop_reason.is_some(),
        early_stop_reason: early_stop_reason.map(String::from),
    }
}

fn step(step_type: StepType, content: &str) -> StepData {
    StepData {
        step_type,
        content: content.into(),
        tokens_in: u32::MAX,
        tokens_out: 0,
        wall_time_ms: 1_500,
        planned_step: true,
        context_kb: 64,
    }
}

fn exit_kinds() -> Vec<(&'static str, ExitKind)> {
    vec![
        ("ok", ExitKind::Ok),
        (
            "deterministic",
            ExitKind::Deterministic("no such file".into()),
        ),
        ("flake", ExitKind::Flake("port in use".into())),
        ("oom", ExitKind::Oom),
        ("timeout", ExitKind::Timeout),
        ("user_error", ExitKind::UserError(String::new())),
        ("system_error", ExitKind::SystemError(UNICODE.into())),
    ]
}

fn tool_call(exit_kind: ExitKind) -> ToolPerformance {
    ToolPerformance {
        tool_name: "bash".into(),
        tool_args_hash: "ab12".into(),
        latency_ms: 230,
        retries: 1,
        exit_kind,
        evidence_footprint: EvidenceFootprint {
            files_read: vec!["src/a.rs".into(), "src/b.rs".into()],
            files_modified: vec![],
            lines_changed: 12,
            tests_added: 1,
            tests_modified: 0,
            bytes_read: usize::MAX,
            bytes_written: 512,
        },
        user_feedback_score: Some(4.5),
        intent_accuracy: Some(0.9),
    }
}

fn unscored_tool_call() -> ToolPerformance {
    ToolPerformance {
        user_feedback_score: None,
        intent_accuracy: None,
        ..tool_call(ExitKind::Ok)
    }
}

fn pruning(segment_type: SegmentType, impact_probe_ev: Option<f64>) -> PruningDecision {
    PruningDecision {
        segment_id: "segment-7".into(),
        kept: impact_probe_ev.is_some(),
        segment_kb: 12,
        segment_type,
        impact_probe_ev,
        pruning_algorithm: "least_recently_used".into(),
        confidence_score: 0.95,
    }
}

fn failure_roots() -> Vec<(&'static str, FailureRoot)> {
    use FailureRoot::*;
    vec![
        (
            "build",
            Build {
                error_type: "link".into(),
                command: "make all".into(),
            },
        ),
        (
            "import",
            Import {
                missing_module: "numpy".into(),
                suggested_fix: "add it".into(),
            },
        ),
        (
            "path",
            Path {
                invalid_path: "/a b".into(),
                expected_location: "/a".into(),
            },
        ),
        (
            "flake",
            Flake {
                flaky_test: "test_net".into(),
                failure_rate: 0.25,
            },
        ),
        (
            "semantic",
            Semantic {
                logic_error: "off by one".into(),
                context: "loop".into(),
            },
        ),
        (
            "planning",
            Planning {
                reasoning_error: "guessed".into(),
                step_number: usize::MAX,
            },
        ),
        (
            "context",
            Context {
                missing_info: "the API".into(),
                pruning_error: true,
            },
        ),
        (
            "tool",
            Tool {
                tool_name: "grep".into(),
                usage_error: "bad pattern".into(),
            },
        ),
    ]
}

fn failure(first_failure_root: FailureRoot) -> FailureAnalysis {
    FailureAnalysis {
        first_failure_root,
        recovery_attempts: vec![
            RecoveryAttempt {
                strategy: "retry".into(),
                success: false,
                time_spent_ms: 5_000,
                side_effects: vec!["a file was rewritten".into()],
            },
            RecoveryAttempt {
                strategy: String::new(),
                success: true,
                time_spent_ms: 0,
                side_effects: vec![],
            },
        ],
        final_error_state: ErrorState {
            recoverable: true,
            error_category: "build".into(),
            confidence: 0.85,
            similar_failures: 3,
        },
        contributing_factors: vec!["stale cache".into()],
        remediation_suggestions: vec![],
    }
}

fn suggestion() -> ConfigSuggestion {
    ConfigSuggestion {
        suggested_config: RunConfig {
            temperature: 0.2,
            ..RunConfig::default()
        },
        confidence: 0.9,
        expected_improvement: -0.015,
        exploration_vs_exploitation: 0.3,
        reasoning: "cooler runs were steadier".into(),
    }
}

pub fn features() -> TaskFeatures {
    TaskFeatures {
        repo_size_mb: 120.5,
        file_count: u32::MAX,
        language_mix: [("python", 0.75), ("c", 0.25), ("日本語", 0.0), ("", 1e-7)]
            .map(|(language, share)| (language.to_string(), share))
            .into(),
        dependency_count: 0,
        test_count: 321,
        complexity_score: 7.0,
        domain: "web".into(),
        historical_failure_rate: 0.333,
        avg_completion_time_ms: u64::MAX,
    }
}

/// Floats at the borders of the layouts that serde_json writes.
pub fn numbers() -> Vec<f64> {
    vec![
        0.0,
        -0.0,
        1.0,
        -1.0,
        0.1,
        1e15,
        1e16,
        1e17,
        123456789012345680.0,
        1e21,
        1e22,
        1e23,
        9.5e-7,
        1e-4,
        1e-5,
        1e-6,
        0.00001234,
        0.0001234,
        5e-324,
        1e-323,
        f64::MAX,
        f64::MIN_POSITIVE,
        9007199254740993.0,
        0.7f32 as f64,
        f32::MAX as f64,
        f32::MIN_POSITIVE as f64,
        -2.5e-9,
        1.7976931348623155e308,
        2251799813685248.5,
        2e16,
        1.5e16,
        99999999999999990.0,
    ]
}
