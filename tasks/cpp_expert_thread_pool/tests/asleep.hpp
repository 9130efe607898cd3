#pragma once

// Whether threads sleep, as the kernel sees it.

#include <dirent.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

/// How often the threads of a process, all but one, were put to sleep until now; -1 if one is awake.
inline long sleeps(long process, long except) {
  char path[64];
  std::snprintf(path, sizeof path, "/proc/%ld/task", process);
  DIR* threads = opendir(path);
  if (threads == nullptr) {
    return -1;  // it has just ended
  }
  long sum = 0;
  while (const dirent* thread = readdir(threads)) {
    const long id = std::atol(thread->d_name);
    if (id == 0 || id == except) {
      continue;
    }
    std::snprintf(path, sizeof path, "/proc/%ld/task/%ld/status", process, id);
    std::FILE* status = std::fopen(path, "r");
    if (status == nullptr) {
      continue;
    }
    char line[256];
    while (std::fgets(line, sizeof line, status) != nullptr) {
      char state = 'S';
      long count = 0;
      if (std::sscanf(line, "State: %c", &state) == 1 && state != 'S') {
        sum = -1;
      } else if (std::sscanf(line, "voluntary_ctxt_switches: %ld", &count) == 1 && sum >= 0) {
        sum += count;
      }
    }
    std::fclose(status);
  }
  closedir(threads);
  return sum;
}

/// Returns when all other threads of this process have come to sleep: what they have not done
/// by then they do not do before somebody wakes them. Two looks must find the same sleep.
inline void settle() {
  for (long before = -1;;) {
    const long now = sleeps(getpid(), gettid());
    if (now >= 0 && now == before) {
      return;
    }
    before = now;
    usleep(1000);
  }
}
