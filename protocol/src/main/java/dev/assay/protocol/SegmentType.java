package dev.assay.protocol;

/// What a segment of an agent's context holds.
public enum SegmentType {
  FILE_CONTENT,
  SEARCH_RESULTS,
  CONVERSATION_HISTORY,
  TOOL_OUTPUT,
  REASONING_CONTEXT,
  DOCUMENTATION,
  ERROR_LOGS
}
