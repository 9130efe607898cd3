#include "thread_pool.hpp"

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "schedule.hpp"
#include "tap.hpp"

namespace {

using pool::ThreadPool;

template <class T>
bool ready(const std::future<T>& future) {
  return future.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

/// A task that occupies its thread until it is let go; it must not outlive this.
struct Blocker {
  Signal begun, go;

  std::future<void> occupy(ThreadPool& threads) {
    auto future = threads.submit([this] {
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
    futures.push_back(threads.submit([i] { return i * i; }));
  }
  for (int i = 0; i < 200; ++i) {
    CHECK(futures[static_cast<std::size_t>(i)].get() == i * i);
  }
}

TEST("results may be nothing, references, and what can only be moved") {
  ThreadPool threads(2);
  int number = 1;
  threads.submit([&number] { number = 5; }).get();
  CHECK(number == 5);
  std::future<int&> reference = threads.submit([&number]() -> int& { return number; });
  CHECK(&reference.get() == &number);
  CHECK(*threads.submit([] { return std::make_unique<int>(7); }).get() == 7);
}

TEST("a callable is copied or moved as it is given and called as an lvalue") {
  struct Counter {
    std::unique_ptr<int> owned = std::make_unique<int>(3);
    int operator()() & { return *owned; }
    int operator()() && { return -1; }
  };
  ThreadPool threads(1);
  CHECK(threads.submit(Counter{}).get() == 3);
  const std::string text = "kept";
  auto copied = [text] { return text; };
  CHECK(threads.submit(copied).get() == "kept");
  CHECK(copied() == "kept");
}

TEST("an exception goes to the future and the thread goes on") {
  ThreadPool threads(1);
  auto failing = threads.submit([]() -> int { throw std::domain_error("broken"); });
  auto fine = threads.submit([] { return 1; });
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
    threads.submit([&order, i] { order.push_back(i); });
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
    threads.submit([] {});
    CHECK(threads.waiting() == i);
  }
  blocker.go.give();
  threads.wait_idle();
  CHECK(threads.waiting() == 0);
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
template <class Body>
void destroyed_before_ready(Body body) {
  ThreadPool threads(2);
  Signal entered, leave;
  std::thread::id ran, destroyed;
  auto end = AtEnd([&] {
    destroyed = std::this_thread::get_id();
    entered.give();
    leave.wait();
  });
  auto future = threads.submit([&ran, body, end = std::move(end)] {
    ran = std::this_thread::get_id();
    return body();
  });
  entered.wait();
  CHECK(!ready(future));
  CHECK(destroyed == ran);
  leave.give();
  future.wait();
}

TEST("the callable is destroyed before its future is ready") {
  destroyed_before_ready([] { return 1; });
  destroyed_before_ready([] {});
}

TEST("the callable of a task that throws is destroyed before its future is ready") {
  destroyed_before_ready([]() -> int { throw std::domain_error("broken"); });
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
  threads.submit([&, end = AtEnd([&] { threads.submit([&] { ++late; }); })] {}).get();
  threads.wait_idle();
  CHECK(seen > 2 && late == 1);
}

TEST("a cancelled callable may use the pool while it is destroyed") {
  std::atomic<int> late{0};
  ThreadPool threads(1);
  Blocker blocker;
  blocker.occupy(threads);
  auto future = threads.submit([end = AtEnd([&] {
    threads.waiting();
    threads.submit([&] { ++late; });
  })] {});
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
    Signal begun, returned;
    bool early = false;
    const auto hold = [&] {
      begun.give();
      early = returned.comes_soon();
    };
    if (in_destructor) {
      threads.submit([end = AtEnd(hold)] {});
    } else {
      threads.submit(hold);
    }
    begun.wait();
    threads.wait_idle();
    returned.give();
    CHECK(!early);
  }
}

TEST("wait_idle waits for the tasks of tasks") {
  ThreadPool threads(2);
  std::atomic<int> count{0};
  for (int i = 0; i < 50; ++i) {
    threads.submit([&] {
      threads.submit([&] {
        threads.submit([&] { ++count; });
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
  CHECK_THROWS(std::logic_error, threads.submit([&] { threads.wait_idle(); }).get());
  CHECK_THROWS(std::logic_error, threads.submit([&] { threads.close(); }).get());
  CHECK(threads.submit([] { return 4; }).get() == 4);
}

// await

int fibonacci(ThreadPool& threads, int n) {
  if (n < 2) {
    return n;
  }
  auto first = threads.submit([&threads, n] { return fibonacci(threads, n - 1); });
  auto second = threads.submit([&threads, n] { return fibonacci(threads, n - 2); });
  const int one = threads.await(std::move(first));
  return one + threads.await(std::move(second));
}

TEST("tasks may await tasks on a pool of any size") {
  for (const std::size_t size : {1u, 2u, 3u}) {
    ThreadPool threads(size);
    auto result = threads.submit([&] { return fibonacci(threads, 9); });
    CHECK(threads.await(std::move(result)) == 34);
  }
}

TEST("await gives results and errors as they are") {
  ThreadPool threads(1);
  int number = 0;
  threads
      .submit([&] {
        threads.await(threads.submit([&] { number = 1; }));
        CHECK(&threads.await(threads.submit([&]() -> int& { return number; })) == &number);
        CHECK(*threads.await(threads.submit([] { return std::make_unique<int>(2); })) == 2);
        CHECK_THROWS(std::domain_error,
                     threads.await(threads.submit([] { throw std::domain_error("broken"); })));
      })
      .get();
  CHECK(number == 1);
}

TEST("a task that awaits runs tasks that are submitted later") {
  ThreadPool threads(2);
  Signal inner_begun, await_begins, helped;
  auto outer = threads.submit([&] {
    auto inner = threads.submit([&] {
      inner_begun.give();
      await_begins.wait();
      await_begins.comes_soon();
      // The other thread has nothing to run until now.
      threads.submit([&] { helped.give(); });
      helped.wait();
      return 3;
    });
    inner_begun.wait();
    await_begins.give();
    return threads.await(std::move(inner));
  });
  CHECK(outer.get() == 3);
}

TEST("a task that awaits is woken when its future is ready") {
  ThreadPool threads(2);
  for (int round = 0; round < 300; ++round) {
    Signal begun;
    auto outer = threads.submit([&] {
      auto inner = threads.submit([&] {
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
  Signal submitted, cancelling, may_await, awaiting;
  auto outer = threads.submit([&] {
    // Its destructor holds cancel up until the task awaits it.
    auto inner = threads.submit([end = AtEnd([&] {
      cancelling.give();
      awaiting.wait();
    })] {});
    submitted.give();
    may_await.wait();
    awaiting.give();
    threads.await(std::move(inner));
  });
  submitted.wait();
  std::thread other([&] { CHECK(threads.cancel() == 1); });
  cancelling.wait();
  may_await.give();
  CHECK_THROWS(pool::Cancelled, outer.get());
  other.join();
}

TEST("await begins no further task once its future is ready") {
  ThreadPool threads(1);
  bool further = false;
  auto outer = threads.submit([&] {
    auto inner = threads.submit([] { return 1; });
    threads.submit([&] { further = true; });
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
  auto future = threads.submit([] { return std::this_thread::get_id(); });
  std::thread later([&] { blocker.go.give(); });
  CHECK(threads.await(std::move(future)) != std::this_thread::get_id());
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
    futures.push_back(threads.submit([&] { ++ran; }));
  }
  CHECK(threads.cancel() == 10);
  CHECK(threads.waiting() == 0 && threads.cancel() == 0);
  for (auto& future : futures) {
    CHECK_THROWS(pool::Cancelled, future.get());
  }
  CHECK(!ready(running));
  blocker.go.give();
  running.get();
  CHECK(threads.submit([] { return 2; }).get() == 2);
  CHECK(ran == 0);
}

TEST("a cancelled callable is destroyed before its future is ready and by who cancels") {
  ThreadPool threads(1);
  Blocker blocker;
  blocker.occupy(threads);
  std::future<void> future;
  bool early = true;
  std::thread::id destroyed;
  future = threads.submit([end = AtEnd([&] {
    early = ready(future);
    destroyed = std::this_thread::get_id();
  })] {});
  threads.cancel();
  CHECK(!early && destroyed == std::this_thread::get_id());
  CHECK_THROWS(pool::Cancelled, future.get());
  blocker.go.give();
}

TEST("wait_idle is woken by cancel") {
  ThreadPool threads(1);
  threads.submit([&] {
    threads.submit([] {});
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
      threads.submit([&] { ++count; });
    }
  }
  CHECK(count == 300);
}

TEST("tasks may submit while the pool closes and nobody else") {
  ThreadPool threads(1);
  Blocker blocker;
  std::atomic<int> count{0};
  blocker.begun.give();
  threads.submit([&] {
    blocker.go.wait();
    threads.submit([&] {
      threads.await(threads.submit([&] { ++count; }));
      ++count;
    });
    ++count;
  });
  std::thread closer([&] { threads.close(); });
  for (bool closed = false; !closed; std::this_thread::yield()) {
    try {
      threads.submit([] {});
    } catch (const pool::Closed&) {
      closed = true;
    }
  }
  blocker.go.give();
  closer.join();
  CHECK(count == 3);
}

TEST("every call of close returns when the tasks are over") {
  ThreadPool threads(2);
  Blocker blocker;
  bool over = false;
  Signal first_returned, second_returned;
  threads.submit([&] {
    blocker.begun.give();
    blocker.go.wait();
    over = true;
  });
  blocker.begun.wait();
  std::thread first([&] {
    threads.close();
    first_returned.give();
  });
  std::thread second([&] {
    threads.close();
    CHECK(over);
    second_returned.give();
  });
  CHECK(!first_returned.comes_soon() && !second_returned.comes_soon());
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
  CHECK_THROWS(pool::Closed, threads.submit([&] { called = true; }));
  CHECK(threads.waiting() == 0 && threads.cancel() == 0);
  threads.wait_idle();
  CHECK(!called);
}

TEST("a task of another pool is foreign") {
  ThreadPool mine(1), other(1);
  mine.submit([&] {
        CHECK(other.await(other.submit([] { return 1; })) == 1);
        other.wait_idle();
        other.close();
        CHECK_THROWS(pool::Closed, other.submit([] {}));
      })
      .get();
}

TEST("every task that was taken while the pool closed has run") {
  for (int round = 0; round < 40; ++round) {
    ThreadPool threads(2);
    std::atomic<int> ran{0};
    int taken[2] = {0, 0};
    std::vector<std::thread> people;
    for (int& mine : taken) {
      people.emplace_back([&] {
        try {
          while (true) {
            threads.submit([&] { ++ran; });
            ++mine;
          }
        } catch (const pool::Closed&) {
        }
      });
    }
    std::this_thread::yield();
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
  {
    ThreadPool threads(3);
    std::vector<std::thread> all;
    for (int person = 0; person < people; ++person) {
      all.emplace_back([&, person] {
        for (int round = 0; round < rounds; ++round) {
          auto future = threads.submit([&, counted = Counted(alive)] { ++ran; });
          if (round % 7 == person) {
            cancelled += threads.cancel();
          }
          if (round % 20 == 0) {
            threads.wait_idle();
          }
          threads.waiting();
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
