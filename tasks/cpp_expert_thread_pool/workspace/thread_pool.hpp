#pragma once

#include <cstddef>
#include <future>
#include <stdexcept>
#include <type_traits>
#include <utility>

namespace pool {

/// A task was submitted to a pool that is closed.
class Closed : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A task was cancelled before it began.
class Cancelled : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Runs tasks on a fixed number of threads. See the instructions.
class ThreadPool {
 public:
  explicit ThreadPool(std::size_t) {}
  ~ThreadPool() = default;
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  template <class F>
  std::future<std::invoke_result_t<std::decay_t<F>&>> submit(F&&) {
    throw std::logic_error("not implemented");
  }

  template <class T>
  T await(std::future<T> future) {
    return future.get();
  }

  void wait_idle() { throw std::logic_error("not implemented"); }
  std::size_t cancel() { throw std::logic_error("not implemented"); }
  void close() { throw std::logic_error("not implemented"); }
  std::size_t waiting() const { throw std::logic_error("not implemented"); }
};

}  // namespace pool
