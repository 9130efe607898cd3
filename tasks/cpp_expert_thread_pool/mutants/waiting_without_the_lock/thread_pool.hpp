#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

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
  explicit ThreadPool(std::size_t threads) {
    if (threads == 0) {
      throw std::invalid_argument("a pool needs a thread");
    }
    threads_.reserve(threads);
    try {
      while (threads_.size() < threads) {
        threads_.emplace_back([this] { work(); });
      }
    } catch (...) {
      close();
      throw;
    }
  }

  ~ThreadPool() { close(); }
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  template <class F>
  std::future<std::invoke_result_t<std::decay_t<F>&>> submit(F&& callable) {
    auto task = std::make_unique<Bound<std::decay_t<F>>>(std::forward<F>(callable));
    auto future = task->future();
    {
      const std::lock_guard lock(mutex_);
      if (!closed_ || (on_own_thread() && !ended_)) {
        waiting_.push_back(std::move(task));
      }
    }
    if (task != nullptr) {
      throw Closed("the pool is closed");
    }
    changed_.notify_all();
    return future;
  }

  template <class T>
  T await(std::future<T> future) {
    if (on_own_thread()) {
      help([&] { return future.wait_for(std::chrono::seconds(0)) == std::future_status::ready; });
    }
    return future.get();
  }

  void wait_idle() {
    require_foreign_thread();
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return idle(); });
  }

  std::size_t cancel() {
    std::deque<std::unique_ptr<Task>> cancelled;
    {
      const std::lock_guard lock(mutex_);
      cancelled.swap(waiting_);
    }
    changed_.notify_all();
    for (const auto& task : cancelled) {
      task->cancel();
    }
    // Again, for tasks that await one of these.
    const std::lock_guard lock(mutex_);
    changed_.notify_all();
    return cancelled.size();
  }

  void close() {
    require_foreign_thread();
    std::unique_lock lock(mutex_);
    closed_ = true;
    changed_.notify_all();
    changed_.wait(lock, [this] { return idle(); });
    if (!ended_) {
      ended_ = true;
      changed_.notify_all();
      lock.unlock();
      for (std::thread& thread : threads_) {
        thread.join();
      }
      lock.lock();
      joined_ = true;
      changed_.notify_all();
    }
    changed_.wait(lock, [this] { return joined_; });
  }

  std::size_t waiting() const {
    return waiting_.size();
  }

 private:
  class Task {
   public:
    virtual ~Task() = default;
    /// Calls and destroys the callable; the future is not ready yet.
    virtual void run() = 0;
    /// Makes the future ready.
    virtual void deliver() = 0;
    virtual void cancel() = 0;
  };

  template <class F>
  class Bound final : public Task {
   public:
    using Result = std::invoke_result_t<F&>;

    template <class From>
    explicit Bound(From&& from) : callable_(std::in_place, std::forward<From>(from)) {}

    std::future<Result> future() { return promise_.get_future(); }

    void run() override {
      try {
        if constexpr (std::is_void_v<Result>) {
          (*callable_)();
        } else if constexpr (std::is_reference_v<Result>) {
          result_ = std::addressof((*callable_)());
        } else {
          result_.emplace((*callable_)());
        }
      } catch (...) {
        error_ = std::current_exception();
      }
      callable_.reset();
    }

    void deliver() override {
      if (error_ != nullptr) {
        promise_.set_exception(std::move(error_));
      } else if constexpr (std::is_void_v<Result>) {
        promise_.set_value();
      } else {
        promise_.set_value(static_cast<Result&&>(*result_));
      }
    }

    void cancel() override {
      callable_.reset();
      promise_.set_exception(std::make_exception_ptr(Cancelled("the task was cancelled")));
    }

   private:
    struct Nothing {};
    using Kept = std::conditional_t<
        std::is_void_v<Result>, Nothing,
        std::conditional_t<std::is_reference_v<Result>, std::remove_reference_t<Result>*,
                           std::optional<Result>>>;

    std::optional<F> callable_;
    std::promise<Result> promise_;
    Kept result_{};
    std::exception_ptr error_;
  };

  static const ThreadPool*& current() {
    thread_local const ThreadPool* pool = nullptr;
    return pool;
  }

  bool on_own_thread() const { return current() == this; }

  void require_foreign_thread() const {
    if (on_own_thread()) {
      throw std::logic_error("a task cannot wait for the end of all tasks");
    }
  }

  void work() {
    current() = this;
    help([this] { return ended_; });
  }

  /// Runs tasks until it is over; the condition is looked at under the lock.
  template <class Condition>
  void help(const Condition& over) {
    std::unique_lock lock(mutex_);
    while (true) {
      changed_.wait(lock, [&] { return over() || !waiting_.empty(); });
      if (over()) {
        return;
      }
      std::unique_ptr<Task> task = std::move(waiting_.front());
      waiting_.pop_front();
      ++running_;
      lock.unlock();
      task->run();
      lock.lock();
      --running_;
      lock.unlock();
      task->deliver();
      task.reset();
      // With the lock in between, nobody misses this between looking and sleeping.
      lock.lock();
      changed_.notify_all();
    }
  }

  /// Needs the lock.
  bool idle() const { return waiting_.empty() && running_ == 0; }

  mutable std::mutex mutex_;
  /// Whoever waits for anything waits for this.
  std::condition_variable changed_;
  std::deque<std::unique_ptr<Task>> waiting_;
  std::size_t running_ = 0;
  bool closed_ = false;
  bool ended_ = false;
  bool joined_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace pool
