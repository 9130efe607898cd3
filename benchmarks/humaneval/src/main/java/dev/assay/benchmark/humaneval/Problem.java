package dev.assay.benchmark.humaneval;

/// A row of the data set.
///
/// @param id unique: `HumanEval/0`
/// @param prompt the beginning of a Python program, up to the function's description
/// @param entryPoint the function's name
/// @param canonicalSolution the reference's body of the function
/// @param test a program that defines `check(candidate)`, which fails where the function is wrong
public record Problem(
    String id, String prompt, String entryPoint, String canonicalSolution, String test) {
  /// The reference as a whole program.
  String reference() {
    return prompt + canonicalSolution;
  }
}
