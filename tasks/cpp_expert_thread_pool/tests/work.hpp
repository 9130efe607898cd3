#pragma once

#include <type_traits>
#include <utility>

/// Any callable with this result, in one type: what takes it is compiled once for each result and
/// not for each callable. It can only be moved.
template <class Result>
class Work {
 public:
  template <class F, class = std::enable_if_t<!std::is_same_v<F, Work>>>
  Work(F callable)
      : callable_(new F(std::move(callable))), call_(call<F>), destroy_(destroy<F>) {}

  Work(Work&& other) noexcept
      : callable_(std::exchange(other.callable_, nullptr)),
        call_(other.call_),
        destroy_(other.destroy_) {}

  ~Work() {
    if (callable_ != nullptr) {
      destroy_(callable_);
    }
  }

  Result operator()() { return call_(callable_); }

 private:
  template <class F>
  static Result call(void* callable) {
    return static_cast<Result>((*static_cast<F*>(callable))());
  }

  template <class F>
  static void destroy(void* callable) {
    delete static_cast<F*>(callable);
  }

  void* callable_;
  Result (*call_)(void*);
  void (*destroy_)(void*);
};

/// Does something when its last owner is destroyed; it can only be moved.
class AtEnd {
 public:
  explicit AtEnd(Work<void> action) : action_(std::move(action)) {}
  AtEnd(AtEnd&& other) noexcept
      : action_(std::move(other.action_)), owns_(std::exchange(other.owns_, false)) {}
  ~AtEnd() {
    if (owns_) {
      action_();
    }
  }

 private:
  Work<void> action_;
  bool owns_ = true;
};
