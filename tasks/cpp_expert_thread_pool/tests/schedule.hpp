#pragma once

// What tests put threads in order with.

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <utility>

/// Something that happens once, and that threads wait for.
class Signal {
 public:
  void give() {
    const std::lock_guard lock(mutex_);
    given_ = true;
    changed_.notify_all();
  }

  void wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return given_; });
  }

  bool given() {
    const std::lock_guard lock(mutex_);
    return given_;
  }

  /// Gives a thread that does what it must not the time to be seen doing it. A right pool passes
  /// however long this takes.
  bool comes_soon() {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::milliseconds(150), [this] { return given_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool given_ = false;
};

/// Does something when its last owner is destroyed; it can only be moved.
template <class F>
class AtEnd {
 public:
  explicit AtEnd(F action) : action_(std::make_unique<F>(std::move(action))) {}
  AtEnd(AtEnd&&) = default;
  ~AtEnd() {
    if (action_ != nullptr) {
      (*action_)();
    }
  }

 private:
  std::unique_ptr<F> action_;
};
