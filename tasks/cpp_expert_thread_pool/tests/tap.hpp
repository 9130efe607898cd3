#pragma once

// Tests that report in the Test Anything Protocol. Each runs in a process of its own, so that one
// that crashes or hangs is one failure and no more, and what it prints is no part of the report.

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <exception>

#include "asleep.hpp"

namespace tap {

/// The end of a test that goes on and on; one in which all threads sleep ends sooner.
constexpr unsigned kLimitSeconds = 60;
constexpr int kLooksForDeadlock = 1000;
constexpr int kLooksPerSecond = 500;
/// What tests/run-tests.sh tells the sanitizers to end with.
constexpr int kSanitizerExit = 66;

/// A test, in a list in the order of the source.
struct Test {
  Test(const char* its_name, void (*its_body)()) : name(its_name), body(its_body) {
    *end = this;
    end = &next;
  }

  const char* name;
  void (*body)();
  const Test* next = nullptr;

  static inline const Test* first = nullptr;
  static inline const Test** end = &first;
};

/// Says what failed and ends the test's process.
[[noreturn]] inline void fail(int line, const char* text, const char* problem) {
  std::fprintf(stderr, "line %d: %s %s\n", line, text, problem);
  std::fflush(nullptr);
  _exit(1);
}

inline void check(bool condition, const char* text, int line) {
  if (!condition) {
    fail(line, text, "does not hold");
  }
}

[[noreturn]] inline void run_here(const Test& test) {
  dup2(STDERR_FILENO, STDOUT_FILENO);
  alarm(kLimitSeconds);
  try {
    test.body();
  } catch (const std::exception& error) {
    fail(0, "unexpected:", error.what());
  } catch (...) {
    fail(0, "unexpected:", "something was thrown");
  }
  _exit(0);
}

/// The status that waitpid gives of a test's process. A process whose threads were asleep whenever
/// one looked is ended.
inline int status_of(const Test& test) {
  std::fflush(nullptr);
  const pid_t child = fork();
  if (child < 0) {
    return -1;
  }
  if (child == 0) {
    run_here(test);
  }
  int status = 0;
  for (int asleep = 0; waitpid(child, &status, WNOHANG) != child;) {
    asleep = sleeps(child, 0) < 0 ? 0 : asleep + 1;
    if (asleep == kLooksForDeadlock) {
      kill(child, SIGALRM);
    }
    usleep(1000000 / kLooksPerSecond);
  }
  return status;
}

/// Runs all tests; their names begin with the name of the build.
inline int run_all(const char* build) {
  int failures = 0;
  for (const Test* test = Test::first; test != nullptr; test = test->next) {
    const int status = status_of(*test);
    std::printf("%sok - %s: %s\n", status == 0 ? "" : "not ", build, test->name);
    if (status == 0) {
      continue;
    }
    ++failures;
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM) {
      std::printf("# did not end\n");
    } else if (WIFSIGNALED(status)) {
      std::printf("# was ended by signal %d\n", WTERMSIG(status));
    } else if (WEXITSTATUS(status) == kSanitizerExit) {
      std::printf("# the sanitizer found an error, see the error stream\n");
    } else {
      std::printf("# failed, see the error stream\n");
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
  static tap::Test registration(name, body);            \
  static void body()
#define CHECK(...) tap::check((__VA_ARGS__), #__VA_ARGS__, __LINE__)
#define CHECK_THROWS(error, ...)                                   \
  do {                                                             \
    bool thrown_ = false;                                          \
    try {                                                          \
      static_cast<void>(__VA_ARGS__);                              \
    } catch (const error&) {                                       \
      thrown_ = true;                                              \
    }                                                              \
    tap::check(thrown_, #__VA_ARGS__ " throws " #error, __LINE__); \
  } while (false)
