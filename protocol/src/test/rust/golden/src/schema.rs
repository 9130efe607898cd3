//! The agent event protocol as a Rust consumer has it. Everything here is what serde derives
//! without a single attribute; that is the point.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::time::Duration;
use uuid::Uuid;

#[derive(Serialize, Deserialize)]
pub struct BenchmarkEvent {
    pub run_id: Uuid,
    pub task_id: String,
    pub step_id: Uuid,
    pub ts: DateTime<Utc>,
    pub policy_id: String,
    pub cfg_hash: String,
    pub env_hash: String,
    pub seed: u64,
    pub event_type: BenchmarkEventType,
    pub data: serde_json::Value,
}

#[derive(Clone, Serialize, Deserialize)]
pub enum BenchmarkEventType {
    RunStart(RunConfig),
    RunStop(RunResult),
    Step(StepData),
    ToolCall(ToolPerformance),
    ContextDecision(PruningDecision),
    Failure(FailureAnalysis),
    OptimizerUpdate(ConfigSuggestion),
}

#[derive(Clone, Serialize, Deserialize)]
pub struct RunConfig {
    pub max_iterations: usize,
    pub temperature: f32,
    pub context_window: usize,
    pub pruning_threshold: f32,
    pub planner_depth: usize,
    pub debate_rounds: usize,
    pub available_tools: Vec<String>,
    pub tool_timeout_ms: u64,
    pub retry_policy: RetryPolicy,
    pub execution_timeout: Duration,
    pub failing_tests_patience: usize,
    pub no_progress_timeout: Duration,
    pub docker_image: String,
    pub tools_commit: String,
    pub sandbox_limits: SandboxLimits,
}

#[derive(Clone, Serialize, Deserialize)]
pub struct RetryPolicy {
    pub max_retries: u32,
    pub backoff_ms: u64,
    pub exponential_backoff: bool,
    pub retry_on_flake: bool,
    pub retry_on_timeout: bool,
}

#[derive(Clone, Serialize, Deserialize)]
pub struct SandboxLimits {
    pub memory_mb: u32,
    pub cpu_cores: f32,
    pub disk_mb: u32,
    pub network_enabled: bool,
    pub execution_timeout_ms: u64,
}

#[derive(Clone, Serialize, Deserialize)]
pub struct RunResult {
    pub success: bool,
    pub wall_time_ms: u64,
    pub total_tokens: u64,
    pub tool_errors: u32,
    pub stability_variance: f64,
    pub final_score: f64,
    pub failing_tests: Vec<String>,
    pub tests_passed: u32,
    pub tests_failed: u32,
    pub files_modified: u32,
    pub early_stopped: bool,
    pub early_stop_reason: Option<String>,
}

#[derive(Clone, Serialize, Deserialize)]
pub struct StepData {
    pub step_type: StepType,
    pub content: String,
    pub tokens_in: u32,
    pub tokens_out: u32,
    pub wall_time_ms: u64,
    pub planned_step: bool,
    pub context_kb: usize,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum StepType {
    Reason,
    Act,
    Observe,
    Conclude,
    Plan,
    Debate,
}

#[derive(Clone, Serialize, Deserialize)]
pub struct ToolPerformance {
    pub tool_name: String,
    pub tool_args_hash: String,
    pub latency_ms: u64,
    pub retries: u32,
    pub exit_kind: ExitKind,
    pub evidence_footprint: EvidenceFootprint,
    pub user_feedback_score: Option<f32>,
    pub intent_accuracy: Option<f32>,
}

#[derive(Clone, Serialize, Deserialize)]
pub enum ExitKind {
    Ok,
    Deterministic(String),
    Flake(String),
    Oom,
    Timeout,
    UserError(String),
    SystemError(String),
}

#[derive(Clone, Serialize, Deserialize)]
pub struct EvidenceFootprint {
    pub files_read: Vec<String>,
    pub files_modified: Vec<String>,
    pub lines_changed: usize,
    pub tests_added: usize,
    pub tests_modified: usize,
    pub bytes_read: usize,
    pub bytes_written: usize,
}

#[derive(Clone, Serialize, Deserialize)]
pub struct PruningDecision {
    pub segment_id: String,
    pub kept: bool,
    pub segment_kb: usize,
    pub segment_type: SegmentType,
    pub impact_probe_ev: Option<f64>,
    pub pruning_algorithm: String,
    pub confidence_score: f64,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum SegmentType {
    FileContent,
    SearchResults,
    ConversationHistory,
    ToolOutput,
    ReasoningContext,
    Documentation,
    ErrorLogs,
}

#[derive(Clone, Serialize, Deserialize)]
pub struct FailureAnalysis {
    pub first_failure_root: FailureRoot,
    pub recovery_attempts: Vec<RecoveryAttempt>,
    pub final_error_state: ErrorState,
    pub contributing_factors: Vec<String>,
    pub remediation_suggestions: Vec<String>,
}

#[derive(Clone, Serialize, Deserialize)]
pub enum FailureRoot {
    Build {
        error_type: String,
        command: String,
    },
    Import {
        missing_module: String,
        suggested_fix: String,
    },
    Path {
        invalid_path: String,
        expected_location: String,
    },
    Flake {
        flaky_test: String,
        failure_rate: f64,
    },
    Semantic {
        logic_error: String,
        context: String,
    },
    Planning {
        reasoning_error: String,
        step_number: usize,
    },
    Context {
        missing_info: String,
        pruning_error: bool,
    },
    Tool {
        tool_name: String,
        usage_error: String,
    },
}

#[derive(Clone, Serialize, Deserialize)]
pub struct RecoveryAttempt {
    pub strategy: String,
    pub success: bool,
    pub time_spent_ms: u64,
    pub side_effects: Vec<String>,
}

#[derive(Clone, Serialize, Deserialize)]
pub struct ErrorState {
    pub recoverable: bool,
    pub error_category: String,
    pub confidence: f64,
    pub similar_failures: u32,
}

#[derive(Clone, Serialize, Deserialize)]
pub struct ConfigSuggestion {
    pub suggested_config: RunConfig,
    pub confidence: f64,
    pub expected_improvement: f64,
    pub exploration_vs_exploitation: f64,
    pub reasoning: String,
}

#[derive(Serialize, Deserialize)]
pub struct TaskFeatures {
    pub repo_size_mb: f64,
    pub file_count: u32,
    pub language_mix: HashMap<String, f64>,
    pub dependency_count: u32,
    pub test_count: u32,
    pub complexity_score: f64,
    pub domain: String,
    pub historical_failure_rate: f64,
    pub avg_completion_time_ms: u64,
}

impl Default for RunConfig {
    fn default() -> Self {
        RunConfig {
            max_iterations: 10,
            temperature: 0.7,
            context_window: 8192,
            pruning_threshold: 0.8,
            planner_depth: 3,
            debate_rounds: 2,
            available_tools: ["bash", "str_replace_editor", "grep"]
                .map(String::from)
                .into(),
            tool_timeout_ms: 30_000,
            retry_policy: RetryPolicy {
                max_retries: 3,
                backoff_ms: 1_000,
                exponential_backoff: true,
                retry_on_flake: true,
                retry_on_timeout: true,
            },
            execution_timeout: Duration::from_secs(600),
            failing_tests_patience: 3,
            no_progress_timeout: Duration::from_secs(300),
            docker_image: "smith:latest".into(),
            tools_commit: "main".into(),
            sandbox_limits: SandboxLimits {
                memory_mb: 4_096,
                cpu_cores: 2.0,
                disk_mb: 10_240,
                network_enabled: true,
                execution_timeout_ms: 600_000,
            },
        }
    }
}
