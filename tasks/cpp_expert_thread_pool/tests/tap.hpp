#pragma once

// Tests that report in the Test Anything Protocol. Each runs in a process of its own, so that one
// that crashes or hangs is one failure and no more, and what it prints is no part of the report.

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

namespace tap {

constexpr unsigned kDeadlockSeconds = 15;

struct Test {
  const char* name;
  void (*body)();
};

inline std::vector<Test>& tests() {
  static std::vector<Test> all;
  return all;
}

struct Registration {
  Registration(const char* name, void (*body)()) { tests().push_back({name, body}); }
};

/// Says what failed and ends the test's process.
[[noreturn]] inline void fail(const std::string& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  std::fflush(nullptr);
  _exit(1);
}

inline void check(bool condition, const char* text, int line, const std::string& note = "") {
  if (!condition) {
    fail("line " + std::to_string(line) + ": " + text + (note.empty() ? "" : " (" + note + ")"));
  }
}

template <class Error>
void check_throws(auto&& action, const char* text, int line) {
  try {
    action();
  } catch (const Error&) {
    return;
  } catch (const std::exception& other) {
    fail("line " + std::to_string(line) + ": " + text + " threw another error: " + other.what());
  }
  fail("line " + std::to_string(line) + ": " + text + " threw nothing");
}

[[noreturn]] inline void run_here(const Test& test) {
  dup2(STDERR_FILENO, STDOUT_FILENO);
  alarm(kDeadlockSeconds);
  try {
    test.body();
  } catch (const std::exception& error) {
    fail(std::string("unexpected: ") + error.what());
  } catch (...) {
    fail("unexpected: something was thrown");
  }
  _exit(0);
}

inline std::string outcome(const Test& test) {
  std::fflush(nullptr);
  const pid_t child = fork();
  if (child < 0) {
    return "could not be started";
  }
  if (child == 0) {
    run_here(test);
  }
  int status = 0;
  while (waitpid(child, &status, 0) != child) {
  }
  if (WIFSIGNALED(status)) {
    return "was ended by signal " + std::to_string(WTERMSIG(status));
  }
  return WEXITSTATUS(status) == 0 ? "" : "failed, see the error stream";
}

/// Runs all tests; their names begin with the name of the build.
inline int run_all(const char* build) {
  int failures = 0;
  for (const Test& test : tests()) {
    const std::string problem = outcome(test);
    std::printf("%sok - %s: %s\n", problem.empty() ? "" : "not ", build, test.name);
    if (!problem.empty()) {
      std::printf("# %s\n", problem.c_str());
      ++failures;
    }
  }
  std::fflush(stdout);
  return failures == 0 ? 0 : 1;
}

}  // namespace tap

#define TAP_JOIN_(a, b) a##b
#define TAP_JOIN(a, b) TAP_JOIN_(a, b)
#define TEST(name) TAP_TEST(name, TAP_JOIN(test_, __LINE__), TAP_JOIN(registration_, __LINE__))
#define TAP_TEST(name, body, registration)              \
  static void body();                                   \
  static const tap::Registration registration(name, body); \
  static void body()
#define CHECK(...) tap::check((__VA_ARGS__), #__VA_ARGS__, __LINE__)
#define CHECK_NOTE(note, ...) tap::check((__VA_ARGS__), #__VA_ARGS__, __LINE__, note)
#define CHECK_THROWS(error, ...) \
  tap::check_throws<error>([&] { static_cast<void>(__VA_ARGS__); }, #__VA_ARGS__, __LINE__)
