#include "thread_pool.hpp"

#include <sched.h>

#include <atomic>
#include <thread>
#include <vector>

#include "asleep.hpp"
#include "event.hpp"
#include "tap.hpp"
#include "work.hpp"

namespace {

using pool::ThreadPool;

template <class T>
bool ready(const std::future<T>& future) {
  return future.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

template <class Result>
std::future<Result> submit(ThreadPool& threads, Work<Result> work) {
  return threads.submit(std::move(work));
}

/// Submits any callable, as a Work.
template <class F>
auto run(ThreadPool& threads, F callable) {
  return submit(threads, Work<decltype(callable())>(std::move(callable)));
}

std::thread begin(Work<void> work) { return std::thread(std::move(work)); }

/// A callable that does something when it is destroyed.
struct Ending {
  AtEnd end;
  void operator()() const {}
};

/// A task that occupies its thread until it is let go; it must not outlive this.
struct Blocker {
  Signal begun, go;

  std::future<void> occupy(ThreadPool& threads) {
    auto future = run(threads, [this] {
      begun.give();
      go.wait();
    });
    begun.wait();
    return future;
  }
};

// Tasks

TEST("tasks give their results") {
  ThreadPool threads(2);
  std::vector<std::future<int>> futures;
  for (int i = 0; i < 200; ++i) {
    futures.push_back(run(threads, [i] { return i * i; }));
  }
  for (int i = 0; i < 200; ++i) {
    CHECK(futures[static_cast<std::size_t>(i)].get() == i * i);
  }
}

TEST("results may be nothing, references, and what can only be moved") {
  ThreadPool threads(2);
  int number = 1;
  run(threads, [&number] { number = 5; }).get();
  CHECK(number == 5);
  std::future<int&> reference = run(threads, [&number]() -> int& { return number; });
  CHECK(&reference.get() == &number);
  CHECK(*run(threads, [] { return std::make_unique<int>(7); }).get() == 7);
}

TEST("a callable is copied or moved as it is given and called as an lvalue") {
  struct Counter {
    std::unique_ptr<int> owned = std::make_unique<int>(3);
    int operator()() & { return *owned; }
    int operator()() && { return -1; }
  };
  ThreadPool threads(1);
  CHECK(threads.submit(Counter{}).get() == 3);
  struct Kept {
    std::vector<int> numbers;
    std::size_t operator()() const { return numbers.size(); }
  };
  const Kept copied{{1, 2, 3}};
  CHECK(threads.submit(copied).get() == 3);
  CHECK(copied() == 3);
}

TEST("an exception goes to the future and the thread goes on") {
  ThreadPool threads(1);
  auto failing = run(threads, []() -> int { throw std::domain_error("broken"); });
  auto fine = run(threads, [] { return 1; });
  CHECK_THROWS(std::domain_error, failing.get());
  CHECK(fine.get() == 1);
}

TEST("a pool without threads is refused") {
  CHECK_THROWS(std::invalid_argument, ThreadPool(0));
}

TEST("tasks begin in the order in which they were submitted") {
  ThreadPool threads(1);
  std::vector<int> order;
  for (int i = 0; i < 300; ++i) {
    run(threads, [&order, i] { order.push_back(i); });
  }
  threads.wait_idle();
  CHECK(order.size() == 300);
  for (int i = 0; i < 300; ++i) {
    CHECK(order[static_cast<std::size_t>(i)] == i);
  }
}

TEST("all threads run tasks at the same time") {
  ThreadPool threads(3);
  Blocker blockers[3];
  for (Blocker& blocker : blockers) {
    blocker.occupy(threads);
  }
  for (Blocker& blocker : blockers) {
    blocker.go.give();
  }
  threads.close();
}

TEST("waiting counts the tasks that have not begun") {
  ThreadPool threads(1);
  Blocker blocker;
  blocker.occupy(threads);
  CHECK(threads.waiting() == 0);
  for (std::size_t i = 1; i <= 5; ++i) {
    run(threads, [] {});
    CHECK(threads.waiting() == i);
  }
  blocker.go.give();
  threads.wait_idle();
  CHECK(threads.waiting() == 0);
}

TEST("waiting may be called while others submit") {
  ThreadPool threads(1);
  Blocker blocker;
  blocker.occupy(threads);
  std::atomic<bool> submitted{false};
  std::thread other = begin([&] {
    run(threads, [] {});
    submitted.store(true, std::memory_order_relaxed);
  });
  // Nothing but the pool puts the two threads in order.
  while (!submitted.load(std::memory_order_relaxed)) {
    sched_yield();
  }
  CHECK(threads.waiting() == 1);
  other.join();
  blocker.go.give();
}

TEST("a submit that fails adds nothing") {
  struct Uncopyable {
    Uncopyable() = default;
    Uncopyable(const Uncopyable&) { throw std::domain_error("no copy"); }
    void operator()() const {}
  };
  ThreadPool threads(1);
  Blocker blocker;
  blocker.occupy(threads);
  const Uncopyable callable;
  CHECK_THROWS(std::domain_error, threads.submit(callable));
  CHECK(threads.waiting() == 0);
  blocker.go.give();
}

// Lifetimes

/// Holds the destructor of a task's callable up, and looks at the future meanwhile.
template <class Result>
void destroyed_before_ready(bool fails, Result result) {
  struct Slow {
    std::thread::id& ran;
    bool fails;
    Result result;
    AtEnd end;
    Result operator()() const {
      ran = std::this_thread::get_id();
      if (fails) {
        throw std::domain_error("broken");
      }
      return result;
    }
  };
  ThreadPool threads(2);
  Signal entered, leave;
  std::thread::id ran, destroyed;
  auto future = threads.submit(Slow{ran, fails, result, AtEnd([&] {
                                      destroyed = std::this_thread::get_id();
                                      entered.give();
                                      leave.wait();
                                    })});
  entered.wait();
  CHECK(!ready(future));
  CHECK(destroyed == ran);
  leave.give();
  future.wait();
}

TEST("the callable is destroyed before its future is ready") { destroyed_before_ready(false, 1); }

TEST("the callable of a task that throws is destroyed before its future is ready") {
  destroyed_before_ready(true, 1);
}

TEST("a callable may use the pool while it is moved and destroyed") {
  struct Curious {
    ThreadPool& threads;
    std::atomic<int>& seen;
    Curious(ThreadPool& t, std::atomic<int>& s) : threads(t), seen(s) {}
    Curious(Curious&& other) noexcept : threads(other.threads), seen(other.seen) { look(); }
    ~Curious() { look(); }
    void operator()() { look(); }
    void look() {
      threads.waiting();
      ++seen;
    }
  };
  std::atomic<int> seen{0}, late{0};
  ThreadPool threads(1);
  threads.submit(Curious(threads, seen)).get();
  threads.submit(Ending{AtEnd([&] { run(threads, [&] { ++late; }); })}).get();
  threads.wait_idle();
  CHECK(seen > 2 && late == 1);
}

TEST("a cancelled callable may use the pool while it is destroyed") {
  std::atomic<int> late{0};
  ThreadPool threads(1);
  Blocker blocker;
  blocker.occupy(threads);
  auto future = threads.submit(Ending{AtEnd([&] {
    threads.waiting();
    run(threads, [&] { ++late; });
  })});
  CHECK(threads.cancel() == 1);
  CHECK_THROWS(pool::Cancelled, future.get());
  blocker.go.give();
  threads.wait_idle();
  CHECK(late == 1);
}

// wait_idle

TEST("wait_idle waits for what is running and for its destructor") {
  for (const bool in_destructor : {false, true}) {
    ThreadPool threads(2);
    Signal begun, go, returned;
    const auto hold = [&] {
      begun.give();
      go.wait();
    };
    if (in_destructor) {
      threads.submit(Ending{AtEnd(hold)});
    } else {
      run(threads, hold);
    }
    begun.wait();
    std::thread idle = begin([&] {
      threads.wait_idle();
      returned.give();
    });
    settle();
    CHECK(!returned.given());
    go.give();
    idle.join();
  }
}

TEST("wait_idle waits for the tasks of tasks") {
  ThreadPool threads(2);
  std::atomic<int> count{0};
  for (int i = 0; i < 50; ++i) {
    run(threads, [&] {
      run(threads, [&] {
        run(threads, [&] { ++count; });
        ++count;
      });
      ++count;
    });
  }
  threads.wait_idle();
  CHECK(count == 150);
  threads.wait_idle();
}

TEST("close and wait_idle are errors in a task") {
  ThreadPool threads(1);
  CHECK_THROWS(std::logic_error, run(threads, [&] { threads.wait_idle(); }).get());
  CHECK_THROWS(std::logic_error, run(threads, [&] { threads.close(); }).get());
  CHECK(run(threads, [] { return 4; }).get() == 4);
}

// await

int fibonacci(ThreadPool& threads, int n) {
  if (n < 2) {
    return n;
  }
  auto first = run(threads, [&threads, n] { return fibonacci(threads, n - 1); });
  auto second = run(threads, [&threads, n] { return fibonacci(threads, n - 2); });
  const int one = threads.await(std::move(first));
  return one + threads.await(std::move(second));
}

TEST("tasks may await tasks on a pool of any size") {
  for (const std::size_t size : {1u, 2u, 3u}) {
    ThreadPool threads(size);
    auto result = run(threads, [&] { return fibonacci(threads, 9); });
    CHECK(threads.await(std::move(result)) == 34);
  }
}

TEST("await gives results and errors as they are") {
  ThreadPool threads(1);
  int number = 0;
  auto outer = run(threads, [&] {
    threads.await(run(threads, [&] { number = 1; }));
    CHECK(&threads.await(run(threads, [&]() -> int& { return number; })) == &number);
    CHECK(*threads.await(run(threads, [] { return std::make_unique<int>(2); })) == 2);
    CHECK_THROWS(std::domain_error,
                 threads.await(run(threads, [] { throw std::domain_error("broken"); })));
  });
  outer.get();
  CHECK(number == 1);
}

TEST("a task that awaits runs tasks that are submitted later") {
  ThreadPool threads(2);
  Signal inner_begun, helped;
  auto outer = run(threads, [&] {
    auto inner = run(threads, [&] {
      inner_begun.give();
      settle();  // the other thread awaits, and has nothing to run until now
      run(threads, [&] { helped.give(); });
      helped.wait();
      return 3;
    });
    inner_begun.wait();
    return threads.await(std::move(inner));
  });
  CHECK(outer.get() == 3);
}

TEST("a task that awaits is woken when its future is ready") {
  ThreadPool threads(2);
  for (int round = 0; round < 300; ++round) {
    Signal begun;
    auto outer = run(threads, [&] {
      auto inner = run(threads, [&] {
        begun.give();
        return round;
      });
      begun.wait();  // the other thread has it
      return threads.await(std::move(inner));
    });
    CHECK(outer.get() == round);
  }
}

TEST("a task that awaits is woken when what it awaits is cancelled") {
  ThreadPool threads(1);
  Signal submitted, cancelling;
  auto outer = run(threads, [&] {
    // Its destructor holds cancel up until the task sleeps in await.
    auto inner = threads.submit(Ending{AtEnd([&] {
      cancelling.give();
      settle();
    })});
    submitted.give();
    cancelling.wait();
    threads.await(std::move(inner));
  });
  submitted.wait();
  std::thread other = begin([&] { CHECK(threads.cancel() == 1); });
  CHECK_THROWS(pool::Cancelled, outer.get());
  other.join();
}

TEST("await begins no further task once its future is ready") {
  ThreadPool threads(1);
  bool further = false;
  auto outer = run(threads, [&] {
    auto inner = run(threads, [] { return 1; });
    run(threads, [&] { further = true; });
    threads.await(std::move(inner));
    return further;
  });
  CHECK(!outer.get());
  threads.wait_idle();
  CHECK(further);
}

TEST("await outside of the pool runs nothing") {
  ThreadPool threads(1);
  Blocker blocker;
  blocker.occupy(threads);
  std::thread::id ran;
  auto future = run(threads, [&] { ran = std::this_thread::get_id(); });
  std::thread later = begin([&] {
    settle();
    blocker.go.give();
  });
  threads.await(std::move(future));
  CHECK(ran != std::this_thread::get_id());
  later.join();
}

// cancel

TEST("cancel takes the waiting tasks and no others") {
  ThreadPool threads(1);
  Blocker blocker;
  auto running = blocker.occupy(threads);
  std::atomic<int> ran{0};
  std::vector<std::future<void>> futures;
  for (int i = 0; i < 10; ++i) {
    futures.push_back(run(threads, [&] { ++ran; }));
  }
  CHECK(threads.cancel() == 10);
  CHECK(threads.waiting() == 0 && threads.cancel() == 0);
  for (auto& future : futures) {
    CHECK_THROWS(pool::Cancelled, future.get());
  }
  CHECK(!ready(running));
  blocker.go.give();
  running.get();
  CHECK(run(threads, [] { return 2; }).get() == 2);
  CHECK(ran == 0);
}

TEST("a cancelled callable is destroyed before its future is ready and by who cancels") {
  ThreadPool threads(1);
  Blocker blocker;
  blocker.occupy(threads);
  std::future<void> future;
  bool early = true;
  std::thread::id destroyed;
  future = threads.submit(Ending{AtEnd([&] {
    early = ready(future);
    destroyed = std::this_thread::get_id();
  })});
  threads.cancel();
  CHECK(!early && destroyed == std::this_thread::get_id());
  CHECK_THROWS(pool::Cancelled, future.get());
  blocker.go.give();
}

TEST("wait_idle is woken by cancel") {
  ThreadPool threads(1);
  run(threads, [&] {
    run(threads, [] {});
    threads.cancel();
  });
  threads.wait_idle();
}

// close

TEST("close runs what is waiting") {
  std::atomic<int> count{0};
  {
    ThreadPool threads(2);
    for (int i = 0; i < 300; ++i) {
      run(threads, [&] { ++count; });
    }
  }
  CHECK(count == 300);
}

TEST("tasks may submit while the pool closes and nobody else") {
  ThreadPool threads(1);
  Blocker blocker;
  std::atomic<int> count{0};
  run(threads, [&] {
    blocker.begun.give();
    blocker.go.wait();
    run(threads, [&] {
      threads.await(run(threads, [&] { ++count; }));
      ++count;
    });
    ++count;
  });
  blocker.begun.wait();
  std::thread closer = begin([&] { threads.close(); });
  settle();  // the other thread is in close
  CHECK_THROWS(pool::Closed, run(threads, [] {}));
  blocker.go.give();
  closer.join();
  CHECK(count == 3);
}

TEST("every call of close returns when the tasks are over") {
  ThreadPool threads(2);
  Blocker blocker;
  bool over = false;
  Signal first_returned, second_returned;
  run(threads, [&] {
    blocker.begun.give();
    blocker.go.wait();
    over = true;
  });
  blocker.begun.wait();
  std::thread first = begin([&] {
    threads.close();
    first_returned.give();
  });
  std::thread second = begin([&] {
    threads.close();
    CHECK(over);
    second_returned.give();
  });
  settle();
  CHECK(!first_returned.given() && !second_returned.given());
  blocker.go.give();
  first.join();
  second.join();
  threads.close();
}

TEST("a closed pool takes nothing") {
  ThreadPool threads(2);
  threads.close();
  threads.close();
  bool called = false;
  CHECK_THROWS(pool::Closed, run(threads, [&] { called = true; }));
  CHECK(threads.waiting() == 0 && threads.cancel() == 0);
  threads.wait_idle();
  CHECK(!called);
}

TEST("a task of another pool is foreign") {
  ThreadPool mine(1), other(1);
  auto task = run(mine, [&] {
    CHECK(other.await(run(other, [] { return 1; })) == 1);
    other.wait_idle();
    other.close();
    CHECK_THROWS(pool::Closed, run(other, [] {}));
  });
  task.get();
}

TEST("every task that was taken while the pool closed has run") {
  for (int round = 0; round < 40; ++round) {
    ThreadPool threads(2);
    std::atomic<int> ran{0};
    int taken[2] = {0, 0};
    std::thread people[2];
    for (int person : {0, 1}) {
      people[person] = begin([&, person] {
        try {
          while (true) {
            run(threads, [&] { ++ran; });
            ++taken[person];
          }
        } catch (const pool::Closed&) {
        }
      });
    }
    sched_yield();
    threads.close();
    for (std::thread& person : people) {
      person.join();
    }
    CHECK(ran == taken[0] + taken[1]);
  }
}

TEST("tasks are run or cancelled once when many do everything at once") {
  constexpr int people = 3, rounds = 150;
  std::atomic<int> alive{0}, ran{0}, gone{0};
  std::atomic<std::size_t> cancelled{0};
  struct Counted {
    std::atomic<int>& alive;
    explicit Counted(std::atomic<int>& a) : alive(a) { ++alive; }
    Counted(const Counted& other) : alive(other.alive) { ++alive; }
    ~Counted() { --alive; }
  };
  struct Task {
    Counted counted;
    std::atomic<int>& ran;
    void operator()() const { ++ran; }
  };
  {
    ThreadPool threads(3);
    std::thread all[people];
    for (int person = 0; person < people; ++person) {
      all[person] = begin([&, person] {
        for (int round = 0; round < rounds; ++round) {
          auto future = threads.submit(Task{Counted(alive), ran});
          if (round % 7 == person) {
            cancelled += threads.cancel();
          }
          if (round % 20 == 0) {
            threads.wait_idle();
          }
          CHECK(threads.waiting() <= people);
          try {
            threads.await(std::move(future));
          } catch (const pool::Cancelled&) {
            ++gone;
          }
        }
      });
    }
    for (std::thread& one : all) {
      one.join();
    }
    CHECK(alive == 0);
  }
  CHECK(ran + gone == people * rounds);
  CHECK(static_cast<std::size_t>(gone.load()) == cancelled);
}

}  // namespace

int main() { return tap::run_all(BUILD); }
