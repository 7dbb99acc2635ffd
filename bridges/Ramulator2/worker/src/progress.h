// A counter in memory that this process shares with the processes of its engines: how many cycles they have simulated.
#pragma once

#include <sys/mman.h>

#include <atomic>
#include <cstdint>
#include <new>
#include <stdexcept>

namespace tlm {

static_assert(std::atomic<uint64_t>::is_always_lock_free, "the counter is shared between processes");

inline std::atomic<uint64_t>& make_shared_counter() {
  void* page = mmap(nullptr, sizeof(std::atomic<uint64_t>), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (page == MAP_FAILED) throw std::runtime_error("no shared memory");
  return *new (page) std::atomic<uint64_t>(0);
}

}  // namespace tlm
